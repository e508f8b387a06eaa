import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ProcessRecord } from "../processes";
import type { Owner } from "./owners";
import { machineFolder } from "./paths";

/** How a machine is run. */
export const wayNames = ["user-mode", "emulated"] as const;
export type WayName = (typeof wayNames)[number];

/** What is known of a running machine; written before its processes start, so that a crashed start can be cleaned away. */
export interface MachineState {
  readonly instance: string;
  readonly name: string;
  readonly owner: Owner;
  readonly way: WayName;
  readonly sshPort: number;
  readonly machineId: string;
  readonly processes: ProcessRecord[];
  /** It answered. */
  readonly complete: boolean;
}

const fileName = "machine.json";

export function loadState(instance: string, name: string): MachineState | undefined {
  const file = join(machineFolder(instance, name), fileName);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as MachineState) : undefined;
}

export function saveState(state: MachineState): void {
  const file = join(machineFolder(state.instance, state.name), fileName);
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2));
  renameSync(`${file}.new`, file);
}

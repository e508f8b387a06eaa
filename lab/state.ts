import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stateFolder } from "./paths";
import type { ProcessRecord } from "./processes";

/** What a running lab consists of; written as it grows, so that a crashed `up` can be cleaned away. */
export interface LabState {
  readonly instance: string;
  readonly hostCount: number;
  readonly rttMs: number;
  processes: ProcessRecord[];
  wirePid: number;
  outsidePid: number;
  hosts: HostState[];
  /** All parts answered. */
  complete: boolean;
}

export interface HostState {
  readonly name: string;
  readonly machineId: string;
  readonly address: string;
  readonly address6: string;
  readonly sshPort: number;
  readonly slowPort?: number;
  pid: number;
}

const fileName = "lab.json";

export function loadState(instance: string): LabState | undefined {
  const file = join(stateFolder(instance), fileName);
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, "utf8")) as LabState;
}

export function saveState(state: LabState): void {
  const folder = stateFolder(state.instance);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, fileName);
  writeFileSync(`${file}.new`, JSON.stringify(state, null, 2));
  renameSync(`${file}.new`, file);
}

export function removeState(instance: string): void {
  rmSync(stateFolder(instance), { recursive: true, force: true });
}

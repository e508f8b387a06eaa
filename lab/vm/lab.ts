import { instanceName } from "../paths";
import type { Owner } from "./owners";
import { machineNames } from "./paths";
import { attachVm, startPair, startVm, stopVm, type Vm } from "./vm";

export interface VmLabOptions {
  /** One, or two joined by their eth1 and by their eth2; default 1. */
  readonly hosts?: number;
  readonly owner?: Owner;
  readonly instance?: string;
}

/** Brings up machines that stay when this process ends; those that run already are returned as they are. */
export async function vmUp(options: VmLabOptions = {}): Promise<Vm[]> {
  const { hosts = 1, owner = "none", instance = instanceName() } = options;
  if (hosts !== 1 && hosts !== 2) throw new Error("--hosts with --vm: 1 or 2; more emulated machines are too slow to be of use");
  const running = vmAttach(instance);
  if (running.length >= hosts && running.every((vm) => vm.owner === owner)) return running;
  await vmDown(instance);
  return hosts === 2 ? startPair({ owner, instance, keep: true }) : [await startVm({ owner, instance, keep: true })];
}

/** The machines that run under this name. */
export function vmAttach(instance = instanceName()): Vm[] {
  return machineNames(instance).flatMap((name) => attachVm(instance, name) ?? []);
}

/** Ends them, those of a crashed run too. */
export async function vmDown(instance = instanceName()): Promise<void> {
  await Promise.all(machineNames(instance).map((name) => stopVm(instance, name)));
}

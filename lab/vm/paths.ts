import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { cacheFolder, stateFolder } from "../paths";

/** Everything that is kept between runs: images, snapshots, disks of running machines. */
export function vmCache(): string {
  return join(cacheFolder(), "vm");
}

/** Folder of one VM lab, beside those of the namespace labs. Short, since socket paths end at 107 bytes. */
export function labFolder(instance: string): string {
  return join(dirname(dirname(stateFolder(instance))), "kvmnet-vm", instance);
}

/** Sockets, keys and records of one machine. */
export function machineFolder(instance: string, name: string): string {
  return join(labFolder(instance), name);
}

/** In a machine's folder. */
export const sockets = { monitor: "qmp", agent: "agent", console: "console.log", pid: "machine.pid" } as const;

/** The machine's own disk: what it wrote since the snapshot. Not under /run, which may be memory. */
export function diskFile(instance: string, name: string): string {
  return join(vmCache(), "disks", `${instance}+${name}.disk`);
}

export function machineNames(instance: string): string[] {
  const folder = labFolder(instance);
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** All VM labs of this machine, also what crashed runs left of theirs. */
export function labNames(): string[] {
  const folder = dirname(labFolder("any"));
  return existsSync(folder) ? readdirSync(folder).sort() : [];
}

/** The same in each run, and another for each machine. Locally administered. Each management NIC is alone on its network. */
export function macAddress(instance: string, name: string, nic: number): string {
  if (nic === 0) return "02:4b:00:00:00:00";
  const hash = createHash("sha256").update(`kvmnet-vm ${instance} ${name}`).digest("hex");
  return `02:4b:${hash.slice(0, 2)}:${hash.slice(2, 4)}:${hash.slice(4, 6)}:0${nic}`;
}

export function machineId(instance: string, name: string): string {
  return createHash("sha256").update(`kvmnet-vm ${instance} ${name}`).digest("hex").slice(0, 32);
}

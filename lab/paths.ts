import { accessSync, constants, existsSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

/** Folder of one lab's sockets, keys and records. Short, since socket paths end at 107 bytes. */
export function stateFolder(instance: string): string {
  const wanted = process.env.XDG_RUNTIME_DIR ?? "/run";
  return join(writable(wanted) ? wanted : "/tmp", "kvmnet-lab", instance);
}

/** Big things that are worth keeping between runs. */
export function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "kvmnet");
}

/** Scripts that run inside the namespaces. */
export const scriptsFolder = join(__dirname, "inside");

export function instanceName(): string {
  const name = process.env.KVMNET_LAB || "default";
  if (!/^[a-z0-9][a-z0-9-]{0,19}$/.test(name)) {
    throw new Error(`KVMNET_LAB is "${name}": use at most 20 of a-z, 0-9 and -`);
  }
  return name;
}

function writable(folder: string): boolean {
  if (!existsSync(folder)) return false;
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

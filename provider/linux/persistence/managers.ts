import { ifupdown } from "./ifupdown";
import type { Manager, ManagerName } from "./manager";
import { netplan } from "./netplan";
import { networkd } from "./networkd";
import { networkmanager } from "./networkmanager";
import { unitFunctions } from "./systemd";
import { unit } from "./unit";

export const managers: Readonly<Record<ManagerName, Manager>> = { networkmanager, networkd, netplan, ifupdown, unit };

const patterns = Object.values(managers).flatMap((manager) => manager.ownFiles.map((glob) => ({ name: manager.name, pattern: pathPattern(glob) })));

/** POSIX sh: the verbs of all managers, with what they share. */
export const managerVerbs = [unitFunctions, ...Object.values(managers).map((manager) => manager.verbs)].join("\n");

/** Whose way of persisting a file of ours belongs to. */
export function managerOf(path: string): ManagerName | undefined {
  return patterns.find(({ pattern }) => pattern.test(path))?.name;
}

/** `*` of the shell, which does not match a slash. */
function pathPattern(glob: string): RegExp {
  return new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*")}$`);
}

import { type Joiners, joinWords } from "../kernel/parts";
import { ifupdown } from "./ifupdown";
import type { BootFile, Manager, ManagerName } from "./manager";
import { netplan } from "./netplan";
import { joinReloads, networkd } from "./networkd";
import { networkmanager } from "./networkmanager";
import { unit } from "./unit";

export const managers: Readonly<Record<ManagerName, Manager>> = { networkmanager, networkd, netplan, ifupdown, unit };

const patterns = Object.values(managers).flatMap((manager) => manager.ownFiles.map((glob) => ({ name: manager.name, pattern: pathPattern(glob) })));

/** Orders that take as long for one resource as for many. */
export const sharedOrders: Joiners = {
  networkd_reload: joinReloads,
  enable_unit: joinWords,
  forget_units: joinWords,
  nm_load: joinWords,
  settled: joinWords,
};

/** Whose way of persisting a file of ours belongs to. */
export function managerOf(path: string): ManagerName | undefined {
  return patterns.find(({ pattern }) => pattern.test(path))?.name;
}

/** The mode that files of ours have: those with secrets of others' kind for root alone, those that are run for all. */
export function modeOf(path: string): BootFile["mode"] {
  return /\.(nmconnection|yaml)$/.test(path) ? "600" : /\/(if-up|dispatcher)\.d\//.test(path) ? "755" : "644";
}

/** `*` of the shell, which does not match a slash. */
function pathPattern(glob: string): RegExp {
  return new RegExp(`^${glob.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*")}$`);
}

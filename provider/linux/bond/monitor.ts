import { ipLine } from "../kernel/batch";
import type { Command } from "../persistence/config";
import type { BondArgs, BondState } from "./types";

const MII_MILLISECONDS = 100;

/** The kernel monitors nothing unless told to, and then never notices a dead link; its two ways exclude each other. */
export function miimonOf({ miimonMilliseconds, arpIntervalMilliseconds }: Partial<BondArgs>): number {
  return miimonMilliseconds ?? (arpIntervalMilliseconds ? 0 : MII_MILLISECONDS);
}

export function completeMonitor(args: Partial<BondArgs>): Partial<BondArgs> {
  return { ...args, miimonMilliseconds: miimonOf(args) };
}

/** The kernel keeps delays as a number of MII intervals, so that they change with the interval: they are set again after it. */
export function delaysAfterMonitor(args: BondArgs, found: BondState | undefined): Command[] {
  if (!found || found.miimonMilliseconds === args.miimonMilliseconds) {
    return [];
  }
  const delays = [
    ["updelay", args.upDelayMilliseconds],
    ["downdelay", args.downDelayMilliseconds],
  ] as const;
  return delays.flatMap(([word, value]) => (value === undefined ? [] : [ipLine("link", "set", "dev", args.name, "type", "bond", word, value)]));
}

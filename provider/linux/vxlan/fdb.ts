import { batchLine } from "../kernel/batch";
import type { Fdb } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import type { VxlanArgs, VxlanState } from "./types";

/** The entry for broadcast and for guests that nobody has learnt. */
const ALL = "00:00:00:00:00:00";

interface Entry {
  readonly mac: string;
  readonly peer: string;
}

/** Entries that somebody set, as against those that were learnt. A multicast group is such an entry as well. */
export function observeFdb(fdb: readonly Fdb[], device: string, group: string): { peers: string[]; fdb: Entry[] } {
  const own = fdb.filter((entry) => entry.device === device && entry.permanent && entry.peer && entry.peer !== group);
  return {
    peers: own.filter(({ mac }) => mac === ALL).map(({ peer }) => peer),
    fdb: own.filter(({ mac }) => mac !== ALL).map(({ mac, peer }) => ({ mac, peer })),
  };
}

const entriesOf = ({ peers, fdb }: { readonly peers?: readonly string[] | undefined; readonly fdb?: readonly Entry[] | undefined }): Entry[] => [
  ...(peers ?? []).map((peer) => ({ mac: ALL, peer })),
  ...(fdb ?? []),
];

const key = ({ mac, peer }: Entry) => `${mac} ${peer}`;

/** Entries that are too much go, those that are missing come; the others are not touched. */
export function fdbCommands(args: VxlanArgs, found: VxlanState | undefined): Command[] {
  const managed = (entry: Entry) => (entry.mac === ALL ? args.peers !== undefined : args.fdb !== undefined);
  const wanted = entriesOf(args);
  const present = found ? entriesOf(found).filter(managed) : [];
  const line = (verb: string, { mac, peer }: Entry): Command => ({ tool: "bridge", line: batchLine("fdb", verb, mac, "dev", args.name, "dst", peer) });
  const missing = (entry: Entry, list: readonly Entry[]) => !list.some((other) => key(other) === key(entry));
  return [
    ...present.filter((entry) => missing(entry, wanted)).map((entry) => line("del", entry)),
    ...wanted.filter((entry) => missing(entry, present)).map((entry) => line("append", entry)),
  ];
}

export const sameEntries = (a: readonly Entry[], b: readonly Entry[]): boolean =>
  a.length === b.length && a.every((entry) => b.some((other) => key(other) === key(entry)));

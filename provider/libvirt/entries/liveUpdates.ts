import type { Network } from "../model";
import { normalise } from "../normalise";
import { undoing } from "../planner";
import { type Entry, type Section, type SectionName, sameEntry, sectionsOf } from "../sections";
import type { XmlElement } from "../xml";

/** One `net-update` call: libvirt takes one entry at a time. */
export interface LiveUpdate {
  readonly command: "delete" | "modify" | "add-last";
  readonly section: SectionName;
  readonly parentIndex?: number;
  readonly entry: XmlElement;
  /** What undoes it. */
  readonly back: Pick<LiveUpdate, "command" | "entry">;
}

/** What the running network needs, with as few calls as libvirt allows: deletions first, so that an address may move. Pure. */
export function liveUpdates(from: Network, to: Network): LiveUpdate[] {
  const [before, after] = [sectionsOf(normalise(from)), sectionsOf(normalise(to))];
  const updates = after.flatMap((section, i) => sectionUpdates(before[i] as Section, section));
  return (["delete", "modify", "add-last"] as const).flatMap((wanted) => updates.filter(({ command }) => command === wanted));
}

function sectionUpdates(before: Section, after: Section): LiveUpdate[] {
  const without = (entries: readonly Entry[], others: readonly Entry[]) => entries.filter((entry) => !others.some((other) => sameEntry(entry, other)));
  const gone = without(before.entries, after.entries);
  const added = without(after.entries, before.entries);
  const modified = added.filter((entry) => after.name === "ip-dhcp-host" && replacesOne(entry, before.entries, gone, added));
  const kept = (entry: Entry) => !modified.some((one) => sharesKey(one, entry));
  const call = (command: LiveUpdate["command"], entry: Entry, old?: Entry): LiveUpdate => ({
    command,
    section: after.name,
    parentIndex: after.parentIndex,
    entry: command === "delete" ? entry.match : entry.add,
    back: undoing(command, entry, old),
  });
  return [
    ...gone.filter(kept).map((entry) => call("delete", entry)),
    ...modified.map((entry) =>
      call(
        "modify",
        entry,
        gone.find((old) => sharesKey(entry, old)),
      ),
    ),
    ...added.filter((entry) => !modified.includes(entry)).map((entry) => call("add-last", entry)),
  ];
}

/** By what its mark finds it. */
const whose = ({ add: { attributes } }: Entry) => attributes.mac ?? attributes.id ?? attributes.name;

const sharesKey = (a: Entry, b: Entry) => a.keys.some((key) => b.keys.includes(key));

/**
 * libvirt modifies the first reservation that has the MAC address, name or address given, and does not look for others
 * (field/libvirt.md 1.2): it saves one of two gaps, where exactly one fits, that one is to go, and no other takes its place.
 * Not where another guest is meant from then on: the mark in the stored definition says the new one already, and if libvirt is killed here, the old
 * one, which runs on, would be nobody's.
 */
function replacesOne(entry: Entry, present: readonly Entry[], gone: readonly Entry[], added: readonly Entry[]): boolean {
  const [first, ...more] = present.filter((other) => sharesKey(entry, other));
  return (
    first !== undefined &&
    more.length === 0 &&
    whose(first) === whose(entry) &&
    gone.includes(first) &&
    added.every((other) => other === entry || !sharesKey(other, first))
  );
}

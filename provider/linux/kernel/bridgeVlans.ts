/** One VLAN, or a range of them, that a port of a bridge (or the host's own port in it) is in. */
export interface VlanRange {
  readonly id: number;
  /** The last one of the range. */
  readonly to?: number | undefined;
  /** Untagged frames that come in belong to it. */
  readonly pvid?: boolean | undefined;
  /** Frames of it go out without a tag. */
  readonly untagged?: boolean | undefined;
}

export const FIRST_VLAN = 1;
export const LAST_VLAN = 4094;

/** Normal form: sorted, ranges as long as they go, only what is true said. */
export function normalVlans(vlans: readonly VlanRange[]): VlanRange[] {
  const ranges: VlanRange[] = [];
  for (const vlan of vlans.flatMap(singleVlans).sort((a, b) => a.id - b.id)) {
    const last = ranges.at(-1);
    if (last && !last.pvid && !vlan.pvid && last.untagged === vlan.untagged && (last.to ?? last.id) + 1 === vlan.id) {
      ranges[ranges.length - 1] = { ...last, to: vlan.id };
    } else {
      ranges.push(vlan);
    }
  }
  return ranges;
}

export function singleVlans({ id, to = id, pvid, untagged }: VlanRange): VlanRange[] {
  return Array.from({ length: to - id + 1 }, (_, i) => ({ id: id + i, ...(pvid && { pvid }), ...(untagged && { untagged }) }));
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

/** What `bridge -j vlan show` prints, by device. A bridge of its own name stands for the host's port in it. */
export function vlansOf(rows: readonly Json[]): Record<string, VlanRange[]> {
  return Object.fromEntries(rows.map((row) => [row.ifname, normalVlans((row.vlans ?? []).map(vlanOf))]));
}

function vlanOf({ vlan, vlanEnd, flags = [] }: Json): VlanRange {
  return { id: vlan, to: vlanEnd, pvid: flags.includes("PVID"), untagged: flags.includes("Egress Untagged") };
}

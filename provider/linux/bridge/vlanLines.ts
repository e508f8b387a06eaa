import { batchLine } from "../kernel/batch";
import { FIRST_VLAN, LAST_VLAN, normalVlans, singleVlans, type VlanRange } from "../kernel/bridgeVlans";
import type { Command } from "../persistence/config";

/**
 * Lines that bring a port of a bridge into exactly these VLANs; `present` absent: whatever it is in. Both additions and removals may run again
 * and disturb no VLAN that stays: the kernel takes a removal of a VLAN that is not there for done. The port VLAN is set first, so that
 * untagged frames always have one.
 */
export function vlanLines(device: string, wanted: readonly VlanRange[], present: readonly VlanRange[] | undefined, self = false): Command[] {
  const there = new Map((present ?? []).flatMap(singleVlans).map((vlan) => [vlan.id, vlan]));
  const asked = wanted.flatMap(singleVlans);
  const missing = normalVlans(asked.filter((vlan) => !sameFlags(vlan, there.get(vlan.id)))).sort((a, b) => Number(b.pvid ?? 0) - Number(a.pvid ?? 0));
  const kept = new Set(asked.map((vlan) => vlan.id));
  const surplus = normalVlans((present ? [...there.keys()] : everyVlan).filter((id) => !kept.has(id)).map((id) => ({ id })));
  const line = (verb: string, vlan: VlanRange): Command => ({
    tool: "bridge",
    line: batchLine("vlan", verb, "dev", device, "vid", vlan.to ? `${vlan.id}-${vlan.to}` : vlan.id, ...flagWords(vlan), ...(self ? ["self"] : [])),
  });
  return [...missing.map((vlan) => line("add", vlan)), ...surplus.map((vlan) => line("del", vlan))];
}

const everyVlan = Array.from({ length: LAST_VLAN }, (_, i) => i + FIRST_VLAN);

const flagWords = ({ pvid, untagged }: VlanRange) => [...(pvid ? ["pvid"] : []), ...(untagged ? ["untagged"] : [])];

const sameFlags = (a: VlanRange, b: VlanRange | undefined) => b !== undefined && a.pvid === b.pvid && a.untagged === b.untagged;

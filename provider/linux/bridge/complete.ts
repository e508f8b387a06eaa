import { normalVlans, type VlanRange } from "../kernel/bridgeVlans";
import type { BridgeArgs, PortOptions } from "./types";

/** Short forms become `vlans`, and VLANs get their normal form. */
export function completeBridge(args: Partial<BridgeArgs>): Partial<BridgeArgs> {
  const { vlans, portOptions } = args;
  return {
    ...args,
    ...(vlans && { vlans: normalVlans(vlans) }),
    ...(portOptions && { portOptions: Object.fromEntries(Object.entries(portOptions).map(([port, options]) => [port, completePort(options)])) }),
  };
}

function completePort({ accessVlan, trunkVlans, nativeVlan, ...options }: PortOptions): PortOptions {
  const vlans = accessVlan !== undefined ? [untagged(accessVlan)] : trunkVlans ? trunk(trunkVlans, nativeVlan) : options.vlans;
  return { ...options, ...(vlans && { vlans: normalVlans(vlans) }) };
}

const untagged = (id: number): VlanRange => ({ id, pvid: true, untagged: true });

function trunk(vlans: readonly (number | string)[], nativeVlan: number | undefined): VlanRange[] {
  const tagged = vlans.map(rangeOf).flatMap((range) => (nativeVlan === undefined ? [range] : without(range, nativeVlan)));
  return nativeVlan === undefined ? tagged : [untagged(nativeVlan), ...tagged];
}

export function rangeOf(vlan: number | string): { id: number; to: number } {
  const [id = 0, to = id] = String(vlan).split("-").map(Number);
  return { id, to };
}

function without({ id, to }: { id: number; to: number }, gap: number): VlanRange[] {
  return [
    { id, to: Math.min(to, gap - 1) },
    { id: Math.max(id, gap + 1), to },
  ].filter((range) => range.id <= range.to);
}

import { field, given, NONE, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { NetworkForward } from "../model";
import { DEFAULT_NAT_PORTS } from "../normalise";
import { ipv4, unsigned16 } from "./address";

const ports = () => z.strictObject({ start: field(unsigned16(), { description: "First port." }), end: field(unsigned16(), { description: "Last port." }) });

export const nat = () =>
  z.strictObject({
    addressRange: field(
      orNone(z.strictObject({ start: field(ipv4(), { description: "First address." }), end: field(ipv4(), { description: "Last address." }) })).optional(),
      { description: "Addresses that outgoing connections come from. Not set: the host's own.", term: "<nat><address>" },
    ),
    portRange: field(orNone(ports(), DEFAULT_NAT_PORTS).optional(), {
      description: "Ports that outgoing connections come from. libvirt's default: 1024 to 65535.",
      term: "<nat><port>",
    }),
    ipv6: field(z.boolean().optional(), { description: "Translate IPv6 too; without it IPv6 is routed.", term: "<nat ipv6=…>" }),
  });

export type Nat = z.infer<ReturnType<typeof nat>>;

export function viewNat(forward: NetworkForward | undefined): Nat {
  const { address, port, ipv6 } = forward?.nat ?? {};
  return {
    addressRange: address ? { start: address.start ?? "", end: address.end ?? "" } : NONE,
    portRange: { start: port?.start ?? DEFAULT_NAT_PORTS.start, end: port?.end ?? DEFAULT_NAT_PORTS.end },
    ipv6: ipv6 ?? false,
  };
}

export function applyNat(view: Nat, base: NetworkForward["nat"]): NetworkForward["nat"] {
  const isDefault = view.portRange?.start === DEFAULT_NAT_PORTS.start && view.portRange.end === DEFAULT_NAT_PORTS.end;
  const result = { ...base, address: given(view.addressRange), port: isDefault ? base?.port && view.portRange : view.portRange, ipv6: view.ipv6 || undefined };
  return Object.values(result).some((value) => value !== undefined) ? result : undefined;
}

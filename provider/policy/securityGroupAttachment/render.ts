import { ofFamily, setOf } from "../../resource/addresses";
import { hexOf, isCidr, subnetOf } from "../../resource/ip";
import { chainName, LIMITED_LOG, memberSet } from "../securityGroup/render";
import { blockName, type Fragment, type Line } from "../table/fragment";
import type { AttachmentSpec } from "./types";

export const KIND = "SecurityGroupAttachment";

export const fragmentOf = (name: string, owner: string, spec: AttachmentSpec): Fragment => ({
  kind: KIND,
  name,
  owner,
  spec,
  rules: [...(spec.onSwitch === undefined ? rulesOf(name, spec) : []), ...membersOf(spec)],
});

/** What nft does. On a bridge of Open vSwitch flows do it, of what the fragment remembers (`table/groupFlows.py`). */
const rulesOf = (name: string, spec: AttachmentSpec): Line[] => [
  ...(spec.groups ? filterOf(name, spec, spec.groups) : []),
  ...(spec.antiSpoof && spec.mac ? antiSpoofOf(name, spec, spec.mac) : []),
];

/** Whom rules that name its groups mean, on whatever bridge those hold. */
const membersOf = ({ groups = [], mac, memberAddresses }: AttachmentSpec): Line[] => [
  ...([4, 6] as const).flatMap((family) =>
    ofFamily(memberAddresses, family).flatMap((element) =>
      groups.map((group): Line => ({ bridgeSet: memberSet(group, `v${family}`), type: `ipv${family}_addr`, element })),
    ),
  ),
  ...groups.flatMap((group): Line[] => (mac ? [{ bridgeSet: memberSet(group, "mac"), type: "ether_addr", element: mac }] : [])),
];

/** Of all that is on a bridge, guests: uplinks are NICs, bonds, VLANs and tunnels. */
const GUESTS = '{ "tun", "veth" }';

function filterOf(name: string, spec: AttachmentSpec, groups: readonly string[]): Line[] {
  const chain = (part: string) => blockName(KIND, name, part);
  const parts = [
    { part: "in", side: "to", other: "from" },
    { part: "out", side: "from", other: "to" },
  ] as const;
  const opening = (part: "in" | "out" | "in_back" | "out_back"): Line[] => [
    { bridgeChain: chain(part) },
    ...groups.map((group) => ({ bridgeChain: chain(part), rule: `jump ${chainName(group, part)}` })),
  ];
  return [
    ...parts.flatMap(({ part, side, other }): Line[] => {
      const [shut, back] = [chain(`shut_${part}`), `${part}_back`] as const;
      return [
        ...opening(part),
        ...(spec.logDenied ? [{ bridgeChain: shut, rule: LIMITED_LOG(`${name} denied ${part}`) }] : []),
        { bridgeChain: shut, rule: "drop" },
        ...whose(spec, "kvmnet", side, `jump ${chain(part)}`),
        ...whose(spec, "kvmnet_shut", side, `goto ${shut}`),
        ...opening(back),
        ...whose(spec, "kvmnet_back", other, `jump ${chain(back)}`),
        ...(spec.onEstablished === "end" ? whose(spec, "kvmnet_ends", side, `goto kvmnet_${side}_asked`) : []),
      ];
    }),
    ...([4, 6] as const).flatMap((family) =>
      ofFamily(spec.mac ? spec.memberAddresses : [], family).map(
        (element): Line => ({ bridgeSet: `kvmnet_own_v${family}`, type: `ipv${family}_addr`, element }),
      ),
    ),
  ];
}

const ON_BRIDGE = { to: ["meta obrname", "meta oifkind"], from: ["meta ibrname", "meta iifkind"] } as const;

/** What becomes of frames to and from whom it is about: of a NIC by the host's end, where that is known, and by the MAC address, as of either alone the other could be made up. */
function whose({ mac, tap, onBridge }: AttachmentSpec, what: string, side: "to" | "from", verdict: string): Line[] {
  const [bridge, kind] = ON_BRIDGE[side];
  return [
    ...(onBridge ? [{ bridgeChain: `${what}_${side}_bridges`, rule: `${bridge} "${onBridge}" ${kind} ${GUESTS} ${verdict}` }] : []),
    ...(tap ? [{ bridgeSet: `${what}_${side}_device`, type: "ifname", element: `"${tap}"`, verdict } as const] : []),
    ...(mac ? [{ bridgeSet: `${what}_${side}_mac`, type: "ether_addr", element: mac, verdict } as const] : []),
  ];
}

/** What QEMU says of a guest that has come from another host (RARP) is not in the names that nft knows. */
const ETHER_TYPES = "{ ip, ip6, arp, 0x8035 }";

/** Stateless, at first touch. What is told of one's own addresses is in ARP and in neighbour advertisements, what is sent from them in IP. */
function antiSpoofOf(name: string, spec: AttachmentSpec, mac: string): Line[] {
  const chain = blockName(KIND, name, "spoof");
  const own = [...spec.memberAddresses, ...spec.allowedAddresses];
  const [v4, v6] = [widest(ofFamily(own, 4)), widest(["fe80::/10", ...ofFamily(own, 6)])];
  const line = (rule: string): Line => ({ bridgeChain: chain, rule });
  return [
    ...(spec.tap
      ? [{ bridgeSet: "kvmnet_spoof_device", type: "ifname", element: `"${spec.tap}"`, verdict: `jump ${chain}` } as const]
      : [{ bridgeSet: "kvmnet_spoof_mac", type: "ether_addr", element: mac, verdict: `jump ${chain}` } as const]),
    line(`ether saddr != ${mac} drop`),
    line(`ether type != ${ETHER_TYPES} drop`),
    line(`arp saddr ether != ${mac} drop`),
    // A probe whether an address is free comes from none.
    line(`arp saddr ip != ${setOf(["0.0.0.0", ...v4])} drop`),
    line("udp sport 67 drop"),
    line("udp sport 547 drop"),
    line("icmpv6 type nd-router-advert drop"),
    line("ip saddr 0.0.0.0 udp sport 68 udp dport 67 return"),
    line(v4.length > 0 ? `ip saddr != ${setOf(v4)} drop` : "ether type ip drop"),
    line(`icmpv6 type nd-neighbor-advert @th,64,128 != ${setOf(v6.map(bitsOf))} drop`),
    line(`ip6 saddr != ${setOf([...v6, "::"])} drop`),
  ];
}

/** Without those that lie within others: of its own addresses and those that it may use besides. */
const widest = (places: readonly string[]) =>
  [...new Set(places)].filter((one) => !places.some((other) => other !== one && isCidr(other) && within(one, other)));

const within = (one: string, other: string) => {
  const [inner, outer] = [subnetOf(isCidr(one) ? one : `${one}/${one.includes(":") ? 128 : 32}`), subnetOf(other)];
  return inner.family === outer.family && inner.prefix > outer.prefix && subnetOf(`${inner.network}/${outer.prefix}`).cidr === outer.cidr;
};

/** An address or a subnet of IPv6 as the bits that they are: nft 1.0.6 has no words for the target of an advertisement. */
function bitsOf(place: string): string {
  const { network, last } = subnetOf(isCidr(place) ? place : `${place}/128`);
  return network === last ? `0x${hexOf(network)}` : `0x${hexOf(network)}-0x${hexOf(last)}`;
}

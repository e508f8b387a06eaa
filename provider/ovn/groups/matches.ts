import { isRange, ofFamily } from "../../resource/addresses";
import { subnetsOf } from "../../resource/ip";
import { typeNumber } from "../../resource/securityGroup/icmp";
import type { SecurityGroupSpec, SpecRule } from "../../resource/securityGroup/types";
import { groupRow, setRow } from "./names";

/** What a security group comes to as OVN's rules. No text of a user's is part of a match but what has been checked to be an address, a number or a word. */

/** What a row of the table ACL says. */
export interface MadeAcl {
  readonly direction: "from-lport" | "to-lport";
  readonly priority: number;
  readonly match: string;
  readonly action: "allow" | "allow-related" | "drop";
}

/** In the middle, so that rules of others (OvnPortGroup) have room on both sides. */
const DROPS = 16_000;
const OPENS = 16_001;
const ALWAYS = 16_002;

/** ARP, neighbour discovery, reports of multicast listeners and DHCP, as on a host (`policy/table/compose.sh`). */
const ALWAYS_IN = "arp || nd || nd_ra || icmp6.type == {130, 137} || (udp.src == 67 && udp.dst == 68) || (udp.src == 547 && udp.dst == 546)";
const ALWAYS_OUT = "arp || nd || nd_rs || icmp6.type == {131, 132, 143} || (udp.src == 68 && udp.dst == 67) || (udp.src == 546 && udp.dst == 547)";

const NUMBERS: Readonly<Record<string, number>> = { gre: 47, esp: 50, ah: 51 };

/** What no group of a port opens is dropped: each group drops for its own, and what any of them opens comes before. */
export function aclsOf(name: string, { ingress, egress }: SecurityGroupSpec): MadeAcl[] {
  const [to, from] = [`outport == @${groupRow(name)}`, `inport == @${groupRow(name)}`];
  const opened = (rules: readonly SpecRule[], direction: MadeAcl["direction"], port: string, end: "src" | "dst"): MadeAcl[] => {
    const matches = rules.flatMap((rule) => matchOf(rule, name, end)).map((match) => `${port} && ${match}`);
    return [...new Set(matches)].map((match) => ({ direction, priority: OPENS, match, action: "allow-related" }));
  };
  return [
    { direction: "to-lport", priority: ALWAYS, match: `${to} && (${ALWAYS_IN})`, action: "allow" },
    { direction: "from-lport", priority: ALWAYS, match: `${from} && (${ALWAYS_OUT})`, action: "allow" },
    ...opened(ingress, "to-lport", to, "src"),
    { direction: "to-lport", priority: DROPS, match: to, action: "drop" },
    ...(egress
      ? [...opened(egress, "from-lport", from, "dst"), { direction: "from-lport", priority: DROPS, match: from, action: "drop" } as const]
      : [{ direction: "from-lport", priority: OPENS, match: from, action: "allow-related" } as const]),
  ];
}

/** One, or none where nobody can be meant. */
function matchOf(rule: SpecRule, name: string, end: "src" | "dst"): string[] {
  const { addresses = [], addressSets = [], groups = [], self } = rule;
  const peers = peersOf(rule, name, end);
  const everybody = addresses.length + addressSets.length + groups.length === 0 && !self;
  return everybody || peers.length > 0 ? [[...serviceOf(rule), ...(everybody ? [] : [either(peers)])].join(" && ")] : [];
}

function serviceOf({ protocol, ports, icmpTypes }: SpecRule): string[] {
  if (protocol === "any") {
    return ["ip"];
  }
  if (protocol === "icmp" || protocol === "icmpv6") {
    const word = protocol === "icmp" ? "icmp4" : "icmp6";
    return [icmpTypes ? `${word}.type == {${icmpTypes.map((type) => typeNumber(protocol, type)).join(", ")}}` : word];
  }
  const number = NUMBERS[protocol];
  if (number !== undefined) {
    return [`ip.proto == ${number}`];
  }
  const single = ports?.filter((port) => !port.includes("-")) ?? [];
  const ranges = (ports ?? []).filter((port) => port.includes("-")).map((port) => port.split("-"));
  return ports
    ? [
        either([
          ...(single.length > 0 ? [`${protocol}.dst == {${single.join(", ")}}`] : []),
          ...ranges.map(([first, last]) => `(${protocol}.dst >= ${first} && ${protocol}.dst <= ${last})`),
        ]),
      ]
    : [protocol];
}

/** Of a group OVN itself keeps two sets, of the addresses of its ports. */
function peersOf({ protocol, addresses = [], addressSets = [], groups = [], self }: SpecRule, name: string, end: "src" | "dst"): string[] {
  const families = protocol === "icmp" ? ([4] as const) : protocol === "icmpv6" ? ([6] as const) : ([4, 6] as const);
  return families.flatMap((family) => {
    const all = [
      ...plain(ofFamily(addresses, family)),
      ...addressSets.map((set) => `$${setRow(set, family)}`),
      ...[...groups, ...(self ? [name] : [])].map((group) => `$${groupRow(group)}_ip${family}`),
    ];
    return all.length > 0 ? [`ip${family}.${end} == {${all.join(", ")}}`] : [];
  });
}

/** OVN knows no ranges. */
export const plain = (places: readonly string[]): string[] => [
  ...new Set(places.flatMap((one) => (isRange(one) ? subnetsOf(...(one.split("-") as [string, string])) : [one]))),
];

const either = (matches: readonly string[]) => (matches.length === 1 ? (matches[0] as string) : `(${matches.join(" || ")})`);

import { ofFamily, setOf } from "../../resource/addresses";
import { answerType } from "../../resource/securityGroup/icmp";
import type { SecurityGroupSpec, SpecRule } from "../../resource/securityGroup/types";
import { setName } from "../addressSet/render";
import { blockName, type ElementType, type Fragment, type Line } from "../table/fragment";

export const KIND = "SecurityGroup";

/** Chains that accept what the group opens, and sets of its members, which attachments fill. */
export function fragmentOf(name: string, owner: string, spec: SecurityGroupSpec): Fragment {
  const { ingress, egress, members } = spec;
  return {
    kind: KIND,
    name,
    owner,
    spec,
    rules: [
      ...memberSets.flatMap(({ part, type }): Line[] => [
        { bridgeSet: memberSet(name, part), type },
        ...(part === "mac" ? [] : ofFamily(members, part === "v4" ? 4 : 6).map((element) => ({ bridgeSet: memberSet(name, part), type, element }))),
      ]),
      ...chainOf(name, "in", ingress),
      ...(egress ? chainOf(name, "out", egress) : [{ bridgeChain: chainName(name, "out"), rule: "accept" }]),
      ...chainOf(name, "in_back", ingress),
      ...(egress ? chainOf(name, "out_back", egress) : [{ bridgeChain: chainName(name, "out_back"), rule: "accept" }]),
    ],
  };
}

export type MemberPart = "v4" | "v6" | "mac";
export const memberSets: readonly { readonly part: MemberPart; readonly type: ElementType }[] = [
  { part: "v4", type: "ipv4_addr" },
  { part: "v6", type: "ipv6_addr" },
  { part: "mac", type: "ether_addr" },
];
export const memberSet = (group: string, part: MemberPart) => blockName(KIND, group, part);
/** What is asked for, in and out; and the answers to that, which go the other way. */
type Side = "in" | "out" | "in_back" | "out_back";
export const chainName = (group: string, side: Side) => blockName(KIND, group, side);

/** Ten at once, then one a second: a flood must not fill the log. */
export const LIMITED_LOG = (prefix: string) => `limit rate 1/second burst 10 packets log prefix "kvmnet ${prefix} "`;

function chainOf(name: string, side: Side, rules: readonly SpecRule[]): Line[] {
  const bridgeChain = chainName(name, side);
  const answers = side === "in_back" || side === "out_back";
  const end = side === "in" || side === "out_back" ? "saddr" : "daddr";
  return [
    { bridgeChain },
    ...rules.flatMap((rule): Line[] => {
      const service = serviceOf(rule, answers);
      return (service === undefined ? [] : peersOf(rule, name, end)).flatMap((peer) => {
        const line = (verdict: string) => [peer, service, verdict].filter(Boolean).join(" ");
        const log = rule.log && !answers ? [{ bridgeChain, rule: line(LIMITED_LOG(`${name} ${side}`)), begins: true }] : [];
        return [...log, { bridgeChain, rule: line("accept") }];
      });
    }),
  ];
}

const IP_NUMBER: Readonly<Record<string, string>> = { icmpv6: "ipv6-icmp" };

/** `undefined`: what is never answered. */
function serviceOf({ protocol, ports, icmpTypes }: SpecRule, answers: boolean): string | undefined {
  if (ports) {
    return `${protocol} ${answers ? "sport" : "dport"} ${setOf(ports)}`;
  }
  if (icmpTypes) {
    const types = answers ? icmpTypes.flatMap((type) => answerType(protocol, type) ?? []) : icmpTypes;
    return types.length > 0 ? `${protocol} type ${setOf(types)}` : undefined;
  }
  return protocol === "any" ? "" : `meta l4proto ${IP_NUMBER[protocol] ?? protocol}`;
}

/** One match for each sort of peers: of several any will do. */
function peersOf({ protocol, addresses = [], addressSets = [], groups = [], self }: SpecRule, name: string, end: "saddr" | "daddr"): string[] {
  const families = protocol === "icmp" ? [4] : protocol === "icmpv6" ? [6] : [4, 6];
  const all = [...groups, ...(self ? [name] : [])];
  const peers = [
    ...families.flatMap((family) => {
      const ip = family === 4 ? "ip" : "ip6";
      const literal = ofFamily(addresses, family as 4 | 6);
      return [
        ...(literal.length > 0 ? [`${ip} ${end} ${setOf(literal)}`] : []),
        ...addressSets.map((set) => `${ip} ${end} @${setName(set, family as 4 | 6)}`),
        ...all.map((group) => `${ip} ${end} @${memberSet(group, family === 4 ? "v4" : "v6")}`),
      ];
    }),
    ...all.map((group) => `ether ${end} @${memberSet(group, "mac")}`),
  ];
  return peers.length > 0 || addresses.length + addressSets.length + all.length > 0 ? peers : [""];
}

import { unordered } from "../addresses";
import { canonicalType } from "./icmp";
import type { SecurityGroupArgs, SpecRule } from "./types";

/** The normal form: rules have no order, and no list within them has one. */
export function completeGroup({ ingress, egress, members, ...rest }: Partial<SecurityGroupArgs>): Partial<SecurityGroupArgs> {
  return {
    ...rest,
    ...(ingress && { ingress: normalRules(ingress) }),
    ...(egress && { egress: normalRules(egress) }),
    ...(members && { members: unordered(members) }),
  };
}

export function normalRules(rules: readonly SpecRule[]): SpecRule[] {
  const texts = new Map(rules.map(normalRule).map((rule) => [JSON.stringify(rule), rule]));
  return [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rule]) => rule);
}

/** Always in this order of properties, so that one text stands for one rule. */
function normalRule({ protocol, ports, icmpTypes, addresses, addressSets, groups, self, log }: SpecRule): SpecRule {
  return {
    protocol,
    ...(ports && { ports: [...new Set(ports)].sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)) }),
    ...(icmpTypes && { icmpTypes: unordered(icmpTypes.map((type) => canonicalType(protocol, type))) }),
    ...(addresses && { addresses: unordered(addresses) }),
    ...(addressSets && { addressSets: unordered(addressSets) }),
    ...(groups && { groups: unordered(groups) }),
    self,
    log,
  };
}

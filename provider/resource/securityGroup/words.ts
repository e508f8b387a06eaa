import type { SpecRule } from "./types";

/** `tcp 22, 80 from 10.0.0.0/8, the set office`: as a preview says it. */
export function ruleWords({ protocol, ports, icmpTypes, addresses = [], addressSets = [], groups = [], self }: SpecRule, direction: "from" | "to"): string {
  const what = [protocol === "any" ? "everything" : protocol, ...[(ports ?? icmpTypes ?? []).join(", ")].filter(Boolean)].join(" ");
  const peers = [
    ...(addresses.length > 5 ? [...addresses.slice(0, 5), `${addresses.length - 5} more`] : addresses),
    ...addressSets.map((name) => `the set ${name}`),
    ...groups.map((name) => `the group ${name}`),
    ...(self ? ["its own members"] : []),
  ];
  return `${what} ${direction} ${peers.length > 0 ? peers.join(", ") : direction === "from" ? "anywhere" : "everywhere"}`;
}

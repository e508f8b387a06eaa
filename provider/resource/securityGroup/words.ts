import type { SecurityGroupSpec, SpecRule } from "./types";

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

/** What opens and what closes for members (`whom`), a line each. */
export function changedWords(now: SecurityGroupSpec, before: SecurityGroupSpec, whom: string): string[] {
  const words = (rules: readonly SpecRule[] | undefined, direction: "from" | "to") =>
    rules ? rules.map((rule) => ruleWords(rule, direction)) : [`everything ${direction === "from" ? "from anywhere" : "to everywhere"}`];
  const differences = (is: readonly string[], was: readonly string[]) => [
    ...was.filter((one) => !is.includes(one)).map((one) => `closes ${one} for ${whom}`),
    ...is.filter((one) => !was.includes(one)).map((one) => `opens ${one} for ${whom}`),
  ];
  return [...differences(words(now.ingress, "from"), words(before.ingress, "from")), ...differences(words(now.egress, "to"), words(before.egress, "to"))];
}

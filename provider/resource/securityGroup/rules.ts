import { apart } from "../addresses";
import { familyOf } from "../ip";
import type { Problem, Rule } from "../kind";
import { isIcmp, namesOf, typeNumber } from "./icmp";
import { type SpecRule, withPorts } from "./schema";
import type { SecurityGroupArgs } from "./types";

type Path = readonly (string | number)[];

const ofEach = (check: (rule: SpecRule, path: Path, args: SecurityGroupArgs) => Iterable<Problem>): Rule<SecurityGroupArgs> =>
  function* (args) {
    for (const direction of ["ingress", "egress"] as const) {
      for (const [i, rule] of (args[direction] ?? []).entries()) {
        yield* check(rule, [direction, i], args);
      }
    }
  };

const portsHavePorts = ofEach(function* ({ protocol, ports }, path) {
  if (ports !== undefined && !withPorts.includes(protocol)) {
    yield { path: [...path, "ports"], reason: `${protocol === "any" ? "any protocol" : protocol} has no ports: name ${withPorts.join(", ")}` };
  }
});

const typesHaveTypes = ofEach(function* ({ protocol, icmpTypes }, path) {
  if (icmpTypes !== undefined && !isIcmp(protocol)) {
    yield { path: [...path, "icmpTypes"], reason: "only icmp and icmpv6 have types" };
    return;
  }
  for (const [i, type] of (icmpTypes ?? []).entries()) {
    if (typeNumber(protocol, type) === undefined) {
      yield { path: [...path, "icmpTypes", i], reason: `${protocol} has no type ${type}: a number of 0 to 255, or one of ${namesOf(protocol).join(", ")}` };
    }
  }
});

const portsApart = ofEach(function* ({ ports = [] }, path) {
  const bounds = ports.map((one) => one.split("-").map(Number)).map(([first = 0, last = first]) => ({ first, last }));
  for (const [i, one] of bounds.entries()) {
    const other = bounds.findIndex(({ first, last }, j) => j < i && first <= one.last && one.first <= last);
    if (other >= 0) {
      yield { path: [...path, "ports", i], reason: `is named twice: ${ports[other]} has it as well` };
    }
  }
});

const addressesApart = ofEach(function* ({ addresses = [] }, path) {
  yield* apart(addresses, [...path, "addresses"]);
});

const familiesMeet = ofEach(function* ({ protocol, addresses = [] }, path) {
  const family = protocol === "icmp" ? 4 : protocol === "icmpv6" ? 6 : undefined;
  for (const [i, address] of addresses.entries()) {
    if (family !== undefined && familyOf(address) !== family) {
      yield { path: [...path, "addresses", i], reason: `is of IPv${familyOf(address)}, and ${protocol} of IPv${family}` };
    }
  }
});

const selfBySelf = ofEach(function* ({ groups = [] }, path, { name }) {
  const i = groups.indexOf(name);
  if (i >= 0) {
    yield { path: [...path, "groups", i], reason: "is this group itself: write `self: true`" };
  }
});

export const securityGroupRules: readonly Rule<SecurityGroupArgs>[] = [portsHavePorts, typesHaveTypes, portsApart, addressesApart, familiesMeet, selfBySelf];

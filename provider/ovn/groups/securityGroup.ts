import type { Problem } from "../../resource/kind";
import { completeGroup, normalRules } from "../../resource/securityGroup/normal";
import { securityGroupRules } from "../../resource/securityGroup/rules";
import { securityGroupArgs, securityGroupSpec, securityGroupView } from "../../resource/securityGroup/schema";
import type { SecurityGroupArgs, SecurityGroupSpec, SpecRule } from "../../resource/securityGroup/types";
import { changedWords } from "../../resource/securityGroup/words";
import { z } from "../../resource/zod";
import { readable } from "../match";
import { type MadeState, madeKind } from "../northbound/madeKind";
import { named } from "../northbound/rows";
import { refused } from "../refused";
import { aclsOf } from "./matches";
import { groupOf, groupRow } from "./names";
import { missingFrom, portsOf, refuseUsers, usersOf } from "./references";
import { held } from "./state";

type State = MadeState & SecurityGroupSpec;

function* ofPorts({ members = [] }: SecurityGroupArgs): Iterable<Problem> {
  if (members.length > 0) {
    yield {
      path: ["members"],
      reason: "are who is in the group on other hosts; in OVN every port says itself in which groups it is. Name others by an AddressSet",
    };
  }
}

function* unlogged({ ingress = [], egress = [] }: SecurityGroupArgs): Iterable<Problem> {
  for (const [direction, rules] of Object.entries({ ingress, egress })) {
    for (const [i, { log }] of rules.entries()) {
      if (log) {
        yield { path: [direction, i, "log"], reason: "nothing is logged in OVN", doubt: true };
      }
    }
  }
}

const closes = (before: readonly SpecRule[] | undefined, now: readonly SpecRule[] | undefined) => {
  const texts = new Set((now ?? []).map((rule) => JSON.stringify(rule)));
  return now !== undefined && (before === undefined || before.some((rule) => !texts.has(JSON.stringify(rule))));
};

const placeOf = (name: string) => ({ table: "Port_Group", name: groupRow(name), use: "ports" }) as const;

/** A security group of ours as a group of ports with its rules. */
export const securityGroup = madeKind<SecurityGroupArgs, State, SecurityGroupSpec>({
  type: "SecurityGroup",
  description: "A security group of logical ports.",
  noun: "security group",
  example: "web",
  args: securityGroupArgs,
  state: z.strictObject({ ...securityGroupView, ...held }),
  spec: securityGroupSpec,
  rules: [...securityGroupRules, ofPorts, unlogged],
  impacts: {
    name: { impact: "replace", why: "the group is removed and made again under the other name" },
    ingress: { impact: "blip", why: "what reaches its members from then on, of connections that are there as well" },
    egress: { impact: "blip", why: "what its members may send from then on, of connections that are there as well" },
    members: { impact: "none", why: "has no meaning in OVN" },
  },
  complete: completeGroup,
  specOf: ({ ingress = [], egress, members = [] }) => ({
    ingress: normalRules(ingress),
    ...(egress && { egress: normalRules(egress) }),
    members: [...members],
  }),
  view: ({ ingress, egress, members }) => ({ ingress, ...(egress && { egress }), members }),
  places: (name) => [placeOf(name)],
  rowsOf: (name, spec) => [
    {
      ...placeOf(name),
      columns: {},
      children: { table: "ACL", column: "acls", rows: aclsOf(name, spec).map((acl) => ({ ...acl })) },
    },
  ],
  nameIn: groupOf,
  impactOf: (property, before, now) =>
    property !== "members" && closes(before[property as "ingress" | "egress"], now[property as "ingress" | "egress"])
      ? { impact: "blip", why: "connections that no group opens any more end" }
      : { impact: "none", why: "more is open" },
  refuse: (seen, name, spec) => {
    const [missing] = missingFrom(seen, spec, name);
    if (missing) {
      throw refused(
        missing.property,
        `there is no ${missing.what} in OVN`,
        'make it first, with `on: "ovn"`: give its `name` output, so that Pulumi knows the order',
      );
    }
  },
  faults: (seen, spec, name) => missingFrom(seen, spec, name).map(({ what }) => `the ${what}, which it names, is gone`),
  refuseRemoval: (seen, name, row) => {
    refuseUsers(usersOf(seen, { group: name }), `the security group ${name}`);
    const ports = portsOf(seen, row);
    if (ports.length > 0) {
      throw refused(
        "name",
        `the security group ${name} still has ports, which would be open without it: ${ports.join(", ")}`,
        "take them out first (those of the same program go first when they name it by its `name` output)",
      );
    }
  },
  // All at once: each is asked of by a process.
  matchesOf: (seen, name, spec) => [
    readable(
      seen,
      aclsOf(name, spec)
        .map(({ match }) => `(${match})`)
        .join(" || "),
      groupRow(name),
      "ingress",
    ),
  ],
  notes: (seen, name, spec, before) => {
    const ports = portsOf(seen, named(seen, "Port_Group", groupRow(name))[0]);
    return ports.length > 0 && before !== undefined
      ? changedWords(spec, before, ports.length > 3 ? `${ports.slice(0, 3).join(", ")} and ${ports.length - 3} more` : ports.join(", "))
      : [];
  },
});

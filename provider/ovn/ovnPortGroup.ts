import { KvmnetError } from "../resource/error";
import type { CommonArgs, Problem } from "../resource/kind";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import { acl, acls } from "./acls";
import { isOfGroups } from "./groups/names";
import { externalIds, ofExternalIds } from "./maps";
import { readable } from "./match";
import { rowKind } from "./northbound/rowKind";
import { named } from "./northbound/rows";
import { groupName } from "./texts";

const args = z.strictObject({
  name: field(groupName(), {
    description: "Name of the group, of which OVN has one, and which matches say as `@name`: letters, digits, `_` and `.`. Renaming replaces it.",
    term: "Port_Group.name",
  }),
  acls: field(z.array(acl).optional(), {
    description:
      "Rules for the ports of the group (`portGroups` of a LogicalSwitchPort). Exactly these, and where there are none everything passes. Not set: not managed.",
    term: "Port_Group.acls",
  }),
  externalIds: externalIds("Port_Group"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* oncePerRule({ acls: rules = [] }: Args): Iterable<Problem> {
  for (const [i, one] of rules.entries()) {
    const same = rules.findIndex((other) => other.direction === one.direction && other.priority === one.priority && other.match === one.match);
    if (same < i) {
      yield { path: ["acls", i], reason: `repeats acls[${same}]: of two rules with one priority and match OVN takes either` };
    }
  }
}

function* ofTheGroup({ acls: rules = [] }: Args): Iterable<Problem> {
  for (const [i, { match }] of rules.entries()) {
    if (!match.includes("@")) {
      yield { path: ["acls", i, "match"], reason: "names no group, so it counts for every port of the switches that the group has ports on", doubt: true };
    }
  }
}

export const ovnPortGroup = rowKind<Args>({
  type: "OvnPortGroup",
  description:
    "A group of logical ports of OVN, on any switches, with the rules (ACLs) for what they may send and get. A port is in it from the moment it is made.",
  noun: "port group",
  example: "web",
  table: "Port_Group",
  args,
  rules: [oncePerRule, ofTheGroup],
  impacts: {
    acls: { impact: "blip", why: "other packets pass from then on, of connections that are there as well" },
    externalIds: ofExternalIds,
  },
  // Those of SecurityGroup and AddressSet are theirs.
  covers: ({ name }) => !isOfGroups(String(name)),
  columns: {},
  maps: { externalIds: "external_ids" },
  children: { acls },
  // Without it they were open.
  holds: { table: "Logical_Switch_Port", column: "ports", what: "ports, which would be open without it" },
  refuse: (seen, { name }) => {
    const taken = ["4", "6"].map((family) => `${name}_ip${family}`).find((set) => named(seen, "Address_Set", set).length > 0);
    if (taken !== undefined) {
      throw new KvmnetError({
        code: "refused",
        property: "name",
        problem: `there is a set of addresses ${taken}, which OVN itself would make of the group: it would carry out nothing any more`,
        remedy: "choose another name, or remove the set first",
      });
    }
  },
  matchesOf: (seen, { name, acls: rules = [] }) => rules.map(({ match }) => readable(seen, match, name, "acls")),
});

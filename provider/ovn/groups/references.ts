import { elements, type Row } from "../../host/ovsdbValue";
import { securityGroupSpec } from "../../resource/securityGroup/schema";
import type { SecurityGroupSpec } from "../../resource/securityGroup/types";
import { rememberedIn } from "../northbound/madeKind";
import { type Northbound, named } from "../northbound/rows";
import { refused } from "../refused";
import { groupOf, groupRow, setRow } from "./names";

/** Who names whom among security groups and sets of addresses in OVN. */

interface Group {
  readonly name: string;
  readonly spec: SecurityGroupSpec;
}

export const groupsIn = (seen: Northbound): Group[] =>
  [...seen.tables.Port_Group.values()].flatMap((row) => {
    const name = groupOf(String(row.name));
    const spec = name === undefined ? undefined : rememberedIn(row, securityGroupSpec);
    return name === undefined || spec === undefined ? [] : [{ name, spec }];
  });

const rulesOf = ({ ingress, egress = [] }: SecurityGroupSpec) => [...ingress, ...egress];

/** Groups that name a set, or another group. */
export const usersOf = (seen: Northbound, what: { readonly set: string } | { readonly group: string }): string[] =>
  groupsIn(seen)
    .filter(({ name, spec }) =>
      rulesOf(spec).some(({ addressSets = [], groups = [] }) =>
        "set" in what ? addressSets.includes(what.set) : what.group !== name && groups.includes(what.group),
      ),
    )
    .map(({ name }) => name);

/** Ports that are in a group. */
export const portsOf = (seen: Northbound, group: Row | undefined): string[] =>
  elements(group?.ports)
    .map((id) => String(seen.tables.Logical_Switch_Port.get(String(id))?.name ?? id))
    .sort();

export interface Missing {
  readonly what: string;
  readonly property: string;
}

/** What a group names that is not there: OVN would pass over the rule without a word. */
export function missingFrom(seen: Northbound, { ingress, egress = [] }: SecurityGroupSpec, own: string): Missing[] {
  return Object.entries({ ingress, egress }).flatMap(([direction, rules]) =>
    rules.flatMap(({ addressSets = [], groups = [] }, i) => [
      ...addressSets
        .map((name, j) => ({ name, what: `AddressSet ${name}`, property: `${direction}[${i}].addressSets[${j}]` }))
        .filter(({ name }) => ([4, 6] as const).some((family) => named(seen, "Address_Set", setRow(name, family)).length === 0)),
      ...groups
        .map((name, j) => ({ name, what: `SecurityGroup ${name}`, property: `${direction}[${i}].groups[${j}]` }))
        .filter(({ name }) => name !== own && named(seen, "Port_Group", groupRow(name)).length === 0),
    ]),
  );
}

export function refuseUsers(users: readonly string[], what: string): void {
  if (users.length > 0) {
    throw refused(
      "name",
      `${what} is used by SecurityGroup ${users.join(", ")}`,
      "take it out of those first; in a program, give its `name` output to them, so that Pulumi knows the order",
    );
  }
}

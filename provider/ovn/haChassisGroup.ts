import { elements, type Row } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import { given } from "../resource/schema";
import { type Northbound, type Table, uuidOf } from "./northbound/rows";

/** Ports that a group of hosts has, one host at a time. */

/** In the southbound database a router's port is where it routes under a name of its own. */
const USERS: readonly { readonly table: Table; boundAs(name: string): string }[] = [
  { table: "Logical_Router_Port", boundAs: (name) => `cr-${name}` },
  { table: "Logical_Switch_Port", boundAs: (name) => name },
];

/** Ports that refer to the group, and the id of the host that has each now; `""`: none, or it cannot be seen from here. */
export function usersOf(seen: Northbound, group: Row): Record<string, string> {
  return Object.fromEntries(
    USERS.flatMap(({ table, boundAs }) =>
      [...seen.tables[table].values()]
        .filter(({ ha_chassis_group }) => elements(ha_chassis_group).includes(uuidOf(group)))
        .map(({ name }): [string, string] => [String(name), seen.places.get(boundAs(String(name)))?.id ?? ""]),
    ).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

export function refuseUnknownGroup(seen: Northbound, group: string | undefined): void {
  const id = given(group);
  if (id !== undefined && !seen.tables.HA_Chassis_Group.has(id)) {
    throw new KvmnetError({
      code: "refused",
      property: "haChassisGroup",
      problem: `there is no group of hosts ${id}`,
      remedy: "make it first, and give the `uuid` output of an OvnHaChassisGroup",
    });
  }
}

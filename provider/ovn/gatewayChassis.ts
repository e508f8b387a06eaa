import { elements, type Row } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import type { Children } from "./northbound/rowSpec";
import { linked, type Northbound } from "./northbound/rows";

/** Which hosts may route for a router's port, by preference: a row each, whose names OVN lets exist once. */

/** ovn-nb(5): the highest that is alive has the port. */
const HIGHEST = 1000;

export const gatewayChassis: Children = {
  table: "Gateway_Chassis",
  column: "gateway_chassis",
  read: (rows) => [...rows].sort((a, b) => Number(b.priority) - Number(a.priority)).map(({ chassis_name }) => String(chassis_name)),
  write: (value, name) => (value as string[]).map((host, i) => ({ name: `${name}-${host}`, chassis_name: host, priority: HIGHEST - i })),
};

/** OVN takes any text. One that is there already stays: a host may be away for good, and all else still has to be changed. */
export function refuseUnknownChassis(seen: Northbound, hosts: readonly string[], port: Row | undefined): void {
  const before = linked(seen, gatewayChassis.table, port?.[gatewayChassis.column]).map(({ chassis_name }) => chassis_name);
  const unknown = hosts.find((host) => seen.chassis !== undefined && !seen.chassis.includes(host) && !before.includes(host));
  if (unknown !== undefined) {
    throw new KvmnetError({
      code: "refused",
      property: "gatewayChassis",
      problem: `no host of OVN has the id ${unknown}: OVN would take it and route nothing`,
      remedy: "give the `systemId` output of an OvnChassis",
    });
  }
}

/** Whether one host at a time routes what passes the port. */
export const isGateway = (port: Row): boolean => elements(port.gateway_chassis).length > 0 || elements(port.ha_chassis_group).length > 0;

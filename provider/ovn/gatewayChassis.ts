import { elements, type Row } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import { text } from "../resource/schema";
import { z } from "../resource/zod";
import type { Children } from "./northbound/rowSpec";
import type { Northbound } from "./northbound/rows";

/** Which hosts may route for a router's port, or have the ports of a group, by preference: a row each. */

/** ovn-nb(5): the highest that is alive has the port. */
const HIGHEST = 1000;

/** `systemId` outputs, the most preferred first. */
export const hostIds = () => z.array(text().regex(/^\S+$/, "must be one word")).refine((all) => new Set(all).size === all.length, "names a host twice");

const byPreference = (rows: readonly Row[]): string[] =>
  [...rows]
    .sort((a, b) => Number(b.priority) - Number(a.priority) || (String(a.chassis_name) < String(b.chassis_name) ? -1 : 1))
    .map(({ chassis_name }) => String(chassis_name));

const ranked = (value: unknown) => (value as string[]).map((chassis_name, i) => ({ chassis_name, priority: HIGHEST - i }));

/** OVN lets a name of these rows exist once. */
export const gatewayChassis: Children = {
  table: "Gateway_Chassis",
  column: "gateway_chassis",
  read: byPreference,
  write: (value, name) => ranked(value).map((row) => ({ name: `${name}-${row.chassis_name}`, ...row })),
};

export const haChassis: Children = { table: "HA_Chassis", column: "ha_chassis", read: byPreference, write: ranked };

/** OVN takes any text. One that is there already (`before`) stays: a host may be away for good, and all else still has to be changed. */
export function refuseUnknownChassis(seen: Northbound, property: string, hosts: readonly string[], before: readonly Row[]): void {
  const known = before.map(({ chassis_name }) => chassis_name);
  const unknown = hosts.find((host) => seen.chassis !== undefined && !seen.chassis.includes(host) && !known.includes(host));
  if (unknown !== undefined) {
    throw new KvmnetError({
      code: "refused",
      property,
      problem: `no host of OVN has the id ${unknown}: OVN would take it and route nothing`,
      remedy: "give the `systemId` output of an OvnChassis",
    });
  }
}

/** Whether one host at a time routes what passes the port. */
export const isGateway = (port: Row): boolean => elements(port.gateway_chassis).length > 0 || elements(port.ha_chassis_group).length > 0;

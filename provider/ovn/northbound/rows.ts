import { elements, entries, optional, type Row } from "../../host/ovsdbValue";

/** The rows that our kinds deal with, as the database has them, by their UUID. What a column means, its kind says. Pure data. */

export const columns = {
  Logical_Switch: ["_uuid", "name", "ports", "dns_records", "load_balancer", "qos_rules", "other_config", "external_ids"],
  Logical_Switch_Port: [
    "_uuid",
    "name",
    "type",
    "addresses",
    "port_security",
    "enabled",
    "tag_request",
    "tag",
    "parent_name",
    "dhcpv4_options",
    "dhcpv6_options",
    "ha_chassis_group",
    "mirror_rules",
    "options",
    "external_ids",
    "dynamic_addresses",
    "up",
  ],
  Logical_Router: ["_uuid", "name", "ports", "static_routes", "policies", "nat", "load_balancer", "enabled", "options", "external_ids"],
  Logical_Router_Port: ["_uuid", "name", "mac", "networks", "enabled", "gateway_chassis", "ha_chassis_group", "ipv6_ra_configs", "options", "external_ids"],
  Logical_Router_Static_Route: ["_uuid", "ip_prefix", "nexthop", "output_port", "policy", "route_table", "options", "external_ids"],
  Logical_Router_Policy: ["_uuid", "priority", "match", "action", "nexthop", "nexthops", "options", "external_ids"],
  Gateway_Chassis: ["_uuid", "name", "chassis_name", "priority"],
  HA_Chassis_Group: ["_uuid", "name", "ha_chassis", "external_ids"],
  HA_Chassis: ["_uuid", "chassis_name", "priority"],
  NAT: ["_uuid", "type", "external_ip", "logical_ip", "external_mac", "logical_port", "external_port_range", "gateway_port", "options", "external_ids"],
  Port_Group: ["_uuid", "name", "ports", "acls", "external_ids"],
  ACL: ["_uuid", "direction", "priority", "match", "action", "log", "severity", "name"],
  Address_Set: ["_uuid", "name", "addresses", "external_ids"],
  QoS: ["_uuid", "direction", "priority", "match", "action", "bandwidth", "external_ids"],
  Mirror: ["_uuid", "name", "type", "sink", "filter", "index", "external_ids"],
  DNS: ["_uuid", "records", "external_ids"],
  Load_Balancer: ["_uuid", "name", "vips", "protocol", "health_check", "ip_port_mappings", "selection_fields", "options", "external_ids"],
  Load_Balancer_Health_Check: ["_uuid", "vip", "options"],
  Load_Balancer_Group: ["_uuid", "name", "load_balancer"],
  DHCP_Options: ["_uuid", "cidr", "options", "external_ids"],
} as const;

export type Table = keyof typeof columns;

/** Of the southbound database: where a port is, and whether who is asked there answers. */
export const southboundColumns = {
  Chassis: ["_uuid", "name", "hostname", "other_config", "external_ids"],
  Port_Binding: ["logical_port", "chassis"],
  Service_Monitor: ["logical_port", "ip", "port", "protocol", "status"],
} as const;

export interface Northbound {
  readonly tables: Readonly<Record<Table, ReadonlyMap<string, Row>>>;
  readonly schema: Schema;
  /** Ids of the hosts that take part; not known where the southbound database is on another host. */
  readonly chassis?: readonly string[];
  /** Names of the hosts by the physical network that they map; not known either. */
  readonly mapped?: ReadonlyMap<string, readonly string[]>;
  /** Hosts by the port that is there. */
  readonly places: ReadonlyMap<string, Place>;
  /** Whom hosts ask whether they live. */
  readonly monitors: readonly Row[];
  /** Of a look after works: what became of them. */
  readonly since?: Since;
}

/** What OVN here knows; tables and columns that it does not are empty. */
export interface Schema {
  readonly version: string;
  /** None before 22.12. */
  readonly mirrorTypes: readonly string[];
}

export interface Place {
  /** The host's own name. */
  readonly host: string;
  /** Its id in OVN. */
  readonly id: string;
}

export interface Since {
  /** northd has taken up what was committed. */
  readonly northd: boolean;
  /** Hosts that have not, by their id in OVN. */
  readonly laggards: readonly string[];
  /** What northd logged meanwhile. */
  readonly complaints: readonly string[];
}

export interface Raw {
  readonly tables: Readonly<Partial<Record<Table, readonly Row[]>>>;
  readonly schema: Schema;
  /** Empty where the southbound database is on another host. */
  readonly southbound: Readonly<Partial<Record<keyof typeof southboundColumns, readonly Row[]>>>;
  readonly since?: Since;
}

export const uuidOf = (row: Row): string => String(optional(row._uuid));

export function parseNorthbound({ tables, schema, southbound, since }: Raw): Northbound {
  const byUuid = (Object.keys(columns) as Table[]).map((table) => [table, new Map((tables[table] ?? []).map((row) => [uuidOf(row), row]))]);
  const chassis = new Map((southbound.Chassis ?? []).map((row) => [uuidOf(row), { host: String(row.hostname || row.name), id: String(row.name) }]));
  const bound = (southbound.Port_Binding ?? []).flatMap((row): [string, Place][] => {
    const place = chassis.get(String(optional(row.chassis)));
    return place === undefined ? [] : [[String(row.logical_port), place]];
  });
  return {
    tables: Object.fromEntries(byUuid),
    schema,
    ...(southbound.Chassis && { chassis: southbound.Chassis.map((row) => String(row.name)), mapped: mappedBy(southbound.Chassis) }),
    places: new Map(bound),
    monitors: southbound.Service_Monitor ?? [],
    ...(since && { since }),
  };
}

/** What hosts say of themselves; before OVN 20.09 beside the keys of others. */
function mappedBy(chassis: readonly Row[]): Map<string, string[]> {
  const mapped = new Map<string, string[]>();
  for (const row of chassis) {
    const said = { ...entries(row.external_ids), ...entries(row.other_config) }["ovn-bridge-mappings"] ?? "";
    for (const one of said.split(",").filter((mapping) => mapping.includes(":"))) {
      const network = one.slice(0, one.indexOf(":")).trim();
      mapped.set(network, [...(mapped.get(network) ?? []), String(row.hostname || row.name)].sort());
    }
  }
  return mapped;
}

/** The rows that a set links. */
export const linked = (seen: Northbound, table: Table, set: Row[string] | undefined): Row[] =>
  elements(set).map((id) => seen.tables[table].get(String(id)) ?? {});

type Index = ReadonlyMap<string, readonly Row[]>;

const indexes = new WeakMap<Northbound, Map<string, Index>>();

/** Rows by a text that goes with them, worked out once for a look: a thousand resources ask. `what` names the index. */
export function indexOf(seen: Northbound, what: string, entriesOf: () => Iterable<readonly [string, Row]>): Index {
  const all = indexes.get(seen) ?? new Map<string, Index>();
  indexes.set(seen, all);
  const known = all.get(what);
  if (known) {
    return known;
  }
  const index = new Map<string, Row[]>();
  for (const [text, row] of entriesOf()) {
    const rows = index.get(text);
    if (rows) {
      rows.push(row);
    } else {
      index.set(text, [row]);
    }
  }
  all.set(what, index);
  return index;
}

const rowsOf = (seen: Northbound, table: Table): Row[] => [...seen.tables[table].values()];

/** The row that has this one in a set of its own: the switch of a port. */
export const holderOf = (seen: Northbound, table: Table, column: string, uuid: string): Row | undefined => holdersOf(seen, table, column, uuid)[0];

export const holdersOf = (seen: Northbound, table: Table, column: string, uuid: string): readonly Row[] =>
  indexOf(seen, `${table} by ${column}`, () => rowsOf(seen, table).flatMap((row) => elements(row[column]).map((id) => [String(id), row] as const))).get(uuid) ??
  [];

export const named = (seen: Northbound, table: Table, name: string): readonly Row[] =>
  indexOf(seen, `${table} by name`, () => rowsOf(seen, table).map((row) => [String(row.name), row] as const)).get(name) ?? [];

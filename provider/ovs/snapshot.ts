import { elements, entries, optional, type Row, type Scalar, type Value } from "../host/ovsdbValue";
import type { GuestNic } from "../resource/common";
import { columnsOf, type Protocol, protocolNames, protocols } from "./flowExport/protocols";
import { nameKey } from "./mark";

/** The rows that our kinds deal with, in plain JavaScript values. Pure data: everything else is decided from it. */

export interface BridgeRow {
  readonly uuid: string;
  readonly name: string;
  readonly ports: readonly string[];
  readonly controllers: readonly string[];
  readonly mirrors: readonly string[];
  /** Of NetFlow, sFlow and IPFIX. */
  readonly exports: readonly string[];
  /** Rows of Flow_Table by the number of the table. */
  readonly flowTables: readonly { readonly table: number; readonly row: string }[];
  readonly failMode?: string;
  readonly datapathType: string;
  readonly datapathId?: string;
  readonly stp: boolean;
  readonly rstp: boolean;
  readonly mcastSnooping: boolean;
  readonly protocols: readonly string[];
  readonly externalIds: Readonly<Record<string, string>>;
  readonly otherConfig: Readonly<Record<string, string>>;
}

export interface PortRow {
  readonly uuid: string;
  readonly name: string;
  readonly interfaces: readonly string[];
  readonly tag?: number;
  readonly trunks: readonly number[];
  readonly cvlans: readonly number[];
  readonly vlanMode?: string;
  /** VLAN `tag` of its bridge under a name of its own, `ovs-vsctl add-br NAME PARENT VLAN`. */
  readonly fakeBridge: boolean;
  readonly bondMode?: string;
  readonly lacp?: string;
  readonly upDelay: number;
  readonly downDelay: number;
  /** MAC address of the member that carries an active-backup bond. */
  readonly activeMember?: string;
  readonly externalIds: Readonly<Record<string, string>>;
  readonly otherConfig: Readonly<Record<string, string>>;
}

export interface InterfaceRow {
  readonly uuid: string;
  readonly name: string;
  readonly type: string;
  readonly options: Readonly<Record<string, string>>;
  readonly externalIds: Readonly<Record<string, string>>;
  readonly mac?: string;
  readonly macInUse?: string;
  readonly mtuRequest?: number;
  readonly ofportRequest?: number;
  readonly ofport?: number;
  readonly linkState?: string;
  readonly error?: string;
}

export interface ControllerRow {
  readonly uuid: string;
  readonly target: string;
  /** As ovs-vswitchd noted it at most five seconds ago. */
  readonly connected: boolean;
  readonly role?: string;
  /** `state`, `last_error`, `sec_since_connect` … */
  readonly status: Readonly<Record<string, string>>;
}

/** Ports by their UUIDs. */
export interface MirrorRow {
  readonly uuid: string;
  readonly name: string;
  readonly selectAll: boolean;
  readonly selectSrcPorts: readonly string[];
  readonly selectDstPorts: readonly string[];
  readonly selectVlans: readonly number[];
  readonly outputPort?: string;
  readonly outputVlan?: number;
  readonly snaplen?: number;
  readonly statistics: Readonly<Record<string, string>>;
  readonly externalIds: Readonly<Record<string, string>>;
}

/** A row of NetFlow, sFlow or IPFIX. */
export interface ExportRow {
  readonly uuid: string;
  readonly type: Protocol;
  /** What the program calls it; "" where none of ours does. */
  readonly name: string;
  readonly targets: readonly string[];
  /** By the names of the protocol's properties. */
  readonly values: Readonly<Record<string, Scalar | undefined>>;
  readonly externalIds: Readonly<Record<string, string>>;
  readonly otherConfig: Readonly<Record<string, string>>;
}

/** Settings of one OpenFlow table of a bridge. */
export interface FlowTableRow {
  readonly uuid: string;
  readonly name?: string;
  readonly flowLimit?: number;
  readonly overflowPolicy?: string;
  readonly groups: readonly string[];
  readonly prefixes: readonly string[];
  readonly externalIds: Readonly<Record<string, string>>;
}

/** What this Open vSwitch can do, as ovs-vswitchd has noted it. */
export interface Abilities {
  /** Types that an interface may have; empty before ovs-vswitchd has run. */
  readonly interfaceTypes: readonly string[];
  readonly dpdk: boolean;
}

export interface Snapshot {
  readonly abilities: Abilities;
  readonly bridges: readonly BridgeRow[];
  readonly ports: readonly PortRow[];
  readonly interfaces: readonly InterfaceRow[];
  readonly controllers: readonly ControllerRow[];
  readonly mirrors: readonly MirrorRow[];
  readonly exports: readonly ExportRow[];
  readonly flowTables: readonly FlowTableRow[];
  /** Names of running guests by their UUID (`external_ids:vm-id`). */
  readonly domains: Readonly<Record<string, string>>;
  /** By the names of their interfaces. */
  readonly lacp: Readonly<Record<string, LacpStatus | undefined>>;
  /** Of a look after works: what became of them. */
  readonly since?: Since;
}

/** `defaulted`: the partner has not been heard. `expired`: it has not been heard yet, or not for a while. */
export type LacpStatus = "current" | "expired" | "defaulted";

export interface Since {
  /** ovs-vswitchd has taken up what was committed. */
  readonly realised: boolean;
  /** Warnings and errors that it logged meanwhile. */
  readonly complaints: readonly string[];
}

const OVNS = ["ovn-startup-ts", "ovn-nb-cfg", "ovn-chassis-id", "ovn-localnet-port", "ovn-l2gateway-port", "ovn-l3gateway-port"];
/** What ovn-controller makes, fills and takes away again by itself, by its marks: the integration bridge, tunnels, patches. */
export const isOvns = ({ externalIds }: Pick<BridgeRow, "externalIds">): boolean => OVNS.some((key) => key in externalIds);

export const columns = {
  Open_vSwitch: ["iface_types", "dpdk_initialized"],
  Bridge: [
    "_uuid",
    "name",
    "ports",
    "controller",
    "mirrors",
    ...protocolNames.map((type) => protocols[type].column),
    "flow_tables",
    "fail_mode",
    "datapath_type",
    "datapath_id",
    "stp_enable",
    "rstp_enable",
    "mcast_snooping_enable",
    "protocols",
    "external_ids",
    "other_config",
  ],
  Port: [
    "_uuid",
    "name",
    "interfaces",
    "tag",
    "trunks",
    "cvlans",
    "vlan_mode",
    "fake_bridge",
    "bond_mode",
    "lacp",
    "bond_updelay",
    "bond_downdelay",
    "bond_active_slave",
    "external_ids",
    "other_config",
  ],
  Interface: ["_uuid", "name", "type", "options", "external_ids", "mac", "mac_in_use", "mtu_request", "ofport_request", "ofport", "link_state", "error"],
  Controller: ["_uuid", "target", "is_connected", "role", "status"],
  Mirror: [
    "_uuid",
    "name",
    "select_all",
    "select_src_port",
    "select_dst_port",
    "select_vlan",
    "output_port",
    "output_vlan",
    "snaplen",
    "statistics",
    "external_ids",
  ],
  NetFlow: exportColumns("netflow"),
  sFlow: exportColumns("sflow"),
  IPFIX: [...exportColumns("ipfix"), "other_config"],
  Flow_Table: ["_uuid", "name", "flow_limit", "overflow_policy", "groups", "prefixes", "external_ids"],
} as const;

function exportColumns(type: Protocol): readonly string[] {
  return ["_uuid", "targets", "external_ids", ...Object.values(columnsOf(type))];
}

export type Tables = Readonly<Record<keyof typeof columns, readonly Row[]>>;

const texts = (row: Row, column: string) => elements(row[column]).map(String);
const numbers = (row: Row, column: string) =>
  elements(row[column])
    .map(Number)
    .sort((a, b) => a - b);

export function parseSnapshot(tables: Tables, domains: Readonly<Record<string, string>>, lacpShown: string): Snapshot {
  const [root] = tables.Open_vSwitch;
  return {
    abilities: { interfaceTypes: root ? texts(root, "iface_types") : [], dpdk: root?.dpdk_initialized === true },
    bridges: tables.Bridge.map(parseBridge),
    ports: tables.Port.map(parsePort),
    interfaces: tables.Interface.map(parseInterface),
    controllers: tables.Controller.map(parseController),
    mirrors: tables.Mirror.map(parseMirror),
    exports: protocolNames.flatMap((type) => tables[protocols[type].table].map((row) => parseExport(type, row))),
    flowTables: tables.Flow_Table.map(parseFlowTable),
    domains,
    lacp: parseLacp(lacpShown),
  };
}

/** From `ovs-appctl lacp/show`; before 2.16 members were called otherwise. */
const parseLacp = (shown: string): Snapshot["lacp"] =>
  Object.fromEntries([...shown.matchAll(/^(?:member|slave): (\S+): (current|expired|defaulted)/gm)].map(([, name, status]) => [name, status as LacpStatus]));

function parseBridge(row: Row): BridgeRow {
  return {
    uuid: String(optional(row._uuid)),
    name: String(row.name),
    ports: texts(row, "ports"),
    controllers: texts(row, "controller"),
    mirrors: texts(row, "mirrors"),
    exports: protocolNames.flatMap((type) => texts(row, protocols[type].column)),
    flowTables: references(row.flow_tables),
    failMode: optional<string>(row.fail_mode),
    datapathType: String(row.datapath_type || "system"),
    datapathId: optional<string>(row.datapath_id),
    stp: row.stp_enable === true,
    rstp: row.rstp_enable === true,
    mcastSnooping: row.mcast_snooping_enable === true,
    protocols: texts(row, "protocols"),
    externalIds: entries(row.external_ids),
    otherConfig: entries(row.other_config),
  };
}

function parsePort(row: Row): PortRow {
  return {
    uuid: String(optional(row._uuid)),
    name: String(row.name),
    interfaces: texts(row, "interfaces"),
    tag: optional<number>(row.tag),
    trunks: numbers(row, "trunks"),
    cvlans: numbers(row, "cvlans"),
    vlanMode: optional<string>(row.vlan_mode),
    fakeBridge: row.fake_bridge === true,
    bondMode: optional<string>(row.bond_mode),
    lacp: optional<string>(row.lacp),
    upDelay: Number(row.bond_updelay),
    downDelay: Number(row.bond_downdelay),
    activeMember: optional<string>(row.bond_active_slave),
    externalIds: entries(row.external_ids),
    otherConfig: entries(row.other_config),
  };
}

function parseInterface(row: Row): InterfaceRow {
  return {
    uuid: String(optional(row._uuid)),
    name: String(row.name),
    type: String(row.type || "system"),
    options: entries(row.options),
    externalIds: entries(row.external_ids),
    mac: optional<string>(row.mac),
    macInUse: optional<string>(row.mac_in_use),
    mtuRequest: optional<number>(row.mtu_request),
    ofportRequest: optional<number>(row.ofport_request),
    ofport: optional<number>(row.ofport),
    linkState: optional<string>(row.link_state),
    error: optional<string>(row.error),
  };
}

const parseController = (row: Row): ControllerRow => ({
  uuid: String(optional(row._uuid)),
  target: String(row.target),
  connected: row.is_connected === true,
  role: optional<string>(row.role),
  status: entries(row.status),
});

const parseMirror = (row: Row): MirrorRow => ({
  uuid: String(optional(row._uuid)),
  name: String(row.name),
  selectAll: row.select_all === true,
  selectSrcPorts: texts(row, "select_src_port"),
  selectDstPorts: texts(row, "select_dst_port"),
  selectVlans: numbers(row, "select_vlan"),
  outputPort: optional<string>(row.output_port),
  outputVlan: optional<number>(row.output_vlan),
  snaplen: optional<number>(row.snaplen),
  statistics: entries(row.statistics),
  externalIds: entries(row.external_ids),
});

const parseFlowTable = (row: Row): FlowTableRow => ({
  uuid: String(optional(row._uuid)),
  name: optional<string>(row.name),
  flowLimit: optional<number>(row.flow_limit),
  overflowPolicy: optional<string>(row.overflow_policy),
  groups: texts(row, "groups"),
  prefixes: texts(row, "prefixes"),
  externalIds: entries(row.external_ids),
});

/** A column of rows by numbers. */
function references(value: Value | undefined): { table: number; row: string }[] {
  const pairs = Array.isArray(value) && value[0] === "map" ? (value[1] as [number, Value][]) : [];
  return pairs.map(([table, row]) => ({ table, row: String(optional(row)) })).sort((a, b) => a.table - b.table);
}

function parseExport(type: Protocol, row: Row): ExportRow {
  const externalIds = entries(row.external_ids);
  return {
    uuid: String(optional(row._uuid)),
    type,
    name: externalIds[nameKey] ?? "",
    targets: texts(row, "targets"),
    values: Object.fromEntries(Object.entries(columnsOf(type)).map(([property, column]) => [property, optional(row[column])])),
    externalIds,
    otherConfig: entries(row.other_config),
  };
}

export const bridgeNamed = (snapshot: Snapshot, name: string) => snapshot.bridges.find((bridge) => bridge.name === name);
export const portNamed = (snapshot: Snapshot, name: string) => snapshot.ports.find((port) => port.name === name);
export const fakeBridgeNamed = (snapshot: Snapshot, name: string) => snapshot.ports.find((port) => port.fakeBridge && port.name === name);
export const bridgeOf = (snapshot: Snapshot, port: PortRow) => snapshot.bridges.find((bridge) => bridge.ports.includes(port.uuid));
export const controllersOf = (snapshot: Snapshot, bridge: BridgeRow) =>
  snapshot.controllers.filter(({ uuid }) => bridge.controllers.includes(uuid)).sort((a, b) => (a.target < b.target ? -1 : 1));
export const mirrorOn = (snapshot: Snapshot, mirror: MirrorRow) => snapshot.bridges.find((bridge) => bridge.mirrors.includes(mirror.uuid));
export const interfacesOf = (snapshot: Snapshot, port: PortRow) => snapshot.interfaces.filter((row) => port.interfaces.includes(row.uuid));

/** Every port of a bridge but its local one, which bears the bridge's name and cannot be taken away. */
export const portsOn = (snapshot: Snapshot, bridge: BridgeRow) =>
  snapshot.ports.filter((port) => bridge.ports.includes(port.uuid) && port.name !== bridge.name);

/** A port of `ovs-vsctl add-port` has one interface, of its own name. */
export const isBond = (snapshot: Snapshot, port: PortRow): boolean => {
  const rows = interfacesOf(snapshot, port);
  return rows.length > 1 || (rows.length === 1 && rows[0]?.name !== port.name);
};

/** libvirt marks the ports of guests `transient`, and their interfaces with the guest's UUID and the MAC of its NIC. */
export function guestOf(snapshot: Snapshot, port: PortRow): GuestNic | undefined {
  const marked = interfacesOf(snapshot, port).find((row) => row.externalIds["attached-mac"] !== undefined);
  if (!marked && port.otherConfig.transient !== "true") {
    return undefined;
  }
  const id = marked?.externalIds["vm-id"] ?? "";
  return { domain: snapshot.domains[id] ?? (id || "a guest"), mac: marked?.externalIds["attached-mac"] ?? "MAC unknown", device: port.name };
}

export function guestsOn(snapshot: Snapshot, bridge: BridgeRow): GuestNic[] {
  return portsOn(snapshot, bridge)
    .flatMap((port) => guestOf(snapshot, port) ?? [])
    .sort((a, b) => a.device.localeCompare(b.device));
}

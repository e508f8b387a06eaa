import { elements, entries, type Row, type Value } from "../../host/ovsdbValue";
import { ownerKey, uplinkKey } from "../../host/ovsMarks";
import { escapedText } from "./text";

/** Open vSwitch as far as addresses of the host have to do with it: who is a port of which bridge. */
export interface Switch {
  readonly name: string;
  /** The MAC address that it is told to have (`other_config:hwaddr`). */
  readonly hwaddr?: string;
  /** The network manager that has made it, by its mark. */
  readonly madeBy?: string;
  readonly ports: readonly SwitchPort[];
}

export interface SwitchPort {
  /** Of its row: a port that was made anew has another. */
  readonly uuid: string;
  readonly name: string;
  readonly interfaces: readonly { readonly name: string; readonly type: string }[];
  /** `project/stack/name`; "" for a row without our mark. */
  readonly owner: string;
  /** It is the uplink of the host's addresses (`uplinkKey`): the MAC address that the bridge was given with it, "" where it kept its own. Absent for any other port. */
  readonly uplink?: string;
  readonly isGuest: boolean;
}

/** Three tables, as `ovs-vsctl --format=json` prints them: interfaces, ports, bridges. */
export function switchesOf(body: string): { readonly switches: readonly Switch[]; readonly internal: ReadonlySet<string> } {
  const [interfaces = [], ports = [], bridges = []] = body
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map(rowsOf);
  const byId = new Map(interfaces.map((row) => [idOf(row), { name: String(row.name), type: String(row.type) }]));
  const found = new Map(ports.map((row) => [idOf(row), portOf(row, byId)]));
  return {
    switches: bridges.map((row) => bridgeOf(row, found)),
    internal: new Set([...byId.values()].filter(({ type }) => type === "internal").map(({ name }) => name)),
  };
}

function rowsOf(line: string): Row[] {
  const { headings, data } = JSON.parse(line) as { headings: string[]; data: Value[][] };
  return data.map((values) => Object.fromEntries(headings.map((heading, i) => [heading, values[i] as Value])));
}

const idOf = (row: Row): string => String(elements(row._uuid)[0]);

function portOf(row: Row, interfaces: ReadonlyMap<string, SwitchPort["interfaces"][number]>): SwitchPort {
  const { [ownerKey]: owner = "", [uplinkKey]: uplink } = entries(row.external_ids);
  const parts = elements(row.interfaces).flatMap((id) => interfaces.get(String(id)) ?? []);
  const isGuest = entries(row.other_config).transient === "true";
  return { uuid: idOf(row), name: String(row.name), interfaces: parts, owner, ...(uplink !== undefined && { uplink }), isGuest };
}

function bridgeOf(row: Row, ports: ReadonlyMap<string, SwitchPort>): Switch {
  const { hwaddr } = entries(row.other_config);
  const marks = entries(row.external_ids);
  const madeBy = marks.netplan !== undefined ? "netplan" : marks["NM.connection.uuid"] !== undefined ? "NetworkManager" : undefined;
  return {
    name: String(row.name),
    ...(hwaddr !== undefined && { hwaddr }),
    ...(madeBy !== undefined && { madeBy }),
    ports: elements(row.ports).flatMap((id) => ports.get(String(id)) ?? []),
  };
}

interface Switched {
  readonly switches: readonly Switch[];
}

export const findSwitch = ({ switches }: Switched, name: string): Switch | undefined => switches.find((one) => one.name === name);

/** The bridge that a device is a port of, or part of one, with that port. */
export function switchPortOf({ switches }: Switched, device: string): { readonly on: Switch; readonly port: SwitchPort } | undefined {
  return switches.flatMap((on) => on.ports.filter(({ interfaces }) => interfaces.some(({ name }) => name === device)).map((port) => ({ on, port })))[0];
}

/** An order, in its two parts. */
export interface Joining {
  readonly tool: "ovs_join";
  readonly line: string;
}

/** A NIC becomes a bridge's uplink, with our mark; `mac`: the bridge is told to have that one from now on. */
export const joinSwitch = (bridge: string, nic: string, mac: string | undefined, owner: string): Joining => ({
  tool: "ovs_join",
  line: `${bridge} ${nic} ${mac || "-"} ${ownerWords(owner)}`,
});

/** It leaves it; the bridge forgets the MAC address that it was given with it. */
export const leaveSwitchOrder = (bridge: string, nic: string, mac: string | undefined): string => `ovs_leave ${bridge} ${nic} ${mac || "-"}`;

/** A port that is there becomes the uplink of this owner. */
export const markSwitchOrder = (nic: string, owner: string, uplink: string | undefined): string => `ovs_mark ${nic} ${uplink || "-"} ${ownerWords(owner)}`;

/** As the mark was before; without one, none. */
const markBackOrder = ({ name, owner, uplink }: SwitchPort): string =>
  owner === "" || uplink === undefined ? `ovs_unmark ${name} ${owner === "" ? "-" : ownerWords(owner)}` : markSwitchOrder(name, owner, uplink);

/** A value of OVSDB (a string of JSON), as one line that `printf %b` turns into it again. */
const ownerWords = (owner: string): string => escapedText(JSON.stringify(owner));

/** What brings ports back to the bridges that they were on. */
export function switchesBack(seen: Switched, orders: readonly (readonly string[])[]): string[] {
  return orders.flatMap(([verb, first = "", second = "", third = "-"]) => {
    const nic = verb === "ovs_mark" ? first : second;
    const there = switchPortOf(seen, nic);
    if (verb === "ovs_join") {
      return there ? [] : [leaveSwitchOrder(first, nic, third === "-" ? undefined : third)];
    }
    if (verb === "ovs_leave") {
      return there ? [`ovs_join ${joinSwitch(there.on.name, nic, there.port.uplink, there.port.owner).line}`] : [];
    }
    return verb === "ovs_mark" && there ? [markBackOrder(there.port)] : [];
  });
}

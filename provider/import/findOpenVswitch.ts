import type { Host } from "../host/host";
import { lookAt } from "../host/round/round";
import { ovsUplink } from "../linux/ovsUplink";
import { isUplinkOfOurs, ownerOf } from "../ovs/mark";
import { observeMirror } from "../ovs/mirrorState";
import { ovsBridge } from "../ovs/ovsBridge";
import { ovsMirror } from "../ovs/ovsMirror";
import { ovsPort } from "../ovs/ovsPort";
import { portArgs } from "../ovs/portArgs";
import { type BridgeRow, guestOf, interfacesOf, isBond, isOvns, type PortRow, portsOn, type Snapshot } from "../ovs/snapshot";
import { openVswitch } from "../ovs/world";
import { describe } from "./describe";
import { describeFound } from "./describeFound";
import type { Item } from "./item";

const TYPES = portArgs.options.flatMap((option) => [...option.shape.type.values]) as readonly string[];

/** Open vSwitch bridges, each with its ports, without those of guests. */
export async function findOpenVswitch(host: Host): Promise<Item[]> {
  const snapshot = await lookAt(host, openVswitch);
  const items: Item[] = [];
  for (const row of [...snapshot.bridges].sort(byName)) {
    const state = isLeft(row) ? undefined : await ovsBridge.read(host, row.name);
    items.push(...(state ? [describe(ovsBridge, state)] : isLeft(row) ? [left("bridge", row)] : []));
    for (const port of portsOn(snapshot, row).sort(byName)) {
      items.push(...(await portItems(host, snapshot, row, port)));
    }
    items.push(...mirrorItems(snapshot, row));
  }
  return items;
}

/** One that a program of ours has made, for OVN to use, is still that program's. */
const isLeft = (row: BridgeRow | PortRow) => isOvns(row) && ownerOf(row) === "";
const left = (what: string, { name }: { name: string }): Item => ({
  name,
  remark: `${what} ${name} of Open vSwitch: ovn-controller makes it and takes it away by itself`,
});

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** OVN makes some of its own, and takes them away again. */
const mirrorItems = (snapshot: Snapshot, on: BridgeRow): Item[] =>
  snapshot.mirrors
    .filter((row) => on.mirrors.includes(row.uuid) && !("ovn-owned" in row.externalIds))
    .sort(byName)
    .map((row) =>
      snapshot.mirrors.filter(({ name }) => name === row.name).length > 1
        ? { name: row.name, remark: `mirror ${row.name} of the Open vSwitch bridge ${on.name}: another mirror has the same name` }
        : describe(ovsMirror, observeMirror(snapshot, row, undefined)),
    );

async function portItems(host: Host, snapshot: Snapshot, on: BridgeRow, port: PortRow): Promise<Item[]> {
  if (guestOf(snapshot, port)) {
    return [];
  }
  if (isLeft(port)) {
    return [left("port", port)];
  }
  const rows = interfacesOf(snapshot, port);
  const what = `port ${port.name} of the Open vSwitch bridge ${on.name}`;
  if (port.fakeBridge) {
    return [
      {
        name: port.name,
        remark: `${what}: a fake bridge (VLAN ${port.tag} of ${on.name} under a name of its own), for which there is no resource kind; its ports are written as ports of ${on.name} with tag ${port.tag}`,
      },
    ];
  }
  const known = isBond(snapshot, port) ? ["system"] : TYPES;
  const other = rows.find(({ type }) => !known.includes(type));
  if (other) {
    return [
      {
        name: port.name,
        remark: `${what}: ${other.name} is an interface of type ${other.type}, which ${known === TYPES ? "OvsPort" : "a bond of OvsPort"} does not know`,
      },
    ];
  }
  const uplink = isUplinkOfOurs(port) ? await ovsUplink.read(host, port.name) : undefined;
  if (uplink) {
    return [(await describeFound(host, ovsUplink, uplink)).item];
  }
  const state = await ovsPort.read(host, port.name);
  return state ? [(await describeFound(host, ovsPort, state)).item] : [];
}

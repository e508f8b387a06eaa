import type { Host } from "../host/host";
import { lookAt } from "../host/round/round";
import { ovsBridge } from "../ovs/ovsBridge";
import { ovsPort } from "../ovs/ovsPort";
import { portArgs } from "../ovs/portArgs";
import { type BridgeRow, guestOf, interfacesOf, type PortRow, portsOn, type Snapshot } from "../ovs/snapshot";
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
    const state = await ovsBridge.read(host, row.name);
    items.push(...(state ? [describe(ovsBridge, state)] : []));
    for (const port of portsOn(snapshot, row).sort(byName)) {
      items.push(...(await portItems(host, snapshot, row, port)));
    }
  }
  return items;
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

async function portItems(host: Host, snapshot: Snapshot, on: BridgeRow, port: PortRow): Promise<Item[]> {
  if (guestOf(snapshot, port)) {
    return [];
  }
  const rows = interfacesOf(snapshot, port);
  const what = `port ${port.name} of the Open vSwitch bridge ${on.name}`;
  if (rows.length !== 1) {
    return [
      {
        name: port.name,
        remark: `${what}: a bond of ${rows
          .map((row) => row.name)
          .sort()
          .join(", ")}, for which there is no resource kind`,
      },
    ];
  }
  if (port.fakeBridge) {
    return [
      {
        name: port.name,
        remark: `${what}: a fake bridge (VLAN ${port.tag} of ${on.name} under a name of its own), for which there is no resource kind; its ports are written as ports of ${on.name} with tag ${port.tag}`,
      },
    ];
  }
  const type = rows[0]?.type ?? "";
  if (!TYPES.includes(type)) {
    return [{ name: port.name, remark: `${what}: an interface of type ${type}, which OvsPort does not know` }];
  }
  const state = await ovsPort.read(host, port.name);
  return state ? [(await describeFound(host, ovsPort, state)).item] : [];
}

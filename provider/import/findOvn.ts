import type { Host } from "../host/host";
import { type KindName, kinds } from "../registry";
import { describeFound } from "./describeFound";
import type { Item } from "./item";

/** In the order in which one names the other. */
const NORTHBOUND: readonly KindName[] = [
  "DhcpOptions",
  "OvnPortGroup",
  "LogicalSwitch",
  "LogicalSwitchPort",
  "LogicalRouter",
  "LogicalRouterPort",
  "OvnRoute",
  "OvnNat",
  "OvnDns",
];

/** A host's part in OVN. */
export const findChassis = (host: Host): Promise<Item[]> => found(host, ["OvnChassis"]);

/** What the northbound database of this host has, whoever made it. */
export const findNorthbound = (host: Host): Promise<Item[]> => found(host, NORTHBOUND);

async function found(host: Host, names: readonly KindName[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const name of names) {
    const kind = kinds[name]();
    const states = (await kind.present(host)).flatMap(({ id, observe }) => observe(id) ?? []);
    items.push(...(await Promise.all(states.map(async (state) => (await describeFound(host, kind, state)).item))));
  }
  return items;
}

import type { Host } from "../host/host";
import { type Link, staticAddresses } from "../linux/kernel/link";
import { hostSnapshot } from "../linux/kernel/network";
import { type KindName, kinds } from "../registry";
import type { CommonState } from "../resource/kind";
import { describeFound } from "./describeFound";
import { type Item, isResource, type ResourceItem } from "./item";

/** Whose devices are nobody else's business. */
export interface Skipped {
  /** Bridges that libvirt makes for its networks. */
  readonly ownBridges: ReadonlySet<string>;
  readonly guestDevices: ReadonlySet<string>;
}

/** The kinds of devices that are made by us, by the kernel's word for them; with a bridge after what may be a port of it. */
const KINDS: Readonly<Record<string, KindName>> = {
  dummy: "Dummy",
  veth: "Veth",
  bond: "Bond",
  vlan: "Vlan",
  vxlan: "Vxlan",
  macvlan: "Macvlan",
  bridge: "Bridge",
  macvtap: "MacvtapInterface",
};

/** Network cards that somebody has set, and virtual devices, without those that libvirt and Open vSwitch make for their networks and for guests. */
export async function findDevices(host: Host, skip: Skipped): Promise<Item[]> {
  const { links } = await hostSnapshot(host);
  const others = links.filter(({ name }) => !skip.ownBridges.has(name) && !skip.guestDevices.has(name)).sort(byName);
  const items = await Promise.all(others.filter((link) => link.kind === undefined && link.name !== "lo").map((link) => nicItem(host, link)));
  for (const [kernelKind, kind] of Object.entries(KINDS)) {
    for (const link of others.filter((one) => one.kind === kernelKind && !isHalf(one) && !isSecondEnd(one, others))) {
      items.push(await itemFor(host, kind, link.name));
    }
  }
  return [...items.flat(), ...others.flatMap(unwritten)];
}

async function itemFor(host: Host, kind: KindName, name: string): Promise<ResourceItem[]> {
  const present = (await kinds[kind]().present(host)).find(({ id }) => id === name);
  const state = present?.observe(name) as (CommonState & object) | undefined;
  return state ? [(await describeFound(host, kinds[kind](), state)).item] : [];
}

/** A NIC is worth a resource where somebody has set something of it. */
async function nicItem(host: Host, link: Link): Promise<ResourceItem[]> {
  const items = await itemFor(host, "HostInterface", link.name);
  return items.filter(({ args }) => Object.keys(args).some((key) => key !== "persistence" && key !== "up") || link.owner !== "");
}

/** A pair is one resource: the end that comes first speaks for both. */
const isSecondEnd = (link: Link, all: readonly Link[]) =>
  link.kind === "veth" && link.lower !== undefined && link.lower < link.name && all.some(({ name }) => name === link.lower);

/** The other end is in another namespace: a container's cable. */
const isHalf = ({ kind, lower }: Link) => kind === "veth" && lower === undefined;

/** What import does not write, because no resource kind could take it over. */
function unwritten(link: Link): Item[] {
  const { name, kind } = link;
  if (kind === undefined) {
    return [];
  }
  if (isHalf(link)) {
    const set = staticAddresses(link).length > 0 ? "; its addresses can be managed with a HostInterface" : "";
    return [{ name, remark: `a cable whose other end is in another namespace, as containers have${set}` }];
  }
  return kind in KINDS || kind === "openvswitch" || kind === "tun"
    ? []
    : [{ name, remark: `a device of the kind ${kind}, for which there is no resource kind` }];
}

const byName = (a: Link, b: Link) => (a.name < b.name ? -1 : 1);

/** Gateways that devices among these items have as their own. */
export function gatewaysOf(items: readonly Item[]): ReadonlySet<string> {
  const resources = items.filter(isResource).filter(({ blocked }) => blocked.length === 0);
  return new Set(
    resources.flatMap(({ name, args }) => [args.gateway, args.gateway6].flatMap((gateway) => (typeof gateway === "string" ? [`${name} ${gateway}`] : []))),
  );
}

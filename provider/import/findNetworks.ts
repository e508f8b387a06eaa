import type { Host } from "../host/host";
import { currentOf, type Observed } from "../libvirt/observed";
import { observe } from "../libvirt/snapshot";
import { readSnapshot } from "../libvirt/world";
import { fittingKinds, networkKinds } from "./chooseNetwork";
import { describe } from "./describe";
import type { Item } from "./item";

/** What libvirt has on the host. */
export interface LibvirtFindings {
  readonly items: readonly Item[];
  /** Bridges that libvirt makes for its networks: nobody else's business. */
  readonly ownBridges: ReadonlySet<string>;
  /** Devices on the host that are guests' NICs. */
  readonly guestDevices: ReadonlySet<string>;
}

export async function findNetworks(host: Host): Promise<LibvirtFindings> {
  const snapshot = await readSnapshot(host);
  const networks = snapshot.networks.flatMap((texts) => observe(snapshot, texts) ?? []).sort((a, b) => (a.name < b.name ? -1 : 1));
  const items: Item[] = [];
  for (const network of networks) {
    items.push(await itemOf(host, network));
  }
  return {
    items,
    ownBridges: new Set(networks.filter((network) => currentOf(network).forward?.mode !== "bridge").flatMap(({ bridge }) => bridge || [])),
    guestDevices: new Set(snapshot.domainNics().flatMap(({ device }) => device || [])),
  };
}

/** The first kind whose plan is empty; else the one that comes nearest, as a comment. */
async function itemOf(host: Host, network: Observed): Promise<Item> {
  const items = [];
  for (const { kind, unsaid } of fittingKinds(network, networkKinds())) {
    const state = await kind.read(host, network.name);
    if (state) {
      const item = describe(kind, state);
      items.push({ ...item, remarks: [...item.remarks, ...unsaid.map((path) => `${path} is kept as it is, but ${kind.type} has no word for it`)] });
    }
  }
  const mode = currentOf(network).forward?.mode ?? (currentOf(network).forward ? "nat" : "none");
  return (
    items.find(({ blocked }) => blocked.length === 0) ??
    items[0] ?? { name: network.name, remark: `no resource kind expresses this libvirt network (forward mode ${mode})` }
  );
}

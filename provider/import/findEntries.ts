import type { Host } from "../host/host";
import { type KindName, kinds } from "../registry";
import type { CommonState } from "../resource/kind";
import { describeFound } from "./describeFound";
import { type Item, nameOf } from "./item";

const ENTRIES: readonly KindName[] = ["DhcpReservation", "DnsRecord", "PortGroup"];

/** Entries of networks: those with a mark of their own, and those that stand in a network's lists, where they are written with it. */
export async function findEntries(host: Host): Promise<Item[]> {
  const items: Item[] = [];
  for (const name of ENTRIES) {
    const kind = kinds[name]();
    for (const present of await kind.present(host)) {
      const state = present.observe(name === "PortGroup" ? (present.id.split("/")[1] ?? "") : nameOf("", present.id)) as
        | (CommonState & { network: string })
        | undefined;
      if (state) {
        const { item } = await describeFound(host, kind, state);
        items.push({ ...item, ...(state.owner === "" && { within: state.network }) });
      }
    }
  }
  return items;
}

/** Network cards of guests. */
export async function findNics(host: Host): Promise<Item[]> {
  const kind = kinds.DomainInterface();
  const items: Item[] = [];
  const counts = new Map<string, number>();
  for (const present of await kind.present(host)) {
    const guest = present.id.slice(0, present.id.lastIndexOf("/"));
    const number = counts.get(guest) ?? 0;
    counts.set(guest, number + 1);
    const state = present.observe(nameOf("", `${guest}-nic${number}`));
    if (state) {
      items.push((await describeFound(host, kind, state)).item);
    }
  }
  return items;
}

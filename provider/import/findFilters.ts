import type { Host } from "../host/host";
import { findKinds } from "./findKinds";
import { type Item, isResource } from "./item";

/** libvirt's network filters, without those that its packages bring; each behind those that it names. */
export async function findFilters(host: Host): Promise<Item[]> {
  const items = await findKinds(host, ["NwFilter"]);
  const sorted = new Set<Item>();
  const add = (item: Item) => {
    const named = isResource(item) ? ((item.args.references ?? []) as readonly { readonly filter: string }[]).map(({ filter }) => filter) : [];
    // libvirt knows no loops.
    items.filter((other) => !sorted.has(other) && named.includes(other.name)).forEach(add);
    sorted.add(item);
  };
  items.forEach(add);
  return [...sorted];
}

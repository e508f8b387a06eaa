import type { Host } from "../host/host";
import { type KindName, kinds } from "../registry";
import { describeFound } from "./describeFound";
import type { Item } from "./item";

/** Everything of these kinds that is there, kind by kind in this order. */
export async function findKinds(host: Host, names: readonly KindName[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const name of names) {
    const kind = kinds[name]();
    const states = (await kind.present(host)).flatMap(({ id, observe }) => observe(id) ?? []);
    items.push(...(await Promise.all(states.map(async (state) => (await describeFound(host, kind, state)).item))));
  }
  return items;
}

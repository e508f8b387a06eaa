import { type Item, isResource } from "./item";

/** Words of `--only` that stand for several kinds. */
export const GROUPS: Readonly<Record<string, (kind: string) => boolean>> = {
  networks: (kind) => /Network$/.test(kind),
  bridges: (kind) => kind === "Bridge",
  macvtap: (kind) => kind === "MacvtapInterface",
  devices: (kind) => ["Dummy", "Veth", "Bond", "Vlan", "Vxlan", "Macvlan"].includes(kind),
  ovs: (kind) => kind.startsWith("Ovs"),
};

/** Those that a word of `only` names: a group, a kind, or a name on the host. No word: everything. */
export function selected(items: readonly Item[], only: readonly string[]): Item[] {
  const named = (item: Item, word: string) => item.name === word || (isResource(item) && (item.kind === word || GROUPS[word]?.(item.kind) === true));
  return items.filter((item) => only.length === 0 || only.some((word) => named(item, word)));
}

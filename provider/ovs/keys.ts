import { set } from "../host/ovsdbValue";
import type { Change, Impact } from "../resource/change";
import { ownerKey } from "./mark";

/**
 * A map of which only some keys are ours: those in the arguments, and those that we have put there before (the state
 * remembers them as `managedKeys`). The others belong to libvirt, OVN, or an administrator: never drift, never removed.
 */
export type TextMap = Readonly<Record<string, string>>;

/** What a state remembers, with the keys that were ours before: until they are gone they are not forgotten. */
export function withKeysOf<K extends string, T extends { readonly managedKeys: Readonly<Record<K, string[]>> }>(
  remembered: T,
  last: { readonly managedKeys?: Readonly<Record<K, string[]>> | undefined } | undefined,
): Omit<T, "managedKeys"> & { managedKeys: Record<K, string[]> } {
  const both = Object.entries<string[]>(remembered.managedKeys).map(([map, keys]) => [map, [...new Set([...keys, ...(last?.managedKeys?.[map as K] ?? [])])]]);
  return { ...remembered, managedKeys: Object.fromEntries(both) as Record<K, string[]> };
}

/** What is observed of our keys. A resource that was only looked up shows every key but those with a property of their own. */
export function observeKeys(row: TextMap, managed: readonly string[] | undefined, typed: readonly string[]): Record<string, string> {
  const ours = (key: string) => (managed ? managed.includes(key) : !typed.includes(key) && key !== ownerKey);
  return Object.fromEntries(Object.entries(row).filter(([key]) => ours(key)));
}

export interface MapPlan {
  readonly property: string;
  readonly observed: TextMap | undefined;
  readonly wanted: TextMap | undefined;
  readonly managed: readonly string[] | undefined;
  readonly impact: Impact;
  readonly why: string;
}

/** One change per key; a key of ours that is no longer asked for goes away. */
export function planKeys({ property, observed = {}, wanted = {}, managed = [], impact, why }: MapPlan): Change[] {
  const dropped = managed.filter((key) => !(key in wanted) && key in observed);
  return [...Object.keys(wanted), ...dropped]
    .filter((key) => observed[key] !== wanted[key])
    .map((key) => ({ path: [property, key], from: observed[key], to: wanted[key], impact, why }));
}

/** Mutations that give our keys their values and take away those that we gave up. `insert` alone would not overwrite. */
export function mutateKeys(column: string, row: TextMap, wanted: TextMap, managed: readonly string[] = []): unknown[] {
  const dropped = managed.filter((key) => !(key in wanted) && key in row);
  const changed = Object.keys(wanted).filter((key) => row[key] !== wanted[key]);
  const removal = [column, "delete", set([...dropped, ...changed])];
  const insertion = [column, "insert", ["map", changed.map((key) => [key, wanted[key]])]];
  return [...(dropped.length + changed.length > 0 ? [removal] : []), ...(changed.length > 0 ? [insertion] : [])];
}

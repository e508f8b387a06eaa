import type { Change, Impact } from "../resource/change";
import { ownerKey } from "./mark";
import { set } from "./value";

/**
 * A map of which only some keys are ours: those in the arguments, and those that we have put there before (the state
 * remembers them as `managedKeys`). The others belong to libvirt, OVN, or an administrator: never drift, never removed.
 */
export type TextMap = Readonly<Record<string, string>>;

/** Keys that are ours by what is asked for now or by what was set before. */
export function bothKeys<K extends string>(now: Readonly<Record<K, string[]>>, before: Readonly<Record<K, string[]>> | undefined): Record<K, string[]> {
  return Object.fromEntries(Object.entries<string[]>(now).map(([map, keys]) => [map, [...new Set([...keys, ...(before?.[map as K] ?? [])])]])) as Record<
    K,
    string[]
  >;
}

/** The same, for what a state remembers: keys that were ours before are not forgotten until they are gone. */
export function withKeysOf<K extends string, T extends { readonly managedKeys: Readonly<Record<K, string[]>> }>(
  remembered: T,
  last: { readonly managedKeys?: Readonly<Record<K, string[]>> | undefined } | undefined,
): Omit<T, "managedKeys"> & { managedKeys: Record<K, string[]> } {
  return { ...remembered, managedKeys: bothKeys(remembered.managedKeys, last?.managedKeys) };
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

import { isDeepStrictEqual } from "node:util";
import type { Network } from "../model";

/** An entry that stands in the way of another. */
export interface Rival {
  /** Set when it is the very entry that is asked for, made by somebody else: it may be adopted. */
  readonly same: boolean;
  /** Every key that it answers to. */
  readonly keys: readonly string[];
  /** For the reader: `the reservation of 52:54:00:00:00:01 for 192.0.2.5`. */
  readonly words: string;
}

/** Where entries of one sort lie in a network: pure functions over definitions. Fields are a resource's own arguments, in normal form. */
export interface Slot<Fields extends object = object> {
  /** What an entry is found by; goes into its mark. */
  keyOf(fields: Fields): string;
  /** The list that it belongs to, as networks claim it. */
  listOf(network: Network, fields: Fields): string;
  /** Whether two keys speak of the same thing, so that both cannot be owned. */
  overlap(a: string, b: string): boolean;
  /** Every entry of the sort that is there. */
  all(network: Network): Fields[];
  /** How a person says which one is meant, the one that says it best first. */
  wordsOf(fields: Fields): string[];
  /** The entry with this key, as far as it is there. */
  look(network: Network, key: string): Fields | undefined;
  /** What is left of an entry that is not that of these keys, for sorts where several share one. */
  without?(fields: Fields, keys: readonly string[]): Fields[];
  /** Why the network cannot have such an entry at all. */
  obstacle(network: Network, fields: Fields): { property: string; problem: string } | undefined;
  /** Why it will hardly do what it is meant for, though the network takes it. */
  doubts?(network: Network, fields: Fields): string[];
  /** Entries that libvirt or sense would not have beside this one. */
  rivals(network: Network, fields: Fields): Rival[];
  /** With the entry; there is none with its key. What we do not model of it is as in `from`, the network before anything was changed. */
  put(network: Network, fields: Fields, from: Network): Network;
  /** Without it. */
  take(network: Network, key: string): Network;
}

/** Whether an entry is what is asked for; fields that are not asked for do not count. */
export function fits(present: object | undefined, wanted: object): boolean {
  return (
    present !== undefined &&
    Object.entries(wanted).every(([field, value]) => value === undefined || sameField((present as Record<string, unknown>)[field], value))
  );
}

/** Lists of names are sets. */
export function sameField(a: unknown, b: unknown): boolean {
  const normal = (value: unknown) => (Array.isArray(value) && value.every((item) => typeof item === "string") ? [...value].sort() : value);
  return isDeepStrictEqual(normal(a), normal(b));
}

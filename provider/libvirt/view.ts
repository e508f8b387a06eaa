import { isDeepStrictEqual } from "node:util";
import type { Change, PropertyPath } from "../resource/change";

/** One property that differs between two plain values of the same shape. */
export interface Difference {
  readonly path: PropertyPath;
  readonly from: unknown;
  readonly to: unknown;
}

/**
 * Compares what is there with what is wanted. Objects are compared property by property, and lists of the names in
 * `byPlace` place by place; other lists are sets: their order means nothing to libvirt.
 */
export function differences(from: unknown, to: unknown, byPlace: readonly string[], path: PropertyPath = []): Difference[] {
  if (Array.isArray(to) && Array.isArray(from)) {
    if (byPlace.includes(String(path.at(-1))) && from.length === to.length) {
      return to.flatMap((part, i) => differences(from[i], part, byPlace, [...path, i]));
    }
    return sameSet(from, to) ? [] : [{ path, from, to }];
  }
  if (isRecord(to) && isRecord(from)) {
    return Object.keys(to).flatMap((key) => (to[key] === undefined ? [] : differences(from[key], to[key], byPlace, [...path, key])));
  }
  return isDeepStrictEqual(from, to) ? [] : [{ path, from, to }];
}

/** The value with one difference carried out. */
export function withDifference<T>(value: T, { path, to }: Pick<Change, "path" | "to">): T {
  const [head, ...rest] = path;
  if (head === undefined) {
    return to as T;
  }
  if (Array.isArray(value)) {
    return value.map((part, i) => (i === head ? withDifference(part, { path: rest, to }) : part)) as T;
  }
  return { ...value, [head]: withDifference((value as Record<string, unknown>)?.[head], { path: rest, to }) };
}

/** `wanted` over `present`: what is not set in it stays. Lists are taken whole. */
export function overlay<T>(present: unknown, wanted: T): T {
  if (!isRecord(wanted)) {
    return wanted;
  }
  const base = isRecord(present) ? present : {};
  const merged = Object.entries(wanted)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key, overlay(base[key], value)]);
  return { ...base, ...Object.fromEntries(merged) } as T;
}

function sameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  const sorted = (list: readonly unknown[]) => list.map((item) => JSON.stringify(sortedKeys(item))).sort();
  return isDeepStrictEqual(sorted(a), sorted(b));
}

/** The order of keys has no meaning, at any depth: Pulumi sorts them, libvirt does not. Nor has that of names which make up one item. */
function sortedKeys(item: unknown): unknown {
  return Array.isArray(item) && item.every((part) => typeof part === "string") ? [...item].sort() : withSortedKeys(item);
}

function withSortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(withSortedKeys);
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, part]) => [key, withSortedKeys(part)]),
      )
    : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

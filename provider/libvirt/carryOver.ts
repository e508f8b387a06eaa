import { isDeepStrictEqual } from "node:util";

/** What an element is found again by, in a list that changes: whichever of these it has. */
const IDENTITY = ["name", "mac", "id", "ip", "address", "addr", "dev", "start", "service"] as const;

/** An element of another mode or type is another element: nothing of the old one goes with it. */
const SORT = ["mode", "type"] as const;

/**
 * Writing through a view, without losing what the view cannot say. `present` is what the view makes of what is there, `wanted` what it makes of what
 * shall be there. Where the two are the same nothing was asked for, so `base` itself stays, in whatever way it says it; so a
 * definition that nothing is asked of is written back as it was, whatever a view knows of it.
 */
export function carryOver<T>(base: T, present: unknown, wanted: T): T {
  if (same(present, wanted)) {
    return base;
  }
  if (Array.isArray(base) && Array.isArray(present) && Array.isArray(wanted)) {
    return list(base, present, wanted) as T;
  }
  if (!isRecord(base) || !isRecord(present) || !isRecord(wanted) || SORT.some((key) => present[key] !== wanted[key])) {
    return wanted;
  }
  const keys = [...new Set([...Object.keys(base), ...Object.keys(present), ...Object.keys(wanted)])];
  const entries = keys.map((key) => [key, carryOver(base[key], present[key], wanted[key])] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as T;
}

/** `present` has an element for each of `base`, in its order. */
function list(base: readonly unknown[], present: readonly unknown[], wanted: readonly unknown[]): unknown[] {
  if (base.length !== present.length) {
    return [...wanted];
  }
  const free = new Set(present.keys());
  const take = (fits: (element: unknown) => boolean) => {
    const found = [...free].find((i) => fits(present[i]));
    free.delete(found ?? -1);
    return found;
  };
  const unchanged = wanted.map((element) => take((one) => same(one, element)));
  return wanted.map((element, i) => {
    const place = unchanged[i] ?? take((one) => isSame(one, element));
    return place === undefined ? element : carryOver(base[place], present[place], element);
  });
}

function isSame(a: unknown, b: unknown): boolean {
  return isRecord(a) && isRecord(b) && IDENTITY.some((key) => a[key] !== undefined && isDeepStrictEqual(a[key], b[key]));
}

/** A property that is undefined is one that is not there. */
function same(a: unknown, b: unknown): boolean {
  return isDeepStrictEqual(plain(a), plain(b));
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return isRecord(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([, part]) => part !== undefined)
          .map(([key, part]) => [key, plain(part)]),
      )
    : value;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

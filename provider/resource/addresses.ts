import { canonicalInterfaceAddress, canonicalIp, compareIps, familyOf, isCidr, isIp, subnetOf } from "./ip";
import type { Problem } from "./kind";
import { text } from "./schema";

/** Addresses as policies name them: single ones, subnets, ranges. */

/** Any address of the host, or any sender. */
export const ANY = "any";

/** `192.0.2.1/32` is `192.0.2.1`, as nft shows it. */
export const withoutWhole = (cidr: string) => (cidr.endsWith(cidr.includes(":") ? "/128" : "/32") ? (cidr.split("/")[0] ?? cidr) : cidr);

/** An address or a subnet in normal form. */
export const canonicalPlace = (value: string) => (isCidr(value) ? withoutWhole(canonicalInterfaceAddress(value)) : isIp(value) ? canonicalIp(value) : value);

const endsOf = (value: string): readonly [string, string] | undefined => {
  const [first, last, ...rest] = value.split("-");
  return first !== undefined && last !== undefined && rest.length === 0 && isIp(first) && isIp(last) ? [first, last] : undefined;
};

export const isRange = (value: string) => endsOf(value) !== undefined;

const hostBits = { error: (issue: { input?: unknown }) => `has host bits set; the subnet is ${subnetOf(String(issue.input)).cidr}` };
const withoutHostBits = (value: string) => !isCidr(value) || subnetOf(value).cidr === canonicalInterfaceAddress(value);

/** An address or a subnet; `also`: one more word, and what it is called. */
export const place = (also?: string) =>
  text()
    .refine(
      (value) => value === also || isIp(value) || isCidr(value),
      `is not an address or a subnet such as 10.0.0.0/8${also === undefined ? "" : `, and not "${also}"`}`,
    )
    .refine(withoutHostBits, hostBits)
    .refine((value) => !isCidr(value) || subnetOf(value).prefix > 0, `is everybody: ${also === undefined ? "leave it out" : `write "${also}"`}`)
    .overwrite(canonicalPlace);

/** An address, a subnet or a range of addresses. */
export const placeOrRange = () =>
  text()
    .refine((value) => isIp(value) || isCidr(value) || isRange(value), "is not an address, a subnet such as 10.0.0.0/8 or a range such as 10.0.0.10-10.0.0.20")
    .refine(withoutHostBits, hostBits)
    .refine((value) => !isCidr(value) || subnetOf(value).prefix > 0, "is everybody: leave it out")
    .refine((value) => {
      const ends = endsOf(value);
      return !ends || (familyOf(ends[0]) === familyOf(ends[1]) && compareIps(ends[0], ends[1]) < 0);
    }, "is no range: the last address has to be after the first, and of the same family")
    .overwrite((value) => endsOf(value)?.map(canonicalIp).join("-") ?? canonicalPlace(value));

/** Everybody beside somebody, and those that have addresses in common. */
export function* everybodyAlone(values: readonly string[], path: readonly (string | number)[]): Iterable<Problem> {
  for (const [i, value] of values.entries()) {
    if (value === ANY && values.length > 1) {
      yield { path: [...path, i], reason: '"any" stands alone: it is everybody' };
    }
  }
  yield* apart(values, path);
}

/** First and last address. */
const boundsOf = (value: string): readonly [string, string] | undefined => {
  if (isIp(value)) {
    return [value, value];
  }
  if (isCidr(value)) {
    const { network, last } = subnetOf(value);
    return [network, last];
  }
  return endsOf(value);
};

/** Those of a list that have addresses in common: nft refuses them, and nobody means it. */
export function* apart(values: readonly string[], path: readonly (string | number)[]): Iterable<Problem> {
  const bounds = values.map(boundsOf);
  const within = (a: readonly [string, string], b: readonly [string, string]) => compareIps(b[0], a[0]) <= 0 && compareIps(a[1], b[1]) <= 0;
  for (const [i, one] of bounds.entries()) {
    const j = one
      ? bounds.findIndex((other, at) => other && at !== i && familyOf(one[0]) === familyOf(other[0]) && within(one, other) && (at < i || !within(other, one)))
      : -1;
    const crossing = one ? bounds.findIndex((other, at) => other && at < i && familyOf(one[0]) === familyOf(other[0]) && crosses(one, other)) : -1;
    if (j >= 0) {
      yield { path: [...path, i], reason: `lies within ${values[j]}, which is named as well` };
    } else if (crossing >= 0) {
      yield { path: [...path, i], reason: `overlaps ${values[crossing]}, which is named as well` };
    }
  }
}

/** They meet, and neither is within the other. */
const crosses = (a: readonly [string, string], b: readonly [string, string]) =>
  (compareIps(a[0], b[0]) < 0 && compareIps(b[0], a[1]) <= 0 && compareIps(a[1], b[1]) < 0) ||
  (compareIps(b[0], a[0]) < 0 && compareIps(a[0], b[1]) <= 0 && compareIps(b[1], a[1]) < 0);

/** The normal form of a list whose order means nothing. */
export const unordered = <Value extends string>(values: readonly Value[]): Value[] => [...new Set(values)].sort();

export const ofFamily = (values: readonly string[], family: 4 | 6) => values.filter((value) => familyOf(value) === family);

/** `{ a, b }`, or the one. */
export const setOf = (values: readonly string[]) => (values.length === 1 ? (values[0] as string) : `{ ${values.join(", ")} }`);

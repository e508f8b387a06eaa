import ipaddr from "ipaddr.js";
import { text } from "./schema";

/** Address arithmetic and normal forms for IPv4 and IPv6, in one place. Every function takes and gives plain text. */

export interface Subnet {
  readonly family: 4 | 6;
  readonly prefix: number;
  /** First address of the subnet. */
  readonly network: string;
  /** Last address: the broadcast address in IPv4. */
  readonly last: string;
  /** Canonical text: `192.0.2.0/24`. */
  readonly cidr: string;
}

/** By family: the library itself would try IPv6 first, and an address of IPv4 cost it an error each time. */
const library = (value: string) => (familyOf(value) === 6 ? ipaddr.IPv6 : ipaddr.IPv4);
const parse = (address: string) => library(address).parse(address);

/** IPv4 in four decimal parts, or IPv6; no zone, no shorthand such as `10.1` and no octal. */
export function isIp(address: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(address) || (address.includes(":") && !address.includes("%") && ipaddr.IPv6.isValid(address));
}

export function isCidr(value: string): boolean {
  const [address = "", prefix = "", ...rest] = value.split("/");
  return rest.length === 0 && /^\d{1,3}$/.test(prefix) && isIp(address) && Number(prefix) <= (familyOf(address) === 4 ? 32 : 128);
}

export function familyOf(address: string): 4 | 6 {
  return address.includes(":") ? 6 : 4;
}

/** The shortest usual text (RFC 5952 for IPv6), as libvirt and iproute2 print it. */
export function canonicalIp(address: string): string {
  return parse(address).toString();
}

/** `192.0.2.10/24` keeps its host part: an interface address, not a subnet. */
export function canonicalInterfaceAddress(value: string): string {
  const [address = "", prefix] = value.split("/");
  return `${canonicalIp(address)}/${Number(prefix)}`;
}

/** The subnet that a CIDR lies in; host bits may be set. */
export function subnetOf(cidr: string): Subnet {
  const [address, prefix] = library(cidr).parseCIDR(cidr);
  const bytes = address.toByteArray();
  const bound = (fill: number) =>
    bytes.map((byte, i) => {
      const fixed = Math.min(8, Math.max(0, prefix - i * 8));
      const mask = (0xff << (8 - fixed)) & 0xff;
      return (byte & mask) | (fill & ~mask & 0xff);
    });
  const network = ipaddr.fromByteArray(bound(0)).toString();
  return { family: familyOf(network), prefix, network, last: ipaddr.fromByteArray(bound(0xff)).toString(), cidr: `${network}/${prefix}` };
}

export function contains(subnet: Subnet, address: string): boolean {
  return familyOf(address) === subnet.family && compareIps(subnet.network, address) <= 0 && compareIps(address, subnet.last) <= 0;
}

export function overlap(a: Subnet, b: Subnet): boolean {
  return a.family === b.family && (contains(a, b.network) || contains(b, a.network));
}

/** Both ends of a subnet as text that sorts as its addresses do, those of IPv4 before those of IPv6: for many comparisons. */
export interface Range {
  readonly first: string;
  readonly last: string;
}

export function rangeOf(cidr: string): Range {
  const { family, network, last } = subnetOf(cidr);
  return { first: `${family}${hexOf(network)}`, last: `${family}${hexOf(last)}` };
}

/** All bits of an address: 8 digits for IPv4, 32 for IPv6. */
export const hexOf = (address: string) => Buffer.from(parse(address).toByteArray()).toString("hex");

export const rangesMeet = (a: Range, b: Range): boolean => a.first <= b.last && b.first <= a.last;

/** Negative, 0 or positive; only for two addresses of one family. */
export function compareIps(a: string, b: string): number {
  const [x, y] = [parse(a).toByteArray(), parse(b).toByteArray()];
  for (const [i, byte] of x.entries()) {
    const difference = byte - (y[i] as number);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}

/** The address `count` after this one (before it, if negative). */
export function offsetIp(address: string, count: number): string {
  const bytes = parse(address).toByteArray();
  let carry = count;
  for (let i = bytes.length - 1; i >= 0 && carry !== 0; i--) {
    const sum = (bytes[i] as number) + carry;
    bytes[i] = ((sum % 256) + 256) % 256;
    carry = Math.floor(sum / 256);
  }
  return ipaddr.fromByteArray(bytes).toString();
}

/** The fewest subnets, single addresses without a length, that are the addresses from the first to the last. */
export function subnetsOf(first: string, last: string): string[] {
  const bits = familyOf(first) === 4 ? 32 : 128;
  const [from, end] = [BigInt(`0x${hexOf(first)}`), BigInt(`0x${hexOf(last)}`)];
  const subnets: string[] = [];
  for (let at = from; at <= end; ) {
    let free = 0;
    while (free < bits && (at >> BigInt(free)) % 2n === 0n && at + (1n << BigInt(free + 1)) - 1n <= end) {
      free++;
    }
    const address = canonicalIp(addressOf(at, bits));
    subnets.push(free === 0 ? address : `${address}/${bits - free}`);
    at += 1n << BigInt(free);
  }
  return subnets;
}

function addressOf(value: bigint, bits: 32 | 128): string {
  const bytes = Buffer.from(value.toString(16).padStart(bits / 4, "0"), "hex");
  return bits === 32 ? bytes.join(".") : (bytes.toString("hex").match(/.{4}/g) ?? []).join(":");
}

/** An IPv4 or IPv6 address, in canonical text. */
export const ip = () =>
  text()
    .refine(isIp, "is not an IPv4 or IPv6 address")
    .overwrite((value) => (isIp(value) ? canonicalIp(value) : value));

/** A subnet; host bits must be zero. */
export const cidr = () =>
  text()
    .refine(isCidr, "is not a subnet such as 192.0.2.0/24 or 2001:db8::/64")
    .refine((value) => !isCidr(value) || canonicalInterfaceAddress(value) === subnetOf(value).cidr, {
      error: (issue) => `has host bits set; the subnet is ${subnetOf(String(issue.input)).cidr}`,
    })
    .overwrite((value) => (isCidr(value) ? canonicalInterfaceAddress(value) : value));

/** An address of an interface with its prefix length: `192.0.2.10/24`. */
export const interfaceAddress = () =>
  text()
    .refine(isCidr, "is not an address with prefix length such as 192.0.2.10/24")
    .overwrite((value) => (isCidr(value) ? canonicalInterfaceAddress(value) : value));

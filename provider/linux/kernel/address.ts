import { canonicalIp, familyOf } from "../../resource/ip";
import { batchLine } from "./batch";

/** What more there may be to an address than itself with its prefix length, its usual broadcast address and its device's name as label. Plain data. */
export interface AddressDetails {
  /** The other end of a point-to-point link: the prefix length is that of the route to it. */
  readonly peer?: string | undefined;
  /** IPv4, where it is not the usual one; `none`. */
  readonly broadcast?: string | undefined;
  readonly scope?: string | undefined;
  readonly label?: string | undefined;
  /** IPv6: used without asking whether somebody else has it. */
  readonly nodad?: boolean | undefined;
  /** The kernel makes no route to its subnet. */
  readonly noprefixroute?: boolean | undefined;
  /** Of the route to its subnet. */
  readonly metric?: number | undefined;
  /** Seconds, of one that is leased. */
  readonly valid?: number | undefined;
  readonly preferred?: number | undefined;
}

/** The kernel's word for "for ever". */
const FOREVER = 0xffffffff;

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

export function detailsOf(info: Json, address: string, device: string): AddressDetails {
  const v4 = familyOf(address) === 4;
  const broadcast = v4 && info.address === undefined && info.broadcast !== usualBroadcast(address) ? (info.broadcast ?? "none") : undefined;
  const details: AddressDetails = {
    peer: info.address === undefined ? undefined : canonicalIp(info.address),
    broadcast: info.address === undefined ? broadcast : info.broadcast,
    scope: info.scope && info.scope !== "global" ? info.scope : undefined,
    label: info.label && info.label !== device ? info.label : undefined,
    nodad: info.nodad === true ? true : undefined,
    noprefixroute: info.noprefixroute === true ? true : undefined,
    metric: info.metric,
    valid: lifetime(info.valid_life_time),
    preferred: lifetime(info.preferred_life_time),
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

const lifetime = (seconds: number | undefined) => (seconds === undefined || seconds === FOREVER ? undefined : seconds);

/** What `ip addr add … broadcast +` gives: none where there is no room for one. */
export function usualBroadcast(address: string): string | undefined {
  const [host = "", length = "32"] = address.split("/");
  const octets = host.split(".").map(Number);
  if (octets.length !== 4 || Number(length) > 30) {
    return undefined;
  }
  return octets.map((octet, at) => octet | (0xff >> Math.min(8, Math.max(0, Number(length) - 8 * at)))).join(".");
}

/**
 * In the order in which addresses are added so that the kernel lists them in this one, by which it chooses among equal sources: a new IPv6 address goes before
 * those that are there, an IPv4 one behind.
 */
export function inOrderOfAdding(addresses: readonly string[]): string[] {
  const isV6 = (address: string) => familyOf(address) === 6;
  return [...addresses.filter((address) => !isV6(address)), ...addresses.filter(isV6).reverse()];
}

/** The text of an address that its device has already, with another peer (IPv4): so the two are told apart. */
export const withPeer = (address: string, { peer }: AddressDetails): string => `${address} peer ${peer ?? address.split("/")[0]}`;

/** An address with its prefix length, without what tells it from one with another peer. */
export const bareAddress = (text: string): string => text.split(" ")[0] ?? text;

/** The words after `ip addr add`, for a device; one that is moved to another device has no label. */
export function addressWords(text: string, device: string, details: AddressDetails = {}): string {
  const address = bareAddress(text);
  const { peer, broadcast, scope, label, nodad, noprefixroute, metric, valid, preferred } = details;
  const [host = "", length = ""] = address.split("/");
  const spread = broadcast ?? (familyOf(address) === 4 && peer === undefined ? "+" : "none");
  const lifetimes = valid === undefined && preferred === undefined ? [] : ["valid_lft", valid ?? "forever", "preferred_lft", preferred ?? "forever"];
  return batchLine(
    ...(peer === undefined ? [address] : [host, "peer", `${peer}/${length}`]),
    ...(spread === "none" ? [] : ["broadcast", spread]),
    ...(scope === undefined ? [] : ["scope", scope]),
    ...(label?.startsWith(device) ? ["label", label] : []),
    "dev",
    device,
    ...(metric === undefined ? [] : ["metric", metric]),
    ...lifetimes,
    ...(nodad ? ["nodad"] : []),
    ...(noprefixroute ? ["noprefixroute"] : []),
  );
}

import { canonicalInterfaceAddress, subnetOf } from "../../resource/ip";
import { type AddressDetails, bareAddress, detailsOf, withPeer } from "./address";
import { functionsOf, type VirtualFunction } from "./nic";
import { ownerOf } from "./owner";
import type { Route } from "./route";

/** A network device as the kernel shows it. */
export interface Link {
  readonly ifindex: number;
  readonly name: string;
  /** `bridge`, `veth`, `tun`, `macvtap` …; absent for plain NICs. */
  readonly kind?: string;
  /** Open vSwitch has made it for the host itself: no guest hangs on it, whatever it looks like. */
  readonly internal?: true;
  /** The device below (`lower@`): of a VLAN, macvtap …; a veth's peer, too. */
  readonly lower?: string;
  /** The bridge (or bond, VRF) that it is a port of. */
  readonly master?: string;
  readonly mac: string;
  readonly mtu: number;
  readonly up: boolean;
  /** Up, and nothing at the other end. */
  readonly noCarrier?: true;
  readonly alias: string;
  /** Whose it is by our mark: that of the alias, else that of the file of ours which makes it at boot; "" when nobody's. */
  readonly owner: string;
  readonly addresses: readonly Address[];
  /** `linkinfo.info_data` as iproute2 prints it. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Of a NIC with SR-IOV, as many as there are now. */
  readonly functions?: readonly VirtualFunction[];
  /** `linkinfo.info_slave_data`: what its bridge or bond keeps about it. */
  readonly portData: Readonly<Record<string, unknown>>;
}

export interface Address {
  /** `192.0.2.10/24` */
  readonly address: string;
  readonly scope: string;
  /** It has a lifetime: given by DHCP or a router advertisement, or derived from one. */
  readonly dynamic: boolean;
  /** What the kernel says of it besides. */
  readonly details: AddressDetails;
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

/** `bootOwner` knows whose file makes a device at boot, `internal` are the devices that Open vSwitch makes for the host. */
export function linksOf(
  rows: readonly Json[],
  bootOwner: (device: string) => string | undefined = () => undefined,
  internal: ReadonlySet<string> = new Set(),
): Link[] {
  const links = rows
    .filter((row) => row.ifname !== undefined)
    .map((row) => ({ ...linkOf(row, bootOwner), ...(internal.has(row.ifname) && { internal: true as const }) }));
  return [...new Map(links.map((link) => [link.name, link])).values()];
}

function linkOf(row: Json, bootOwner: (device: string) => string | undefined): Link {
  const alias = row.ifalias ?? "";
  return {
    ifindex: row.ifindex,
    name: row.ifname,
    ...(row.linkinfo?.info_kind && { kind: row.linkinfo.info_kind }),
    // A VXLAN interface names its way out among its own data.
    ...((row.link ?? row.linkinfo?.info_data?.link) && { lower: row.link ?? row.linkinfo.info_data.link }),
    ...(row.master && { master: row.master }),
    mac: row.address ?? "",
    mtu: row.mtu,
    up: row.flags.includes("UP"),
    ...(row.flags.includes("NO-CARRIER") && { noCarrier: true as const }),
    alias,
    owner: ownerOf(alias) || (alias === "" && bootOwner(row.ifname)) || "",
    addresses: distinct((row.addr_info ?? []).filter((info: Json) => info.local !== undefined).map((info: Json) => addressOf(info, row.ifname))),
    ...(row.vfinfo_list?.length > 0 && { functions: functionsOf(row.vfinfo_list) }),
    data: row.linkinfo?.info_data ?? {},
    portData: row.linkinfo?.info_slave_data ?? {},
  };
}

function addressOf(info: Json, device: string): Address {
  const address = canonicalInterfaceAddress(`${info.local}/${info.prefixlen}`);
  return {
    address,
    scope: info.scope ?? "global",
    dynamic: info.dynamic === true || info.mngtmpaddr === true || info.temporary === true,
    details: detailsOf(info, address, device),
  };
}

function distinct(addresses: readonly Address[]): Address[] {
  const seen = new Set<string>();
  return addresses.map((one) => {
    const again = seen.has(one.address);
    seen.add(one.address);
    return again ? { ...one, address: withPeer(one.address, one.details) } : one;
  });
}

/** Addresses that somebody set: neither link-local ones of the kernel nor leased ones. */
export function staticAddresses(link: Link): string[] {
  return link.addresses.filter((address) => !address.dynamic && address.scope !== "link").map((address) => address.address);
}

/** What goes along when a device becomes a port: also IPv4 addresses that somebody set for the link alone, as against 169.254.0.0/16, which devices give themselves. */
export function movableAddresses(link: Link): string[] {
  const byHand = ({ address, scope, dynamic }: Address) => !dynamic && (scope !== "link" || !/:|^169\.254\./.test(address));
  return link.addresses.filter(byHand).map(({ address }) => address);
}

/** What there is to some of them besides. A manager that takes the route to the subnet from the kernel and makes it itself does as the kernel does. */
export function staticDetails(link: Link, routes: readonly Route[]): Record<string, AddressDetails> {
  const kept = link.addresses
    .filter(({ address }) => movableAddresses(link).includes(address))
    .map(({ address, details: { valid: _, preferred: __, noprefixroute, ...details } }): [string, AddressDetails] => [
      address,
      noprefixroute && !hasItsRoute(link, routes, address, details) ? { ...details, noprefixroute } : details,
    ]);
  return Object.fromEntries(kept.filter(([, details]) => Object.keys(details).length > 0));
}

function hasItsRoute(link: Link, routes: readonly Route[], address: string, details: AddressDetails): boolean {
  const { cidr, prefix, family } = reachedBy(address, details);
  // The kernel makes none to a single IPv4 address of its own.
  return (
    (details.peer === undefined && family === 4 && prefix === 32) ||
    routes.some(
      (route) => route.dev === link.name && route.table !== "local" && route.dst === cidr && route.protocol === "kernel" && !followsFromAddresses(link, route),
    )
  );
}

/** What the kernel makes a route to: the address's subnet, or its peer's. A single address is no subnet in the words of a route. */
function reachedBy(text: string, { peer }: AddressDetails) {
  const address = bareAddress(text);
  const subnet = subnetOf(peer === undefined ? address : `${peer}/${address.split("/")[1]}`);
  return { ...subnet, cidr: subnet.cidr.replace(/(?<=\..*)\/32$|(?<=:.*)\/128$/, "") };
}

/** Whether the kernel makes a route by itself as soon as the device has its addresses; one to link-local addresses is its device's own affair. */
export function followsFromAddresses(link: Link | undefined, { protocol, dst }: Route): boolean {
  const within = (link?.addresses ?? []).filter(
    ({ address, scope, details }) => (scope !== "link" || !address.includes(":")) && reachedBy(address, details).cidr === dst,
  );
  return protocol === "kernel" && !(within.length > 0 && within.every(({ details }) => details.noprefixroute));
}

/**
 * A port that a guest's NIC hangs on: a tap, or what libvirt makes for a guest (`vnet3`; a veth for containers).
 * Such ports come and go with their guests and are never drift.
 */
export function isGuestPort(link: Link): boolean {
  return !link.internal && (link.kind === "tun" || /^(vnet|tap|macvtap)\d+$/.test(link.name));
}

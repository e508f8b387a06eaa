import { isDeepStrictEqual } from "node:util";
import { canonicalIp, cidr, compareIps, contains, familyOf, ip, offsetIp, subnetOf } from "../../resource/ip";
import { prefixOf } from "../../resource/prefix";
import { field, given, mac, NONE, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { DhcpHost, DhcpRange, NetworkIp } from "../model";
import { canonicalMac, isEmptyDhcp, leaseSeconds as leaseOf } from "../normalise";
import { duid, ipv4, leaseSeconds } from "./address";
import { bootFile, tftpRoot } from "./dnsmasqText";
import { reservationName } from "./dnsName";

const range = () =>
  z.strictObject({
    start: field(ip(), { description: "First address that is handed out.", term: "<range start=…>" }),
    end: field(ip(), { description: "Last address that is handed out.", term: "<range end=…>" }),
    leaseSeconds: leaseSeconds().optional(),
  });

const reservation = () =>
  z.strictObject({
    mac: field(mac().optional(), { description: "MAC address of the guest's NIC (IPv4 only).", term: "<host mac=…>" }),
    id: duid(),
    hostname: field(reservationName().optional(), { description: "Host name that the guest is given, and that DNS answers to.", term: "<host name=…>" }),
    name: field(reservationName().optional(), { description: "Deprecated: the former word for `hostname`." }),
    ip: field(ip(), { description: "The address that the guest always gets.", term: "<host ip=…>" }),
    leaseSeconds: leaseSeconds().optional(),
  });

const dhcp = () =>
  z.strictObject({
    enabled: field(z.boolean().optional(), {
      description: "Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet.",
      always: true,
    }),
    ranges: field(z.array(range()).optional(), {
      description:
        "What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.",
      term: "<dhcp><range>",
      always: true,
    }),
    reservations: field(z.array(reservation()).optional(), {
      description: "Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.",
      term: "<dhcp><host>",
      always: true,
    }),
    leaseSeconds: field(leaseSeconds().optional(), { description: "Lease time of the ranges that give none of their own.", unit: "seconds" }),
    bootFile: field(orNone(bootFile()).optional(), { description: "File that a guest boots over the network.", term: "<bootp file=…>" }),
    bootServer: field(orNone(ipv4()).optional(), { description: "Address of that file's server; not set: the host itself.", term: "<bootp server=…>" }),
  });

export const subnet = () =>
  z.strictObject({
    cidr: field(cidr(), { description: "The subnet, host bits zero: `192.168.107.0/24`, `fd00:107::/64`.", term: "<ip address=… prefix=…>" }),
    gateway: field(ip().optional(), {
      description: "The host's own address in it, which guests use as gateway and DNS server. Not set: the first address.",
      always: true,
      term: "<ip address=…>",
    }),
    dhcp: field(orNone(dhcp(), { enabled: false }).optional(), { description: "The DHCP server of this subnet.", term: "<dhcp>", always: true }),
    localPtr: field(z.boolean().optional(), {
      description: "Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.",
      term: "<ip localPtr=…>",
    }),
    tftpRoot: field(orNone(tftpRoot()).optional(), {
      description: "Directory on the host that is served over TFTP (IPv4 only); it must exist.",
      term: "<tftp root=…>",
    }),
  });

export type Subnet = z.infer<ReturnType<typeof subnet>>;
type Dhcp = NonNullable<Subnet["dhcp"]>;
type Range = NonNullable<Dhcp["ranges"]>[number];
type Reservation = NonNullable<Dhcp["reservations"]>[number];

/** libvirt counts at most this many addresses in one range. */
export const LARGEST_RANGE = 65535;

/** Fills in gateway, DHCP switch and ranges. */
export function completeSubnets(subnets: readonly Subnet[]): Subnet[] {
  const firstIpv4 = subnets.findIndex(({ cidr }) => familyOf(cidr) === 4);
  return subnets.map((given, i) => {
    const gateway = given.gateway ?? firstAddress(given.cidr);
    const { leaseSeconds, ...dhcp } = given.dhcp ?? {};
    const asked = Boolean(dhcp.ranges?.length || dhcp.reservations?.length);
    const enabled = dhcp.enabled ?? (i === firstIpv4 || asked);
    const ranges = enabled ? (dhcp.ranges ?? defaultRanges(given.cidr, gateway)) : [];
    const withLease = ranges.map((range) => (range.leaseSeconds === undefined && leaseSeconds !== undefined ? { ...range, leaseSeconds } : range));
    const reservations = dhcp.reservations && { reservations: dhcp.reservations.map(renamed) };
    return { ...given, gateway, dhcp: { ...dhcp, ...reservations, enabled, ranges: withLease, ...(enabled ? {} : { reservations: [] }) } };
  });
}

/** With today's word for its host name. */
export function renamed({ name, ...reservation }: Reservation): Reservation {
  const hostname = reservation.hostname ?? name;
  return { ...reservation, ...(hostname !== undefined && { hostname }) };
}

/** The gateway of a subnet that names none. */
export function firstAddress(cidr: string): string {
  const { network, last } = subnetOf(cidr);
  return network === last ? network : offsetIp(network, 1);
}

/** Every address that is neither the gateway nor the network's own, as far as one range may reach. */
function defaultRanges(cidr: string, gateway: string): Range[] {
  const net = subnetOf(cidr);
  const first = offsetIp(net.network, 1);
  const usableEnd = net.family === 4 ? offsetIp(net.last, -1) : net.last;
  const furthest = net.prefix < (net.family === 4 ? 16 : 112) ? offsetIp(first, LARGEST_RANGE - 2) : usableEnd;
  if (!contains(net, gateway) || compareIps(gateway, furthest) > 0) {
    return [{ start: first, end: furthest }];
  }
  const before = { start: first, end: offsetIp(gateway, -1) };
  const after = { start: offsetIp(gateway, 1), end: furthest };
  return [before, after].filter(({ start, end }) => compareIps(start, end) <= 0);
}

/** The subnets of a definition, as a user would write them with everything filled in. */
export function viewSubnets(ips: readonly NetworkIp[]): Subnet[] {
  return ips.map((ip) => {
    const address = canonicalIp(ip.address ?? "");
    return {
      cidr: subnetOf(`${address}/${prefixOf(ip)}`).cidr,
      gateway: address,
      dhcp: {
        enabled: !isEmptyDhcp(ip.dhcp),
        ranges: (ip.dhcp?.ranges ?? []).map(viewRange),
        reservations: (ip.dhcp?.hosts ?? []).map(viewReservation),
        bootFile: ip.dhcp?.bootp?.file ?? NONE,
        bootServer: ip.dhcp?.bootp?.server ?? NONE,
      },
      localPtr: ip.localPtr ?? false,
      tftpRoot: ip.tftp?.root ?? NONE,
    };
  });
}

/** What is there with what is asked for; a subnet is found again by its CIDR, or by its place when it is given another. */
export function mergeSubnets(present: readonly Subnet[], asked: readonly Subnet[]): Subnet[] {
  return asked.map((wanted, i) => {
    const known = present.find(({ cidr }) => cidr === wanted.cidr) ?? present[i];
    const net = subnetOf(wanted.cidr);
    const kept = known?.dhcp?.reservations?.filter(({ ip }) => contains(net, ip)) ?? [];
    const dhcp = { ...known?.dhcp, reservations: kept, ...definedOf(wanted.dhcp ?? {}) };
    return {
      ...known,
      ...definedOf(wanted),
      // Follows from the lists: it is no change of its own.
      dhcp: { ...dhcp, enabled: known?.dhcp?.enabled ?? Boolean(dhcp.ranges?.length || dhcp.reservations.length || given(dhcp.bootFile)) },
    } as Subnet;
  });
}

/** Writes subnets into a definition's `<ip>` elements; what we do not model there stays. */
export function applySubnets(subnets: readonly Subnet[], ips: readonly NetworkIp[]): NetworkIp[] {
  return subnets.map((subnet, i) => {
    const base = ips.find((ip) => viewSubnets([ip])[0]?.cidr === subnet.cidr) ?? ips[i];
    if (base && isDeepStrictEqual(viewSubnets([base])[0], subnet)) {
      return base;
    }
    const family = familyOf(subnet.cidr);
    return {
      ...base,
      family: family === 6 ? "ipv6" : "ipv4",
      address: subnet.gateway,
      netmask: undefined,
      prefix: subnetOf(subnet.cidr).prefix,
      localPtr: subnet.localPtr || undefined,
      tftp: applyTftp(given(subnet.tftpRoot), base?.tftp),
      dhcp: applyDhcp(subnet.dhcp ?? {}, base?.dhcp),
    } satisfies NetworkIp;
  });
}

function applyTftp(root: string | undefined, base: NetworkIp["tftp"]): NetworkIp["tftp"] {
  return root === undefined ? undefined : { ...base, root };
}

function applyDhcp(dhcp: Dhcp, base: NetworkIp["dhcp"]): NetworkIp["dhcp"] {
  const file = given(dhcp.bootFile);
  const bootp = file === undefined ? undefined : { ...base?.bootp, file, server: given(dhcp.bootServer) };
  const ranges = (dhcp.ranges ?? []).map((range) => base?.ranges.find((known) => isDeepStrictEqual(viewRange(known), range)) ?? rangeOf(range));
  const hosts = (dhcp.reservations ?? []).map((host) => base?.hosts.find((known) => isDeepStrictEqual(viewReservation(known), host)) ?? hostOf(host));
  const result = { ...base, ranges, hosts, bootp };
  return isEmptyDhcp(result) ? undefined : result;
}

function viewRange(range: DhcpRange): Range {
  return { start: canonicalIp(range.start ?? ""), end: canonicalIp(range.end ?? ""), ...viewLease(range) };
}

function viewReservation(host: DhcpHost): Reservation {
  return {
    ...(host.mac !== undefined && { mac: canonicalMac(host.mac) }),
    ...(host.id !== undefined && { id: host.id.toLowerCase() }),
    ...(host.name !== undefined && { hostname: host.name }),
    ip: canonicalIp(host.ip ?? ""),
    ...viewLease(host),
  };
}

function viewLease(entry: DhcpRange): { leaseSeconds?: number } {
  const seconds = leaseOf(entry);
  return seconds === undefined ? {} : { leaseSeconds: seconds };
}

const leaseElement = (seconds: number | undefined) => (seconds === undefined ? {} : { lease: { expiry: seconds, unit: "seconds" as const } });

function rangeOf({ leaseSeconds, ...range }: Range): DhcpRange {
  return { ...range, ...leaseElement(leaseSeconds) };
}

function hostOf({ leaseSeconds, hostname, ...host }: Reservation): DhcpHost {
  return { ...host, ...(hostname !== undefined && { name: hostname }), ...leaseElement(leaseSeconds) };
}

export function definedOf<T extends object>(value: T): Partial<T> {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as Partial<T>;
}

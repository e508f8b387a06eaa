import { canonicalIp } from "../resource/ip";
import { type Masked, prefixOf, saidPrefix } from "../resource/prefix";
import type { DhcpHost, DhcpRange, Network, NetworkDns, NetworkForward, NetworkIp } from "./model";
import { pciAddress, pciText } from "./pci";

/**
 * The normal form in which two definitions are compared: what libvirt adds by itself, its defaults, and different ways
 * to write the same thing make no difference.
 */
export function normalise(network: Network): Network {
  const { connections: _connections, ...definition } = network;
  return compact({
    ...definition,
    ipv6: network.ipv6 || undefined,
    trustGuestRxFilters: network.trustGuestRxFilters || undefined,
    forward: network.forward && normaliseForward(network.forward),
    bridge: normaliseBridge(network),
    mac: network.mac && { ...network.mac, address: network.mac.address?.toLowerCase() },
    domain: network.domain && { ...network.domain, localOnly: network.domain.localOnly || undefined, register: network.domain.register || undefined },
    dns: network.dns && normaliseDns(network.dns),
    virtualport: network.virtualport && normaliseVirtualport(network.virtualport),
    vlan: network.vlan && normaliseVlan(network.vlan),
    portgroups: network.portgroups.map(normalisePortgroup),
    dnsmasqNamespace: undefined,
    port: network.port?.isolated || network.port?.unmodelled ? network.port : undefined,
    ips: network.ips.map(normaliseIp),
    routes: network.routes.map((route) => ({
      ...withPrefix(route, routePrefixOf(route)),
      address: route.address && canonicalIp(route.address),
      gateway: route.gateway && canonicalIp(route.gateway),
      family: undefined,
      metric: route.metric === 1 ? undefined : route.metric,
    })),
  });
}

/** libvirt writes them into the running definition. */
export const DEFAULT_NAT_PORTS = { start: 1024, end: 65535 };

/** Seconds of a lease time; libvirt's unit is minutes when none is named. 0 is for ever. */
export function leaseSeconds(entry: { lease?: DhcpRange["lease"] }): number | undefined {
  const factor = { seconds: 1, minutes: 60, hours: 3600 }[entry.lease?.unit ?? "minutes"];
  return entry.lease?.expiry === undefined ? undefined : entry.lease.expiry * factor;
}

/** libvirt drops `<dhcp>` without ranges and hosts, with whatever else it holds. */
export function isEmptyDhcp(dhcp: NetworkIp["dhcp"]): boolean {
  return !dhcp || dhcp.ranges.length + dhcp.hosts.length === 0;
}

/** Of a route whose prefix is not said, libvirt takes it for the default route. */
export function routePrefixOf(route: Masked): number {
  return saidPrefix(route) ?? 0;
}

/** libvirt keeps a reservation's as it was written, `52:54:0:0:0:1` as well. */
export const canonicalMac = (mac: string) =>
  mac
    .toLowerCase()
    .split(":")
    .map((octet) => octet.padStart(2, "0"))
    .join(":");

function withPrefix<T extends Masked>(ip: T, prefix: number): T {
  return { ...ip, prefix, netmask: undefined };
}

function normaliseIp(ip: NetworkIp): NetworkIp {
  return {
    ...withPrefix(ip, prefixOf(ip)),
    family: undefined,
    address: ip.address && canonicalIp(ip.address),
    localPtr: ip.localPtr || undefined,
    dhcp: ip.dhcp && !isEmptyDhcp(ip.dhcp) ? { ...ip.dhcp, ranges: ip.dhcp.ranges.map(normaliseRange), hosts: ip.dhcp.hosts.map(normaliseHost) } : undefined,
  };
}

function normaliseLease(entry: { lease?: DhcpRange["lease"] }): DhcpRange["lease"] {
  const seconds = leaseSeconds(entry);
  return seconds === undefined ? undefined : { expiry: seconds, unit: "seconds" };
}

export function normaliseRange(range: DhcpRange): DhcpRange {
  return compact({ ...range, start: canonicalIp(range.start ?? ""), end: canonicalIp(range.end ?? ""), lease: normaliseLease(range) });
}

export function normaliseHost(host: DhcpHost): DhcpHost {
  return compact({
    ...host,
    ip: host.ip && canonicalIp(host.ip),
    mac: host.mac && canonicalMac(host.mac),
    id: host.id?.toLowerCase(),
    lease: normaliseLease(host),
  });
}

function normaliseDns(dns: NetworkDns): NetworkDns | undefined {
  const normal = compact({
    ...dns,
    enable: dns.enable === false ? false : undefined,
    forwardPlainNames: dns.forwardPlainNames === false ? false : undefined,
    forwarders: dns.forwarders.map((forwarder) => ({ ...forwarder, addr: forwarder.addr && canonicalIp(forwarder.addr) })),
    hosts: dns.hosts.map((host) => ({ ...host, ip: host.ip && canonicalIp(host.ip) })),
  });
  return Object.values(normal).some((value) => !Array.isArray(value) || value.length > 0) ? normal : undefined;
}

/** `<forward dev=…>` gains an `<interface>` of the same name and the other way round; with `<pf>` libvirt lists its functions. */
function normaliseForward(forward: NetworkForward): NetworkForward {
  const interfaces = forward.pf ? [] : forward.interfaces.map(({ connections: _connections, ...rest }) => rest);
  const dev = forward.pf ? undefined : (forward.dev ?? interfaces[0]?.dev);
  const pool = interfaces.length === 0 && dev !== undefined ? [{ dev }] : interfaces;
  const nat =
    (forward.mode ?? "nat") === "nat" ? { ...forward.nat, port: forward.nat?.port ?? DEFAULT_NAT_PORTS, ipv6: forward.nat?.ipv6 || undefined } : forward.nat;
  return {
    ...forward,
    mode: forward.mode ?? "nat",
    dev,
    managed: forward.managed || undefined,
    interfaces: pool,
    nat,
    addresses: forward.pf ? [] : forward.addresses.map(({ connections: _connections, ...rest }) => ({ ...rest, ...pciAddress(pciText(rest)) })),
  };
}

function normaliseVirtualport({ parameters, ...virtualport }: NonNullable<Network["virtualport"]>): NonNullable<Network["virtualport"]> {
  const given = parameters && Object.values(parameters).some((value) => value !== undefined);
  return { ...virtualport, parameters: given ? parameters : undefined };
}

/** Several tags, or a native one, make a trunk. */
function normaliseVlan(vlan: NonNullable<Network["vlan"]>): NonNullable<Network["vlan"]> {
  return { ...vlan, trunk: vlan.trunk || vlan.tags.length > 1 || vlan.tags.some(({ nativeMode }) => nativeMode !== undefined) || undefined };
}

function normalisePortgroup(group: Network["portgroups"][number]): Network["portgroups"][number] {
  return {
    ...group,
    default: group.default || undefined,
    trustGuestRxFilters: group.trustGuestRxFilters || undefined,
    virtualport: group.virtualport && normaliseVirtualport(group.virtualport),
    vlan: group.vlan && normaliseVlan(group.vlan),
  };
}

/** Bridges that libvirt makes itself have STP on and no forward delay unless told otherwise. */
function normaliseBridge(network: Network): Network["bridge"] {
  const ownBridge = !network.forward || ["nat", "route", "open"].includes(network.forward.mode ?? "nat");
  const { stp, delay, macTableManager, ...rest } = network.bridge ?? {};
  return ownBridge
    ? { ...rest, stp: stp ?? true, delay: delay ?? 0, macTableManager: macTableManager === "kernel" ? undefined : macTableManager }
    : network.bridge;
}

/** Without properties that are undefined, at any depth: so that two normal forms can be compared as they are. */
function compact<T>(value: T): T {
  if (Array.isArray(value)) {
    return value.map(compact) as T;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(entries.map(([key, part]) => [key, compact(part)])) as T;
  }
  return value;
}

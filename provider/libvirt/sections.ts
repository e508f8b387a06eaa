import { isDeepStrictEqual } from "node:util";
import { dhcpHost, dhcpRange, dnsHost, dnsSrv, dnsTxt, forwardInterface, type Network, portgroup } from "./model";
import type { XmlElement } from "./xml";

/** The lists of a network that `net-update` can change on a running network. */
export type SectionName = "ip-dhcp-range" | "ip-dhcp-host" | "dns-host" | "dns-txt" | "dns-srv" | "portgroup" | "forward-interface";

/** One entry of a section: what `net-update` needs to add, match and delete it. */
export interface Entry {
  /** The entry in normal form: equal entries have equal values. */
  readonly value: unknown;
  /** What libvirt finds it by; it refuses to add an entry when another has one of these keys, and to delete an ambiguous one. */
  readonly keys: readonly string[];
  readonly add: XmlElement;
  /** Only what identifies the entry: libvirt deletes the one that matches everything given. */
  readonly match: XmlElement;
}

export interface Section {
  readonly name: SectionName;
  /** Which `<ip>` element, in the order of the definition. */
  readonly parentIndex?: number;
  readonly entries: readonly Entry[];
  /** libvirt can put an entry in the place of its namesake, in every version. */
  readonly replaceable?: boolean;
}

/** All such lists of a normalised network. */
export function sectionsOf(network: Network): Section[] {
  return [
    ...network.ips.flatMap((ip, parentIndex): Section[] => [
      { name: "ip-dhcp-range", parentIndex, entries: (ip.dhcp?.ranges ?? []).map(rangeEntry) },
      { name: "ip-dhcp-host", parentIndex, entries: (ip.dhcp?.hosts ?? []).map(hostEntry) },
    ]),
    { name: "dns-host", entries: (network.dns?.hosts ?? []).map(dnsHostEntry) },
    { name: "dns-txt", entries: (network.dns?.txts ?? []).map(txtEntry) },
    { name: "dns-srv", entries: (network.dns?.srvs ?? []).map(srvEntry) },
    // The default group last: libvirt wants no two at a time.
    {
      name: "portgroup",
      replaceable: true,
      entries: [...network.portgroups].sort((a, b) => Number(a.default ?? false) - Number(b.default ?? false)).map(portgroupEntry),
    },
    { name: "forward-interface", entries: (network.forward?.interfaces ?? []).map(interfaceEntry) },
  ];
}

/** The network without these lists: what only a new definition and a restart can change. */
export function withoutSections(network: Network): Network {
  const { dns, forward } = network;
  const bareDns = dns && { ...dns, hosts: [], txts: [], srvs: [] };
  return {
    ...network,
    ips: network.ips.map(({ dhcp, ...ip }) => (dhcp?.bootp || dhcp?.unmodelled ? { ...ip, dhcp: { ...dhcp, ranges: [], hosts: [] } } : ip)),
    dns: bareDns && (bareDns.forwarders.length > 0 || Object.keys(bareDns).length > 4) ? bareDns : undefined,
    portgroups: [],
    forward: forward && { ...forward, interfaces: [], dev: undefined },
  };
}

export function sameEntry(a: Entry, b: Entry): boolean {
  return isDeepStrictEqual(a.value, b.value);
}

const rangeEntry = (range: Parameters<typeof dhcpRange.write>[1]): Entry => ({
  value: range,
  keys: [`${range.start}-${range.end}`],
  add: dhcpRange.write("range", range),
  match: dhcpRange.write("range", { start: range.start, end: range.end }),
});

const hostEntry = (host: Parameters<typeof dhcpHost.write>[1]): Entry => ({
  value: host,
  keys: [`ip ${host.ip}`, ...(host.mac ? [`mac ${host.mac}`] : []), ...(host.name ? [`name ${host.name}`] : [])],
  add: dhcpHost.write("host", host),
  match: dhcpHost.write("host", { ...host, lease: undefined, unmodelled: undefined }),
});

/** By address alone: several entries may share a host name, as A and AAAA records do; libvirt compares no more. */
const dnsHostEntry = (host: Parameters<typeof dnsHost.write>[1]): Entry => ({
  value: { ...host, hostnames: [...host.hostnames].sort() },
  keys: [`ip ${host.ip}`],
  add: dnsHost.write("host", host),
  match: dnsHost.write("host", { ip: host.ip, hostnames: [] }),
});

const txtEntry = (txt: Parameters<typeof dnsTxt.write>[1]): Entry => ({
  value: txt,
  keys: [`${txt.name}`],
  add: dnsTxt.write("txt", txt),
  match: dnsTxt.write("txt", txt),
});

const srvEntry = (srv: Parameters<typeof dnsSrv.write>[1]): Entry => ({
  value: srv,
  keys: [`${srv.service}/${srv.protocol}/${srv.domain ?? ""}/${srv.target ?? ""}`],
  add: dnsSrv.write("srv", srv),
  match: dnsSrv.write("srv", srv),
});

const portgroupEntry = (group: Parameters<typeof portgroup.write>[1]): Entry => ({
  value: group,
  keys: [`${group.name}`],
  add: portgroup.write("portgroup", group),
  match: portgroup.write("portgroup", group),
});

const interfaceEntry = (device: Parameters<typeof forwardInterface.write>[1]): Entry => ({
  value: { dev: device.dev },
  keys: [`${device.dev}`],
  add: forwardInterface.write("interface", { dev: device.dev }),
  match: forwardInterface.write("interface", { dev: device.dev }),
});

import { type AddressDetails, bareAddress, usualBroadcast } from "../../kernel/address";
import type { BootConfig, BootRoute, BootRule } from "../config";
import { type Section, section } from "./ini";

/** What a device has besides being there, in words of systemd.network(5). `own`: made by us, so that everything is said. */
export function settingSections(config: BootConfig, own: boolean): Section[] {
  const { mtu, mac, up, addresses = [], dhcp4, dhcp6, dns } = config;
  return [
    section("Link", [
      ["MTUBytes", mtu],
      ["MACAddress", own ? undefined : mac],
      ["ActivationPolicy", up === undefined ? (own ? "manual" : undefined) : up ? (own ? undefined : "up") : "down"],
      ["RequiredForOnline", own && !leadsOut(config) ? false : undefined],
    ]),
    section("Network", [
      ["DHCP", own || dhcp4 !== undefined || dhcp6 !== undefined ? dhcpWord(dhcp4, dhcp6) : undefined],
      ["IPv6AcceptRA", dhcp6 ? true : undefined],
      // As with plain ip: what is described is set whether there is a carrier or not, and stays without one.
      ["ConfigureWithoutCarrier", own && up !== false ? true : undefined],
      // What somebody adds by hand stays when networkd reads its files again.
      ["KeepConfiguration", own && config.addresses === undefined ? "static" : undefined],
      ["DNS", dns?.servers],
      ["Domains", dns && dns.search.length > 0 ? dns.search.join(" ") : undefined],
    ]),
    // A router's advertisement alone must not start a DHCP client that nobody asked for.
    section("IPv6AcceptRA", [["DHCPv6Client", own && !dhcp6 ? false : undefined]]),
    ...addresses.map((address) => addressSection(address, config.addressDetails?.[address])),
    ...(config.routes ?? []).map(routeSection),
    ...(config.rules ?? []).map(ruleSection),
  ];
}

/**
 * With its broadcast address spelt out: systemd 252 compares that too (`address_compare_func`), fills it in too late, and takes the address away for a
 * moment each time it reads a changed file.
 */
function addressSection(text: string, { peer, broadcast, scope, nodad, noprefixroute, metric }: AddressDetails = {}): Section {
  const address = bareAddress(text);
  const [host = "", length = ""] = address.split("/");
  return section("Address", [
    ["Address", peer === undefined ? address : host],
    ["Peer", peer === undefined ? undefined : `${peer}/${length}`],
    ["Broadcast", broadcast === "none" ? false : (broadcast ?? (peer === undefined ? usualBroadcast(address) : undefined))],
    ["Scope", scope],
    ["DuplicateAddressDetection", nodad ? "none" : undefined],
    ["AddPrefixRoute", noprefixroute ? false : undefined],
    ["RouteMetric", metric],
  ]);
}

/** Whether the host's way out is over it: then `network-online.target` waits for it. */
function leadsOut({ routes = [], dhcp4, dhcp6 }: BootConfig): boolean {
  return dhcp4 === true || dhcp6 === true || routes.some((route) => route.dst === "default");
}

const dhcpWord = (dhcp4 = false, dhcp6 = false): string => (dhcp4 ? (dhcp6 ? "yes" : "ipv4") : dhcp6 ? "ipv6" : "no");

function routeSection(route: BootRoute): Section {
  const hops = route.nexthops ?? [];
  return section("Route", [
    ["Destination", route.dst === "default" ? (route.family === 6 ? "::/0" : "0.0.0.0/0") : route.dst],
    ["Type", route.type && route.type !== "unicast" ? route.type : undefined],
    ["Gateway", hops.length > 0 ? undefined : route.via],
    ["Metric", route.metric || undefined],
    ["Protocol", route.protocol],
    ["Scope", route.family === 4 && !route.type ? route.scope : undefined],
    ["PreferredSource", route.prefsrc],
    ["Table", route.table === "main" ? undefined : route.table],
    ["MTUBytes", route.mtu],
    ["GatewayOnLink", route.onlink ? true : undefined],
    ["MultiPathRoute", hops.map((hop) => `${hop.via}${hop.dev ? `@${hop.dev}` : ""} ${hop.weight}`)],
  ]);
}

function ruleSection(rule: BootRule): Section {
  return section("RoutingPolicyRule", [
    ["Family", rule.from || rule.to ? undefined : rule.family === 6 ? "ipv6" : "ipv4"],
    ["Priority", rule.priority],
    ["InvertRule", rule.not ? true : undefined],
    ["From", rule.from],
    ["To", rule.to],
    ["IncomingInterface", rule.iif],
    ["OutgoingInterface", rule.oif],
    ["FirewallMark", rule.fwmark],
    ["IPProtocol", rule.ipproto],
    ["SourcePort", rule.sport],
    ["DestinationPort", rule.dport],
    ["TypeOfService", rule.tos === undefined ? undefined : Number(rule.tos)],
    ["User", rule.uidrange],
    ["SuppressPrefixLength", rule.suppressPrefixLength],
    ["Table", rule.action === "lookup" ? (rule.table ?? "main") : undefined],
    ["Type", rule.action === "lookup" ? undefined : rule.action],
  ]);
}

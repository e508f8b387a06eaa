import type { Entry } from "./entries";

/** What of somebody's file a device keeps as a port: all but what is about its own addresses, and about what it is a port of. */

/** Whole sections. The bridge has its own ideas of what a port is like. */
const GONE =
  /^(Match|Address|Route|NextHop|Neighbor|IPv6AddressLabel|DHCP|DHCPv4|DHCPv6|DHCPServer|DHCPServerStaticLease|DHCPPrefixDelegation|DHCPv6PrefixDelegation|IPv6AcceptRA|IPv6SendRA|IPv6Prefix|IPv6RoutePrefix|IPv6PrefixDelegation|Bridge|BridgeVLAN|BridgeFDB|BridgeMDB)$/;

const GONE_FROM_NETWORK =
  /^(Address|Gateway|DNS|DNSDefaultRoute|DNSOverTLS|DNSSEC|DNSSECNegativeTrustAnchors|Domains|LLMNR|MulticastDNS|NTP|DHCP|DHCPServer|DHCPPrefixDelegation|DHCPv6PrefixDelegation|LinkLocalAddressing|IPv4LL\w*|IPv6\w*|IPv4AcceptLocal|IPv4RouteLocalnet|IPv4ProxyARP|DefaultRouteOnDevice|KeepConfiguration|ConfigureWithoutCarrier|IgnoreCarrierLoss|Bridge|Bond|VRF|BatmanAdvanced|ActiveSlave|PrimarySlave)$/;

const GONE_FROM_LINK = /^(RequiredForOnline|RequiredFamilyForOnline|ActivationPolicy|Unmanaged)$/;

/** `without`: devices upon it that others see to. */
export function keptByPort(entries: readonly Entry[], without: readonly string[]): Entry[] {
  return entries.filter(
    ({ section, key, value }) =>
      !GONE.test(section) &&
      !(section === "Network" && (GONE_FROM_NETWORK.test(key) || without.includes(value))) &&
      !(section === "Link" && GONE_FROM_LINK.test(key)),
  );
}

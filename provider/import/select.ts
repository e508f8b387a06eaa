import { type Item, isResource } from "./item";

/** Words of `--only` that stand for several kinds. */
export const GROUPS: Readonly<Record<string, (kind: string) => boolean>> = {
  networks: (kind) => /Network$/.test(kind) && !["DockerNetwork", "ProviderNetwork"].includes(kind),
  docker: (kind) => kind === "DockerNetwork",
  bridges: (kind) => kind === "Bridge",
  macvtap: (kind) => kind === "MacvtapInterface",
  devices: (kind) => ["Dummy", "Veth", "Bond", "Vlan", "Vxlan", "Macvlan"].includes(kind),
  ovs: (kind) => kind.startsWith("Ovs"),
  ovn: (kind) => ["DhcpOptions", "ProviderNetwork"].includes(kind) || /^(Ovn|Logical)/.test(kind),
  interfaces: (kind) => kind === "HostInterface",
  routing: (kind) => kind === "StaticRoute" || kind === "PolicyRule",
  settings: (kind) => kind === "HostSettings",
  forwards: (kind) => kind === "PortForward",
  firewalls: (kind) => kind === "NetworkFirewall",
  groups: (kind) => ["AddressSet", "SecurityGroup", "SecurityGroupAttachment"].includes(kind),
  limits: (kind) => kind === "TrafficPolicy",
  tests: (kind) => /^(ReachabilityTest|ThroughputTest|TestImpairment)$/.test(kind),
  entries: (kind) => ["DhcpReservation", "DnsRecord", "PortGroup"].includes(kind),
  filters: (kind) => kind === "NwFilter",
  nics: (kind) => kind === "DomainInterface",
};

/** Those that a word of `only` names: a group, a kind, or a name on the host. No word: everything, each thing once. */
export function selected(items: readonly Item[], only: readonly string[]): Item[] {
  const named = (item: Item, word: string) => item.name === word || (isResource(item) && (item.kind === word || GROUPS[word]?.(item.kind) === true));
  return items.filter((item) => (only.length === 0 ? !isWithin(item) : only.some((word) => named(item, word))));
}

/** It is written with the network that it is in. */
export const isWithin = (item: Item) => isResource(item) && item.within !== undefined;

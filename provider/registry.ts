import type { AnyKind } from "./resource/kind";

/** Every kind of resource. Each loads its driver only when it is used: a provider process pays for what its stack holds. */
export const kinds = {
  NatNetwork: (): AnyKind => (require("./libvirt/natNetwork") as typeof import("./libvirt/natNetwork")).natNetwork,
  DomainInterface: (): AnyKind => (require("./libvirt/domainInterface") as typeof import("./libvirt/domainInterface")).domainInterface,
  RoutedNetwork: (): AnyKind => (require("./libvirt/routedNetwork") as typeof import("./libvirt/routedNetwork")).routedNetwork,
  IsolatedNetwork: (): AnyKind => (require("./libvirt/isolatedNetwork") as typeof import("./libvirt/isolatedNetwork")).isolatedNetwork,
  InternalNetwork: (): AnyKind => (require("./libvirt/internalNetwork") as typeof import("./libvirt/internalNetwork")).internalNetwork,
  OpenNetwork: (): AnyKind => (require("./libvirt/openNetwork") as typeof import("./libvirt/openNetwork")).openNetwork,
  BridgedNetwork: (): AnyKind => (require("./libvirt/bridgedNetwork") as typeof import("./libvirt/bridgedNetwork")).bridgedNetwork,
  MacvtapNetwork: (): AnyKind => (require("./libvirt/macvtapNetwork") as typeof import("./libvirt/macvtapNetwork")).macvtapNetwork,
  SriovNetwork: (): AnyKind => (require("./libvirt/sriovNetwork") as typeof import("./libvirt/sriovNetwork")).sriovNetwork,
  Network: (): AnyKind => (require("./libvirt/network") as typeof import("./libvirt/network")).network,
  NwFilter: (): AnyKind => (require("./libvirt/nwFilter") as typeof import("./libvirt/nwFilter")).nwFilter,
  DhcpReservation: (): AnyKind => (require("./libvirt/entries/dhcpReservation") as typeof import("./libvirt/entries/dhcpReservation")).dhcpReservation,
  DnsRecord: (): AnyKind => (require("./libvirt/entries/dnsRecord") as typeof import("./libvirt/entries/dnsRecord")).dnsRecord,
  PortGroup: (): AnyKind => (require("./libvirt/entries/portGroup") as typeof import("./libvirt/entries/portGroup")).portGroup,
  StaticRoute: (): AnyKind => (require("./linux/staticRoute") as typeof import("./linux/staticRoute")).staticRoute,
  PolicyRule: (): AnyKind => (require("./linux/policyRule") as typeof import("./linux/policyRule")).policyRule,
  Bridge: (): AnyKind => (require("./linux/bridge") as typeof import("./linux/bridge")).bridge,
  Bond: (): AnyKind => (require("./linux/bond") as typeof import("./linux/bond")).bond,
  Vlan: (): AnyKind => (require("./linux/vlan") as typeof import("./linux/vlan")).vlan,
  Vxlan: (): AnyKind => (require("./linux/vxlan") as typeof import("./linux/vxlan")).vxlan,
  Veth: (): AnyKind => (require("./linux/veth") as typeof import("./linux/veth")).veth,
  Dummy: (): AnyKind => (require("./linux/dummy") as typeof import("./linux/dummy")).dummy,
  Macvlan: (): AnyKind => (require("./linux/macvlan") as typeof import("./linux/macvlan")).macvlan,
  MacvtapInterface: (): AnyKind => (require("./linux/macvtapInterface") as typeof import("./linux/macvtapInterface")).macvtapInterface,
  HostInterface: (): AnyKind => (require("./linux/hostInterface") as typeof import("./linux/hostInterface")).hostInterface,
  HostNetwork: (): AnyKind => (require("./linux/hostNetwork") as typeof import("./linux/hostNetwork")).hostNetwork,
  HostSettings: (): AnyKind => (require("./linux/hostSettings") as typeof import("./linux/hostSettings")).hostSettings,
  HostSetup: (): AnyKind => (require("./linux/hostSetup") as typeof import("./linux/hostSetup")).hostSetup,
  PortForward: (): AnyKind => (require("./either/portForward") as typeof import("./either/portForward")).portForward,
  AddressSet: (): AnyKind => (require("./either/addressSet") as typeof import("./either/addressSet")).addressSet,
  SecurityGroup: (): AnyKind => (require("./either/securityGroup") as typeof import("./either/securityGroup")).securityGroup,
  SecurityGroupAttachment: (): AnyKind =>
    (require("./policy/securityGroupAttachment") as typeof import("./policy/securityGroupAttachment")).securityGroupAttachment,
  NetworkFirewall: (): AnyKind => (require("./policy/networkFirewall") as typeof import("./policy/networkFirewall")).networkFirewall,
  TrafficPolicy: (): AnyKind => (require("./policy/trafficPolicy") as typeof import("./policy/trafficPolicy")).trafficPolicy,
  TestImpairment: (): AnyKind => (require("./policy/testImpairment") as typeof import("./policy/testImpairment")).testImpairment,
  ThroughputTest: (): AnyKind => (require("./policy/throughputTest") as typeof import("./policy/throughputTest")).throughputTest,
  ReachabilityTest: (): AnyKind => (require("./policy/reachabilityTest") as typeof import("./policy/reachabilityTest")).reachabilityTest,
  OvsBridge: (): AnyKind => (require("./ovs/ovsBridge") as typeof import("./ovs/ovsBridge")).ovsBridge,
  OvsFlowExport: (): AnyKind => (require("./ovs/flowExport") as typeof import("./ovs/flowExport")).ovsFlowExport,
  OvsFlows: (): AnyKind => (require("./ovs/flows") as typeof import("./ovs/flows")).ovsFlows,
  OvsMirror: (): AnyKind => (require("./ovs/ovsMirror") as typeof import("./ovs/ovsMirror")).ovsMirror,
  OvsPort: (): AnyKind => (require("./ovs/ovsPort") as typeof import("./ovs/ovsPort")).ovsPort,
  OvsUplink: (): AnyKind => (require("./linux/ovsUplink") as typeof import("./linux/ovsUplink")).ovsUplink,
  DockerNetwork: (): AnyKind => (require("./docker/dockerNetwork") as typeof import("./docker/dockerNetwork")).dockerNetwork,
  OvnCentral: (): AnyKind => (require("./ovn/central") as typeof import("./ovn/central")).ovnCentral,
  OvnChassis: (): AnyKind => (require("./ovn/chassis") as typeof import("./ovn/chassis")).ovnChassis,
  LogicalSwitch: (): AnyKind => (require("./ovn/logicalSwitch") as typeof import("./ovn/logicalSwitch")).logicalSwitch,
  ProviderNetwork: (): AnyKind => (require("./ovn/providerNetwork") as typeof import("./ovn/providerNetwork")).providerNetwork,
  LogicalSwitchPort: (): AnyKind => (require("./ovn/logicalSwitchPort") as typeof import("./ovn/logicalSwitchPort")).logicalSwitchPort,
  LogicalRouter: (): AnyKind => (require("./ovn/logicalRouter") as typeof import("./ovn/logicalRouter")).logicalRouter,
  LogicalRouterPort: (): AnyKind => (require("./ovn/logicalRouterPort") as typeof import("./ovn/logicalRouterPort")).logicalRouterPort,
  OvnHaChassisGroup: (): AnyKind => (require("./ovn/ovnHaChassisGroup") as typeof import("./ovn/ovnHaChassisGroup")).ovnHaChassisGroup,
  OvnRoute: (): AnyKind => (require("./ovn/ovnRoute") as typeof import("./ovn/ovnRoute")).ovnRoute,
  OvnPolicy: (): AnyKind => (require("./ovn/ovnPolicy") as typeof import("./ovn/ovnPolicy")).ovnPolicy,
  OvnNat: (): AnyKind => (require("./ovn/ovnNat") as typeof import("./ovn/ovnNat")).ovnNat,
  OvnPortGroup: (): AnyKind => (require("./ovn/ovnPortGroup") as typeof import("./ovn/ovnPortGroup")).ovnPortGroup,
  OvnAddressSet: (): AnyKind => (require("./ovn/ovnAddressSet") as typeof import("./ovn/ovnAddressSet")).ovnAddressSet,
  OvnDns: (): AnyKind => (require("./ovn/ovnDns") as typeof import("./ovn/ovnDns")).ovnDns,
  OvnLoadBalancer: (): AnyKind => (require("./ovn/ovnLoadBalancer") as typeof import("./ovn/ovnLoadBalancer")).ovnLoadBalancer,
  OvnMirror: (): AnyKind => (require("./ovn/ovnMirror") as typeof import("./ovn/ovnMirror")).ovnMirror,
  OvnQos: (): AnyKind => (require("./ovn/ovnQos") as typeof import("./ovn/ovnQos")).ovnQos,
  DhcpOptions: (): AnyKind => (require("./ovn/dhcpOptions") as typeof import("./ovn/dhcpOptions")).dhcpOptions,
} as const;

export type KindName = keyof typeof kinds;

export const kindNames = Object.keys(kinds) as KindName[];

/** For doors, whose states and programs may be of another release. */
export function kindNamed(name: string): AnyKind {
  const load = Object.entries(kinds).find(([known]) => known === name)?.[1];
  if (!load) {
    throw new Error(
      `pulumi-kvmnet has no resource kind ${name}; there are ${kindNames.join(", ")}. A newer release may have it: npm install pulumi-kvmnet@latest`,
    );
  }
  return load();
}

/** By which a resource is registered through either door. */
const TYPE = /(?:^|\$)(?:pulumi-nodejs:dynamic\/kvmnet|kvmnet:index):([A-Za-z0-9]+)$/;

/** What kind of ours a type in a stack says; `undefined` when it is none. This release may not know it. */
export const kindNameOf = (type: string): string | undefined => TYPE.exec(type)?.[1];

/** The kind of a resource in a stack, by its type; `undefined` when it is none of ours that we know. */
export function kindOfType(type: string): AnyKind | undefined {
  const name = kindNameOf(type);
  return name !== undefined && Object.hasOwn(kinds, name) ? kinds[name as KindName]() : undefined;
}

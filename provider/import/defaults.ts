import { isDeepStrictEqual } from "node:util";
import { viewBandwidth } from "../libvirt/properties/bandwidth";
import { NONE } from "../resource/schema";

/**
 * Values that a program need not say because the host has them when nobody says anything: those of the kernel, libvirt and Open vSwitch, and lists
 * that are empty. Leaving one out means that it is not managed. List positions are not part of a path.
 */
const network: Readonly<Record<string, readonly unknown[]>> = {
  ipv6: [false],
  routes: [[]],
  "dns.enabled": [true],
  "dns.forwardPlainNames": [true],
  "dns.forwarders": [[]],
  "dns.hosts": [[]],
  "dns.txt": [[]],
  "dns.srv": [[]],
  "bridge.stp": [true],
  "bridge.delaySeconds": [0],
  "bridge.macTableManager": ["kernel"],
  "nat.ipv6": [false],
  "nat.portRange": [{ start: 1024, end: 65535 }],
  "domain.localOnly": [false],
  "domain.register": [false],
  "subnets[].localPtr": [false],
  "subnets[].dhcp.reservations": [[]],
  "bandwidth.inbound.average": [0],
  "bandwidth.inbound.peak": [0],
  "bandwidth.inbound.burst": [0],
  "bandwidth.outbound.average": [0],
  "bandwidth.outbound.peak": [0],
  "bandwidth.outbound.burst": [0],
  trustGuestRxFilters: [false],
  portIsolation: [false],
  portGroups: [[]],
  virtualport: [{ type: "none" }],
  vlan: [{ trunk: false, tags: [] }, { tags: [] }],
  managed: [false],
  metadata: [[]],
  dnsmasqOptions: [{ rootEquivalent: true, options: [] }],
};

const device: Readonly<Record<string, readonly unknown[]>> = {
  addresses: [[]],
  gateway: ["none"],
  gateway6: ["none"],
  "dns.servers": [[]],
  "dns.search": [[]],
  mtu: [1500],
};

const nic: Readonly<Record<string, readonly unknown[]>> = {
  vlan: [{ tags: [] }, { trunk: false, tags: [] }],
  bandwidth: [{}],
  filter: [{}],
  isolated: [false],
  bootOrder: [0],
  portGroup: [""],
};

const portGroup: Readonly<Record<string, readonly unknown[]>> = {
  default: [false],
  trustGuestRxFilters: [false],
  bandwidth: [viewBandwidth(undefined)],
  vlan: [{ trunk: false, tags: [] }, { tags: [] }],
  virtualport: [{ type: "none" }],
};

/** Of the kernel, and of a host that routes nothing. */
const settings: Readonly<Record<string, readonly unknown[]>> = {
  ipForward: [false],
  ipv6Forward: [false],
  reversePathFilter: ["off"],
  arpIgnore: [0],
  arpAnnounce: [0],
  ignoreRoutesWithLinkDown: [false],
  bridgeNetfilter: [{ iptables: false, ip6tables: false, arptables: false }],
  "neighbourTable.ipv4.gcThreshold1": [128],
  "neighbourTable.ipv4.gcThreshold2": [512],
  "neighbourTable.ipv4.gcThreshold3": [1024],
  "neighbourTable.ipv6.gcThreshold1": [128],
  "neighbourTable.ipv6.gcThreshold2": [512],
  "neighbourTable.ipv6.gcThreshold3": [1024],
};

const byKind: Readonly<Record<string, Readonly<Record<string, readonly unknown[]>>>> = {
  Dummy: device,
  HostInterface: device,
  StaticRoute: { onLink: [false] },
  PolicyRule: { not: [false] },
  PortForward: { listenAddress: ["any"], protocol: ["tcp"], sources: [["any"]], hairpin: [true], onEstablished: ["keep"] },
  AddressSet: {},
  SecurityGroup: {
    ingress: [[]],
    members: [[]],
    "ingress[].protocol": ["any"],
    "ingress[].self": [false],
    "ingress[].log": [false],
    "egress[].protocol": ["any"],
    "egress[].self": [false],
    "egress[].log": [false],
  },
  NetworkFirewall: { inboundFrom: [[]], masquerade: [["ipv4"]], masqueradeExcept: [[]] },
  TrafficPolicy: {},
  ReachabilityTest: { expect: ["reachable"], withinSeconds: [3], triggers: [[]] },
  SecurityGroupAttachment: { antiSpoof: [false], allowedAddresses: [[]], logDenied: [false] },
  DomainInterface: nic,
  PortGroup: portGroup,
  DhcpReservation: {},
  DnsRecord: {},
  HostSettings: settings,
  Veth: device,
  // bond_options.c; a bond without ports has no MAC address to give to LACP.
  Bond: {
    ...device,
    ports: [[]],
    miimonMilliseconds: [100],
    upDelayMilliseconds: [0],
    downDelayMilliseconds: [0],
    arpIntervalMilliseconds: [0],
    arpIpTargets: [[]],
    primaryReselect: ["always"],
    transmitHashPolicy: ["layer2"],
    packetsPerPort: [1],
    minLinks: [0],
    lacpActive: [true],
    lacpRate: ["slow"],
    aggregatorSelect: ["stable"],
    adActorSystemPriority: [65535],
    adActorSystem: ["00:00:00:00:00:00"],
    adUserPortKey: [0],
    allPortsActive: [false],
    resendIgmp: [1],
    peerNotifications: [1],
  },
  Vlan: { ...device, reorderHeader: [true], looseBinding: [false], gvrp: [false], mvrp: [false] },
  Vxlan: { ...device, learning: [true], ttl: [0], peers: [[]], fdb: [[]], local: [""], group: [""], sourcePortRange: [""] },
  Macvlan: device,
  Bridge: {
    ...device,
    ports: [[]],
    stp: [false],
    priority: [32768],
    forwardDelaySeconds: [15],
    helloTimeSeconds: [2],
    maxAgeSeconds: [20],
    ageingTimeSeconds: [300],
    vlanFiltering: [false],
    vlanProtocol: ["802.1Q"],
    defaultPvid: [1],
    multicastSnooping: [true],
    multicastQuerier: [false],
    groupForwardMask: [0],
  },
  MacvtapInterface: { mtu: [1500] },
  OvsBridge: {
    datapathType: ["system"],
    stp: [false],
    rstp: [false],
    mcastSnooping: [false],
    protocols: [[]],
    controllers: [[]],
    externalIds: [{}],
    otherConfig: [{}],
  },
  OvsFlows: { groups: [[]] },
  OvsMirror: { selectAll: [false], selectSrcPorts: [[]], selectDstPorts: [[]], selectVlans: [[]], externalIds: [{}] },
  OvsPort: { upDelayMilliseconds: [0], downDelayMilliseconds: [0], options: [{}], externalIds: [{}], interfaceExternalIds: [{}], otherConfig: [{}] },
  OvnChassis: { cmsOptions: [[]], monitorAll: [false], bridgeMappings: [{}] },
  DhcpOptions: { dnsServers: [[]], externalIds: [{}], options: [{}] },
  LogicalSwitch: { excludeIps: [[]], mcastSnoop: [false], mcastQuerier: [false], vlanPassthru: [false], externalIds: [{}], otherConfig: [{}] },
  LogicalSwitchPort: { type: ["vif"], portGroups: [[]], addresses: [[]], portSecurity: [[]], enabled: [true], externalIds: [{}], options: [{}] },
  LogicalRouter: { enabled: [true], mcastRelay: [false], externalIds: [{}], options: [{}] },
  LogicalRouterPort: { enabled: [true], gatewayChassis: [[]], externalIds: [{}], options: [{}] },
  OvnNat: { externalIds: [{}], options: [{}] },
  OvnPortGroup: { acls: [[]], externalIds: [{}], "acls[].log": [false], "acls[].severity": ["default"], "acls[].logName": [""] },
  OvnDns: { switches: [[]], externalIds: [{}] },
  OvnRoute: { bySource: [false], externalIds: [{}], options: [{}] },
};

/** Whether a value at a path such as `subnets[].localPtr` goes without saying. */
export function isDefault(kind: string, path: string, value: unknown): boolean {
  return value === NONE || ((byKind[kind] ?? network)[path] ?? []).some((usual) => isDeepStrictEqual(usual, value));
}

import type { Json } from "../engine/json";
import { deviceId, type Edge, guestId, type Node, type NodeKind, networkId } from "./model";
import { bondWords } from "./openVswitch";

/** A resource's kind and what it says: arguments, or a state. */
export interface Drawn {
  readonly type: string;
  readonly values: Json;
}

interface Way {
  readonly kind: NodeKind;
  readonly words: (values: Json) => string;
  /** Names of devices that it lies on. */
  readonly on?: readonly string[];
  /** The same, where `on` is what it leads to. */
  readonly below?: readonly string[];
}

const say = (words: string) => () => words;

/** How each kind is drawn. One that is missing is an entry of what it names. */
const WAYS: Readonly<Record<string, Way>> = {
  NatNetwork: { kind: "network", words: say("NAT network") },
  RoutedNetwork: { kind: "network", words: say("routed network") },
  IsolatedNetwork: { kind: "network", words: say("isolated network") },
  InternalNetwork: { kind: "network", words: say("internal network") },
  OpenNetwork: { kind: "network", words: say("open network") },
  BridgedNetwork: { kind: "network", words: ({ bridge }) => `network on ${text(bridge) || "a bridge"}`, on: ["bridge"] },
  MacvtapNetwork: { kind: "network", words: ({ mode }) => `macvtap network (${text(mode)})`, on: ["devices", "physicalFunction"] },
  SriovNetwork: { kind: "network", words: say("SR-IOV network"), on: ["physicalFunction"] },
  Network: { kind: "network", words: ({ type }) => `network (${text(type)})`, on: ["bridge", "devices", "physicalFunction"] },
  Bridge: { kind: "bridge", words: say("bridge"), on: ["ports"] },
  Bond: { kind: "bond", words: ({ mode }) => (mode ? `bond (${text(mode)})` : "bond"), on: ["ports"] },
  Vlan: { kind: "vlan", words: ({ vlanId }) => `VLAN ${text(vlanId)}`, on: ["lowerDevice"] },
  Vxlan: { kind: "vxlan", words: ({ vni }) => `VXLAN ${text(vni)}`, on: ["lowerDevice"] },
  Veth: { kind: "veth", words: ({ peer }) => (peer ? `cable to ${text(peer)}` : "cable") },
  Dummy: { kind: "dummy", words: say("dummy") },
  Macvlan: { kind: "macvlan", words: ({ mode }) => (mode ? `macvlan (${text(mode)})` : "macvlan"), on: ["lowerDevice"] },
  MacvtapInterface: { kind: "macvtap", words: ({ mode }) => (mode ? `macvtap (${text(mode)})` : "macvtap"), on: ["lowerDevice"] },
  HostInterface: { kind: "nic", words: say("NIC") },
  OvsBridge: { kind: "ovs-bridge", words: say("Open vSwitch") },
  OvsPort: { kind: "ovs-port", words: portWords, on: ["bridge"], below: ["members"] },
  OvsUplink: { kind: "ovs-port", words: say("uplink"), on: ["bridge"] },
  OvsMirror: { kind: "entry", words: mirrorWords, on: ["bridge"] },
  OvsFlowExport: { kind: "entry", words: ({ type, targets }) => `${text(type)} to ${namesIn(targets).join(", ")}`, on: ["bridge"] },
  OvsFlows: { kind: "entry", words: ({ flows }) => (Array.isArray(flows) ? `${flows.length} OpenFlow flows` : "OpenFlow flows"), on: ["bridge"] },
  PortForward: { kind: "entry", words: (values) => `forward ${portsOf(values)} → ${namesIn(values.targets).join(", ")}` },
  AddressSet: { kind: "entry", words: say("set of addresses") },
  SecurityGroup: { kind: "entry", words: say("security group") },
  SecurityGroupAttachment: { kind: "entry", words: filterWords, on: ["bridge"] },
  NetworkFirewall: { kind: "entry", words: say("firewall") },
  TrafficPolicy: { kind: "entry", words: say("limits"), on: ["device"] },
  TestImpairment: { kind: "entry", words: say("impairment"), on: ["device"] },
  ThroughputTest: { kind: "entry", words: say("throughput test") },
  ReachabilityTest: { kind: "entry", words: ({ protocol, expect }) => `${text(protocol)} test${expect === "unreachable" ? " that must fail" : ""}` },
  NwFilter: { kind: "entry", words: say("filter") },
  DockerNetwork: { kind: "entry", words: ({ driver }) => `Docker network (${text(driver) || "bridge"})`, on: ["parent"] },
  OvnCentral: { kind: "entry", words: say("OVN databases") },
  OvnChassis: { kind: "entry", words: say("part in OVN") },
  DhcpOptions: { kind: "entry", words: ({ cidr }) => `DHCP options (${text(cidr)})` },
  LogicalSwitch: { kind: "entry", words: say("logical switch") },
  ProviderNetwork: {
    kind: "entry",
    words: ({ physicalNetwork, vlanId }) => `provider network ${text(physicalNetwork)}${vlanId && vlanId !== "none" ? `, VLAN ${text(vlanId)}` : ""}`,
  },
  LogicalSwitchPort: { kind: "entry", words: ({ type }) => (type && type !== "vif" ? `logical port (${text(type)})` : "logical port") },
  LogicalRouter: { kind: "entry", words: say("logical router") },
  LogicalRouterPort: { kind: "entry", words: ({ networks }) => `logical router port (${namesIn(networks).join(", ")})` },
  OvnRoute: { kind: "entry", words: ({ destination, gateway }) => `route to ${text(destination)} by ${text(gateway)}` },
  OvnPolicy: { kind: "entry", words: ({ action, match }) => `${text(action)} ${text(match)}` },
  OvnNat: { kind: "entry", words: ({ type, externalIp, logicalIp }) => `${text(type)} ${text(logicalIp)} as ${text(externalIp)}` },
  OvnPortGroup: { kind: "entry", words: say("port group") },
  OvnAddressSet: { kind: "entry", words: ({ addresses }) => `set of addresses (${namesIn(addresses).length})` },
  OvnMirror: { kind: "entry", words: ({ sink }) => `mirror to ${text(sink)}` },
  OvnHaChassisGroup: { kind: "entry", words: ({ chassis }) => `group of hosts (${namesIn(chassis).length})` },
  OvnDns: { kind: "entry", words: ({ records }) => `DNS records (${Object.keys((records as object | undefined) ?? {}).join(", ")})` },
  OvnLoadBalancer: { kind: "entry", words: ({ vips }) => `load balancer (${Object.keys((vips as object | undefined) ?? {}).join(", ")})` },
  OvnQos: { kind: "entry", words: ({ match }) => `QoS (${text(match)})` },
  DomainInterface: { kind: "guest", words: say("guest"), on: ["bridge", "device"] },
};

function mirrorWords({ outputPort, outputVlan }: Json): string {
  return outputVlan === undefined ? `mirror to ${text(outputPort) || "a port"}` : `mirror to VLAN ${text(outputVlan)}`;
}

function portWords({ type, bondMode }: Json): string {
  return type === "bond" ? bondWords(text(bondMode)) : `${text(type) || "system"} port`;
}

/** `groups web, ssh; held to its addresses`. */
function filterWords({ groups, antiSpoof }: Json): string {
  const names = namesIn(groups);
  return [...(names.length > 0 ? [`security groups ${names.join(", ")}`] : []), ...(antiSpoof === true ? ["held to its addresses"] : [])].join("; ");
}

const TUNNELS = ["vxlan", "gre", "geneve"];

/** The thing that a resource makes, and what it lies on. */
export function drawnAs({ type, values }: Drawn): { node: Node; edges: Edge[] } {
  const way = WAYS[type] ?? { kind: "entry", words: say(WORDS[type] ?? type), on: ["device"] };
  const { domain, mac, network, mtu, owner } = values;
  const name = way.kind === "guest" ? text(domain) : text(values.name);
  const id =
    way.kind === "guest" ? guestId(name, text(mac)) : way.kind === "network" ? networkId(name) : way.kind === "entry" ? `${type} ${name}` : deviceId(name);
  const lower = [...(way.on ?? []).flatMap((property) => namesIn(values[property])).map(deviceId), ...namesIn(network).map(networkId)];
  const leads = type === "OvsPort" && values.type !== "internal";
  const below = (way.below ?? []).flatMap((property) => namesIn(values[property])).map((one) => ({ lower: deviceId(one), upper: id }));
  const edges = [...new Set(lower)].map((one) => (leads ? { lower: id, upper: one } : { lower: one, upper: id }));
  return {
    edges: [...below, ...edges],
    node: {
      id,
      kind: type === "OvsPort" && TUNNELS.includes(text(values.type)) ? "tunnel" : way.kind,
      name,
      state: values.active === false || values.up === false ? "off" : "up",
      words: way.words(values),
      addresses: addressesOf(values),
      ...(vlansOf(values) && { vlans: vlansOf(values) }),
      ...(typeof mac === "string" && { mac }),
      ...(typeof mtu === "number" && { mtu }),
      ...(remotesOf(values).length > 0 && { remotes: remotesOf(values) }),
      ...(typeof owner === "string" && owner && { owner }),
      problems: [],
    },
  };
}

const WORDS: Readonly<Record<string, string>> = {
  DhcpReservation: "DHCP reservation",
  DnsRecord: "DNS record",
  PortGroup: "port group",
  StaticRoute: "route",
  PolicyRule: "routing rule",
  HostSettings: "settings",
  HostSetup: "setup",
};

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** `192.0.2.1:8000-8010/tcp`; where every address of the host is listened at, no address. */
function portsOf({ listenAddress, listenPort, listenPortEnd, protocol }: Json): string {
  const address = ["", "any"].includes(text(listenAddress)) ? "" : text(listenAddress).includes(":") ? `[${text(listenAddress)}]:` : `${text(listenAddress)}:`;
  const last = text(listenPortEnd);
  return `${address}${text(listenPort)}${last && last !== text(listenPort) ? `-${last}` : ""}/${text(protocol) || "tcp"}`;
}

/** `bridge` is a name, or, of a network with a bridge of its own, an object. */
const namesIn = (value: unknown): string[] => [value].flat().filter((one) => typeof one === "string" && one !== "") as string[];

function addressesOf({ addresses, subnets, ip, destination }: Json): string[] {
  const own = namesIn(addresses);
  const cidrs = Array.isArray(subnets) ? subnets.flatMap((subnet) => text((subnet as Json | null)?.cidr) || []) : [];
  return [...own, ...cidrs, ...namesIn(ip), ...namesIn(destination)];
}

function vlansOf({ tag, trunks }: Json): string | undefined {
  const words = [...(tag === undefined ? [] : [text(tag)]), ...(Array.isArray(trunks) && trunks.length > 0 ? [`${trunks.map(text).join(", ")} tagged`] : [])];
  return words.length > 0 ? words.join(", ") : undefined;
}

const remotesOf = ({ remoteIp, peers, group }: Json): string[] => [...namesIn(remoteIp), ...namesIn(peers), ...namesIn(group)];

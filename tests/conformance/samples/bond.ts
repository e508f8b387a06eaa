import { bond } from "../../../provider/linux/bond";
import type { Samples } from "../samples";
import { common, commonBad, foreignDevice, inventoryOf, ip } from "./devices";
import { makeVeths, removeLinks } from "./links";

const name = "kvtbond0";
const mac = "52:54:00:30:00:01";
const ports = ["kvtn0", "kvtn1", "kvtn2"];

const full = {
  mode: "active-backup",
  ports: ["kvtn0", "kvtn1"],
  moveAddresses: true,
  miimonMilliseconds: 100,
  upDelayMilliseconds: 200,
  downDelayMilliseconds: 400,
  primary: "kvtn0",
  primaryReselect: "better",
  failOverMac: "none",
  allPortsActive: true,
  resendIgmp: 3,
  peerNotifications: 4,
  ...common(30, mac),
  dhcp4: false,
  dhcp6: false,
};

const lacp = {
  mode: "802.3ad",
  ports: ["kvtn0", "kvtn1"],
  lacpRate: "fast",
  lacpActive: true,
  aggregatorSelect: "bandwidth",
  minLinks: 1,
  transmitHashPolicy: "layer3+4",
  addresses: ["198.18.30.2/24", "fd00:30::2/64"],
  gateway6: "fd00:30::1",
};

const arp = {
  ports: ["kvtn0", "kvtn1"],
  arpIntervalMilliseconds: 500,
  arpIpTargets: ["198.18.30.1", "198.18.30.9"],
  arpValidate: "active",
};

const option = (words: string) => ip(`link set ${name} type bond ${words}`);

export const samples: Samples = {
  kind: bond,
  name,
  lab: "vm",
  setUp: (host) => makeVeths(host, ports),
  tearDown: (host) => removeLinks(host, [name, "kvtbond1", ...ports]),
  minimal: {},
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    {
      title: "delays, and what happens upon a failover",
      to: {
        ...full,
        upDelayMilliseconds: 0,
        downDelayMilliseconds: 100,
        resendIgmp: 0,
        peerNotifications: 0,
        allPortsActive: false,
        primaryReselect: "failure",
      },
      impact: "none",
    },
    { title: "the interval by which delays are counted", to: { ...full, miimonMilliseconds: 50 }, impact: "none" },
    { title: "another primary port", to: { ...full, primary: "kvtn1" }, impact: "blip" },
    { title: "only another port, with a MAC address of its own", to: { ...full, ports: ["kvtn2"], primary: "kvtn2" }, impact: "blip" },
    { title: "no ports", from: { ports: ["kvtn0"], mac }, to: { ports: [], mac }, impact: "blip" },
    { title: "LACP", to: { ...full, ...lacp, primary: undefined, primaryReselect: undefined }, impact: "blip" },
    {
      title: "LACP options",
      from: lacp,
      to: {
        ...lacp,
        lacpRate: "slow",
        lacpActive: false,
        aggregatorSelect: "count",
        adActorSystem: "02:00:00:00:30:09",
        adActorSystemPriority: 1000,
        adUserPortKey: 5,
      },
      impact: "blip",
    },
    { title: "hash policy", from: lacp, to: { ...lacp, transmitHashPolicy: "vlan+srcmac", minLinks: 0 }, impact: "none" },
    { title: "the ARP monitor", from: { ports: ["kvtn0", "kvtn1"] }, to: arp, impact: "blip" },
    {
      title: "a MAC address that follows the port",
      from: { ports: ["kvtn0", "kvtn1"] },
      to: { ports: ["kvtn0", "kvtn1"], failOverMac: "active" },
      impact: "blip",
    },
    { title: "round robin", from: lacp, to: { mode: "balance-rr", ports: ["kvtn1", "kvtn2"], packetsPerPort: 3 }, impact: "blip" },
    { title: "adaptive load balancing", from: arp, to: { mode: "balance-alb", ports: ["kvtn0", "kvtn1"], primary: "kvtn1" }, impact: "blip" },
    { title: "down", from: { ports: ["kvtn0"] }, to: { ports: ["kvtn0"], up: false }, impact: "blip" },
    { title: "another name", to: { ...full, name: "kvtbond1" }, impact: "replace" },
  ],
  drifts: [
    { title: "the monitor is switched off", byHand: option("miimon 0") },
    { title: "the ARP monitor asks somebody else", args: arp, byHand: option("arp_ip_target 198.18.30.77") },
    {
      title: "another mode",
      byHand: ip(`link set ${name} down`, "link set kvtn0 nomaster", "link set kvtn1 nomaster", `link set ${name} type bond mode balance-rr`),
    },
    { title: "LACP rate", args: lacp, byHand: ip(`link set ${name} down`, `link set ${name} type bond lacp_rate slow`, `link set ${name} up`) },
    { title: "a port is taken out", byHand: ip("link set kvtn0 nomaster") },
    { title: "a port is put in", byHand: ip("link set kvtn2 down", `link set kvtn2 master ${name}`) },
    { title: "a port is set down", byHand: ip("link set kvtn1 down") },
    { title: "another primary port", byHand: option("primary kvtn1") },
    { title: "MTU and MAC", byHand: ip(`link set ${name} mtu 1300`, `link set ${name} address 52:54:00:99:99:99`) },
    { title: "the bond is removed", byHand: ip(`link del ${name}`) },
  ],
  bad: [
    ...commonBad,
    { title: "a mode that there is not", args: { mode: "lacp" }, property: "mode", reason: /802\.3ad/ },
    { title: "an LACP rate without LACP", args: { lacpRate: "fast" }, property: "lacpRate", reason: /no effect in mode active-backup; it belongs to 802\.3ad/ },
    { title: "a primary port in a mode that uses all", args: { ...lacp, primary: "kvtn0" }, property: "primary", reason: /no effect in mode 802\.3ad/ },
    { title: "a primary port that is none", args: { ports: ["kvtn0"], primary: "kvtn1" }, property: "primary", reason: /not one of `ports`/ },
    {
      title: "a delay between two looks",
      args: { upDelayMilliseconds: 150 },
      property: "upDelayMilliseconds",
      reason: /multiple of miimonMilliseconds, which is 100/,
    },
    { title: "a delay for the ARP monitor", args: { ...arp, downDelayMilliseconds: 100 }, property: "downDelayMilliseconds", reason: /ARP monitor/ },
    {
      title: "both monitors",
      args: { ...arp, miimonMilliseconds: 100 },
      property: "miimonMilliseconds",
      reason: /one monitor at a time/,
    },
    { title: "the ARP monitor with LACP", args: { ...arp, mode: "802.3ad" }, property: "arpIntervalMilliseconds", reason: /no effect in mode 802\.3ad/ },
    { title: "the ARP monitor without targets", args: { arpIntervalMilliseconds: 100 }, property: "arpIpTargets", reason: /missing/ },
    { title: "an IPv6 target", args: { ...arp, arpIpTargets: ["fd00:30::1"] }, property: "arpIpTargets[0]", reason: /not an IPv4 address/ },
    {
      title: "no monitor where there must be one",
      args: { mode: "balance-alb", miimonMilliseconds: 0 },
      property: "miimonMilliseconds",
      reason: /relies on it/,
    },
    { title: "a MAC address besides that of the port", args: { mac, failOverMac: "active" }, property: "mac", reason: /failOverMac/ },
    { title: "packets per port in another mode", args: { packetsPerPort: 2 }, property: "packetsPerPort", reason: /balance-rr/ },
    { title: "the bond as its own port", args: { ports: [name] }, property: "ports[0]", reason: /the device itself/ },
    { title: "a port with a line break", args: { ports: ["eth1\nlink del eth0"] }, property: "ports[0]", reason: /control characters|must start/ },
  ],
  foreign: foreignDevice(
    name,
    `ip link add ${name} address 52:54:00:30:00:0f type bond mode active-backup miimon 100 resend_igmp 7; ip link set ${name} up; ip addr add 198.18.30.9/24 dev ${name}`,
    {},
    ["kvtbond1"],
  ),
  inventory: inventoryOf("bond"),
};

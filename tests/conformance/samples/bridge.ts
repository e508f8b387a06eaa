import { bridge } from "../../../provider/linux/bridge";
import type { Samples } from "../samples";
import { fingerprint } from "./devices";
import { byHand, deviceInventory, makeVeths, removeLinks } from "./links";

const name = "kvtbr0";
const ports = ["kvtp0", "kvtp1", "kvtp2"];

const full = {
  ports: ["kvtp0", "kvtp1"],
  moveAddresses: true,
  addresses: ["198.18.10.2/24", "198.18.11.2/25", "fd00:10::2/64"],
  gateway: "198.18.10.1",
  gateway6: "fd00:10::1",
  gatewayMetric: 4000,
  dns: { servers: ["198.18.10.53", "fd00:10::53"], search: ["example.net", "example.org"] },
  dhcp4: false,
  dhcp6: false,
  mtu: 1400,
  mac: "52:54:00:10:00:01",
  stp: true,
  priority: 4096,
  forwardDelaySeconds: 4,
  helloTimeSeconds: 1,
  maxAgeSeconds: 6,
  ageingTimeSeconds: 120,
  multicastSnooping: false,
  multicastQuerier: true,
  groupForwardMask: 16384,
  portOptions: {
    kvtp0: {
      isolated: true,
      learning: false,
      unicastFlood: false,
      multicastFlood: false,
      broadcastFlood: false,
      hairpin: true,
      neighSuppress: true,
      fastLeave: true,
      bpduGuard: true,
      rootGuard: true,
      pathCost: 50,
      priority: 8,
    },
  },
  up: true,
  persistence: "auto",
  onGuestsAttached: { restart: "refuse", delete: "refuse" },
};

const withPort = (options: object) => ({ ports: ["eth1"], vlanFiltering: true, portOptions: { eth1: options } });

const vlanMistakes: Samples["bad"] = [
  { title: "VLAN 0", args: withPort({ accessVlan: 0 }), property: "portOptions.eth1.accessVlan", reason: /1 to 4094/ },
  { title: "VLAN 4095", args: withPort({ vlans: [{ id: 4095 }] }), property: "portOptions.eth1.vlans[0].id", reason: /1 to 4094/ },
  {
    title: "access and trunk at once",
    args: withPort({ accessVlan: 10, trunkVlans: [20] }),
    property: "portOptions.eth1.trunkVlans",
    reason: /same as `accessVlan`/,
  },
  { title: "a native VLAN without trunk", args: withPort({ nativeVlan: 10 }), property: "portOptions.eth1.nativeVlan", reason: /goes with `trunkVlans`/ },
  { title: "a range that is none", args: withPort({ trunkVlans: ["20-"] }), property: "portOptions.eth1.trunkVlans[0]", reason: /such as 20-29|must be/ },
  { title: "a range that runs backwards", args: withPort({ trunkVlans: ["30-20"] }), property: "portOptions.eth1.trunkVlans[0]", reason: /not a range/ },
  {
    title: "a VLAN listed twice",
    args: withPort({ vlans: [{ id: 10, to: 20 }, { id: 15 }] }),
    property: "portOptions.eth1.vlans[1]",
    reason: /15 is listed twice/,
  },
  {
    title: "two VLANs of untagged frames",
    args: {
      vlanFiltering: true,
      vlans: [
        { id: 10, pvid: true },
        { id: 11, pvid: true },
      ],
    },
    property: "vlans[1].pvid",
    reason: /VLAN 10 already/,
  },
  { title: "a range of untagged frames", args: { vlanFiltering: true, vlans: [{ id: 10, to: 11, pvid: true }] }, property: "vlans[0].pvid", reason: /range/ },
  { title: "a default VLAN out of range", args: { vlanFiltering: true, defaultPvid: 4095 }, property: "defaultPvid", reason: /0 to 4094/ },
];

/** Without what only IPv6 or a gateway can have. */
const plain = { ports: ["kvtp0"], addresses: ["198.18.10.2/24"] };

const ip = (...lines: string[]) => byHand(lines.map((line) => `ip ${line}`).join("; "));

export const samples: Samples = {
  kind: bridge,
  name,
  setUp: (host) => makeVeths(host, ports),
  tearDown: (host) => removeLinks(host, [name, "kvtbr1", ...ports]),
  minimal: {},
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "a second address", to: { ...full, addresses: [...full.addresses, "198.18.12.2/24"] }, impact: "none" },
    {
      title: "the first of two addresses in a subnet goes",
      from: { addresses: ["198.18.10.2/24", "198.18.10.3/24"] },
      to: { addresses: ["198.18.10.3/24"] },
      impact: "blip",
    },
    { title: "no addresses and no gateways", to: { ...full, addresses: [], gateway: "none", gateway6: "none", gatewayMetric: undefined }, impact: "blip" },
    { title: "another gateway", to: { ...full, gateway: "198.18.10.254" }, impact: "none" },
    { title: "another metric", to: { ...full, gatewayMetric: 4100 }, impact: "none" },
    {
      title: "another subnet with its gateway",
      to: { ...full, addresses: ["198.18.20.2/24", "fd00:20::2/64"], gateway: "198.18.20.1", gateway6: "fd00:20::1" },
      impact: "blip",
    },
    { title: "other name servers", to: { ...full, dns: { servers: ["198.18.10.54"] } }, impact: "none" },
    { title: "no name servers", to: { ...full, dns: {} }, impact: "none" },
    { title: "another MTU", to: { ...full, mtu: 1450 }, impact: "none" },
    { title: "another MAC address", to: { ...full, mac: "52:54:00:10:00:02" }, impact: "blip" },
    { title: "a further port", to: { ...full, ports }, impact: "blip" },
    { title: "other ports", to: { ...full, ports: ["kvtp2"], portOptions: { kvtp2: { isolated: true } } }, impact: "blip" },
    { title: "no ports", to: { ...full, ports: [], portOptions: undefined }, impact: "blip" },
    {
      title: "isolation and flooding of ports",
      to: { ...full, portOptions: { kvtp0: { isolated: false, unicastFlood: true, broadcastFlood: true }, kvtp1: { isolated: true, hairpin: true } } },
      impact: "blip",
    },
    {
      title: "settings of a port that only concern itself",
      to: { ...full, portOptions: { kvtp0: { learning: true, hairpin: false, neighSuppress: false, fastLeave: false, bpduGuard: false } } },
      impact: "none",
    },
    { title: "path cost and priority of a port with STP", to: { ...full, portOptions: { kvtp0: { pathCost: 60, priority: 9 } } }, impact: "blip" },
    {
      title: "path cost of a port without STP",
      from: { ...plain, portOptions: { kvtp0: { pathCost: 7 } } },
      to: { ...plain, portOptions: { kvtp0: { pathCost: 8 } } },
      impact: "none",
    },
    { title: "querier and group forwarding", to: { ...full, multicastQuerier: false, groupForwardMask: 0 }, impact: "none" },
    { title: "STP off and no delay", to: { ...full, stp: false, forwardDelaySeconds: 0 }, impact: "blip" },
    { title: "STP on", from: { ...plain, forwardDelaySeconds: 0, stp: false }, to: { ...plain, forwardDelaySeconds: 2, stp: true }, impact: "blip" },
    { title: "STP times", to: { ...full, forwardDelaySeconds: 11, helloTimeSeconds: 3, maxAgeSeconds: 20, priority: 8192 }, impact: "none" },
    { title: "ageing and multicast snooping", to: { ...full, ageingTimeSeconds: 0, multicastSnooping: true }, impact: "none" },
    { title: "down", from: plain, to: { ...plain, up: false }, impact: "blip" },
    {
      title: "up",
      from: { ...plain, addresses: [...plain.addresses, "fd00:10::2/64"], up: false },
      to: { ...plain, addresses: [...plain.addresses, "fd00:10::2/64"] },
      impact: "blip",
    },
    { title: "guests may be detached", to: { ...full, onGuestsAttached: { delete: "detach" } }, impact: "none" },
    { title: "another name", to: { ...full, name: "kvtbr1" }, impact: "replace" },
  ],
  drifts: [
    { title: "an address is added", byHand: ip(`addr add 198.18.99.2/24 dev ${name}`) },
    { title: "an address is removed", byHand: ip(`addr del 198.18.11.2/25 dev ${name}`) },
    { title: "all addresses are flushed", byHand: ip(`addr flush dev ${name} scope global`) },
    { title: "a port is taken out", byHand: ip("link set kvtp1 nomaster") },
    { title: "a port is put in", byHand: ip(`link set kvtp2 master ${name}`) },
    { title: "a port is taken out and put in again, and has lost its settings", byHand: ip("link set kvtp0 nomaster", `link set kvtp0 master ${name}`) },
    { title: "isolation and cost of a port", byHand: ip("link set kvtp0 type bridge_slave isolated off", "link set kvtp0 type bridge_slave cost 4") },
    { title: "querier and group forwarding", byHand: ip(`link set ${name} type bridge mcast_querier 0 group_fwd_mask 0`) },
    { title: "a port is set down", byHand: ip("link set kvtp0 down") },
    { title: "the bridge is set down", byHand: ip(`link set ${name} down`) },
    { title: "another gateway", byHand: ip(`route replace default via 198.18.10.77 dev ${name} metric 4000`) },
    { title: "the gateway is gone", byHand: ip(`route del default dev ${name}`, `-6 route del default dev ${name}`) },
    { title: "MTU and MAC", byHand: ip(`link set ${name} mtu 1300`, `link set ${name} address 52:54:00:99:99:99`) },
    {
      title: "STP and times",
      byHand: ip(`link set ${name} type bridge stp_state 0`, `link set ${name} type bridge forward_delay 0 hello_time 500 ageing_time 0`),
    },
    { title: "multicast snooping and priority", byHand: ip(`link set ${name} type bridge mcast_snooping 1 priority 1`) },
    { title: "the mark is removed", byHand: ip(`link set ${name} alias ""`) },
    { title: "the name servers are removed", byHand: byHand("printf 'nameserver 100.64.0.1\\n' > /etc/resolv.conf") },
    { title: "the bridge is removed", byHand: ip(`link del ${name}`) },
  ],
  bad: [
    { title: "a name of 16 characters", args: { name: "bridge0123456789" }, property: "name", reason: /15 characters/ },
    { title: "a name with a blank", args: { name: "br 0" }, property: "name", reason: /must start with/ },
    { title: "the loopback device", args: { name: "lo" }, property: "name", reason: /cannot be the name/ },
    { title: "a port with a line break", args: { ports: ["eth1\nlink del eth0"] }, property: "ports[0]", reason: /control characters|must start/ },
    { title: "a port that would be an option", args: { ports: ["-batch"] }, property: "ports[0]", reason: /must start with/ },
    { title: "the bridge as its own port", args: { ports: [name] }, property: "ports[0]", reason: /the device itself/ },
    { title: "a port listed twice", args: { ports: ["eth1", "eth1"] }, property: "ports[1]", reason: /twice/ },
    { title: "an address without prefix length", args: { addresses: ["198.18.10.2"] }, property: "addresses[0]", reason: /prefix length/ },
    { title: "an address listed twice", args: { addresses: ["198.18.10.2/24", "198.18.10.2/16"] }, property: "addresses[1]", reason: /twice/ },
    { title: "the network address", args: { addresses: ["198.18.10.0/24"] }, property: "addresses[0]", reason: /network address/ },
    { title: "the broadcast address", args: { addresses: ["198.18.10.255/24"] }, property: "addresses[0]", reason: /broadcast address/ },
    { title: "a link-local address", args: { addresses: ["fe80::1/64"] }, property: "addresses[0]", reason: /link-local/ },
    { title: "a gateway outside every subnet", args: { addresses: ["198.18.10.2/24"], gateway: "198.18.11.1" }, property: "gateway", reason: /no subnet/ },
    { title: "a gateway that is the bridge", args: { addresses: ["198.18.10.2/24"], gateway: "198.18.10.2" }, property: "gateway", reason: /own address/ },
    { title: "an IPv6 gateway in gateway", args: { addresses: ["fd00:10::2/64"], gateway: "fd00:10::1" }, property: "gateway", reason: /gateway6/ },
    {
      title: "a gateway over a bridge that is down",
      args: { addresses: ["198.18.10.2/24"], gateway: "198.18.10.1", up: false },
      property: "gateway",
      reason: /needs the device up/,
    },
    { title: "a metric without gateway", args: { gatewayMetric: 5 }, property: "gatewayMetric", reason: /no meaning/ },
    { title: "IPv6 with a small MTU", args: { addresses: ["fd00:10::2/64"], mtu: 1279 }, property: "mtu", reason: /1280/ },
    { title: "an MTU that is too large", args: { mtu: 65536 }, property: "mtu", reason: /65535/ },
    { title: "a forward delay that STP does not allow", args: { stp: true, forwardDelaySeconds: 1 }, property: "forwardDelaySeconds", reason: /2 to 30/ },
    { title: "a forward delay out of range", args: { forwardDelaySeconds: 31 }, property: "forwardDelaySeconds", reason: /0 to 30/ },
    {
      title: "a maximum age that 802.1D does not allow",
      args: { stp: true, forwardDelaySeconds: 4, maxAgeSeconds: 20 },
      property: "maxAgeSeconds",
      reason: /at most 6/,
    },
    { title: "a hello time out of range", args: { helloTimeSeconds: 11 }, property: "helloTimeSeconds", reason: /1 to 10/ },
    { title: "a priority out of range", args: { priority: 65536 }, property: "priority", reason: /0 to 65535/ },
    { title: "a multicast MAC address", args: { mac: "01:00:5e:00:00:01" }, property: "mac", reason: /multicast/ },
    {
      title: "a name server that is a name",
      args: { dns: { servers: ["dns.example.net"] } },
      property: "dns.servers[0]",
      reason: /not an IPv4 or IPv6 address/,
    },
    {
      title: "four name servers",
      args: { dns: { servers: ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"] } },
      property: "dns.servers",
      reason: /3 name servers/,
    },
    {
      title: "a search domain with a line break",
      args: { dns: { search: ["a\nnameserver 192.0.2.66"] } },
      property: "dns.search[0]",
      reason: /control characters|domain name/,
    },
    { title: "a group that is never forwarded", args: { groupForwardMask: 1 }, property: "groupForwardMask", reason: /never forwards/ },
    {
      title: "options of a port that is not one",
      args: { ports: ["eth1"], portOptions: { eth2: { isolated: true } } },
      property: "portOptions.eth2",
      reason: /not in `ports`/,
    },
    {
      title: "options of a guest's NIC",
      args: { ports: [], portOptions: { vnet0: { isolated: true } } },
      property: "portOptions.vnet0",
      reason: /guest's definition/,
    },
    {
      title: "an unknown option of a port",
      args: { ports: ["eth1"], portOptions: { eth1: { flood: true } } },
      property: "portOptions.eth1.flood",
      reason: /./,
    },
    {
      title: "a path cost out of range",
      args: { ports: ["eth1"], portOptions: { eth1: { pathCost: 0 } } },
      property: "portOptions.eth1.pathCost",
      reason: /1 to 65535/,
    },
    {
      title: "a port priority out of range",
      args: { ports: ["eth1"], portOptions: { eth1: { priority: 64 } } },
      property: "portOptions.eth1.priority",
      reason: /0 to 63/,
    },
    {
      title: "VLANs of a port without filtering",
      args: { ports: ["eth1"], portOptions: { eth1: { accessVlan: 10 } } },
      property: "portOptions.eth1.accessVlan",
      reason: /vlanFiltering: true/,
    },
    { title: "a default VLAN without filtering", args: { defaultPvid: 0 }, property: "defaultPvid", reason: /vlanFiltering: true/ },
    ...vlanMistakes,
    { title: "an unknown way to persist", args: { persistence: "always" }, property: "persistence", reason: /auto|runtime/ },
    { title: "an unknown property", args: { forwardDelay: 4 }, property: "forwardDelay", reason: /./ },
  ],
  foreign: {
    make: (host) =>
      byHand(`ip link add ${name} address 52:54:00:10:00:0f type bridge ageing_time 7700; ip link set ${name} up; ip addr add 198.18.10.9/24 dev ${name}`)(
        host,
      ),
    remove: (host) => removeLinks(host, [name, "kvtbr1"]),
    fingerprint: (host) => fingerprint(host, name),
    adoptArgs: {},
  },
  inventory: (host) => deviceInventory(host, "bridge"),
};

/** What needs a kernel with VLAN filtering. */
const trunked = {
  ports: ["kvtp0", "kvtp1"],
  addresses: ["198.18.10.2/24"],
  vlanFiltering: true,
  vlanProtocol: "802.1Q",
  defaultPvid: 0,
  vlans: [
    { id: 10, pvid: true, untagged: true },
    { id: 30, to: 39 },
  ],
  portOptions: { kvtp0: { trunkVlans: [10, "20-29"], nativeVlan: 1, isolated: false }, kvtp1: { accessVlan: 20 } },
};

const bridgeTool = (...lines: string[]) => byHand(lines.map((line) => `bridge ${line}`).join("; "));

const vlansOf = (kvtp0: object, kvtp1: object) => ({ ...trunked, portOptions: { kvtp0, kvtp1 } });

export const vmSamples: Samples = {
  ...samples,
  lab: "vm",
  minimal: { vlanFiltering: true },
  full: trunked,
  edits: [
    {
      title: "a further VLAN on the trunk",
      to: vlansOf({ trunkVlans: [10, "20-29", 40], nativeVlan: 1 }, { accessVlan: 20 }),
      impact: "none",
    },
    { title: "other VLANs", to: vlansOf({ trunkVlans: ["10-12"] }, { accessVlan: 11 }), impact: "blip" },
    {
      title: "VLANs in full",
      to: vlansOf(
        {
          vlans: [
            { id: 20, pvid: true },
            { id: 21, to: 25, untagged: true },
          ],
        },
        { vlans: [] },
      ),
      impact: "blip",
    },
    { title: "the host in other VLANs", to: { ...trunked, vlans: [{ id: 20, pvid: true, untagged: true }] }, impact: "blip" },
    { title: "provider tags", to: { ...trunked, vlanProtocol: "802.1ad" }, impact: "blip" },
    { title: "a default VLAN, which is not that of ports with VLANs of their own", to: { ...trunked, defaultPvid: 7 }, impact: "blip" },
    { title: "a further port, with the default VLAN", to: { ...trunked, ports }, impact: "blip" },
    { title: "filtering off", from: { ports, vlanFiltering: true }, to: { ports, vlanFiltering: false }, impact: "blip" },
    {
      title: "filtering on",
      from: { ports: ["kvtp0"], vlanFiltering: false },
      to: { ports: ["kvtp0"], vlanFiltering: true, portOptions: { kvtp0: { accessVlan: 30 } } },
      impact: "blip",
    },
  ],
  drifts: [
    { title: "a VLAN is added to a port", byHand: bridgeTool("vlan add dev kvtp1 vid 66") },
    { title: "the port VLAN is another one", byHand: bridgeTool("vlan add dev kvtp1 vid 21 pvid untagged") },
    { title: "a VLAN of the trunk is gone", byHand: bridgeTool("vlan del dev kvtp0 vid 25") },
    { title: "the host is out of its VLAN", byHand: bridgeTool(`vlan del dev ${name} vid 10 self`) },
    { title: "a port is taken out and put in again", byHand: ip("link set kvtp1 nomaster", `link set kvtp1 master ${name}`) },
    { title: "the default VLAN is another one", byHand: ip(`link set ${name} type bridge vlan_default_pvid 5`) },
    { title: "the bridge does not filter", byHand: ip(`link set ${name} type bridge vlan_filtering 0`) },
    { title: "the bridge is removed", byHand: ip(`link del ${name}`) },
  ],
  bad: vlanMistakes,
};

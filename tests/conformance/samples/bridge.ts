import type { Host } from "../../../provider/host/host";
import { bridge } from "../../../provider/linux/bridge";
import type { Samples } from "../samples";
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
  mtu: 1400,
  mac: "52:54:00:10:00:01",
  stp: true,
  priority: 4096,
  forwardDelaySeconds: 4,
  helloTimeSeconds: 1,
  maxAgeSeconds: 6,
  ageingTimeSeconds: 120,
  multicastSnooping: false,
  up: true,
  persistence: "auto",
  onGuestsAttached: { restart: "refuse", delete: "refuse" },
};

/** Without what only IPv6 or a gateway can have. */
const plain = { ports: ["kvtp0"], addresses: ["198.18.10.2/24"] };

const ip = (...lines: string[]) => byHand(lines.map((line) => `ip ${line}`).join("; "));

export const samples: Samples = {
  kind: bridge,
  name,
  setUp: (host) => makeVeths(host, ports),
  tearDown: (host) => removeLinks(host, [name, "kvtbr1", ...ports]),
  minimal: {},
  full,
  edits: [
    { title: "a second address", to: { ...full, addresses: [...full.addresses, "198.18.12.2/24"] }, impact: "none" },
    {
      title: "the first of two addresses in a subnet goes",
      from: { addresses: ["198.18.10.2/24", "198.18.10.3/24"] },
      to: { addresses: ["198.18.10.3/24"] },
      impact: "none",
    },
    { title: "no addresses and no gateways", to: { ...full, addresses: [], gateway: "none", gateway6: "none", gatewayMetric: undefined }, impact: "none" },
    { title: "another gateway", to: { ...full, gateway: "198.18.10.254" }, impact: "none" },
    { title: "another metric", to: { ...full, gatewayMetric: 4100 }, impact: "none" },
    {
      title: "another subnet with its gateway",
      to: { ...full, addresses: ["198.18.20.2/24", "fd00:20::2/64"], gateway: "198.18.20.1", gateway6: "fd00:20::1" },
      impact: "none",
    },
    { title: "other name servers", to: { ...full, dns: { servers: ["198.18.10.54"] } }, impact: "none" },
    { title: "no name servers", to: { ...full, dns: {} }, impact: "none" },
    { title: "another MTU", to: { ...full, mtu: 1450 }, impact: "none" },
    { title: "another MAC address", to: { ...full, mac: "52:54:00:10:00:02" }, impact: "blip" },
    { title: "a further port", to: { ...full, ports }, impact: "blip" },
    { title: "other ports", to: { ...full, ports: ["kvtp2"] }, impact: "blip" },
    { title: "no ports", to: { ...full, ports: [] }, impact: "blip" },
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
    { title: "an unknown way to persist", args: { persistence: "always" }, property: "persistence", reason: /auto|runtime/ },
    { title: "an unknown property", args: { forwardDelay: 4 }, property: "forwardDelay", reason: /./ },
  ],
  foreign: {
    make: (host) =>
      byHand(`ip link add ${name} address 52:54:00:10:00:0f type bridge ageing_time 7700; ip link set ${name} up; ip addr add 198.18.10.9/24 dev ${name}`)(
        host,
      ),
    remove: (host) => removeLinks(host, [name, "kvtbr1"]),
    fingerprint,
    adoptArgs: {},
  },
  inventory: (host) => deviceInventory(host, "bridge"),
};

/** Everything about it but counters, timers and our mark. */
async function fingerprint(host: Host): Promise<string> {
  const { stdout } = await host.run({
    name: "look at the bridge",
    script: 'ip -d -o addr show dev "$1" | sed "s/[a-z_]*timer *[0-9.]*//g; s/alias .*//"; ip route show dev "$1"; cat /sys/class/net/"$1"/ifindex',
    args: [name],
  });
  return stdout;
}

const filtering = { ports: ["kvtp0"], addresses: ["198.18.10.2/24"], vlanFiltering: true, persistence: "auto" };

/** What needs a kernel with VLAN filtering. */
export const vmSamples: Samples = {
  ...samples,
  lab: "vm",
  full: filtering,
  edits: [
    { title: "VLAN filtering off", to: { ...filtering, vlanFiltering: false }, impact: "blip" },
    { title: "VLAN filtering on", from: { ...filtering, vlanFiltering: false }, to: filtering, impact: "blip" },
    { title: "another MTU", to: { ...filtering, mtu: 1400 }, impact: "none" },
  ],
  drifts: [
    { title: "VLAN filtering is switched off", byHand: ip(`link set ${name} type bridge vlan_filtering 0`) },
    { title: "the bridge is removed", byHand: ip(`link del ${name}`) },
  ],
  bad: [],
};

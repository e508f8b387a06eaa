import type { Host } from "../../../provider/host/host";
import { hostNetwork } from "../../../provider/linux/hostNetwork";
import type { Input, Samples } from "../samples";
import { fingerprint, ip } from "./devices";
import { byHand, makeVeths, removeLinks } from "./links";

const name = "kvthn";
const cards = ["kvthc0", "kvthc1"];

const bridges = (more: Input = {}) => ({
  kvthb0: { ports: ["kvthv0", "kvthc0"], addresses: ["198.18.84.2/24", "fd00:84::2/64"], gateway: "198.18.84.1", gatewayMetric: 5084, ...more },
  kvthb1: { ports: ["kvthv1"] },
});

const full = {
  interfaces: { kvthc0: { addresses: [] }, kvthc1: { addresses: ["198.18.85.2/24"], mtu: 1450 } },
  veths: { kvthv0: { peer: "kvthv1" } },
  vxlans: { kvthx0: { vni: 84, local: "198.18.85.2", peers: ["198.18.85.9"], mtu: 1400 } },
  macvlans: { kvthm0: { lowerDevice: "kvthc1", mac: "52:54:00:84:00:01" } },
  macvtaps: { kvtht0: { lowerDevice: "kvthc1", mac: "52:54:00:84:00:02" } },
  bridges: bridges(),
  routes: { kvthr: { destination: "203.0.113.0/24", gateway: "198.18.84.9" } },
  rules: { kvthr: { priority: 8400, from: "198.18.84.0/24", table: 84 } },
};
const lone = { kvthd0: { addresses: ["198.18.86.1/32"] } };
const plain = { bridges: { ...lone, kvthb0: { ports: ["kvthc0"] } } };

const devices = ["kvthb0", "kvthb1", "kvthv0", "kvthd0", "kvthd1", "kvthx0", "kvthm0", "kvtht0"];

/** Everything that could be of ours: devices, marks, files. */
async function inventory(host: Host): Promise<string[]> {
  const script =
    'ip -o link show | sed "s/^[0-9]*: //; s/[:@].*//" | grep ^kvth; ip rule show pref 8400; ip route show 203.0.113.0/24; ls /run/kvmnet/*kvth* /etc/systemd/system/kvmnet-*kvth* 2>/dev/null; :';
  const { stdout } = await host.run({ name: "list what there is", script });
  return stdout.split("\n").filter(Boolean).sort();
}

export const samples: Samples = {
  kind: hostNetwork,
  name,
  setUp: (host) => makeVeths(host, cards),
  tearDown: (host) => removeLinks(host, [...devices, ...cards]),
  minimal: { bridges: { kvthd0: {} } },
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "a further address", to: { ...full, bridges: bridges({ addresses: ["198.18.84.2/24", "fd00:84::2/64", "198.18.84.3/24"] }) }, impact: "none" },
    { title: "a further device", from: plain, to: { bridges: { ...plain.bridges, kvthd1: {} } }, impact: "none" },
    { title: "another device in the place of one", from: plain, to: { bridges: { kvthd1: lone.kvthd0, kvthb0: plain.bridges.kvthb0 } }, impact: "blip" },
    {
      title: "a port goes to another bridge, which comes before it",
      from: plain,
      to: { bridges: { ...lone, kvthb0: { ports: ["kvthv0"] }, kvthb1: { ports: ["kvthc0", "kvthv1"] } }, veths: full.veths },
      impact: "blip",
    },
    { title: "made anew within: another mode", to: { ...full, macvtaps: { kvtht0: { ...full.macvtaps.kvtht0, mode: "private" } } }, impact: "none" },
    { title: "everything but one", to: { veths: full.veths }, impact: "blip" },
    { title: "another name", from: plain, to: { ...plain, name: "kvthn1" }, impact: "replace" },
  ],
  drifts: [
    { title: "a bridge is removed", args: plain, byHand: ip("link del kvthb0") },
    { title: "a port is taken out, a rule and a route are removed", byHand: ip("link set kvthv0 nomaster", "rule del pref 8400", "route del 203.0.113.0/24") },
    {
      title: "a card has lost its addresses, its MTU is another",
      byHand: ip("addr flush dev kvthc1 scope global", "link set kvthc1 mtu 1300"),
    },
    { title: "everything is removed", args: { bridges: lone, veths: full.veths }, byHand: ip("link del kvthd0", "link del kvthv0") },
  ],
  bad: [
    {
      title: "an address without prefix length",
      args: { bridges: { kvthd0: { addresses: ["198.18.10.2"] } } },
      property: "bridges.kvthd0.addresses[0]",
      reason: /prefix length/,
    },
    { title: "a name of 16 characters", args: { bridges: { device0123456789: {} } }, property: "bridges.device0123456789", reason: /15 characters/ },
    { title: "a rule of one kind", args: { veths: { kvthv0: { peer: "kvthv0" } } }, property: "veths.kvthv0.peer", reason: /itself/ },
    {
      title: "two that stand on each other",
      args: { vlans: { kvtha: { lowerDevice: "kvthz", vlanId: 5 }, kvthz: { lowerDevice: "kvtha", vlanId: 6 } } },
      property: "vlans.kvtha",
      reason: /stands on itself, by way of others: kvtha, kvthz/,
    },
    {
      title: "a port of two bridges",
      args: { bridges: { kvthb0: { ports: ["kvthc0"] }, kvthb1: { ports: ["kvthc0"] } } },
      property: "bridges.kvthb1.ports[0]",
      reason: /taken by bridges\.kvthb0 as well/,
    },
    { title: "a guard within", args: { bridges: { kvthd0: { guard: { mode: "off" } } } }, property: "bridges.kvthd0.guard", reason: /./ },
    {
      title: "a port that shall be down",
      args: { interfaces: { kvthc0: { up: false } }, bridges: { kvthb0: { ports: ["kvthc0"] } } },
      property: "interfaces.kvthc0.up",
      reason: /bridges\.kvthb0 brings its ports up/,
    },
    { title: "an unknown section", args: { ethernets: {} }, property: "ethernets", reason: /./ },
  ],
  foreign: {
    make: byHand("ip link add kvthd0 type bridge; ip link set kvthd0 up"),
    remove: (host) => removeLinks(host, devices),
    fingerprint: (host) => fingerprint(host, "kvthd0"),
    adoptArgs: { bridges: { kvthd0: {} } },
  },
  inventory,
};

const bonded = {
  dummies: { kvthd0: { addresses: ["198.18.86.1/32"] } },
  bonds: { kvthbond: { mode: "active-backup", ports: ["kvthc0", "kvthc1"], miimonMilliseconds: 100 } },
  vlans: { "kvthbond.100": { lowerDevice: "kvthbond", vlanId: 100 } },
  bridges: { kvthb0: { ports: ["kvthbond.100"], addresses: ["198.18.84.2/24"] } },
};

/** What needs a kernel of its own. */
export const vmSamples: Samples = {
  ...samples,
  lab: "vm",
  minimal: { dummies: { kvthd0: {} } },
  full: bonded,
  edits: [
    { title: "another VLAN", to: { ...bonded, vlans: { "kvthbond.100": { lowerDevice: "kvthbond", vlanId: 200 } } }, impact: "blip" },
    {
      title: "a further VLAN, on the dummy interface",
      to: { ...bonded, vlans: { ...bonded.vlans, kvthd7: { lowerDevice: "kvthd0", vlanId: 7 } } },
      impact: "none",
    },
  ],
  drifts: [
    { title: "the bond is removed, and all that stands on it", byHand: ip("link del kvthbond") },
    { title: "the VLAN interface is taken out of the bridge", byHand: ip("link set kvthbond.100 nomaster") },
    { title: "the bridge is removed", byHand: ip("link del kvthb0") },
  ],
  tearDown: (host) => removeLinks(host, [...devices, "kvthbond.100", "kvthbond", ...cards]),
};

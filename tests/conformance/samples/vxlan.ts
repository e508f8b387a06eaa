import { vxlan } from "../../../provider/linux/vxlan";
import type { Samples } from "../samples";
import { common, commonBad, commonDrifts, commonEdits, foreignDevice, inventoryOf, ip } from "./devices";
import { byHand, makeVeths, removeLinks } from "./links";

const name = "kvtvx0";
const lower = "kvtvxl";
const lower2 = "kvtvxm";
const guest = (last: number) => `52:54:00:0d:00:0${last}`;

const full = {
  vni: 4242,
  lowerDevice: lower,
  local: "198.18.70.1",
  peers: ["198.18.70.2", "198.18.70.3"],
  fdb: [
    { mac: guest(2), peer: "198.18.70.2" },
    { mac: guest(3), peer: "198.18.70.3" },
  ],
  port: 4790,
  sourcePortRange: "40000-50000",
  learning: false,
  ttl: 8,
  ...common(71, "52:54:00:71:00:01"),
};

export const samples: Samples = {
  kind: vxlan,
  name,
  setUp: async (host) => {
    await makeVeths(host, [lower, lower2]);
    await byHand(`ip addr replace 198.18.70.1/24 dev ${lower}; ip addr replace 198.18.72.1/24 dev ${lower2}`)(host);
  },
  tearDown: (host) => removeLinks(host, [name, "kvtvx1", lower, lower2]),
  minimal: { vni: 4242 },
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    ...commonEdits(71, full, "52:54:00:71:00:02"),
    { title: "another host", to: { ...full, peers: ["198.18.70.2", "198.18.70.4"] }, impact: "none" },
    { title: "no other hosts", to: { ...full, peers: [], fdb: [] }, impact: "none" },
    { title: "a guest moved to another host", to: { ...full, fdb: [{ mac: guest(2), peer: "198.18.70.3" }] }, impact: "none" },
    { title: "learning and TTL", to: { ...full, learning: true, ttl: 0 }, impact: "none" },
    { title: "another local address", to: { ...full, local: "198.18.70.9" }, impact: "blip" },
    { title: "another VNI: made anew in place", to: { ...full, vni: 4243 }, impact: "blip" },
    { title: "other ports: made anew in place", to: { ...full, port: 4789, sourcePortRange: "41000-42000" }, impact: "blip" },
    { title: "another lower device: made anew in place", to: { ...full, lowerDevice: lower2 }, impact: "blip" },
    {
      title: "multicast instead of a list",
      from: { vni: 7, lowerDevice: lower, group: "239.1.1.1" },
      to: { vni: 7, lowerDevice: lower, group: "239.1.1.2" },
      impact: "blip",
    },
    { title: "another name", to: { ...full, name: "kvtvx1" }, impact: "replace" },
  ],
  drifts: [
    ...commonDrifts(name, 71),
    { title: "a host is taken out", byHand: byHand(`bridge fdb del 00:00:00:00:00:00 dev ${name} dst 198.18.70.3`) },
    { title: "a host is put in", byHand: byHand(`bridge fdb append 00:00:00:00:00:00 dev ${name} dst 198.18.70.9`) },
    { title: "a static entry points elsewhere", byHand: byHand(`bridge fdb replace ${guest(2)} dev ${name} dst 198.18.70.9`) },
    { title: "learning is switched on", byHand: ip(`link set ${name} type vxlan id 4242 learning ttl 3`) },
    {
      title: "made anew with another VNI",
      byHand: ip(`link del ${name}`, `link add ${name} type vxlan id 99 dstport 4789`, `link set ${name} alias kvmnet:conformance/stack/subject`),
    },
  ],
  bad: [
    ...commonBad.map((bad) => ({ ...bad, args: { vni: 1, ...bad.args } })),
    { title: "a VNI of 25 bits", args: { vni: 16777216 }, property: "vni", reason: /16777215/ },
    { title: "no VNI", args: {}, property: "vni", reason: /./ },
    { title: "a group that is no multicast address", args: { vni: 1, lowerDevice: lower, group: "198.18.70.2" }, property: "group", reason: /not a multicast/ },
    { title: "a group without device", args: { vni: 1, group: "239.1.1.1" }, property: "group", reason: /needs `lowerDevice`/ },
    {
      title: "a group and a list",
      args: { vni: 1, lowerDevice: lower, group: "239.1.1.1", peers: ["198.18.70.2"] },
      property: "peers",
      reason: /either multicast/,
    },
    { title: "this host as a peer", args: { vni: 1, local: "198.18.70.1", peers: ["198.18.70.1"] }, property: "peers[0]", reason: /this host itself/ },
    { title: "a peer of the other family", args: { vni: 1, local: "198.18.70.1", peers: ["fd00::1"] }, property: "peers[0]", reason: /family/ },
    { title: "a guest listed twice", args: { vni: 1, fdb: [full.fdb[0], full.fdb[0]] }, property: "fdb[1].mac", reason: /twice/ },
    { title: "a range upside down", args: { vni: 1, sourcePortRange: "5000-4000" }, property: "sourcePortRange", reason: /lower to a higher/ },
  ],
  foreign: foreignDevice(name, `ip link add ${name} type vxlan id 55 dstport 4789 ttl 5; ip link set ${name} up`, { vni: 55 }, ["kvtvx1"]),
  inventory: inventoryOf("vxlan"),
};

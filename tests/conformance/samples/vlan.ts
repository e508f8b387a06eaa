import { vlan } from "../../../provider/linux/vlan";
import type { Samples } from "../samples";
import { common, commonBad, commonDrifts, foreignDevice, inventoryOf, ip } from "./devices";
import { byHand, makeVeths, removeLinks } from "./links";

const name = "kvtvl.100";
const lower = "kvtvl";
const lower2 = "kvtvm";

const full = {
  lowerDevice: lower,
  vlanId: 100,
  protocol: "802.1ad",
  reorderHeader: true,
  looseBinding: true,
  gvrp: false,
  mvrp: true,
  ...common(78, "52:54:00:78:00:01"),
};
const plain = { lowerDevice: lower, vlanId: 100, addresses: ["198.18.78.2/24"] };

export const samples: Samples = {
  kind: vlan,
  name,
  lab: "vm",
  setUp: (host) => makeVeths(host, [lower, lower2]),
  tearDown: (host) => removeLinks(host, [name, "kvtvl.101", lower, lower2]),
  minimal: { lowerDevice: lower, vlanId: 100 },
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "a second address, no name servers", to: { ...full, addresses: ["198.18.78.2/24", "fd00:78::2/64", "198.18.78.3/24"], dns: {} }, impact: "none" },
    { title: "flags and MTU", to: { ...full, reorderHeader: false, looseBinding: false, gvrp: true, mvrp: false, mtu: 1450 }, impact: "none" },
    { title: "another MAC address", to: { ...full, mac: "52:54:00:78:00:02" }, impact: "blip" },
    { title: "another VLAN: made anew in place", to: { ...full, vlanId: 101 }, impact: "blip" },
    { title: "the usual tag: made anew in place", to: { ...full, protocol: "802.1Q" }, impact: "blip" },
    { title: "another lower device: made anew in place", from: plain, to: { ...plain, lowerDevice: lower2 }, impact: "blip" },
    { title: "down", from: plain, to: { ...plain, up: false }, impact: "blip" },
    { title: "another name", from: plain, to: { ...plain, name: "kvtvl.101" }, impact: "replace" },
  ],
  drifts: [
    { title: "its file for the next boot is changed", byHand: byHand("f=$(ls /etc/systemd/system/kvmnet-link-kvtvl*.service); echo '# x' >> $f") },
    { title: "its file for the next boot is removed", byHand: byHand("rm /etc/systemd/system/kvmnet-link-kvtvl*.service") },
    { title: "the lower device is set down", args: plain, byHand: ip(`link set ${lower} down`) },
    { title: "flags", byHand: ip(`link set ${name} type vlan loose_binding off reorder_hdr off`) },
    {
      title: "made anew with another VLAN",
      byHand: ip(`link del ${name}`, `link add link ${lower} name ${name} type vlan id 7`, `link set ${name} alias kvmnet:conformance/stack/subject`),
    },
    ...commonDrifts(name, 78).filter(({ title }) => /flushed|another gateway|MTU|^removed$/.test(title)),
  ],
  bad: [
    ...commonBad.map((bad) => ({ ...bad, args: { lowerDevice: lower, vlanId: 1, ...bad.args } })),
    { title: "VLAN 0", args: { lowerDevice: lower, vlanId: 0 }, property: "vlanId", reason: /1 to 4094/ },
    { title: "VLAN 4095", args: { lowerDevice: lower, vlanId: 4095 }, property: "vlanId", reason: /1 to 4094/ },
    { title: "no VLAN", args: { lowerDevice: lower }, property: "vlanId", reason: /./ },
    { title: "the loopback device below", args: { lowerDevice: "lo", vlanId: 1 }, property: "lowerDevice", reason: /loopback/ },
    { title: "on top of itself", args: { lowerDevice: name, vlanId: 1 }, property: "lowerDevice", reason: /itself/ },
    { title: "an unknown tag", args: { lowerDevice: lower, vlanId: 1, protocol: "802.1QinQ" }, property: "protocol", reason: /802\.1Q/ },
  ],
  foreign: foreignDevice(
    name,
    `ip link add link ${lower} name ${name} type vlan id 55; ip link set ${name} up`,
    { lowerDevice: lower, vlanId: 55, persistence: "runtime" },
    ["kvtvl.101"],
  ),
  inventory: inventoryOf("vlan"),
};

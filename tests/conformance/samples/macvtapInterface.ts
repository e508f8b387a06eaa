import type { Host } from "../../../provider/host/host";
import { macvtapInterface } from "../../../provider/linux/macvtapInterface";
import type { Samples } from "../samples";
import { byHand, deviceInventory, makeVeths, removeLinks } from "./links";

const name = "kvtmv0";
const lower = ["kvtlow0", "kvtlow1"];

const minimal = { lowerDevice: "kvtlow0" };
const full = {
  lowerDevice: "kvtlow0",
  mode: "bridge",
  mac: "52:54:00:20:00:01",
  mtu: 1400,
  up: true,
  persistence: "auto",
  onGuestsAttached: { restart: "refuse", delete: "refuse" },
};

const ip = (...lines: string[]) => byHand(lines.map((line) => `ip ${line}`).join("; "));

export const samples: Samples = {
  kind: macvtapInterface,
  name,
  setUp: (host) => makeVeths(host, lower),
  tearDown: (host) => removeLinks(host, [name, "kvtmv1", ...lower]),
  minimal,
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "bridge to vepa", to: { ...full, mode: "vepa" }, impact: "none" },
    { title: "bridge to private", to: { ...full, mode: "private" }, impact: "none" },
    { title: "vepa to bridge", from: minimal, to: { ...minimal, mode: "bridge" }, impact: "none" },
    { title: "bridge to passthrough", to: { ...full, mode: "passthrough" }, impact: "replace" },
    { title: "passthrough to bridge", from: { ...full, mode: "passthrough" }, to: full, impact: "replace" },
    { title: "another MAC address", to: { ...full, mac: "52:54:00:20:00:02" }, impact: "blip" },
    { title: "another MTU", to: { ...full, mtu: 1300 }, impact: "none" },
    { title: "down", to: { ...full, up: false }, impact: "blip" },
    { title: "up", from: { ...full, up: false }, to: full, impact: "blip" },
    { title: "another lower device", to: { ...full, lowerDevice: "kvtlow1" }, impact: "replace" },
    { title: "another name", to: { ...full, name: "kvtmv1" }, impact: "replace" },
    { title: "guests may be detached", to: { ...full, onGuestsAttached: { delete: "detach" } }, impact: "none" },
  ],
  drifts: [
    { title: "another mode", byHand: ip(`link set ${name} type macvtap mode private`) },
    { title: "another MAC address", byHand: ip(`link set ${name} address 52:54:00:99:99:98`) },
    { title: "another MTU", byHand: ip(`link set ${name} mtu 1000`) },
    { title: "set down", byHand: ip(`link set ${name} down`) },
    { title: "the mark is removed", byHand: ip(`link set ${name} alias ""`) },
    { title: "removed", byHand: ip(`link del ${name}`) },
  ],
  bad: [
    { title: "no lower device", args: {}, property: "lowerDevice", reason: /./ },
    { title: "an empty lower device", args: { lowerDevice: "" }, property: "lowerDevice", reason: /empty/ },
    {
      title: "a lower device with a line break",
      args: { lowerDevice: "eth1\nlink del eth0" },
      property: "lowerDevice",
      reason: /control characters|must start/,
    },
    { title: "a lower device of 16 characters", args: { lowerDevice: "ethernet01234567" }, property: "lowerDevice", reason: /15 characters/ },
    { title: "itself as the lower device", args: { lowerDevice: name }, property: "lowerDevice", reason: /itself/ },
    { title: "the loopback device below", args: { lowerDevice: "lo" }, property: "lowerDevice", reason: /loopback/ },
    { title: "a name of 16 characters", args: { ...minimal, name: "macvtap-for-web1" }, property: "name", reason: /15 characters/ },
    { title: "a name that libvirt gives", args: { ...minimal, name: "macvtap3" }, property: "name", reason: /libvirt/ },
    { title: "an unknown mode", args: { ...minimal, mode: "passthru" }, property: "mode", reason: /passthrough/ },
    { title: "a MAC address that is none", args: { ...minimal, mac: "52:54:00:20:00" }, property: "mac", reason: /not a MAC address/ },
    { title: "a multicast MAC address", args: { ...minimal, mac: "33:33:00:00:00:01" }, property: "mac", reason: /multicast/ },
    { title: "the unspecified MAC address", args: { ...minimal, mac: "00:00:00:00:00:00" }, property: "mac", reason: /all zeros/ },
    { title: "an MTU that is too small", args: { ...minimal, mtu: 67 }, property: "mtu", reason: /68/ },
    { title: "an MTU that is no whole number", args: { ...minimal, mtu: 1400.5 }, property: "mtu", reason: /./ },
    { title: "an unknown property", args: { ...minimal, lower: "eth1" }, property: "lower", reason: /./ },
  ],
  foreign: {
    make: (host) => byHand(`ip link add link kvtlow0 name ${name} address 52:54:00:20:00:0f type macvtap mode vepa; ip link set ${name} up`)(host),
    remove: (host) => removeLinks(host, [name, "kvtmv1"]),
    fingerprint,
    adoptArgs: minimal,
  },
  inventory: (host) => deviceInventory(host, "macvtap"),
};

async function fingerprint(host: Host): Promise<string> {
  const { stdout } = await host.run({
    name: "look at the interface",
    script: 'ip -d -o link show dev "$1" | sed "s/alias .*//"; cat /sys/class/net/"$1"/ifindex',
    args: [name],
  });
  return stdout;
}

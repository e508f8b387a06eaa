import type { Host } from "../../../provider/host/host";
import { hostInterface } from "../../../provider/linux/hostInterface";
import type { Samples } from "../samples";
import { common, commonBad, commonDrifts, commonEdits, ip } from "./devices";
import { byHand, removeLinks } from "./links";

const name = "kvhn0";
const other = "kvhn1";

const full = {
  ...common(81, "52:54:00:81:00:02"),
  dhcp4: false,
  dhcp6: false,
  offloads: { tso: false, gro: true, "rx-vlan-offload": false },
  queues: { rx: 2, tx: 3 },
};

const ethtool = (...lines: string[]) => byHand(lines.map((line) => `ethtool ${line}`).join("; "));
const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...args }, property, reason });

/** NICs with a life before us: addresses, a route, an MTU, a feature that is off, fewer queues than there could be. */
const makeNics = byHand(`for n in ${name} ${other}; do
  [ ! -e /sys/class/net/$n ] || ip link del $n
  rm -f /run/kvmnet/nic-$n.json
  net=81; [ $n = ${name} ] || net=82
  ip link add $n address 52:54:00:$net:00:01 mtu 1480 numrxqueues 4 numtxqueues 4 type veth peer name $n-far
  ip link set $n-far up; ip link set $n up
  ip addr add 198.18.$net.9/24 brd + dev $n
  ip -6 addr add fd00:$net::9/64 dev $n nodad
  ip route add 198.19.$net.0/24 via 198.18.$net.8 dev $n proto static
  ethtool -K $n tx-tcp-mangleid-segmentation off
  ethtool -L $n rx 1
done`);

export const samples: Samples = {
  kind: hostInterface,
  name,
  setUp: makeNics,
  tearDown: (host) => removeLinks(host, [name, other]),
  minimal: {},
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    ...commonEdits(81, full, "52:54:00:81:00:03"),
    { title: "received packets are no longer put together", to: { ...full, offloads: { ...full.offloads, gro: false } }, impact: "none" },
    { title: "the NIC cuts segments again", to: { ...full, offloads: { ...full.offloads, tso: true } }, impact: "blip" },
    { title: "a further feature", from: {}, to: { offloads: { "tx-vlan-offload": false } }, impact: "blip" },
    { title: "more queues", to: { ...full, queues: { rx: 4, tx: 4 } }, impact: "blip" },
    { title: "addresses of its own", from: {}, to: { addresses: ["198.18.81.7/24"] }, impact: "blip" },
    { title: "guests may lose virtual functions", to: { ...full, onGuestsAttached: { restart: "refuse", delete: "detach" } }, impact: "none" },
    { title: "another NIC", from: { offloads: { tso: false } }, to: { name: other, offloads: { tso: false } }, impact: "replace" },
  ],
  drifts: [
    ...commonDrifts(name, 81).filter(({ title }) => title !== "removed"),
    { title: "a feature is switched on", byHand: ethtool(`-K ${name} tso on rx-vlan-offload on`) },
    { title: "the driver's queues", byHand: ethtool(`-L ${name} rx 1 tx 1`) },
    { title: "somebody's alias takes the place of our mark", byHand: ip(`link set ${name} alias "uplink to rack 3"`) },
    { title: "the NIC is plugged in anew", byHand: (host) => makeNics(host) },
  ],
  bad: [
    ...commonBad,
    bad("a feature that is no word", { offloads: { "tso on": false } }, "offloads.tso on", /ethtool -k/),
    bad("a feature by both of its names", { offloads: { tso: false, "tcp-segmentation-offload": false } }, "offloads.tso", /same feature/),
    bad("a feature that is neither on nor off", { offloads: { tso: "off" } }, "offloads.tso", /boolean|true/),
    bad("no number of queues", { queues: {} }, "queues", /names no number/),
    bad("no queue at all", { queues: { combined: 0 } }, "queues.combined", /at least 1/),
    bad("half a ring", { ring: { rx: 512.5 } }, "ring.rx", /./),
    bad("fewer than no virtual functions", { virtualFunctions: -1 }, "virtualFunctions", /./),
    bad("a virtual function too many", { virtualFunctions: 2, vfSettings: [{ index: 2 }] }, "vfSettings[0].index", /numbered from 0/),
    bad("a virtual function twice", { vfSettings: [{ index: 0 }, { index: 0 }] }, "vfSettings[1].index", /twice/),
    bad("a priority without VLAN", { vfSettings: [{ index: 0, qos: 3 }] }, "vfSettings[0].qos", /vlan/),
    bad("a VLAN that does not exist", { vfSettings: [{ index: 0, vlan: 4095 }] }, "vfSettings[0].vlan", /4094/),
    bad("rates that cross", { vfSettings: [{ index: 0, minTxRateMbps: 200, maxTxRateMbps: 100 }] }, "vfSettings[0].minTxRateMbps", /more than/),
    bad("the loopback device", { name: "lo" }, "name", /lo/),
    bad("a misspelt property", { offload: { tso: false } }, "offload", /offloads/),
  ],
  foreign: {
    make: ip(`link set ${name} alias "uplink to rack 3"`),
    remove: makeNics,
    fingerprint: async (host) => (await look(host)).join("\n"),
    adoptArgs: {},
  },
  inventory: look,
};

/** Our marks and records, and everything about the NICs that is to be as before in the end. */
async function look(host: Host): Promise<string[]> {
  const script = `for n in "$@"; do
  ip -o link show dev $n | sed 's/^[0-9]*: //; s/@[^ ]*//'
  ip -o -4 addr show dev $n | sed 's/^[0-9]*: //'; ip -o -6 addr show dev $n scope global | sed 's/^[0-9]*: //; s/ tentative//; s/ nodad//'
  ip route show dev $n | sed "s/^/$n: /"; ip -6 route show dev $n proto static | sed "s/^/$n: /"
  ethtool -k $n | sed "s/^/$n /"; ethtool -l $n | sed "s/^/$n /"
done
ls /run/kvmnet/nic-* 2>/dev/null; sed -n '/^# kvmnet:/p' /etc/resolv.conf`;
  const { stdout } = await host.run({ name: "look at the cards", script, args: [name, other] });
  return stdout.split("\n").filter(Boolean);
}

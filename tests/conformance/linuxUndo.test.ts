import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import test, { type ExecutionContext } from "ava";
import { kindArgs } from "../../provider/engine/args";
import type { RoundKind, Wish } from "../../provider/host/round/kind";
import { lookAt } from "../../provider/host/round/round";
import { bridgeSpec } from "../../provider/linux/bridge";
import { deviceRound } from "../../provider/linux/device/kind";
import { hostInterfaceRound } from "../../provider/linux/hostInterface";
import { hostNetworkRound } from "../../provider/linux/hostNetwork";
import { network } from "../../provider/linux/kernel/network";
import type { Snapshot } from "../../provider/linux/kernel/snapshot";
import type { Work } from "../../provider/linux/kernel/steps";
import { macvlanSpec } from "../../provider/linux/macvlan";
import { policyRuleRound } from "../../provider/linux/policyRule";
import { staticRouteRound } from "../../provider/linux/staticRoute";
import { vethSpec } from "../../provider/linux/veth";
import { vxlanSpec } from "../../provider/linux/vxlan";
import { type TakenHost, takeHost } from "../lab";
import { makeVeths, removeLinks } from "./samples/links";

/** Whatever order of a work fails, the host is as it was: each work is broken at each of its orders. */
const cables = ["kvund0", "kvund1", "kvund2"];
const devices = [...cables, "kvunbr", "kvunx", "kvunv", "kvunw", "kvund"];
const owner = "conformance/stack/undo";
let taken: TakenHost;

test.serial.before(async () => {
  taken = await takeHost();
  await makeVeths(taken.host, cables);
  await typed(past);
});

test.serial.beforeEach(() => removeLinks(taken.host, devices.slice(cables.length)));

test.serial.after.always(async () => {
  if (taken) {
    await removeLinks(taken.host, devices);
    await typed("ip rule del pref 777 2>/dev/null; ip rule del pref 778 2>/dev/null; rm -f /run/kvmnet/*kvun* /run/kvmnet/r*-undo.json; :");
    await taken.release();
  }
});

const typed = async (script: string): Promise<string> => (await taken.host.run({ name: "typed by hand", script, mutates: true })).stdout;

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON
type Json = any;

/** What `ip` and `/run` say, without what the kernel counts by itself. */
async function picture(): Promise<unknown> {
  const text = await typed(
    "ip -d -j addr show; ip -j -4 route show table all; ip -j -6 route show table all; ip -j -4 rule; ip -j -6 rule; ls /run/kvmnet | grep -v -e generation -e ifup -e '^[0-9]'; cat /run/kvmnet/*.json 2>/dev/null; ls -a /etc/systemd/system /etc/network/interfaces.d /etc | grep kvmnet; :",
  );
  const [links, ...rest] = text.split("\n").map((line) => (line.startsWith("[") ? (JSON.parse(line) as Json[]) : line));
  const mine = (links as Json[]).filter(({ ifname }) => devices.includes(ifname) || /^kvmnet/.test(ifname ?? ""));
  const link = ({ ifindex, link_index, operstate, flags, addr_info, linkinfo, stats64, num_tx_queues, ...known }: Json) => ({
    ...known,
    flags: flags.filter((flag: string) => !["LOWER_UP", "NO-CARRIER"].includes(flag)),
    addr_info: addr_info
      .filter(({ scope }: Json) => scope !== "link")
      .map(({ tentative, ...one }: Json) => one)
      .sort((a: Json, b: Json) => (a.local < b.local ? -1 : 1)),
    kind: linkinfo?.info_kind,
    data: settings(linkinfo?.info_data),
    port: linkinfo?.info_slave_kind,
  });
  const rows = (part: unknown) =>
    Array.isArray(part)
      ? part
          // Link-local ones come when the device has a carrier and the kernel has made sure that nobody else has the address.
          .filter(({ dev, dst }: Json) => (dev === undefined || devices.includes(dev)) && !/^f[ef]/.test(dst))
          .map((row: Json) => JSON.stringify({ ...row, flags: (row.flags ?? []).filter((flag: string) => flag !== "linkdown") }))
          .sort()
      : part;
  return { links: mine.map(link).sort((a, b) => (a.ifname < b.ifname ? -1 : 1)), rest: rest.map(rows) };
}

/** IPv6 makes its own routes to an address a moment after the address is there. */
async function settledPicture(expected: unknown): Promise<unknown> {
  const end = Date.now() + 3000;
  let now = await picture();
  while (!isDeepStrictEqual(now, expected) && Date.now() < end) {
    await sleep(100);
    now = await picture();
  }
  return now;
}

/** Timers run, and with STP the kernel lets addresses age faster after a change. */
function settings(data: Json): Json {
  return (
    data &&
    Object.fromEntries(
      Object.entries(data).filter(
        ([name]) => !(name === "ageing_time" && data.stp_state) && !/timer|_pad|root_id|bridge_id|designated|topology|root_p|fdb_n/.test(name),
      ),
    )
  );
}

const expectation = /^(alias_is|master_is|absent|files_are|rules_are|unused) /;

// biome-ignore lint/suspicious/noExplicitAny: kinds of different arguments
type AnyRound = RoundKind<any, any, Snapshot, Work>;

async function workFor(kind: AnyRound, wish: Wish<object, object>): Promise<{ seen: Snapshot; work: Work }> {
  const { host } = taken;
  const seen = await lookAt(host, network);
  const verdict = kind.decide(seen, wish as never, host.facts, false);
  if (verdict.is !== "work") {
    throw new Error("there is nothing to do");
  }
  return { seen, work: verdict.work };
}

/** Breaks the work at each of its orders, then carries it out. */
async function breakEverywhere(t: ExecutionContext, kind: AnyRound, wish: Wish<object, object>): Promise<void> {
  const before = await picture();
  const { work: whole } = await workFor(kind, wish);
  const first = whole.orders.findIndex((order) => !expectation.test(order));
  // Once a device is gone there is no way back; nothing follows.
  const last = /^gone /.test(whole.orders.at(-1) ?? "") ? whole.orders.length - 1 : whole.orders.length;
  for (let at = first; at <= last; at++) {
    const { seen, work } = await workFor(kind, wish);
    const orders = [...work.orders.slice(0, at), "break_here", ...work.orders.slice(at)];
    const { ends } = await network.write(taken.host, seen, [{ resource: kind.type, step: "break", work: { ...work, orders } }]);
    const [end] = ends;
    if (end?.end !== "failed") {
      return t.fail(`it was ${end?.end} when it broke before ${work.orders[at]}`);
    }
    const words = end.error.details.toolOutput ?? "";
    t.regex(words, /break_here/);
    t.notRegex(words, /could not be undone/, `broken before order ${at}: ${work.orders[at] ?? "the end"}\nundo:\n${work.undo.join("\n")}`);
    t.deepEqual(await settledPicture(before), before, `broken before order ${at}: ${work.orders[at] ?? "the end"}\nundo:\n${work.undo.join("\n")}`);
  }
  const { seen, work } = await workFor(kind, wish);
  t.deepEqual((await network.write(taken.host, seen, [{ resource: kind.type, step: "do it", work }])).ends, [{ end: "done" }]);
}

const put = (kind: AnyRound, more: object) => ({ put: kindArgs(kind as never).parse({ owner, ...more }) as object });
const state = async (kind: AnyRound, name: string) => kind.observe(await lookAt(taken.host, network), name, undefined, taken.host.facts) as object;

const bridge = deviceRound(bridgeSpec) as AnyRound;

/** As Hetzner and OVH set up their hosts: a single address, a peer, a gateway outside, sources and metrics; and IPv6 with a link-local gateway. */
const past = `ip link set kvund0 up
ip addr add 198.18.70.2 peer 198.18.70.1/32 dev kvund0
ip addr add 198.18.71.2/24 broadcast + dev kvund0 label kvund0:1
ip addr add 198.18.71.3/24 dev kvund0 noprefixroute
ip addr add fd00:70::2/64 dev kvund0 nodad
ip route add 198.18.72.1/32 dev kvund0
ip route add default via 198.18.72.1 dev kvund0 src 198.18.70.2 metric 4010
ip route add 198.18.73.0/24 via 198.18.71.9 dev kvund0 mtu 1400 advmss 1300
ip route add 198.18.74.0/24 via 198.18.72.1 dev kvund0 onlink table 77
ip -6 route add default via fe80::99 dev kvund0 metric 4011
ip -6 route add fd00:75::/64 via fd00:70::9 dev kvund0 table 77`;

test.serial("a bridge that takes a NIC with a past, changes, lets go of it, and is removed", async (t) => {
  const before = await picture();
  const args = { name: "kvunbr", ports: ["kvund0"], moveAddresses: true, stp: true, forwardDelaySeconds: 4 };
  await breakEverywhere(t, bridge, put(bridge, args));
  const wider = { ...args, ports: ["kvund0", "kvund1"], stp: false, ageingTimeSeconds: 77, mtu: 1400, portOptions: { kvund0: { isolated: true } } };
  await breakEverywhere(t, bridge, put(bridge, wider));
  const changed = { ...args, ports: ["kvund1"], stp: false, mtu: 1400, addresses: ["198.18.79.1/24"], gateway: "198.18.79.9", gatewayMetric: 4020 };
  await breakEverywhere(t, bridge, put(bridge, changed));
  await breakEverywhere(t, bridge, { remove: await state(bridge, "kvunbr") });
  t.deepEqual(await settledPicture(before), before, "the NIC has everything back, exactly");
});

test.serial("what was moved comes back exactly when the bridge goes at once", async (t) => {
  const before = await picture();
  await breakEverywhere(t, bridge, put(bridge, { name: "kvunbr", ports: ["kvund0"], moveAddresses: true }));
  await breakEverywhere(t, bridge, { remove: await state(bridge, "kvunbr") });
  t.deepEqual(await settledPicture(before), before);
});

test.serial("a NIC of a manager that makes the routes to its subnets itself, as NetworkManager does", async (t) => {
  await typed(`ip addr flush dev kvund1; ip link set kvund1 up
ip addr add 198.18.85.2/24 broadcast + dev kvund1 noprefixroute
ip route add 198.18.85.0/24 dev kvund1 proto kernel scope link src 198.18.85.2 metric 102
ip route add 198.18.86.0/24 via 198.18.85.1 dev kvund1 proto static metric 102`);
  await breakEverywhere(t, bridge, put(bridge, { name: "kvunbr", ports: ["kvund1"], moveAddresses: true }));
  await breakEverywhere(t, bridge, { remove: await state(bridge, "kvunbr") });
  await typed("ip addr flush dev kvund1");
});

test.serial("devices that are made anew in their place", async (t) => {
  const vxlan = deviceRound(vxlanSpec) as AnyRound;
  const macvlan = deviceRound(macvlanSpec) as AnyRound;
  const tunnel = { name: "kvunx", vni: 77, lowerDevice: "kvund2", local: "198.18.76.1", peers: ["198.18.76.2"], addresses: ["198.18.77.1/24"] };
  await breakEverywhere(t, vxlan, put(vxlan, tunnel));
  await breakEverywhere(t, vxlan, put(vxlan, { ...tunnel, vni: 78, peers: ["198.18.76.3"] }));
  const upper = { name: "kvunw", lowerDevice: "kvund1", mode: "bridge", addresses: ["198.18.78.1/24"] };
  await breakEverywhere(t, macvlan, put(macvlan, upper));
  await breakEverywhere(t, macvlan, put(macvlan, { ...upper, lowerDevice: "kvund2" }));
  await breakEverywhere(t, macvlan, { remove: await state(macvlan, "kvunw") });
  await breakEverywhere(t, vxlan, { remove: await state(vxlan, "kvunx") });
});

test.serial("a veth pair, a bridge with a gateway", async (t) => {
  const veth = deviceRound(vethSpec) as AnyRound;
  await breakEverywhere(t, veth, put(veth, { name: "kvunv", peer: "kvunvp", mtu: 1400 }));
  await breakEverywhere(t, veth, { remove: await state(veth, "kvunv") });
  await breakEverywhere(t, bridge, put(bridge, { name: "kvund", addresses: ["198.18.80.1/24"], gateway: "198.18.80.9", gatewayMetric: 4030 }));
  await breakEverywhere(t, bridge, put(bridge, { name: "kvund", addresses: ["198.18.81.1/24"], gateway: "198.18.81.9", gatewayMetric: 4031 }));
  await breakEverywhere(t, bridge, { remove: await state(bridge, "kvund") });
});

test.serial("routes and rules", async (t) => {
  const route = { name: "undo", destination: "198.18.90.0/24", gateway: "198.18.71.9", table: 77 };
  await breakEverywhere(t, staticRouteRound as AnyRound, put(staticRouteRound as AnyRound, route));
  await breakEverywhere(t, staticRouteRound as AnyRound, put(staticRouteRound as AnyRound, { ...route, gateway: "198.18.71.8" }));
  await breakEverywhere(t, staticRouteRound as AnyRound, put(staticRouteRound as AnyRound, { ...route, destination: "198.18.91.0/24" }));
  await breakEverywhere(t, staticRouteRound as AnyRound, { remove: await state(staticRouteRound as AnyRound, "undo") });
  const rule = { name: "undo", priority: 777, from: "198.18.90.0/24", table: 77 };
  await breakEverywhere(t, policyRuleRound as AnyRound, put(policyRuleRound as AnyRound, rule));
  await breakEverywhere(t, policyRuleRound as AnyRound, put(policyRuleRound as AnyRound, { ...rule, table: 78 }));
  await breakEverywhere(t, policyRuleRound as AnyRound, put(policyRuleRound as AnyRound, { ...rule, priority: 778 }));
  await breakEverywhere(t, policyRuleRound as AnyRound, { remove: await state(policyRuleRound as AnyRound, "undo") });
});

test.serial("a NIC that is looked after", async (t) => {
  const before = await picture();
  const nic = hostInterfaceRound as AnyRound;
  await breakEverywhere(t, nic, put(nic, { name: "kvund0", mtu: 1400, addresses: ["198.18.85.1/24"], gateway: "198.18.85.9", gatewayMetric: 4040 }));
  await breakEverywhere(t, nic, { remove: await state(nic, "kvund0") });
  t.deepEqual(await settledPicture(before), before);
});

/** What is there of what was asked for: nothing is left to do. */
async function settled(kind: AnyRound, wish: Wish<object, object>): Promise<object> {
  const verdict = kind.decide(await lookAt(taken.host, network), wish as never, taken.host.facts, true);
  if (verdict.is !== "settled") {
    throw new Error(`there is still to do: ${JSON.stringify(verdict.changes)}`);
  }
  return verdict.result as object;
}

test.serial("several devices, routes and rules as one: made, changed, and taken back", async (t) => {
  const before = await picture();
  const all = hostNetworkRound as AnyRound;
  const asked = {
    name: "undo",
    adopt: true,
    interfaces: { kvund0: { addresses: [], gateway: "none", gateway6: "none" } },
    veths: { kvunv: { peer: "kvunw" } },
    bridges: {
      kvunbr: { ports: ["kvund0", "kvunv"], addresses: ["198.18.71.2/24"], gateway: "198.18.71.9", gatewayMetric: 4010 },
      kvund: { ports: ["kvunw"], addresses: ["198.18.79.1/24"] },
    },
    vxlans: { kvunx: { vni: 79, lowerDevice: "kvunbr", local: "198.18.71.2", peers: ["198.18.71.8"] } },
    routes: { undo: { destination: "198.18.92.0/24", gateway: "198.18.79.9" } },
    rules: { undo: { priority: 777, from: "198.18.79.0/24", table: 78 } },
  };
  await breakEverywhere(t, all, put(all, asked));
  const last = await settled(all, put(all, asked));
  const changed = {
    ...asked,
    bridges: { kvunbr: { ...asked.bridges.kvunbr, ports: ["kvunv"], stp: true }, kvund: { ...asked.bridges.kvund, ports: ["kvunw", "kvund0"] } },
    vxlans: { kvunx: { ...asked.vxlans.kvunx, lowerDevice: "kvund1", vni: 80 } },
    routes: { undo: { destination: "198.18.93.0/24", gateway: "198.18.79.8" } },
    rules: {},
  };
  await breakEverywhere(t, all, { ...put(all, changed), last } as never);
  const now = await settled(all, { ...put(all, changed), last } as never);
  await breakEverywhere(t, all, { remove: now });
  t.deepEqual(await picture(), before, "the NIC has everything back, exactly");
});

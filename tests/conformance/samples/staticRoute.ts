import type { Host } from "../../../provider/host/host";
import { staticRoute } from "../../../provider/linux/staticRoute";
import type { Samples } from "../samples";
import { byHand, makeVeths, removeLinks } from "./links";

const name = "kvroute";
const DESTINATION = "198.19.60.0/24";

const minimal = { destination: DESTINATION, gateway: "198.18.60.9" };

const full = {
  destination: DESTINATION,
  family: "ipv4",
  type: "unicast",
  gateway: "198.18.60.9",
  device: "kvrt0",
  metric: 50,
  table: 1060,
  source: "198.18.60.1",
  onLink: true,
  mtu: 1400,
  persistence: "auto",
};

const shared = {
  destination: DESTINATION,
  metric: 50,
  nexthops: [{ gateway: "198.18.60.9" }, { gateway: "198.18.61.9", device: "kvrt1", weight: 3 }],
};
const over6 = { destination: "fd00:19:60::/64", gateway: "fd00:60::9" };
const shared6 = { destination: over6.destination, nexthops: [{ gateway: "fd00:60::9" }, { gateway: "fd00:61::9", weight: 2 }] };

const ip = (...lines: string[]) => byHand(lines.map((line) => `ip ${line}`).join("; "));
const addresses = (n: number) => [`addr add 198.18.6${n}.1/24 dev kvrt${n}`, `addr add fd00:6${n}::1/64 dev kvrt${n} nodad`];
const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...args }, property, reason });

export const samples: Samples = {
  kind: staticRoute,
  name,
  setUp: async (host) => {
    await makeVeths(host, ["kvrt0", "kvrt1"]);
    await ip(...addresses(0), "addr add 198.18.60.2/24 dev kvrt0", ...addresses(1))(host);
  },
  tearDown: async (host) => {
    await removeLinks(host, ["kvrt0", "kvrt1"]);
    await clear(host);
  },
  minimal,
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "another gateway", to: { ...full, gateway: "198.18.60.10" }, impact: "none" },
    { title: "over another device", to: { ...full, device: "kvrt1", gateway: "198.18.61.9" }, impact: "none" },
    { title: "a gateway that no subnet holds", to: { ...full, gateway: "203.0.113.1" }, impact: "none" },
    { title: "another source address", to: { ...full, source: "198.18.60.2" }, impact: "none" },
    { title: "another MTU", to: { ...full, mtu: 1300 }, impact: "none" },
    { title: "another metric", to: { ...full, metric: 60 }, impact: "blip" },
    { title: "the kernel's metric, in the main table", to: { ...minimal, device: "kvrt0" }, impact: "blip" },
    { title: "another destination", to: { ...full, destination: "198.19.61.0/25" }, impact: "blip" },
    { title: "a single address", to: { ...full, destination: "198.19.60.7" }, impact: "blip" },
    { title: "everything", to: { ...full, destination: "default" }, impact: "blip" },
    { title: "another table", to: { ...full, table: 70_000 }, impact: "blip" },
    { title: "two gateways", from: { ...minimal, metric: 50 }, to: shared, impact: "none" },
    { title: "other weights", from: shared, to: { ...shared, nexthops: [{ gateway: "198.18.60.9", weight: 5 }, ...shared.nexthops.slice(1)] }, impact: "none" },
    { title: "a third gateway", from: shared, to: { ...shared, nexthops: [...shared.nexthops, { gateway: "198.18.61.10" }] }, impact: "none" },
    { title: "on the link itself", from: minimal, to: { destination: DESTINATION, device: "kvrt1" }, impact: "none" },
    {
      title: "another scope",
      from: { destination: DESTINATION, device: "kvrt1" },
      to: { destination: DESTINATION, device: "kvrt1", scope: "global" },
      impact: "none",
    },
    { title: "dropped", from: minimal, to: { destination: DESTINATION, type: "blackhole" }, impact: "blip" },
    { title: "refused", from: shared, to: { destination: DESTINATION, metric: 50, type: "prohibit" }, impact: "blip" },
    { title: "left to the next rule", from: { ...minimal, table: 1061 }, to: { destination: DESTINATION, table: 1061, type: "throw" }, impact: "blip" },
    {
      title: "from one answer to the other",
      from: { destination: "0.0.0.0/0", type: "blackhole", table: 1061 },
      to: { destination: "default", family: "ipv4", type: "unreachable", table: 1061 },
      impact: "blip",
    },
    { title: "over an IPv6 neighbour", from: { ...minimal, device: "kvrt0" }, to: { ...minimal, device: "kvrt0", gateway: "fd00:60::9" }, impact: "none" },
    { title: "IPv6: another gateway", from: over6, to: { ...over6, gateway: "fd00:61::9" }, impact: "none" },
    { title: "IPv6: two gateways", from: over6, to: shared6, impact: "none" },
    { title: "IPv6: on the link itself", from: shared6, to: { destination: over6.destination, device: "kvrt0" }, impact: "none" },
    { title: "IPv6: dropped", from: over6, to: { destination: over6.destination, type: "blackhole" }, impact: "blip" },
    {
      title: "IPv6: everything, another metric",
      from: { destination: "default", gateway: "fe80::9", device: "kvrt0", table: 1062 },
      to: { destination: "::/0", gateway: "fe80::9", device: "kvrt0", table: 1062, metric: 7 },
      impact: "blip",
    },
    { title: "from IPv4 to IPv6", from: minimal, to: over6, impact: "blip" },
    { title: "until the next reboot only", to: { ...full, persistence: "runtime" }, impact: "none" },
    { title: "another name", to: { ...full, name: "kvroute1" }, impact: "replace" },
  ],
  drifts: [
    { title: "the mark is wiped out of /run", args: { ...minimal, persistence: "runtime" }, byHand: byHand("rm /run/kvmnet/route-kvroute*") },
    { title: "another gateway", byHand: ip(`route replace ${DESTINATION} via 198.18.60.77 dev kvrt0 metric 50 table 1060`) },
    { title: "the route is removed", byHand: ip(`route del ${DESTINATION} table 1060`) },
    { title: "the route is dropped instead", byHand: ip(`route replace blackhole ${DESTINATION} metric 50 table 1060`) },
    {
      title: "the source address is gone",
      byHand: ip(`route replace ${DESTINATION} via 198.18.60.9 dev kvrt0 metric 50 table 1060 onlink mtu 1400 proto static`),
    },
    {
      title: "another MTU",
      byHand: ip(`route replace ${DESTINATION} via 198.18.60.9 dev kvrt0 metric 50 table 1060 onlink mtu 1200 src 198.18.60.1 proto static`),
    },
    {
      title: "a second gateway",
      byHand: ip(`route replace ${DESTINATION} metric 50 table 1060 nexthop via 198.18.60.9 dev kvrt0 nexthop via 198.18.61.9 dev kvrt1`),
    },
    { title: "one of two gateways is gone", args: shared, byHand: ip(`route replace ${DESTINATION} metric 50 via 198.18.60.9`) },
    {
      title: "other weights",
      args: shared,
      byHand: ip(`route replace ${DESTINATION} metric 50 nexthop via 198.18.60.9 weight 9 nexthop via 198.18.61.9 weight 3`),
    },
    { title: "IPv6: a further gateway", args: shared6, byHand: ip(`-6 route append ${over6.destination} via fd00:60::77 dev kvrt0`) },
    { title: "IPv6: one gateway less", args: shared6, byHand: ip(`-6 route del ${over6.destination} via fd00:61::9`) },
    { title: "a blackhole is removed", args: { destination: DESTINATION, type: "blackhole" }, byHand: ip(`route del blackhole ${DESTINATION}`) },
    { title: "the device was down", byHand: ip("link set kvrt0 down", "link set kvrt0 up", "addr replace fd00:60::1/64 dev kvrt0 nodad") },
    {
      title: "the device was made anew",
      byHand: ip(
        "link del kvrt0",
        "link add kvrt0 type veth peer name kvrt0-far",
        "link set kvrt0 up",
        "link set kvrt0-far up",
        ...addresses(0),
        "addr add 198.18.60.2/24 dev kvrt0",
      ),
    },
  ],
  bad: [
    bad("a destination with host bits", { ...minimal, destination: "198.19.60.1/24" }, "destination", /198\.19\.60\.0\/24/),
    bad("a destination that is a name", { ...minimal, destination: "office" }, "destination", /subnet/),
    bad("a route to nowhere", { destination: DESTINATION }, "destination", /leads nowhere/),
    bad("a default of no family", { destination: "default", device: "kvrt0" }, "destination", /IPv4 or IPv6/),
    bad("a family that is not the destination's", { ...minimal, family: "ipv6" }, "family", /not that of/),
    bad("a blackhole with gateway", { ...minimal, type: "blackhole" }, "gateway", /leads nowhere/),
    bad("a blackhole over a device", { destination: DESTINATION, type: "unreachable", device: "kvrt0" }, "device", /leads nowhere/),
    bad("a gateway beside next hops", { ...shared, gateway: "198.18.60.9" }, "gateway", /nexthops/),
    bad("a single next hop", { ...shared, nexthops: [{ gateway: "198.18.60.9" }] }, "nexthops", /at least two/),
    bad("a next hop twice", { ...shared, nexthops: [{ gateway: "198.18.60.9" }, { gateway: "198.18.60.9" }] }, "nexthops[1]", /twice/),
    bad("a next hop to nowhere", { ...shared, nexthops: [{ gateway: "198.18.60.9" }, { weight: 2 }] }, "nexthops[1]", /leads nowhere/),
    bad("a weight of nothing", { ...shared, nexthops: [{ gateway: "198.18.60.9", weight: 0 }, { gateway: "198.18.60.8" }] }, "nexthops[0].weight", /1 to 256/),
    bad("an IPv4 gateway for IPv6", { ...over6, gateway: "198.18.60.9" }, "gateway", /IPv4 address/),
    bad("an IPv6 gateway for IPv4 without device", { ...minimal, gateway: "fd00:60::9" }, "gateway", /needs `device`/),
    bad("a link-local gateway without device", { ...over6, gateway: "fe80::9" }, "gateway", /needs `device`/),
    bad("a multicast gateway", { ...minimal, gateway: "224.0.0.1" }, "gateway", /router/),
    bad("a gateway behind itself", { destination: "198.18.60.9", gateway: "198.18.60.9" }, "gateway", /itself/),
    bad("on the link of no device", { ...minimal, onLink: true }, "onLink", /device/),
    bad("a table's name", { ...minimal, table: "uplink2" }, "table", /"main", "default", "local"/),
    bad("table 0", { ...minimal, table: 0 }, "table", /4294967295/),
    bad("a metric of 0 in IPv6", { ...over6, metric: 0 }, "metric", /1024/),
    bad("a small MTU in IPv6", { ...over6, mtu: 1000 }, "mtu", /1280/),
    bad("a source of the other family", { ...minimal, source: "fd00:60::1" }, "source", /IPv4/),
    bad("a scope in IPv6", { ...over6, scope: "link" }, "scope", /IPv4 only/),
    bad("a link scope behind a gateway", { ...minimal, scope: "link" }, "scope", /behind a gateway/),
    bad("a device with a line break", { ...minimal, device: "eth1\nlink del eth0" }, "device", /control characters|must start/),
    bad("a name that is no file's name", { ...minimal, name: "lan/office" }, "name", /file/),
    bad("a misspelt property", { ...minimal, gatway: "198.18.60.9" }, "gatway", /gateway/),
  ],
  foreign: {
    make: ip(`route replace ${DESTINATION} via 198.18.60.8 mtu 1450`),
    remove: clear,
    fingerprint: async (host) => (await host.run({ name: "look at the route", script: 'ip -d route show table main exact "$1"', args: [DESTINATION] })).stdout,
    adoptArgs: { ...minimal, gateway: "198.18.60.8" },
  },
  inventory: async (host) => {
    const script =
      "ip -4 route show table all | grep '^[a-z ]*\\(198.19\\|default.*1060\\)'; ip -6 route show table all | grep 'fd00:19\\|106[0-9]'; ls /run/kvmnet/route-* /etc/*/*kvmnet-* 2>/dev/null; :";
    const { stdout } = await host.run({ name: "list routes", script });
    return stdout.split("\n").filter(Boolean);
  },
};

/** Whatever a run that was broken off has left. */
function clear(host: Host): Promise<void> {
  return byHand(`rm -f /run/kvmnet/route-kvroute*
for t in main 1060 1061 1062 70000; do
  ip -4 route show table $t 2>/dev/null | sed -n "/^[a-z ]*198\\.19\\./p; /^[a-z]* *default.*/p" | while read -r route; do
    case "$t $route" in "main "*default*) ;; *) ip route del $route table $t ;; esac
  done
  ip -6 route show table $t 2>/dev/null | sed -n "/fd00:19:/p; /default/p" | while read -r route; do
    case "$t $route" in "main "*default*) ;; *) ip -6 route del $route table $t ;; esac
  done
done
:`)(host);
}

import test from "ava";
import { kindArgs } from "../../provider/engine/args";
import { argsOf } from "../../provider/engine/diff";
import { openHost } from "../../provider/host/hosts";
import { bootLines } from "../../provider/linux/persistence/lines";
import { policyRule } from "../../provider/linux/policyRule";
import { bootConfig as ruleConfig } from "../../provider/linux/policyRule/wanted";
import { staticRoute } from "../../provider/linux/staticRoute";
import { bootConfig as routeConfig } from "../../provider/linux/staticRoute/boot";
import { deviceSeen } from "../../provider/linux/staticRoute/plan";
import type { StaticRouteState } from "../../provider/linux/staticRoute/types";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";

/**
 * Packets over the routes of a host: two bridges with guests in network namespaces. On `kvgbra` two guests, on `kvgbrb` two routers, each of
 * which answers for all of 198.18.83.0/24.
 */
const guests = ["a1", "a2", "r1", "r2"];
const BEHIND = "198.18.83.0/24";

let taken: TakenHost;

test.serial.before(async () => {
  taken = await takeHost();
  await tidy();
  await typed(`set -e
bridge() { ip link add $1 type bridge; ip addr add $2 dev $1; ip link set $1 up; }
bridge kvgbra 198.18.81.1/24
bridge kvgbrb 198.18.82.1/24
guest() {
  ip netns add kvg-$1
  ip link add kvg-$1 type veth peer name eth0 netns kvg-$1
  ip link set kvg-$1 master $2
  ip link set kvg-$1 up
  ip -n kvg-$1 link set lo up
  ip -n kvg-$1 link set eth0 up
  ip -n kvg-$1 addr add $3/24 dev eth0
  ip -n kvg-$1 route add default via \${3%.*}.1
}
guest a1 kvgbra 198.18.81.2
guest a2 kvgbra 198.18.81.3
guest r1 kvgbrb 198.18.82.2
guest r2 kvgbrb 198.18.82.3
for r in r1 r2; do ip -n kvg-$r route add local ${BEHIND} dev lo; done
echo 1 > /proc/sys/net/ipv4/ip_forward`);
});

test.serial.after.always(async () => {
  if (taken) {
    await tidy();
    await taken.release();
  }
});

const typed = async (script: string): Promise<string> => (await taken.host.run({ name: "typed by hand", script, mutates: true })).stdout.trim();

const tidy = () =>
  typed(`for n in ${guests.join(" ")}; do ip netns del kvg-$n; done
for d in kvgbra kvgbrb ${guests.map((guest) => `kvg-${guest}`).join(" ")}; do ip link del $d; done
rm -f /run/kvmnet/route-kvg* /run/kvmnet/rule-kvg*
ip rule del priority 1090
ip route flush table 1090
:`);

/** Everything that somebody has set, apart from what comes and goes by itself. */
const LOOK = "ip route show table all; ip -6 route show table all; ip rule; ip -6 rule";

/** Whether all of these addresses answer a guest. */
const reaches = async (guest: string, ...addresses: string[]): Promise<boolean> =>
  (await typed(`for a in ${addresses.join(" ")}; do ip netns exec kvg-${guest} ping -qn -c 1 -W 2 $a >/dev/null || { echo no; exit; }; done; echo yes`)) ===
  "yes";

/** Which routers packets of a guest to these addresses go by: those whose cable carried at least one for each three. */
async function routersOf(guest: string, addresses: readonly string[]): Promise<string[]> {
  const look = async () => (await typed("cat /sys/class/net/kvg-r1/statistics/tx_packets /sys/class/net/kvg-r2/statistics/tx_packets")).split("\n").map(Number);
  const before = await look();
  await reaches(guest, ...addresses);
  const after = await look();
  return ["r1", "r2"].filter((_, i) => (after[i] ?? 0) - (before[i] ?? 0) >= addresses.length / 3);
}

const many = Array.from({ length: 24 }, (_, i) => `198.18.83.${i + 1}`);

function argsFor<Kind extends AnyKind>(kind: Kind, name: string, more: object) {
  const args = kindArgs(kind).parse({ name, owner: `guests/stack/${name}`, ...more }) as Record<string, unknown>;
  return argsOf(kind.complete(args) as Record<string, unknown>) as never;
}

const route = (more: object, name = "kvgroute") => argsFor(staticRoute, name, { destination: BEHIND, ...more });

test.serial("guests of two networks reach each other over the host, and what is behind a router only while there is a route", async (t) => {
  t.true(await reaches("a1", "198.18.82.2"), "from one network to the other");
  t.true(await reaches("r1", "198.18.81.2"), "and back");
  t.false(await reaches("a1", "198.18.83.7"), "nobody knows the way yet");
  const state = await staticRoute.create(taken.host, route({ gateway: "198.18.82.2" }));
  t.is(state.device, "kvgbrb");
  t.true(await reaches("a1", "198.18.83.7"));
  await staticRoute.delete(taken.host, state);
  t.false(await reaches("a1", "198.18.83.7"), "the route is gone");
});

test.serial("two gateways share what goes to many addresses, and another set of gateways takes over live", async (t) => {
  const both = { nexthops: [{ gateway: "198.18.82.2" }, { gateway: "198.18.82.3" }] };
  const state = await staticRoute.create(taken.host, route(both));
  t.deepEqual(await routersOf("a1", many), ["r1", "r2"]);
  const single = route({ gateway: "198.18.82.3" });
  const changed = await staticRoute.update(taken.host, state, single, staticRoute.plan(state, single));
  t.deepEqual(await routersOf("a1", many), ["r2"]);
  const dropped = route({ type: "unreachable" });
  const none = await staticRoute.update(taken.host, changed, dropped, staticRoute.plan(changed, dropped));
  t.false(await reaches("a1", "198.18.83.7"));
  await staticRoute.delete(taken.host, none);
});

test.serial("a running transfer survives a change of gateway and of metric", async (t) => {
  const state = await staticRoute.create(taken.host, route({ gateway: "198.18.82.2", metric: 10 }));
  const running = typed("ip netns exec kvg-a1 ping -qn -i 0.05 -c 60 -W 2 198.18.83.7 | sed -n 's/.* \\([0-9]*\\) received.*/\\1/p'");
  const next = route({ gateway: "198.18.82.3", metric: 20 });
  const changed = await staticRoute.update(taken.host, state, next, staticRoute.plan(state, next));
  t.is(await running, "60");
  t.is(await typed(`ip route show ${BEHIND}`), `${BEHIND} via 198.18.82.3 dev kvgbrb proto static metric 20`);
  await staticRoute.delete(taken.host, changed);
});

test.serial("a policy rule sends the traffic of one source over another table", async (t) => {
  const main = await staticRoute.create(taken.host, route({ gateway: "198.18.82.2" }));
  const other = await staticRoute.create(taken.host, route({ destination: "0.0.0.0/0", gateway: "198.18.82.3", table: 1090 }, "kvgother"));
  const rule = await policyRule.create(taken.host, argsFor(policyRule, "kvgrule", { priority: 1090, from: "198.18.81.3", table: 1090 }));
  const some = many.slice(0, 6);
  t.deepEqual(await routersOf("a1", some), ["r1"]);
  t.deepEqual(await routersOf("a2", some), ["r2"]);
  await policyRule.delete(taken.host, rule);
  t.deepEqual(await routersOf("a2", some), ["r1"]);
  await staticRoute.delete(taken.host, other);
  await staticRoute.delete(taken.host, main);
});

test.serial("what is kept for the next boot makes the same routes and rules again from nothing", async (t) => {
  const wanted = [
    route({ nexthops: [{ gateway: "198.18.82.2", weight: 2 }, { gateway: "198.18.82.3" }], metric: 10 }),
    route({ gateway: "203.0.113.9", device: "kvgbrb", onLink: true, source: "198.18.82.1", mtu: 1400, table: 1090 }, "kvgother"),
    route({ destination: "default", family: "ipv6", type: "prohibit", table: 1090 }, "kvgnone"),
  ];
  const rule = argsFor(policyRule, "kvgrule", { priority: 1090, to: "fd00:83::/64", fwmark: "0x8/0xff", table: 1090, suppressPrefixLength: 16 });
  const before = await typed(LOOK);
  const routes: StaticRouteState[] = [];
  for (const one of wanted) {
    routes.push(await staticRoute.create(taken.host, one));
  }
  const ruleState = await policyRule.create(taken.host, rule);
  const made = await typed(LOOK);
  const lines = [...wanted.flatMap((one, i) => bootLines(routeConfig(one, deviceSeen(routes[i] as StaticRouteState)))), ...bootLines(ruleConfig(rule))];
  await typed(`ip route del ${BEHIND} metric 10; ip route flush table 1090; ip -6 route flush table 1090; ip -6 rule del priority 1090`);
  t.is(await typed(LOOK), before);
  for (const { tool, line } of lines) {
    await typed(`${tool} ${line}`);
  }
  t.is(await typed(LOOK), made);
  t.deepEqual(policyRule.plan((await policyRule.read(taken.host, "kvgrule", ruleState)) ?? t.fail(), rule), []);
  await policyRule.delete(taken.host, ruleState);
  for (const state of routes) {
    await staticRoute.delete(taken.host, state);
  }
  t.is(await typed(LOOK), before);
});

test.serial("over the session that comes in, what leads no answers of ours elsewhere is set as any other", async (t) => {
  const wire = await openHost(taken.lab.wireConnection);
  t.teardown(() => wire.close());
  const before = await typed("ip route show table all; ip rule");
  const harmless = await staticRoute.create(wire, route({ destination: "0.0.0.0/0", gateway: "198.18.82.2", table: 1090 }));
  const rule = await policyRule.create(wire, argsFor(policyRule, "kvgrule", { priority: 1090, from: "198.18.81.0/24", table: 1090 }));
  await policyRule.delete(wire, rule);
  await staticRoute.delete(wire, harmless);
  t.is(await typed("ip route show table all; ip rule"), before);
});

test.serial("routes and rules that cannot be, and those of others, are refused with what to do", async (t) => {
  await t.throwsAsync(staticRoute.create(taken.host, route({ gateway: "203.0.113.9" })), {
    message: /no subnet of the host's devices holds 203\.0\.113\.9[\s\S]*onLink/,
  });
  await t.throwsAsync(staticRoute.create(taken.host, route({ device: "kvgnone" })), { message: /no device named kvgnone/ });
  await t.throwsAsync(staticRoute.create(taken.host, route({ gateway: "198.18.82.2", source: "203.0.113.9" })), { message: /no address of this host/ });
  const connected = { destination: "198.18.82.0/24", gateway: "198.18.81.2", adopt: true };
  await t.throwsAsync(staticRoute.create(taken.host, route(connected)), { message: /protocol kernel/ });
  const first = await staticRoute.create(taken.host, route({ gateway: "198.18.82.2" }));
  await t.throwsAsync(staticRoute.create(taken.host, route({ gateway: "198.18.82.3", adopt: true }, "kvgsecond")), {
    message: /belongs to guests\/stack\/kvgroute \(StaticRoute kvgroute\)/,
  });
  await staticRoute.delete(taken.host, first);

  await typed("ip rule add priority 1090 from 198.18.81.0/24 table 1090");
  const wide = argsFor(policyRule, "kvgrule", { priority: 1090, family: "ipv4", table: 1090 });
  await t.throwsAsync(policyRule.create(taken.host, wide), { message: /does not tell it from IPv4 priority 1090: from 198\.18\.81\.0\/24, lookup 1090/ });
  t.is(await typed("ip rule show priority 1090"), "1090:\tfrom 198.18.81.0/24 lookup 1090");
});

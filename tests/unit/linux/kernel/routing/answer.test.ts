import test from "ava";
import { answerWay, sessionDanger, type Ways } from "../../../../../provider/linux/kernel/routing/answer";
import { routingOf } from "../../../../../provider/linux/kernel/routing/routing";

/** What `ip -j` of iproute2 6.1 prints on a host with two uplinks, and the answers to a session work out from it. */

const routes4 = [
  { dst: "default", gateway: "192.0.2.1", dev: "eth0", protocol: "static", flags: [] },
  { dst: "192.0.2.0/24", dev: "eth0", protocol: "kernel", scope: "link", prefsrc: "192.0.2.10", flags: [] },
  { dst: "198.51.100.0/24", dev: "eth1", protocol: "kernel", scope: "link", prefsrc: "198.51.100.10", flags: [] },
  { dst: "default", gateway: "198.51.100.1", dev: "eth1", table: "uplink2", protocol: "static", flags: [] },
  { type: "throw", dst: "203.0.113.0/24", table: "300", flags: [] },
  {
    dst: "10.0.0.0/8",
    protocol: "static",
    flags: [],
    nexthops: [
      { gateway: "192.0.2.7", dev: "eth0", weight: 2, flags: [] },
      { gateway: "192.0.2.8", dev: "eth0", weight: 1, flags: [] },
    ],
  },
];
const kernelRules = [
  { priority: 0, src: "all", table: "local" },
  { priority: 32766, src: "all", table: "main" },
  { priority: 32767, src: "all", table: "default" },
];

function host(rules: object[] = [], client = "203.0.113.5") {
  const rows: Record<string, object[]> = { inet4: [...routes4, ...rules, ...kernelRules] };
  const texts: Record<string, string> = { tables: "# reserved\n255\tlocal\n200 uplink2\n", session: `${client} 40000 192.0.2.10 22\n` };
  const routing = routingOf(
    (name) => (rows[name] ?? []) as Record<string, unknown>[],
    (name) => texts[name] ?? "",
  );
  return { ...routing, session: routing.session ?? { client: "", clientPort: 0, server: "", serverPort: 0 } };
}

const way = (rules: object[] = [], client?: string) => {
  const { session, ...ways } = host(rules, client);
  return answerWay(ways, session);
};

test("the longest prefix of the main table counts", (t) => {
  t.is(way(), "via 192.0.2.1 over eth0");
  t.is(way([], "198.51.100.77"), "over eth1");
  t.is(way([], "10.1.2.3"), "via 192.0.2.7 over eth0 or via 192.0.2.8 over eth0");
});

test("a rule for the answers' source sends them to another table, a rule for others does not", (t) => {
  t.is(way([{ priority: 100, src: "192.0.2.10", table: "uplink2" }]), "via 198.51.100.1 over eth1");
  t.is(way([{ priority: 100, src: "198.51.100.0", srclen: 24, table: "uplink2" }]), "via 192.0.2.1 over eth0");
  t.is(way([{ priority: 100, not: null, src: "198.51.100.0", srclen: 24, table: "uplink2" }]), "via 198.51.100.1 over eth1");
  t.is(way([{ priority: 100, src: "all", sport: 22, ipproto: "tcp", table: "200" }]), "via 198.51.100.1 over eth1");
  t.is(way([{ priority: 100, src: "all", fwmark: "0x1", table: "uplink2" }]), "via 192.0.2.1 over eth0");
  t.is(way([{ priority: 100, src: "all", iif: "eth1", table: "uplink2" }]), "via 192.0.2.1 over eth0");
});

test("tables that do not decide are left for the next rule", (t) => {
  t.is(way([{ priority: 100, src: "all", table: "300" }]), "via 192.0.2.1 over eth0");
  t.is(
    way([
      { priority: 100, src: "all", table: "main", suppress_prefixlen: 0 },
      { priority: 101, src: "all", table: "uplink2" },
    ]),
    "via 198.51.100.1 over eth1",
  );
  t.is(
    way([
      { priority: 100, src: "all", goto: 32766 },
      { priority: 101, src: "all", action: "blackhole" },
    ]),
    "via 192.0.2.1 over eth0",
  );
  t.is(way([{ priority: 101, src: "all", action: "blackhole" }]), "blackhole");
});

test("a change that leads the answers elsewhere is a danger, any other is none", (t) => {
  const { session, ...now } = host();
  const with_ = (route: object): Ways => ({ ...now, routes: [...now.routes, { ...now.routes[0], ...route } as never] });
  const hop = (gateway: string, device: string) => [{ gateway, device, weight: 1, onLink: false }];
  t.is(sessionDanger(now, with_({ destination: "203.0.113.0/25", hops: hop("192.0.2.1", "eth0") }), session), undefined, "the same way");
  t.is(sessionDanger(now, with_({ destination: "10.9.0.0/16", hops: hop("198.51.100.1", "eth1") }), session), undefined, "not for the client");
  t.is(sessionDanger(now, with_({ metric: 5, hops: hop("198.51.100.1", "eth1") }), session), undefined, "a higher metric");
  t.regex(
    sessionDanger(now, with_({ destination: "203.0.113.0/24", hops: hop("198.51.100.1", "eth1") }), session) ?? "",
    /to 203\.0\.113\.5\), which go via 192\.0\.2\.1 over eth0, would go via 198\.51\.100\.1 over eth1/,
  );
  t.regex(sessionDanger(now, with_({ destination: "203.0.113.5/32", type: "blackhole", hops: [] }), session) ?? "", /would go nowhere/);
  t.regex(sessionDanger(now, { ...now, routes: now.routes.slice(1) }, session) ?? "", /would go nowhere/);
  t.is(sessionDanger(now, { ...now, routes: [] }, undefined), undefined, "a session that did not come in by ssh");
});

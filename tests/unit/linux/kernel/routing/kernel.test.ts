import test from "ava";
import { bootRouteOf, kernelRoutesOf } from "../../../../../provider/linux/kernel/routing/routes";
import { kernelRulesOf, removedBy } from "../../../../../provider/linux/kernel/routing/rules";
import { tablesOf } from "../../../../../provider/linux/kernel/routing/tables";
import { addRouteLine, addRuleLine } from "../../../../../provider/linux/persistence/lines";

const tables = tablesOf("255\tlocal\n0x64 uplink\n");

/** Rows as iproute2 6.1 prints them, and the line that sets the same route again. */
const routes: readonly [string, 4 | 6, object, string][] = [
  [
    "a gateway, a metric, a table and an MTU",
    4,
    { dst: "198.19.1.0/24", gateway: "198.18.77.2", dev: "pa", table: "uplink", protocol: "static", metric: 5, flags: [], metrics: [{ mtu: 1400 }] },
    "route replace 198.19.1.0/24 via 198.18.77.2 dev pa proto static metric 5 table 100 mtu 1400",
  ],
  ["a type without way", 4, { type: "throw", dst: "198.19.3.0/24", table: "100", flags: [] }, "route replace throw 198.19.3.0/24 proto boot table 100"],
  [
    "an IPv6 neighbour",
    4,
    { dst: "198.19.5.7", via: { family: "inet6", host: "fd00:77::5" }, dev: "pa", protocol: "static", flags: [] },
    "route replace 198.19.5.7/32 via inet6 fd00:77::5 dev pa proto static",
  ],
  [
    "the link itself with a source",
    4,
    { dst: "198.19.6.0/24", dev: "pa", protocol: "static", scope: "link", prefsrc: "198.18.77.1", flags: [] },
    "route replace 198.19.6.0/24 dev pa proto static src 198.18.77.1",
  ],
  [
    "another scope than usual",
    4,
    { dst: "198.19.6.0/24", dev: "pa", protocol: "static", flags: [] },
    "route replace 198.19.6.0/24 dev pa proto static scope global",
  ],
  [
    "on the link",
    4,
    { dst: "198.19.7.0/24", gateway: "10.1.1.1", dev: "pa", flags: ["onlink"] },
    "route replace 198.19.7.0/24 via 10.1.1.1 dev pa proto boot onlink",
  ],
  [
    "a dropped IPv6 subnet",
    6,
    { type: "blackhole", dst: "fd00:89::/64", dev: "lo", table: "100", protocol: "static", metric: 1024, flags: [] },
    "route replace blackhole fd00:89::/64 proto static metric 1024 table 100",
  ],
  [
    "several IPv6 gateways",
    6,
    {
      dst: "default",
      protocol: "static",
      metric: 1024,
      flags: [],
      nexthops: [
        { gateway: "fd00:77::2", dev: "pa", weight: 3, flags: [] },
        { gateway: "fd00:77::3", dev: "pa", weight: 1, flags: [] },
      ],
    },
    "route replace ::/0 proto static metric 1024 nexthop via fd00:77::2 dev pa weight 3 nexthop via fd00:77::3 dev pa weight 1",
  ],
];

for (const [title, family, row, line] of routes) {
  test(`a route: ${title}`, (t) => {
    const [route] = kernelRoutesOf([row], family, tables);
    t.is(addRouteLine(bootRouteOf(route ?? t.fail()), undefined).line, line);
  });
}

test("routes that depend on TOS or on the source are others", (t) => {
  const row = { dst: "198.19.1.0/24", dev: "pa", flags: [] };
  t.is(
    kernelRoutesOf(
      [
        { ...row, tos: "0x10" },
        { ...row, from: "fd00::/64" },
      ],
      4,
      tables,
    ).length,
    0,
  );
});

const rules: readonly [string, 4 | 6, object, string][] = [
  [
    "from and to",
    4,
    { priority: 100, src: "10.0.0.0", srclen: 8, dst: "192.0.2.1", table: "uplink" },
    "rule add from 10.0.0.0/8 to 192.0.2.1/32 priority 100 lookup 100",
  ],
  [
    "turned round, with a mark",
    4,
    { priority: 101, not: null, src: "all", fwmark: "0x1", fwmask: "0xff", iif: "pa", oif: "pb", oif_detached: null, table: "main", suppress_prefixlen: 0 },
    "rule add not iif pa oif pb fwmark 0x1/0xff priority 101 lookup main suppress_prefixlength 0",
  ],
  [
    "protocol, ports, users",
    4,
    {
      priority: 102,
      src: "all",
      tos: "0x10",
      uid_start: 1000,
      uid_end: 1999,
      ipproto: "tcp",
      sport: 80,
      dport_start: 1000,
      dport_end: 2000,
      action: "blackhole",
    },
    "rule add ipproto 6 sport 80 dport 1000-2000 tos 0x10 uidrange 1000-1999 priority 102 blackhole",
  ],
  ["a jump", 4, { priority: 103, src: "all", fwmark: "0x7", goto: 200 }, "rule add fwmark 0x7 priority 103 goto 200"],
  [
    "IPv6 with a named class",
    6,
    { priority: 101, src: "all", dst: "fd00::1", tos: "CS1", ipproto: "ipv6-icmp", table: "7" },
    "rule add to fd00::1/128 ipproto 58 tos 0x20 priority 101 lookup 7",
  ],
];

for (const [title, family, row, line] of rules) {
  test(`a rule: ${title}`, (t) => {
    const [rule] = kernelRulesOf([row], family, tables);
    t.false(rule?.unknown);
    t.is(addRuleLine(rule ?? t.fail()).line, line);
  });
}

test("a rule with a selector that we do not know is told from ours", (t) => {
  t.true(kernelRulesOf([{ priority: 1000, src: "all", l3mdev: null }], 4, tables)[0]?.unknown);
});

test("the kernel takes the first rule that has what is named for the one to remove", (t) => {
  const all = kernelRulesOf(
    [
      { priority: 100, src: "10.0.0.0", srclen: 8, table: "5" },
      { priority: 100, src: "all", table: "5" },
      { priority: 100, src: "all", table: "6" },
    ],
    4,
    tables,
  );
  t.is(removedBy({ family: 4, priority: 100, action: "lookup", table: "5" }, all), all[0]);
  t.is(removedBy({ family: 4, priority: 100, from: "10.0.0.0/8", action: "lookup", table: "5" }, all), all[0]);
  t.is(removedBy({ family: 4, priority: 100, action: "lookup", table: "6" }, all), all[2]);
  t.is(removedBy({ family: 6, priority: 100, action: "lookup", table: "6" }, all), undefined);
});

import { posix } from "node:path";
import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import type { Facts } from "../../../../provider/host/host";
import { parseSnapshot, type Snapshot } from "../../../../provider/linux/kernel/snapshot";
import { unescapedText } from "../../../../provider/linux/kernel/text";
import { headed } from "../../../../provider/linux/persistence/files";
import { staticRoute } from "../../../../provider/linux/staticRoute";
import { mayTakeRoute } from "../../../../provider/linux/staticRoute/checks";
import { contextOf, lastContext, observeRoute } from "../../../../provider/linux/staticRoute/observe";
import { removeOrders, routeOrders } from "../../../../provider/linux/staticRoute/orders";
import type { StaticRouteArgs } from "../../../../provider/linux/staticRoute/types";

const facts: Facts = {
  machineId: "m",
  bootId: "b1",
  hostname: "h",
  os: { id: "debian", version: "12", like: [] },
  kernel: "6",
  systemd: true,
  tools: { ip: "/usr/sbin/ip" },
  sessionDevices: [],
};

const args = (more: object = {}) => {
  const parsed = kindArgs(staticRoute).parse({ name: "lan", owner: "p/s/lan", destination: "10.9.0.0/16", gateway: "192.0.2.9", ...more });
  return staticRoute.complete(parsed as unknown as StaticRouteArgs) as StaticRouteArgs;
};

const onLink = { dst: "192.0.2.0/24", dev: "eth1", protocol: "kernel", scope: "link", flags: [] };
const ours = { dst: "10.9.0.0/16", gateway: "192.0.2.9", dev: "eth1", protocol: "static", flags: [] };
const key = { family: 4, table: 254, destination: "10.9.0.0/16", metric: 0 };
const claim = (more: object = {}) => ({ key: "route-lan", owner: "p/s/lan", entries: [key], ...more });

/** A host as the remote step prints it. `file`: a file of ours that brings the route back at boot, with its text; units are enabled. */
function host({ routes = [] as object[], claims = [] as object[], files = {} as Record<string, string> } = {}): Snapshot {
  const lines = Object.entries(files).flatMap(([path, text]) =>
    text
      .replace(/\n$/, "")
      .split("\n")
      .map((line) => `${path}:${line}`),
  );
  const links = Object.entries(files).flatMap(([path, text]) =>
    (/^WantedBy=(.*)$/m.exec(text)?.[1] ?? "").split(" ").map((by) => `${posix.dirname(path)}/${by}.wants/${posix.basename(path)}`),
  );
  return parseSnapshot(
    [
      `\n== inet4\n${JSON.stringify([onLink, ...routes])}`,
      `== claims\n${claims.map((one) => JSON.stringify(one)).join("\n")}`,
      `== files\n${lines.join("\n")}`,
      `== enabled\n${links.join("\n")}`,
      "== look unit\nsystemd",
      "",
    ].join("\n"),
  );
}

const plain = (orders: readonly string[]) =>
  orders
    .map((order) =>
      order.replace(/(?<=^claim \S+ ).+/, (text) =>
        JSON.parse(text)
          .entries.map((one: typeof key) => `${one.destination}/${one.metric}`)
          .join("+"),
      ),
    )
    .filter((order) => !/^(file|unit)/.test(order));

test("a new route is marked before it is set, after a look whether somebody has one", (t) => {
  t.deepEqual(plain(routeOrders(host(), args({ persistence: "runtime" }), undefined, facts)), [
    "absent -4 route show table 254 exact 10.9.0.0/16 metric 0 tos 0",
    "claim route-lan 10.9.0.0/16/0",
    "ip route replace 10.9.0.0/16 via 192.0.2.9 dev eth1 proto static",
  ]);
});

test("a route under another key is set before the old one goes, and both are marked meanwhile", (t) => {
  const snapshot = host({ routes: [ours], claims: [claim()] });
  const observed = observeRoute(snapshot, "lan", contextOf(facts, args()));
  t.deepEqual(plain(routeOrders(snapshot, args({ metric: 5, persistence: "runtime" }), observed, facts)), [
    "absent -4 route show table 254 exact 10.9.0.0/16 metric 5 tos 0",
    "claim route-lan 10.9.0.0/16/5+10.9.0.0/16/0",
    "ip route replace 10.9.0.0/16 via 192.0.2.9 dev eth1 proto static metric 5",
    "ip_once route del 10.9.0.0/16 via 192.0.2.9 dev eth1 proto static",
    "absent -4 route show table 254 exact 10.9.0.0/16 metric 0 tos 0",
    "claim route-lan 10.9.0.0/16/5",
  ]);
});

test("what a broken-off change has left is seen, and removed", (t) => {
  const claims = [claim({ entries: [{ ...key, metric: 5 }, key] })];
  const snapshot = host({ routes: [ours, { ...ours, metric: 5 }], claims });
  const wanted = args({ metric: 5, persistence: "runtime" });
  const observed = observeRoute(snapshot, "lan", contextOf(facts, wanted));
  t.deepEqual(observed?.leftovers, ["10.9.0.0/16 in table main"]);
  t.deepEqual(
    staticRoute.plan(observed ?? t.fail(), wanted).map(({ path }) => path),
    [["leftovers"]],
  );
  t.deepEqual(plain(routeOrders(snapshot, wanted, observed, facts)), [
    "ip_once route del 10.9.0.0/16 via 192.0.2.9 dev eth1 proto static",
    "absent -4 route show table 254 exact 10.9.0.0/16 metric 0 tos 0",
    "claim route-lan 10.9.0.0/16/5",
  ]);
});

test("what is not asked for is kept, when something else changes", (t) => {
  const snapshot = host({ routes: [{ ...ours, prefsrc: "192.0.2.1", metrics: [{ mtu: 1400 }] }], claims: [claim()] });
  const wanted = args({ gateway: "192.0.2.8", persistence: "runtime" });
  t.deepEqual(plain(routeOrders(snapshot, wanted, observeRoute(snapshot, "lan", contextOf(facts, wanted)), facts)), [
    "ip route replace 10.9.0.0/16 via 192.0.2.8 dev eth1 proto static src 192.0.2.1 mtu 1400",
  ]);
});

test("after a reboot the file says whose the route is, and nothing is left to do", (t) => {
  const made = routeOrders(host(), args(), undefined, facts).flatMap((order) => {
    const [verb, , path = "", ...text] = order.split(" ");
    return verb === "file" ? [[path, unescapedText(text.join(" "))] as const] : [];
  });
  t.true(made.length > 0, "a file is written");
  for (const protocol of ["static", "boot"]) {
    const after = host({ routes: [{ ...ours, protocol }], files: Object.fromEntries(made) });
    const known = observeRoute(after, "lan", contextOf(facts, args())) ?? t.fail();
    t.is(known.owner, "p/s/lan");
    t.deepEqual(staticRoute.plan(known, args()), []);
    t.deepEqual(staticRoute.plan(observeRoute(after, "lan", lastContext(facts, known)) ?? t.fail(), args()), []);
    t.notThrows(() => mayTakeRoute(after, args(), known));
    t.deepEqual(plain(removeOrders(after, known, facts)).slice(0, 2), [
      "claim route-lan 10.9.0.0/16/0",
      `ip_once route del 10.9.0.0/16 via 192.0.2.9 dev eth1 proto ${protocol}`,
    ]);
  }
});

test("an edit by hand of the file is drift of the persistence alone", (t) => {
  const text = headed({ title: "StaticRoute lan", owner: "p/s/lan", key: "route-lan" }, "something else\n");
  const snapshot = host({ routes: [ours], claims: [claim()], files: { "/etc/systemd/system/kvmnet-link-route-lan.service": text } });
  const changes = staticRoute.plan(observeRoute(snapshot, "lan", contextOf(facts, args())) ?? t.fail(), args());
  t.deepEqual(
    changes.map(({ path, impact }) => [path, impact]),
    [[["persistence"], "none"]],
  );
});

test("a route that somebody else has set or claimed is refused, and named", (t) => {
  const taken =
    (snapshot: Snapshot, more: object = {}) =>
    () =>
      mayTakeRoute(snapshot, args(more), undefined);
  t.throws(taken(host({ routes: [ours] })), { message: /10\.9\.0\.0\/16 in table main already \(protocol static\)[\s\S]*adopt: true/ });
  t.notThrows(taken(host({ routes: [ours] }), { adopt: true }));
  t.notThrows(taken(host({ routes: [{ ...ours, tos: "0x10" }] })), "another route for the kernel");
  t.throws(taken(host({ routes: [{ ...ours, protocol: "dhcp" }] }), { adopt: true }), { message: /protocol dhcp/ });
  t.throws(taken(host({ claims: [claim({ owner: "q/s/lan" })] })), { message: /belongs to q\/s\/lan/ });
  t.throws(taken(host({ routes: [ours], claims: [claim({ key: "route-other", owner: "q/s/other" })] }), { adopt: true }), {
    message: /q\/s\/other \(StaticRoute other\)/,
  });
});

import test from "ava";
import { checkHost, mayTakeFiles } from "../../../../provider/linux/hostSettings/checks";
import { filesFor } from "../../../../provider/linux/hostSettings/file";
import { observe } from "../../../../provider/linux/hostSettings/observe";
import { changeOrders, removalOrders } from "../../../../provider/linux/hostSettings/orders";
import { planHostSettings } from "../../../../provider/linux/hostSettings/plan";
import { parseSettings, type Settings } from "../../../../provider/linux/hostSettings/snapshot";
import type { HostSettingsArgs } from "../../../../provider/linux/hostSettings/types";
import { undoOf } from "../../../../provider/linux/hostSettings/undo";

/** A host, as data. Its files are what our own renderer writes. */
interface World {
  values: Record<string, string>;
  files?: { path: string; text: string }[];
  lines?: string[];
  defaults?: string[];
  networks?: Settings["routedNetworks"];
  session?: Settings["session"];
}

const base = {
  "net/ipv4/ip_forward": "0",
  "net/ipv6/conf/all/forwarding": "0",
  "net/ipv4/conf/br0/forwarding": "0",
  "net/ipv4/conf/br0/proxy_arp": "0",
  "net/ipv6/conf/br0/accept_ra": "1",
  "net/ipv4/conf/all/rp_filter": "0",
  "net/ipv4/conf/default/rp_filter": "0",
  "net/ipv4/conf/all/arp_ignore": "0",
  "net/ipv6/conf/br0/disable_ipv6": "0",
};

function snapshotOf({ values, files = [], lines = [], defaults = [], networks = [], session = { family: 0, asymmetric: false } }: World): Settings {
  const own = files.flatMap(({ path, text }) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => `${path}:${line}`),
  );
  const names = [...files.map(({ path }) => path), ...lines.map((line) => line.slice(0, line.indexOf(":")))];
  const parsed = parseSettings(
    ["", "== values", ...Object.entries(values).map(([key, value]) => `${key}:${value}`), "== names", ...names, "== own", ...own, "== lines", ...lines].join(
      "\n",
    ),
  );
  return { ...parsed, advertisedDefaults: defaults, routedNetworks: networks, session };
}

const argsOf = (settings: object, more: Partial<HostSettingsArgs> = {}): HostSettingsArgs =>
  ({ name: "kvm1", owner: "p/s/kvm1", onGuestsCutOff: "refuse", persistence: "auto", ...settings, ...more }) as HostSettingsArgs;

const plan = (world: World, settings: object, sessionDevices: string[] = []) => {
  const args = argsOf(settings);
  return planHostSettings(observe(snapshotOf(world), "kvm1", { facts: { sessionDevices }, also: args }), args);
};
const refused = (...given: Parameters<typeof plan>) => plan(...given).find((change) => change.refused)?.refused;

test("the file remembers what was there before, and says what is to be", (t) => {
  const [file] = filesFor(argsOf({ ipForward: true, interfaces: { br0: { proxyArp: true } } }), { "net/ipv4/ip_forward": "0" });
  t.is(file?.path, "/etc/sysctl.d/90-kvmnet-kvm1.conf");
  t.deepEqual(file?.text.split("\n").slice(2), ["# before net/ipv4/ip_forward=0", "-net/ipv4/ip_forward = 1", "-net/ipv4/conf/br0/proxy_arp = 1", ""]);
});

test("a module that is needed is loaded at boot; one that is not wanted starts as declared whoever loads it", (t) => {
  const paths = (settings: object) => filesFor(argsOf(settings), {}).map(({ path }) => path);
  const filter = (iptables: boolean) => ({ bridgeNetfilter: { iptables, ip6tables: false, arptables: false } });
  t.deepEqual(paths(filter(true)), ["/etc/sysctl.d/90-kvmnet-kvm1.conf", "/etc/modules-load.d/90-kvmnet-kvm1.conf"]);
  t.deepEqual(paths(filter(false)), ["/etc/sysctl.d/90-kvmnet-kvm1.conf", "/etc/udev/rules.d/90-kvmnet-kvm1.rules"]);
  t.deepEqual(paths({ ...filter(true), persistence: "runtime" }), ["/run/sysctl.d/90-kvmnet-kvm1.conf"]);
});

test("without br_netfilter, `false` is in step and `true` loads it and switches the others off", (t) => {
  const off = { bridgeNetfilter: { iptables: false, ip6tables: false, arptables: false } };
  t.false(plan({ values: base }, off).some(({ path }) => path[0] === "bridgeNetfilter"));
  const ordersFor = (settings: object) => {
    const snapshot = snapshotOf({ values: base });
    return changeOrders(snapshot, observe(snapshot, "kvm1", { facts: { sessionDevices: [] } }), argsOf(settings));
  };
  const orders = ordersFor({ bridgeNetfilter: { ...off.bridgeNetfilter, iptables: true } });
  t.deepEqual(
    orders.filter((order) => /^(module|value)/.test(order)),
    [
      "module br_netfilter",
      "value net/bridge/bridge-nf-call-iptables 1",
      "value net/bridge/bridge-nf-call-ip6tables 0",
      "value net/bridge/bridge-nf-call-arptables 0",
    ],
  );
  t.false(ordersFor(off).some((order) => /^(module|value)/.test(order)));
});

test("forwarding that libvirt's networks need is not switched off without leave", (t) => {
  const world = {
    values: { ...base, "net/ipv4/ip_forward": "1", "net/ipv4/conf/br0/forwarding": "1" },
    networks: [{ name: "lan", bridge: "br0", ipv6: false }],
  };
  t.regex(refused(world, { ipForward: false }) ?? "", /lan.*onGuestsCutOff/);
  t.regex(refused(world, { interfaces: { br0: { forwarding: false } } }) ?? "", /lan/);
  t.is(refused(world, { ipForward: false, onGuestsCutOff: "allow" }), undefined);
  t.is(refused({ ...world, networks: [] }, { ipForward: false }), undefined);
  t.is(plan(world, { ipForward: false, onGuestsCutOff: "allow" })[0]?.impact, "blip");
});

test("IPv6 forwarding does not take the default route away", (t) => {
  const world = { values: base, defaults: ["br0"] };
  t.regex(refused(world, { ipv6Forward: true }) ?? "", /default route.*br0.*"always"/);
  t.is(refused(world, { ipv6Forward: true, interfaces: { br0: { acceptRouterAdvertisements: "always" } } }), undefined);
  t.is(refused({ ...world, values: { ...base, "net/ipv6/conf/br0/accept_ra": "2" } }, { ipv6Forward: true }), undefined);
  t.is(refused({ ...world, values: { ...base, "net/ipv6/conf/br0/accept_ra": "0" } }, { ipv6Forward: true }), undefined, "a daemon keeps the route");
});

const cuts = (...given: Parameters<typeof plan>) =>
  plan(...given)
    .map(({ why }) => why)
    .join();

test("what could lock us out is said to be taken back then, and only that", (t) => {
  const by = (family: 4 | 6 | 0, asymmetric = false) => ({ values: base, session: { family, asymmetric } });
  const noIpv6 = { interfaces: { br0: { disableIpv6: true } } };
  t.regex(cuts(by(6), noIpv6, ["br0"]), /the host takes it back then/);
  t.regex(cuts(by(0), noIpv6, ["br0"]), /the host takes it back then/);
  t.notRegex(cuts(by(4), noIpv6, ["br0"]), /takes it back/);
  t.notRegex(cuts(by(6), noIpv6, ["eth9"]), /takes it back/);
  t.notRegex(cuts(by(0), noIpv6, []), /takes it back/, "a local session");
  t.regex(cuts(by(4, true), { reversePathFilter: "strict" }, ["br0"]), /the host takes it back then/);
  t.notRegex(cuts(by(4, true), { reversePathFilter: "loose" }, ["br0"]), /takes it back/);
  t.notRegex(cuts(by(4), { reversePathFilter: "strict" }, ["br0"]), /takes it back/);
  t.regex(cuts(by(4), { arpIgnore: 8 }, ["br0"]), /the host takes it back then/);
  t.notRegex(cuts(by(4), { arpIgnore: 1 }, ["br0"]), /takes it back/);
});

test("removal puts back what is still as we set it, and keeps what others need by now", (t) => {
  const args = argsOf({ ipForward: true, reversePathFilter: "strict", interfaces: { br0: { proxyArp: true, acceptRouterAdvertisements: "always" } } });
  const files = filesFor(args, base);
  const values = {
    ...base,
    "net/ipv4/ip_forward": "1",
    "net/ipv4/conf/all/rp_filter": "1",
    "net/ipv4/conf/default/rp_filter": "2",
    "net/ipv4/conf/br0/proxy_arp": "1",
    "net/ipv6/conf/br0/accept_ra": "2",
  };
  const orders = (world: World) => {
    const snapshot = snapshotOf(world);
    return removalOrders(snapshot, observe(snapshot, "kvm1", { facts: { sessionDevices: [] } })).filter((order) => !order.startsWith("files_are"));
  };
  t.deepEqual(orders({ values, files }), [
    "value net/ipv4/ip_forward 0",
    "value net/ipv4/conf/all/rp_filter 0",
    "value net/ipv4/conf/br0/proxy_arp 0",
    "value net/ipv6/conf/br0/accept_ra 1",
    "file_remove /etc/sysctl.d/90-kvmnet-kvm1.conf",
  ]);
  t.false(orders({ values, files, networks: [{ name: "lan", bridge: "virbr0", ipv6: false }] }).includes("value net/ipv4/ip_forward 0"));
});

test("what is no longer declared is put back, shown with what it costs, and done before the file forgets", (t) => {
  const files = filesFor(argsOf({ ipForward: true, interfaces: { br0: { proxyArp: true } } }), base);
  const values = { ...base, "net/ipv4/ip_forward": "1", "net/ipv4/conf/br0/forwarding": "1", "net/ipv4/conf/br0/proxy_arp": "1" };
  const world = { values, files };
  const less = { interfaces: { br0: { proxyArp: true, forwarding: true } } };
  const [change] = plan(world, less);
  t.like(change, { path: ["ipForward"], from: true, to: false, impact: "blip" });
  const snapshot = snapshotOf(world);
  const orders = changeOrders(snapshot, observe(snapshot, "kvm1", { facts: { sessionDevices: [] } }), argsOf(less)).filter(
    (order) => !order.startsWith("files_are"),
  );
  t.deepEqual(
    orders.map((order) =>
      order
        .split(" ")
        .slice(0, 3)
        .join(" ")
        .replace(/conf .*/, "conf"),
    ),
    ["value net/ipv4/ip_forward 0", "file 644 /etc/sysctl.d/90-kvmnet-kvm1.conf", "value net/ipv4/conf/br0/forwarding 1"],
  );
  const changedSince = { values: { ...values, "net/ipv4/conf/br0/proxy_arp": "0" }, files };
  t.false(
    plan(changedSince, { ipForward: true }).some(({ path }) => path.includes("proxyArp")),
    "somebody changed it since",
  );
});

test("a device that is no longer declared follows what holds for all, if that stays", (t) => {
  const args = argsOf({ ipForward: true, interfaces: { br0: { forwarding: true } } });
  const values = { ...base, "net/ipv4/ip_forward": "1", "net/ipv4/conf/br0/forwarding": "1" };
  const networks = [{ name: "lan", bridge: "virbr0", ipv6: false }];
  const world = { values, files: filesFor(args, base) };
  t.deepEqual(
    plan(world, { ipForward: true }).map(({ path }) => path[0]),
    ["persistence"],
  );
  const orders = (more: Partial<World>) => {
    const snapshot = snapshotOf({ ...world, ...more });
    return removalOrders(snapshot, observe(snapshot, "kvm1", { facts: { sessionDevices: [] } })).filter((order) => order.startsWith("value"));
  };
  t.deepEqual(orders({}), ["value net/ipv4/ip_forward 0", "value net/ipv4/conf/br0/forwarding 0"]);
  t.deepEqual(orders({ networks }), []);
});

test("one key has one owner on a host", (t) => {
  const theirs = filesFor(argsOf({ ipForward: true }, { name: "other", owner: "p/s/other" }), {});
  const snapshot = snapshotOf({ values: base, files: theirs });
  t.throws(() => checkHost(snapshot, argsOf({ ipForward: true })), { message: /ipForward: p\/s\/other sets net\.ipv4\.ip_forward/ });
  t.notThrows(() => checkHost(snapshot, argsOf({ reversePathFilter: "loose" })));
});

test("a file that is read later and says otherwise is named with its line", (t) => {
  const snapshot = snapshotOf({ values: base, lines: ["/etc/sysctl.d/99-sysctl.conf:28:net.ipv4.ip_forward=0"] });
  t.throws(() => checkHost(snapshot, argsOf({ ipForward: true })), { message: /99-sysctl\.conf, line 28/ });
  t.notThrows(() => checkHost(snapshot, argsOf({ ipForward: true, persistence: "runtime" })));
});

test("what the host does not have is said", (t) => {
  const snapshot = snapshotOf({ values: { ...base, "net/netfilter/nf_conntrack_count": "500" } });
  t.throws(() => checkHost(snapshot, argsOf({ interfaces: { br9: { proxyArp: true } } })), { message: /no device named br9/ });
  t.throws(() => checkHost(snapshot, argsOf({ neighbourTable: { ipv4: { gcThreshold3: 8192 } } })), { message: /no net\.ipv4\.neigh\.default\.gc_thresh3/ });
  t.throws(() => checkHost(snapshot, argsOf({ conntrackMax: 400 })), { message: /500 connections/ });
});

test("a file in our place that is not ours", (t) => {
  const foreign = snapshotOf({ values: base, files: [{ path: "/etc/sysctl.d/90-kvmnet-kvm1.conf", text: "net.ipv4.ip_forward = 1\n" }] });
  t.throws(() => mayTakeFiles(foreign, argsOf({ ipForward: true })), { message: /no mark of ours[\s\S]*adopt/ });
  t.notThrows(() => mayTakeFiles(foreign, argsOf({ ipForward: true }, { adopt: true })));
  const theirs = snapshotOf({ values: base, files: filesFor(argsOf({ ipForward: true }, { owner: "p/s/other" }), {}) });
  t.throws(() => mayTakeFiles(theirs, argsOf({ ipForward: true }, { adopt: true })), { message: /belongs to p\/s\/other/ });
});

test("the way back: values with those that the kernel sets along, and files as they were", (t) => {
  const values = { ...base, "net/ipv4/ip_forward": "0", "net/ipv4/conf/br0/forwarding": "1" };
  const snapshot = snapshotOf({ values });
  const orders = changeOrders(snapshot, observe(snapshot, "kvm1", { facts: { sessionDevices: [] } }), argsOf({ ipForward: true }));
  const undo = undoOf(snapshot, orders);
  t.true(undo.indexOf("value_back net/ipv4/ip_forward 0") < undo.indexOf("value_back net/ipv4/conf/br0/forwarding 1"));
  t.true(undo.indexOf("value_back net/ipv4/ip_forward 0") >= 0);
  t.is(undo.at(-1), "file_remove /etc/sysctl.d/90-kvmnet-kvm1.conf");
});

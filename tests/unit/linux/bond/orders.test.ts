import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import type { Facts } from "../../../../provider/host/host";
import { bond, bondSpec } from "../../../../provider/linux/bond";
import { checkOnHost } from "../../../../provider/linux/bond/checks";
import type { BondArgs, BondState } from "../../../../provider/linux/bond/types";
import { observeDevice } from "../../../../provider/linux/device/observe";
import { parseSnapshot } from "../../../../provider/linux/kernel/snapshot";
import { deviceOrdersFor } from "../device/ordersFor";

const facts: Facts = {
  machineId: "m",
  bootId: "b1",
  hostname: "h",
  os: { id: "debian", version: "12", like: [] },
  kernel: "6",
  systemd: false,
  tools: {},
  sessionDevices: ["eth0"],
};

/** As `ip -d -j addr show` of iproute2 6.1 printed it on the virtual machine, shortened. */
const bondData = (more: object = {}) => ({
  mode: "active-backup",
  active_slave: "eth1",
  miimon: 100,
  updelay: 0,
  downdelay: 0,
  arp_interval: 0,
  arp_validate: null,
  primary_reselect: "always",
  fail_over_mac: "none",
  xmit_hash_policy: "layer2",
  resend_igmp: 1,
  num_peer_notif: 1,
  all_slaves_active: 0,
  min_links: 0,
  packets_per_slave: 1,
  ad_lacp_active: "on",
  ad_lacp_rate: "slow",
  ad_select: "stable",
  ...more,
});
const static4 = (local: string) => ({ family: "inet", local, prefixlen: 24, broadcast: local.replace(/\d+$/, "255"), scope: "global" });
const static6 = (local: string) => ({ family: "inet6", local, prefixlen: 64, scope: "global" });
const port = (ifindex: number, ifname: string, own: string, more: object = {}) => ({
  ifindex,
  ifname,
  flags: ["UP", "SLAVE"],
  mtu: 1500,
  master: "bond0",
  address: "02:00:00:00:00:01",
  addr_info: [],
  linkinfo: { info_slave_kind: "bond", info_slave_data: { state: "ACTIVE", mii_status: "UP", perm_hwaddr: own, queue_id: 0, ...more } },
});
const nic = (ifindex: number, ifname: string) => ({ ifindex, ifname, flags: ["UP"], mtu: 1500, address: `02:00:00:00:00:0${ifindex}`, addr_info: [] });
const vlan = (ifindex: number, ifname: string, link: string, flags: string[], addr_info: object[]) => ({
  ifindex,
  ifname,
  link,
  flags,
  mtu: 1500,
  address: "02:00:00:00:00:01",
  addr_info,
  linkinfo: { info_kind: "vlan", info_data: { id: 5 } },
});

const bond0 = (data: object = bondData()) => ({
  ifindex: 7,
  ifname: "bond0",
  flags: ["UP", "MASTER"],
  mtu: 1500,
  address: "02:00:00:00:00:01",
  ifalias: "kvmnet:p/s/bond0",
  addr_info: [static4("192.0.2.2"), static6("2001:db8::2")],
  linkinfo: { info_kind: "bond", info_data: data },
});
const ports = [port(5, "eth1", "02:00:00:00:00:01"), port(6, "eth2", "02:00:00:00:00:02")];
const above = [
  vlan(8, "bond0.5", "bond0", ["UP"], [static6("2001:db8:5::2")]),
  vlan(9, "bond0.6", "bond0", [], []),
  vlan(10, "bond0.5.7", "bond0.5", ["UP"], []),
];
const routes4 = [
  { dst: "198.51.100.0/24", gateway: "192.0.2.1", dev: "bond0" },
  { dst: "203.0.113.0/24", gateway: "192.0.2.9", dev: "bond0.5.7" },
];
const snapshotOf = (links: object[], routes: object[] = []) =>
  parseSnapshot(`== link\n${JSON.stringify(links)}\n== inet4\n${JSON.stringify(routes)}\n== inet6\n[]\n== resolvconf\n|#\n`);

const args = (more: object = {}): BondArgs => {
  const parsed = kindArgs(bond).parse({ name: "bond0", owner: "p/s/bond0", ...more }) as unknown as BondArgs;
  return bond.complete(parsed) as BondArgs;
};
const whole = snapshotOf([bond0(), ...ports, ...above, nic(3, "eth3")], routes4);
const seen = (snapshot = whole) =>
  observeDevice(bondSpec, snapshot, "bond0", { facts, devices: [], onGuestsAttached: { restart: "refuse", delete: "refuse" } }) as BondState;
/** What is done to the kernel, without marks and records. */
const lines = (more: object, snapshot = whole) =>
  deviceOrdersFor(bondSpec, snapshot, args(more), seen(snapshot), facts).filter((order) => order.startsWith("ip "));

test("what the host shows: active port, links, LACP", (t) => {
  t.is(seen().activePort, "eth1");
  t.deepEqual(seen().portStates[1], { port: "eth2", mac: "02:00:00:00:00:02", state: "active", link: "up" });
  t.is(seen().lacp, undefined);
  const info = { aggregator: 1, num_ports: 2, actor_key: 9, partner_key: 9, partner_mac: "02:4b:00:00:00:00" };
  const lacp = snapshotOf([
    bond0(bondData({ mode: "802.3ad", ad_info: info })),
    port(5, "eth1", "02:00:00:00:00:01", { ad_aggregator_id: 1, ad_partner_oper_port_state: 61, ad_partner_oper_port_state_str: ["active", "in_sync"] }),
  ]);
  t.deepEqual(seen(lacp).lacp, { aggregator: 1, ports: 2, actorKey: 9, partnerKey: 9, partnerMac: "02:4b:00:00:00:00" });
  t.deepEqual(seen(lacp).portStates[0]?.partner, ["active", "in_sync"]);
});

test("no plan compares what was merely seen, nor what is not set", (t) => {
  t.deepEqual(bond.plan(seen(), args()), []);
  t.deepEqual(bond.plan({ ...seen(), activePort: "eth2", portStates: [] }, args({ ports: ["eth2", "eth1"] })), []);
  t.deepEqual(bond.plan(seen(), args({ arpValidate: "none" })), []);
});

test("another mode: ports leave and come back, and everything that the kernel drops meanwhile is set again", (t) => {
  t.deepEqual(lines({ mode: "802.3ad", lacpRate: "fast" }), [
    "ip link set dev bond0 down",
    "ip link set dev eth1 nomaster",
    "ip link set dev eth2 nomaster",
    "ip link set dev bond0 type bond mode 802.3ad",
    "ip link set dev bond0 type bond miimon 100",
    "ip link set dev bond0 type bond lacp_rate fast",
    "ip link set dev eth1 down",
    "ip link set dev eth1 master bond0",
    "ip link set dev eth1 up",
    "ip link set dev eth2 down",
    "ip link set dev eth2 master bond0",
    "ip link set dev eth2 up",
    "ip link set dev bond0 up",
    "ip addr replace 192.0.2.2/24 broadcast + dev bond0",
    "ip addr replace 2001:db8::2/64 dev bond0",
    "ip route replace 198.51.100.0/24 via 192.0.2.1 dev bond0 proto boot",
    "ip addr replace 2001:db8:5::2/64 dev bond0.5",
    "ip route replace 203.0.113.0/24 via 192.0.2.9 dev bond0.5.7 proto boot",
    "ip link set dev bond0.6 down",
  ]);
});

test("ports that come back are not recorded anew", (t) => {
  const orders = deviceOrdersFor(bondSpec, whole, args({ mode: "balance-rr" }), seen(), facts);
  t.deepEqual(
    orders.filter((order) => order.startsWith("record ")),
    [],
  );
});

test("an LACP rate: the bond goes down for a moment, its ports stay", (t) => {
  const lacp = snapshotOf([bond0(bondData({ mode: "802.3ad" })), ...ports]);
  t.deepEqual(lines({ mode: "802.3ad", lacpRate: "fast", ports: ["eth1", "eth2"] }, lacp), [
    "ip link set dev bond0 down",
    "ip link set dev bond0 type bond lacp_rate fast",
    "ip link set dev bond0 up",
    "ip addr replace 192.0.2.2/24 broadcast + dev bond0",
    "ip addr replace 2001:db8::2/64 dev bond0",
  ]);
});

test("with its last port a bond loses the MAC address that was set", (t) => {
  const mac = "02:00:00:00:00:01";
  t.deepEqual(lines({ mac, ports: ["eth3"] }).slice(0, 6), [
    "ip link set dev eth1 nomaster",
    "ip link set dev eth2 nomaster",
    `ip link set dev bond0 address ${mac}`,
    "ip link set dev eth3 down",
    "ip link set dev eth3 master bond0",
    "ip link set dev eth3 up",
  ]);
  t.false(
    lines({ mac, ports: ["eth1"] }).some((line) => line.includes("address")),
    "not while a port stays",
  );
});

test("a port that leaves takes its MAC address along", (t) => {
  t.deepEqual(lines({ ports: ["eth2"] }).slice(0, 2), ["ip link set dev eth1 nomaster", "ip link set dev bond0 address 02:00:00:00:00:02"]);
  t.false(
    lines({ ports: ["eth1"] }).some((line) => line.includes("address")),
    "it was not that of eth2",
  );
});

test("delays are set again after the interval that they are counted by", (t) => {
  const slow = snapshotOf([bond0(bondData({ updelay: 400 }))]);
  t.deepEqual(lines({ miimonMilliseconds: 50, upDelayMilliseconds: 400 }, slow), [
    "ip link set dev bond0 type bond miimon 50",
    "ip link set dev bond0 type bond updelay 400",
  ]);
});

test("a bridge, or what stands on the bond, cannot be its port", (t) => {
  const bridge = { ...nic(4, "br0"), linkinfo: { info_kind: "bridge", info_data: {} } };
  const snapshot = snapshotOf([bond0(), ...above, bridge]);
  t.throws(() => checkOnHost(snapshot, args({ ports: ["br0"] }), undefined), { message: /ports\[0\].*br0 is a bridge/ });
  t.throws(() => checkOnHost(snapshot, args({ ports: ["bond0.5.7"] }), undefined), { message: /stands on bond0 itself/ });
  t.notThrows(() => checkOnHost(whole, args({ ports: ["eth3"] }), undefined));
});

test("a primary port that is none is refused at preview", (t) => {
  t.regex(bond.plan(seen(), args({ primary: "eth3" }))[0]?.refused ?? "", /eth3 is not a port of bond0; name it in `ports`/);
  t.is(bond.plan(seen(), args({ primary: "eth2" }))[0]?.refused, undefined);
  t.throws(() => checkOnHost(whole, args({ primary: "eth3" }), undefined), { message: /primary: eth3 is not a port of bond0/ });
});

import test from "ava";
import type { Facts } from "../../../../provider/host/host";
import { parseSnapshot } from "../../../../provider/linux/kernel/snapshot";
import { movedTo, pictured, touchesWayIn, wayDevices } from "../../../../provider/linux/kernel/wayIn";

/** eth0 is a port of br0, which has the address that we come in by; eth1 is free. */
const links = [
  { ifindex: 1, ifname: "lo", flags: ["UP"], mtu: 65536, address: "00:00:00:00:00:00", addr_info: [] },
  { ifindex: 2, ifname: "eth0", flags: ["UP"], mtu: 1500, address: "52:54:00:00:00:01", master: "br0", addr_info: [] },
  { ifindex: 3, ifname: "eth1", flags: ["UP"], mtu: 1500, address: "52:54:00:00:00:02", addr_info: [] },
  {
    ifindex: 4,
    ifname: "br0",
    flags: ["UP"],
    mtu: 1500,
    address: "52:54:00:00:00:01",
    linkinfo: { info_kind: "bridge" },
    addr_info: [{ family: "inet", local: "192.0.2.7", prefixlen: 24, scope: "global" }],
  },
];
const routes = [
  { dst: "default", gateway: "192.0.2.1", dev: "br0", protocol: "static" },
  { dst: "192.0.2.0/24", dev: "br0", protocol: "kernel", scope: "link", prefsrc: "192.0.2.7" },
];
const rules = [
  { priority: 0, src: "all", table: "local" },
  { priority: 32766, src: "all", table: "main" },
];
const text = (client: string) =>
  `\n== link\n${JSON.stringify(links)}\n\n== inet4\n${JSON.stringify([...routes, ...rules])}\n\n== inet6\n[]\n\n== tables\n\n== session\n${client} 40000 192.0.2.7 22\n\n== claims\n`;
const seen = parseSnapshot(text("203.0.113.9"));
const facts = { sessionDevices: ["br0"] } as unknown as Facts;
const touched = (...orders: string[]) => touchesWayIn(seen, facts, orders) !== undefined;

test("the way in is the session's device with what is below and above it, as it is now", (t) => {
  t.deepEqual(wayDevices(seen, facts).sort(), ["br0", "eth0"]);
  t.deepEqual(wayDevices(seen, { sessionDevices: [] } as unknown as Facts), [], "a local session");
});

test("whatever changes a device of the way in touches it, and so does what draws our answers elsewhere", (t) => {
  for (const order of [
    "ip link set dev br0 mtu 1400",
    "ip link set dev eth0 nomaster",
    "ip link set dev eth1 master br0",
    "ip addr flush dev br0 to 192.0.2.7/32",
    "ip route del default dev br0",
    "bridge vlan del dev eth0 vid 1",
    "ip link add link eth0 name mv0 type macvtap mode passthru",
    "ip addr replace 203.0.113.1/24 dev eth1",
    "ip route replace 203.0.113.0/24 via 198.51.100.1 dev eth1",
    "ip route replace blackhole 203.0.113.9/32",
    "nm_leave_alone eth0",
    "networkd_reload - br0 eth0 - -",
    "resolvectl dns br0 192.0.2.53",
    "resolv eth1 nameserver",
    "sriov eth0 4",
  ]) {
    t.true(touched(order), order);
  }
});

test("what leaves the way in alone does not", (t) => {
  for (const order of [
    "ip link add link eth0 name eth0.5 type vlan id 5",
    "ip link set dev eth1 up",
    "ip link add name br1 type bridge",
    "ip addr replace 198.51.100.1/24 dev eth1",
    "ip route replace 198.51.100.0/24 via 198.51.100.1 dev eth1",
    "alias_is br0 kvmnet:p/s/br0",
    "master_is eth0 br0",
    "ethtool -K eth0 tso off",
    "ip link set dev eth0 vf 0 trust on",
    "file 644 /etc/systemd/network/50-kvmnet-br0.network x",
  ]) {
    t.false(touched(order), order);
  }
});

test("where the host is reached afterwards, when the address that we came in by goes", (t) => {
  t.deepEqual(movedTo(seen, [["ip addr flush dev br0 to 192.0.2.7/32", "ip addr replace 192.0.2.8/24 dev br0", "ip addr replace 2001:db8::8/64 dev br0"]]), [
    "192.0.2.8",
  ]);
  t.deepEqual(movedTo(seen, [["ip addr flush dev br0 to 192.0.2.7/32", "ip addr replace 192.0.2.7/24 dev br1"]]), []);
  t.deepEqual(movedTo(seen, [["ip addr replace 192.0.2.8/24 dev br0"]]), []);
});

test("what has to be as before when it is taken back: the way in and what the orders name", (t) => {
  t.deepEqual(pictured(seen, facts, [["ip link add name br1 type bridge", "ip link set dev eth1 master br1"]]).sort(), ["br0", "br1", "eth0", "eth1"]);
});

import test from "ava";
import type { BootConfig } from "../../../../provider/linux/persistence/config";
import { addRouteLine, addRuleLine, bootLines, dropAddressLine } from "../../../../provider/linux/persistence/lines";

const named = { title: "Bridge br0", owner: "p/s/br0", key: "br0", device: "br0" };
const route = { family: 4, table: "main", dst: "10.0.0.0/8", metric: 0, protocol: "static", onlink: false } as const;

const text = (config: BootConfig) => bootLines(config).map(({ tool, line }) => `${tool} ${line}`);

test("a bridge is made, marked, gets its port, comes up, then has addresses and routes", (t) => {
  const config: BootConfig = {
    ...named,
    maker: { kind: "bridge", options: { stp: false }, words: ["stp_state", "0"] },
    mac: "02:00:00:00:00:01",
    mtu: 1450,
    up: true,
    addresses: ["192.0.2.10/24", "2001:db8::1/64"],
    ports: [{ device: "eth1", drop: ["192.0.2.9/24"], options: {}, commands: [{ tool: "bridge", line: "vlan add dev eth1 vid 10" }] }],
    routes: [{ ...route, dst: "default", via: "192.0.2.1" }],
    rules: [{ family: 4, priority: 5, from: "10.0.0.0/8", action: "lookup", table: "7" }],
    commands: [{ tool: "bridge", line: "vlan add dev br0 vid 10 self" }],
  };
  t.deepEqual(text(config), [
    "ip link add name br0 address 02:00:00:00:00:01 type bridge stp_state 0",
    "ip link set dev br0 alias kvmnet:p/s/br0",
    "ip link set dev br0 mtu 1450",
    "ip addr flush dev eth1 to 192.0.2.9/32",
    "ip link set dev eth1 master br0",
    "ip link set dev eth1 up",
    "bridge vlan add dev eth1 vid 10",
    "ip link set dev br0 up",
    "ip addr replace 192.0.2.10/24 broadcast + dev br0",
    "ip addr replace 2001:db8::1/64 dev br0",
    "ip route replace 0.0.0.0/0 via 192.0.2.1 dev br0 proto static",
    "ip rule add from 10.0.0.0/8 priority 5 lookup 7",
    "bridge vlan add dev br0 vid 10 self",
  ]);
});

test("a bond's port goes down before it joins", (t) => {
  const ports = [{ device: "eth1", drop: [], options: {}, commands: [] }];
  t.deepEqual(text({ ...named, device: "bond0", maker: { kind: "bond", options: {}, words: ["mode", "active-backup"] }, ports }).slice(2), [
    "ip link set dev eth1 down",
    "ip link set dev eth1 master bond0",
    "ip link set dev eth1 up",
  ]);
});

test("a lower device stands before the name, for a VXLAN among its own words", (t) => {
  const make = (kind: "vlan" | "vxlan", words: string[]) => text({ ...named, device: "x", maker: { kind, lowerDevice: "eth1", options: {}, words } })[0];
  t.is(make("vlan", ["id", "5"]), "ip link add link eth1 name x type vlan id 5");
  t.is(make("vxlan", ["id", "5", "dev", "eth1"]), "ip link add name x type vxlan id 5 dev eth1");
});

test("what stands on a card that is down comes up with it", (t) => {
  const maker = { kind: "vlan", lowerDevice: "eth1", options: {}, words: ["id", "5"] } as const;
  t.deepEqual(text({ ...named, device: "x", maker, up: true }).slice(2), ["ip link set dev eth1 up", "ip link set dev x up"]);
  t.is(text({ ...named, device: "x", maker, up: false }).length, 3);
});

test("without a maker there are only additions, and no mark on a device of somebody else's", (t) => {
  t.deepEqual(text({ ...named, device: "eth1", mac: "02:00:00:00:00:01", mtu: 9000, addresses: ["10.0.0.1/8"] }), [
    "ip link set dev eth1 address 02:00:00:00:00:01",
    "ip link set dev eth1 mtu 9000",
    "ip addr replace 10.0.0.1/8 broadcast + dev eth1",
  ]);
  t.deepEqual(text({ ...named, up: false, routes: [route] }), ["ip link set dev br0 down"], "no route over a device that stays down");
});

test("routes: type, next hops, the other family's gateway", (t) => {
  const line = (rest: object, device?: string) => addRouteLine({ ...route, ...rest }, device).line;
  t.is(line({ type: "blackhole", metric: 5, table: "7" }, "br0"), "route replace blackhole 10.0.0.0/8 proto static metric 5 table 7");
  t.is(line({ via: "fe80::1", onlink: true, mtu: 1400 }, "br0"), "route replace 10.0.0.0/8 via inet6 fe80::1 dev br0 proto static mtu 1400 onlink");
  t.is(
    line({
      nexthops: [
        { via: "192.0.2.1", dev: "a", weight: 1 },
        { dev: "b", weight: 2 },
      ],
    }),
    "route replace 10.0.0.0/8 proto static nexthop via 192.0.2.1 dev a weight 1 nexthop dev b weight 2",
  );
  t.is(line({ family: 6, dst: "default", via: "fe80::1", scope: "global" }, "br0"), "route replace ::/0 via fe80::1 dev br0 proto static");
});

test("a rule for IPv6 is one for `ip -6`", (t) => {
  t.deepEqual(addRuleLine({ family: 6, priority: 9, not: true, fwmark: "0x1/0xff", action: "goto 50" }), {
    tool: "ip -6",
    line: "rule add not fwmark 0x1/0xff priority 9 goto 50",
  });
  t.is(
    addRuleLine({ family: 4, priority: 9, action: "lookup", table: "main", suppressPrefixLength: 0 }).line,
    "rule add priority 9 lookup main suppress_prefixlength 0",
  );
});

test("an address is taken away alone, whatever its subnet", (t) => {
  t.is(dropAddressLine("2001:db8::1/64", "eth1").line, "addr flush dev eth1 to 2001:db8::1/128");
});

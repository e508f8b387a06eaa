import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import type { Facts } from "../../../../provider/host/host";
import { bridge, bridgeSpec } from "../../../../provider/linux/bridge";
import type { BridgeArgs, BridgeState } from "../../../../provider/linux/bridge/types";
import { observeDevice } from "../../../../provider/linux/device/observe";
import { removeOrders } from "../../../../provider/linux/device/remove";
import { parseSnapshot } from "../../../../provider/linux/kernel/snapshot";
import { deviceOrdersFor } from "./ordersFor";

const facts: Facts = {
  machineId: "m",
  bootId: "b1",
  hostname: "h",
  os: { id: "debian", version: "12", like: [] },
  kernel: "6",
  systemd: true,
  tools: {},
  sessionDevices: ["eth0"],
};
const args = (more: object = {}) =>
  kindArgs(bridge).parse({ name: "br0", owner: "p/s/br0", ports: ["eth1"], moveAddresses: true, persistence: "runtime", ...more }) as unknown as BridgeArgs;

const link = (ifname: string, more: object = {}) => ({
  ifindex: ifname.length,
  ifname,
  flags: ["UP"],
  mtu: 1500,
  address: "52:54:00:00:00:01",
  addr_info: [],
  ...more,
});
const port = link("eth1", { addr_info: [{ local: "192.0.2.5", prefixlen: 24, scope: "global" }] });
const resolved = (device: string, servers: string) =>
  `\n== resolved\ndns Global:\ndns Link 3 (${device}): ${servers}\ndomain Link 3 (${device}): example.net\n`;

const dnsOf = (orders: readonly string[]) => orders.filter((order) => order.startsWith("resolvectl"));

test("a port's own name servers move with its addresses", (t) => {
  const before = parseSnapshot(`\n== link\n${JSON.stringify([port])}\n${resolved("eth1", "192.0.2.53")}`);
  const orders = deviceOrdersFor(bridgeSpec, before, args(), undefined, facts);
  t.deepEqual(dnsOf(orders), ["resolvectl revert br0", "resolvectl dns br0 192.0.2.53", "resolvectl domain br0 example.net", "resolvectl revert eth1"]);
  const [record] = orders.filter((order) => order.startsWith("record "));
  t.deepEqual(JSON.parse(record?.replace("record br0 ", "") ?? "").ports[0].dns, { servers: ["192.0.2.53"], search: ["example.net"] });
});

test("name servers of the bridge's own, and those of a lease, take their place", (t) => {
  const before = parseSnapshot(`\n== link\n${JSON.stringify([port])}\n${resolved("eth1", "192.0.2.53")}`);
  const own = dnsOf(deviceOrdersFor(bridgeSpec, before, args({ dns: { servers: ["192.0.2.54"] } }), undefined, facts));
  t.deepEqual(own, ["resolvectl revert br0", "resolvectl dns br0 192.0.2.54", "resolvectl revert eth1"]);
  t.deepEqual(dnsOf(deviceOrdersFor(bridgeSpec, before, args({ dhcp4: true }), undefined, facts)), []);
});

const moved = { port: "eth1", up: true, addresses: ["192.0.2.5/24"], routes: [], dns: { servers: ["192.0.2.53"], search: ["example.net"] } };
const after = parseSnapshot(
  `\n== link\n${JSON.stringify([
    link("eth1", { master: "br0" }),
    link("br0", { linkinfo: { info_kind: "bridge" }, ifalias: "kvmnet:p/s/br0", addr_info: port.addr_info }),
  ])}\n\n== records\n${JSON.stringify({ bridge: "br0", ports: [moved] })}\n${resolved("br0", "192.0.2.53")}`,
);
const found = observeDevice(bridgeSpec, after, "br0", {
  facts,
  devices: ["eth1"],
  onGuestsAttached: { restart: "refuse", delete: "refuse" },
}) as BridgeState;

test("what moved is in step, and seen when somebody takes it away", (t) => {
  t.deepEqual(bridge.plan(found, args()), []);
  const [change] = bridge.plan({ ...found, dns: { servers: [], search: [] } }, args());
  t.deepEqual([change?.path, change?.impact, change?.to], [["moveAddresses"], "none", moved.dns]);
});

test("a port that leaves has its name servers again, and so after the bridge is removed", (t) => {
  const back = ["resolvectl revert eth1", "resolvectl dns eth1 192.0.2.53", "resolvectl domain eth1 example.net"];
  t.deepEqual(dnsOf(deviceOrdersFor(bridgeSpec, after, args({ ports: [] }), found, facts)), ["resolvectl revert br0", ...back]);
  t.deepEqual(dnsOf(removeOrders(bridgeSpec, after, found, { facts, devices: ["eth1"] })), ["resolvectl revert br0", ...back]);
});

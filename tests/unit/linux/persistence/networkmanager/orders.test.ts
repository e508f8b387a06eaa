import test from "ava";
import type { BootConfig } from "../../../../../provider/linux/persistence/config";
import type { BootChange, BootHost } from "../../../../../provider/linux/persistence/manager";
import { networkmanager } from "../../../../../provider/linux/persistence/networkmanager";

const folder = "/etc/NetworkManager/system-connections";
const host: BootHost = { running: ["networkmanager"], tools: {}, owners: {} };
const config: BootConfig = {
  title: "Bridge br0",
  owner: "p/s/br0",
  key: "br0",
  device: "br0",
  maker: { kind: "bridge", options: {}, words: [] },
  ports: [{ device: "eth1", drop: [], options: {}, commands: [] }],
};
const bond: BootConfig = { ...config, maker: { kind: "bond", options: {}, words: [] } };
const own = `${folder}/kvmnet-br0.nmconnection`;
const member = `${folder}/kvmnet-br0.eth1.nmconnection`;
const change = (more: Partial<BootChange>): BootChange => ({ config, host, written: [], removed: [], joining: [], leaving: [], ...more });
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}";
const shape = (orders: readonly string[]) => orders.map((order) => order.replace(new RegExp(uuid), "UUID").replace(/ [A-Za-z0-9+/=]{100,}$/, " TEXT"));

test("a bridge takes a NIC over once the kernel has", (t) => {
  const create = change({ written: [own, member], joining: ["eth1"] });
  t.deepEqual(networkmanager.before(create), ["nm_takes eth1"]);
  t.deepEqual(shape(networkmanager.after(create)), [`nm_load ${own} ${member}`, "nm_port eth1 UUID br0", "nm_refresh br0 UUID leave"]);
});

const ownVlan = "bridge vlan add dev br0 vid 1 pvid untagged self";

test("a lease needs the profile to be active", (t) => {
  for (const more of [{ dhcp4: true }, { dhcp6: true }])
    t.deepEqual(shape(networkmanager.after(change({ config: { ...config, ...more }, written: [own] }))), [
      `nm_load ${own}`,
      "nm_refresh br0 UUID activate",
      ownVlan,
    ]);
});

test("name servers are told with all the device has, without a profile becoming active: ports stay", (t) => {
  const route = { family: 4, table: "main", dst: "default", via: "192.0.2.1", metric: 50, protocol: "static", onlink: false } as const;
  const dns = { servers: ["192.0.2.53", "2001:db8::53"], search: ["example.net"] };
  const told = { ...config, addresses: ["192.0.2.7/24"], routes: [route], dns };
  t.deepEqual(shape(networkmanager.after(change({ config: told, written: [own] }))), [
    `nm_load ${own}`,
    "nm_refresh br0 UUID leave",
    "nm_resolve br0 UUID ipv4.method manual ipv4.addresses 192.0.2.7/24 ipv4.gateway _ ipv4.route-metric 0 ipv4.routes 0.0.0.0/0_192.0.2.1_50 ipv4.dns 192.0.2.53 " +
      "ipv4.dns-search example.net ipv6.method link-local ipv6.dns 2001:db8::53 ipv6.addr-gen-mode eui64",
    ownVlan,
  ]);
});

test("a bond has its NICs taken from NetworkManager until the next boot", (t) => {
  const create = change({ config: bond, written: [own, member], joining: ["eth1"] });
  t.deepEqual(networkmanager.before(create), ["nm_takes eth1", "nm_leave_alone eth1"]);
  t.deepEqual(shape(networkmanager.after(create)), [`nm_load ${own} ${member}`, "nm_refresh br0 UUID leave"]);
});

test("a port that leaves is let go first, and given back after", (t) => {
  const leave = change({ config: { ...config, ports: [] }, removed: [member], leaving: ["eth1"] });
  t.deepEqual(networkmanager.before(leave), [`nm_drop ${member}`]);
  t.deepEqual(networkmanager.after(leave), [`nm_load ${member}`, "nm_give_back eth1"]);
});

test("deletion gives the ports back; without it everything stays as it is until the next boot", (t) => {
  t.deepEqual(shape(networkmanager.afterRemoval(change({ removed: [own, member], leaving: ["eth1"] }))), [
    `nm_drop ${member}`,
    `nm_keep br0 UUID ${own} TEXT`,
    "nm_give_back eth1",
  ]);
  const [order = ""] = networkmanager.afterRemoval(change({ removed: [own, member] }));
  t.true(order.startsWith("nm_keep eth1 "));
  const copy = Buffer.from(order.split(" ").at(-1) ?? "", "base64").toString();
  t.regex(copy, /^autoconnect=false$[\s\S]*^\[\.nmmeta\]\nvolatile=true$/m);
});

test("a hook alone needs no order", (t) => {
  const hook = "/etc/NetworkManager/dispatcher.d/kvmnet-route-x";
  const route = { title: "StaticRoute x", owner: "p/s/x", key: "route-x", device: "eth1" };
  t.deepEqual(networkmanager.after(change({ config: route, written: [hook] })), []);
  t.deepEqual(networkmanager.afterRemoval(change({ config: route, removed: [hook] })), []);
});

const uplink: BootConfig = { ...config, title: "OvsUplink br0", maker: undefined, portsStay: true, up: true };
const conf = "/etc/NetworkManager/conf.d/kvmnet-br0.conf";

test("the NIC of a bridge of Open vSwitch changes to a profile without addresses, then the local port gets its own", (t) => {
  const create = change({ config: uplink, written: [conf, own, member], joining: ["eth1"] });
  t.deepEqual(networkmanager.before(create), ["nm_takes eth1"]);
  t.deepEqual(shape(networkmanager.after(create)), ["unit_reload networkmanager", `nm_load ${own} ${member}`, "nm_bare eth1 UUID", "nm_run br0 UUID"]);
});

test("when the uplink goes, the local port is let go before its profile is, and the NIC is NetworkManager's again", (t) => {
  const remove = change({ config: uplink, removed: [conf, own, member], leaving: ["eth1"] });
  t.deepEqual(shape(networkmanager.afterRemoval(remove)), [
    "nm_let_go br0 UUID",
    `nm_drop ${own}`,
    "unit_reload networkmanager",
    `nm_drop ${member}`,
    "nm_give_back eth1",
  ]);
});

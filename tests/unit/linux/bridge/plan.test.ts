import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import type { Facts } from "../../../../provider/host/host";
import { bridge, bridgeSpec } from "../../../../provider/linux/bridge";
import type { BridgeArgs, BridgeState } from "../../../../provider/linux/bridge/types";
import { parseSnapshot } from "../../../../provider/linux/kernel/snapshot";
import { deviceOrdersFor } from "../device/ordersFor";

const hostFacts = { sessionDevices: ["eth0"] };
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
const args = (more: object = {}) => kindArgs(bridge).parse({ name: "br0", owner: "p/s/br0", ...more }) as unknown as BridgeArgs;

const state: BridgeState = {
  name: "br0",
  owner: "p/s/br0",
  ports: ["eth1", "eth2"],
  portsDown: [],
  guestPorts: ["vnet0"],
  addresses: ["192.0.2.2/24"],
  gateway: "none",
  gateway6: "none",
  dns: { servers: [], search: [] },
  dnsManager: "resolv.conf",
  mtu: 1500,
  mac: "52:54:00:00:00:01",
  stp: false,
  priority: 32768,
  forwardDelaySeconds: 15,
  helloTimeSeconds: 2,
  maxAgeSeconds: 20,
  ageingTimeSeconds: 300,
  vlanFiltering: false,
  multicastSnooping: true,
  up: true,
  ifindex: 7,
  persistedBy: "none",
  boot: { files: {}, edited: [], running: [], tools: {}, owners: {} },
  hostFacts,
  portsBefore: [],
  onGuestsAttached: { restart: "refuse", delete: "refuse" },
};

test("what is not set is not managed, and the order of ports has no meaning", (t) => {
  t.deepEqual(bridge.plan(state, args()), []);
  t.deepEqual(bridge.plan(state, args({ ports: ["eth2", "eth1"], addresses: ["192.0.2.2/24"], gateway: "none" })), []);
});

test("a change to the way that we come in by says at preview that the host takes it back unless we reach it", (t) => {
  const own = { ...state, name: "br0", hostFacts: { ...hostFacts, sessionDevices: ["br0", "eth1"] } };
  for (const change of [{ mtu: 9000 }, { addresses: [] }, { up: false }, { mac: "52:54:00:00:00:02" }, { ports: [] }, { stp: true }]) {
    const [planned] = bridge.plan(own, args(change));
    t.regex(planned?.why ?? "", /carries our own SSH session: the host takes it back/, JSON.stringify(change));
    t.is(planned?.refused, undefined);
  }
  t.regex(bridge.plan(state, args({ ports: ["eth0"] }))[0]?.why ?? "", /eth0 carries our own SSH session/);
  t.regex(bridge.plan(own, args({ mtu: 9000, guard: { mode: "off" } }))[0]?.why ?? "", /we are locked out/);
  const [remark] = bridge.plan({ ...own, owner: "" }, args());
  t.deepEqual([remark?.path, remark?.refused], [["owner"], undefined]);
});

test("name servers are refused at preview where somebody else manages them", (t) => {
  const [change] = bridge.plan({ ...state, dnsManager: "the owner of ../run/x" }, args({ dns: { servers: ["192.0.2.53"] } }));
  t.regex(change?.refused ?? "", /belong to the owner of/);
});

test("a new bridge gets its name only with its mark, and what a dead run left goes first", (t) => {
  const empty = parseSnapshot("\n== link\n[]\n");
  const made = deviceOrdersFor(bridgeSpec, empty, args(), undefined, facts);
  const temporary = /name (kvmnet[0-9a-f]{8})/.exec(made[0] ?? "")?.[1] ?? t.fail();
  t.deepEqual(
    made.slice(0, 3).map((order) => order.replace(/ address 02(:[0-9a-f]{2}){5}/, "")),
    [`ip link add name ${temporary} type bridge`, `ip link set dev ${temporary} alias kvmnet:p/s/br0`, `ip link set dev ${temporary} name br0`],
  );
  const dead = parseSnapshot(
    `\n== link\n[{"ifindex":3,"ifname":"${temporary}","flags":[],"mtu":1500,"address":"52:54:00:00:00:09","linkinfo":{"info_kind":"bridge"}}]\n`,
  );
  t.is(deviceOrdersFor(bridgeSpec, dead, args(), undefined, facts)[0], `ip link del dev ${temporary}`);
});

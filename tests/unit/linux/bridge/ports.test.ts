import test from "ava";
import { kindArgs } from "../../../../provider/engine/args";
import { bridge, bridgeSpec } from "../../../../provider/linux/bridge";
import { observeBridgePorts } from "../../../../provider/linux/bridge/ports";
import type { BridgeArgs, BridgeState } from "../../../../provider/linux/bridge/types";
import { findLink, parseSnapshot } from "../../../../provider/linux/kernel/snapshot";

const row = (ifname: string, linkinfo: object, master?: string) => ({
  ifindex: ifname.length,
  ifname,
  flags: ["UP"],
  mtu: 1500,
  address: "",
  linkinfo,
  master,
});
const port = { isolated: true, learning: true, flood: true, guard: false, cost: 4, priority: 32 };

const seen = (filtering: 0 | 1) =>
  parseSnapshot(
    `\n== link\n${JSON.stringify([
      row("br0", { info_kind: "bridge", info_data: { vlan_filtering: filtering } }),
      row("eth1", { info_slave_kind: "bridge", info_slave_data: port }, "br0"),
      row("vnet0", { info_kind: "tun", info_slave_kind: "bridge", info_slave_data: port }, "br0"),
    ])}\n\n== vlans\n[{"ifname":"br0","vlans":[{"vlan":1,"flags":["PVID","Egress Untagged"]}]},{"ifname":"eth1","vlans":[{"vlan":10}]},{"ifname":"vnet0","vlans":[{"vlan":5,"flags":["PVID","Egress Untagged"]}]}]\n`,
  );

const observed = (filtering: 0 | 1) => {
  const snapshot = seen(filtering);
  const link = findLink(snapshot, "br0");
  return link ? observeBridgePorts(snapshot, link) : {};
};

const options = { isolated: true, learning: true, unicastFlood: true, bpduGuard: false, pathCost: 4, priority: 32 };

test("settings of ports are observed, those of guests' NICs apart", (t) => {
  t.deepEqual(observed(1), {
    vlans: [{ id: 1, pvid: true, untagged: true }],
    portOptions: { eth1: { ...options, vlans: [{ id: 10 }] } },
    guestVlans: { vnet0: [{ id: 5, pvid: true, untagged: true }] },
  });
});

test("VLANs of a bridge that does not filter are not told, as they do not hold", (t) => {
  t.deepEqual(observed(0), { portOptions: { eth1: options } });
});

const args = (more: object = {}) =>
  bridge.complete(kindArgs(bridge).parse({ name: "br0", owner: "p/s/br0", ports: ["eth1"], ...more }) as unknown as BridgeArgs) as BridgeArgs;
const state = { name: "br0", owner: "p/s/br0", stp: false, vlanFiltering: true, defaultPvid: 1, ...observed(1) } as unknown as BridgeState;
const planned = (more: object, of: BridgeState = state) => bridgeSpec.plan?.(of, args(more)).map(({ path, impact }) => `${path.join(".")} ${impact}`);

test("each setting has its own impact, and the spanning tree's one only while it runs", (t) => {
  t.deepEqual(planned({ portOptions: { eth1: { isolated: false, learning: false, pathCost: 9 } } }), [
    "portOptions.eth1.isolated blip",
    "portOptions.eth1.learning none",
    "portOptions.eth1.pathCost none",
  ]);
  t.deepEqual(planned({ portOptions: { eth1: { pathCost: 9 } } }, { ...state, stp: true }), ["portOptions.eth1.pathCost blip"]);
  t.deepEqual(planned({ portOptions: { eth1: { pathCost: 4 } } }), []);
});

test("joining further VLANs disturbs nobody; leaving one, or another port VLAN, does", (t) => {
  const filtering = (port: object) => ({ vlanFiltering: true, portOptions: { eth1: port } });
  t.deepEqual(planned(filtering({ trunkVlans: [10, 20] })), ["portOptions.eth1.vlans none"]);
  t.deepEqual(planned(filtering({ trunkVlans: [20] })), ["portOptions.eth1.vlans blip"]);
  t.deepEqual(planned(filtering({ trunkVlans: [10], nativeVlan: 1 })), ["portOptions.eth1.vlans blip"]);
  t.deepEqual(planned({ vlanFiltering: true, vlans: [] }), ["vlans blip"]);
});

test("VLANs are set anew when the kernel may move ports, for a new default or a bridge that did not filter", (t) => {
  const lines = (more: object, found?: BridgeState) => bridgeSpec.portCommands?.(args(more), "eth1", found).map(({ line }) => line);
  const trunk = { vlanFiltering: true, portOptions: { eth1: { trunkVlans: [10] } } };
  const all = ["vlan add dev eth1 vid 10", "vlan del dev eth1 vid 1-9", "vlan del dev eth1 vid 11-4094"];
  t.deepEqual(lines(trunk, state), []);
  t.deepEqual(lines(trunk), all);
  t.deepEqual(lines({ ...trunk, defaultPvid: 7 }, state), all);
  t.deepEqual(lines(trunk, { ...state, vlanFiltering: false }), all);
});

test("a default VLAN that would move guests out of theirs is refused", (t) => {
  const none = { ...state, defaultPvid: 0 };
  const refused = (more: object, of: BridgeState) =>
    bridge.plan({ ...of, ...boot }, args({ vlanFiltering: true, ...more })).find(({ path }) => path[0] === "defaultPvid");
  t.regex(refused({ defaultPvid: 1 }, none)?.refused ?? "", /would move vnet0 into VLAN 1/);
  t.is(refused({ defaultPvid: 2 }, state)?.refused, undefined);
  t.is(refused({ defaultPvid: 5 }, none)?.refused, undefined);
});

const boot = {
  persistedBy: "none",
  boot: { files: {}, edited: [], running: [], tools: {}, owners: {} },
  hostFacts: { sessionDevices: [] },
  ports: ["eth1"],
} as unknown as Partial<BridgeState>;

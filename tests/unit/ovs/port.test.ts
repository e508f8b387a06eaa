import test from "ava";
import { checkArgs } from "../../../provider/engine/check";
import type { Facts } from "../../../provider/host/host";
import { ovsPort } from "../../../provider/ovs/ovsPort";
import { type AnyPort, portArgs, wantedOptions } from "../../../provider/ovs/portArgs";
import { updatePort } from "../../../provider/ovs/portOperations";
import { planPort } from "../../../provider/ovs/portPlan";
import { managedOf, observePort, type PortState } from "../../../provider/ovs/portState";
import { worstImpact } from "../../../provider/resource/change";
import { openVswitchOf } from "../../../provider/topology/openVswitch";
import { bridgeRow, interfaceRow, portRow, snapshotOf } from "./rows";

const args: AnyPort = { name: "web", owner: "p/s/web", bridge: "br0", type: "internal" };
const ours = { "kvmnet-owner": "p/s/web" };

const snapshot = (port = {}, row = {}) =>
  snapshotOf({
    bridges: [bridgeRow("br0", { ports: ["port-web"] }), bridgeRow("br1")],
    ports: [portRow("web", { externalIds: ours, ...port })],
    interfaces: [interfaceRow("web", row)],
  });

const observed = (port = {}, row = {}, wanted = args) => observePort(snapshot(port, row), "web", managedOf(wanted)) as PortState;
const paths = (state: PortState, wanted: AnyPort) => planPort(state, wanted).map(({ path, from, to }) => [path.join("."), from, to]);

test("a port in step has no changes, whatever others have noted on it", (t) => {
  t.deepEqual(paths(observed({ externalIds: { ...ours, theirs: "x" } }, { externalIds: { "iface-id": "y" }, options: { tos: "1" } }), args), []);
});

test("the port is ours alone: a VLAN that is not asked for goes away", (t) => {
  t.deepEqual(paths(observed({ tag: 5, trunks: [1], vlanMode: "native-tagged" }), args), [
    ["tag", 5, undefined],
    ["trunks", [1], undefined],
    ["vlanMode", "native-tagged", undefined],
  ]);
});

test("an empty list is no list", (t) => {
  t.deepEqual(paths(observed(), { ...args, trunks: [], cvlans: [] }), []);
});

test("values that are not known yet are no change of what must have a value", (t) => {
  t.deepEqual(paths(observed(), { name: "web", owner: "p/s/web" } as AnyPort), []);
});

test("another bridge or type replaces the port", (t) => {
  t.is(worstImpact(planPort(observed(), { ...args, bridge: "br1" })), "replace");
  t.is(worstImpact(planPort(observed(), { ...args, type: "patch", peer: "p" })), "replace");
});

test("options of a tunnel, numbers and addresses in normal form", (t) => {
  const tunnel: AnyPort = { ...args, type: "vxlan", remoteIp: "2001:db8::5", key: 100, dstPort: 4789, options: { tos: "inherit" } };
  t.deepEqual(wantedOptions(tunnel), { tos: "inherit", remote_ip: "2001:db8::5", key: "100", dst_port: "4789" });
  const options = { remote_ip: "2001:DB8:0::5", key: "0x64", dst_port: "4789", tos: "inherit" };
  t.deepEqual(paths(observed({}, { type: "vxlan", options }, tunnel), tunnel), []);
  t.is(observed({}, { type: "vxlan", options: { key: "flow" } }).key, "flow");
});

test("the complaint of a patch about a missing peer is no error of the port", (t) => {
  t.is(observed({}, { type: "patch", ofport: 3, error: "No usable peer" }).error, undefined);
  const broken = observed({}, { ofport: -1, error: "No such device" });
  t.is(broken.error, "No such device");
  t.deepEqual(paths(broken, args), [["error", "No such device", undefined]], "it is no port in step");
});

test("an update moves the port, and takes away options that are no longer asked for", (t) => {
  const { ports, interfaces, bridges } = snapshot({}, { type: "vxlan", options: { remote_ip: "192.0.2.1", key: "5", theirs: "x", tos: "1" } });
  const [port, row, on, to] = [ports[0], interfaces[0], bridges[0], bridges[1]] as never[] as [never, never, never, never];
  const operations = updatePort(
    { port, rows: [row], on },
    to,
    { ...args, bridge: "br1", type: "vxlan", remoteIp: "192.0.2.1" },
    { options: ["tos"], externalIds: [], interfaceExternalIds: [], otherConfig: [] },
  );
  const mutations = operations.filter(({ op }) => op === "mutate");
  t.deepEqual(
    mutations.map(({ table, mutations }) => [table, mutations]),
    [
      ["Interface", [["options", "delete", ["set", ["key", "tos"]]]]],
      ["Bridge", [["ports", "delete", ["set", [["uuid", "port-web"]]]]]],
      ["Bridge", [["ports", "insert", ["set", [["uuid", "port-web"]]]]]],
    ],
  );
});

test("what Open vSwitch takes though it has no effect is a warning, and can be adopted", (t) => {
  const words = (more: object) => checkArgs(ovsPort, { ...args, ...more });
  for (const [more, property] of [
    [{ tag: 5, trunks: [5, 6] }, "trunks"],
    [{ vlanMode: "access", tag: 5, trunks: [5] }, "trunks"],
    [{ vlanMode: "trunk", tag: 5 }, "tag"],
    [{ vlanMode: "access" }, "tag"],
    [{ cvlans: [5] }, "cvlans"],
  ] as const) {
    const { failures, doubts } = words(more);
    t.deepEqual([failures, doubts.map((doubt) => doubt.property)], [[], [property]]);
  }
  t.deepEqual(words({ tag: 5 }).doubts, []);
});

test("the schema keeps properties of one type out of another", (t) => {
  const base = { name: "web", bridge: "br0" };
  t.true(portArgs.safeParse({ ...base, type: "patch", peer: "p" }).success);
  t.false(portArgs.safeParse({ ...base, type: "patch", peer: "p", mtuRequest: 1400 }).success);
  t.false(portArgs.safeParse({ ...base, type: "gre", remoteIp: "192.0.2.1", dstPort: 5 }).success);
  t.true(portArgs.safeParse({ ...base, type: "gre", remoteIp: "192.0.2.1", key: 2 ** 32 - 1 }).success);
  t.false(portArgs.safeParse({ ...base, type: "vxlan", remoteIp: "192.0.2.1", key: 2 ** 24 }).success);
});

test("complete is idempotent and sorts VLANs as numbers", (t) => {
  const once = ovsPort.complete({ ...args, trunks: [100, 9] } as never);
  t.deepEqual(once.trunks, [9, 100]);
  t.deepEqual(ovsPort.complete(once), once);
});

const facts = (...sessionDevices: string[]) => ({ sessionDevices }) as unknown as Facts;
const bond: AnyPort = { ...args, type: "bond", members: ["eth1", "eth2"] };
const bonded = (port = {}, members = ["eth1", "eth2"]) =>
  snapshotOf({
    bridges: [bridgeRow("br0", { ports: ["port-web"] })],
    ports: [portRow("web", { externalIds: ours, interfaces: members.map((name) => `interface-${name}`), ...port })],
    interfaces: members.map((name) => interfaceRow(name, { type: "system" })),
  });

test("a bond that lost all members but one is a bond still, and gets them back; a setting that is not asked for goes away", (t) => {
  const state = observePort(bonded({ upDelay: 5, otherConfig: { "bond-primary": "eth1" } }, ["eth1"]), "web", managedOf(bond)) as PortState;
  t.deepEqual(paths(state, { ...bond, downDelayMilliseconds: 0 }), [
    ["members", ["eth1"], ["eth1", "eth2"]],
    ["primary", "eth1", undefined],
    ["upDelayMilliseconds", 5, undefined],
  ]);
});

test("a bond over which we come in changes under guard, whichever member it is; a NIC that carries us does not join one", (t) => {
  const decide = (wanted: AnyPort, ...devices: string[]) => ovsPort.decide(bonded(), { put: wanted as never }, facts(...devices), false);
  const slb: AnyPort = { ...bond, bondMode: "balance-slb" };
  t.regex((decide(slb, "eth2") as { work: { danger?: string } }).work.danger ?? "", /eth2 carries the SSH session/);
  t.is((decide(slb, "eth9") as { work: { danger?: string } }).work.danger, undefined);
  t.throws(() => decide({ ...bond, members: ["eth1", "eth3"] }, "eth3"), { message: /eth3, which carries our own session/ });
});

test("a bond that can carry nothing, or whose settings have no effect, is warned of", (t) => {
  const doubts = (more: object) => checkArgs(ovsPort, { ...bond, ...more } as never).doubts.map(({ property }) => property);
  t.deepEqual(doubts({ bondMode: "balance-tcp" }), ["lacp"]);
  t.deepEqual(doubts({ primary: "eth9", lacpTime: "fast", hashBasis: 1, miimonMilliseconds: 100 }), ["primary", "lacpTime", "hashBasis", "miimonMilliseconds"]);
  t.deepEqual(doubts({ bondMode: "balance-tcp", lacp: "active", lacpFallback: true, primary: "eth1" }), []);
});

test("a bond as a drawing: its members below it, what is wrong with it said", (t) => {
  const seen = { ...bonded({ bondMode: "balance-tcp", lacp: "active" }), lacp: { eth1: "current" as const, eth2: "defaulted" as const } };
  const { nodes, edges } = openVswitchOf(seen, []);
  t.deepEqual(
    edges.map(({ lower, upper }) => [lower, upper]),
    [
      ["device eth1", "device web"],
      ["device eth2", "device web"],
      ["device web", "device br0"],
    ],
  );
  t.like(nodes.at(-1), { name: "web", words: "Open vSwitch bond (balance-tcp)" });
  t.regex(nodes.at(-1)?.problems.join() ?? "", /partner of eth2 is silent/);
});

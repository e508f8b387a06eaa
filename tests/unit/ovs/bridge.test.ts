import test from "ava";
import { target } from "../../../provider/ovs/bridgeArgs";
import { deleteBridge, insertBridge, updateBridge } from "../../../provider/ovs/bridgeOperations";
import { planBridge } from "../../../provider/ovs/bridgePlan";
import { type BridgeState, observeBridge } from "../../../provider/ovs/bridgeState";
import { ovsBridge } from "../../../provider/ovs/ovsBridge";
import { rowName } from "../../../provider/ovs/ovsdb";
import type { Snapshot } from "../../../provider/ovs/snapshot";
import { bridgeRow, guestInterface, guestPort, interfaceRow, portRow, snapshotOf } from "./rows";

const args = { name: "br0", owner: "p/s/br0" };
const ours = { "kvmnet-owner": "p/s/br0" };
const guarded = { restart: "refuse", delete: "refuse" } as const;

const withGuest = (more = {}) =>
  snapshotOf({
    bridges: [bridgeRow("br0", { externalIds: ours, ports: ["port-br0", "port-vnet0", "port-web"], ...more })],
    ports: [portRow("br0"), guestPort("vnet0"), portRow("web")],
    interfaces: [guestInterface("vnet0")],
    domains: { 1234: "db1" },
  });

const observed = (snapshot = withGuest()) =>
  observeBridge(snapshot, "br0", { managedKeys: { externalIds: [], otherConfig: [] }, onGuestsAttached: guarded }) as BridgeState;

test("controller targets", (t) => {
  const accepts = (value: string) => target().safeParse(value).success;
  for (const good of [
    "tcp:192.0.2.5",
    "tcp:192.0.2.5:6653",
    "ssl:[2001:db8::5]:6653",
    "ptcp:",
    "ptcp:6654",
    "pssl:6654:192.0.2.1",
    "unix:/run/c.sock",
    "punix:/run/c.sock",
    "tcp:c1.example:6653",
  ]) {
    t.true(accepts(good), good);
  }
  for (const wrong of [
    "192.0.2.5",
    "http:192.0.2.5",
    "tcp:",
    "tcp:192.0.2.5:65536",
    "ptcp:99999",
    "unix:",
    "unix:/a b",
    "tcp:-x",
    "tcp:a b",
    "tcp:2001:db8::5",
  ]) {
    t.false(accepts(wrong), wrong);
  }
});

test("what is not set is not managed", (t) => {
  t.deepEqual(planBridge(observed(withGuest({ failMode: "secure", stp: true, controllers: ["c"] })), args), []);
});

test("guests are listed by their names; other ports are not guests", (t) => {
  t.deepEqual(observed().guests, [{ domain: "db1", mac: "52:54:00:00:00:01", device: "vnet0" }]);
});

test("another datapath is refused while guests are on the bridge, unless it is allowed", (t) => {
  const [change] = planBridge(observed(), { ...args, datapathType: "system" });
  t.is(change?.impact, "restart");
  t.regex(change?.refused ?? "", /db1 \(52:54:00:00:00:01 on vnet0\)/);
  const [allowed] = planBridge(observed(), { ...args, datapathType: "system", onGuestsAttached: { restart: "reattach", delete: "refuse" } });
  t.is(allowed?.refused, undefined);
});

test("a mark that was taken off is put on again", (t) => {
  const state = observed(withGuest({ externalIds: {} }));
  t.deepEqual(
    planBridge(state, args).map(({ path, from, to }) => ({ path, from, to })),
    [{ path: ["owner"], from: "", to: "p/s/br0" }],
  );
});

test("a bridge that ovs-vswitchd did not make, or whose own device it did not, is no bridge in step", (t) => {
  const change = (snapshot: Snapshot) => planBridge(observed(snapshot), args).map(({ path, from }) => [path, from]);
  t.deepEqual(change(withGuest({ datapathId: undefined })), [[["error"], "ovs-vswitchd has not taken it up"]]);
  const snapshot = withGuest();
  t.deepEqual(change({ ...snapshot, interfaces: [...snapshot.interfaces, interfaceRow("br0", { ofport: -1, error: "File exists" })] }), [
    [["error"], "File exists"],
  ]);
});

test("complete is idempotent and sorts what has no order", (t) => {
  const once = ovsBridge.complete({ ...args, protocols: ["OpenFlow13", "OpenFlow10"], controllers: ["tcp:b", "tcp:a"] });
  t.deepEqual(once.protocols, ["OpenFlow10", "OpenFlow13"]);
  t.deepEqual(once.controllers, ["tcp:a", "tcp:b"]);
  t.deepEqual(ovsBridge.complete(once), once);
});

test("a new bridge is guarded against a second one and linked to the root", (t) => {
  const operations = insertBridge({ ...args, controllers: ["tcp:a"] });
  t.is(operations[0]?.op, "wait");
  t.deepEqual(operations[0]?.rows, []);
  t.like(operations.at(-1), { op: "mutate", table: "Open_vSwitch", mutations: [["bridges", "insert", ["set", [["named-uuid", rowName("bridge", "br0")]]]]] });
  t.deepEqual(
    operations.filter(({ op }) => op === "insert").map(({ table }) => table),
    ["Interface", "Port", "Controller", "Bridge"],
  );
});

test("an update touches only what is asked for, and keeps a controller's row", (t) => {
  const row = bridgeRow("br0", { externalIds: { ...ours, theirs: "x" }, controllers: ["c1", "c2"] });
  const snapshot = snapshotOf({
    bridges: [row],
    controllers: [
      { uuid: "c1", target: "tcp:a", connected: false, status: {} },
      { uuid: "c2", target: "tcp:b", connected: false, status: {} },
    ],
  });
  const operations = updateBridge(snapshot, row, { ...args, failMode: "secure", controllers: ["tcp:b", "tcp:c"] });
  const update = operations.find(({ op }) => op === "update");
  t.deepEqual(update?.row, {
    fail_mode: "secure",
    controller: [
      "set",
      [
        ["uuid", "c2"],
        ["named-uuid", rowName("controller1", "br0")],
      ],
    ],
  });
  t.is(operations.filter(({ op }) => op === "mutate").length, 0);
});

test("a bridge goes only with the ports and the mark that we have seen", (t) => {
  const waits = deleteBridge(bridgeRow("br0", { externalIds: ours, ports: ["a", "b"] })).filter(({ op }) => op === "wait");
  t.deepEqual(
    waits.map(({ rows }) => rows),
    [
      [{ external_ids: ["map", [["kvmnet-owner", "p/s/br0"]]] }],
      [
        {
          ports: [
            "set",
            [
              ["uuid", "a"],
              ["uuid", "b"],
            ],
          ],
        },
      ],
    ] as never,
  );
});

import test from "ava";
import { map, type Row } from "../../../provider/host/ovsdbValue";
import { chassisKeys, settingsOf } from "../../../provider/ovn/chassis/keys";
import {
  bracedKey,
  type Column,
  flagKey,
  listKey,
  maybeReference,
  maybeText,
  numberKey,
  physicalVlan,
  plainText,
  quotedKey,
  textKey,
  texts,
  unlessOff,
  wordOf,
} from "../../../provider/ovn/northbound/column";
import { rowUuid } from "../../../provider/ovn/northbound/uuid";
import { portAddress, securedAddress } from "../../../provider/ovn/texts";

/** As the database has it after the value was written into an empty row. */
function written(column: Column, value: unknown): Row {
  const said = column.write(value);
  return column.key === undefined
    ? { [column.column]: said ?? ["set", []] }
    : { [column.column]: map(said === undefined ? {} : { [column.key]: String(said) }) };
}

for (const [title, column, values] of [
  ["texts", texts("c"), [[], ["a"], ["a", "b"]]],
  ["physicalVlan", physicalVlan, ["none", 7]],
  ["maybeText", maybeText("c"), ["none", "tenants-lan"]],
  ["maybeReference", maybeReference("c"), ["none", "b1e2c3d4-0000-4000-8000-0000000000cf"]],
  ["plainText", plainText("c"), ["none", "1-2"]],
  ["unlessOff", unlessOff("c"), [true, false]],
  ["wordOf", wordOf("c", "vif"), ["vif", "localnet"]],
  ["textKey", textKey("c", "k"), ["none", "10.0.0.1"]],
  ["flagKey", flagKey("c", "k"), [true, false]],
  ["listKey", listKey("c", "k"), [[], ["a"], ["a..b", "c"]]],
  ["numberKey", numberKey("c", "k"), [0, 1442]],
  ["bracedKey", bracedKey("c", "k"), [[], ["10.0.0.1"], ["10.0.0.1", "10.0.0.2"]]],
  ["quotedKey", quotedKey("c", "k"), ["none", "lab.example"]],
] as const) {
  test(`${title}: what is written reads back`, (t) => {
    for (const value of values) {
      t.deepEqual(column.read(written(column, value)), value);
    }
  });
}

test("keys of a chassis read back, with blanks and mappings as people write them", (t) => {
  const keys = { "ovn-encap-ip": "192.0.2.1, 192.0.2.2", "ovn-bridge-mappings": "a:br-a,b:br-b", "ovn-monitor-all": "true" };
  const { encapIps, bridgeMappings, monitorAll, bridge, cmsOptions } = settingsOf(keys);
  t.deepEqual(
    { encapIps, bridgeMappings, monitorAll, bridge, cmsOptions },
    {
      encapIps: ["192.0.2.1", "192.0.2.2"],
      bridgeMappings: { a: "br-a", b: "br-b" },
      monitorAll: true,
      bridge: undefined,
      cmsOptions: [],
    },
  );
  t.is(chassisKeys.bridgeMappings.write({ b: "br-b", a: "br-a" }), "a:br-a,b:br-b");
});

test("ids of rows: the same for the same words, another for others, and of version 5", (t) => {
  t.is(rowUuid("p/s/a", "LogicalSwitch", "lan"), rowUuid("p/s/a", "LogicalSwitch", "lan"));
  t.not(rowUuid("p/s/a", "LogicalSwitch", "lan"), rowUuid("p/s/a", "LogicalSwitch", "lan2"));
  t.not(rowUuid("p/s/a", "b"), rowUuid("p/s/ab", ""));
  t.regex(rowUuid("x"), /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test("the VLAN of a physical network: one that northd or somebody else has written is seen, and taken away as well", (t) => {
  t.is(physicalVlan.read({ type: "localnet", tag_request: ["set", []], tag: 7 }), 7);
  t.is(physicalVlan.read({ type: "", tag_request: ["set", []], tag: 7 }), "none", "of a container's port it says something else");
  t.deepEqual(physicalVlan.beside?.("none"), { tag: ["set", []] });
});

test("addresses of a port: what OVN reads passes in its normal form, what it drops without a word is refused", (t) => {
  for (const [given, normal = given] of [
    ["unknown"],
    ["dynamic"],
    ["dynamic 10.0.0.5"],
    ["52:54:00:AB:00:01 10.0.0.5 2001:DB8:0::5", "52:54:00:ab:00:01 10.0.0.5 2001:db8::5"],
    ["52:54:00:ab:00:01"],
    ["52:54:00:ab:00:01 dynamic"],
  ] as const) {
    t.is(portAddress().safeParse(given).data, normal, given);
  }
  for (const bad of [
    "",
    "router",
    "10.0.0.5",
    "52:54:00:ab:00:01  10.0.0.5",
    "52:54:00:ab:00:01 10.0.0.5/24",
    "dynamic dynamic",
    "unknown 10.0.0.5",
    "02:00",
  ]) {
    t.false(portAddress().safeParse(bad).success, bad);
  }
  t.is(securedAddress().safeParse("52:54:00:AB:00:01 10.0.0.0/24").data, "52:54:00:ab:00:01 10.0.0.0/24");
  for (const bad of ["dynamic", "52:54:00:ab:00:01 10.0.0.0/33", "52:54:00:ab:00:01 10.0.0.0/24/24", "52:54:00:ab:00:01 dynamic"]) {
    t.false(securedAddress().safeParse(bad).success, bad);
  }
});

import test from "ava";
import { argNames } from "../../provider/adapter/args";
import { kindNames, kinds } from "../../provider/registry";
import type { Samples } from "./samples";

/** The suite is worth what the samples are: every kind brings enough of each sort. */

/** What the lab has no means for, named here so that nothing else goes missing unseen: libvirt 9.7 and 10; SR-IOV; a kernel with VLAN filtering (field/lab.md). */
const ANNOTATIONS = ["title", "description"];
const BEYOND_THE_LAB: Record<string, readonly string[]> = {
  NatNetwork: ANNOTATIONS,
  RoutedNetwork: ANNOTATIONS,
  IsolatedNetwork: ANNOTATIONS,
  InternalNetwork: ANNOTATIONS,
  OpenNetwork: ANNOTATIONS,
  BridgedNetwork: ANNOTATIONS,
  MacvtapNetwork: ANNOTATIONS,
  SriovNetwork: ["virtualFunctions", "driverModel", ...ANNOTATIONS],
  Network: ["virtualFunctions", "driverModel", ...ANNOTATIONS],
  Bridge: ["vlanFiltering"],
};

const samplesOf = (name: string) => (require(`./samples/${name.charAt(0).toLowerCase()}${name.slice(1)}`) as { samples: Samples }).samples;

for (const name of kindNames) {
  test(`${name} has samples of each sort`, (t) => {
    const samples = samplesOf(name);
    t.is(samples.kind, kinds[name]());
    t.true(samples.edits.length >= 3, "edits");
    t.true(samples.edits.some(({ impact }) => impact === "none") && samples.edits.some(({ impact }) => impact !== "none"), "edits of different impact");
    t.true(samples.drifts.length >= 3, "drifts");
    t.true(samples.bad.length >= 5, "bad inputs");
  });

  test(`${name}: the samples set every property`, (t) => {
    const samples = samplesOf(name);
    const all = argNames(samples.kind).filter((property) => !["name", "owner", "adopt"].includes(property));
    const set = new Set([samples.minimal, samples.full, ...samples.edits.flatMap(({ from, to }) => [from ?? {}, to])].flatMap(Object.keys));
    t.deepEqual(all.filter((property) => !set.has(property)).sort(), [...(BEYOND_THE_LAB[name] ?? [])].sort());
  });
}

test("all kinds together refuse at least 60 bad inputs", (t) => {
  const table = kindNames.flatMap((name) => samplesOf(name).bad.map(({ title, property }) => `${name}: ${title} (${property})`));
  t.log(`${table.length} bad inputs`);
  t.true(table.length >= 60);
});

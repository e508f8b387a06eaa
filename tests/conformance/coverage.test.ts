import { existsSync } from "node:fs";
import path from "node:path";
import test from "ava";
import { argNames } from "../../provider/engine/args";
import { kindNames, kinds } from "../../provider/registry";
import type { Samples } from "./samples";

/** The suite is worth what the samples are: every kind brings enough of each sort. */

/** What neither lab has the means for, named here so that nothing else goes missing unseen: libvirt 9.7 and 10; SR-IOV (field/lab.md). And what one file has not got: a second host (`tests/guests/throughputTest.test.ts`), a booted guest with QEMU's agent (`tests/guests/testsWithin.test.ts`), an Open vSwitch with DPDK (`tests/guests/dpdk.test.ts`). */
const ANNOTATIONS = ["title", "description"];
const BEYOND_THE_LAB: Record<string, readonly string[]> = {
  NatNetwork: ANNOTATIONS,
  RoutedNetwork: ANNOTATIONS,
  IsolatedNetwork: ANNOTATIONS,
  InternalNetwork: ANNOTATIONS,
  OpenNetwork: ANNOTATIONS,
  BridgedNetwork: ANNOTATIONS,
  MacvtapNetwork: ANNOTATIONS,
  HostInterface: ["ring", "virtualFunctions", "vfSettings"],
  SriovNetwork: ["virtualFunctions", "driverModel", ...ANNOTATIONS],
  Network: ["virtualFunctions", "driverModel", ...ANNOTATIONS],
  ThroughputTest: ["serverHost", "guest"],
  ReachabilityTest: ["guest"],
  OvsPort: ["devargs", "socketPath"],
};

/** `vmSamples` are those of a kind that is otherwise tried in namespaces, for the properties that only a virtual machine shows. */
const moduleOf = (name: string) => require(`./samples/${fileOf(name)}`) as { samples: Samples; vmSamples?: Samples };
const samplesOf = (name: string) => moduleOf(name).samples;
const fileOf = (name: string) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;

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
    const { samples, vmSamples } = moduleOf(name);
    const all = argNames(samples.kind).filter((property) => !["name", "owner", "adopt"].includes(property));
    const inputs = [samples, ...(vmSamples ? [vmSamples] : [])].flatMap(({ minimal, full, edits }) => [
      minimal,
      full,
      ...edits.flatMap(({ from, to }) => [from ?? {}, to]),
    ]);
    const set = new Set(inputs.flatMap(Object.keys));
    t.deepEqual(all.filter((property) => !set.has(property)).sort(), [...(BEYOND_THE_LAB[name] ?? [])].sort());
  });
}

for (const name of kindNames) {
  test(`${name}: its samples are run where they can be`, (t) => {
    const { samples, vmSamples } = moduleOf(name);
    const inVm = existsSync(path.join(__dirname, "../vm/conformance", `${fileOf(name)}.test.ts`));
    t.is(existsSync(path.join(__dirname, `${fileOf(name)}.test.ts`)), samples.lab !== "vm", "tests/conformance");
    t.is(inVm, samples.lab === "vm" || vmSamples !== undefined, "tests/vm/conformance");
    t.true(vmSamples === undefined || (vmSamples.lab === "vm" && samples.lab !== "vm"), "vmSamples are the further ones");
  });
}

test("all kinds together refuse at least 60 bad inputs", (t) => {
  const table = kindNames.flatMap((name) => samplesOf(name).bad.map(({ title, property }) => `${name}: ${title} (${property})`));
  t.log(`${table.length} bad inputs`);
  t.true(table.length >= 60);
});

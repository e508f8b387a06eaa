import test from "ava";
import fc from "fast-check";
import { z } from "zod";
import { managedPaths, project } from "../../../provider/engine/managed";
import { mapOfNamed } from "../../../provider/resource/schema";

const schema = z.strictObject({
  name: z.string(),
  mtu: z.int().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  ports: mapOfNamed(z.string(), z.strictObject({ cost: z.int().optional() })).optional(),
  dns: z.strictObject({ hosts: z.array(z.strictObject({ ip: z.string(), names: z.array(z.string()).optional() })).optional() }).optional(),
  kind: z.discriminatedUnion("type", [z.strictObject({ type: z.literal("a"), size: z.int().optional() }), z.strictObject({ type: z.literal("b") })]).optional(),
});

const word = fc.string({ maxLength: 5 });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const args = fc.record({
  name: word,
  mtu: maybe(fc.nat()),
  labels: maybe(fc.dictionary(word, word)),
  ports: maybe(fc.dictionary(fc.oneof(word, fc.constantFrom("eth1.100", "a[]", "%2e")), fc.record({ cost: maybe(fc.nat()) }))),
  dns: maybe(fc.record({ hosts: maybe(fc.array(fc.record({ ip: word, names: fc.array(word) }))) })),
  kind: maybe(fc.oneof(fc.record({ type: fc.constant("a"), size: fc.nat() }), fc.record({ type: fc.constant("b") }))),
});

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

test("what is managed, projected on itself, is itself", (t) => {
  fc.assert(
    fc.property(args, (value) => {
      t.deepEqual(project(plain(value), managedPaths(schema, value)), plain(value));
    }),
  );
});

test("what is not managed is left out at any depth; what is managed keeps what others added", (t) => {
  const paths = managedPaths(schema, { name: "n", labels: { x: "1" }, dns: { hosts: [{ ip: "1" }] } });
  t.deepEqual(paths, ["dns.hosts[].ip", "labels", "name"]);
  const observed = { name: "n", mtu: 9000, labels: { x: "1", "y.z": "2" }, dns: { hosts: [{ ip: "1", names: ["a"] }, { ip: "2" }] }, kind: { type: "b" } };
  t.deepEqual(project(observed, paths), { name: "n", labels: { x: "1", "y.z": "2" }, dns: { hosts: [{ ip: "1" }, { ip: "2" }] } });
});

test("of a map of what is named, other keys are left out", (t) => {
  const paths = managedPaths(schema, { name: "n", ports: { "eth1.100": { cost: 5 } } });
  t.deepEqual(project({ name: "n", ports: { "eth1.100": { cost: 6 }, eth1: { cost: 7 }, eth2: {} } }, paths), {
    name: "n",
    ports: { "eth1.100": { cost: 6 } },
  });
});

test("an empty list is managed as a whole, an empty object only as being there", (t) => {
  const paths = managedPaths(schema, { name: "n", dns: {} });
  t.deepEqual(project({ name: "n", dns: { hosts: [{ ip: "1" }] } }, paths), { name: "n", dns: {} });
  const list = managedPaths(schema, { name: "n", dns: { hosts: [] } });
  t.deepEqual(project({ name: "n", dns: { hosts: [{ ip: "1", names: [] }] } }, list), { name: "n", dns: { hosts: [{ ip: "1", names: [] }] } });
});

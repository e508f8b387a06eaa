import test from "ava";
import fc from "fast-check";
import { z } from "zod";
import { kindArgs } from "../../../provider/engine/args";
import { checkArgs } from "../../../provider/engine/check";
import { checkConnection } from "../../../provider/engine/connection";
import { unwrap } from "../../../provider/engine/evaluate";
import type { Json } from "../../../provider/engine/json";
import { Shown, shown } from "../../../provider/engine/shown";
import { UNKNOWN } from "../../../provider/engine/unknowns";
import { connection } from "../../../provider/host/connection";
import { kindNames, kinds } from "../../../provider/registry";
import { type PropertyPath, pathText } from "../../../provider/resource/change";
import { KvmnetError } from "../../../provider/resource/error";

/** An error repeats the value that it refuses, shortened, and never a secret: every text and number of every kind. */

interface Leaf {
  readonly path: PropertyPath;
  /** The words that say which of several shapes its parents have. */
  readonly words: readonly { readonly path: PropertyPath; readonly value: unknown }[];
}

/** Names, addresses, addresses with ports: what keys of maps are. */
const KEYS = ["eth0", "192.0.2.1", "192.0.2.1:80"];

function leavesOf(schema: z.ZodType, path: PropertyPath = [], words: Leaf["words"] = []): Leaf[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const key = inner.def.discriminator;
    return (inner.options as z.ZodObject[]).flatMap((option) => {
      const [value] = (option.shape[key] as z.ZodType)._zod.values ?? [];
      return leavesOf(option, path, [...words, { path: [...path, key], value }]).filter((leaf) => leaf.path.at(-1) !== key);
    });
  }
  if (inner instanceof z.ZodUnion) {
    return (inner.options as z.ZodType[]).flatMap((option) => leavesOf(option, path, words));
  }
  if (inner instanceof z.ZodObject) {
    return Object.entries(inner.shape).flatMap(([key, part]) => leavesOf(part as z.ZodType, [...path, key], words));
  }
  if (inner instanceof z.ZodArray) {
    return leavesOf(inner.element as z.ZodType, [...path, 0], words);
  }
  if (inner instanceof z.ZodRecord) {
    // A key that is refused itself keeps its value from being looked at.
    const key = KEYS.find((one) => (inner.keyType as z.ZodType).safeParse(one).success) ?? KEYS[0];
    return leavesOf(inner.valueType as z.ZodType, [...path, key as string], words);
  }
  return inner instanceof z.ZodBoolean ? [] : [{ path, words }];
}

function put(target: unknown, [key, ...rest]: PropertyPath, value: unknown): unknown {
  if (key === undefined) {
    return value;
  }
  const copy = typeof key === "number" ? [...((target as unknown[]) ?? [])] : { ...(target as object) };
  (copy as Json)[key] = put((copy as Json)[key], rest, value);
  return copy;
}

/** Values that something is wrong with for nearly everyone, among them long ones and those that a terminal would act on. */
const bad = fc.oneof(
  fc.string({ unit: "binary", minLength: 1 }),
  fc.integer({ min: 100_000, max: 2 ** 40 }),
  fc.integer({ min: -(2 ** 40), max: -1000 }),
  fc.string({ unit: "binary", minLength: 70, maxLength: 300 }),
  fc.constantFrom("\u001b[31mred", "abc\u202edef\nghi", "10.0.0.1/24 # comment", `${"x".repeat(500)}`),
);

/** Those that every property refuses one of: tried of each, and others by chance. */
const surely: [string | number][] = [["\u001b[31mred"], [2 ** 40], [-(2 ** 40)], ["x".repeat(500)]];

const args = ({ path, words }: Leaf, value: unknown): Json =>
  put(
    words.reduce<unknown>((whole, word) => put(whole, word.path, word.value), { name: "lan", owner: "p/s/lan" }),
    path,
    value,
  ) as Json;

for (const name of kindNames) {
  test(`${name}: an error repeats what it refuses, and never a secret`, (t) => {
    const kind = kinds[name]();
    const leaves = leavesOf(kindArgs(kind));
    const refused = new Set<string>();
    for (const leaf of leaves) {
      const property = pathText(leaf.path);
      fc.assert(
        fc.property(bad, (value) => {
          const about = checkArgs(kind, args(leaf, value)).failures.filter((failure) => failure.property === property);
          for (const { reason } of about) {
            t.true(reason.includes(shown(value)) || reason.startsWith(`${value} `), `${property}: ${reason}`);
          }
          if (about.length > 0) {
            refused.add(property);
          }
          // A plain word may stand in a reason by itself: one of the words that a property may be.
          if (/^[a-z]+$/i.test(String(value))) {
            return;
          }
          // A secret above counts for all that it holds.
          for (const place of [leaf.path, leaf.path.slice(0, 1)]) {
            const hidden = checkArgs(kind, args(leaf, value), [place]).failures;
            const telling = hidden.find(({ reason }) => reason.includes(shown(value)) || (String(value).length > 3 && reason.includes(String(value))));
            t.is(telling, undefined);
          }
        }),
        // The properties of HostNetwork are those of other kinds, and there are hundreds.
        { examples: surely, numRuns: surely.length + (name === "HostNetwork" ? 0 : 4) },
      );
    }
    t.deepEqual(
      leaves.map(({ path }) => pathText(path)).filter((property) => !refused.has(property)),
      [],
    );
  });
}

test("of several words that a property may be, all are named", (t) => {
  const { failures } = checkArgs(kinds.HostSettings(), { name: "host", owner: "p/s/host", arpIgnore: 4 });
  t.deepEqual(failures, [{ property: "arpIgnore", reason: "4 must be one of 0, 1, 2, 3, 8" }]);
});

test("what is not known yet is no value", (t) => {
  const { failures } = checkArgs(kinds.NatNetwork(), { name: "lan", owner: "p/s/lan", subnets: [{ cidr: UNKNOWN, gateway: "x" }], mtu: 1 });
  t.deepEqual(
    failures.map(({ property }) => property),
    ["subnets[0].gateway", "mtu"],
  );
  t.false(JSON.stringify(failures).includes(UNKNOWN));
});

test("a value is cut to a line, and every character of it shows", (t) => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary", maxLength: 300 }),
        fc.json().map((json) => JSON.parse(json) as unknown),
        fc.double(),
      ),
      (value) => {
        const line = shown(value);
        t.true(line.length <= 60, line);
        t.notRegex(line, /[\p{C}\p{Zl}\p{Zp}]/u);
      },
    ),
  );
  t.is(shown("a\u202eb\u001b"), '"a\\u202eb\\u001b"');
  t.is(shown({ start: "10.0.0.9", end: "10.0.0.1" }), '{"start":"10.0.0.9","end":"10.0.0.1"}');
});

test("a rule that speaks of other properties tells none of them that is secret", (t) => {
  const input = { name: "br0", owner: "p/s/br0", ports: ["eth1234", "eth1234"] };
  t.regex(checkArgs(kinds.Bridge(), input).failures[0]?.reason ?? "", /eth1234 is listed twice/);
  t.regex(checkArgs(kinds.Bridge(), input, [["ports"]]).failures[0]?.reason ?? "", /^\[secret\] is listed twice/);
});

test("a connection's values are repeated, its credentials and what may be some are not", (t) => {
  const refused = (own: Json) => JSON.stringify(checkConnection(connection(), { host: "kvm1", ...own }, undefined));
  t.regex(refused({ host: "root@kvm1" }), /\\"root@kvm1\\" must be a host name/);
  t.regex(refused({ port: 70000 }), /70000 must be 1 to 65535/);
  for (const own of [
    { password: "hunter\u0001two" },
    { privateKey: "hunter two" },
    { hostKey: "hunter" },
    { host: "root:hunter@kvm1" },
    { proxy: "hunter" },
    { proxy: { host: "kvm0", password: "hunter\n" } },
    { passwd: "hunter" },
  ]) {
    const words = refused(own);
    t.not(words, "[]", JSON.stringify(own));
    t.notRegex(words, /hunter/);
  }
  t.notRegex(JSON.stringify(checkConnection(connection(), { host: "-hunter" }, undefined, [["host"]])), /hunter/);
});

test("an error from the host's side has the value of its property, and no secret in any of its words", (t) => {
  const may = new Shown({ ports: ["eth1"], mtu: 1400, nat: { note: "hunter2" } }, [["nat", "note"]]);
  const error = (details: object) => may.error(new KvmnetError({ code: "refused", problem: "cannot be", ...details })).message;
  t.is(error({ property: "ports[0]" }), 'ports[0] "eth1": cannot be');
  t.is(error({ property: "mtu", toolOutput: "hunter2?\u001b[1m" }), "mtu 1400: cannot be\n  the host says: [secret]?\\u001b[1m");
  t.is(error({ property: "nat.note" }), "nat.note: cannot be");
  t.is(error({ property: "ports[0]", problem: "the host has no device named eth1" }), "ports[0]: the host has no device named eth1");
});

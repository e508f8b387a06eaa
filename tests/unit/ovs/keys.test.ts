import test from "ava";
import fc from "fast-check";
import { mutateKeys, observeKeys, planKeys } from "../../../provider/ovs/keys";

const plan = (observed: object, wanted: object, managed: string[]) =>
  planKeys({ property: "externalIds", observed: observed as never, wanted: wanted as never, managed, impact: "none", why: "" }).map(({ path, from, to }) => [
    path[1],
    from,
    to,
  ]);

test("only keys of ours are observed", (t) => {
  const row = { a: "1", theirs: "x", "kvmnet-owner": "p/s/n", hwaddr: "m" };
  t.deepEqual(observeKeys(row, ["a", "gone"], ["hwaddr"]), { a: "1" });
  t.deepEqual(observeKeys(row, undefined, ["hwaddr"]), { a: "1", theirs: "x" });
});

test("a key is changed, added and given up", (t) => {
  t.deepEqual(plan({ a: "1", b: "2" }, { a: "9", c: "3" }, ["a", "b"]), [
    ["a", "1", "9"],
    ["c", undefined, "3"],
    ["b", "2", undefined],
  ]);
});

test("a key of somebody else's is no change", (t) => {
  t.deepEqual(plan({ theirs: "x" }, {}, []), []);
});

/** What OVSDB does with mutations: `insert` into a map leaves an existing key as it is. */
function mutated(row: Record<string, string>, mutations: unknown[]): Record<string, string> {
  const result = new Map(Object.entries(row));
  for (const [, mutator, value] of mutations as [string, string, [string, unknown[]]][]) {
    for (const item of value[1]) {
      if (mutator === "delete") {
        result.delete(item as string);
      } else if (!result.has((item as [string, string])[0])) {
        result.set(...(item as [string, string]));
      }
    }
  }
  return Object.fromEntries(result);
}

test("after the mutations our keys are as asked for, and the others as they were", (t) => {
  const key = fc.constantFrom("a", "b", "c", "d", "e");
  const dictionary = fc.dictionary(key, fc.constantFrom("1", "2"), { noNullPrototype: true });
  fc.assert(
    fc.property(dictionary, dictionary, fc.uniqueArray(key), (row, wanted, managed) => {
      const after = mutated(row, mutateKeys("external_ids", row, wanted, managed));
      const theirs = Object.entries(row).filter(([name]) => !(name in wanted) && !(managed as string[]).includes(name));
      t.deepEqual(after, { ...Object.fromEntries(theirs), ...wanted });
    }),
  );
});

test("nothing to change is no mutation", (t) => {
  t.deepEqual(mutateKeys("external_ids", { a: "1", x: "y" }, { a: "1" }, ["a", "gone"]), []);
});

import test from "ava";
import fc from "fast-check";
import { elements, entries, map, maybe, named, optional, set, uuid } from "../../../provider/host/ovsdbValue";

test("a set of one is written as its bare element", (t) => {
  t.deepEqual(elements(5), [5]);
  t.deepEqual(elements(["set", [5, 6]]), [5, 6]);
  t.deepEqual(elements(["set", []]), []);
  t.is(optional(["set", []]), undefined);
  t.is(optional(0), 0);
});

test("references come out as their uuid, alone or in a set", (t) => {
  t.deepEqual(elements(["uuid", "a"]), ["a"]);
  t.deepEqual(
    elements([
      "set",
      [
        ["uuid", "a"],
        ["uuid", "b"],
      ],
    ]),
    ["a", "b"],
  );
  t.deepEqual(
    [uuid("a"), named("n")],
    [
      ["uuid", "a"],
      ["named-uuid", "n"],
    ],
  );
});

test("an absent optional value is the empty set", (t) => {
  t.deepEqual(maybe(undefined), ["set", []]);
  t.is(maybe(0), 0);
});

test("sets and maps come back as they went", (t) => {
  fc.assert(fc.property(fc.array(fc.integer()), (values) => t.deepEqual(elements(set(values)), values)));
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string().filter((key) => key !== "__proto__"),
        fc.string(),
        { noNullPrototype: true },
      ),
      (values) => t.deepEqual(entries(map(values)), values),
    ),
  );
});

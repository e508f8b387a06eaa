import test from "ava";
import { plainJson, sameJson } from "../../../provider/engine/json";
import { canonicalText } from "../../../provider/resource/canonical";

test("undefined is dropped at any depth, everything that is not JSON is refused by name", (t) => {
  t.deepEqual(plainJson({ a: undefined, b: [{ c: undefined, d: null }], e: 1.5 }), { b: [{ d: null }], e: 1.5 } as never);
  for (const bad of [1n, new Date(), Number.NaN, () => 1, Buffer.from("x"), Symbol("s"), [undefined]]) {
    t.throws(() => plainJson({ a: { b: bad } }), { message: /a\.b(\[0\])?: a result holds something that is not JSON/ });
  }
});

test("equality does not depend on the order of keys, but on that of lists", (t) => {
  t.true(sameJson({ a: 1, b: { c: [1, 2], d: 2 } }, { b: { d: 2, c: [1, 2] }, a: 1 }));
  t.false(sameJson({ c: [1, 2] }, { c: [2, 1] }));
  t.is(canonicalText({ b: 1, a: undefined }), '{"b":1}');
});

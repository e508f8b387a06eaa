import test from "ava";

const { testsOf } = require("../../../tools/test/changed.cjs") as { testsOf(changed: readonly string[]): string[] };

test("a change concerns the tests that import the file, over others too, by a string, or from its folder", (t) => {
  const found = testsOf(["tests/conformance/samples/veth.ts"]);
  for (const file of ["conformance/veth", "kill/veth", "conformance/coverage"]) t.true(found.includes(`tests/${file}.test.ts`), file);
  for (const file of ["conformance/vlan", "vm/lab", "unit/host/pool"]) t.false(found.includes(`tests/${file}.test.ts`), file);
  t.true(testsOf(["provider/host/pool.ts"]).includes("tests/unit/host/pool.test.ts"));
});

test("a script concerns the tests of what lies beside it", (t) => {
  const found = testsOf(["lab/vm/uml/machine.py"]);
  t.true(found.includes("tests/vm/uplink.test.ts"));
  t.false(found.includes("tests/guests/natNetwork.test.ts"));
});

test("the product concerns those that install it, a document its own tests, and a change of the tools all", (t) => {
  t.true(testsOf(["sdk/index.ts"]).includes("tests/e2e/pack.test.ts"));
  t.deepEqual([...new Set(testsOf(["docs/x.md"]).map((file) => file.split("/").slice(0, 3).join("/")))], ["tests/unit/docs"]);
  t.true(testsOf(["ava.config.cjs"]).length > 100);
  t.deepEqual(testsOf([]), []);
});

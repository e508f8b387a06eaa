import test from "ava";

const { resultsReader } = require("../../../tools/results.cjs") as {
  resultsReader(files?: readonly string[]): {
    counts: Record<string, number>;
    byFile: Map<string, Record<string, number>>;
    line(text: string): void;
    failures(): string[];
  };
};

test("results are counted, and a crash is a failure", (t) => {
  const reader = resultsReader();
  for (const line of [
    "",
    "  - [skip] one › later",
    "  ✔ one › good (1.2s)",
    "    ℹ ✔ said by a test",
    "  ✘ [fail]: one › bad",
    "  ✘ tests/unit/two.test.ts exited with a non-zero exit code: 1",
    "  ─",
    "  one › bad",
    "  ✘ said by a tool",
    "  2 tests failed",
  ]) {
    reader.line(line);
  }
  t.deepEqual(reader.counts, { passed: 1, failed: 2, skipped: 1 });
  t.deepEqual(reader.failures(), [
    "  ✘ [fail]: one › bad",
    "  ✘ tests/unit/two.test.ts exited with a non-zero exit code: 1",
    "  one › bad",
    "  ✘ said by a tool",
    "  2 tests failed",
  ]);
});

test("where all passed there is nothing to tell again", (t) => {
  const reader = resultsReader();
  for (const line of ["  ✔ one › good", "  ─", "", "  1 test passed"]) reader.line(line);
  t.deepEqual(reader.failures(), []);
});

test("each file has its own counts and its time, however much of its path is shown", (t) => {
  const files = ["tests/unit/ovs/mark.test.ts", "tests/unit/linux/mark.test.ts", "tests/kill/bridge.test.ts"];
  for (const shared of [0, 1]) {
    const reader = resultsReader(shared ? files.slice(0, 2) : files);
    const unit = shared ? "" : "unit › ";
    for (const line of [`  ✔ ${unit}ovs › mark › one › two (1m 2.5s)`, `  ✘ [fail]: ${unit}linux › mark › three`, `  ✔ ${unit}ovs › mark › four (120ms)`])
      reader.line(line);
    t.deepEqual(reader.byFile.get(files[0] as string), { passed: 2, failed: 0, skipped: 0, ms: 62_620 });
    t.deepEqual(reader.byFile.get(files[1] as string), { passed: 0, failed: 1, skipped: 0, ms: 0 });
  }
  const alone = resultsReader(["tests/vm/uplink.test.ts"]);
  alone.line("  ✔ a title › with a mark (3s)");
  t.is(alone.byFile.get("tests/vm/uplink.test.ts")?.ms, 3000);
});

import test from "ava";

const { resultsReader } = require("../../../tools/results.cjs") as {
  resultsReader(): { counts: Record<string, number>; line(text: string): void; failures(): string[] };
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

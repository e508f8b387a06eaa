import test from "ava";

const { resultsReader } = require("../../../tools/results.cjs") as {
  resultsReader(): { counts: Record<string, number>; line(text: string): void };
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
    "  2 tests failed",
  ]) {
    reader.line(line);
  }
  t.deepEqual(reader.counts, { passed: 1, failed: 2, skipped: 1 });
});

import test from "ava";

const { tapReader } = require("../../../tools/tap.cjs") as {
  tapReader(report: (line: string) => void): { counts: Record<string, number>; line(text: string): void };
};

test("results are counted, and a failure's details are shown", (t) => {
  const shown: string[] = [];
  const reader = tapReader((line) => shown.push(line));
  for (const line of [
    "TAP version 13",
    "ok 1 - one",
    "not ok 2 - two",
    "  ---",
    "  message: no",
    "  ...",
    "# ok 9 - said by a test",
    "ok 3 - three # SKIP",
    "1..3",
    "# pass 1",
  ]) {
    reader.line(line);
  }
  t.deepEqual(reader.counts, { passed: 1, failed: 1, skipped: 1 });
  t.true(shown.includes("  message: no"));
  t.false(shown.some((line) => line.includes("said by a test")));
});

// Counts the results in the lines of a test run (AVA's default reporter, without a terminal).
// Not its TAP reporter: that one ends the whole run at an error whose stack has no frames, as those of the provider.

const marks = [
  ["passed", /^ {2}✔ /],
  ["failed", /^ {2}✘ /],
  ["skipped", /^ {2}- \[(skip|todo)\] /],
];

/** Counts, and a `line` function to feed them. */
function resultsReader() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const line = (text) => {
    const found = marks.find(([, pattern]) => pattern.test(text));
    if (found) counts[found[0]] += 1;
  };
  return { counts, line };
}

module.exports = { resultsReader };

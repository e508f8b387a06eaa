// Counts the results in the lines of a test run (AVA's default reporter, without a terminal).
// Not its TAP reporter: that one ends the whole run at an error whose stack has no frames, as those of the provider.

const marks = [
  ["passed", /^ {2}✔ /],
  ["failed", /^ {2}✘ /],
  ["skipped", /^ {2}- \[(skip|todo)\] /],
];
/** What stands after it tells of each failure, and ends with the counts. */
const rule = /^ {2}─+$/;
/** A failure is told again at the end of all; one with a long diff must not push the others out of sight. */
const toldLines = 60;

/** Counts, a `line` function to feed them, and what to tell of the failures once more when all is over. */
function resultsReader() {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const titles = [];
  let details;
  const line = (text) => {
    if (details) details.push(text);
    else if (rule.test(text)) details = [];
    const found = details ? undefined : marks.find(([, pattern]) => pattern.test(text));
    if (!found) return;
    counts[found[0]] += 1;
    if (found[0] === "failed") titles.push(text);
  };
  const failures = () => (titles.length > 0 ? [...titles, ...(details ?? []).slice(0, toldLines)] : []);
  return { counts, line, failures };
}

module.exports = { resultsReader };

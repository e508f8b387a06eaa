// Counts the results in the lines of a test run (AVA's default reporter, without a terminal), in all and for each file.
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
const units = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Counts, a `line` function to feed them, what to tell of the failures once more when all is over, and what each file took. */
function resultsReader(files = []) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const byFile = new Map();
  const titles = [];
  const fileOf = fileFinder(files);
  let details;
  const line = (text) => {
    if (details) details.push(text);
    else if (rule.test(text)) details = [];
    const found = details ? undefined : marks.find(([, pattern]) => pattern.test(text));
    if (!found) return;
    counts[found[0]] += 1;
    const file = fileOf(text);
    if (file) {
      const its = byFile.get(file) ?? { passed: 0, failed: 0, skipped: 0, ms: 0 };
      its[found[0]] += 1;
      its.ms += milliseconds(text);
      byFile.set(file, its);
    }
    if (found[0] === "failed") titles.push(text);
  };
  const failures = () => (titles.length > 0 ? [...titles, ...(details ?? []).slice(0, toldLines)] : []);
  return { counts, byFile, line, failures };
}

/** A line begins with the folders and the name of its file, below the folder that all files share; with one file, with neither. */
function fileFinder(files) {
  if (files.length === 1) return () => files[0];
  const keys = files.map((file) => [file.replace(/\.test\.ts$/, ""), file]);
  return (text) => {
    const words = text.replace(/^ {2}(✔|✘( \[fail\]:)?|- \[(skip|todo)\]) /, "").split(" › ");
    for (let length = words.length - 1; length > 0; length--) {
      const end = `/${words.slice(0, length).join("/")}`;
      const found = keys.find(([key]) => `/${key}`.endsWith(end));
      if (found) return found[1];
    }
    // A file that crashed is named by its path.
    return files.find((file) => text.includes(file));
  };
}

/** What AVA says of a test that took longer than a moment: `(1m 2.5s)`. */
function milliseconds(text) {
  const said = /\(((?:[\d.]+(?:ms|s|m|h) ?)+)\)$/.exec(text)?.[1] ?? "";
  return [...said.matchAll(/([\d.]+)(ms|s|m|h)/g)].reduce((sum, [, number, unit]) => sum + Number(number) * units[unit], 0);
}

module.exports = { resultsReader };

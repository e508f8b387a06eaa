// Reads the TAP lines of a test run as they come, and counts.

/** Counts of a run, and a `line` function to feed it; `report` is called with what is worth printing. */
function tapReader(report) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let inFailure = false;

  function line(text) {
    const result = /^(not )?ok \d+ - (.*)$/.exec(text);
    if (!result) {
      // Details of a failure are indented; everything else that starts with # is a test's own output or a summary.
      if (inFailure && /^\s/.test(text)) report(text);
      return;
    }
    const [, not, title] = result;
    inFailure = false;
    if (/ # (SKIP|TODO)\b/i.test(title)) {
      counts.skipped += 1;
      report(`  - ${title}`);
    } else if (not) {
      counts.failed += 1;
      inFailure = true;
      report(`  ✘ ${title}`);
    } else {
      counts.passed += 1;
      report(`  ✔ ${title}`);
    }
  }

  return { counts, line };
}

module.exports = { tapReader };

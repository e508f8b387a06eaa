// One run of AVA over test files, with its counts.
const { spawn } = require("node:child_process");
const path = require("node:path");
const readline = require("node:readline");
const { resultsReader } = require("../results.cjs");
const { root } = require("./files.cjs");
const { inOrder } = require("./times.cjs");

/** Runs the files, so many at a time. `deadline`: what has not ended by then has failed. */
async function runAva(files, { concurrency, deadline, env }) {
  const reader = resultsReader(files);
  const ava = path.join(root, "node_modules", "ava", "entrypoints", "cli.mjs");
  const child = spawn(process.execPath, [ava, "--concurrency", String(concurrency), ...(deadline ? ["--timeout", "10m"] : []), ...files], {
    cwd: root,
    env: { ...process.env, ...env, KVMNET_TEST_ORDER: inOrder(files).join(":") },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const guard = deadline && endAt(child, deadline);
  let errors = "";
  child.stderr.on("data", (text) => {
    errors = (errors + text).slice(-20_000);
  });
  const ended = new Promise((resolve) => child.on("close", resolve));
  for await (const line of readline.createInterface({ input: child.stdout })) {
    reader.line(line);
    console.log(line);
  }
  const code = await ended;
  guard?.stop();
  const counts = { ...reader.counts };
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.failed > 0 && errors) console.log(errors);
  return { counts, byFile: reader.byFile, failures: reader.failures(), expired: guard?.expired() ?? false };
}

/** AVA says on SIGINT what has not ended; a few seconds later nothing is left of it. */
function endAt(child, deadline) {
  let expired = false;
  let last;
  const first = setTimeout(() => {
    expired = true;
    child.kill("SIGINT");
    last = setTimeout(() => child.kill("SIGKILL"), 10_000);
  }, deadline - Date.now());
  return {
    expired: () => expired,
    stop() {
      clearTimeout(first);
      clearTimeout(last);
    },
  };
}

module.exports = { runAva };

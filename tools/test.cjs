// npm test [-- PHASE… | FILE…]: lint, then the tests by phase on a lab of their own; ends with the real counts.
require("ts-node/register/transpile-only");
const { spawn } = require("node:child_process");
const { existsSync, readdirSync } = require("node:fs");
const path = require("node:path");
const readline = require("node:readline");
const { lint } = require("./lint.cjs");
const { build } = require("./build.cjs");
const { ensurePulumi } = require("./pulumi.cjs");
const { resultsReader } = require("./results.cjs");
const { installedModules } = require("../tests/e2e/installed.ts");
const { down, up } = require("../lab/lab.ts");
const { labNames } = require("../lab/vm/paths.ts");
const { vmRefusal } = require("../lab/vm/needs.ts");
const { prepareVms } = require("../lab/vm/prepare.ts");
const { vmDown } = require("../lab/vm/lab.ts");

const root = path.dirname(__dirname);
const instance = process.env.KVMNET_TEST_LAB ?? "test";
/** Test files on the lab take a host each, so as many of them run at a time. */
const hostCount = 3;
const testPhases = ["unit", "conformance", "kill", "guests", "e2e", "vm"];
/** More emulated machines at a time than this are too slow under their own weight (docs/vm-lab.md). */
const vmCount = 2;
/** The phase ends as failed after so long, whatever hangs. */
const vmMinutes = Number(process.env.KVMNET_VM_MINUTES || 40);

/** Too long for every run: `npm test -- vm` runs them as well. */
const onlyWhenAsked = ["conformance/bridge", "conformance/hostSettings", "kill/", "lab.test"];

/** Told again at the end: of a long run, often only the end is kept. */
const failures = [];

async function main(wanted) {
  const files = wanted.filter((word) => word.endsWith(".test.ts"));
  const phases = wanted.filter((word) => !files.includes(word));
  const unknown = phases.filter((phase) => !["lint", ...testPhases].includes(phase));
  if (unknown.length > 0) throw new Error(`no phase ${unknown.join(", ")}: there are lint, ${testPhases.join(", ")}`);
  const all = wanted.length === 0;
  const chosen = all ? testPhases : testPhases.filter((name) => phases.includes(name));
  const total = { passed: 0, failed: 0, skipped: 0 };
  const started = Date.now();

  if (all || phases.includes("lint")) {
    console.log("\n== lint");
    const faults = lint();
    total.failed += faults.length;
    failures.push(...faults.map((fault) => `  ✘ lint: ${fault}`));
  }
  const runs = files.length > 0 ? filesRuns(files) : chosen.map(phaseRun);
  const inNamespaces = runs.filter(({ name }) => name !== "vm");
  if (inNamespaces.length > 0) {
    await prepare(all || phases.includes("e2e") || files.some((file) => file.includes("e2e")));
    try {
      for (const run of inNamespaces) add(total, await runAva({ ...run, concurrency: hostCount }));
    } finally {
      if (!process.env.KVMNET_KEEP_LAB) await down(instance);
    }
  }
  for (const run of runs.filter(({ name }) => name === "vm")) add(total, await runVm(all ? withoutLong(run, total) : run));

  if (failures.length > 0) console.log(["\n== what failed", ...failures].join("\n"));
  console.log(`\n${secondsSince(started)} s`);
  console.log(countsText(total));
  process.exitCode = total.failed > 0 || (runs.length > 0 && total.passed === 0) ? 1 : 0;
}

const countsText = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

const secondsSince = (started) => Math.round((Date.now() - started) / 1000);

/** Left out visibly: they count as skipped. */
function withoutLong(run, total) {
  const left = run.files.filter((file) => onlyWhenAsked.some((part) => path.relative("tests/vm", file).startsWith(part)));
  console.log(`\n== vm: ${left.length} files only with \`npm test -- vm\`: ${left.join(", ")}`);
  total.skipped += left.length;
  return { ...run, files: run.files.filter((file) => !left.includes(file)) };
}

/** Chosen files, in the lab that they need. */
function filesRuns(files) {
  const inVms = files.filter((file) => path.relative("tests/vm", file).split(path.sep)[0] !== "..");
  const others = files.filter((file) => !inVms.includes(file));
  return [
    { name: "chosen files", files: others },
    { name: "vm", files: inVms },
  ].filter((run) => run.files.length > 0);
}

function phaseRun(name) {
  const folder = path.join("tests", name);
  const files = existsSync(path.join(root, folder)) ? readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }) : [];
  return {
    name,
    files: files
      .filter((file) => file.endsWith(".test.ts"))
      .map((file) => path.join(folder, file))
      .sort(),
  };
}

/** The package as users get it, a fresh lab, and the Pulumi CLI when it is needed. */
async function prepare(withPulumi) {
  console.log("\n== preparation");
  build();
  if (withPulumi) await ensurePulumi();
  await down(instance);
  await up({ instance, hosts: hostCount });
  console.log(`  built; lab "${instance}" with ${hostCount} hosts is up`);
}

/** Whether a test file of virtual machines has the real CLI run programs with the installed package. */
const runsStacks = (file) => path.basename(file) === "examples.test.ts";

/** On virtual machines: prepared first, so that no test waits for an image; skipped where there cannot be any. */
async function runVm(run) {
  const refusal = vmRefusal();
  if (refusal) {
    console.log(`\n== vm: skipped, ${run.files.length} files: ${refusal}`);
    return { passed: 0, failed: 0, skipped: run.files.length };
  }
  console.log("\n== vm: preparation");
  // Where the CLI has to be built from its sources, that takes minutes, once.
  if (run.files.some(runsStacks)) {
    await ensurePulumi();
    await installedModules();
  }
  const deadline = Date.now() + vmMinutes * 60_000;
  await prepareVms((message) => console.log(`  ${message}`));
  try {
    return await runAva({ ...run, concurrency: vmCount, deadline });
  } finally {
    // Those of a test process that was killed.
    await Promise.all(
      labNames()
        .filter((name) => name.startsWith(`${instance}+`))
        .map(vmDown),
    );
  }
}

async function runAva({ name, files, concurrency, deadline }) {
  console.log(`\n== ${name}: ${files.length} files`);
  const started = Date.now();
  const counts = { passed: 0, failed: 0, skipped: 0 };
  if (files.length === 0) return counts;
  const reader = resultsReader();
  const ava = path.join(root, "node_modules", "ava", "entrypoints", "cli.mjs");
  const env = { ...process.env, KVMNET_TEST_LAB: instance };
  const child = spawn(process.execPath, [ava, "--concurrency", String(concurrency), ...(deadline ? ["--timeout", "10m"] : []), ...files], {
    cwd: root,
    env,
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
  if (guard?.expired()) console.log(`  ${name} did not end within ${vmMinutes} minutes (KVMNET_VM_MINUTES); above is what had not passed yet`);
  add(counts, reader.counts);
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.failed > 0 && errors) console.log(errors);
  if (counts.failed > 0) failures.push(`\n${name}:`, ...reader.failures());
  console.log(`  ${name}: ${countsText(counts)}, ${secondsSince(started)} s`);
  return counts;
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

function add(total, more) {
  for (const key of Object.keys(total)) total[key] += more[key];
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error.stack);
  console.log("0 passed, 1 failed");
  process.exitCode = 1;
});

// npm test [-- PHASE… | FILE… | --changed [BASE]]: lint, then the tests on a lab of their own; ends with the real counts.
require("./typescript.cjs").prune();
const { spawn } = require("node:child_process");
const path = require("node:path");
const readline = require("node:readline");
const { ensurePulumi } = require("./pulumi.cjs");
const { runAva } = require("./test/ava.cjs");
const { changedFiles, testsOf } = require("./test/changed.cjs");
const { filesOf, inVms, isLong, phaseOf, root, runsStacks, testPhases } = require("./test/files.cjs");
const { remember, slowest } = require("./test/times.cjs");
const { installedModules } = require("../tests/e2e/installed.ts");
const { down, up } = require("../lab/lab.ts");
const { labNames } = require("../lab/vm/paths.ts");
const { vmRefusal } = require("../lab/vm/needs.ts");
const { prepareVms } = require("../lab/vm/prepare.ts");
const { vmDown } = require("../lab/vm/lab.ts");

const instance = process.env.KVMNET_TEST_LAB ?? "test";
/** Test files on the lab take a host each, so as many of them run at a time: two for each core of a usual machine, since each waits for its host now and then (with eight of them the lock-out tests miss their deadlines on two cores). */
const hostCount = Number(process.env.KVMNET_TEST_HOSTS || 4);
/** Machines at a time: more are too slow under their own weight (docs/vm-lab.md). */
const vmCount = { "user-mode": 3, emulated: 2 };
/** The phase ends as failed after so long, whatever hangs. */
const vmMinutes = Number(process.env.KVMNET_VM_MINUTES || 40);
/** A run that shows nothing for so long says what it is at. */
const silenceMs = 60_000;

const testEnv = { KVMNET_TEST_LAB: instance, KVMNET_BUILT: "1" };
const started = Date.now();
/** Told again at the end: of a long run, often only the end is kept. */
const failures = [];
/** Where more files fail than so many, it is not for want of a quiet machine. */
const mostAgain = 5;
const total = { passed: 0, failed: 0, skipped: 0 };
const byFile = new Map();

async function main(argv) {
  const { files, withLint, whole } = chosen(argv);
  const stopPulse = pulse();
  const [vms, others] = [files.filter(inVms), files.filter((file) => !inVms(file))].map((some) => (whole ? withoutLong(some) : some));
  if (files.length > 0) await step("the build", built);
  // Each takes minutes where nothing is in the caches, and none where all is: beside the tests that need neither.
  const stacks = later("the Pulumi CLI and the package as it is installed", files.some(runsStacks), prepareStacks);
  const machines = later("virtual machines", vms.length > 0 && !vmRefusal(), () => prepareVms(say));
  const linted = later("lint", withLint, lint);

  if (others.length > 0) await onLab(others, stacks, whole);
  await linted.done();
  if (vms.length > 0) await onMachines(vms, machines, stacks, whole);

  stopPulse();
  if (byFile.size > 1) console.log(["\n== slowest files (time in their tests)", ...slowest(byFile)].join("\n"));
  if (failures.length > 0) console.log(["\n== what failed", ...failures].join("\n"));
  console.log(`\n${secondsSince(started)} s`);
  console.log(countsText(total));
  const nothing = files.length > 0 && total.passed + total.skipped === 0;
  process.exitCode = total.failed > 0 || nothing ? 1 : 0;
}

/** What the words of the command line ask for. */
function chosen(argv) {
  const words = [...argv];
  const at = words.indexOf("--changed");
  if (at >= 0) {
    const [, base] = words.splice(at, 2);
    const changed = changedFiles(base);
    const files = testsOf(changed).filter((file) => words.length === 0 || words.includes(phaseOf(file)));
    console.log(`${changed.length} files have changed${base ? ` since ${base}` : ""}; they concern ${files.length} test files`);
    return { files, withLint: words.length === 0, whole: true };
  }
  const files = words.filter((word) => word.endsWith(".test.ts")).map((file) => path.relative(root, path.resolve(file)));
  const phases = words.filter((word) => !word.endsWith(".test.ts"));
  const unknown = phases.filter((phase) => !["lint", ...testPhases].includes(phase));
  if (unknown.length > 0) throw new Error(`no phase ${unknown.join(", ")}: there are lint, ${testPhases.join(", ")}`);
  const whole = words.length === 0;
  const ofPhases = (whole ? testPhases : phases).flatMap(filesOf);
  return { files: [...new Set([...ofPhases, ...files])], withLint: whole || phases.includes("lint"), whole };
}

/** In namespaces: the files that need the CLI wait for it, and the others do not. */
async function onLab(files, stacks, whole) {
  await down(instance);
  await step(`a lab of ${hostCount} hosts`, () => up({ instance, hosts: hostCount }));
  try {
    const early = stacks.over() ? files : files.filter((file) => !runsStacks(file));
    const late = files.filter((file) => !early.includes(file));
    const runs = [];
    // Without any file AVA takes all that there are.
    if (early.length > 0) runs.push(await run("in namespaces", early, { concurrency: hostCount }));
    if (late.length > 0) {
      await stacks.done();
      runs.push(await run("in namespaces, with the Pulumi CLI", late, { concurrency: hostCount }));
    }
    if (whole) {
      await failedAgain(runs, async () => {
        await down(instance);
        // As many as one file takes at most.
        await up({ instance, hosts: 3 });
      });
    }
  } finally {
    if (!process.env.KVMNET_KEEP_LAB) await down(instance);
  }
}

/** On virtual machines: prepared first, so that no test waits for an image; skipped where there cannot be any. */
async function onMachines(files, machines, stacks, whole) {
  const refusal = vmRefusal();
  if (refusal) {
    console.log(`\n== vm: skipped, ${files.length} files: ${refusal}`);
    total.skipped += files.length;
    return;
  }
  await stacks.done();
  const way = await machines.done();
  const deadline = Date.now() + vmMinutes * 60_000;
  try {
    const result = await run(`vm, ${way}`, files, { concurrency: vmCount[way], deadline });
    if (result.expired) console.log(`  vm did not end within ${vmMinutes} minutes (KVMNET_VM_MINUTES); above is what had not passed yet`);
    else if (whole) await failedAgain([result], () => undefined, { deadline });
  } finally {
    // Those of a test process that was killed.
    const left = labNames().filter((name) => name.startsWith(`${instance}+`));
    await Promise.all(left.map(vmDown));
  }
}

/** Left out visibly: they count as skipped. */
function withoutLong(files) {
  const left = files.filter(isLong);
  for (const phase of new Set(left.map(phaseOf))) {
    const its = left.filter((file) => phaseOf(file) === phase);
    console.log(`\n== ${phase}: ${its.length} files left to \`npm test -- ${phase}\`: ${its.join(", ")}`);
  }
  total.skipped += left.length;
  return files.filter((file) => !left.includes(file));
}

async function run(name, files, options) {
  console.log(`\n== ${name}: ${files.length} files`);
  const begun = Date.now();
  doing = name;
  const result = await runAva(files, { ...options, env: testEnv });
  for (const key of Object.keys(total)) total[key] += result.counts[key];
  for (const [file, its] of result.byFile) byFile.set(file, its);
  remember(result.byFile);
  if (result.counts.failed > 0) failures.push(`\n${name}:`, ...result.failures);
  console.log(`  ${name}: ${countsText(result.counts)}, ${secondsSince(begun)} s${phasesText(result.byFile)}`);
  return result;
}

/** Once more, alone on a lab of its own, what failed beside others: a machine with too much to do must not hide what is right, nor be hidden itself. */
async function failedAgain(runs, prepare, options = {}) {
  const failed = runs.flatMap(({ byFile }) => [...byFile].filter(([, its]) => its.failed > 0));
  const sum = (counts) => counts.reduce((total, { failed }) => total + failed, 0);
  // What crashed without a line for its file is not known by name.
  const known = sum(failed.map(([, its]) => its)) === sum(runs.map(({ counts }) => counts));
  if (failed.length === 0 || failed.length > mostAgain || !known) return;
  await prepare();
  for (const [file, first] of failed) {
    console.log(`\n== again, alone: ${file}`);
    const { counts, failures: told } = await runAva([file], { ...options, concurrency: 1, env: testEnv });
    for (const key of Object.keys(total)) total[key] += counts[key] - first[key];
    failures.push(`\n${file}, again, alone:`, ...(counts.failed > 0 ? told : ["  passed, and so is counted as passed; above is how it failed beside others"]));
  }
}

/** How much of it was which phase's: seconds in their tests, which run side by side. */
function phasesText(files) {
  const sums = new Map();
  for (const [file, { ms, passed, failed }] of files) {
    const sum = sums.get(phaseOf(file)) ?? { ms: 0, tests: 0 };
    sums.set(phaseOf(file), { ms: sum.ms + ms, tests: sum.tests + passed + failed });
  }
  if (sums.size < 2) return "";
  return [...sums].map(([phase, { ms, tests }]) => `\n    ${phase}: ${tests} tests, ${Math.round(ms / 1000)} s in them`).join("");
}

/** Something that goes on beside the tests; what it cannot do counts when it is waited for. */
function later(name, wanted, action) {
  let over = !wanted;
  const promise = wanted ? action() : Promise.resolve();
  promise.then(
    () => {
      over = true;
      if (wanted && secondsSince(started) > 5) say(`${name}: ready after ${secondsSince(started)} s`);
    },
    () => undefined,
  );
  const done = () => {
    if (!over) doing = `waiting for ${name}`;
    return promise;
  };
  return { over: () => over, done };
}

async function step(name, action) {
  doing = name;
  const begun = Date.now();
  const result = await action();
  say(`${name}: ${secondsSince(begun)} s`);
  return result;
}

/** The package as users get it. */
async function built() {
  const { code } = await command([path.join(root, "tools/build.cjs")]);
  if (code !== 0) throw new Error("the build failed; see above");
}

async function lint() {
  const faults = [];
  const { code } = await command([path.join(__dirname, "lint.cjs")], (line) => {
    if (line.startsWith("  ✘ ")) faults.push(`  ✘ lint: ${line.slice(4)}`);
  });
  if (code !== 0 && faults.length === 0) faults.push("  ✘ lint");
  total.failed += faults.length;
  failures.push(...faults);
}

/** What programs under test need: each in its cache. */
async function prepareStacks() {
  // In a process of its own: where it has to be built from its sources, that takes minutes, once.
  const { code } = await command([path.join(__dirname, "pulumi.cjs")], () => undefined);
  if (code !== 0) throw new Error("there is no Pulumi CLI; see above");
  await ensurePulumi();
  const hosts = await command([path.join(__dirname, "languageHosts.cjs")]);
  if (hosts.code !== 0) throw new Error("there are no language hosts; see above");
  await installedModules();
}

/** Runs a Node program of ours; its lines are shown when it has ended, so that they stay together. */
async function command(argv, onLine = () => undefined) {
  const env = { ...process.env, KVMNET_BUILT: "1" };
  const child = spawn("nice", ["-n", "10", process.execPath, ...argv], { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  const lines = [];
  const closed = new Promise((resolve) => child.on("close", resolve));
  for await (const line of readline.createInterface({ input: child.stdout })) {
    onLine(line);
    lines.push(line);
  }
  const code = await closed;
  if (lines.length > 0) console.log([`\n== ${path.basename(argv[0], ".cjs")}`, ...lines].join("\n"));
  return { code };
}

let doing = "starting";
let shown = Date.now();

function say(message) {
  console.log(`  ${message}`);
}

/** Long steps are silent; whoever watches wants to know that something goes on. */
function pulse() {
  const { log } = console;
  console.log = (...words) => {
    shown = Date.now();
    log(...words);
  };
  const timer = setInterval(() => {
    if (Date.now() - shown > silenceMs) say(`… ${secondsSince(started)} s: ${doing}`);
  }, silenceMs / 4);
  return () => clearInterval(timer);
}

const countsText = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

const secondsSince = (time) => Math.round((Date.now() - time) / 1000);

main(process.argv.slice(2)).catch((error) => {
  console.error(error.stack);
  if (failures.length > 0) console.log(["\n== what failed", ...failures].join("\n"));
  console.log(countsText({ ...total, failed: total.failed + 1 }));
  process.exit(1);
});

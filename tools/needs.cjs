// node tools/needs.cjs COMMAND ARGS…: brings what a checkout needs, then runs the command. Plain Node: works before `npm ci`.
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { longStep } = require("./longStep.cjs");
const { installPackages, missingPackages } = require("./packages.cjs");

const root = path.dirname(__dirname);
const modules = path.join(root, "node_modules");
const stampFile = path.join(modules, ".kvmnet-stamp");
/** npm scripts that start lab hosts; of those of `lab` only one does. */
const startsHosts = ([script, command]) => ["quickstart", "test", "bench"].includes(script) || (script === "lab" && command === "up");

function assertNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  const fits = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!fits) throw new Error(`Node ${process.versions.node} does not fit: 20.19, 22.12, 24 or later is needed.`);
}

function ensureModules() {
  // A link leads into another checkout, whose lock file counts there.
  if (existsSync(modules) && lstatSync(modules).isSymbolicLink()) return;
  const lock = readFileSync(path.join(root, "package-lock.json"), "utf8");
  const stamp = createHash("sha256").update(lock).digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return;
  if (!matches(lock)) {
    const step = { title: "installing the npm packages of package-lock.json", seconds: 25, log: "npm-ci" };
    longStep(step, ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root });
  }
  writeFileSync(stampFile, stamp);
}

/** What npm noted inside node_modules is what the lock file asks for (packages for other platforms may be absent). */
function matches(lock) {
  const noted = path.join(modules, ".package-lock.json");
  if (!existsSync(noted)) return false;
  const have = JSON.parse(readFileSync(noted, "utf8")).packages;
  const want = JSON.parse(lock).packages;
  return Object.entries(want).every(([name, entry]) => name === "" || entry.version === have[name]?.version || (entry.optional && !have[name]));
}

/** The stack of this checkout imports the package by its name, as a user's does; the text in its state cannot refer to "this package". */
function linkOurselves() {
  const link = path.join(modules, "pulumi-kvmnet");
  if (!existsSync(link)) symlinkSync("..", link, "dir");
}

function ensurePackages(scope) {
  const missing = missingPackages(scope);
  if (missing.length === 0) return;
  installPackages(missing);
  const still = missingPackages(scope);
  if (still.length > 0) throw new Error(`still missing after the installation: ${still.join(" ")}`);
}

function run([command, ...args]) {
  const env = { ...process.env, PATH: `${path.join(modules, ".bin")}${path.delimiter}${process.env.PATH}` };
  const child = spawn(command, args, { stdio: "inherit", env });
  // Ctrl-C reaches the whole group; we stay until the command has ended in its own way.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => signal !== "SIGINT" && child.kill(signal));
  child.on("error", (error) => {
    console.error(error.message);
    process.exitCode = 127;
  });
  child.on("exit", (code, signal) => {
    process.exitCode = code ?? 128 + (os.constants.signals[signal] ?? 0);
  });
}

try {
  assertNode();
  ensureModules();
  linkOurselves();
  const command = process.argv.slice(2);
  const own = command.findIndex((word) => /^(lab|tools|bench)\//.test(word));
  const script = process.env.npm_lifecycle_event;
  if (startsHosts([script, command[own + 1]])) ensurePackages(script);
  run(command);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

// Finds the Pulumi CLI: on PATH, in our cache, from the official release, or built from its Go modules.
// As a command: node tools/pulumi.cjs → prints the folder that holds it.
const { spawnSync } = require("node:child_process");
const { createHash } = require("node:crypto");
const { chmodSync, cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");
const { cacheFolder } = require("./cache.cjs");
const { dropModuleCache, ensureGo } = require("./go.cjs");
const { compile } = require("./goBuild.cjs");

const version = "3.259.0";
/** The oldest CLI that the oldest SDK we accept goes with. */
const oldest = [3, 216, 0];
const languageHost = "pulumi-language-nodejs";
const dynamicHost = "pulumi-resource-pulumi-nodejs";

/** Folder with a working `pulumi` and the Node language host beside it. */
async function ensurePulumi() {
  const onPath = findOnPath();
  if (onPath) return onPath;
  const target = path.join(cacheFolder(), `pulumi-${version}`);
  const bin = path.join(target, "bin");
  if (works(bin)) return bin;
  const partial = `${target}.${process.pid}`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(path.join(partial, "bin"), { recursive: true });
  try {
    const reason = await download(partial).catch((error) => error.cause?.message ?? error.message);
    if (reason) {
      console.error(`The official Pulumi CLI cannot be had here (${reason}): it is built from its Go modules, once.`);
      build(path.join(partial, "bin"));
    }
    if (!works(path.join(partial, "bin"))) throw new Error("the new Pulumi CLI does not run");
    rmSync(target, { recursive: true, force: true });
    renameSync(partial, target);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return bin;
}

function findOnPath() {
  return (process.env.PATH ?? "").split(path.delimiter).find((folder) => folder !== "" && existsSync(path.join(folder, "pulumi")) && works(folder));
}

/** Runs, is new enough and has the language host beside it. */
function works(bin) {
  if (![languageHost, dynamicHost].every((name) => existsSync(path.join(bin, name)))) return false;
  const done = spawnSync(path.join(bin, "pulumi"), ["version"], {
    encoding: "utf8",
    timeout: 30_000,
    // Each command writes a log into its home.
    env: { ...process.env, PULUMI_SKIP_UPDATE_CHECK: "true", PULUMI_HOME: path.join(cacheFolder(), "pulumi-home") },
  });
  const found = /^v?(\d+)\.(\d+)\.(\d+)/
    .exec(done.stdout ?? "")
    ?.slice(1)
    .map(Number);
  return found !== undefined && (found[0] - oldest[0] || found[1] - oldest[1] || found[2] - oldest[2]) >= 0;
}

/** Official release, checked against the checksums published with it. */
async function download(folder) {
  const archive = `pulumi-v${version}-linux-${process.arch}.tar.gz`;
  const release = `https://github.com/pulumi/pulumi/releases/download/v${version}`;
  const sums = await (await get(`${release}/pulumi-${version}-checksums.txt`, 20_000)).text();
  const expected = sums
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .find(([, name]) => name === archive)?.[0];
  if (!expected) throw new Error(`no checksum is published for ${archive}`);
  console.error(`downloading ${archive} …`);
  const content = Buffer.from(await (await get(`${release}/${archive}`, 300_000)).arrayBuffer());
  const actual = createHash("sha256").update(content).digest("hex");
  if (actual !== expected) throw new Error(`checksum of ${archive} is ${actual}, published is ${expected}`);
  const file = path.join(folder, archive);
  writeFileSync(file, content);
  const done = spawnSync("tar", ["-xzf", file, "-C", path.join(folder, "bin"), "--strip-components=1", "--no-same-owner"], { encoding: "utf8" });
  rmSync(file);
  if (done.status !== 0) throw new Error(`tar: ${done.stderr}`);
}

async function get(url, timeoutMs) {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

/** From the modules that tools/pulumi-cli and tools/pulumi-language-nodejs pin by version and hash. */
function build(bin) {
  const go = ensureGo();
  const cli = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
  compile(go, { folder: "pulumi-cli", packageName: cli, output: path.join(bin, "pulumi"), seconds: 360, pulumi: version });
  const host = "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs";
  compile(go, { folder: languageHost, packageName: host, output: path.join(bin, languageHost), seconds: 60, pulumi: version });
  dropModuleCache();
  const script = path.join(bin, dynamicHost);
  cpSync(require.resolve(`@pulumi/pulumi/${dynamicHost}`), script);
  chmodSync(script, 0o755);
}

/** Environment for the CLI with a backend of its own in `folder`: nothing of the user's Pulumi is read or changed. */
function pulumiEnvironment(bin, folder) {
  const state = path.join(folder, "state");
  const home = path.join(folder, "home");
  for (const one of [state, home]) mkdirSync(one, { recursive: true });
  return {
    PATH: `${bin}${path.delimiter}${process.env.PATH}`,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "kvmnet",
    PULUMI_HOME: home,
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
  };
}

module.exports = { ensurePulumi, pulumiEnvironment, pulumiVersion: version };

if (require.main === module) {
  ensurePulumi().then(
    (bin) => console.log(bin),
    (error) => {
      console.error(error.message);
      process.exitCode = 1;
    },
  );
}

// A Go toolchain that is new enough: one that is installed, else the right one as a module, downloaded by whatever Go there is.
const { spawnSync } = require("node:child_process");
const { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } = require("node:fs");
const path = require("node:path");
const { cacheFolder } = require("./cache.cjs");
const { longStep } = require("./longStep.cjs");
const { installPackages } = require("./packages.cjs");

const needed = "1.25.11";

/** Path of a `go` command of at least the needed version. */
function ensureGo() {
  const cached = path.join(cacheFolder(), `go-${needed}`, "bin", "go");
  const candidates = [...installed(), cached].filter((file) => version(file));
  const fitting = candidates.find((file) => compare(version(file), needed) >= 0);
  if (fitting) return fitting;
  const old = candidates[0] ?? installWithApt();
  downloadToolchain(old, path.dirname(path.dirname(cached)));
  if (!version(cached)) throw new Error(`the downloaded Go ${needed} does not run`);
  return cached;
}

function installed() {
  const onPath = (process.env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, "go"));
  return [...onPath, "/usr/local/go/bin/go", "/usr/lib/go/bin/go"].filter((file) => existsSync(file));
}

/** `1.25.11`, or undefined when it does not run. */
function version(go) {
  const done = spawnSync(go, ["version"], { encoding: "utf8", env: { ...process.env, GOTOOLCHAIN: "local" } });
  return /go(\d+\.\d+(?:\.\d+)?)/.exec(done.stdout ?? "")?.[1];
}

function compare(one, other) {
  const [a, b] = [one, other].map((text) => text.split(".").map(Number));
  return a[0] - b[0] || a[1] - b[1] || (a[2] ?? 0) - (b[2] ?? 0);
}

function installWithApt() {
  installPackages(["golang-go"]);
  const go = installed().find((file) => version(file));
  if (!go) throw new Error(`building the Pulumi CLI needs Go (any version can fetch ${needed}), and there is none after installing golang-go`);
  return go;
}

/** The toolchain is published as a module, so that even a Go which is too old to switch by itself can fetch and verify it. */
function downloadToolchain(go, target) {
  const platform = `linux-${process.arch === "x64" ? "amd64" : process.arch}`;
  const module = `golang.org/toolchain@v0.0.1-go${needed}.${platform}`;
  const env = { ...process.env, ...moduleCache(go), GOTOOLCHAIN: "local", GO111MODULE: "on" };
  longStep({ title: `downloading Go ${needed}`, seconds: 30, log: "go-download" }, [go, "mod", "download", "-x", module], { cwd: "/", env });
  const { stdout } = spawnSync(go, ["mod", "download", "-json", module], { encoding: "utf8", cwd: "/", env });
  const partial = `${target}.${process.pid}`;
  cpSync(JSON.parse(stdout).Dir, partial, { recursive: true });
  makeRunnable(partial, platform.replace("-", "_"));
  rmSync(target, { recursive: true, force: true });
  renameSync(partial, target);
}

/** Who has no module cache gets none in the home folder: what is only needed for a build lies in our cache, and goes after it. */
function moduleCache(go) {
  const usual = spawnSync(go, ["env", "GOMODCACHE"], { encoding: "utf8", env: { ...process.env, GOTOOLCHAIN: "local" } }).stdout.trim();
  if (existsSync(usual)) return {};
  return { GOMODCACHE: path.join(buildFolder(), "modules"), GOCACHE: path.join(buildFolder(), "objects"), GOFLAGS: "-modcacherw" };
}

const buildFolder = () => path.join(cacheFolder(), "go-build");

function dropModuleCache() {
  rmSync(buildFolder(), { recursive: true, force: true });
}

/** Modules carry no execute bits. */
function makeRunnable(folder, platform) {
  spawnSync("chmod", ["-R", "u+w", folder]);
  for (const tools of ["bin", path.join("pkg", "tool", platform)]) {
    for (const name of readdirSync(path.join(folder, tools))) chmodSync(path.join(folder, tools, name), 0o755);
  }
}

module.exports = { ensureGo, moduleCache, dropModuleCache };

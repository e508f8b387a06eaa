// Commands built from the Go modules that a folder of ours pins by version and hash.
const { spawnSync } = require("node:child_process");
const { mkdirSync, renameSync, rmSync } = require("node:fs");
const path = require("node:path");
const { moduleCache } = require("./go.cjs");
const { longStep } = require("./longStep.cjs");

/** `folder`: that of tools/ with the go.mod; `pulumi`: the version of Pulumi that the command says it is of. */
function compile(go, { folder, packageName, output, seconds, pulumi }) {
  const stamp = `github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v${pulumi}`;
  const draft = `${output}.${process.pid}`;
  mkdirSync(path.dirname(output), { recursive: true });
  const argv = [go, "build", "-trimpath", "-tags", "osusergo,grpcnotrace", "-ldflags", `-s -w -X ${stamp}`, "-o", draft, packageName];
  const step = { title: `building ${path.basename(output)}`, seconds, log: `go-build-${path.basename(output)}` };
  try {
    longStep(step, argv, { cwd: path.join(__dirname, folder), env: buildEnvironment(go), timeout: 3_600_000 });
    renameSync(draft, output);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Where the sources of a pinned module lie, once something has been built of it. */
function moduleFolder(go, folder, moduleName) {
  const argv = ["list", "-m", "-f", "{{.Dir}}", moduleName];
  const done = spawnSync(go, argv, { cwd: path.join(__dirname, folder), env: buildEnvironment(go), encoding: "utf8" });
  if (done.status !== 0) throw new Error(`go ${argv.join(" ")}: ${done.stderr}`);
  return done.stdout.trim();
}

function buildEnvironment(go) {
  const cache = moduleCache(go);
  const flags = `-mod=readonly ${cache.GOFLAGS ?? ""}`.trim();
  return { ...process.env, ...cache, CGO_ENABLED: "0", GOTOOLCHAIN: "local", GOFLAGS: flags, GOWORK: "off", GOROOT: "" };
}

module.exports = { compile, moduleFolder };

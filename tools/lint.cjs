// npm run lint: format and lint rules, types, arrows between folders, shell and Python files, generated files. All of them, then the verdict.
const { spawnSync } = require("node:child_process");
const path = require("node:path");
const { installPackages, missingPackages } = require("./packages.cjs");

const root = path.dirname(__dirname);
const bin = (name) => path.join(root, "node_modules", ".bin", name);
const checks = [
  { name: "format and lint rules (biome)", argv: [bin("biome"), "check", "--error-on-warnings", "."] },
  { name: "no marks of a merge are left", argv: ["sh", "-c", "! git grep -nE '^(<{7}|>{7}) '"] },
  // The examples import the package by its name, as built.
  { name: "build (tsc, shell files in their places)", argv: [process.execPath, "tools/build.cjs"] },
  { name: "types (tsc)", argv: [bin("tsc"), "-p", "tsconfig.json"] },
  { name: "arrows between folders (dependency-cruiser)", argv: [bin("depcruise"), "--config", ".dependency-cruiser.cjs", "provider", "sdk"] },
  { name: "shell and Python files (shellcheck, dash, busybox, python3)", argv: [process.execPath, "tools/shellFiles.cjs"] },
  { name: "generated files are up to date", argv: [process.execPath, "-r", "ts-node/register/transpile-only", "tools/generate.ts", "--check"] },
  { name: "SDKs of other languages are up to date", argv: [process.execPath, "tools/sdks.cjs", "--check"] },
];

/** Debian packages of tools that only lint runs; the others come with node_modules. */
const packages = ["shellcheck", "busybox-static"];

/** Runs all checks; names of those that failed. */
function lint() {
  const missing = missingPackages().filter((name) => packages.includes(name));
  if (missing.length > 0) installPackages(missing);
  // tools/test.cjs has built already.
  return checks
    .filter(({ name }) => !(process.env.KVMNET_BUILT && name.startsWith("build")))
    .filter(({ name, argv: [command, ...args] }) => {
      const done = spawnSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
      const good = done.status === 0;
      console.log(`  ${good ? "✔" : "✘"} ${name}`);
      if (!good) console.log(`${done.stdout ?? ""}${done.stderr ?? ""}${done.error?.message ?? ""}`);
      return !good;
    })
    .map(({ name }) => name);
}

module.exports = { lint };

if (require.main === module) process.exitCode = lint().length > 0 ? 1 : 0;

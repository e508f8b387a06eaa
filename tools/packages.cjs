// Which Debian packages of packages.txt are missing on this machine, and how to get them.
const { spawnSync } = require("node:child_process");
const { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } = require("node:fs");
const path = require("node:path");

const folders = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"];

/** A third word in a line is the scope: only what asks for that scope needs the package. */
function wanted(scope) {
  return readFileSync(path.join(__dirname, "packages.txt"), "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , only]) => only === undefined || only === scope);
}

/** A tool on the usual folders, or a path with one `*` for a folder name. */
function present(proof) {
  if (!proof.startsWith("/")) return folders.some((folder) => existsSync(path.join(folder, proof)));
  const [before, after] = proof.split("*");
  if (after === undefined) return existsSync(before);
  return existsSync(before) && readdirSync(before).some((name) => existsSync(before + name + after));
}

function missingPackages(scope) {
  return wanted(scope)
    .filter(([, proof]) => !present(proof))
    .map(([name]) => name);
}

function installCommand(packages) {
  return `apt-get install --no-install-recommends ${packages.join(" ")}`;
}

/** Installs them when we may; otherwise throws with the command to run. */
function installPackages(packages) {
  const root = process.getuid?.() === 0;
  const apt = existsSync("/usr/bin/apt-get");
  if (!apt) throw new Error(`These Debian packages, or what your distribution calls them, are missing: ${packages.join(" ")}`);
  if (!root) throw new Error(`Debian packages are missing. As root: apt-get update && ${installCommand(packages)}`);
  console.error(`installing Debian packages: ${packages.join(" ")}`);
  withoutStartingDaemons(() => {
    if (aptGet(["install", "-y", "--no-install-recommends", ...packages]) !== 0) {
      aptGet(["update"]);
      if (aptGet(["install", "-y", "--no-install-recommends", ...packages]) !== 0) throw new Error(`apt-get could not install: ${packages.join(" ")}`);
    }
  });
}

function aptGet(args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync("apt-get", ["-qq", "-o", "Dpkg::Use-Pty=0", ...args], { env, stdio: ["ignore", 2, 2] }).status;
}

/** The daemons run in the lab, not on this machine: Debian's policy-rc.d keeps an installation from starting them. */
function withoutStartingDaemons(action) {
  const policy = "/usr/sbin/policy-rc.d";
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, "#!/bin/sh\nexit 101\n", { mode: 0o755 });
  try {
    action();
  } finally {
    if (ours) rmSync(policy, { force: true });
  }
}

module.exports = { missingPackages, installCommand, installPackages };

// Which Debian packages of packages.txt are missing on this machine, and how to get them.
const { existsSync, readdirSync, readFileSync } = require("node:fs");
const path = require("node:path");
const { installing } = require("./footprint.cjs");
const { longStep } = require("./longStep.cjs");

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

/** Installs them when we may; otherwise throws with what to do. */
function installPackages(packages) {
  if (!existsSync("/usr/bin/apt-get")) throw new Error(`These Debian packages, or what your distribution calls them, are missing: ${packages.join(" ")}`);
  if (process.getuid?.() !== 0) throw new Error(`Root is needed to install Debian packages (sudo, or a root shell). Missing: ${packages.join(" ")}`);
  const many = packages.length === 1 ? packages[0] : `${packages.length} Debian packages and what they need`;
  const step = { title: `installing ${many}`, seconds: 5 + 4 * packages.length, log: "apt" };
  installing(() => longStep(step, [path.join(__dirname, "apt-install.sh"), ...packages]));
}

module.exports = { missingPackages, installCommand, installPackages };

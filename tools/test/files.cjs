// Which test files there are, by phase.
const { existsSync, readdirSync } = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "../..");
const testPhases = ["unit", "conformance", "faults", "kill", "guests", "e2e", "vm"];

/** Too long for every run: `npm test -- vm` runs them as well. */
const onlyWhenAsked = ["conformance/bridge", "conformance/hostSettings", "kill/", "lab.test"];

function filesOf(phase) {
  const folder = path.join("tests", phase);
  if (!existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => path.join(folder, file))
    .sort();
}

const phaseOf = (file) => path.relative("tests", file).split(path.sep)[0];

const inVms = (file) => phaseOf(file) === "vm";

const isLong = (file) => inVms(file) && onlyWhenAsked.some((part) => path.relative("tests/vm", file).startsWith(part));

/** Whether it has the real CLI run programs with the installed package. */
const runsStacks = (file) => phaseOf(file) === "e2e" || path.basename(file) === "examples.test.ts";

module.exports = { root, testPhases, filesOf, phaseOf, inVms, isLong, runsStacks };

// Which test files there are, by phase.
const { existsSync, readdirSync } = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "../..");
const testPhases = ["unit", "conformance", "faults", "kill", "guests", "e2e", "vm"];

/** Too long for every run: `npm test -- vm` runs them as well. */
const onlyWhenAsked = ["conformance/bridge", "conformance/hostSettings", "kill/", "lab.test"];

/** Each takes minutes: in a whole run half of them by turns, so that each manager has its reboots or its corpus, and each day some of the kinds. `npm test -- vm` runs them all. */
const turns = [
  [
    ...["corpus/networkmanager", "corpus/netplan", "reboot/networkd.", "reboot/ifupdown"],
    ...["conformance/bond", "conformance/testImpairment", "conformance/dummy", "conformance/hostNetwork", "ovnKernel"],
  ],
  [
    ...["corpus/networkd.", "corpus/ifupdown", "reboot/networkmanager", "reboot/netplan"],
    ...["conformance/vlan", "conformance/securityGroupAttachment", "ovnCentral", "ovsUplink"],
  ],
];
const DAY_MS = 86_400_000;
const turn = Number(process.env.KVMNET_SEED || Math.floor(Date.now() / DAY_MS)) & 1;

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

const isAmong = (parts, file) => inVms(file) && parts.some((part) => path.relative("tests/vm", file).startsWith(part));

/** Every second kind is killed by turns: kinds of a driver are carried out by the same code, and each driver has some in either half. `npm test -- kill` runs them all. */
const waiting = filesOf("kill").filter((_, i) => (i & 1) !== turn);

/** What a whole run leaves out. */
const isLong = (file) => isAmong(onlyWhenAsked, file) || isAmong(turns[1 - turn], file) || waiting.includes(file);

/** Whether it has the real CLI run programs with the installed package. */
const runsStacks = (file) => phaseOf(file) === "e2e" || path.basename(file) === "examples.test.ts";

module.exports = { root, turn, testPhases, filesOf, phaseOf, inVms, isLong, runsStacks };

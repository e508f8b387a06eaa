import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { attach } from "./lab";
import { cacheFolder, instanceName, stateFolder } from "./paths";
import { labNames } from "./vm/paths";

const checkout = dirname(__dirname);

const { footprint, removeFootprint } = require(join(checkout, "tools/footprint.cjs")) as {
  footprint(): { packages: string[] };
  removeFootprint(runStep: (argv: string[], count: number) => void): { removed: string[]; stays: Map<string, string> };
};
const { longStep } = require(join(checkout, "tools/longStep.cjs")) as {
  longStep(step: { title: string; seconds: number; log: string }, argv: readonly string[]): void;
};

/** Labs under other names live on the same packages and the same cache. */
export function assertNoOtherLab(): void {
  const others = [...new Set([...namespaceLabs(), ...labNames()])].filter((name) => name !== instanceName());
  if (others.length > 0) throw new Error(`other labs are up: ${others.join(", ")}; end them first: KVMNET_LAB=NAME npm run lab -- down`);
}

function namespaceLabs(): string[] {
  try {
    return readdirSync(dirname(stateFolder("any"))).filter((name) => attach(name));
  } catch {
    return [];
  }
}

/** Takes off this machine whatever quickstart, lab and tests left outside the checkout, as far as it serves nobody else; says what. */
export function purge(): void {
  const { packages } = footprint();
  if (packages.length > 0) {
    console.log(`Debian packages that were installed for the lab: ${packages.join(" ")}`);
    const { removed, stays } = removeFootprint((argv, count) => longStep({ title: `removing ${count} of them`, seconds: 30, log: "apt" }, argv));
    for (const [name, reason] of stays) console.log(`  ${name} stays: ${reason}`);
    if (removed.length > 0) console.log("  users and groups that they made stay, as Debian has it");
  }
  for (const name of readdirSync(checkout).filter((entry) => /^Pulumi\.quickstart.*\.yaml$/.test(entry))) rmSync(join(checkout, name));
  rmSync(cacheFolder(), { recursive: true, force: true });
  console.log(`removed: ${cacheFolder()}`);
  console.log("What is left is in this checkout (node_modules, dist).");
}

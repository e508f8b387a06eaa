import { join } from "node:path";

const { installPackages, missingPackages } = require(join(__dirname, "../../tools/packages.cjs")) as {
  missingPackages(scope: string): string[];
  installPackages(packages: readonly string[]): void;
};

/** Why there cannot be virtual machines here at all; undefined when there can. */
export function vmRefusal(): string | undefined {
  if (process.arch !== "x64") return `the VM lab is made for x86-64 machines, and this is ${process.arch}`;
  if (process.platform !== "linux" || process.getuid?.() !== 0) return "the VM lab needs root on Linux";
  return undefined;
}

/** Installs what virtual machines need on this machine; throws with the command to run where we may not. */
export function ensureVmNeeds(): void {
  const refusal = vmRefusal();
  if (refusal) throw new Error(refusal);
  ensure("vm");
}

/** What a kernel is built with. */
export function ensureKernelNeeds(): void {
  ensure("kernel");
}

function ensure(scope: string): void {
  const missing = missingPackages(scope);
  if (missing.length > 0) installPackages(missing);
}

import { join } from "node:path";

const { installPackages, missingPackages } = require(join(__dirname, "../../tools/packages.cjs")) as {
  missingPackages(scope: string): string[];
  installPackages(packages: readonly string[]): void;
};

/** Installs what virtual machines need on this machine; throws with the command to run where we may not. */
export function ensureVmNeeds(): void {
  if (process.arch !== "x64") throw new Error("The VM lab emulates a PC with QEMU's recipe for x86-64 and is made for x86-64 machines.");
  const missing = missingPackages("vm");
  if (missing.length > 0) installPackages(missing);
}

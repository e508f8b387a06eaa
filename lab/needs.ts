import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Says what the lab lacks on this machine; throws with the remedy. */
export function assertNeeds(): void {
  if (process.getuid?.() !== 0) throw new Error("The lab makes network namespaces: run it as root, or in a container or virtual machine where you are.");
  if (!readFileSync("/proc/filesystems", "utf8").includes("overlay")) throw new Error("The lab needs overlayfs in the kernel: modprobe overlay");
  const { missingPackages, installCommand } = require(join(__dirname, "../tools/packages.cjs"));
  const missing: string[] = missingPackages();
  if (missing.length > 0) throw new Error(`The lab needs: ${installCommand(missing)}`);
}

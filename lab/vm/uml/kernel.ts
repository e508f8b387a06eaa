import { randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { mustRun } from "../../run";
import { cached, isCached } from "../cache";
import { debianMirror, type Progress } from "../image";
import { ensureKernelNeeds } from "../needs";
import { vmCache } from "../paths";
import { kernelKey } from "../recipe";

/** A Linux kernel that is a program. */
export interface UmlKernel {
  /** Another one each time that it is built. */
  readonly id: string;
  readonly linux: string;
  /** An archive of /lib/modules. */
  readonly modules: string;
}

/** A machine on which it takes longer gets on better with emulated ones. */
const buildMs = 40 * 60_000;

const folderName = () => `uml-kernel-${kernelKey()}`;

export const hasUmlKernel = (): boolean => isCached(folderName());

/** Built once from the newest source that Debian has. */
export async function umlKernel(progress: Progress): Promise<UmlKernel> {
  const folder = await cached(folderName(), async (target) => {
    ensureKernelNeeds();
    progress("user mode kernel: building it (once, ten minutes on two idle cores) …");
    const work = mkdtempSync(join(vmCache(), "new-kernel-"));
    try {
      const script = ["sh", join(__dirname, "kernel.sh"), join(__dirname, "uml.config"), work, target, await debianMirror()];
      await mustRun(script, { timeoutMs: buildMs });
      writeFileSync(join(target, "id"), randomUUID());
      progress(`user mode kernel ${readFileSync(join(target, "version"), "utf8").trim()} is built`);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  });
  return { id: readFileSync(join(folder, "id"), "utf8"), linux: join(folder, "linux"), modules: join(folder, "modules.tar") };
}

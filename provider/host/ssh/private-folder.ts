import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = "kvmnet-";
// A unix socket's path may have 104 characters on macOS, and ssh appends 17 of its own to ControlPath.
const maxParentLength = 60;

const oldMs = 24 * 3_600_000;

/** A folder that only we can enter, for sockets. Folders of processes that were killed are removed on the way. */
export function privateFolder(): string {
  const parents = [process.env.XDG_RUNTIME_DIR, tmpdir(), "/tmp"].filter((parent) => parent !== undefined && parent.length <= maxParentLength);
  let failure: unknown;
  for (const parent of parents as string[]) {
    try {
      const folder = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
      removeStale(parent);
      return folder;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function removeStale(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = /^kvmnet-(\d+)-\w{6}$/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) {
      removeIfOld(join(parent, name));
    }
  }
}

/** A young one may belong to a process in another pid namespace, and one of another user's is not ours to remove. */
function removeIfOld(folder: string): void {
  try {
    if (Date.now() - statSync(folder).mtimeMs > oldMs) {
      rmSync(folder, { recursive: true, force: true });
    }
  } catch {
    return;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

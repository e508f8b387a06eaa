import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const prefix = `kvmnet-${pidNamespace()}-`;
// A unix socket's path may have 104 characters on macOS, and ssh appends 17 of its own to ControlPath.
const maxParentLength = 50;

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
    const pid = name.startsWith(prefix) ? /^(\d+)-\w{6}$/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid !== undefined && !isAlive(Number(pid))) {
      removeIfOurs(join(parent, name));
    }
  }
}

/** Another user's is not ours to remove. */
function removeIfOurs(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}

/** Process ids mean something only within one pid namespace; /tmp may be shared by several. */
function pidNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid").replace(/\D/g, "");
  } catch {
    return "0";
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

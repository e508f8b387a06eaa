import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process that we started. The start time (clock ticks since boot) tells it from a later one with the same number. */
export interface ProcessRecord {
  readonly pid: number;
  readonly startTime: string;
}

/** State, parent and start time from /proc/PID/stat; undefined when there is no such process. */
function stat(pid: number): { state: string; parent: number; startTime: string } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return { state: fields[0] ?? "", parent: Number(fields[1]), startTime: fields[19] ?? "" };
  } catch {
    return undefined;
  }
}

export function record(pid: number): ProcessRecord {
  return { pid, startTime: stat(pid)?.startTime ?? "gone" };
}

export function isAlive(known: ProcessRecord): boolean {
  const now = stat(known.pid);
  return now !== undefined && now.startTime === known.startTime && now.state !== "Z";
}

/** In the environment of everything that we start: whose lab it belongs to. */
const ownerVariable = "KVMNET_LAB_FOLDER";

/** Starts a process that outlives us; its output goes to a file. It is marked with the lab's folder. */
export function startDetached(labFolder: string, argv: readonly string[], logFile: string, cwd = "/"): ProcessRecord {
  const log = openSync(logFile, "a");
  const child: ChildProcess = spawn(argv[0] as string, argv.slice(1), {
    detached: true,
    stdio: ["ignore", log, log],
    cwd,
    env: { ...process.env, [ownerVariable]: labFolder },
  });
  closeSync(log);
  child.on("error", () => undefined);
  if (child.pid === undefined) throw new Error(`cannot start ${argv[0]}`);
  child.unref();
  return record(child.pid);
}

/** Processes of a lab by their mark: also one whose starter was killed before it could record it. */
export function markedProcesses(labFolder: string): ProcessRecord[] {
  const mark = `${ownerVariable}=${labFolder}`;
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry) && environment(entry).includes(mark))
    .map((entry) => record(Number(entry)));
}

function environment(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/** The first child of a process: what `unshare --fork` runs as process 1 of the new namespaces. */
export async function firstChild(parent: ProcessRecord, deadlineMs = 5000): Promise<ProcessRecord> {
  const end = Date.now() + deadlineMs;
  while (Date.now() < end) {
    const pid = readdirSync("/proc").find((entry) => /^\d+$/.test(entry) && stat(Number(entry))?.parent === parent.pid);
    if (pid) return record(Number(pid));
    if (!isAlive(parent)) break;
    await sleep(10);
  }
  throw new Error("a namespace did not start; see the log beside the lab's state");
}

export async function kill(known: readonly ProcessRecord[]): Promise<void> {
  for (const one of known) {
    if (!isAlive(one)) continue;
    try {
      process.kill(one.pid, "SIGKILL");
    } catch {
      // It ended by itself in between.
    }
  }
  const end = Date.now() + 10_000;
  while (known.some(isAlive)) {
    if (Date.now() > end) throw new Error(`processes do not end: ${known.filter(isAlive).map((one) => one.pid)}`);
    await sleep(20);
  }
}

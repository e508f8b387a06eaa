import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** Processes that descend from one of ours, looked up in /proc: only those may be killed. */
function descendants(pid: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const parent = parentOf(entry);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const below = (one: number): number[] => (children.get(one) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

function parentOf(pid: string): number {
  // The name in parentheses may hold anything; the fields count from the last one.
  return Number(read(`/proc/${pid}/stat`).split(")").at(-1)?.trim().split(" ")[1] ?? 0);
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** The process in which the resources of a command are, once there is one. */
export type ProcessOf = (pulumi: number, ended: () => boolean) => Promise<number | undefined>;

const processLike =
  (line: RegExp): ProcessOf =>
  async (pulumi, ended) => {
    while (!ended()) {
      const found = descendants(pulumi).find((pid) => line.test(read(`/proc/${pid}/cmdline`)));
      if (found) {
        return found;
      }
      await sleep(20);
    }
    return undefined;
  };

/** Where Pulumi runs the dynamic providers. Its start script first asks another node, with -e, where the module lies. */
export const providerProcess = processLike(/^[^\0]*node\0(?!-e\0).*dynamic-provider/s);

/** The native plugin. */
export const pluginProcess = processLike(/^[^\0]*node\0[^\0]*pulumi-resource-kvmnet/s);

/** A process that has ended but whom nobody has asked about is not. */
export function isAlive(pid: number): boolean {
  try {
    return !/ Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { LabConnection } from "../lab/host";
import { Stack } from "../tests/e2e/stack";
import { connectionConfig } from "./kvmnet";
import { timed } from "./measure";

/** So many networks (stopped: what is looked at is the same; with names of bridges, as libvirt has 256 at most) and so many bridges on one host. */
const program = (count: number) => `import * as kvmnet from "pulumi-kvmnet";
for (let i = 0; i < ${count}; i++) {
  const cidr = "10." + (160 + Math.floor(i / 250)) + "." + (i % 250) + ".0/24";
  new kvmnet.NatNetwork("bench" + i, { subnets: [{ cidr }], bridge: { name: "bnat" + i }, active: false, autostart: false });
  new kvmnet.Bridge("bbr" + i, { persistence: "runtime" });
}
`;

export interface Load {
  readonly refresh: number;
  readonly preview: number;
  /** Bytes that the provider's process had at most. */
  readonly memory: number;
}

/** Seconds of a refresh and of a preview that looks, at each of these sizes, and the most memory that a provider took. */
export async function loads(connection: LabConnection, sizes: readonly number[], say: (line: string) => void): Promise<Load[]> {
  const stack = await Stack.create({ ...connectionConfig(connection), "kvmnet:preview": "live" });
  const found: Load[] = [];
  try {
    for (const size of sizes) {
      stack.program(program(size));
      const up = await timed(() => stack.up());
      const watch = watchMemory(stack.folder);
      const refresh = await timed(() => stack.must("refresh", "--yes", "--skip-preview", "--expect-no-changes"));
      const preview = await timed(() => stack.must("preview", "--expect-no-changes"));
      found.push({ refresh, preview, memory: await watch.end() });
      say(
        `${size} networks and ${size} bridges: up ${up.toFixed(0)} s, refresh ${refresh.toFixed(1)} s, preview ${preview.toFixed(1)} s, ${Math.round((found.at(-1)?.memory ?? 0) / 2 ** 20)} MB`,
      );
    }
    return found;
  } finally {
    await stack.must("destroy", "--yes", "--skip-preview");
    stack.remove();
  }
}

/** The high-water mark of the dynamic provider's processes of this stack, asked for twice a second. */
function watchMemory(folder: string) {
  let most = 0;
  let ended = false;
  const running = (async () => {
    while (!ended) {
      for (const pid of execFileSync("ps", ["-eo", "pid=,args="], { encoding: "utf8" }).split("\n").flatMap(providerPid)) {
        most = Math.max(most, highWater(pid, folder));
      }
      await sleep(500);
    }
  })();
  return {
    end: async () => {
      ended = true;
      await running;
      return most;
    },
  };
}

const providerPid = (line: string): number[] => (line.includes("cmd/dynamic-provider") ? [Number.parseInt(line, 10)] : []);

/** In bytes; 0 for a process of another stack, or one that is gone by now. */
function highWater(pid: number, folder: string): number {
  try {
    const ours = readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder);
    const [, kib = "0"] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return ours ? Number(kib) * 1024 : 0;
  } catch {
    return 0;
  }
}

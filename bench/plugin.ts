import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { LabConnection } from "../lab/host";
import { builtPlugin } from "../tests/e2e/installed";
import { Stack } from "../tests/e2e/stack";
import { EMPTY_CLASS, emptyNative } from "./emptyNative";
import { connectionConfig } from "./kvmnet";
import { marginal, median, timed } from "./measure";
import { ALIASED, compared, type Exported, laden, load, multiply, ours, program, type Runs, restore, stopped } from "./preview";

/** CPU seconds (user and system) that the plugin takes to its port, and a bare Node to its first line: medians, in turns. */
export async function startupCpu(rounds: number): Promise<{ readonly plugin: number; readonly bare: number }> {
  const plugin = path.join(await builtPlugin(), "pulumi-resource-kvmnet");
  const bare = ["-e", "console.log(0); setInterval(() => undefined, 1000)"];
  // The first process of a build keeps the code for those that follow.
  await cpuToFirstLine([plugin], "SIGTERM");
  const figures = { plugin: [] as number[], bare: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    figures.bare.push(await cpuToFirstLine(bare, "SIGKILL"));
    figures.plugin.push(await cpuToFirstLine([plugin], "SIGKILL"));
  }
  return { plugin: median(figures.plugin), bare: median(figures.bare) };
}

/** Clock ticks of /proc/PID/stat: USER_HZ, which is 100 on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

function cpuToFirstLine(argv: readonly string[], end: NodeJS.Signals): Promise<number> {
  const child = spawn(process.execPath, argv, { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let seconds: number | undefined;
    child.stdout.once("data", () => {
      const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(")").at(-1)?.trim().split(" ") ?? [];
      seconds = (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
      child.kill(end);
    });
    child.once("error", reject);
    child.once("close", () => (seconds === undefined ? reject(new Error(`${argv.join(" ")} ended without a line`)) : resolve(seconds)));
  });
}

/** Seconds of a preview, and of an `up`, of unchanged resources through the native plugin, and through one that does nothing. */
export async function pluginRuns(connection: LabConnection, count: number, rounds: number): Promise<{ readonly preview: Runs; readonly up: Runs }> {
  const bare = await emptyNative();
  const stacks = { ours: await Stack.create({ ...connectionConfig(connection), "kvmnet:preview": "offline" }), empty: bare.stack };
  try {
    stacks.ours.program(ours(1, NATIVE));
    await stacks.ours.up();
    await multiply(stacks.ours, count);
    stacks.ours.program(ours(count, NATIVE));
    stacks.empty.program(empty(count));
    await stacks.empty.up();
    const commands = { preview: ["preview", "--expect-no-changes"], up: ["up", "--yes", "--skip-preview", "--expect-no-changes"] };
    const runs = await compared(stacks, { empty: empty(count), laden: empty(count, ALIASED) }, commands, rounds);
    stacks.ours.program(ours(1, NATIVE));
    return runs;
  } finally {
    await restore(stacks.ours);
    stacks.ours.remove();
    bare.remove();
  }
}

/** Seconds that one more network takes in a refresh through the plugin; and one more resource of a plugin that does nothing, as it is and when its state says as much. */
export async function pluginRefresh(connection: LabConnection, count: number, rounds: number): Promise<Runs> {
  const bare = await emptyNative();
  const stacks = { ours: await Stack.create(connectionConfig(connection)), empty: bare.stack };
  const refreshed = async (stack: Stack) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) {
      times.push(await timed(() => stack.must("refresh", "--yes", "--skip-preview", "--expect-no-changes")));
    }
    return median(times);
  };
  const runs = async (networks: number) => {
    stacks.ours.program(stopped(networks, NATIVE));
    await stacks.ours.up();
    stacks.empty.program(empty(networks));
    await stacks.empty.up();
    const [ours, least] = [await refreshed(stacks.ours), await refreshed(stacks.empty)];
    await load(stacks.empty, laden((await stacks.empty.exported()) as unknown as Exported, (await stacks.ours.exported()) as unknown as Exported));
    return { ours, empty: least, laden: await refreshed(stacks.empty) };
  };
  try {
    const [many, one] = [await runs(count), await runs(1)];
    const more = (who: keyof Runs) => marginal(one[who], many[who], count);
    return { ours: more("ours"), empty: more("empty"), laden: more("laden") };
  } finally {
    await stacks.ours.must("destroy", "--yes", "--skip-preview");
    stacks.ours.remove();
    bare.remove();
  }
}

const NATIVE = "pulumi-kvmnet/plugin";

const empty = (count: number, options = "{}") => program(`new Empty(name, { name, subnets: [{ cidr }] }, ${options});`, count, EMPTY_CLASS);

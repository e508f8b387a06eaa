import type { Lab } from "../lab/lab";
import { Stack } from "../tests/e2e/stack";
import { EMPTY_CLASS, emptyNative } from "./emptyNative";
import { AT_A_TIME, connectionConfig } from "./kvmnet";
import { median, timed } from "./measure";
import { address, CLEAR } from "./overlay";
import type { Runs } from "./preview";

const upProgram = (head: string, one: string, count: number) => `${head}
for (const [i, address] of ${JSON.stringify(Array.from({ length: count }, (_, i) => address(i)))}.entries()) ${one}
`;
const HEAD = `import * as kvmnet from "pulumi-kvmnet/plugin";
const { name } = new kvmnet.LogicalSwitch("bench", { name: "bench" });`;
const PORT = 'new kvmnet.LogicalSwitchPort("p" + i, { name: "p" + i, switch: name, addresses: [address] });';
const EMPTY_PORT = 'new Empty("p" + i, { name: "p" + i, switch: "bench", addresses: [address] }, {});';

/**
 * Seconds of `pulumi up` that makes so many logical ports through the plugin, and of one that makes as many resources that do nothing, from the same arguments;
 * and of those when their states say as much as ours. In turns, each in a stack of its own; OVN runs on the lab's first host already.
 */
export async function overlayUp(lab: Lab, ports: number, rounds: number): Promise<Runs> {
  const [on] = lab.hosts;
  if (!on) {
    throw new Error("the lab has no host");
  }
  const up = (stack: Stack, env: NodeJS.ProcessEnv = {}) =>
    timed(() => withEnv(env, () => stack.must("up", "--yes", "--skip-preview", "--parallel", String(AT_A_TIME))));
  let outputs = {};
  const runs = {
    ours: async (count: number) => {
      const stack = await Stack.create(connectionConfig(on.connection));
      try {
        stack.program(upProgram(HEAD, PORT, count));
        const seconds = await up(stack);
        outputs = (await stack.exported()).deployment.resources?.at(-1)?.outputs ?? {};
        return seconds;
      } finally {
        stack.remove();
        await on.sh(CLEAR, { timeoutMs: 150_000 });
      }
    },
    empty: (count: number) => emptyUp(count),
    laden: (count: number) => emptyUp(count, { KVMNET_BENCH_OUTPUTS: JSON.stringify(outputs) }),
  };
  const emptyUp = async (count: number, env?: NodeJS.ProcessEnv) => {
    const { stack, remove } = await emptyNative();
    try {
      stack.program(upProgram(EMPTY_CLASS, EMPTY_PORT, count));
      return await up(stack, env);
    } finally {
      remove();
    }
  };
  const figures = { ours: [] as number[], empty: [] as number[], laden: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    for (const who of ["ours", "empty", "laden"] as const) {
      const seconds = await runs[who](round === 0 ? 1 : ports);
      // A first round, of cold caches, does not count.
      if (round > 0) {
        figures[who].push(seconds);
      }
    }
  }
  return { ours: median(figures.ours), empty: median(figures.empty), laden: median(figures.laden) };
}

async function withEnv<T>(env: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  Object.assign(process.env, env);
  try {
    return await work();
  } finally {
    for (const name of Object.keys(env)) {
      delete process.env[name];
    }
  }
}

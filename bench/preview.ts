import { writeFileSync } from "node:fs";
import path from "node:path";
import type { LabConnection } from "../lab/host";
import { Stack } from "../tests/e2e/stack";
import { connectionConfig } from "./kvmnet";
import { median, timed } from "./measure";

export const program = (one: string, count: number, head: string) => `${head}
for (let i = 0; i < ${count}; i++) { const [name, cidr] = ["bench" + i, "10." + (160 + Math.floor(i / 250)) + "." + (i % 250) + ".0/24"]; ${one} }
`;

/** `from`: by which of its names the package is imported. */
export const ours = (count: number, from = "pulumi-kvmnet") =>
  program("new kvmnet.NatNetwork(name, { subnets: [{ cidr }] });", count, `import * as kvmnet from "${from}";`);

/** Stopped ones: what is looked at is the same, and a hundred of them are made in seconds. */
export const stopped = (count: number, from = "pulumi-kvmnet") =>
  program("new kvmnet.NatNetwork(name, { subnets: [{ cidr }], active: false, autostart: false });", count, `import * as kvmnet from "${from}";`);

/** An option of a resource that does nothing, which ours have as well: the name that they have at the other door. */
export const ALIASED = '{ aliases: [{ type: "empty:index:Other" }] }';

/** The least that a dynamic provider can be, with the same arguments. */
const empty = (count: number, options = "{}") =>
  program(
    `new Empty(name, { name, subnets: [{ cidr }] }, ${options});`,
    count,
    `import * as pulumi from "@pulumi/pulumi";
const provider: pulumi.dynamic.ResourceProvider = { create: async (inputs) => ({ id: inputs.name, outs: inputs }) };
class Empty extends pulumi.dynamic.Resource { constructor(name: string, args: object, opts: object) { super(provider, name, args, opts); } }`,
  );

/** Seconds of the same command: of our resources, of as many that do nothing, and of those when their states say as much as ours do: what Pulumi itself takes for states and aliases like ours. */
export interface Runs {
  readonly ours: number;
  readonly empty: number;
  readonly laden: number;
}

/** Runs of these commands in turns, medians by their names. */
export async function compared<Command extends string>(
  stacks: { readonly ours: Stack; readonly empty: Stack },
  programs: { readonly empty: string; readonly laden: string },
  commands: Readonly<Record<Command, readonly string[]>>,
  rounds: number,
): Promise<Record<Command, Runs>> {
  const names = Object.keys(commands) as Command[];
  const figures = names.map(() => ({ ours: [] as number[], empty: [] as number[], laden: [] as number[] }));
  const measured = async (who: keyof Runs) => {
    for (const [index, name] of names.entries()) {
      figures[index]?.[who].push(await timed(() => stacks[who === "ours" ? who : "empty"].must(...commands[name])));
    }
  };
  const bare = (await stacks.empty.exported()) as unknown as Exported;
  const full = laden(bare, (await stacks.ours.exported()) as unknown as Exported);
  for (let round = 0; round < rounds; round++) {
    await load(stacks.empty, bare);
    stacks.empty.program(programs.empty);
    await measured("empty");
    await measured("ours");
    await load(stacks.empty, full);
    stacks.empty.program(programs.laden);
    await measured("laden");
  }
  const medians = figures.map(({ ours: own, empty: least, laden: most }) => ({ ours: median(own), empty: median(least), laden: median(most) }));
  return Object.fromEntries(names.map((name, index) => [name, medians[index]])) as Record<Command, Runs>;
}

/** Seconds of a preview without changes. */
export async function previews(connection: LabConnection, count: number, rounds: number): Promise<Runs> {
  const stacks = { ours: await Stack.create({ ...connectionConfig(connection), "kvmnet:preview": "offline" }), empty: await Stack.create() };
  try {
    stacks.ours.program(ours(1));
    await stacks.ours.up();
    await multiply(stacks.ours, count);
    stacks.ours.program(ours(count));
    stacks.empty.program(empty(count));
    await stacks.empty.up();
    const programs = { empty: empty(count), laden: empty(count, ALIASED) };
    const { preview } = await compared(stacks, programs, { preview: ["preview", "--expect-no-changes"] }, rounds);
    stacks.ours.program(ours(1));
    return preview;
  } finally {
    await restore(stacks.ours);
    stacks.ours.remove();
    stacks.empty.remove();
  }
}

export interface Looks {
  readonly live: number;
  readonly offline: number;
}

/** Seconds of a preview of unchanged resources that looks at their host, and of one that does not, in turns. */
export async function looks(connection: LabConnection, count: number, rounds: number): Promise<Looks> {
  const stack = await Stack.create(connectionConfig(connection));
  try {
    stack.program(stopped(count));
    await stack.up();
    const figures = { live: [] as number[], offline: [] as number[] };
    for (let round = 0; round < rounds; round++) {
      for (const mode of ["offline", "live"] as const) {
        await stack.must("config", "set", "kvmnet:preview", mode);
        figures[mode].push(await timed(() => stack.must("preview", "--expect-no-changes")));
      }
    }
    return { live: median(figures.live), offline: median(figures.offline) };
  } finally {
    await stack.must("destroy", "--yes", "--skip-preview");
    stack.remove();
  }
}

export interface Exported {
  deployment: { resources: { urn: string; inputs?: object; outputs?: object }[] };
}

/** States of resources that do nothing, with what those of ours of the same names say. */
export function laden(empties: Exported, full: Exported): Exported {
  const name = (urn: string) => urn.split("::").at(-1);
  const outputs = new Map(full.deployment.resources.map((one) => [name(one.urn), one.outputs]));
  const resources = empties.deployment.resources.map((one) =>
    /::bench\d+$/.test(one.urn) ? { ...one, outputs: { ...outputs.get(name(one.urn)), ...one.outputs } } : one,
  );
  return { ...empties, deployment: { ...empties.deployment, resources } };
}

/** A preview that does not look at the host is as good with copies: the state of one real network, copied under other names and subnets. */
export async function multiply(stack: Stack, count: number): Promise<void> {
  const state = (await stack.exported()) as unknown as Exported;
  const model = state.deployment.resources.find(({ urn }) => urn.endsWith("::bench0"));
  if (!model) {
    throw new Error("the network to copy is not in the state");
  }
  const text = JSON.stringify(model);
  for (let i = 1; i < count; i++) {
    const net = `10.${160 + Math.floor(i / 250)}.${i % 250}.`;
    state.deployment.resources.push(JSON.parse(text.replaceAll("bench0", `bench${i}`).replaceAll("10.160.0.", net)));
  }
  await load(stack, state);
}

/** Only the real network is left in the state, and removed from the host. */
export async function restore(stack: Stack): Promise<void> {
  const state = (await stack.exported()) as unknown as Exported;
  state.deployment.resources = state.deployment.resources.filter(({ urn }) => !/::bench[1-9]\d*$/.test(urn));
  await load(stack, state);
  await stack.must("destroy", "--yes", "--skip-preview");
}

export async function load(stack: Stack, state: Exported): Promise<void> {
  const file = path.join(stack.folder, "state.json");
  writeFileSync(file, JSON.stringify(state));
  await stack.must("stack", "import", "--file", file);
}

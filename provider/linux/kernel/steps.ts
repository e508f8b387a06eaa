import { stepFailure } from "../../host/failure";
import { underGuard } from "../../host/guard/guarded";
import { noticeTakenBack, type TakenBack } from "../../host/guard/notice";
import { unlessPending } from "../../host/guard/pending";
import { type GuardSettings, guardOf, sharedGuard } from "../../host/guard/settings";
import { guardWords } from "../../host/guard/words";
import type { Facts, Host, Output } from "../../host/host";
import type { End, Task, WorkVerdict, World } from "../../host/round/world";
import { type Section, sectionsOf } from "../../host/sections";
import { KvmnetError } from "../../resource/error";
import { explain } from "./explain";
import { attachedGuests, inUse } from "./guests";
import type { Link } from "./link";
import { type Joiners, type Part, partsOf } from "./parts";
import type { WayBack } from "./undo";

/** What is done to a host for one resource: orders for `steps.sh`. Plain data. */
export interface Work {
  /** Expectations (`alias_is` …) come first: when one does not hold, nothing is done. */
  readonly orders: readonly string[];
  /** What brings back everything that the orders change, in whichever of them it breaks. */
  readonly undo: readonly string[];
  /** What only its kind knew of the way back, for one that is made of several. */
  readonly way?: WayBack | undefined;
  /** Devices that an order `unused` asks about. */
  readonly held?: { readonly resource: string; readonly links: readonly Link[] };
  /** The resource's own word on how a change of the way in is guarded. */
  readonly guard?: GuardSettings | undefined;
  /** Why this may cut us off, as far as only its kind knows. */
  readonly danger?: string | undefined;
}

/** Exit statuses of an order (`steps.sh`, `verbs.sh`). */
const IN_USE = 4;
const STALE = 5;

interface StepWorld<Seen> {
  /** `network`: its generation on the host is called so. */
  readonly name: string;
  /** In words, for errors: `the host's network`. */
  readonly what: string;
  readonly lookStep: string;
  readonly needs?: readonly string[];
  readonly args?: readonly string[];
  /** How long one work may take; default: 10 s. */
  readonly patienceMs?: number;
  lookScript(): string;
  writeScript(): string;
  /** The same without the look: what the host runs for itself under guard. */
  stepsScript(): string;
  /** `guard_confirm`, then the look. */
  confirmScript(): string;
  /** Why these orders may cut us off; `undefined` when they cannot. */
  dangerOf(seen: Seen, facts: Facts, work: Work): string | undefined;
  /** Devices by whose state is checked that a change was taken back altogether. */
  pictured(seen: Seen, facts: Facts, works: readonly Work[]): readonly string[];
  /** Addresses by which the host may be reached afterwards, where the one that we came in by goes away. */
  movedTo(seen: Seen, works: readonly Work[]): readonly string[];
  readonly shared?: Joiners;
  parse(stdout: string): Seen;
  closer?(host: Host, seen: Seen, about: readonly string[]): Promise<Seen>;
  readonly foretell?: World<Seen, Work>["foretell"];
}

interface Generated {
  readonly generation: string;
  readonly takenBack?: TakenBack | undefined;
}

/** A world that is changed by orders in one step of `steps.sh`. Its generation tells whether one of our clients has changed it since it was seen. */
export function stepWorld<Seen extends Generated>(world: StepWorld<Seen>): World<Seen, Work> {
  const { name, what, needs = [], args = [], patienceMs = 10_000, shared = {}, closer, foretell } = world;
  return {
    name: `linux.${name}`,
    stepSize: 40,
    look: async (host) => {
      const seen = world.parse((await host.run({ name: world.lookStep, script: world.lookScript(), args, needs })).stdout);
      if (seen.takenBack) {
        noticeTakenBack(host.label, seen.takenBack);
      }
      return seen;
    },
    ...(closer && { closer }),
    foretell: async (host, seen, verdict) => [...((await foretell?.(host, seen, verdict)) ?? []), ...guardNotes(world, host, seen, verdict)],
    write: async (host, seen, tasks) => {
      const [first] = tasks;
      const parts = partsOf(
        tasks.map(({ work }) => work.orders),
        shared,
      );
      const step = tasks.length === 1 && first ? first.step : `change ${tasks.length} parts of ${what}`;
      const input = stepInput(name, seen.generation, tasks, parts);
      const wishes = tasks.map(({ work }) => ({ danger: dangerOf(world, host, seen, work), guard: work.guard }));
      const guarded = sharedGuard(wishes, host.guard);
      const { stdout } = guarded
        ? await guardedStep(world, host, seen, tasks, { step, input, ...guarded })
        : await unlessPending(host, {
            name: step,
            script: world.writeScript(),
            args,
            input,
            timeoutMs: 60_000 + patienceMs * tasks.length,
            mutates: true,
            needs,
          });
      const answer = answerOf(sectionsOf(stdout));
      return { seen: world.parse(stdout), ends: tasks.map((task, i) => endOf(task, i, parts, answer, host.facts)) };
    },
  };
}

/** Where nothing is there yet no change says that the way in is touched. */
function guardNotes<Seen>(world: StepWorld<Seen>, host: Host, seen: Seen, { work, changes }: Pick<WorkVerdict<Work>, "work" | "changes">): string[] {
  const danger = changes === undefined ? dangerOf(world, host, seen, work) : undefined;
  return danger === undefined ? [] : [guardWords(danger, guardOf(work.guard, host.guard))];
}

const dangerOf = <Seen>(world: StepWorld<Seen>, host: Host, seen: Seen, work: Work): string | undefined =>
  work.danger ?? world.dangerOf(seen, host.facts, work);

function guardedStep<Seen extends Generated>(
  world: StepWorld<Seen>,
  host: Host,
  seen: Seen,
  tasks: readonly Task<Work>[],
  { step, input, reason, guard }: NonNullable<ReturnType<typeof sharedGuard>> & { readonly step: string; readonly input: string },
): Promise<Output> {
  const works = tasks.map(({ work }) => work);
  // The last one first; whoever had to be told of files has been told by now, so that nothing hangs on a note.
  const undo = works.toReversed().flatMap((work, i) => [`@ back ${i}`, ...work.undo.filter((order) => !order.startsWith("when_pending"))]);
  const atBoot = works
    .toReversed()
    .flatMap(({ undo: orders }) => orders.filter((order) => /^(file|file_remove|enable_unit|forget_units|ovs_[a-z]+) /.test(order)));
  return underGuard(host, {
    step,
    reason,
    guard,
    resources: tasks.map(({ resource }) => resource),
    devices: world.pictured(seen, host.facts, works),
    program: world.stepsScript(),
    orders: input,
    undo: [`@ renew ${world.name}`, ...undo].join("\n"),
    undoAtBoot: atBoot.length > 0 ? ["@ back 0", ...atBoot].join("\n") : "",
    confirm: world.confirmScript(),
    args: world.args ?? [],
    newAddresses: world.movedTo(seen, works),
  });
}

/** What `steps.sh` reads. */
export function stepInput(world: string, generation: string, tasks: readonly Task<Work>[], parts: readonly Part[]): string {
  const lines = [
    `@ world ${world} ${generation}`,
    ...tasks.flatMap(({ work }, i) => (work.undo.length > 0 ? [`@ undo ${i}`, ...work.undo] : [])),
    ...parts.flatMap(({ requests, orders }, i) => [`@ part ${i} ${requests.join(" ")}`, ...orders]),
  ];
  for (const line of lines) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break would start an order of its own
    if (/[\u0000-\u001f\u007f]/.test(line)) {
      throw new KvmnetError({ code: "invalid-input", problem: `a control character in ${JSON.stringify(line)} cannot be handed to the host` });
    }
  }
  return lines.map((line) => `${line}\n`).join("");
}

interface Result {
  readonly code: number;
  readonly words: string;
}

interface Answer {
  /** Nothing was done: the world has another generation by now. */
  readonly stale: boolean;
  readonly parts: ReadonlyMap<number, Result>;
  readonly undone: ReadonlyMap<number, Result>;
}

function answerOf(sections: readonly Section[]): Answer {
  const results = (words: string, end: string) => {
    const said = new Map(sections.filter(({ name }) => name === words).map(({ device, body }) => [Number(device), body.trim()]));
    const ended = sections.filter(({ name }) => name === end);
    return new Map(ended.map(({ device, rest }) => [Number(device), { code: Number(rest[0]), words: said.get(Number(device)) ?? "" }]));
  };
  return { stale: sections.some(({ name }) => name === "stale"), parts: results("part", "result"), undone: results("undo", "undone") };
}

function endOf({ step, work }: Task<Work>, request: number, parts: readonly Part[], { stale, parts: results, undone }: Answer, facts: Facts): End {
  if (stale) {
    return { end: "stale" };
  }
  // The first one that was not carried out; one that did not even answer has failed.
  const failure = parts
    .map(({ requests, orders }, i) => ({ requests, orders, ...(results.get(i) ?? { code: 1, words: "" }) }))
    .find(({ requests, code }) => requests.includes(request) && code !== 0);
  if (!failure) {
    return { end: "done" };
  }
  const { code, words, orders } = failure;
  if (code === STALE) {
    return { end: "stale" };
  }
  if (code === IN_USE && work.held) {
    return { end: "failed", error: inUse(work.held.resource, attachedGuests(words, work.held.links)) };
  }
  const undo = undone.get(request);
  const left = undo && undo.code !== 0 ? `\nwhat it had done could not be undone altogether: ${undo.words}` : "";
  const error = new KvmnetError({ ...stepFailure(words, code, facts), step, exitCode: code, toolOutput: `${words}${left}` });
  return { end: "failed", error: explain(error, orders) };
}

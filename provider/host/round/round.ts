import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { pathText } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { Host } from "../host";
import type { End, Task, Verdict, Want, World } from "./world";

/** The engine asks for its resources within a few milliseconds of each other. */
const gatherMs = 10;
/** How often a want is decided anew because somebody else was faster. */
const staleLimit = 10;
/** How many different works a want may need, one after the other. */
const workLimit = 3;

interface Waiting<Seen, Work> {
  readonly want: Want<Seen, Work, unknown>;
  granted(result: unknown): void;
  failed(error: unknown): void;
  readonly arrived: number;
  /** What was carried out of it so far. */
  readonly done: Work[];
  stale: number;
  /** Why it failed in a step that it shared. */
  failedWithOthers?: KvmnetError;
  /** It gets a step of its own, and has failed until that one succeeds. */
  alone: boolean;
}

interface Decided<Seen, Work> {
  readonly waiting: Waiting<Seen, Work>;
  readonly task: Task<Work>;
}

// biome-ignore lint/suspicious/noExplicitAny: each world has its own types, and its own queue
const queues = new WeakMap<Host, Map<string, Waiting<any, any>[]>>();

/** The world as it is, read once for all who ask. `since`: a look that was begun before then will not do. */
export function lookAt<Seen, Work>(host: Host, world: World<Seen, Work>, since?: number): Promise<Seen> {
  return host.snapshot(world.name, () => world.look(host), since);
}

/** What would be done for a want as the host is now, with what is to be said of it besides. Changes nothing. */
export async function foresee<Seen, Work, Result>(
  host: Host,
  world: World<Seen, Work>,
  want: Want<Seen, Work, Result>,
): Promise<Verdict<Work, Result> & { readonly notes: readonly string[] }> {
  const seen = await lookFor(host, world, [want]);
  const verdict = want.decide(seen, false);
  return { ...verdict, notes: verdict.is === "work" ? ((await world.foretell?.(host, seen, verdict)) ?? []) : [] };
}

/** The same, with what some of these wants need to know besides. */
async function lookFor<Seen, Work>(host: Host, world: World<Seen, Work>, wants: readonly Want<Seen, Work, unknown>[], since?: number): Promise<Seen> {
  const seen = await lookAt(host, world, since);
  const about = [...new Set(wants.flatMap((want) => want.closer?.(seen) ?? []))];
  return about.length > 0 && world.closer ? world.closer(host, seen, about) : seen;
}

/**
 * The one way to change a host: look, decide, write what waits in one step if what was seen is still so, look in the same step, and believe only that.
 * Wants that come within a moment, or while a step is under way, share the next one; one that fails there is tried alone, so that it harms nobody.
 */
export function carryOut<Seen, Work, Result>(host: Host, world: World<Seen, Work>, want: Want<Seen, Work, Result>): Promise<Result> {
  const ofHost = queues.get(host) ?? new Map<string, Waiting<Seen, Work>[]>();
  queues.set(host, ofHost);
  return new Promise<Result>((resolve, failed) => {
    const waiting: Waiting<Seen, Work> = {
      want,
      granted: (result) => resolve(result as Result),
      failed,
      arrived: Date.now(),
      done: [],
      stale: 0,
      alone: false,
    };
    const queue = ofHost.get(world.name);
    if (queue) {
      queue.push(waiting);
    } else {
      const fresh = [waiting];
      ofHost.set(world.name, fresh);
      void drain(host, world, fresh, () => ofHost.delete(world.name));
    }
  });
}

/** `close` follows the last look at the queue at once, so that nobody joins a queue that is not looked at again. */
async function drain<Seen, Work>(host: Host, world: World<Seen, Work>, queue: Waiting<Seen, Work>[], close: () => void): Promise<void> {
  await sleep(gatherMs);
  while (queue.length > 0) {
    const batch = nextBatch(queue, world.stepSize);
    const again = await round(host, world, batch).catch((error) => {
      for (const waiting of batch) {
        waiting.failed(error);
      }
      return [];
    });
    queue.unshift(...again);
  }
  close();
}

/** Those that may share a step; or one that has to go alone. */
function nextBatch<Seen, Work>(queue: Waiting<Seen, Work>[], size: number): Waiting<Seen, Work>[] {
  const alone = queue.findIndex((waiting) => waiting.alone);
  return queue.splice(0, alone === 0 ? 1 : Math.min(size, alone < 0 ? queue.length : alone));
}

/** One round for a batch; gives those that have to be decided anew. */
async function round<Seen, Work>(host: Host, world: World<Seen, Work>, batch: readonly Waiting<Seen, Work>[]): Promise<Waiting<Seen, Work>[]> {
  const seen = await seenFor(host, world, batch);
  const decided = batch.flatMap((waiting) => decide(host, waiting, seen));
  if (decided.length === 0) {
    return [];
  }
  const tasks = decided.map(({ task }) => task);
  try {
    const written = await world.write(host, seen, tasks);
    // Whoever reads next need not ask again for what was just said.
    await host.snapshot(world.name, async () => written.seen);
    return decided.flatMap((one, i) => settle(host, one, written.ends[i] ?? { end: "stale" }, written.seen, decided.length > 1));
  } catch (error) {
    return separable(error) && decided.length > 1
      ? decided.map(({ waiting }) => Object.assign(waiting, { failedWithOthers: error, alone: true }))
      : failAll(host, world, decided, error);
  }
}

/**
 * A work is compared with the host before it is begun, so that a shared look, which may be a moment old, is good enough for it. That nothing is to be
 * done, or must not be, is a last word: it needs a look that was begun after somebody asked.
 */
async function seenFor<Seen, Work>(host: Host, world: World<Seen, Work>, batch: readonly Waiting<Seen, Work>[]): Promise<Seen> {
  const wants = batch.map(({ want }) => want);
  const seen = await lookFor(host, world, wants);
  const last = batch.filter((waiting) => !needsWork(waiting, seen));
  return last.length === 0 ? seen : lookFor(host, world, wants, Math.max(...last.map(({ arrived }) => arrived)));
}

function needsWork<Seen, Work>({ want, done }: Waiting<Seen, Work>, seen: Seen): boolean {
  try {
    return want.decide(seen, done.length > 0).is === "work";
  } catch {
    return false;
  }
}

/** Settles or refuses what needs no work; what needs some is the answer. */
function decide<Seen, Work>(host: Host, waiting: Waiting<Seen, Work>, seen: Seen): Decided<Seen, Work>[] {
  const { want, done } = waiting;
  const verdict = verdictOf(host, waiting, seen, done.length > 0);
  if (verdict?.is !== "work") {
    return [];
  }
  return [{ waiting, task: { resource: want.resource, step: verdict.step, work: verdict.work } }];
}

/** Undefined when the want is settled or refused, and told so. */
function verdictOf<Seen, Work>(host: Host, waiting: Waiting<Seen, Work>, seen: Seen, written: boolean) {
  const { want, granted, failed, failedWithOthers, alone } = waiting;
  try {
    const verdict = want.decide(seen, written);
    if (verdict.is === "work") {
      return verdict;
    }
    if (alone && failedWithOthers) {
      throw failedWithOthers;
    }
    granted(verdict.result);
    return undefined;
  } catch (error) {
    failed(told(host, want, error, written || alone ? seen : undefined));
    return undefined;
  }
}

function settle<Seen, Work>(host: Host, { waiting, task }: Decided<Seen, Work>, end: End, seen: Seen, shared: boolean): Waiting<Seen, Work>[] {
  const { want, failed, done } = waiting;
  if (end.end === "later") {
    return [waiting];
  }
  if (end.end === "stale") {
    waiting.stale += 1;
    if (waiting.stale < staleLimit) {
      return [waiting];
    }
    failed(told(host, want, keepsChanging(task.step), seen));
    return [];
  }
  if (end.end === "failed") {
    if (shared && !waiting.failedWithOthers) {
      return [Object.assign(waiting, { failedWithOthers: end.error, alone: true })];
    }
    failed(told(host, want, withWords(end.error, waiting.failedWithOthers), seen));
    return [];
  }
  waiting.alone = false;
  done.push(task.work);
  const verdict = verdictOf(host, waiting, seen, true);
  if (!verdict) {
    return [];
  }
  // The same work again would bring the same about, and disturb guests twice.
  if (done.length < workLimit && !done.some((work) => isDeepStrictEqual(work, verdict.work))) {
    return [waiting];
  }
  failed(told(host, want, withWords(notShown(verdict, task.step), waiting.failedWithOthers), seen));
  return [];
}

/** A failure that may be one work's own. After a deadline or a lost connection, trying them one by one would take as long again for each. */
function separable(error: unknown): error is KvmnetError {
  return error instanceof KvmnetError && (error.code === "step-failed" || error.code === "invalid-input");
}

/** Nothing is known of how they ended: what exists of them is asked for once more. */
async function failAll<Seen, Work>(
  host: Host,
  world: World<Seen, Work>,
  decided: readonly Decided<Seen, Work>[],
  error: unknown,
): Promise<Waiting<Seen, Work>[]> {
  const seen = await lookAt(host, world).catch(() => undefined);
  for (const { waiting } of decided) {
    const words = error instanceof KvmnetError ? withWords(error, waiting.failedWithOthers) : error;
    waiting.failed(told(host, waiting.want, words, seen));
  }
  return [];
}

/** The error with what the round knows: where, whose, and what exists of it. */
function told<Seen, Work>(host: Host, want: Want<Seen, Work, unknown>, error: unknown, seen: Seen | undefined): unknown {
  return error instanceof KvmnetError
    ? error.with({ host: host.label, resource: want.resource, partialState: seen === undefined ? undefined : partialOf(want, seen) })
    : error;
}

/** To look at what is left must not hide why. */
function partialOf<Seen, Work>(want: Want<Seen, Work, unknown>, seen: Seen): object | undefined {
  try {
    return want.partial?.(seen);
  } catch (error) {
    if (error instanceof KvmnetError) {
      return undefined;
    }
    throw error;
  }
}

/** No words of a tool are dropped: those of the first try may say more than those of the second. */
function withWords(error: KvmnetError, earlier: KvmnetError | undefined): KvmnetError {
  const [first, last] = [earlier?.details.toolOutput?.trim(), error.details.toolOutput?.trim()];
  const before = `before that, together with others: ${first}`;
  return first && first !== last ? new KvmnetError({ ...error.details, toolOutput: last ? `${last}\n${before}` : before }) : error;
}

const keepsChanging = (step: string) =>
  new KvmnetError({
    code: "step-failed",
    step,
    problem: "somebody else keeps changing the same thing between our look and our change",
    remedy: "run it again when they have settled",
  });

function notShown<Work>({ changes }: Extract<Verdict<Work, unknown>, { is: "work" }>, step: string): KvmnetError {
  const open = changes?.map(({ path, from, to }) => `${pathText(path)} is ${shown(from)}, not ${shown(to)}`).join("; ") ?? "it is not there";
  return new KvmnetError({
    code: "step-failed",
    step,
    problem: `no tool complained, and yet the host does not show what was asked for${open ? `: ${open}` : ""}`,
    remedy: "something else on the host may manage this (NetworkManager, a script); run `pulumi up` again or look there",
  });
}

const shown = (value: unknown) => JSON.stringify(value) ?? "not set";

import assert from "node:assert/strict";
import test, { type ExecutionContext } from "ava";
import type { Engine, Saved } from "../conformance/engine";
import { lookAtNeighbours, makeNeighbours, removeNeighbours } from "../conformance/neighbours";
import type { Input, Samples } from "../conformance/samples";
import { OWNER, Stage } from "../conformance/stage";
import { seeded } from "../kill/random";
import { closeHosts, type TakenHost, takeHost } from "../lab";
import { type Fault, lift, type Moment, under } from "./fault";

/** Faults, and the kinds that they are tried on. */
export interface Trial {
  readonly faults: readonly Fault[];
  /** At least one of these, chosen by the seed; all with KVMNET_FAULTS=all. */
  readonly kinds: readonly Samples[];
  /** How many of them; default one. */
  readonly picks?: number;
}

const random = seeded();
const everything = process.env.KVMNET_FAULTS === "all";

/**
 * For each fault: create, update and delete under it. Each ends in time; an error says in whose words; a success is true.
 * Once the fault is over the same operation converges, with nobody's hands and without `adopt`, and what others have is as it was.
 */
export function faultTests(...trials: readonly Trial[]): void {
  let taken: TakenHost;
  let neighbours: string;
  let current: Bench | undefined;

  test.serial.before("a host with neighbours", async () => {
    taken = await takeHost();
    await makeNeighbours(taken.host);
    neighbours = await lookAtNeighbours(taken.host);
  });

  const bench = async (samples: Samples) => {
    if (current?.samples !== samples) {
      await current?.leave();
      current = undefined;
      const prepared = new Bench(samples, taken);
      await prepared.prepare();
      current = prepared;
    }
    return current;
  };

  for (const { samples, fault } of chosen(trials)) {
    test.serial(`${samples.kind.type}: ${fault.title}`, async (t) => {
      t.timeout(400_000);
      t.log(`KVMNET_SEED=${random.seed}`);
      await tryFault(t, await bench(samples), fault);
      t.is(await lookAtNeighbours(taken.host), neighbours, "what others have is not as it was");
    });
  }

  test.serial.after.always("leave the host as it was", async () => {
    await current?.leave().catch(() => undefined);
    if (taken) {
      await removeNeighbours(taken.host);
      await taken.release();
    }
  });
}

/** By kind, so that each is prepared once. */
function chosen(trials: readonly Trial[]): { samples: Samples; fault: Fault }[] {
  const pairs = trials.flatMap(({ faults, kinds, picks = 1 }) =>
    faults.flatMap((fault) => {
      const first = Math.floor(random.next() * kinds.length);
      return kinds.filter((_, i) => everything || (i - first + kinds.length) % kinds.length < picks).map((samples) => ({ samples, fault }));
    }),
  );
  const order = [...new Set(pairs.map(({ samples }) => samples))];
  return pairs.sort((a, b) => order.indexOf(a.samples) - order.indexOf(b.samples));
}

/** A kind of resource on the host of this file. */
class Bench {
  private readonly stage: Stage;
  /** Chosen once: what the host must look like after it is learned before any fault. */
  private readonly edit: Input;
  private empty: readonly string[] = [];
  private readonly whole = new Map<Moment, readonly string[]>();

  constructor(
    readonly samples: Samples,
    readonly taken: TakenHost,
  ) {
    this.stage = new Stage(samples, async () => taken.host, taken.connection);
    const edits = samples.edits.filter(({ from, impact }) => !from && impact !== "replace");
    this.edit = edits[Math.floor(random.next() * edits.length)]?.to ?? samples.full;
  }

  async prepare(): Promise<void> {
    await this.samples.tearDown?.(this.taken.host);
    await this.samples.setUp?.(this.taken.host);
    this.empty = await this.inventory();
    const engine = this.engine(undefined);
    await engine.up(this.args("create"));
    this.whole.set("create", await this.inventory());
    await engine.up(this.args("update"));
    this.whole.set("update", await this.inventory());
    await engine.destroy();
    assert.deepEqual(await this.inventory(), this.empty, "the rehearsal left something behind");
  }

  async leave(): Promise<void> {
    await this.samples.tearDown?.(this.taken.host);
  }

  engine(saved: Saved | undefined): Engine {
    return this.stage.engine({ saved });
  }

  args(moment: Moment): Record<string, unknown> {
    return { name: this.samples.name, owner: OWNER, connection: this.taken.connection, ...(moment === "create" ? this.samples.full : this.edit) };
  }

  /** In step, and staying so; everything is there that belongs to it and nothing else. */
  async isTrue(engine: Engine, moment: Moment, when: string): Promise<void> {
    if (moment !== "delete") {
      const args = this.args(moment);
      const { op, inputs } = await engine.preview(args);
      assert.equal(op, "same", `${when}: preview says ${op}: ${JSON.stringify(this.stage.plan(engine, inputs))}`);
      const seen = await engine.refresh();
      assert.equal(seen, "same", `${when}: refresh says ${seen}: ${seen === "delete" ? "" : JSON.stringify(this.stage.plan(engine, inputs))}`);
    }
    assert.deepEqual(await this.inventory(), moment === "delete" ? this.empty : this.whole.get(moment), `${when}: a part is missing or left over`);
  }

  /** By the administrator's hands, after a case that did not converge: the next one starts from nothing. */
  async reset(): Promise<void> {
    await closeHosts();
    const engine = this.engine(undefined);
    engine.saved = await engine.get(this.samples.name, this.args("create")).catch(() => undefined);
    await engine.destroy().catch(() => undefined);
    await this.samples.foreign.remove(this.taken.host);
    await this.samples.tearDown?.(this.taken.host);
    await this.samples.setUp?.(this.taken.host);
    assert.deepEqual(await this.inventory(), this.empty, "after all was removed by hand, something is left");
  }

  private async inventory(): Promise<readonly string[]> {
    const found = [...(await this.samples.inventory(this.taken.host))].sort();
    // A mark stands in the stored definition, and in the live one from the next start of libvirtd on: it is one mark.
    return found.filter((line, i) => !(line.includes("kvmnet:entry") && line === found[i - 1]));
  }
}

async function tryFault(t: ExecutionContext, bench: Bench, fault: Fault): Promise<void> {
  const failures: string[] = [];
  const said: string[] = [];
  let saved: Saved | undefined;
  for (const moment of fault.only ?? (["create", "update", "delete"] as const)) {
    try {
      const { left, how } = await tryCase(bench, fault, moment, saved);
      saved = left;
      said.push(`${moment} ${how}`);
    } catch (error) {
      failures.push(`${moment}: ${messageOf(error)}`);
      await lift(bench.taken.lab, fault);
      await bench.reset().catch((left) => failures.push(messageOf(left)));
      saved = undefined;
    }
  }
  if (saved) {
    await bench.engine(saved).destroy();
  }
  t.log(`${said.length + failures.length} cases: ${said.join("; ")}`);
  t.is(failures.join("\n"), "");
}

async function tryCase(bench: Bench, fault: Fault, moment: Moment, before: Saved | undefined): Promise<{ left: Saved | undefined; how: string }> {
  const engine = bench.engine(before);
  if (moment !== "create" && !before) {
    await engine.up(bench.args("create"));
  }
  // Half of them over a session that was there before, as within a long run.
  if (random.next() < 0.5) {
    await closeHosts();
  }
  const operation = () => (moment === "delete" ? engine.destroy() : engine.up(bench.args(moment)));
  const { error, ms } = await under(bench.taken.lab, fault, random.next(), operation);
  // The administrator's own session may have been cut as well: a step that only reads finds that out and gets another.
  await bench.taken.host.run({ name: "see whether the line is there", script: "true" });
  if (error === undefined) {
    await bench.isTrue(engine, moment, "it said that all went well, and");
  } else {
    saysWhy(error, fault);
  }
  // What a user starts next is a process with a session of its own.
  await closeHosts();
  await operation().catch((again) => {
    throw new Error(`after the fault was over, the same again: ${messageOf(again)}\nbefore that: ${error === undefined ? "success" : messageOf(error)}`);
  });
  await bench.isTrue(engine, moment, "after the fault was over and the same was run again");
  return { left: engine.saved, how: `${error === undefined ? "succeeded" : "failed"} in ${ms} ms` };
}

/** Where, at what, in whose words. */
function saysWhy(error: unknown, { words = /./ }: Fault): void {
  const text = messageOf(error);
  assert.doesNotMatch(text, /TypeError|SyntaxError|undefined|\[object/, `an error that explains nothing: ${(error as Error).stack}`);
  assert.match(text, words, `the error does not say what was wrong: ${text}`);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

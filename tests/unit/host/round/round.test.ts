import { setTimeout as sleep } from "node:timers/promises";
import test from "ava";
import fc from "fast-check";
import type { Host } from "../../../../provider/host/host";
import { carryOut, foresee, lookAt } from "../../../../provider/host/round/round";
import type { End, Task, Want, World } from "../../../../provider/host/round/world";
import { Snapshots } from "../../../../provider/host/snapshots";
import { KvmnetError } from "../../../../provider/resource/error";

/** A driver of the tests' own: a host that holds numbers by name, with a lock and a compare-and-swap on each number. */
type Numbers = Readonly<Record<string, number>>;
interface SetNumber {
  readonly key: string;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

class Store {
  numbers: Record<string, number> = {};
  steps: (readonly Task<SetNumber>[])[] = [];
  looks = 0;
  /** Keys that a tool complains about, and whether it does its work all the same. */
  broken = new Map<string, { words: string; does: boolean; onlyTogether?: boolean }>();
  /** Keys that take no value, without a word. */
  deaf = new Set<string>();
  before?: (tasks: readonly Task<SetNumber>[]) => void | Promise<void>;
}

const failedWith = (toolOutput: string) => new KvmnetError({ code: "step-failed", problem: "the tool failed", toolOutput });

function client(store: Store, stepSize = 100): { host: Host; world: World<Numbers, SetNumber> } {
  const snapshots = new Snapshots();
  const host = { label: "store", snapshot: (key: string, load: () => Promise<unknown>, since?: number) => snapshots.get(key, load, since) } as unknown as Host;
  const world: World<Numbers, SetNumber> = {
    name: "numbers",
    stepSize,
    look: async () => {
      store.looks += 1;
      await sleep(1);
      return { ...store.numbers };
    },
    write: async (_host, _seen, tasks) => {
      snapshots.drop();
      await sleep(1);
      await store.before?.(tasks);
      store.steps.push(tasks);
      const ends = tasks.map(({ work }): End => {
        if (store.numbers[work.key] !== work.from) {
          return { end: "stale" };
        }
        const fault = store.broken.get(work.key);
        const faulty = fault && (!fault.onlyTogether || tasks.length > 1);
        if ((!faulty || fault.does) && !store.deaf.has(work.key)) {
          if (work.to === undefined) {
            delete store.numbers[work.key];
          } else {
            store.numbers[work.key] = work.to;
          }
        }
        return faulty ? { end: "failed", error: failedWith(fault.words) } : { end: "done" };
      });
      snapshots.drop();
      return { seen: { ...store.numbers }, ends };
    },
  };
  return { host, world };
}

const put = (key: string, to: number | undefined, refuse?: string): Want<Numbers, SetNumber, number | undefined> => ({
  resource: `Number ${key}`,
  decide: (seen) => {
    if (refuse) {
      throw new KvmnetError({ code: "refused", problem: refuse });
    }
    const from = seen[key];
    return from === to
      ? { is: "settled", result: from }
      : { is: "work", step: "set the number", work: { key, from, to }, changes: [{ path: ["value"], from, to, impact: "none", why: "" }] };
  },
  partial: (seen) => (seen[key] === undefined ? undefined : { value: seen[key] }),
});

async function refusal(running: Promise<unknown>): Promise<KvmnetError> {
  const error = await running.then(
    () => new Error("it did not fail"),
    (reason) => reason,
  );
  if (!(error instanceof KvmnetError)) {
    throw error;
  }
  return error;
}

test("what is asked for within a moment is one look and one step; what is there already is none", async (t) => {
  const store = new Store();
  store.numbers = { a: 1 };
  const { host, world } = client(store);
  const wants = [put("a", 1), put("b", 2), put("c", 3)].map((want) => carryOut(host, world, want));
  t.deepEqual(await Promise.all(wants), [1, 2, 3]);
  t.is(store.looks, 1);
  t.deepEqual(
    store.steps.map((tasks) => tasks.map(({ work }) => work.key)),
    [["b", "c"]],
  );
  await carryOut(host, world, put("d", 4));
  t.is(store.looks, 1, "the look after the step serves the next one who has work");
  await sleep(2);
  t.is(await carryOut(host, world, put("b", 2)), 2);
  t.is(store.looks, 2, "that there is nothing to do is only believed of a look of one's own");
  t.is(store.steps.length, 2);
});

test("what comes while a step is under way shares the next one, and steps are no bigger than the world says", async (t) => {
  const store = new Store();
  const { host, world } = client(store, 3);
  let late: Promise<unknown> | undefined;
  store.before = () => {
    late ??= Promise.all(["x", "y"].map((key) => carryOut(host, world, put(key, 1))));
  };
  await Promise.all(["a", "b", "c", "d"].map((key) => carryOut(host, world, put(key, 1))));
  await late;
  t.deepEqual(
    store.steps.map((tasks) => tasks.map(({ work }) => work.key).join("")),
    ["abc", "dxy"],
  );
});

test("a refusal harms nobody and sends nothing", async (t) => {
  const store = new Store();
  const { host, world } = client(store);
  const [refused, granted] = [carryOut(host, world, put("a", 1, "it is taken")), carryOut(host, world, put("b", 2))];
  const error = await refusal(refused);
  t.is(error.code, "refused");
  t.is(error.details.resource, "Number a");
  t.is(error.details.host, "store");
  t.is(await granted, 2);
});

test("one that fails in a shared step is tried alone; the others are granted, and no words are lost", async (t) => {
  const store = new Store();
  store.broken.set("b", { words: "b is broken", does: false });
  store.broken.set("c", { words: "too many at once", does: false, onlyTogether: true });
  const { host, world } = client(store);
  const [a, b, c] = ["a", "b", "c"].map((key) => carryOut(host, world, put(key, 1)));
  t.is(await a, 1);
  t.is((await refusal(b as Promise<unknown>)).details.toolOutput, "b is broken");
  t.is(await c, 1);
  t.deepEqual(
    store.steps.map((tasks) => tasks.map(({ work }) => work.key).join("")),
    ["abc", "b", "c"],
  );
});

test("words of a tool are a failure even where the host then shows what was asked for, alone or with others", async (t) => {
  for (const others of [[], ["x"]]) {
    const store = new Store();
    store.broken.set("a", { words: "error: killed something on the way", does: true });
    const { host, world } = client(store);
    const [a] = ["a", ...others].map((key) => carryOut(host, world, put(key, 1)));
    const error = await refusal(a as Promise<unknown>);
    t.is(error.details.toolOutput, "error: killed something on the way");
    t.deepEqual(error.details.partialState, { value: 1 });
    t.is(store.steps.length, 1);
  }
});

test("what somebody else changed meanwhile is decided anew; who keeps changing it is an error in the end", async (t) => {
  const store = new Store();
  const { host, world } = client(store);
  let meddled = 0;
  store.before = () => {
    if (meddled < 3) {
      meddled += 1;
      store.numbers.a = 100 + meddled;
    }
  };
  t.is(await carryOut(host, world, put("a", 1)), 1);
  t.is(store.steps.length, 4);
  store.before = () => {
    store.numbers.a = (store.numbers.a ?? 0) + 1;
  };
  const error = await refusal(carryOut(host, world, put("a", 0)));
  t.regex(error.message, /keeps changing/);
  t.is(store.steps.length, 14);
});

test("success that is none: no complaint and no effect is an error that says what differs, and the same work is not done twice", async (t) => {
  const store = new Store();
  store.deaf.add("a");
  const { host, world } = client(store);
  const error = await refusal(carryOut(host, world, put("a", 1)));
  t.regex(error.message, /value is not set, not 1/);
  t.is(store.steps.length, 1);
});

test("a want may need one work after another, but not without end", async (t) => {
  const store = new Store();
  const { host, world } = client(store);
  const stepwise = (to: number): Want<Numbers, SetNumber, number> => ({
    resource: "Number a",
    decide: ({ a: from = 0 }) =>
      from === to ? { is: "settled", result: from } : { is: "work", step: "count", work: { key: "a", from: from || undefined, to: from + 1 } },
  });
  t.is(await carryOut(host, world, stepwise(3)), 3);
  t.regex((await refusal(carryOut(host, world, stepwise(9)))).message, /does not show/);
  t.is(store.numbers.a, 6);
});

test("a step that failed as a whole is tried one by one; one that ran out of time or lost its line is not", async (t) => {
  const store = new Store();
  const { host, world } = client(store);
  store.before = (tasks) => {
    if (tasks.length > 1) {
      throw failedWith("argument list too long");
    }
  };
  t.deepEqual(await Promise.all(["a", "b"].map((key) => carryOut(host, world, put(key, 1)))), [1, 1]);
  store.before = () => {
    throw new KvmnetError({ code: "deadline", problem: "the step did not end" });
  };
  const steps = store.steps.length;
  const errors = await Promise.all(["a", "b"].map((key) => refusal(carryOut(host, world, put(key, 2)))));
  t.deepEqual(
    errors.map(({ code, details }) => [code, details.resource, details.partialState]),
    [
      ["deadline", "Number a", { value: 1 }],
      ["deadline", "Number b", { value: 1 }],
    ],
  );
  t.is(store.steps.length, steps);
});

test("a bug in a driver reaches who asked, and the queue goes on", async (t) => {
  const store = new Store();
  const { host, world } = client(store);
  store.before = () => {
    throw new TypeError("a bug");
  };
  await t.throwsAsync(carryOut(host, world, put("a", 1)), { instanceOf: TypeError });
  store.before = undefined;
  t.is(await carryOut(host, world, put("a", 1)), 1);
});

test("that nothing is to be done is not believed of a look from before somebody asked", async (t) => {
  const store = new Store();
  store.numbers = { a: 1 };
  const { host, world } = client(store);
  await lookAt(host, world);
  delete store.numbers.a;
  await sleep(2);
  t.is(await carryOut(host, world, put("a", 1)), 1);
  t.deepEqual(store.numbers, { a: 1 });
});

test("to foresee is to look and decide, and nothing else", async (t) => {
  const store = new Store();
  const { host, world } = client(store);
  const verdict = await foresee(host, world, put("a", 1));
  t.is(verdict.is, "work");
  t.deepEqual(store.numbers, {});
  t.is(store.steps.length, 0);
  await lookAt(host, world);
  t.is(store.looks, 1);
});

test("several clients race on one host: no update is lost, whatever fails, and each hears the truth", async (t) => {
  const action = fc.record({ client: fc.nat(2), key: fc.constantFrom("a", "b"), delay: fc.nat(12) });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 1, maxLength: 12 }), fc.boolean(), async (actions, flaky) => {
      const store = new Store();
      if (flaky) {
        store.broken.set("b", { words: "not together", does: false, onlyTogether: true });
      }
      const clients = [client(store, 2), client(store, 2), client(store, 2)] as const;
      // Each adds one to whatever is there: an update that overwrites another's would show in the sum.
      const added = actions.map(async ({ client: number, key, delay }, i) => {
        await sleep(delay);
        const { host, world } = clients[number as 0 | 1 | 2];
        let base: number | undefined;
        const marker = `${key}${i}`;
        const want: Want<Numbers, SetNumber, number> = {
          resource: marker,
          decide: (seen, written) => {
            if (written && base !== undefined && (seen[key] ?? 0) > base) {
              return { is: "settled", result: base };
            }
            base = seen[key] ?? 0;
            return { is: "work", step: "add", work: { key, from: seen[key], to: base + 1 } };
          },
        };
        return carryOut(host, world, want).then(
          () => key,
          (error) => {
            t.true(error instanceof KvmnetError && /keeps changing/.test(error.message), String(error));
            return undefined;
          },
        );
      });
      const done = await Promise.all(added);
      for (const key of ["a", "b"]) {
        t.is(store.numbers[key] ?? 0, done.filter((one) => one === key).length);
      }
    }),
    { numRuns: 40 },
  );
});

import test from "ava";
import type { DynamicProvider } from "../../provider/adapter/provider";
import { CheckFailed, Engine } from "./engine";
import { overWire } from "./wire";

/** The model itself: that it calls what a real engine calls, in that order, and keeps what a real engine keeps. */

const calls: string[] = [];

function provider(overrides: Partial<DynamicProvider> = {}): DynamicProvider {
  const told =
    <A extends unknown[], R>(name: string, answer: (...args: A) => R) =>
    async (...args: A) => {
      calls.push(name);
      return answer(...args);
    };
  const plain: DynamicProvider = {
    configure: async () => undefined,
    check: async (_olds, news) => ({ inputs: news, failures: news.size === -1 ? [{ property: "size", reason: "must be positive" }] : [] }),
    diff: async (_id, olds, news) => ({ changes: olds.size !== news.size, replaces: news.size === 99 ? ["size"] : [], deleteBeforeReplace: true }),
    create: async (inputs) => ({ id: "one", outs: { ...inputs } }),
    read: async (id, props) => ({ id, props: { ...props, size: 7 } }),
    update: async (_id, _olds, news) => ({ outs: { ...news } }),
    delete: async () => undefined,
  };
  const all = { ...plain, ...overrides };
  return Object.fromEntries(Object.entries(all).map(([name, method]) => [name, told(name, method as never)])) as unknown as DynamicProvider;
}

async function callsOf(action: () => Promise<unknown>): Promise<string> {
  calls.length = 0;
  await action();
  return calls.join(" ");
}

test.serial("the order of calls", async (t) => {
  const engine = new Engine(() => provider());
  t.is(await callsOf(() => engine.preview({ size: 1 })), "check");
  t.is(await callsOf(() => engine.up({ size: 1 })), "check check create");
  t.is(await callsOf(() => engine.up({ size: 1 })), "check diff check diff");
  t.is(await callsOf(() => engine.up({ size: 2 })), "check diff check diff update");
  t.is(await callsOf(() => engine.refresh()), "read diff");
  t.is(engine.saved?.outputs.size, 7);
  t.is(await callsOf(() => engine.up({ size: 99 })), "check diff check diff check delete create");
  t.is(await callsOf(() => engine.destroy()), "delete");
  t.is(engine.saved, undefined);
});

test.serial("a failing check stops it", async (t) => {
  await t.throwsAsync(new Engine(() => provider()).up({ size: -1 }), { instanceOf: CheckFailed, message: "size: must be positive" });
});

test.serial("an error without an id saves nothing, one with an id saves what it brings and asks for an update", async (t) => {
  const broken = (extra: object) =>
    provider({
      create: async () => {
        throw Object.assign(new Error("broken"), extra);
      },
    });
  const none = new Engine(() => broken({}));
  await t.throwsAsync(none.up({ size: 1 }));
  t.is(none.saved, undefined);

  let start = broken({ id: "one", properties: { size: 1 }, reasons: ["half done"] });
  const half = new Engine(() => start);
  await t.throwsAsync(half.up({ size: 1 }));
  t.deepEqual(half.saved?.initErrors, ["half done"]);
  start = provider();
  t.is(await half.up({ size: 1 }), "update");
  t.deepEqual(half.saved?.initErrors, []);
});

test.serial("a partial update keeps the old inputs", async (t) => {
  let start = provider();
  const engine = new Engine(() => start);
  await engine.up({ size: 1 });
  start = provider({
    update: async () => {
      throw Object.assign(new Error("broken"), { id: "one", properties: { size: 2, __provider: "text" }, reasons: ["half done"] });
    },
  });
  await t.throwsAsync(engine.up({ size: 2 }));
  t.is(engine.saved?.inputs.size, 1);
  t.is(engine.saved?.outputs.size, 2);
});

test("what does not survive the wire is found", (t) => {
  t.throws(() => overWire({ a: { b: undefined } }), { message: /properties\.a\.b/ });
  t.throws(() => overWire([Number.NaN]), { message: /\[0\]/ });
  t.throws(() => overWire({ when: new Date() }));
  t.deepEqual(overWire({ a: [1, "x", null, true] }), { a: [1, "x", null, true] });
});

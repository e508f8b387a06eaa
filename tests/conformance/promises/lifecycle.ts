import test from "ava";
import type { Input } from "../samples";
import { settled } from "../settled";
import type { Stage } from "../stage";

/** Promises 1 and 2: preview tells the truth; up twice is a no-op; up, refresh, preview is a no-op. */
export function lifecycle(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind } = samples;

  for (const [title, input] of [
    ["minimal", samples.minimal],
    ["full", samples.full],
  ] as const) {
    test.serial(`${kind.type} ${title}: create, settle, destroy, destroy again, nothing left`, async (t) => {
      const { engine, args, inventory } = await stage().begin(t);
      const before = await inventory();

      t.is((await engine.preview(args(input))).op, "create");
      t.is((await stage().foresee(t, engine, args(input))).op, "create");
      t.deepEqual(await inventory(), before, "preview touched the host");

      t.is(await engine.up(args(input)), "create");
      t.notDeepEqual(await inventory(), before, "the inventory does not see what was made");
      await settled(t, stage(), engine, args(input));
      t.deepEqual(await stage().foresee(t, engine, args(input)), { op: "same", told: [] }, "a preview that looks");
      t.is(await engine.up(args(input)), "same");

      const { saved } = engine;
      await engine.destroy();
      t.deepEqual(await inventory(), before, "destroy left something behind");
      await t.notThrowsAsync(stage().engine({ saved }).destroy(), "a second delete must be fine");
      t.deepEqual(await inventory(), before);
    });
  }

  test.serial(`${kind.type}: gone from the host is seen by refresh, and made again`, async (t) => {
    const { engine, args } = await stage().begin(t);
    await engine.up(args(samples.full));
    await stage().engine({ saved: engine.saved }).destroy();
    t.is(await engine.refresh(), "delete");
    t.is(await engine.up(args(samples.full)), "create");
    await settled(t, stage(), engine, args(samples.full));
  });

  for (const edit of samples.edits) {
    const from: Input = edit.from ?? samples.full;
    test.serial(`${kind.type} edit, ${edit.impact}: ${edit.title}`, async (t) => {
      const { engine, args, told } = await stage().beginWith(t, from);

      await there(args(from), args(edit.to));
      if (edit.impact !== "replace") {
        await back(args(edit.to), args(from));
      }

      async function there(old: Input, to: Input): Promise<void> {
        const preview = await engine.preview(to);
        t.regex(told().at(-1) ?? "", new RegExp(`(^|: )impact ${edit.impact}(:|$)`, "m"), "what preview says about whom it disturbs");
        t.is(preview.op, edit.impact === "replace" ? "replace" : "update");
        t.true(preview.op !== "replace" || preview.deleteBeforeReplace, "two objects cannot share one name: the old one goes first");
        t.is((await engine.preview(old)).op, "same", "preview changed something");
        t.is((await stage().foresee(t, engine, to)).op, preview.op, "a preview that looks");
        t.is(await engine.up(to), preview.op);
        await settled(t, stage(), engine, to);
      }

      /** The way back may cost something else (a shrinking range, a removed route), but it must arrive. */
      async function back(from: Input, to: Input): Promise<void> {
        const { op } = await engine.preview(to);
        // A property that is no longer set is no longer managed: then there is nothing to go back to.
        t.true(op === "update" || op === "replace" || isSubset(to, from), `going back previews ${op}`);
        t.is(await engine.up(to), op);
        await settled(t, stage(), engine, to);
      }
    });
  }
}

/** Everything that `part` asks for is asked for in `whole` as well, so that no difference is due. */
function isSubset(part: Input, whole: Input): boolean {
  return Object.keys(part).every((key) => JSON.stringify(part[key]) === JSON.stringify(whole[key]));
}

import test from "ava";
import { settled } from "../settled";
import type { Stage } from "../stage";

/** Promises 1 and 2: drift is told by a preview, seen by refresh and mended by the next up. */
export function drift(stage: () => Stage, samples: Stage["samples"]): void {
  for (const { title, args: input = samples.full, byHand } of samples.drifts) {
    test.serial(`${samples.kind.type} drift: ${title}`, async (t) => {
      const { engine, args } = await stage().beginWith(t, input);
      await byHand(stage().host);

      const foreseen = await stage().foresee(t, engine, args(input));
      t.not(foreseen.op, "same", "a preview that looks did not tell it");
      t.true(foreseen.told.length > 0, "the preview does not say what has changed");
      const seen = await engine.refresh();
      t.true(seen === "update" || seen === "delete", "refresh did not see it");
      t.not((await engine.preview(args(input))).op, "same", "preview did not offer to mend it");
      await engine.up(args(input));
      await settled(t, stage(), engine, args(input));
    });
  }
}

import test from "ava";
import { settled } from "../settled";
import type { Stage } from "../stage";

/** Promise 2: drift is seen by refresh and mended by the next up. */
export function drift(stage: () => Stage, samples: Stage["samples"]): void {
  for (const { title, args: input = samples.full, byHand } of samples.drifts) {
    test.serial(`${samples.kind.type} drift: ${title}`, async (t) => {
      const { engine, args } = await stage().begin(t);
      await engine.up(args(input));
      await byHand(stage().host);

      const seen = await engine.refresh();
      t.true(seen === "update" || seen === "delete", "refresh did not see it");
      t.not((await engine.preview(args(input))).op, "same", "preview did not offer to mend it");
      await engine.up(args(input));
      await settled(t, stage(), engine, args(input));
    });
  }
}

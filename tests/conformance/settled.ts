import type { ExecutionContext } from "ava";
import type { Engine } from "./engine";
import type { Stage } from "./stage";
import type { Properties } from "./wire";

/** In step, and staying so: preview is empty, refresh changes nothing, preview is still empty, and the plan against a fresh read is []. */
export async function settled(t: ExecutionContext, stage: Stage, engine: Engine, args: Properties): Promise<void> {
  const preview = await engine.preview(args);
  t.is(preview.op, "same", `preview after up: ${JSON.stringify(stage.plan(engine, preview.inputs), null, 1)}`);
  const read = await engine.refresh();
  t.is(read, "same", `refresh after up: ${read === "delete" ? "it is gone" : JSON.stringify(stage.plan(engine, preview.inputs), null, 1)}`);
  const again = await engine.preview(args);
  t.is(again.op, "same", "preview after refresh");
  t.deepEqual(stage.plan(engine, again.inputs), [], "the plan against what was just read");
}

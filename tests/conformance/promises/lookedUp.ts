import test from "ava";
import type { Stage } from "../stage";

/** `.get()`: of everything that has a name of its own on a host. */
export function lookedUp(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind } = samples;

  test.serial(`${kind.type}: .get() finds what is there and nothing else`, async (t) => {
    const { engine, args } = await stage().begin(t);
    await t.throwsAsync(engine.get(samples.name, args({})), { message: /does not exist/ });
    await engine.up(args(samples.full));
    const found = await engine.get(samples.name, args({}));
    t.is(found?.id, engine.saved?.id);
    t.is(found?.outputs.name, samples.name);
  });
}

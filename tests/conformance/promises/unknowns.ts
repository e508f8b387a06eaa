import test from "ava";
import fc from "fast-check";
import { places, replaced } from "../places";
import type { Stage } from "../stage";
import { type Properties, UNKNOWNS } from "../wire";

/** Promise 6: values that are not known yet never trip a check. */
export function unknowns(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind } = samples;

  for (const [title, input] of [
    ["minimal", samples.minimal],
    ["full", samples.full],
  ] as const) {
    test.serial(`${kind.type} ${title}: a value that is not known yet never trips a check, wherever it stands`, async (t) => {
      const { args, sent } = await stage().begin(t);
      const engine = stage().engine({ stays: true });
      await fc.assert(
        fc.asyncProperty(withUnknowns(args(input)), async (partly) => {
          const { op } = await engine.preview(partly);
          return op === "create";
        }),
        { numRuns: 300, examples: everySinglePlace(args(input)).map((partly) => [partly] as [Properties]) },
      );
      t.deepEqual(sent(), [], "something was sent to the host");
    });
  }

  test.serial(`${kind.type}: an unknown value counts as a change of an existing object, and never as an error`, async (t) => {
    const { engine, args } = await stage().begin(t);
    await engine.up(args(samples.full));
    for (const property of Object.keys(samples.full)) {
      for (const unknown of new Set([UNKNOWNS.string, UNKNOWNS.object])) {
        const { op } = await engine.preview({ ...args(samples.full), [property]: unknown });
        t.true(op === "update" || op === "replace", `${property} unknown: ${op}`);
      }
    }
  });
}

function everySinglePlace(args: Properties): Properties[] {
  return places(args).map((path) => replaced(args, path, UNKNOWNS.string));
}

function withUnknowns(args: Properties): fc.Arbitrary<Properties> {
  const hole = fc.tuple(fc.constantFrom(...places(args)), fc.constantFrom(...Object.values(UNKNOWNS)));
  return fc.array(hole, { minLength: 1, maxLength: 4 }).map((holes) => holes.reduce((soFar, [path, unknown]) => replaced(soFar, path, unknown), args));
}

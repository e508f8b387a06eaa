import test from "ava";
import fc from "fast-check";
import { CheckFailed } from "../engine";
import type { Stage } from "../stage";
import { overWire, UNKNOWNS, type Properties } from "../wire";

/** Promise 6: bad input is refused in preview by property, before anything is sent; unknown values never trip a check. */
export function inputs(stage: () => Stage, samples: Stage["samples"]): void {
  const { kind } = samples;

  for (const { title, args: input, property, reason } of samples.bad) {
    test.serial(`${kind.type} bad input: ${title}`, async (t) => {
      const { args, sent } = await stage().begin(t);
      const failed = await t.throwsAsync(stage().engine().preview(args(input)), { instanceOf: CheckFailed });
      const named = failed?.failures.find((failure) => failure.property === property);
      t.truthy(named, `no failure names ${property}: ${failed?.message}`);
      t.regex(named?.reason ?? "", reason);
      t.deepEqual(sent(), [], "something was sent to the host");
    });
  }

  for (const [title, input] of [
    ["minimal", samples.minimal],
    ["full", samples.full],
  ] as const) {
    test.serial(`${kind.type} ${title}: a value that is not known yet never trips a check, wherever it stands`, async (t) => {
      const { args, sent } = await stage().begin(t);
      await fc.assert(
        fc.asyncProperty(withUnknowns(args(input)), async (partly) => {
          const { op } = await stage().engine().preview(partly);
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

type Path = readonly (string | number)[];

/** Every place in the arguments at which a program could pass an Output. The owner mark is a plain string of the SDK class. */
function places(value: unknown, path: Path = []): Path[] {
  const children = Array.isArray(value) ? [...value.entries()] : value && typeof value === "object" ? Object.entries(value) : [];
  const below = children.flatMap(([key, child]) => places(child, [...path, key]));
  return path.length === 0 ? below.filter(([first]) => first !== "owner") : [path, ...below];
}

function replaced(args: Properties, path: Path, unknown: string): Properties {
  const copy = overWire(args);
  // biome-ignore lint/suspicious/noExplicitAny: walks plain JSON of any shape
  let at: any = copy;
  for (const key of path.slice(0, -1)) {
    at = at?.[key];
  }
  if (at && typeof at === "object") {
    at[path.at(-1) as string] = unknown;
  }
  return copy;
}

function everySinglePlace(args: Properties): Properties[] {
  return places(args).map((path) => replaced(args, path, UNKNOWNS.string));
}

function withUnknowns(args: Properties): fc.Arbitrary<Properties> {
  const hole = fc.tuple(fc.constantFrom(...places(args)), fc.constantFrom(...Object.values(UNKNOWNS)));
  return fc.array(hole, { minLength: 1, maxLength: 4 }).map((holes) => holes.reduce((sofar, [path, unknown]) => replaced(sofar, path, unknown), args));
}

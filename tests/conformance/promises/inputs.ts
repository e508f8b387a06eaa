import test from "ava";
import { pathText } from "../../../provider/resource/change";
import { CheckFailed, type Failure } from "../engine";
import { at, isRecordOfFields, places, replaced } from "../places";
import type { Stage } from "../stage";
import type { Properties } from "../wire";

/** Promise 6: bad input is refused in preview by property, before anything is sent. */
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

  test.serial(`${kind.type} bad input: a control character in any text`, async (t) => {
    const { args, sent } = await stage().begin(t);
    for (const path of places(samples.full).filter((place) => typeof at(samples.full, place) === "string")) {
      // The XML of others may be set in lines.
      const controls = ["\n", "\u0000", "\u0085", "\u2028"].filter((control) => control !== "\n" || path[0] !== "metadata");
      for (const control of controls) {
        const failures = await refused(replaced(args(samples.full), path, `${at(samples.full, path)}${control}`));
        const property = pathText(path);
        t.true(
          failures.some((failure) => property.startsWith(failure.property)),
          `${JSON.stringify(control)} in ${property}: ${JSON.stringify(failures)}`,
        );
      }
    }
    t.deepEqual(sent(), [], "something was sent to the host");
  });

  test.serial(`${kind.type} bad input: a property that does not exist, wherever it stands`, async (t) => {
    const { args, sent } = await stage().begin(t);
    for (const path of [[], ...places(samples.full)].filter((place) => isRecordOfFields(kind, place, at(samples.full, place)))) {
      const stray = [...path, "noSuchProperty"];
      const failures = await refused(replaced(args(samples.full), stray, "x"));
      t.true(
        failures.some(({ property, reason }) => property === pathText(stray) && /not a property/.test(reason)),
        `${pathText(stray)}: ${JSON.stringify(failures)}`,
      );
    }
    t.deepEqual(sent(), [], "something was sent to the host");
  });

  async function refused(args: Properties): Promise<readonly Failure[]> {
    try {
      await stage().engine().preview(args);
      return [];
    } catch (error) {
      if (error instanceof CheckFailed) {
        return error.failures;
      }
      throw error;
    }
  }
}

import type { Problem, Rule } from "../../resource/kind";
import type { TestImpairmentArgs } from "./types";

function* impairsSomething(args: TestImpairmentArgs): Iterable<Problem> {
  const { delayMilliseconds, lossPercent, duplicatePercent, corruptPercent, rateMbps } = args;
  if ([delayMilliseconds, lossPercent, duplicatePercent, corruptPercent, rateMbps].every((value) => value === undefined)) {
    yield { path: ["delayMilliseconds"], reason: "none of delay, loss, duplicate, corrupt and rate is set: it would impair nothing" };
  }
}

function* needsDelay(args: TestImpairmentArgs): Iterable<Problem> {
  const { delayMilliseconds } = args;
  for (const property of ["jitterMilliseconds", "reorderPercent"] as const) {
    if (args[property] !== undefined && delayMilliseconds === undefined) {
      yield { path: [property], reason: "needs delayMilliseconds: without a delay there is nothing to vary or to overtake" };
    }
  }
  if (delayMilliseconds !== undefined && args.jitterMilliseconds !== undefined && args.jitterMilliseconds > delayMilliseconds) {
    yield { path: ["jitterMilliseconds"], reason: "is more than delayMilliseconds: nothing is sent before it came" };
  }
}

export const testImpairmentRules: readonly Rule<TestImpairmentArgs>[] = [impairsSomething, needsDelay];

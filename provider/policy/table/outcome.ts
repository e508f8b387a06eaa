import type { Policy } from "../snapshot";
import { resultPathOf } from "./fragment";

/** What came of what a fragment asks to be tried or measured (`probe.sh`, `measure.sh`). */
export interface Outcome {
  readonly passed: boolean;
  /** Bits a second. */
  readonly measured?: number;
  /** Why it has not passed, where nothing was measured. */
  readonly words: string;
}

/** Of the last try; one that was broken off has left nothing. */
export function outcomeOf({ results }: Policy, kind: string, name: string): Outcome {
  const [, passed, measured, words] = /^(?:(passed)|failed)(?: measured=(\d+))?(?: (.*))?$/.exec(results.get(resultPathOf(kind, name))?.trim() ?? "") ?? [];
  return { passed: passed !== undefined, ...(measured && { measured: Number(measured) }), words: words ?? "it has not been tried to the end" };
}

/** When what a fragment asks for a time is over, in seconds of the host's clock (`impair.sh`); `undefined`: it has not begun, for the reason given. */
export function endOf({ results }: Policy, kind: string, name: string): { readonly until?: number; readonly words: string } {
  const text = results.get(resultPathOf(kind, name))?.trim() ?? "";
  const until = /^until (\d+) /.exec(text)?.[1];
  return { ...(until && { until: Number(until) }), words: /^failed (.*)/.exec(text)?.[1] ?? "it was broken off" };
}

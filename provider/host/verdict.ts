import { KvmnetError } from "../resource/error";
import { stepFailure } from "./failure";
import type { Facts, Output, Step } from "./host";
import { missingTool } from "./packages";
import { lockTimeoutCode } from "./program";
import { maxScriptBytes, type ShellGone } from "./shell";

export const defaultTimeoutMs = 60_000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
const control = /[\u0000-\u001f\u007f]/;

/** Why a step cannot be sent at all; found before anything goes to the host. */
export function unsendable(step: Step, facts: Pick<Facts, "tools" | "os">): KvmnetError | undefined {
  if (step.args?.some((arg) => control.test(arg))) {
    return new KvmnetError({ code: "invalid-input", problem: "an argument contains control characters", step: step.name });
  }
  if (step.input?.includes("\0")) {
    return new KvmnetError({ code: "invalid-input", problem: "the input contains a NUL character", step: step.name });
  }
  if (Buffer.byteLength([step.script, ...(step.args ?? [])].join("\n")) > maxScriptBytes) {
    return new KvmnetError({ code: "invalid-input", problem: "the script with its arguments is too long; long text belongs into the input", step: step.name });
  }
  const missing = [...(step.needs ?? []), ...(step.mutates ? ["flock"] : [])].find((tool) => facts.tools[tool] === undefined);
  return missing === undefined
    ? undefined
    : new KvmnetError({ code: "tool-missing", problem: `${missing} is not installed on the host`, remedy: missingTool(missing, facts.os), step: step.name });
}

/** The error that an answer of the host's amounts to, if it is one. */
export function failureOf(step: Step, output: Output, elapsedMs: number, facts: Facts): KvmnetError | undefined {
  const common = { step: step.name, exitCode: output.code, toolOutput: output.stderr };
  const timeoutMs = step.timeoutMs ?? defaultTimeoutMs;
  if (output.code === lockTimeoutCode) {
    return new KvmnetError({
      ...common,
      code: "deadline",
      problem: "another run is changing this host, and did not let go of its lock in time; this step was not carried out",
      remedy: "Wait for the other run and try again. If the process named below hangs, end it: the lock goes with it.",
    });
  }
  // 124 and 137 are timeout(1)'s own words for TERM and KILL; a script may use them as well, but not so late.
  if ((output.code === 124 || output.code === 137) && elapsedMs >= timeoutMs) {
    return deadline(step, timeoutMs, output.stderr);
  }
  if ((step.expect ?? [0]).includes(output.code)) {
    return undefined;
  }
  return new KvmnetError({ ...common, ...stepFailure(output.stderr, output.code, facts) });
}

/** What it means for a step that its shell went away. */
export function goneError(step: Step, gone: ShellGone): KvmnetError {
  if (gone.why === "deadline") {
    return new KvmnetError({
      code: "deadline",
      problem: `the host gave no answer, though it ends a step like this one after ${(step.timeoutMs ?? defaultTimeoutMs) / 1000} s: it hangs, or the way to it does${partly(step)}`,
      remedy: "See whether you can log in and what keeps the host busy, then run it again: the next run goes on from what is there.",
      step: step.name,
      toolOutput: gone.words,
    });
  }
  const problem = step.mutates
    ? "the connection was lost in the middle: the step may or may not have been carried out"
    : "the connection was lost in the middle of a step that only reads";
  return new KvmnetError({
    code: "connection-lost",
    problem,
    remedy: "Run it again: the next run looks at what is there and goes on from that.",
    step: step.name,
    toolOutput: gone.words,
    cause: gone,
  });
}

/** The run was cancelled, or its provider told to end. `sent`: the step had been sent to the host. */
export function cancelledError(step: Step, words: string, sent = true): KvmnetError {
  return new KvmnetError({
    code: "cancelled",
    problem: sent ? `the run was cancelled: the step was ended on the host${partly(step)}` : "the run was cancelled before the step was sent",
    remedy: "Run it again: the next run looks at what is there and goes on from that.",
    step: step.name,
    toolOutput: words,
  });
}

const partly = (step: Step) => (step.mutates ? "; it may have been carried out in part" : "");

function deadline(step: Step, timeoutMs: number, words: string): KvmnetError {
  return new KvmnetError({
    code: "deadline",
    problem: `the step did not end within ${timeoutMs / 1000} s and was stopped${partly(step)}`,
    remedy: "See what keeps the host busy (a hanging daemon, full disk, heavy load), then run it again: the next run goes on from what is there.",
    step: step.name,
    toolOutput: words,
  });
}

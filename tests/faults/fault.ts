import { setTimeout as sleep } from "node:timers/promises";
import type { LabHost } from "../../lab/host";

export type Moment = "create" | "update" | "delete";

/** Something that goes wrong on a host. Both scripts run as root, past our sessions; `end` may run twice, or without `begin`. */
export interface Fault {
  readonly title: string;
  readonly begin: string;
  readonly end: string;
  /** Begins up to so long after the operation has begun (at random); otherwise before it. */
  readonly midwayMs?: number;
  /** What the error has to say, when there is one. */
  readonly words?: RegExp;
  /** How long an operation may take under it. */
  readonly withinMs?: number;
  /** Tried in these operations alone, where each takes long. */
  readonly only?: readonly Moment[];
}

const usualMs = 45_000;
/** What an operation may take beyond its deadline until it is certain that it does not end. */
const patienceMs = 120_000;

export interface Outcome {
  readonly error?: unknown;
  readonly ms: number;
}

/** Runs an operation under a fault, and lifts the fault. */
export async function under(lab: LabHost, fault: Fault, at: number, operation: () => Promise<unknown>): Promise<Outcome> {
  const begin = () => lab.sh(fault.begin, { timeoutMs: patienceMs });
  try {
    if (fault.midwayMs === undefined) {
      await begin();
    }
    const began = Date.now();
    const running = operation().then(
      () => ({ ms: Date.now() - began }),
      (error: unknown) => ({ error, ms: Date.now() - began }),
    );
    if (fault.midwayMs !== undefined) {
      await sleep(at * fault.midwayMs);
      await begin();
    }
    const outcome = await Promise.race([running, sleep(patienceMs, undefined, { ref: false })]);
    if (!outcome || outcome.ms > (fault.withinMs ?? usualMs)) {
      throw new Error(`it ${outcome ? `took ${outcome.ms} ms` : "did not end"}, and has ${fault.withinMs ?? usualMs} ms`);
    }
    return outcome;
  } finally {
    await lift(lab, fault);
  }
}

export const lift = (lab: LabHost, fault: Fault) => lab.sh(fault.end, { timeoutMs: patienceMs });

import type { Host } from "../../provider/host/host";
import { through } from "../wrapped";

/** Where the client process dies, counted in remote steps from 1. */
export interface KillPoint {
  readonly step: number;
  /** `before`: the step was not sent. `sent`: the host is at work on it. `done`: the host did it, the reply was not looked at. */
  readonly when: "before" | "sent" | "done";
  /** For `sent`: how long the host has been at work. */
  readonly afterMs?: number;
}

/** Kills this very process, at once and without any farewell, when it reaches the point. `count` is shared by all hosts of the process. */
export function dyingAt(host: Host, point: KillPoint | undefined, count: { steps: number }): Host {
  return through(host, async (step, send) => {
    count.steps += 1;
    const here = count.steps === point?.step;
    if (here && point.when === "before") {
      die();
    }
    if (here && point.when === "sent") {
      setTimeout(die, point.afterMs ?? 0);
    }
    const output = await send(step);
    if (here) {
      die();
    }
    return output;
  });
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}

/** Which shell on the host dies: the one that carries out the step, or the one of the session, whose step then goes on alone. */
export type Victim = "step" | "session";

/** Kills a remote shell (SIGKILL, from within) some time after a changing step has begun, once. */
export function shellDying(host: Host, target: { step: number; afterMs: number; victim: Victim }, count: { steps: number }): Host {
  return through(host, (step, send) => {
    count.steps += 1;
    return send(count.steps === target.step ? { ...step, script: `${killer(target)}\n${step.script}` } : step);
  });
}

/** At once is before the step does anything, however fast it is. */
const killer = ({ afterMs, victim }: { afterMs: number; victim: Victim }) =>
  `( ${victim === "step" ? "victim=$$" : SESSION}; sleep ${(afterMs / 1000).toFixed(3)}; [ "$victim" -gt 1 ] && kill -9 "$victim" ) </dev/null >/dev/null 2>&1${afterMs === 0 ? "" : " &"}`;

// The session's shell reads requests (sh -s); the step runs below it, under timeout and flock. A step may be over before it is found.
const SESSION =
  "victim=$$; until [ $victim -le 1 ] || tr '\\0' ' ' </proc/$victim/cmdline | grep -q 'sh -s'; do read -r _ _ _ victim _ </proc/$victim/stat || victim=0; done";

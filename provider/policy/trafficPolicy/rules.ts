import type { Problem, Rule } from "../../resource/kind";
import { oneTarget } from "../target";
import { burstOf } from "./render";
import type { TrafficPolicyArgs } from "./types";

const DIRECTIONS = ["inbound", "outbound"] as const;

function* limitsSomething({ inbound, outbound }: TrafficPolicyArgs): Iterable<Problem> {
  if (inbound === undefined && outbound === undefined) {
    yield { path: ["inbound"], reason: "neither inbound nor outbound are set: it would limit nothing" };
  }
}

function* ratesMakeSense(args: TrafficPolicyArgs): Iterable<Problem> {
  for (const direction of DIRECTIONS) {
    const { averageKiBps = 0, peakKiBps } = args[direction] ?? {};
    if (peakKiBps !== undefined && peakKiBps < averageKiBps) {
      yield { path: [direction, "peakKiBps"], reason: "is less than averageKiBps" };
    }
  }
}

function* burstsOfDevice(args: TrafficPolicyArgs): Iterable<Problem> {
  for (const direction of args.device === undefined ? [] : DIRECTIONS) {
    const rate = args[direction];
    if (rate?.peakKiBps !== undefined) {
      yield { path: [direction, "peakKiBps"], reason: "is of a guest's NIC only: a device of the host lets a burst pass as fast as it can" };
    }
    if (rate?.burstKiB !== undefined && rate.burstKiB < 16) {
      yield { path: [direction, "burstKiB"], reason: "is less than 16: packets as long as that would never pass" };
    }
    if (rate && burstOf(rate) > 60 * rate.averageKiBps) {
      yield {
        path: [direction, rate.burstKiB === undefined ? "averageKiBps" : "burstKiB"],
        reason: `lets ${burstOf(rate)} KiB pass at once, which is more than a minute's worth: it would limit nothing for so long`,
      };
    }
  }
}

export const trafficPolicyRules: readonly Rule<TrafficPolicyArgs>[] = [oneTarget, limitsSomething, ratesMakeSense, burstsOfDevice];

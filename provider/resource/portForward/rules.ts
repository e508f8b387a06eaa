import { everybodyAlone } from "../addresses";
import { familyOf, isCidr, isIp } from "../ip";
import type { Problem, Rule } from "../kind";
import { isReachable } from "./schema";
import type { PortForwardArgs } from "./types";

function* rangeRises({ listenPort, listenPortEnd }: PortForwardArgs): Iterable<Problem> {
  if (listenPortEnd !== undefined && listenPortEnd < listenPort) {
    yield { path: ["listenPortEnd"], reason: `is below listenPort (${listenPort})` };
  }
}

function* rangeKeepsNumbers({ listenPort, listenPortEnd, targetPort }: PortForwardArgs): Iterable<Problem> {
  if (listenPortEnd !== undefined && listenPortEnd !== listenPort && targetPort !== undefined && targetPort !== listenPort) {
    yield { path: ["targetPort"], reason: "ports of a range keep their numbers: leave it out, or write a forward for each port" };
  }
}

/** Addresses of one family cannot be translated into the other. */
function* oneFamily({ listenAddress, targets, sources }: PortForwardArgs): Iterable<Problem> {
  const places = [
    { path: ["listenAddress"], value: listenAddress },
    ...targets.map((value, i) => ({ path: ["targets", i], value })),
    ...sources.map((value, i) => ({ path: ["sources", i], value })),
  ].filter(({ value }) => isIp(value) || isCidr(value));
  const [first, ...rest] = places;
  for (const { path, value } of rest) {
    if (first && familyOf(value) !== familyOf(first.value)) {
      yield { path, reason: `is of IPv${familyOf(value)}, and ${first.value} of IPv${familyOf(first.value)}: write a forward for each of the two` };
    }
  }
}

function* targetsOnce({ targets }: PortForwardArgs): Iterable<Problem> {
  for (const [i, target] of targets.entries()) {
    if (targets.indexOf(target) < i) {
      yield { path: ["targets", i], reason: `${target} is named twice` };
    }
    if (!isReachable(target)) {
      yield { path: ["targets", i], reason: "is no address of a guest" };
    }
  }
}

function* sourcesApart({ sources }: PortForwardArgs): Iterable<Problem> {
  yield* everybodyAlone(sources, ["sources"]);
}

export const portForwardRules: readonly Rule<PortForwardArgs>[] = [rangeRises, rangeKeepsNumbers, oneFamily, targetsOnce, sourcesApart];

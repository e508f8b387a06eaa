import { contains, familyOf, isCidr, isIp, overlap, subnetOf } from "../../resource/ip";
import type { Problem, Rule } from "../../resource/kind";
import { ANY, isReachable } from "./schema";
import type { PortForwardArgs } from "./types";

function* fileName({ name }: PortForwardArgs): Iterable<Problem> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(name)) {
    yield { path: ["name"], reason: "is part of a file's name: 1 to 64 letters, digits, _ . or -, the first a letter or digit" };
  }
}

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
  const nets = sources.map((value) => (value === ANY ? undefined : subnetOf(isIp(value) ? `${value}/${familyOf(value) === 4 ? 32 : 128}` : value)));
  for (const [i, net] of nets.entries()) {
    if (net === undefined && sources.length > 1) {
      yield { path: ["sources", i], reason: '"any" stands alone: it is everybody' };
    }
    const wider =
      net && nets.findIndex((other, j) => other && j !== i && overlap(net, other) && contains(other, net.network) && (other.prefix < net.prefix || j < i));
    if (wider !== undefined && wider >= 0) {
      yield { path: ["sources", i], reason: `lies within ${sources[wider]}, which is named as well` };
    }
  }
}

export const portForwardRules: readonly Rule<PortForwardArgs>[] = [fileName, rangeRises, rangeKeepsNumbers, oneFamily, targetsOnce, sourcesApart];

import type { Problem, Rule } from "../../resource/kind";
import { deviceRules } from "../device/rules";
import type { BridgeArgs } from "./types";
import { needsFiltering, portsOfTheBridge, vlanLists } from "./vlanRules";

function* spanningTree(args: BridgeArgs): Iterable<Problem> {
  if (args.stp && args.forwardDelaySeconds !== undefined && args.forwardDelaySeconds < 2) {
    yield { path: ["forwardDelaySeconds"], reason: "must be 2 to 30 seconds with `stp`" };
  }
}

function* spanningTreeTimers(args: BridgeArgs): Iterable<Problem> {
  const { forwardDelaySeconds: delay, helloTimeSeconds: hello, maxAgeSeconds: age } = args;
  if (args.stp && age !== undefined && delay !== undefined && delay >= 2 && 2 * (delay - 1) < age) {
    yield { path: ["maxAgeSeconds"], reason: `must be at most ${2 * (delay - 1)}, twice (forwardDelaySeconds - 1), as 802.1D asks` };
  }
  if (args.stp && age !== undefined && hello !== undefined && age < 2 * (hello + 1)) {
    yield { path: ["maxAgeSeconds"], reason: `must be at least ${2 * (hello + 1)}, twice (helloTimeSeconds + 1), as 802.1D asks` };
  }
}

export const bridgeRules: readonly Rule<BridgeArgs>[] = [...deviceRules, spanningTree, spanningTreeTimers, needsFiltering, portsOfTheBridge, vlanLists];

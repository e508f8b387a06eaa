import { missingTool } from "../../host/packages";
import { canonicalIp } from "../../resource/ip";
import type { PropertyImpact } from "../../resource/plan";
import type { Policy } from "../snapshot";
import { fragmentKind } from "../table/fragmentKind";
import { outcomeOf } from "../table/outcome";
import { refusal } from "../table/refusal";
import { placeWords, withGuest } from "../tested";
import { fragmentOf, KIND } from "./render";
import { throughputTestRules } from "./rules";
import { throughputTestArgs, throughputTestSpec, throughputTestState } from "./schema";
import type { ThroughputTestArgs, ThroughputTestSpec, ThroughputTestState } from "./types";

const again: PropertyImpact = { impact: "none", why: "it is measured again, which loads the way there for its seconds; nothing of the host changes" };

export const throughputTest = fragmentKind<ThroughputTestArgs, ThroughputTestState, ThroughputTestSpec, ThroughputTestSpec>({
  type: KIND,
  description:
    "Measures by iperf3 how much arrives, from the host, from a network namespace of it or from within a guest, at a server that runs somewhere or that this host or another one starts for the test. `up` measures, and fails when less arrives than has to, or more than may: that a limit holds is proven as well. What failed is drift, and the next `up` measures again. A preview and a refresh measure nothing: they say what came of it last.",
  noun: "throughput test",
  example: "web",
  steps: { create: "measure how much passes", change: "measure again how much passes", remove: "forget the test" },
  args: throughputTestArgs,
  state: throughputTestState,
  spec: throughputTestSpec,
  rules: throughputTestRules,
  impacts: {
    name: { impact: "replace", why: "it is measured again under the other name" },
    guest: again,
    namespace: again,
    server: again,
    serverHost: again,
    serverNamespace: again,
    address: again,
    port: again,
    protocol: again,
    direction: again,
    seconds: again,
    rateMbps: again,
    minimumMbps: again,
    maximumMbps: again,
    withinSeconds: again,
    triggers: again,
  },
  complete: ({ address, ...rest }) => ({ ...rest, ...(address && { address: canonicalIp(address) }) }),
  askedOf,
  resolve: withGuest,
  fragmentOf,
  view: ({ uuid: _uuid, ...spec }, seen, name) => {
    const { passed, measured } = outcomeOf(seen, KIND, name);
    return { ...spec, passed, ...(measured !== undefined && { measuredMbps: mbpsOf(measured) }) };
  },
  faults: (seen, spec, name) => faultsOf(seen, spec, name),
  refuse: ({ tools }, _name, { guest, server, serverHost }) => {
    const here = guest === undefined || (server === "started" && serverHost === undefined);
    if (here && !tools.has("iperf3")) {
      throw refusal("server", "the host has no `iperf3`, which measures", missingTool("iperf3"));
    }
  },
  notes: (_seen, _name, spec) => [`measures for ${spec.seconds} s ${wordsOf(spec)}`],
  removalNotes: () => [],
});

/** What is not set is left out. */
function askedOf({ guest, namespace, serverHost, serverNamespace, rateMbps, minimumMbps, maximumMbps, ...given }: ThroughputTestSpec): ThroughputTestSpec {
  const { server, address, port, protocol, direction, seconds, withinSeconds, triggers } = given;
  return {
    ...(guest && { guest }),
    ...(namespace && { namespace }),
    server,
    ...(serverHost && { serverHost }),
    ...(serverNamespace && { serverNamespace }),
    address,
    port,
    protocol,
    direction,
    seconds,
    ...(rateMbps && { rateMbps }),
    ...(minimumMbps && { minimumMbps }),
    ...(maximumMbps && { maximumMbps }),
    withinSeconds,
    triggers,
  };
}

function faultsOf(seen: Policy, spec: ThroughputTestSpec, name: string): string[] {
  const { passed, measured, words } = outcomeOf(seen, KIND, name);
  return passed ? [] : [`${wordsOf(spec)}: ${measured === undefined ? words : `${mbpsOf(measured)} Mbit/s arrived`}`];
}

const mbpsOf = (bits: number) => Math.round(bits / 1e4) / 100;

/** `what arrives by tcp at 192.0.2.1 port 5201 from web, which has to be at least 90 and at most 110 Mbit/s`. */
function wordsOf({ protocol, address, port, serverHost, direction, minimumMbps, maximumMbps, ...place }: ThroughputTestSpec): string {
  const server = `${address} port ${port}${serverHost ? ` (${serverHost})` : ""}`;
  const way = direction === "send" ? `at ${server} from ${placeWords(place)}` : `from ${server} at ${placeWords(place)}`;
  const bounds = [minimumMbps && `at least ${minimumMbps}`, maximumMbps && `at most ${maximumMbps}`].filter(Boolean).join(" and ");
  return `what arrives by ${protocol} ${way}, which has to be ${bounds} Mbit/s`;
}

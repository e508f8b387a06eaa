import { canonicalIp } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import type { PropertyImpact } from "../../resource/plan";
import { fragmentKind } from "../table/fragmentKind";
import { outcomeOf } from "../table/outcome";
import { fragmentOf, KIND } from "./render";
import { reachabilityTestArgs, reachabilityTestSpec, reachabilityTestState } from "./schema";
import type { ReachabilityTestArgs, ReachabilityTestSpec, ReachabilityTestState } from "./types";

const again: PropertyImpact = { impact: "none", why: "it is tried again; nothing of the host changes" };

export const reachabilityTest = fragmentKind<ReachabilityTestArgs, ReachabilityTestState, ReachabilityTestSpec, ReachabilityTestSpec>({
  type: KIND,
  description:
    "Tries whether something is reachable, or is not: ping, TCP, UDP, HTTP, from the host or from a network namespace of it. `up` tries it, and fails when it comes out otherwise than expected; what failed is drift, and the next `up` tries again. A preview and a refresh try nothing: they say what came of it last.",
  noun: "reachability test",
  example: "web",
  steps: { create: "try who is reachable", change: "try again who is reachable", remove: "forget the test" },
  args: reachabilityTestArgs,
  state: reachabilityTestState,
  spec: reachabilityTestSpec,
  rules: [portOfProtocol],
  impacts: {
    name: { impact: "replace", why: "it is tried again under the other name" },
    namespace: again,
    protocol: again,
    address: again,
    port: again,
    path: again,
    expect: again,
    withinSeconds: again,
    triggers: again,
  },
  complete: ({ address, ...rest }) => ({ ...rest, ...(address && { address: canonicalIp(address) }) }),
  askedOf: ({ namespace, protocol, address, port, path, expect, withinSeconds, triggers }) => ({
    ...(namespace && { namespace }),
    protocol,
    address,
    ...(port && { port }),
    ...(path && { path }),
    expect,
    withinSeconds,
    triggers,
  }),
  resolve: (_seen, asked) => asked,
  fragmentOf,
  view: (spec, seen, name) => ({ ...spec, passed: outcomeOf(seen, KIND, name).passed }),
  faults: (seen, spec, name) => {
    const { passed, words } = outcomeOf(seen, KIND, name);
    return passed ? [] : [`${wordsOf(spec)}: ${words}`];
  },
  notes: (_seen, _name, spec) => [`tries ${wordsOf(spec)}`],
  removalNotes: () => [],
});

/** `http 192.0.2.1 port 80 from web, which has to be reachable`. */
const wordsOf = ({ protocol, address, port, namespace, expect }: ReachabilityTestSpec) =>
  `${protocol} ${address}${port ? ` port ${port}` : ""} from ${namespace ?? "the host"}, which ${expect === "reachable" ? "has to" : "must not"} be reachable`;

function* portOfProtocol({ protocol, port, path }: ReachabilityTestArgs): Iterable<Problem> {
  if (protocol === "icmp" && port !== undefined) {
    yield { path: ["port"], reason: "is none of icmp, which asks the address as a whole" };
  }
  if (protocol !== "icmp" && port === undefined) {
    yield { path: ["port"], reason: `is needed with ${protocol}` };
  }
  if (protocol !== "http" && path !== undefined) {
    yield { path: ["path"], reason: "is what http asks for" };
  }
}

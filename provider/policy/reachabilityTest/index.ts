import { missingTool } from "../../host/packages";
import { canonicalIp } from "../../resource/ip";
import type { PropertyImpact } from "../../resource/plan";
import { fragmentKind } from "../table/fragmentKind";
import { outcomeOf } from "../table/outcome";
import { refusal } from "../table/refusal";
import { placeWords, withGuest } from "../tested";
import { fragmentOf, KIND } from "./render";
import { reachabilityTestRules } from "./rules";
import { reachabilityTestArgs, reachabilityTestSpec, reachabilityTestState } from "./schema";
import type { ReachabilityTestArgs, ReachabilityTestSpec, ReachabilityTestState } from "./types";

const again: PropertyImpact = { impact: "none", why: "it is tried again; nothing of the host changes" };

export const reachabilityTest = fragmentKind<ReachabilityTestArgs, ReachabilityTestState, ReachabilityTestSpec, ReachabilityTestSpec>({
  type: KIND,
  description:
    "Tries whether something is reachable, or is not: ping, also with packets of a given length, TCP, UDP, HTTP, TLS, from the host, from a network namespace of it, or from within a guest. `up` tries it, and fails when it comes out otherwise than expected; what failed is drift, and the next `up` tries again. A preview and a refresh try nothing: they say what came of it last.",
  noun: "reachability test",
  example: "web",
  steps: { create: "try who is reachable", change: "try again who is reachable", remove: "forget the test" },
  args: reachabilityTestArgs,
  state: reachabilityTestState,
  spec: reachabilityTestSpec,
  rules: reachabilityTestRules,
  impacts: {
    name: { impact: "replace", why: "it is tried again under the other name" },
    guest: again,
    namespace: again,
    protocol: again,
    address: again,
    port: again,
    path: again,
    mtu: again,
    serverName: again,
    certificate: again,
    expect: again,
    withinSeconds: again,
    triggers: again,
  },
  complete: ({ address, serverName, certificate, ...rest }) => ({
    ...rest,
    ...(address && { address: canonicalIp(address) }),
    ...(serverName && { serverName: serverName.toLowerCase() }),
    ...(certificate === "any" && { certificate }),
  }),
  askedOf: ({ guest, namespace, protocol, address, port, path, mtu, serverName, certificate, expect, withinSeconds, triggers }) => ({
    ...(guest && { guest }),
    ...(namespace && { namespace }),
    protocol,
    address,
    ...(port && { port }),
    ...(path && { path }),
    ...(mtu && { mtu }),
    ...(serverName && { serverName }),
    ...(certificate && { certificate }),
    expect,
    withinSeconds,
    triggers,
  }),
  resolve: withGuest,
  fragmentOf,
  view: ({ uuid: _uuid, ...spec }, seen, name) => ({ ...spec, passed: outcomeOf(seen, KIND, name).passed }),
  faults: (seen, spec, name) => {
    const { passed, words } = outcomeOf(seen, KIND, name);
    return passed ? [] : [`${wordsOf(spec)}: ${words}`];
  },
  refuse: ({ tools }, _name, { protocol, guest }) => {
    if (protocol === "tls" && guest === undefined && !tools.has("openssl")) {
      throw refusal("protocol", "the host has no `openssl`, which makes the handshake", missingTool("openssl"));
    }
  },
  notes: (_seen, _name, spec) => [`tries ${wordsOf(spec)}`],
  removalNotes: () => [],
});

/** `http 192.0.2.1 port 80 from web, which has to be reachable`. */
function wordsOf({ protocol, address, port, mtu, serverName, certificate, expect, ...place }: ReachabilityTestSpec): string {
  const what = [
    `${protocol} ${address}`,
    port && `port ${port}`,
    mtu && `in one packet of ${mtu} bytes`,
    serverName && `as ${serverName}`,
    certificate === "any" && "with any certificate",
  ];
  return `${what.filter(Boolean).join(" ")} from ${placeWords(place)}, which ${expect === "reachable" ? "has to" : "must not"} be reachable`;
}

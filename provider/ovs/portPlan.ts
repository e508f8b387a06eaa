import { isDeepStrictEqual } from "node:util";
import { planGuard } from "../host/guard/argument";
import type { Change } from "../resource/change";
import { planClaim } from "../resource/claim";
import type { Impacts, PropertyImpact } from "../resource/plan";
import { planKeys } from "./keys";
import type { AnyPort } from "./portArgs";
import type { PortState } from "./portState";
import { planWorks } from "./realised";

const vlan: PropertyImpact = { impact: "blip", why: "what is behind the port is in other VLANs from that moment on" };
const tunnel: PropertyImpact = { impact: "blip", why: "the tunnel is made anew at once" };

export const portImpacts = {
  bridge: { impact: "replace", why: "a port is on one bridge" },
  type: { impact: "replace", why: "another kind of interface" },
  tag: vlan,
  trunks: vlan,
  vlanMode: vlan,
  cvlans: vlan,
  ofportRequest: { impact: "blip", why: "the port is taken off and put on again under the other number; flows that name the old number miss it" },
  mtuRequest: { impact: "blip", why: "longer packets that are under way may be dropped" },
  members: { impact: "blip", why: "flows of a member that joins or leaves move to another one" },
  bondMode: { impact: "blip", why: "flows are spread over the members anew" },
  lacp: { impact: "blip", why: "the bond carries nothing until the switch has answered, unless lacpFallback is on" },
  lacpTime: { impact: "none", why: "how often LACP messages are sent" },
  lacpFallback: { impact: "blip", why: "without LACP from the switch the bond carries traffic, or none" },
  lacpSystemId: { impact: "blip", why: "the switch takes it for another system and negotiates anew" },
  lacpSystemPriority: { impact: "blip", why: "the switch may choose other links" },
  primary: { impact: "blip", why: "another member may become the active one" },
  upDelayMilliseconds: { impact: "none", why: "counts from the next link that comes up" },
  downDelayMilliseconds: { impact: "none", why: "counts from the next link that goes down" },
  detectMode: { impact: "none", why: "how a dead link is noticed" },
  miimonMilliseconds: { impact: "none", why: "how a dead link is noticed" },
  rebalanceIntervalMilliseconds: { impact: "none", why: "when flows are moved to spread the load" },
  hashBasis: { impact: "blip", why: "flows are spread over the members anew" },
  mac: { impact: "blip", why: "neighbours learn the new address" },
  peer: { impact: "blip", why: "the bridges are joined differently from that moment on" },
  remoteIp: tunnel,
  localIp: tunnel,
  key: tunnel,
  dstPort: tunnel,
  devargs: { impact: "blip", why: "the port carries nothing until the other device is there" },
  socketPath: { impact: "blip", why: "the guest behind the former socket is cut off" },
  options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
  externalIds: { impact: "none", why: "a note for other programs" },
  interfaceExternalIds: { impact: "none", why: "a note for other programs" },
  otherConfig: { impact: "blip", why: "live, but what it disturbs depends on the key" },
  guard: { impact: "none", why: "only remembered, for later changes" },
} satisfies Impacts<AnyPort>;

const { options, externalIds, interfaceExternalIds, otherConfig, guard: _, ...exact } = portImpacts;
const maps = { options, externalIds, interfaceExternalIds, otherConfig };

/** The port is ours alone: a property that is not set means that nothing must be set, unlike on a bridge. */
export function planPort(state: PortState, args: AnyPort): Change[] {
  return [...planClaim(state, args), ...planWorks(state), ...planExact(state, args), ...planMaps(state, args), ...planGuard(state, args)];
}

function planExact(state: PortState, args: AnyPort): Change[] {
  return (Object.keys(exact) as (keyof typeof exact)[])
    .map((property) => ({ path: [property], from: given(property, state), to: given(property, args), ...exact[property] }))
    .filter(({ path, from, to }) => !isDeepStrictEqual(from, to) && !(required.includes(path[0] as string) && to === undefined));
}

/** They have a value always; it is only not known yet. */
const required = ["bridge", "type"];

/** Columns of numbers have no "not set". */
const delays: readonly string[] = ["upDelayMilliseconds", "downDelayMilliseconds"];

function given<P extends string>(property: P, values: { readonly [Q in P]?: unknown }): unknown {
  const value = values[property];
  return (Array.isArray(value) && value.length === 0) || (value === 0 && delays.includes(property)) ? undefined : value;
}

function planMaps(state: PortState, args: AnyPort): Change[] {
  return (Object.keys(maps) as (keyof typeof maps)[]).flatMap((property) =>
    planKeys({ property, observed: state[property], wanted: args[property], managed: state.managedKeys?.[property], ...maps[property] }),
  );
}

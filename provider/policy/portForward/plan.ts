import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import type { PortForwardArgs, PortForwardState } from "./types";

const moved: PropertyImpact = {
  impact: "blip",
  why: "connections that are made from then on go by the new rule; established ones stay where they are",
};

export const portForwardImpacts: Impacts<PortForwardArgs> = {
  name: { impact: "replace", why: "the forward is removed and made again under the other name" },
  network: moved,
  listenAddress: moved,
  listenPort: moved,
  listenPortEnd: moved,
  protocol: moved,
  targets: moved,
  targetPort: moved,
  sources: { impact: "none", why: "who may connect from then on; established connections stay" },
  hairpin: { impact: "none", why: "how guests of the same network connect from then on; established connections stay" },
};

const compared = ["network", "listenAddress", "listenPort", "listenPortEnd", "protocol", "targets", "targetPort", "sources", "hairpin"] as const;

/** A property that is not set is one with a meaning of its own: of a forward nothing can be left unmanaged. */
export function planPortForward(state: PortForwardState, args: PortForwardArgs): Change[] {
  const wanted = completeForward(args);
  return [
    ...compared
      .filter((property) => !isDeepStrictEqual(state[property], wanted[property]))
      .map((property): Change => ({ path: [property], from: state[property], to: wanted[property], ...(portForwardImpacts[property] ?? moved) })),
    ...(state.faults.length > 0
      ? [{ path: ["faults"], from: state.faults, to: [], impact: "none", why: `put right: ${state.faults.join("; ")}` } satisfies Change]
      : []),
    ...planClaim(state, args),
  ];
}

/** The normal form: what says nothing new is left out, and the order of sources, which means nothing, is always the same. */
export function completeForward(args: Partial<PortForwardArgs>): Partial<PortForwardArgs> {
  const { listenPortEnd, targetPort, sources, ...rest } = args;
  const says = (port: number | undefined) => port !== undefined && port !== args.listenPort;
  return {
    ...rest,
    ...(says(listenPortEnd) && { listenPortEnd }),
    ...(says(targetPort) && { targetPort }),
    ...(sources && { sources: [...new Set(sources)].sort() }),
  };
}

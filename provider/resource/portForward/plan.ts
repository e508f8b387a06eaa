import { unordered } from "../addresses";
import type { Impacts, PropertyImpact } from "../plan";
import type { PortForwardArgs } from "./types";

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
  onEstablished: { impact: "none", why: "what becomes of established connections at changes from this one on" },
};

/** The normal form: what says nothing new is left out, and the order of sources, which means nothing, is always the same. */
export function completeForward(args: Partial<PortForwardArgs>): Partial<PortForwardArgs> {
  const { listenPortEnd, targetPort, sources, ...rest } = args;
  const says = (port: number | undefined) => port !== undefined && port !== args.listenPort;
  return {
    ...rest,
    ...(says(listenPortEnd) && { listenPortEnd }),
    ...(says(targetPort) && { targetPort }),
    ...(sources && { sources: unordered(sources) }),
  };
}

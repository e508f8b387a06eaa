import { portForward as inOvn } from "../ovn/forwards/portForward";
import { portForward as onHost } from "../policy/portForward";
import { portForwardArgs } from "../resource/portForward/schema";
import { eitherKind } from "./eitherKind";
import { ANEW, on, partsOf, stateOf } from "./hostOrOvn";

export const portForward = eitherKind({
  type: onHost.type,
  description: `${onHost.description} In OVN, with \`on: "ovn"\`, an address and a port by which routers lead to guests of a logical switch on whichever hosts: a load balancer of OVN's.`,
  argument: "on",
  parts: partsOf(onHost, inOvn),
  args: portForwardArgs.extend({ on }),
  state: stateOf(onHost.state),
  impacts: {
    ...onHost.impacts,
    hairpin: {
      impact: "blip",
      why: "how guests of the same network connect from then on; on a host established connections stay, in OVN those of such guests end",
    },
  },
  why: ANEW,
});

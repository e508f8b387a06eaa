import type { Change } from "../resource/change";
import { planClaim } from "../resource/claim";
import { guestList } from "../resource/common";
import { type Impacts, planProperties } from "../resource/plan";
import type { BridgeArgs } from "./bridgeArgs";
import type { BridgeState } from "./bridgeState";
import { planKeys } from "./keys";
import { planWorks } from "./realised";

export const bridgeImpacts = {
  datapathType: {
    impact: "restart",
    why: "Open vSwitch takes every port off the old datapath and puts it on the new one; internal ports lose their addresses, the flow table is emptied",
  },
  failMode: { impact: "blip", why: "empties the flow table; `secure` forwards nothing until there are flows" },
  stp: { impact: "blip", why: "ports do not forward for 30 s while the spanning tree is computed" },
  rstp: { impact: "blip", why: "ports do not forward for about 3 s while the spanning tree is computed" },
  mcastSnooping: { impact: "none", why: "multicast is flooded until group memberships are learned" },
  mac: { impact: "blip", why: "neighbours send to the old MAC address until their caches are refreshed, up to half a minute" },
  protocols: { impact: "blip", why: "controllers have to connect again" },
  controllers: { impact: "blip", why: "the first controller added and the last one removed empty the flow table" },
  flowTables: { impact: "none", why: "flows stay, but a table that holds more than its new limit with `evict` loses those with timeouts" },
  externalIds: { impact: "none", why: "a note for other programs" },
  otherConfig: { impact: "blip", why: "live, but what it disturbs depends on the key" },
  onGuestsAttached: { impact: "none", why: "only what this resource may do" },
  guard: { impact: "none", why: "only remembered, for later changes" },
} satisfies Impacts<BridgeArgs>;

const { externalIds, otherConfig, ...plain } = bridgeImpacts;

export function planBridge(state: BridgeState, args: BridgeArgs): Change[] {
  return [
    ...planClaim(state, args),
    ...planWorks(state),
    ...planProperties(state, args, plain).map((change) => guardGuests(change, state, args)),
    ...planKeys({ property: "externalIds", observed: state.externalIds, wanted: args.externalIds, managed: state.managedKeys?.externalIds, ...externalIds }),
    ...planKeys({ property: "otherConfig", observed: state.otherConfig, wanted: args.otherConfig, managed: state.managedKeys?.otherConfig, ...otherConfig }),
  ];
}

function guardGuests(change: Change, state: BridgeState, args: BridgeArgs): Change {
  if (change.impact !== "restart" || state.guests.length === 0 || args.onGuestsAttached?.restart === "reattach") {
    return change;
  }
  const refused = `it would cut off ${guestList(state.guests)}; shut them down first, or allow it with onGuestsAttached: { restart: "reattach" }`;
  return { ...change, refused };
}

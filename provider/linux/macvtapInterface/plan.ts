import type { Change } from "../../resource/change";
import { type Impacts, planProperties } from "../../resource/plan";
import { planOwner } from "../mark";
import { planPersistence } from "../persistence/persistence";
import { sessionReason } from "../refuse";
import { macvtapUnit } from "./lines";
import type { MacvtapArgs, MacvtapState } from "./observe";

export const macvtapImpacts: Impacts<MacvtapArgs> = {
  name: { impact: "replace", why: "the interface is made anew under the other name" },
  lowerDevice: { impact: "replace", why: "the kernel ties a macvtap interface to its lower device for good" },
  mode: { impact: "replace", why: "the kernel cannot change into `passthrough` or out of it" },
  mac: { impact: "blip", why: "neighbours have to learn the new MAC address, and the guest's NIC must use it" },
  mtu: { impact: "none", why: "the kernel changes it live; the guest keeps the MTU that it has" },
  up: { impact: "blip", why: "nothing passes while the interface is down" },
  onGuestsAttached: { impact: "none", why: "only remembered, for later changes" },
};

const { name: _, ...compared } = macvtapImpacts;

export function planMacvtap(state: MacvtapState, args: MacvtapArgs): Change[] {
  const changes = [
    ...planProperties(state, args, compared).map((change) => finer(change)),
    ...planOwner(state, args),
    ...planPersistence(args.persistence, state, macvtapUnit(args, state)),
  ];
  return changes.map((change) => guarded(change, state, args));
}

/** The kernel changes between these three on the running interface. */
function finer(change: Change): Change {
  const live = change.path[0] === "mode" && change.from !== "passthrough" && change.to !== "passthrough";
  return live ? { ...change, impact: "none", why: "the kernel changes between `bridge`, `vepa` and `private` live" } : change;
}

function guarded(change: Change, state: MacvtapState, args: MacvtapArgs): Change {
  const property = change.path[0];
  if (property === "mtu" && args.lowerDevice === state.lowerDevice && (args.mtu ?? 0) > state.lowerMtu) {
    return { ...change, refused: `${args.mtu} is more than the ${state.lowerMtu} of ${state.lowerDevice}; raise the MTU there first` };
  }
  const takesLower = args.mode === "passthrough" && (property === "mode" || property === "lowerDevice" || property === "mac");
  const devices = [state.name, ...(takesLower ? [args.lowerDevice] : [])];
  const touches = !["owner", "persistence", "onGuestsAttached"].includes(String(property));
  const reason = touches ? sessionReason(devices, state.hostFacts.sessionDevices) : undefined;
  return reason && !change.refused ? { ...change, refused: reason } : change;
}

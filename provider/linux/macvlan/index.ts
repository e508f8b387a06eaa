import type { Change } from "../../resource/change";
import { deviceKind } from "../device/kind";
import { deviceRules } from "../device/rules";
import type { DeviceSpec, Option } from "../device/spec";
import { checkLowerDevice } from "../macvtapInterface/checks";
import { sessionReason } from "../refuse";
import { macvlanArgs, macvlanState } from "./schema";
import type { MacvlanArgs, MacvlanState } from "./types";

/** The kernel and iproute2 say `passthru`, libvirt `passthrough`. */
const mode: Option<MacvlanArgs> = {
  property: "mode",
  words: (value: string) => ["mode", value === "passthrough" ? "passthru" : value],
  read: (data) => (data.mode === "passthru" ? "passthrough" : data.mode),
  cost: { impact: "blip", why: "the kernel cannot change into `passthrough` or out of it: the interface is made anew in its place, in the same step" },
  fixed: (from, to) => from === "passthrough" || to === "passthrough",
};

export const macvlanSpec: DeviceSpec<MacvlanArgs, MacvlanState> = {
  type: "Macvlan",
  kernelKind: "macvlan",
  noun: "macvlan interface",
  description:
    "A macvlan interface: a further MAC address of the host on one of its devices. With it the host reaches guests that are on macvtap interfaces of the same device, which it cannot by the device itself.",
  args: macvlanArgs,
  state: macvlanState,
  options: [mode],
  rules: deviceRules,
  ownMac: ({ mode }) => mode !== "passthrough",
  check: (snapshot, args, _found, facts) => checkLowerDevice(`Macvlan ${args.name}`, snapshot, args, facts.sessionDevices),
  refine: (change, state, args) => guarded(finer(change), state, args),
  raisesLower: true,
};

export const macvlan = deviceKind(macvlanSpec);

function finer(change: Change): Change {
  const live = change.path[0] === "mode" && change.from !== "passthrough" && change.to !== "passthrough";
  return live ? { ...change, impact: "none", why: "the kernel changes between `bridge`, `vepa` and `private` live" } : change;
}

function guarded(change: Change, state: MacvlanState, args: MacvlanArgs): Change {
  const takesLower = args.mode === "passthrough" && ["mode", "lowerDevice", "mac"].includes(String(change.path[0]));
  const refused = takesLower ? sessionReason([args.lowerDevice], state.hostFacts.sessionDevices) : undefined;
  return refused && !change.refused ? { ...change, refused } : change;
}

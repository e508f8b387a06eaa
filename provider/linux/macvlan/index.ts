import { deviceKind } from "../device/kind";
import { deviceRules } from "../device/rules";
import type { DeviceSpec, Option } from "../device/spec";
import { checkLowerDevice } from "../macvtapInterface/checks";
import { liveMode, modeOption, sparesSession } from "../macvtapInterface/mode";
import { macvlanArgs, macvlanState } from "./schema";
import type { MacvlanArgs, MacvlanState } from "./types";

const mode: Option<MacvlanArgs> = {
  ...modeOption,
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
  refine: (change, state, args) => sparesSession(liveMode(change), args, state.hostFacts.sessionDevices),
  raisesLower: true,
};

export const macvlan = deviceKind(macvlanSpec);

import type { Change } from "../../resource/change";
import { deviceKind } from "../device/kind";
import type { Option } from "../device/spec";
import { ipLine } from "../kernel/batch";
import { findLink } from "../kernel/snapshot";
import { checkLowerDevice } from "./checks";
import { liveMode, modeOption, sparesSession } from "./mode";
import { macvtapRules } from "./rules";
import { macvtapArgs, macvtapState } from "./schema";
import type { MacvtapArgs, MacvtapState } from "./types";

const mode: Option<MacvtapArgs> = {
  ...modeOption,
  cost: { impact: "replace", why: "the kernel cannot change into `passthrough` or out of it" },
};

export const macvtapInterface = deviceKind<MacvtapArgs, MacvtapState>({
  type: "MacvtapInterface",
  kernelKind: "macvtap",
  noun: "macvtap interface",
  description:
    "A macvtap interface: a guest's direct way onto a device of the host, without a bridge. A guest uses it by its `/dev/tapN` (libvirt: `<interface type='ethernet'>` with `<target dev='…' managed='no'/>`).",
  args: macvtapArgs,
  state: macvtapState,
  options: [mode],
  rules: macvtapRules,
  impacts: {
    name: { impact: "replace", why: "the interface is made anew under the other name" },
    lowerDevice: { impact: "replace", why: "the kernel ties a macvtap interface to its lower device for good" },
    mac: { impact: "blip", why: "neighbours have to learn the new MAC address, and the guest's NIC must use it" },
    mtu: { impact: "none", why: "the kernel changes it live; the guest keeps the MTU that it has" },
    up: { impact: "blip", why: "nothing passes while the interface is down" },
  },
  observe: (snapshot, link) => ({ lowerMtu: findLink(snapshot, link.lower ?? "")?.mtu ?? link.mtu, tapDevice: `/dev/tap${link.ifindex}` }),
  // In passthrough mode the kernel takes the MAC address of the lower device first, whatever was asked for.
  commands: (args, found) => (args.mode === "passthrough" && args.mac && !found ? [ipLine("link", "set", "dev", args.name, "address", args.mac)] : []),
  check: (snapshot, args, _found, facts) => checkLowerDevice(`MacvtapInterface ${args.name}`, snapshot, args, facts.sessionDevices),
  refine: (change, state, args) => guarded(change, state, args),
  heldByGuest: true,
});

function guarded(change: Change, state: MacvtapState, args: MacvtapArgs): Change {
  const property = change.path[0];
  if (property === "mtu" && args.lowerDevice === state.lowerDevice && (args.mtu ?? 0) > state.lowerMtu) {
    return { ...change, refused: `${args.mtu} is more than the ${state.lowerMtu} of ${state.lowerDevice}; raise the MTU there first` };
  }
  return sparesSession(liveMode(change), args, state.hostFacts.sessionDevices);
}

import type { Change } from "../../resource/change";
import type { DeviceArgs, Option } from "../device/spec";
import { sessionReason } from "../kernel/refuse";

interface OnLowerDevice extends DeviceArgs {
  readonly lowerDevice: string;
  readonly mode: string;
}

/** What macvtap and macvlan interfaces have in common. The kernel and iproute2 say `passthru`, libvirt `passthrough`. */
export const modeOption = {
  property: "mode",
  words: (value: string) => ["mode", value === "passthrough" ? "passthru" : value],
  read: (data) => (data.mode === "passthru" ? "passthrough" : data.mode),
} satisfies Omit<Option<OnLowerDevice>, "cost">;

/** The kernel changes between the other three on the running interface. */
export function liveMode(change: Change): Change {
  const live = change.path[0] === "mode" && change.from !== "passthrough" && change.to !== "passthrough";
  return live ? { ...change, impact: "none", why: "the kernel changes between `bridge`, `vepa` and `private` live" } : change;
}

/** `passthrough` takes the lower device for itself: not the one that we come in by. */
export function sparesSession(change: Change, args: OnLowerDevice, sessionDevices: readonly string[]): Change {
  const takesLower = args.mode === "passthrough" && ["mode", "lowerDevice", "mac"].includes(String(change.path[0]));
  const refused = takesLower ? sessionReason([args.lowerDevice], sessionDevices) : undefined;
  return refused && !change.refused ? { ...change, refused } : change;
}

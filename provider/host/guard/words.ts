import type { Change } from "../../resource/change";
import type { GuardSettings } from "./settings";

/** What a preview says of a change to these devices; `undefined` where it leaves the way in alone. */
export function guardNote(devices: readonly string[], sessionDevices: readonly string[], guard: GuardSettings | undefined): string | undefined {
  const carrier = devices.find((device) => sessionDevices.includes(device));
  return carrier && guardWords(`${carrier} carries our own SSH session`, guard);
}

/** What becomes of a change that may cut us off, for this reason. */
export const guardWords = (reason: string, guard: Pick<GuardSettings, "mode"> | undefined): string =>
  guard?.mode === "off"
    ? `${reason}, and \`guard.mode\` is \`off\`: if this goes wrong we are locked out`
    : `${reason}: the host takes it back unless we reach it over a new connection afterwards`;

/** A change with that said. */
export function noted(change: Change, note: string | undefined): Change {
  return note === undefined || change.refused ? change : { ...change, why: `${change.why}; ${note}` };
}

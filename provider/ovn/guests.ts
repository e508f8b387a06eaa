import { whenGuestsAttached } from "../resource/common";

/** `otherwise` is what a state remembers when nothing is said. */
export const guestsRemembered = (what: string) => ({ onGuestsAttached: { schema: whenGuestsAttached(what), otherwise: { delete: "refuse" } } });

import { field } from "../resource/schema";
import { z } from "../resource/zod";

/** What a removal may take from under guests; `otherwise` is what a state remembers when nothing is said. */
export const whenGuestsAttached = (what: string) =>
  field(
    z.strictObject({
      delete: field(z.enum(["refuse", "detach"]).default("refuse"), {
        description: `${what}: \`refuse\` the removal and name them, or remove it all the same (\`detach\`).`,
      }),
    }),
    { description: "What may happen to guests when it is removed. Not set: `refuse`." },
  );

export const guestsRemembered = (what: string) => ({ onGuestsAttached: { schema: whenGuestsAttached(what), otherwise: { delete: "refuse" } } });

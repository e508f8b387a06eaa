import { field, text } from "./schema";
import { z } from "./zod";

const RESTART = "When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest";

/**
 * What to do when a change or a removal would cut guests off.
 * Shared by every kind whose object guests hang on.
 */
export const onGuestsAttached = () => guestsAttached(z.enum(["refuse", "reattach"]), `${RESTART}.`);

/** The same for an object with a stored definition, which can wait for the next start. */
export const onGuestsAttachedOrDefer = () =>
  guestsAttached(z.enum(["refuse", "reattach", "defer"]), `${RESTART}, or store the change (\`defer\`): it takes effect at the next start.`);

const guestsAttached = <E extends z.ZodEnum>(restart: E, description: string) =>
  field(
    z.strictObject({
      restart: field(restart.default("refuse" as z.core.util.NoUndefined<z.output<E>>), { description }),
      delete: field(z.enum(["refuse", "detach"]).default("refuse"), {
        description: "When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).",
      }),
    }),
    { description: "What may happen to attached guests. Both default to `refuse`." },
  );

/** What a removal may take from under guests, where nothing else of it would cut them off. */
export const whenGuestsAttached = (what: string) =>
  field(
    z.strictObject({
      delete: field(z.enum(["refuse", "detach"]).default("refuse"), {
        description: `${what}: \`refuse\` the removal and name them, or remove it all the same (\`detach\`).`,
      }),
    }),
    { description: "What may happen to guests when it is removed. Not set: `refuse`." },
  );

/** A guest's network card, as far as the host knows it. */
export const guestNic = () =>
  z.strictObject({
    domain: field(text(), { description: "Name of the guest (libvirt domain)." }),
    mac: field(text(), { description: "MAC address of its NIC." }),
    device: field(text(), { description: "The tap device on the host: `vnet3`." }),
  });

export type GuestNic = z.infer<ReturnType<typeof guestNic>>;

/** `web1 (52:54:00:aa:bb:cc on vnet3), db1 (…)` */
export function guestList(guests: readonly GuestNic[]): string {
  return guests.map((guest) => `${guest.domain} (${guest.mac} on ${guest.device})`).join(", ");
}

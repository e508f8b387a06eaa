import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

/** What the state of every kind of these has. */
export const persistence = {
  persistedBy: field(z.enum(["systemd", "none"]), {
    description: "What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd.",
  }),
  faults: field(z.array(z.string()), { description: "What on the host is not as it was left, in words.", bookkeeping: true }),
};

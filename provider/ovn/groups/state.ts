import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

/** What the state of a group or a set in OVN has besides. */
export const held = {
  persistedBy: field(z.literal("ovn"), { description: "What keeps it: the northbound database." }),
  faults: field(z.array(z.string()), { description: "What is not as it was left, in words.", bookkeeping: true }),
  uuid: field(z.string(), { description: "Its row in the northbound database." }),
};

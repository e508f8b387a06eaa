import { isCidr, isIp } from "../../resource/ip";
import { portForwardSaid, portForwardView } from "../../resource/portForward/schema";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { bridgeWord } from "../networks";

export const portForwardState = z.strictObject({
  ...portForwardView,
  persistedBy: field(z.enum(["systemd", "none"]), {
    description: "What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd.",
  }),
  faults: field(z.array(z.string()), { description: "What on the host is not as it was left, in words.", bookkeeping: true }),
});

/** What a fragment remembers: what was said, and what it came to when it was written. */
export const portForwardSpec = portForwardSaid.extend({
  family: z.union([z.literal(4), z.literal(6)]),
  targetAddresses: z.array(text().refine(isIp)).min(1),
  subnets: z.array(text().refine(isCidr)),
  /** The bridge into which libvirt has to accept it. */
  accept: bridgeWord.optional(),
});

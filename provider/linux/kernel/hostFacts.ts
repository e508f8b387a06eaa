import type { Facts } from "../../host/host";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

/** What plans need to know about the host besides the device. */
export const hostFacts = () =>
  field(
    z.strictObject({
      sessionDevices: field(z.array(z.string()), { description: "Devices that carry our own SSH session: they are not changed." }),
      bootId: field(z.string().optional(), { description: "The boot of the host in which this was seen. Another one has given other interface indexes." }),
    }),
    { description: "What matters about the host for this device.", bookkeeping: true },
  );

export type HostFacts = z.infer<ReturnType<typeof hostFacts>>;

export function hostFactsOf(facts: Facts): HostFacts {
  return { sessionDevices: [...facts.sessionDevices], bootId: facts.bootId };
}

import { deviceName, field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState } from "../device/schema";

export const vethArgs = z.strictObject({
  peer: field(deviceName(), {
    description: "Name of the other end. It may become the port of another bridge, or be moved into a network namespace.",
    term: "`peer name`",
  }),
  peerUp: field(z.boolean().optional(), {
    description:
      "Whether the other end is up as well. Not managed once it is in another network namespace. Not set: it is brought up when the pair is made, and not managed after that.",
    term: "`ip link set … up`",
  }),
  ...addressArgs(),
  ...linkArgs(),
  ...actingArgs(
    "What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them.",
  ),
});

export const vethState = z.strictObject({
  peer: field(z.string(), { description: "The other end; empty when it is in another network namespace." }),
  peerUp: field(z.boolean().optional(), { description: "Whether the other end is up." }),
  ...addressState(),
  ...linkState(),
});

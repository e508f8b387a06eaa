import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState, lowerDeviceArg, lowerDeviceState } from "../device/schema";

const mode = () => z.enum(["bridge", "vepa", "private", "passthrough"]);

export const macvlanArgs = z.strictObject({
  ...lowerDeviceArg(
    "Device of the host that the interface is on top of: a NIC, a VLAN, a bond or a bridge; not a port of a bridge. It is brought up if it is down.",
  ),
  mode: field(mode().default("bridge"), {
    description:
      "How interfaces on one lower device talk to each other: `bridge` directly, `vepa` by way of a switch that sends frames back, `private` not at all; `passthrough` gives the lower device to this interface alone.",
    term: "`type macvlan mode …`",
  }),
  ...addressArgs(),
  ...linkArgs({
    mtu: "Largest packet; at most that of the lower device. Not set: that of the lower device.",
    mac: "MAC address. Not set: the kernel draws one (in `passthrough`, that of the lower device).",
    up: "Administratively up.",
  }),
  ...actingArgs(
    "What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them.",
  ),
});

export const macvlanState = z.strictObject({
  ...lowerDeviceState(),
  mode: field(mode(), { description: "Mode." }),
  ...addressState(),
  ...linkState(),
});

import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, linkArgs, linkState, lowerDeviceArg, lowerDeviceState } from "../device/schema";

const mode = () => z.enum(["vepa", "bridge", "private", "passthrough"]);

export const macvtapArgs = z.strictObject({
  ...lowerDeviceArg("Device of the host that the interface is on top of: a NIC, a VLAN, a bond or a bridge; not a port of a bridge."),
  mode: field(mode().default("vepa"), {
    description:
      "How interfaces on one lower device talk to each other: `bridge` directly, `vepa` by way of a switch that sends frames back, `private` not at all; `passthrough` gives the lower device to this interface alone. The first three change into each other live. The host itself is not reached in any of them.",
    term: "`type macvtap mode …`",
  }),
  ...linkArgs({
    mac: "MAC address. Not set: the kernel draws one (in `passthrough`, that of the lower device, whose MAC address this one sets).",
    mtu: "Largest packet; at most that of the lower device. Not set: that of the lower device.",
    up: "Administratively up. The lower device has to be up as well for anything to pass.",
  }),
  ...actingArgs(
    "What may happen to a guest that uses the interface when it has to go. `refuse` (default) names it; `detach` removes the interface from under it.",
  ),
});

export const macvtapState = z.strictObject({
  ...lowerDeviceState(),
  lowerMtu: field(z.number(), { description: "MTU of the device below, which is the limit.", unit: "bytes", bookkeeping: true }),
  mode: field(mode(), { description: "Mode." }),
  tapDevice: field(z.string(), { description: "The character device that a guest opens: `/dev/tapN`, N being the interface index." }),
  ...linkState(),
});

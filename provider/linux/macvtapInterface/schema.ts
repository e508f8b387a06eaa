import { z } from "zod";
import { onGuestsAttached } from "../../resource/common";
import { deviceName, field, mac, mtu } from "../../resource/schema";
import { hostFacts } from "../hostFacts";
import { persistedBy, persistenceArg } from "../persistence/persistence";

const mode = () => z.enum(["vepa", "bridge", "private", "passthrough"]);

export const macvtapArgs = z.strictObject({
  lowerDevice: field(deviceName(), {
    description: "Device of the host that the interface is on top of: a NIC, a VLAN, a bond or a bridge; not a port of a bridge.",
    term: "`link …`",
  }),
  mode: field(mode().default("vepa"), {
    description:
      "How interfaces on one lower device talk to each other: `bridge` directly, `vepa` by way of a switch that sends frames back, `private` not at all; `passthrough` gives the lower device to this interface alone. The first three change into each other live. The host itself is not reached in any of them.",
    term: "`type macvtap mode …`",
  }),
  mac: field(mac().optional(), {
    description: "MAC address. Not set: the kernel draws one (in `passthrough`, that of the lower device, whose MAC address this one sets).",
    term: "`address`",
  }),
  mtu: field(mtu().optional(), {
    description: "Largest packet; at most that of the lower device. Not set: that of the lower device.",
    unit: "bytes",
    term: "`mtu`",
  }),
  up: field(z.boolean().default(true), {
    description: "Administratively up. The lower device has to be up as well for anything to pass.",
    term: "`ip link set … up`",
  }),
  persistence: persistenceArg(),
  onGuestsAttached: field(onGuestsAttached().prefault({}), {
    description:
      "What may happen to a guest that uses the interface when it has to go. `refuse` (default) names it; `detach` removes the interface from under it.",
  }),
});

export const macvtapState = z.strictObject({
  lowerDevice: field(z.string(), { description: "The device below." }),
  lowerMtu: field(z.number(), { description: "MTU of the device below, which is the limit.", unit: "bytes" }),
  mode: field(mode(), { description: "Mode." }),
  mac: field(z.string(), { description: "MAC address: the one that the guest's NIC must use." }),
  mtu: field(z.number(), { description: "MTU.", unit: "bytes" }),
  up: field(z.boolean(), { description: "Administratively up." }),
  ifindex: field(z.number(), { description: "Interface index." }),
  tapDevice: field(z.string(), { description: "The character device that a guest opens: `/dev/tapN`, N being the interface index." }),
  persistedBy: persistedBy(),
  unitHash: field(z.string(), { description: "SHA-256 of the boot unit on the host; empty when there is none." }),
  hostFacts: hostFacts(),
  onGuestsAttached: onGuestsAttached().optional(),
});

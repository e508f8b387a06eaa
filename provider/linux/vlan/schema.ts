import { field, vlanId } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState, lowerDeviceArg, lowerDeviceState } from "../device/schema";

const protocol = () => z.enum(["802.1Q", "802.1ad"]);

export const vlanArgs = z.strictObject({
  ...lowerDeviceArg(
    "The device whose tagged frames these are: a NIC, a bond, a bridge, or a VLAN interface (for a tag within a tag). It is brought up if it is down.",
  ),
  vlanId: field(vlanId(), { description: "VLAN id of the tag, 1 to 4094.", term: "`id`" }),
  protocol: field(protocol().default("802.1Q"), {
    description: "Kind of tag: `802.1Q`, or `802.1ad` for the outer tag of a provider (QinQ).",
    term: "`protocol`",
  }),
  reorderHeader: field(z.boolean().optional(), {
    description: "Shows received frames without the tag, as programs expect. Kernel default: on.",
    term: "`reorder_hdr`",
  }),
  looseBinding: field(z.boolean().optional(), {
    description: "Keeps the interface up when the device below goes down. Kernel default: off.",
    term: "`loose_binding`",
  }),
  gvrp: field(z.boolean().optional(), { description: "Registers the VLAN at the switch by GVRP. Kernel default: off.", term: "`gvrp`" }),
  mvrp: field(z.boolean().optional(), { description: "Registers the VLAN at the switch by MVRP. Kernel default: off.", term: "`mvrp`" }),
  ...addressArgs(),
  ...linkArgs({
    mtu: "Largest packet, without the tag; at most that of the lower device. Not set: that of the lower device.",
    mac: "MAC address. Not set: that of the lower device.",
  }),
  ...actingArgs(
    "What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them.",
  ),
});

export const vlanState = z.strictObject({
  ...lowerDeviceState(),
  vlanId: field(z.number(), { description: "VLAN id." }),
  protocol: field(z.string(), { description: "Kind of tag." }),
  reorderHeader: field(z.boolean(), { description: "Received frames are shown without the tag." }),
  looseBinding: field(z.boolean(), { description: "Stays up when the device below goes down." }),
  gvrp: field(z.boolean(), { description: "GVRP." }),
  mvrp: field(z.boolean(), { description: "MVRP." }),
  ...addressState(),
  ...linkState(),
});

import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { addressing } from "./properties/addressing";
import { everyNetwork } from "./properties/everyNetwork";
import { natForward } from "./properties/forward";
import { ownBridge } from "./properties/ownBridge";

const parts = [addressing, natForward, ownBridge, everyNetwork] as const;

export type NatNetworkArgs = KindArgs<typeof parts>;

export const natNetwork = networkKind<NatNetworkArgs>({
  type: "NatNetwork",
  description:
    "A libvirt virtual network behind NAT: guests get addresses by DHCP, resolve names, and get out under the host's address; nobody gets in.\n\n" +
    "DHCP ranges, reservations and DNS records change on the running network; the rest needs a restart of it, which is refused while guests are attached unless `onGuestsAttached` allows it.",
  ...compose(parts),
});

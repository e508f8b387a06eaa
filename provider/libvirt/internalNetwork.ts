import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { noAddressing } from "./properties/addressing";
import { everyNetwork } from "./properties/everyNetwork";
import { plainForward } from "./properties/forward";
import { ownBridge } from "./properties/ownBridge";

const parts = [noAddressing, plainForward("none"), ownBridge, everyNetwork] as const;

export type InternalNetworkArgs = KindArgs<typeof parts>;

export const internalNetwork = networkKind<InternalNetworkArgs>({
  type: "InternalNetwork",
  description:
    "A libvirt virtual network on which the host has no address: guests talk to each other and to nobody else. There is no DHCP and no DNS server on it.",
  ...compose(parts),
});

import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { addressing } from "./properties/addressing";
import { everyNetwork } from "./properties/everyNetwork";
import { plainForward } from "./properties/forward";
import { ownBridge } from "./properties/ownBridge";

const parts = [addressing, plainForward("none"), ownBridge, everyNetwork] as const;

export type IsolatedNetworkArgs = KindArgs<typeof parts>;

export const isolatedNetwork = networkKind<IsolatedNetworkArgs>({
  type: "IsolatedNetwork",
  description:
    "A libvirt virtual network without a way out (host-only): guests get addresses by DHCP, resolve names of the network, and reach each other and the host. " +
    "libvirt's firewall rules refuse everything else, in both directions.",
  ...compose(parts),
});

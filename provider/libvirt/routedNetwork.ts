import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { addressing } from "./properties/addressing";
import { everyNetwork } from "./properties/everyNetwork";
import { routeForward } from "./properties/forward";
import { ownBridge } from "./properties/ownBridge";

const parts = [addressing, routeForward, ownBridge, everyNetwork] as const;

export type RoutedNetworkArgs = KindArgs<typeof parts>;

export const routedNetwork = networkKind<RoutedNetworkArgs>({
  type: "RoutedNetwork",
  description:
    "A libvirt virtual network that is routed: guests get addresses by DHCP, resolve names, and talk to the outside under their own addresses. " +
    "The outside must know a route to the subnet over the host.\n\n" +
    "libvirt's firewall rules let connections through in both directions, of the network's own addresses only.",
  ...compose(parts),
});

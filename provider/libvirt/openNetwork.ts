import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { addressing } from "./properties/addressing";
import { everyNetwork } from "./properties/everyNetwork";
import { plainForward } from "./properties/forward";
import { ownBridge } from "./properties/ownBridge";

const parts = [addressing, plainForward("open"), ownBridge, everyNetwork] as const;

export type OpenNetworkArgs = KindArgs<typeof parts>;

export const openNetwork = networkKind<OpenNetworkArgs>({
  type: "OpenNetwork",
  description:
    "A libvirt virtual network with DHCP and DNS, for which libvirt writes no firewall rules at all: what gets in and out is what the host's own firewall and routes say.",
  ...compose(parts),
});

import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { everyNetwork } from "./properties/everyNetwork";
import { existingBridge } from "./properties/existingBridge";

const parts = [existingBridge, everyNetwork] as const;

export type BridgedNetworkArgs = KindArgs<typeof parts>;

export const bridgedNetwork = networkKind<BridgedNetworkArgs>({
  type: "BridgedNetwork",
  description:
    "A libvirt network over a bridge that exists on the host, of Linux or of Open vSwitch: guests are on the bridge as if plugged into a switch, in the VLANs that the network or their port group says.",
  ...compose(parts),
});

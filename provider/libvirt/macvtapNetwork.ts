import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { everyNetwork } from "./properties/everyNetwork";
import { macvtap } from "./properties/macvtap";

const parts = [macvtap, everyNetwork] as const;

export type MacvtapNetworkArgs = KindArgs<typeof parts>;

export const macvtapNetwork = networkKind<MacvtapNetworkArgs>({
  type: "MacvtapNetwork",
  description:
    "A libvirt network of macvtap devices: each guest is on a device of the host directly, without a bridge.\n\n" +
    "Guests do not reach the host over it. Changes hold for NICs that are plugged in from then on; running guests keep what they have.",
  ...compose(parts),
});

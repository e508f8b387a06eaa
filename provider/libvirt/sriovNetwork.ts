import { compose, type KindArgs } from "./compose";
import { networkKind } from "./networkKind";
import { everyNetwork } from "./properties/everyNetwork";
import { hostdev } from "./properties/hostdev";

const parts = [hostdev, everyNetwork] as const;

export type SriovNetworkArgs = KindArgs<typeof parts>;

export const sriovNetwork = networkKind<SriovNetworkArgs>({
  type: "SriovNetwork",
  description:
    "A libvirt network of SR-IOV virtual functions: each guest gets a function of a network device for itself.\n\n" +
    "libvirt accepts `virtualFunctions` only where they exist on the host, and starts the network only then.",
  ...compose(parts),
});

import type { Host } from "../../../provider/host/host";
import { byHand, printed } from "./ovs";

export { byHand, printed };

/** OVN's databases on the host of a test, which is its own chassis. */
export const startCentral = (host: Host) => byHand(host, "[ -s /run/ovn/ovn-northd.pid ] || lab-daemon start ovn-central");

export const stopCentral = (host: Host) => byHand(host, "lab-daemon stop ovn-central; rm -rf /var/lib/ovn/*");

import type { Facts } from "../host/host";
import { KvmnetError } from "../resource/error";

/** A NIC loses its addresses' use the moment it joins or leaves a switch: not the one that we came in by. */
export function refuseSessionLoss({ sessionDevices }: Facts, devices: readonly string[], doing: string): void {
  const ours = devices.find((device) => sessionDevices.includes(device));
  if (ours !== undefined) {
    throw new KvmnetError({
      code: "refused",
      problem: `${doing} would touch ${ours}, which carries our own session`,
      remedy: "connect to the host over another interface, or make this one change at its console",
    });
  }
}

import { elements, type Row } from "../host/ovsdbValue";
import { contains, interfaceAddress, subnetOf } from "../resource/ip";

/** Whether an address is in one of a router port's networks. What somebody else wrote may be no network at all. */
export const reaches = (networks: Row[string] | undefined, address: string): boolean =>
  elements(networks).some((one) => {
    const known = interfaceAddress().safeParse(String(one));
    return known.success && contains(subnetOf(known.data), address);
  });

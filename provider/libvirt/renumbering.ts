import { canonicalIp } from "../resource/ip";
import { prefixOf } from "../resource/prefix";
import type { Network } from "./model";
import { isEmptyDhcp } from "./normalise";
import type { AttachedNic } from "./observed";

/** Whether guests hold leases that no longer fit: of a subnet that is gone, or with a gateway that is. They would keep them until they end. */
export function renumbers(from: Network, to: Network): boolean {
  const kept = served(to);
  return served(from).some((subnet) => !kept.includes(subnet));
}

function served({ ips }: Network): string[] {
  return ips.filter(({ dhcp }) => !isEmptyDhcp(dhcp)).map((ip) => `${canonicalIp(ip.address ?? "")}/${prefixOf(ip)}`);
}

/** The NICs whose cable is pulled for a moment, by guest and device, so that the guest asks for a lease anew. One that is pulled already stays so. */
export function cablesOf(guests: readonly AttachedNic[]): string[] {
  return guests
    .filter(({ live, device, domainUuid }) => !/<link state=['"]down/.test(live) && /^[\w.-]{1,15}$/.test(device) && /^[0-9a-f-]{36}$/.test(domainUuid))
    .flatMap(({ domainUuid, device }) => [domainUuid, device]);
}

import { isGuestPort } from "../linux/kernel/link";
import { hostSnapshot } from "../linux/kernel/network";
import { type Access, withHost } from "./session";

/** A network device of the host. */
export interface HostInterfaceDetails {
  readonly name: string;
  /** The kernel's word for a device that somebody made (`bridge`, `bond`, `vlan`, `veth` …); `nic` for a network card; `loopback`. */
  readonly kind: string;
  /** Whether it is hardware, as far as the host says so. */
  readonly physical: boolean;
  readonly mac: string;
  readonly mtu: number;
  /** Administratively up. */
  readonly up: boolean;
  /** With prefix length, of whatever origin. */
  readonly addresses: readonly string[];
  /** The bridge or bond that it is a port of. */
  readonly master?: string;
  /** The device below it. */
  readonly lowerDevice?: string;
  /** `project/stack/name` of the resource that manages it; "" when none does. */
  readonly owner: string;
  /** The host's end of a guest's NIC. */
  readonly guest: boolean;
  /** Whether the session that looks comes in over it. */
  readonly carriesSession: boolean;
}

export function getHostInterfaces(access: Access): Promise<HostInterfaceDetails[]> {
  return withHost(access, async (host) => {
    const { links, persistence } = await hostSnapshot(host);
    const details = links.map((link) => ({
      name: link.name,
      kind: link.name === "lo" ? "loopback" : (link.kind ?? "nic"),
      physical: persistence.cards.includes(link.name),
      mac: link.mac,
      mtu: link.mtu,
      up: link.up,
      addresses: link.addresses.map(({ address }) => address),
      ...(link.master !== undefined && { master: link.master }),
      ...(link.lower !== undefined && { lowerDevice: link.lower }),
      owner: link.owner,
      guest: isGuestPort(link),
      carriesSession: host.facts.sessionDevices.includes(link.name),
    }));
    return details.sort((a, b) => (a.name < b.name ? -1 : 1));
  });
}

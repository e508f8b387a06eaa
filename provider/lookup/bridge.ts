import { isGuestPort, staticAddresses } from "../linux/kernel/link";
import { hostSnapshot } from "../linux/kernel/network";
import { KvmnetError } from "../resource/error";
import { type Access, mustBePlain, withHost } from "./session";

/** A Linux bridge as it is on the host, whoever made it. */
export interface BridgeDetails {
  readonly name: string;
  /** `project/stack/name` of the resource that manages it; "" when none does. */
  readonly owner: string;
  readonly up: boolean;
  readonly mac: string;
  readonly mtu: number;
  /** With prefix length, without those that DHCP or router advertisements gave. */
  readonly addresses: readonly string[];
  /** Devices of the host that are ports of it. */
  readonly ports: readonly string[];
  /** Ports that are guests' NICs. */
  readonly guestPorts: readonly string[];
  readonly stp: boolean;
  readonly vlanFiltering: boolean;
}

export function getBridge(name: string, access: Access): Promise<BridgeDetails> {
  return withHost(access, async (host) => {
    mustBePlain("name", name);
    const { links } = await hostSnapshot(host);
    const link = links.find((one) => one.name === name);
    if (link?.kind !== "bridge") {
      const kind = link?.kind ?? "network card";
      throw new KvmnetError({
        code: "refused",
        host: host.label,
        problem: link ? `${name} is no Linux bridge (${kind})` : `there is no Linux bridge named ${name}`,
        remedy: kind === "openvswitch" ? "look it up with getOvsBridge" : "see: ip link show type bridge",
      });
    }
    const ports = links.filter(({ master }) => master === name);
    return {
      name,
      owner: link.owner,
      up: link.up,
      mac: link.mac,
      mtu: link.mtu,
      addresses: staticAddresses(link),
      ports: ports.filter((port) => !isGuestPort(port)).map((port) => port.name),
      guestPorts: ports.filter(isGuestPort).map((port) => port.name),
      stp: Number(link.data.stp_state ?? 0) > 0,
      vlanFiltering: Number(link.data.vlan_filtering ?? 0) > 0,
    };
  });
}

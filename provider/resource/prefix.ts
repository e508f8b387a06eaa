import { familyOf } from "./ip";

/** How a definition of libvirt's says how long a prefix is. */
export interface Masked {
  readonly address?: string;
  readonly prefix?: number;
  readonly netmask?: string;
}

/** Length of a subnet's prefix. Where a definition does not say, libvirt goes by the classes of old in IPv4, and takes 64 in IPv6. */
export function prefixOf(ip: Masked): number {
  return saidPrefix(ip) ?? (familyOf(ip.address ?? "") === 6 ? 64 : classOf(ip.address ?? ""));
}

/** A prefix of 0 counts as none (virSocketAddrGetIPPrefix). */
export function saidPrefix({ prefix, netmask }: Masked): number | undefined {
  return prefix || netmask?.split(".").reduce((bits, part) => bits + Number(part).toString(2).replaceAll("0", "").length, 0);
}

function classOf(address: string): number {
  const first = Number(address.split(".")[0]);
  return first < 128 ? 8 : first < 192 ? 16 : 24;
}

import { createHash } from "node:crypto";

const digest = ({ owner, name }: { owner: string; name: string }) => createHash("sha256").update(`${owner}\0${name}`).digest("hex");

/** The MAC address of a NIC whose program gives none. */
export function defaultMac(of: { owner: string; name: string }): string {
  const hex = digest(of);
  return `52:54:00:${hex.slice(0, 2)}:${hex.slice(2, 4)}:${hex.slice(4, 6)}`;
}

/** libvirt's name of the device within the guest. It cannot change while the NIC is plugged in, and libvirt refuses a second one of the same. */
export function defaultAlias(of: { owner: string; name: string }): string {
  return `ua-kvmnet-${digest(of).slice(0, 16)}`;
}

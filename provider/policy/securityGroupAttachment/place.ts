import type { AttachmentSpec } from "./types";

type Target = Pick<AttachmentSpec, "mac" | "network" | "bridge" | "memberAddresses">;

/** Whom an attachment is about, in words. */
export function placeWords({ mac, network, bridge, memberAddresses }: Target): string {
  const addresses = mac && memberAddresses.length > 0 ? ` (${memberAddresses.slice(0, 3).join(", ")}${memberAddresses.length > 3 ? " …" : ""})` : "";
  return mac ? `${mac}${addresses}` : network ? `the network ${network}` : `the bridge ${bridge}`;
}

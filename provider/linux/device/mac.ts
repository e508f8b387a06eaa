import { createHash } from "node:crypto";
import type { Facts } from "../../host/host";
import type { Link } from "../link";
import { findLink, type Snapshot } from "../snapshot";
import type { CommonSpec, DeviceArgs, DeviceState } from "./spec";

/**
 * The MAC address that a device keeps for good where the kernel would draw one: udev, networkd and NetworkManager each make up another one, so that it
 * would change with the reboot. What it has; for a new one that of its first port (a lease that belongs to the NIC goes on), else one of its own.
 */
export function keptMac<Args extends DeviceArgs, State extends DeviceState>(
  spec: Pick<CommonSpec<Args, State>, "ownMac" | "lentMac">,
  snapshot: Snapshot,
  args: Args,
  found: { readonly mac: string } | undefined,
  facts: Facts,
): string | undefined {
  if (args.mac !== undefined || !spec.ownMac?.(args)) {
    return args.mac ?? spec.lentMac?.(args, (port) => ownMacOf(findLink(snapshot, port)));
  }
  const [port] = args.ports ?? [];
  const borrowed = args.lowerDevice !== undefined && findLink(snapshot, args.lowerDevice)?.mac === found?.mac;
  return (borrowed ? undefined : found?.mac) ?? (port === undefined ? undefined : findLink(snapshot, port)?.mac) ?? derivedMac(facts.machineId, args.name);
}

/** A port of a bond shows the bond's. */
function ownMacOf(link: Link | undefined): string | undefined {
  const permanent = link?.portData.perm_hwaddr;
  return typeof permanent === "string" ? permanent : link?.mac;
}

/** The same at each creation, different on each host. Locally administered, as 802 asks of addresses that no maker has given. */
export function derivedMac(machineId: string, name: string): string {
  const bytes = createHash("sha256").update(`kvmnet mac ${machineId} ${name}`).digest().subarray(0, 6);
  bytes[0] = ((bytes[0] ?? 0) & 0xfc) | 0x02;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join(":");
}

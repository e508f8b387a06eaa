import { createHash } from "node:crypto";
import type { Facts } from "../../host/host";
import type { Link } from "../kernel/link";
import { findLink, type Snapshot } from "../kernel/snapshot";
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
  const borrowed = args.lowerDevice !== undefined && findLink(snapshot, args.lowerDevice)?.mac === found?.mac;
  const [port] = args.ports ?? [];
  const fresh = (port === undefined ? undefined : findLink(snapshot, port)?.mac) ?? derivedMac(facts.machineId, args.name);
  return macOf(spec, args, (borrowed ? undefined : found?.mac) ?? fresh, (name) => ownMacOf(findLink(snapshot, name)));
}

/** `own` is the device's own MAC address, `ofPort` knows a port's. */
export function macOf<Args extends DeviceArgs, State extends DeviceState>(
  spec: Pick<CommonSpec<Args, State>, "ownMac" | "lentMac">,
  args: Args,
  own: string,
  ofPort: (port: string) => string | undefined,
): string | undefined {
  return args.mac ?? (spec.ownMac?.(args) ? own : spec.lentMac?.(args, ofPort));
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

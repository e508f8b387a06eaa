import { deviceName, field, given, NONE, orNone, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";

/** The bridge that libvirt makes for a network. */
export const bridge = () =>
  z.strictObject({
    name: field(deviceName().optional(), {
      description: "Name of the bridge device. Not set: libvirt picks the first free `virbrN`, which then stays.",
      term: "<bridge name=…>",
    }),
    stp: field(z.boolean().optional(), { description: "Spanning tree. libvirt's default: on.", term: "<bridge stp=…>" }),
    delaySeconds: field(z.int().min(0, "must not be negative").max(30, "must be at most 30 seconds").optional(), {
      description: "Forward delay. libvirt's default: 0.",
      unit: "seconds",
      term: "<bridge delay=…>",
    }),
    zone: field(orNone(text().regex(/^[A-Za-z0-9_-]{1,17}$/, "is not a firewalld zone name: up to 17 letters, digits, - and _")).optional(), {
      description: "firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone.",
      term: "<bridge zone=…>",
    }),
    macTableManager: field(z.enum(["kernel", "libvirt"]).optional(), {
      description: "Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.",
      term: "<bridge macTableManager=…>",
    }),
  });

export type Bridge = z.infer<ReturnType<typeof bridge>>;

export function viewBridge(network: Network): Bridge {
  const { name, stp, delay, zone, macTableManager } = network.bridge ?? {};
  return {
    ...(name !== undefined && { name }),
    stp: stp ?? true,
    delaySeconds: delay ?? 0,
    zone: zone ?? NONE,
    macTableManager: macTableManager ?? "kernel",
  };
}

export function applyBridge(view: Bridge, base: Network["bridge"]): NonNullable<Network["bridge"]> {
  return {
    ...base,
    name: view.name,
    stp: view.stp,
    delay: view.delaySeconds,
    zone: given(view.zone),
    macTableManager: view.macTableManager === "kernel" ? base?.macTableManager && "kernel" : view.macTableManager,
  };
}

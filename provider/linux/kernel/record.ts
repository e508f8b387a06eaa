import { field } from "../../resource/schema";
import { z } from "../../resource/zod";

/** A route as it was on a port, in the words of `Route`. */
export const routeRecord = () =>
  z.strictObject({
    family: z.union([z.literal(4), z.literal(6)]),
    table: z.string(),
    dst: z.string(),
    via: z.string().optional(),
    dev: z.string(),
    metric: z.number(),
    protocol: z.string(),
    scope: z.string().optional(),
    prefsrc: z.string().optional(),
    onlink: z.boolean(),
    metrics: z.record(z.string(), z.number()).optional(),
    pref: z.string().optional(),
    special: z.boolean(),
  });

/** `AddressDetails`. */
export const addressDetails = () =>
  z.strictObject({
    peer: z.string().optional(),
    broadcast: z.string().optional(),
    scope: z.string().optional(),
    label: z.string().optional(),
    nodad: z.boolean().optional(),
    noprefixroute: z.boolean().optional(),
    metric: z.number().optional(),
  });

/** What a port was before a bridge of ours took it: given back when it leaves. */
export const portRecord = () =>
  z.strictObject({
    port: field(z.string(), { description: "The device." }),
    up: field(z.boolean(), { description: "Whether it was up." }),
    addresses: field(z.array(z.string()), { description: "Addresses that were moved from it onto the bridge." }),
    addressDetails: field(z.record(z.string(), addressDetails()).optional(), {
      description: "What there is to some of these addresses besides: a peer, a label, flags.",
    }),
    routes: field(z.array(routeRecord()), { description: "Routes that were moved from it onto the bridge." }),
    instead: field(z.array(z.string()).optional(), { description: "Addresses that the bridge of Open vSwitch was to have in place of these." }),
    dns: field(z.strictObject({ servers: z.array(z.string()), search: z.array(z.string()) }).optional(), {
      description: "Name servers of its own that were moved from it onto the bridge.",
    }),
  });

export type PortRecord = z.infer<ReturnType<typeof portRecord>>;

/**
 * The record lies on the host as well (in /run, gone with a reboot as the devices are), written before anything is moved:
 * a client that dies in the middle must not lose a port's addresses.
 */
export function recordOrders(bridge: string, ports: readonly PortRecord[]): string[] {
  return ports.length > 0 ? [`record ${bridge} ${JSON.stringify({ bridge, ports })}`] : [`record_remove ${bridge}`];
}

/** One JSON document a line. */
export function parseRecords(body: string): Record<string, PortRecord[]> {
  const rows = body.split("\n").filter((line) => line.startsWith("{"));
  return Object.fromEntries(rows.map((row) => JSON.parse(row)).map(({ bridge, ports }) => [bridge, ports]));
}

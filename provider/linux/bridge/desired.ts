import type { PortRecord } from "../record";
import type { BridgeArgs } from "./observe";

/** Addresses that the bridge should have, as far as that is managed at all. */
export function desiredAddresses(args: BridgeArgs, records: readonly PortRecord[]): readonly string[] | undefined {
  return args.addresses ?? (args.moveAddresses && records.length > 0 ? records.flatMap((record) => record.addresses) : undefined);
}

/** Routes that ports brought with them; a gateway of the bridge's own takes the place of their default route. */
export function movedRoutes(args: BridgeArgs, records: readonly PortRecord[]): PortRecord["routes"] {
  const replaced = (family: 4 | 6) => (family === 4 ? args.gateway : args.gateway6) !== undefined;
  return records.flatMap((record) => record.routes).filter((route) => !(route.dst === "default" && route.table === "main" && replaced(route.family)));
}

/** The kernel's metric when none is asked for. */
export function metricOf(args: BridgeArgs, family: 4 | 6): number {
  return args.gatewayMetric ?? (family === 4 ? 0 : 1024);
}

import { canonicalInterfaceAddress, canonicalIp, familyOf } from "../../../resource/ip";
import type { BootRoute } from "../../persistence/config";
import { seenTable, type Tables, tableOf } from "./tables";

/** What makes a route the same route for the kernel: `ip route replace` finds it by this. Plain data. */
export interface RouteKey {
  readonly family: 4 | 6;
  readonly table: number;
  /** With prefix length: `0.0.0.0/0`, `192.0.2.0/24`. */
  readonly destination: string;
  readonly metric: number;
}

/** A route of the kernel, without those that depend on TOS or (IPv6) on the source: they have keys of their own. */
export interface KernelRoute extends RouteKey {
  /** `unicast`, `blackhole`, `local` … */
  readonly type: string;
  readonly protocol: string;
  readonly scope: string;
  readonly source?: string;
  readonly mtu?: number;
  /** None for types that lead nowhere. */
  readonly hops: readonly Hop[];
}

export interface Hop {
  readonly gateway?: string;
  readonly device: string;
  readonly weight: number;
  readonly onLink: boolean;
}

/** Types with no next hop, each with its answer: silence, "host unreachable", "prohibited", and on to the next rule. */
export const wayless = ["blackhole", "unreachable", "prohibit", "throw"] as const;

export const isWayless = (type: string) => (wayless as readonly string[]).includes(type);

/** The kernel turns an IPv6 metric of 0 into 1024 (IP6_RT_PRIO_USER). */
export const defaultMetric = (family: 4 | 6) => (family === 6 ? 1024 : 0);

export function sameKey(a: RouteKey, b: RouteKey): boolean {
  return a.family === b.family && a.table === b.table && a.destination === b.destination && a.metric === b.metric;
}

/** `192.0.2.0/24 metric 50 in table 100` */
export function keyText({ table, destination, metric, family }: RouteKey): string {
  return `${destination}${metric === defaultMetric(family) ? "" : ` metric ${metric}`} in table ${tableOf(table)}`;
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

export function kernelRoutesOf(rows: readonly Json[], family: 4 | 6, tables: Tables): KernelRoute[] {
  return rows.filter((row) => row.dst !== undefined && row.tos === undefined && row.from === undefined).map((row) => routeOf(row, family, tables));
}

function routeOf(row: Json, family: 4 | 6, tables: Tables): KernelRoute {
  const type: string = row.type ?? "unicast";
  const mtu = row.metrics?.find((metrics: Json) => metrics.mtu !== undefined)?.mtu;
  return {
    family,
    table: seenTable(row.table, tables),
    destination: withPrefix(row.dst, family),
    metric: row.metric ?? 0,
    type,
    protocol: row.protocol ?? "boot",
    scope: row.scope ?? "global",
    ...(row.prefsrc && { source: canonicalIp(row.prefsrc) }),
    ...(mtu !== undefined && { mtu }),
    hops: isWayless(type) ? [] : (row.nexthops ?? [row]).map(hopOf),
  };
}

function hopOf(row: Json): Hop {
  const gateway = row.gateway ?? row.via?.host;
  return {
    ...(gateway && { gateway: canonicalIp(gateway) }),
    device: row.dev ?? "",
    weight: row.weight ?? 1,
    onLink: (row.flags ?? []).includes("onlink"),
  };
}

/** iproute2 prints `default`, and single addresses without their length. */
export function withPrefix(destination: string, family: 4 | 6): string {
  if (destination === "default") {
    return family === 6 ? "::/0" : "0.0.0.0/0";
  }
  return canonicalInterfaceAddress(destination.includes("/") ? destination : `${destination}/${familyOf(destination) === 6 ? 128 : 32}`);
}

/** In the words of a boot description, which are also those of `ip route`. */
export function bootRouteOf(route: KernelRoute): BootRoute {
  const [first, ...more] = route.hops;
  const several = more.length > 0;
  return {
    family: route.family,
    table: String(tableOf(route.table)),
    dst: route.destination.endsWith("/0") ? "default" : route.destination,
    ...(!several && first?.gateway && { via: first.gateway }),
    ...(!several && first && { dev: first.device }),
    metric: route.metric,
    protocol: route.protocol,
    // `global` is what iproute2 prints as nothing; a route without gateway is `link` unless told.
    ...(route.family === 4 && route.hops.length > 0 && !impliedScope(route) && { scope: route.scope }),
    ...(route.source && { prefsrc: route.source }),
    onlink: route.hops.some((hop) => hop.onLink),
    ...(route.type !== "unicast" && { type: route.type }),
    ...(route.mtu !== undefined && { mtu: route.mtu }),
    ...(several && { nexthops: route.hops.map((hop) => ({ ...(hop.gateway && { via: hop.gateway }), dev: hop.device, weight: hop.weight })) }),
  };
}

const impliedScope = (route: KernelRoute) => route.scope === (route.hops.some((hop) => hop.gateway) ? "global" : "link");

import { contains, familyOf, subnetOf } from "../../resource/ip";
import { given } from "../../resource/schema";
import { defaultMetric, type Hop, isWayless, type KernelRoute, type RouteKey, withPrefix } from "../kernel/routing/routes";
import { tableNumber, tableOf } from "../kernel/routing/tables";
import type { StaticRouteArgs } from "./types";

/** What a route is asked to be, in the kernel's terms. Pure. */

/** What tells the family of a `default`; `undefined` when nothing does. */
export function familyOfArgs(args: Partial<StaticRouteArgs>): 4 | 6 | undefined {
  const { destination, family, gateway, nexthops, source } = args;
  if (destination !== undefined && destination !== "default") {
    return familyOf(destination);
  }
  if (family !== undefined) {
    return family === "ipv6" ? 6 : 4;
  }
  const [first] = [gateway, ...(nexthops ?? []).map((hop) => hop.gateway), given(source)].filter((address) => address !== undefined);
  return first === undefined ? undefined : familyOf(first);
}

/** The normal form: the destination with its length, the table by its name, the metric that the kernel gives. */
export function completeRoute(args: Partial<StaticRouteArgs>): Partial<StaticRouteArgs> {
  const family = familyOfArgs(args);
  const { destination, table } = args;
  return {
    ...args,
    ...(typeof table === "number" && { table: tableOf(table) }),
    ...(family && destination !== undefined && { destination: withPrefix(destination, family) }),
  };
}

export function keyOf(args: StaticRouteArgs): RouteKey {
  const family = familyOfArgs(args) ?? 4;
  return { family, table: tableNumber(args.table), destination: withPrefix(args.destination, family), metric: args.metric ?? defaultMetric(family) };
}

/** The next hops as they are asked for. */
export function hopsOf({ type, gateway, device, nexthops }: StaticRouteArgs): { gateway?: string; device?: string; weight: number }[] {
  if (isWayless(type)) {
    return [];
  }
  const hops = nexthops ?? [{ gateway, device, weight: 1 }];
  return hops.map((hop) => ({
    ...(hop.gateway !== undefined && { gateway: hop.gateway }),
    ...(hop.device !== undefined && { device: hop.device }),
    weight: hop.weight,
  }));
}

/** The device whose subnet holds a gateway, as the kernel looks it up: the main table's longest prefix that is on a link. */
export function deviceTowards(routes: readonly KernelRoute[], gateway: string): string | undefined {
  return routes
    .filter((route) => route.table === tableNumber("main") && route.type === "unicast" && contains(subnetOf(route.destination), gateway))
    .filter((route) => route.hops.length === 1 && !route.hops[0]?.gateway && !route.destination.endsWith("/0"))
    .sort((a, b) => subnetOf(b.destination).prefix - subnetOf(a.destination).prefix || a.metric - b.metric)[0]?.hops[0]?.device;
}

/**
 * The whole route for the kernel, which replaces it as one: what is not asked for is kept from the one that is there. `towards` finds
 * the device of a gateway.
 */
export function routeFor(args: StaticRouteArgs, found: KernelRoute | undefined, towards: (gateway: string) => string | undefined): KernelRoute {
  const hops = hopsOf(args).map((hop): Hop => {
    const kept = found?.hops.find((one) => one.gateway === hop.gateway && (hop.device === undefined || one.device === hop.device));
    const device = hop.device ?? kept?.device ?? (hop.gateway && towards(hop.gateway)) ?? "";
    return { ...hop, device, onLink: args.onLink ?? kept?.onLink ?? false };
  });
  const direct = hops.every((hop) => !hop.gateway);
  const keepsForm = found !== undefined && found.hops.length > 0 && found.hops.every((hop) => !hop.gateway) === direct;
  const source = given(args.source ?? found?.source);
  const mtu = given(args.mtu ?? found?.mtu);
  const carries = hops.length > 0;
  return {
    ...keyOf(args),
    type: args.type,
    protocol: "static",
    scope: args.scope ?? (keepsForm ? found.scope : direct && carries ? "link" : "global"),
    ...(carries && source !== undefined && { source }),
    ...(carries && mtu !== undefined && { mtu }),
    hops,
  };
}

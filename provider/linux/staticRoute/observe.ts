import { isDeepStrictEqual } from "node:util";
import type { GuardSettings } from "../../host/guard/settings";
import type { Facts } from "../../host/host";
import { NONE } from "../../resource/schema";
import { hostFactsOf } from "../kernel/hostFacts";
import { isOfThisBoot } from "../kernel/mark";
import { type Claim, claimedBy, withUnmarked } from "../kernel/routing/claims";
import { type KernelRoute, keyText, type RouteKey, sameKey } from "../kernel/routing/routes";
import { tableNumber, tableOf } from "../kernel/routing/tables";
import type { Snapshot } from "../kernel/snapshot";
import { observeBoot } from "../persistence/state";
import type { StaticRouteArgs, StaticRouteState } from "./types";
import { hopsOf, keyOf } from "./wanted";

export const claimKey = (name: string) => `route-${name}`;

export interface Context {
  readonly facts: Facts;
  readonly guard?: GuardSettings | undefined;
  /** The route as it is asked for, or as it was known: for when the mark in /run went with a reboot, and a file alone says whose it is. */
  readonly key?: RouteKey;
  /** Devices that are named; who runs them belongs to the state. */
  readonly devices: readonly string[];
}

export function contextOf(facts: Facts, args: StaticRouteArgs): Context {
  return { facts, guard: args.guard, key: keyOf(args), devices: hopsOf(args).flatMap((hop) => hop.device ?? []) };
}

export function lastContext(facts: Facts, last: StaticRouteState | undefined): Context {
  return { facts, guard: last?.guard, ...(last && { key: keyOfState(last) }), devices: Object.keys(last?.boot?.owners ?? {}) };
}

export function keyOfState({ family, table, destination, metric }: StaticRouteState): RouteKey {
  return { family: family === "ipv6" ? 6 : 4, table: tableNumber(table), destination, metric };
}

export function claimOf({ routing }: Snapshot, name: string): Claim<RouteKey> | undefined {
  return routing.claims.find((claim) => claim.key === claimKey(name)) as Claim<RouteKey> | undefined;
}

export const findRoute = ({ routing }: Snapshot, key: RouteKey): KernelRoute | undefined => routing.routes.find((route) => sameKey(route, key));

/** With what we knew of ours, robbed of its mark; one that is another by now is somebody else's. */
export function withLast(snapshot: Snapshot, last: StaticRouteState | undefined, { bootId }: Facts): Snapshot {
  const route = last && isOfThisBoot(last, bootId) ? findRoute(snapshot, keyOfState(last)) : undefined;
  const same = last && route && Object.entries(seen(route)).every(([name, value]) => isDeepStrictEqual(last[name as keyof StaticRouteState], value));
  return same ? withUnmarked(snapshot, claimKey(last.name), keyOfState(last), sameKey) : snapshot;
}

/**
 * What is ours under a name, whether or not the kernel has the route at present; `undefined` when nobody has claimed the name. `unclaimed`: the
 * owner to say then, of a route that is there all the same.
 */
export function observeRoute(snapshot: Snapshot, name: string, context: Context, unclaimed?: ""): StaticRouteState | undefined {
  const owner = claimedBy(snapshot.routing.claims, snapshot.persistence.files, claimKey(name)) ?? unclaimed;
  const [key, ...former] = claimOf(snapshot, name)?.entries ?? (context.key ? [context.key] : []);
  if (owner === undefined || !key || (owner === "" && !findRoute(snapshot, key))) {
    return undefined;
  }
  const route = findRoute(snapshot, key);
  const devices = [...context.devices, ...(route?.hops ?? []).map((hop) => hop.device)].filter((device) => device !== "");
  return {
    name,
    owner,
    present: route !== undefined,
    family: key.family === 6 ? "ipv6" : "ipv4",
    destination: key.destination,
    metric: key.metric,
    table: tableOf(key.table),
    ...seen(route),
    leftovers: former.filter((one) => !sameKey(one, key) && findRoute(snapshot, one)).map(keyText),
    ...observeBoot(snapshot.persistence, context.facts, claimKey(name), devices),
    hostFacts: hostFactsOf(context.facts),
    ...(context.guard && { guard: context.guard }),
  };
}

function seen(route: KernelRoute | undefined) {
  const [first, ...more] = route?.hops ?? [];
  const hop = (one: KernelRoute["hops"][number]) => ({ ...(one.gateway && { gateway: one.gateway }), device: one.device });
  return {
    type: route?.type ?? "none",
    ...(first && more.length === 0 && hop(first)),
    ...(more.length > 0 && { nexthops: (route?.hops ?? []).map((one) => ({ ...hop(one), weight: one.weight })) }),
    source: route?.source ?? NONE,
    scope: route?.scope ?? "global",
    onLink: route?.hops.some((one) => one.onLink) ?? false,
    mtu: route?.mtu ?? NONE,
    protocol: route?.protocol ?? "none",
  };
}

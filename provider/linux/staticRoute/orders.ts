import { isDeepStrictEqual } from "node:util";
import type { Facts } from "../../host/host";
import { batchLine } from "../kernel/batch";
import { claimOrder, onceOrder, unclaimOrder } from "../kernel/routing/claims";
import { bootRouteOf, type KernelRoute, type RouteKey, sameKey } from "../kernel/routing/routes";
import type { Snapshot } from "../kernel/snapshot";
import { keepingOf } from "../persistence/keeping";
import { addRouteLine, dropRouteLine } from "../persistence/lines";
import { filesAsSeen, persistenceOrders, removalOrders } from "../persistence/plan";
import { observeBoot } from "../persistence/state";
import { bootConfig } from "./boot";
import { claimKey, claimOf, findRoute, keyOfState } from "./observe";
import type { StaticRouteArgs, StaticRouteState } from "./types";
import { deviceTowards, keyOf, routeFor } from "./wanted";

/** What a change does to the kernel's routes. */
export interface RouteChange {
  readonly wanted: KernelRoute;
  /** What is there under the same key. */
  readonly there: KernelRoute | undefined;
  /** Routes of ours that this one takes the place of. */
  readonly former: readonly KernelRoute[];
}

export function routeChange(snapshot: Snapshot, args: StaticRouteArgs, observed: StaticRouteState | undefined): RouteChange {
  const key = keyOf(args);
  const there = findRoute(snapshot, key);
  const known = claimOf(snapshot, args.name)?.entries ?? (observed ? [keyOfState(observed)] : []);
  const former = known.filter((one) => !sameKey(one, key)).flatMap((one) => findRoute(snapshot, one) ?? []);
  const wanted = routeFor(args, there, (gateway) => deviceTowards(snapshot.routing.routes, gateway));
  return { wanted: { ...wanted, protocol: there?.protocol ?? wanted.protocol }, there, former };
}

/** The orders that make the route what is asked for. The mark comes first: whatever this leaves when it is cut short is known as ours. Pure. */
export function routeOrders(snapshot: Snapshot, args: StaticRouteArgs, observed: StaticRouteState | undefined, facts: Facts): string[] {
  const { wanted, there, former } = routeChange(snapshot, args, observed);
  const key = keyOf(args);
  const claim = { key: claimKey(args.name), owner: args.owner, entries: [key] };
  const during = { ...claim, entries: [key, ...former.map(keyFields)] };
  const marked = isDeepStrictEqual(claimOf(snapshot, args.name), during);
  const towards = (gateway: string) => wanted.hops.find((hop) => hop.gateway === gateway)?.device;
  const devices = wanted.hops.map((hop) => hop.device);
  const persisted = observeBoot(snapshot.persistence, facts, claim.key, devices);
  const around = persistenceOrders(keepingOf(args.persistence, persisted, bootConfig(args, towards)));
  return [
    ...(there ? [] : [absentOrder(key)]),
    ...around.expect,
    ...(marked ? [] : [claimOrder(during)]),
    ...around.before,
    ...(there && sameRoute(there, wanted) ? [] : [`ip ${addRouteLine(bootRouteOf(wanted), undefined).line}`]),
    ...former.map((route) => onceOrder(dropRouteLine(bootRouteOf(route), undefined))),
    // What is still there stays ours: a tool's word alone is not enough to forget it.
    ...(former.length > 0 ? [...former.map(absentOrder), claimOrder(claim)] : []),
    ...around.after,
  ];
}

/** The orders that take it away; `[]` when nothing is left. Pure. */
export function removeOrders(snapshot: Snapshot, state: StaticRouteState, facts: Facts): string[] {
  const { name, owner } = state;
  const marked = claimOf(snapshot, name);
  const entries = marked?.entries ?? [keyOfState(state)];
  const routes = entries.flatMap((entry) => findRoute(snapshot, entry) ?? []);
  const devices = Object.keys(state.boot?.owners ?? {});
  const persisted = observeBoot(snapshot.persistence, facts, claimKey(name), devices);
  const [device] = [...routes.flatMap((route) => route.hops.map((hop) => hop.device)), ...devices];
  const config = { title: `StaticRoute ${name}`, owner, key: claimKey(name), ...(device && { device }) };
  return [
    ...filesAsSeen(persisted),
    // The file that says whose it is goes before the end.
    ...(marked ? [] : [claimOrder({ key: claimKey(name), owner, entries })]),
    ...routes.map((route) => onceOrder(dropRouteLine(bootRouteOf(route), undefined))),
    ...routes.map(absentOrder),
    ...removalOrders(persisted, config),
    unclaimOrder(claimKey(name)),
  ];
}

const keyFields = ({ family, table, destination, metric }: RouteKey): RouteKey => ({ family, table, destination, metric });

function absentOrder({ family, table, destination, metric }: RouteKey): string {
  return `absent -${family} ${batchLine("route", "show", "table", table, "exact", destination, "metric", metric, "tos", 0)}`;
}

/** The order of next hops has no meaning. */
function sameRoute(a: KernelRoute, b: KernelRoute): boolean {
  const ordered = (route: KernelRoute) => ({ ...route, hops: route.hops.map((hop) => JSON.stringify(Object.entries(hop).sort())).sort() });
  return isDeepStrictEqual(ordered(a), ordered(b));
}

import { planGuard } from "../../host/guard/argument";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { isWayless, sameKey } from "../kernel/routing/routes";
import { tableOf } from "../kernel/routing/tables";
import { keepingOf } from "../persistence/keeping";
import { planPersistence } from "../persistence/plan";
import { bootConfig } from "./boot";
import { keyOfState } from "./observe";
import type { StaticRouteArgs, StaticRouteState } from "./types";
import { hopsOf, keyOf } from "./wanted";

const moved: PropertyImpact = { impact: "blip", why: "the new route is set before the old one is removed, in one step; connections may change their way" };
const replaced: PropertyImpact = { impact: "none", why: "the kernel replaces the route in one step" };

export const staticRouteImpacts: Impacts<StaticRouteArgs> = {
  name: { impact: "replace", why: "the route is removed and set again under the other name" },
  destination: moved,
  family: moved,
  metric: moved,
  table: moved,
  type: { impact: "blip", why: "packets to the destination begin or cease to get through" },
  gateway: replaced,
  device: replaced,
  nexthops: replaced,
  source: replaced,
  scope: replaced,
  onLink: replaced,
  mtu: replaced,
  guard: { impact: "none", why: "only remembered, for later changes" },
};

export function planStaticRoute(state: StaticRouteState, args: StaticRouteArgs): Change[] {
  const same = sameKey(keyOfState(state), keyOf(args));
  return [
    ...(same ? planRoute(state, args) : planKey(state, args)),
    ...leftovers(state),
    ...planGuard(state, args),
    ...planClaim(state, args),
    // A file names the device that the kernel has chosen for a gateway: without a route there is none to compare.
    ...(state.present || isWayless(args.type) ? planPersistence(keepingOf(args.persistence, state, bootConfig(args, deviceSeen(state)))) : []),
  ];
}

function planKey(state: StaticRouteState, args: StaticRouteArgs): Change[] {
  const key = keyOf(args);
  const to = { destination: key.destination, table: tableOf(key.table), metric: key.metric };
  return (["destination", "table", "metric"] as const)
    .filter((property) => state[property] !== to[property])
    .map((property) => ({ path: [property], from: state[property], to: to[property], ...moved }));
}

function planRoute(state: StaticRouteState, args: StaticRouteArgs): Change[] {
  if (!state.present) {
    return [{ path: ["present"], from: false, to: true, impact: "none", why: "the route is set again" }];
  }
  if (state.type !== args.type) {
    return [change("type", state.type, args.type)];
  }
  const plain = (["source", "scope", "onLink", "mtu"] as const).filter((property) => args[property] !== undefined && args[property] !== state[property]);
  return [...planHops(state, args), ...plain.map((property) => change(property, state[property], args[property]))];
}

function planHops(state: StaticRouteState, args: StaticRouteArgs): Change[] {
  const wanted = hopsOf(args);
  const seen = seenHops(state);
  if (wanted.length === seen.length && wanted.every((hop) => seen.some((one) => fits(one, hop))) && seen.every((one) => wanted.some((hop) => fits(one, hop)))) {
    return [];
  }
  if (args.nexthops || seen.length !== 1) {
    return [change(args.nexthops ? "nexthops" : args.gateway === undefined ? "device" : "gateway", seen, wanted)];
  }
  return [
    ...(state.gateway === args.gateway ? [] : [change("gateway", state.gateway, args.gateway)]),
    ...(args.device === undefined || state.device === args.device ? [] : [change("device", state.device, args.device)]),
  ];
}

interface Seen {
  readonly gateway?: string | undefined;
  readonly device?: string | undefined;
  readonly weight: number;
}

const fits = (seen: Seen, wanted: Seen) =>
  seen.gateway === wanted.gateway && seen.weight === wanted.weight && (wanted.device === undefined || seen.device === wanted.device);

function seenHops({ nexthops, gateway, device }: StaticRouteState): Seen[] {
  return nexthops ?? (device === undefined ? [] : [{ gateway, device, weight: 1 }]);
}

/** The devices that the kernel has chosen for gateways. */
export const deviceSeen = (state: StaticRouteState) => (gateway: string) => seenHops(state).find((hop) => hop.gateway === gateway)?.device;

function change(property: keyof StaticRouteArgs, from: unknown, to: unknown): Change {
  return { path: [property], from, to, ...(staticRouteImpacts[property] ?? replaced) };
}

function leftovers({ leftovers: from }: StaticRouteState): Change[] {
  return from.length > 0 ? [{ path: ["leftovers"], from, to: [], impact: "none", why: "what a broken-off change left is removed" }] : [];
}

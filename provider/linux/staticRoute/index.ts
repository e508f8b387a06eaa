import type { Host } from "../../host/host";
import type { ResourceKind } from "../../resource/kind";
import { apply } from "../kernel/apply";
import { hostSnapshot, type Snapshot } from "../kernel/snapshot";
import { settled } from "../kernel/verify";
import { checkRoute, mayRemoveRoute, mayTakeRoute } from "./checks";
import { contextOf, lastContext, observeRoute } from "./observe";
import { removeOrders, routeChange, routeOrders } from "./orders";
import { planStaticRoute, staticRouteImpacts } from "./plan";
import { staticRouteRules } from "./rules";
import { staticRouteArgs, staticRouteState } from "./schema";
import type { StaticRouteArgs, StaticRouteState } from "./types";
import { completeRoute } from "./wanted";

export const staticRoute: ResourceKind<StaticRouteArgs, StaticRouteState> = {
  type: "StaticRoute",
  description:
    "A route of the host: to a subnet, an address or everything (`default`), over one or several next hops, in any table. Changed live; a route that would lead the answers to our own SSH session elsewhere is refused.",
  args: staticRouteArgs,
  state: staticRouteState,
  rules: staticRouteRules,
  impacts: staticRouteImpacts,
  complete: completeRoute,
  plan: planStaticRoute,
  create: (host, args) => reconcile(host, args, "set the route"),
  read: async (host, name, last) => observeRoute(await hostSnapshot(host), name, lastContext(host.facts, last)),
  update: (host, state, args) => reconcile(host, args, "change the route", state),
  delete: remove,
};

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
async function reconcile(host: Host, args: StaticRouteArgs, step: string, last?: StaticRouteState): Promise<StaticRouteState> {
  const snapshot = await hostSnapshot(host);
  mayTakeRoute(snapshot, args, last);
  const observed = observeRoute(snapshot, args.name, last ? lastContext(host.facts, last) : contextOf(host.facts, args));
  checkRoute(snapshot, args, routeChange(snapshot, args, observed), host.facts.sessionDevices);
  const orders = routeOrders(snapshot, args, observed, host.facts);
  const observe = (after: Snapshot) => observeRoute(after, args.name, contextOf(host.facts, args));
  return settled(host, { type: "StaticRoute", args, observe, plan: planStaticRoute }, () => apply(host, step, orders));
}

async function remove(host: Host, state: StaticRouteState): Promise<void> {
  const snapshot = await hostSnapshot(host);
  if (mayRemoveRoute(snapshot, state, host.facts.sessionDevices)) {
    await apply(host, "remove the route", removeOrders(snapshot, state, host.facts));
  }
}

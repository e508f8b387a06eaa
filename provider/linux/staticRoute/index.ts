import type { Facts } from "../../host/host";
import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { markChange } from "../../resource/claim";
import { network } from "../kernel/network";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { undoOf } from "../kernel/undo";
import { checkRoute, mayRemoveRoute, mayTakeRoute, removalDanger, routeDanger } from "./checks";
import { presentRoutes, routeId } from "./identity";
import { contextOf, lastContext, observeRoute, withLast } from "./observe";
import { removeOrders, routeChange, routeOrders } from "./orders";
import { planStaticRoute, staticRouteImpacts } from "./plan";
import { staticRouteRules } from "./rules";
import { staticRouteArgs, staticRouteState } from "./schema";
import type { StaticRouteArgs, StaticRouteState } from "./types";
import { completeRoute } from "./wanted";

export const staticRouteRound: RoundKind<StaticRouteArgs, StaticRouteState, Snapshot, Work> = {
  type: "StaticRoute",
  description:
    "A route of the host: to a subnet, an address or everything (`default`), over one or several next hops, in any table. Changed live; where it leads the answers to our own SSH session elsewhere, the host takes it back unless we still reach it (`guard`).",
  args: staticRouteArgs,
  state: staticRouteState,
  rules: staticRouteRules,
  impacts: staticRouteImpacts,
  complete: completeRoute,
  plan: planStaticRoute,
  world: network,
  id: routeId,
  there: (seen, facts) => presentRoutes(seen, facts),
  observe: (seen, name, last, facts) => observeRoute(withLast(seen, last, facts), name, lastContext(facts, last), last?.owner === "" ? "" : undefined),
  decide: (seen, wish, facts, written) =>
    "put" in wish ? decidePut(withLast(seen, wish.last, facts), wish, facts, written) : decideRemoval(withLast(seen, wish.remove, facts), wish.remove, facts),
  partial: (seen, wish, facts) => {
    const state =
      "put" in wish ? observeRoute(seen, wish.put.name, contextOf(facts, wish.put)) : observeRoute(seen, wish.remove.name, lastContext(facts, wish.remove));
    return state?.owner === ("put" in wish ? wish.put : wish.remove).owner ? state : undefined;
  },
};

export const staticRoute = roundKind(staticRouteRound);

type RouteVerdict = Verdict<Work, StaticRouteState | undefined>;
type Put = Extract<Wish<StaticRouteArgs, StaticRouteState>, { put: StaticRouteArgs }>;

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
function decidePut(seen: Snapshot, { put: args, last }: Put, facts: Facts, written: boolean): RouteVerdict {
  const adopts = mayTakeRoute(seen, args, written ? undefined : last);
  const now = observeRoute(seen, args.name, contextOf(facts, args));
  const changes = now ? planStaticRoute(now, args) : adopts ? [markChange(args)] : undefined;
  if (now && changes?.length === 0) {
    return { is: "settled", result: now };
  }
  const observed = last ? observeRoute(seen, args.name, lastContext(facts, last)) : now;
  const change = routeChange(seen, args, observed);
  checkRoute(seen, args, change);
  const orders = routeOrders(seen, args, observed, facts);
  const danger = routeDanger(seen, change, facts.sessionDevices);
  return {
    is: "work",
    step: observed ? "change the route" : "set the route",
    work: { orders, undo: undoOf(seen, orders), guard: args.guard, danger },
    ...(changes && { changes }),
  };
}

function decideRemoval(seen: Snapshot, state: StaticRouteState, facts: Facts): RouteVerdict {
  if (!mayRemoveRoute(seen, state)) {
    return { is: "settled", result: undefined };
  }
  const orders = removeOrders(seen, state, facts);
  const danger = removalDanger(seen, state, facts.sessionDevices);
  return { is: "work", step: "remove the route", work: { orders, undo: undoOf(seen, orders), guard: state.guard, danger } };
}

import type { Facts } from "../../host/host";
import { type Grammar, type Present, settingsText, withSettings } from "../../resource/identity";
import { isCidr, isIp } from "../../resource/ip";
import { objections } from "../../resource/schema";
import type { Claim } from "../kernel/routing/claims";
import { defaultMetric, type KernelRoute, type RouteKey, sameKey, withPrefix } from "../kernel/routing/routes";
import { tableOf } from "../kernel/routing/tables";
import type { Snapshot } from "../kernel/snapshot";
import { destination } from "./destination";
import { observeRoute } from "./observe";
import type { StaticRouteState } from "./types";

const SETTINGS = { family: /^ipv[46]$/, metric: /^\d{1,10}$/, table: /^(main|default|local|[1-9]\d{0,9})$/ };

export const routeId: Grammar = {
  form: "DESTINATION[,table=TABLE][,metric=METRIC]",
  words:
    "DESTINATION is a subnet, an address or `default` (of IPv6: `::/0`), TABLE is `main`, `default`, `local` or a number; both may be left out where only one route is meant",
  examples: ["10.20.0.0/16", "default,table=100", "2001:db8:20::/48,metric=50"],
  normal,
};

function normal(text: string): string | undefined {
  const parts = withSettings(text, SETTINGS);
  const place = parts?.head ?? "";
  if (!parts || !(place === "default" || isCidr(place) || isIp(place)) || objections(destination, place).length > 0) {
    return undefined;
  }
  const { family, ...settings } = parts.settings;
  const { table } = settings;
  const named = table === undefined ? {} : { table: tableText(table) };
  return settingsText(withPrefix(place, family === "ipv6" || place.includes(":") ? 6 : 4), { ...settings, ...named });
}

const tableText = (table: string) => String(/^\d+$/.test(table) ? tableOf(Number(table)) : table);

/** Every route that has a place of its own in the kernel, with those of ours that it does not have at present. */
export function presentRoutes(snapshot: Snapshot, facts: Facts): Present<StaticRouteState>[] {
  const claims = snapshot.routing.claims.filter(({ key }) => key.startsWith("route-")) as Claim<RouteKey>[];
  const missing = claims.flatMap(({ entries }) => entries.slice(0, 1).filter((key) => !snapshot.routing.routes.some((route) => sameKey(route, key))));
  const all: (RouteKey & Partial<Pick<KernelRoute, "hops">>)[] = [...snapshot.routing.routes.filter(isSayable), ...missing];
  return all.map((route) => {
    const claim = claims.find(({ entries }) => entries.some((key) => sameKey(key, route)));
    const name = claim?.key.slice("route-".length);
    const key: RouteKey = { family: route.family, table: route.table, destination: route.destination, metric: route.metric };
    return {
      ...idsOf(route),
      ...(name !== undefined && { name }),
      observe: (called: string) => observeRoute(snapshot, name ?? called, { facts, key, devices: (route.hops ?? []).map(({ device }) => device) }, ""),
    };
  });
}

/** The kernel's own routes to its addresses are no business of anybody's. */
const isSayable = ({ type, table }: KernelRoute) => !["local", "broadcast", "anycast", "multicast"].includes(type) && tableOf(table) !== "local";

/** The table is left out where it is the main one, the metric where it is the kernel's. */
function idsOf({ destination: place, table, metric, family }: RouteKey): { id: string; also: string[] } {
  const say = (withTable: boolean, withMetric: boolean) => settingsText(place, { ...(withTable && { table: tableOf(table) }), ...(withMetric && { metric }) });
  const id = say(tableOf(table) !== "main", metric !== defaultMetric(family));
  return { id, also: [say(false, false), say(true, false), say(false, true), say(true, true)].filter((one) => one !== id) };
}

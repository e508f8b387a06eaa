import { addRouteLine } from "../../persistence/lines";
import { batchLine } from "../batch";
import { followsFromAddresses } from "../link";
import { inOrderOfDependence, type Route } from "../route";
import { bootRouteOf, type KernelRoute } from "../routing/routes";
import { tableOf } from "../routing/tables";
import { findLink, type Snapshot } from "../snapshot";
import type { Touched } from "./touched";

interface Key {
  readonly family: 4 | 6;
  readonly destination: string;
  readonly table: string;
  readonly metric: number;
}

/** Routes that were set and were not there, as words after `ip`. */
export function strangeRoutes(seen: Snapshot, { routes }: Touched): string[] {
  const strange = routes.filter((words) => words[0] !== "del" && !isThere(seen, keyOf(words)));
  return strange.map((words) => `route del ${words.slice(1).join(" ")}`);
}

/** Those over touched devices, and those in whose place others were set, come back. */
export function routesBack(seen: Snapshot, { routes }: Touched, devices: readonly string[]): string[] {
  const keys = routes.map(keyOf);
  const replaced = keys.flatMap((key) => [...seen.routes.filter((route) => sameKey(keyOfRoute(route), key))]);
  const wayless = keys.flatMap((key) => seen.routing.routes.filter((route) => route.hops.length === 0 && sameKey(keyOfKernel(route), key)));
  const over = seen.routes.filter(
    (route) => devices.includes(route.dev) && route.table !== "local" && route.protocol !== "ra" && !followsFromAddresses(findLink(seen, route.dev), route),
  );
  const back = [...new Map([...over, ...replaced].map((route) => [JSON.stringify({ ...route, dev: route.nexthops ? "" : route.dev }), route])).values()];
  return [...inOrderOfDependence(back).map(orderOf), ...wayless.map((route) => `ip ${addRouteLine(bootRouteOf(route), undefined).line}`)];
}

/** The kernel keeps an IPv6 route whose gateway is no longer in any subnet, but takes none: that it is there is enough. */
function orderOf({ special: _, ...route }: Route): string {
  const { line } = addRouteLine(route, route.dev);
  const { family, dst, table, metric, via } = route;
  const shown = batchLine("route", "show", "table", table, "exact", plain(dst, family), "metric", metric);
  return family === 6 && via !== undefined ? `route_back -6 ${shown} -- ${line}` : `ip ${line}`;
}

const isThere = (seen: Snapshot, key: Key) =>
  seen.routes.some((route) => sameKey(keyOfRoute(route), key)) || seen.routing.routes.some((route) => sameKey(keyOfKernel(route), key));

const TYPES = /^(unicast|blackhole|unreachable|prohibit|throw)$/;

/** Of the words of `addRouteLine`. */
function keyOf([, ...all]: readonly string[]): Key {
  const words = TYPES.test(all[0] ?? "") ? all.slice(1) : all;
  const [destination = ""] = words;
  const after = (word: string) => (words.includes(word) ? words[words.indexOf(word) + 1] : undefined);
  const family = destination.includes(":") ? 6 : 4;
  return { family, destination: plain(destination, family), table: after("table") ?? "main", metric: Number(after("metric") ?? (family === 6 ? 1024 : 0)) };
}

const plain = (destination: string, family: 4 | 6) =>
  destination === "default" ? (family === 6 ? "::/0" : "0.0.0.0/0") : destination.includes("/") ? destination : `${destination}/${family === 6 ? 128 : 32}`;

const keyOfRoute = ({ family, dst, table, metric }: Route): Key => ({ family, destination: plain(dst, family), table: tableText(table), metric });

const keyOfKernel = ({ family, destination, table, metric }: KernelRoute): Key => ({ family, destination, table: String(tableOf(table)), metric });

const tableText = (table: string) => (/^\d+$/.test(table) ? String(tableOf(Number(table))) : table);

const sameKey = (a: Key, b: Key) =>
  a.family === b.family && a.destination === b.destination && tableText(a.table) === tableText(b.table) && a.metric === b.metric;

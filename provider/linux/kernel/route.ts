import { canonicalInterfaceAddress, canonicalIp, isCidr, isIp } from "../../resource/ip";

export interface Route {
  readonly family: 4 | 6;
  readonly table: string;
  /** `default`, or a subnet. */
  readonly dst: string;
  readonly via?: string;
  readonly dev: string;
  readonly metric: number;
  /** Who put it there: `kernel`, `ra`, `dhcp`, `static`, `boot` … */
  readonly protocol: string;
  readonly scope?: string;
  readonly prefsrc?: string;
  readonly onlink: boolean;
  /** `mtu`, `advmss`, `initcwnd` …, where it has any. */
  readonly metrics?: Readonly<Record<string, number>>;
  /** IPv6: `high`, `low`. */
  readonly pref?: string;
  /** All of them, when there are several; the route stands once for each of their devices. */
  readonly nexthops?: readonly { readonly via?: string; readonly dev: string; readonly weight: number }[];
  /** It has more to it (several next hops, encapsulation, a type other than unicast) than belongs to one device. */
  readonly special: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

export function routesOf(rows: readonly Json[], family: 4 | 6): Route[] {
  return rows.filter((row) => row.dev !== undefined || row.nexthops !== undefined).flatMap((row) => devicesOf(row).map((dev) => routeOf(row, family, dev)));
}

function devicesOf(row: Json): string[] {
  return row.nexthops ? [...new Set<string>(row.nexthops.map((hop: Json) => hop.dev ?? ""))] : [row.dev];
}

const KNOWN = new Set(["type", "dst", "gateway", "via", "dev", "table", "protocol", "scope", "prefsrc", "metric", "flags", "metrics", "pref"]);

function routeOf(row: Json, family: 4 | 6, dev: string): Route {
  const metrics = metricsOf(row);
  const gateway = row.gateway ?? row.via?.host;
  return {
    family,
    table: row.table ?? "main",
    dst: canonicalDestination(row.dst),
    ...(gateway && { via: canonicalIp(gateway) }),
    dev,
    // iproute2 prints no metric for IPv4's 0.
    metric: row.metric ?? 0,
    protocol: row.protocol ?? "boot",
    ...(row.scope && { scope: row.scope }),
    ...(row.prefsrc && { prefsrc: row.prefsrc }),
    onlink: [...(row.flags ?? []), ...(row.nexthops ?? []).flatMap((hop: Json) => hop.flags ?? [])].includes("onlink"),
    ...(metrics && Object.keys(metrics).length > 0 && { metrics }),
    ...(row.pref && row.pref !== "medium" && { pref: row.pref }),
    ...(row.nexthops && { nexthops: row.nexthops.map(hopOf) }),
    special: row.nexthops !== undefined || metrics === undefined || (row.type ?? "unicast") !== "unicast" || Object.keys(row).some((key) => !KNOWN.has(key)),
  };
}

const hopOf = (hop: Json) => {
  const gateway = hop.gateway ?? hop.via?.host;
  return { ...(gateway && { via: canonicalIp(gateway) }), dev: hop.dev ?? "", weight: hop.weight ?? 1 };
};

/** Undefined when one of them is more than a number (locked, a congestion control). */
function metricsOf(row: Json): Record<string, number> | undefined {
  const entries = (row.metrics ?? []).flatMap((group: Json) => Object.entries(group));
  return entries.every(([, value]: [string, unknown]) => typeof value === "number") ? Object.fromEntries(entries) : undefined;
}

function canonicalDestination(dst: string): string {
  return isCidr(dst) ? canonicalInterfaceAddress(dst) : isIp(dst) ? canonicalIp(dst) : dst;
}

/** The default routes of the main table that somebody set (not those that a router advertised). */
export function defaultRoutes(routes: readonly Route[], family: 4 | 6): Route[] {
  return routes.filter((route) => route.family === family && route.dst === "default" && route.table === "main" && route.protocol !== "ra");
}

/** Routes over a device that somebody set, as against those that follow from its addresses. */
export function setRoutes(routes: readonly Route[], device: string): Route[] {
  return routes.filter((route) => route.dev === device && route.table !== "local" && !["kernel", "ra"].includes(route.protocol));
}

/** A batch has one address family for all its lines; a spelt-out default route says its own. */
export function destinationWord(dst: string, family: 4 | 6): string {
  return dst !== "default" ? dst : family === 6 ? "::/0" : "0.0.0.0/0";
}

interface Led {
  readonly via?: string | undefined;
  readonly scope?: string | undefined;
  readonly onlink: boolean;
  readonly nexthops?: readonly { readonly via?: string | undefined }[] | undefined;
}

/**
 * Such that each finds the way to its gateway: the kernel takes a gateway that is reached by a route of a narrower scope (IPv4), or by one without a gateway.
 */
export function inOrderOfDependence<R extends Led>(routes: readonly R[]): R[] {
  const scopes: Readonly<Record<string, number>> = { host: 0, link: 1, site: 2 };
  const rank = ({ via, scope, onlink, nexthops }: R) => {
    const routed = via !== undefined || (nexthops ?? []).some((hop) => hop.via !== undefined);
    return (routed ? 10 : 0) + (onlink ? 0 : (scopes[scope ?? ""] ?? 3));
  };
  return [...routes].sort((a, b) => rank(a) - rank(b));
}

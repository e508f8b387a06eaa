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
  /** It has more to it (several next hops, encapsulation, a type other than unicast) than the fields here say. */
  readonly special: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

export function routesOf(rows: readonly Json[], family: 4 | 6): Route[] {
  return rows.filter((row) => row.dev !== undefined || row.nexthops !== undefined).flatMap((row) => devicesOf(row).map((dev) => routeOf(row, family, dev)));
}

function devicesOf(row: Json): string[] {
  return row.nexthops ? row.nexthops.map((hop: Json) => hop.dev ?? "") : [row.dev];
}

function routeOf(row: Json, family: 4 | 6, dev: string): Route {
  return {
    family,
    table: row.table ?? "main",
    dst: canonicalDestination(row.dst),
    ...(row.gateway && { via: canonicalIp(row.gateway) }),
    dev,
    // iproute2 prints no metric for IPv4's 0.
    metric: row.metric ?? 0,
    protocol: row.protocol ?? "boot",
    ...(row.scope && { scope: row.scope }),
    ...(row.prefsrc && { prefsrc: row.prefsrc }),
    onlink: (row.flags ?? []).includes("onlink"),
    special: row.nexthops !== undefined || row.encap !== undefined || row.via !== undefined || (row.type ?? "unicast") !== "unicast",
  };
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

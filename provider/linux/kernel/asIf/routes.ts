import { routesOf } from "../route";
import { defaultMetric, kernelRoutesOf, sameKey } from "../routing/routes";
import { tablesOf } from "../routing/tables";
import type { Snapshot } from "../snapshot";

const TYPES = /^(unicast|blackhole|unreachable|prohibit|throw|local)$/;

/** The row that `ip -j route` would print for the words after `route replace`. */
function routeRow(all: readonly string[]): { readonly row: Record<string, unknown>; readonly family: 4 | 6 } {
  const [first = ""] = all;
  const [type, words] = TYPES.test(first) ? [first, all.slice(1)] : ["unicast", all];
  const [dst = ""] = words;
  const family = dst.includes(":") ? 6 : 4;
  const at = words.indexOf("nexthop");
  const [own, hops] = at < 0 ? [words, []] : [words.slice(0, at), words.slice(at)];
  const word = (name: string, among = own) => (among.includes(name) ? among[among.indexOf(name) + 1] : undefined);
  const gateway = (among: readonly string[]) => {
    const at = among.indexOf("via");
    return at < 0 ? undefined : /^inet6?$/.test(among[at + 1] ?? "") ? among[at + 2] : among[at + 1];
  };
  const onlink = own.includes("onlink") ? ["onlink"] : [];
  const nexthops = hops
    .join(" ")
    .split(/nexthop /)
    .filter(Boolean)
    .map((text) => text.trim().split(" "))
    .map((one) => ({
      gateway: gateway(one),
      dev: word("dev", one) ?? "",
      weight: Number(word("weight", one) ?? 1),
      flags: one.includes("onlink") ? ["onlink"] : [],
    }));
  const mtu = word("mtu");
  const row = {
    type,
    dst: /^(0\.0\.0\.0|::)\/0$/.test(dst) ? "default" : dst,
    gateway: gateway(own),
    ...(nexthops.length > 0 ? { nexthops } : { dev: word("dev") }),
    table: word("table"),
    protocol: word("proto"),
    scope: word("scope"),
    prefsrc: word("src"),
    metric: Number(word("metric") ?? defaultMetric(family)),
    flags: onlink,
    metrics: mtu === undefined ? undefined : [{ mtu: Number(mtu) }],
  };
  return { row: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)), family };
}

/** The kernel has one route with a destination, a metric and a table. */
export function withRoute(seen: Snapshot, words: readonly string[]): Snapshot {
  const { row, family } = routeRow(words);
  const shown = row.dev === undefined && row.nexthops === undefined ? { ...row, dev: "lo" } : row;
  const added = routesOf([shown], family);
  const kernel = kernelRoutesOf([row], family, tablesOf(""));
  const { routes, routing } = withoutSame(seen, words, row.protocol === "kernel");
  return { ...seen, routes: [...routes, ...added], routing: { ...routing, routes: [...routing.routes, ...kernel] } };
}

export const withoutRoute = (seen: Snapshot, words: readonly string[]): Snapshot => withoutSame(seen, words, words.includes("dev"));

/** `over`: only those over the same device. Routes to subnets stand once for each of their devices. */
function withoutSame(seen: Snapshot, words: readonly string[], over: boolean): Snapshot {
  const { row, family } = routeRow(words);
  const [wanted] = kernelRoutesOf([row], family, tablesOf(""));
  const dev = row.dev;
  const [one] = routesOf([{ ...row, dev: dev ?? "lo" }], family);
  if (!wanted || !one) {
    return seen;
  }
  return {
    ...seen,
    routes: seen.routes.filter(
      (route) =>
        !(route.family === family && route.dst === one.dst && route.metric === one.metric && route.table === one.table && (!over || route.dev === dev)),
    ),
    routing: {
      ...seen.routing,
      routes: seen.routing.routes.filter((route) => !(sameKey(route, wanted) && (!over || route.hops.some(({ device }) => device === dev)))),
    },
  };
}

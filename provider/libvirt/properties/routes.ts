import { isDeepStrictEqual } from "node:util";
import { canonicalIp, cidr, ip, subnetOf } from "../../resource/ip";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { routePrefixOf } from "../normalise";

export const route = () =>
  z.strictObject({
    destination: field(cidr(), { description: "The subnet that lies behind the gateway.", term: "<route address=… prefix=…>" }),
    gateway: field(ip(), { description: "A guest in one of the network's own subnets.", term: "<route gateway=…>" }),
    metric: field(z.int().min(1, "must be at least 1").max(4294967295, "is too large").optional(), {
      description: "Lower is preferred.",
      term: "<route metric=…>",
    }),
  });

export type Route = z.infer<ReturnType<typeof route>>;

export function viewRoute(route: Network["routes"][number]): Route {
  const address = canonicalIp(route.address ?? "");
  return {
    destination: subnetOf(`${address}/${routePrefixOf(route)}`).cidr,
    gateway: canonicalIp(route.gateway ?? ""),
    ...(route.metric !== undefined && { metric: route.metric }),
  };
}

export function applyRoutes(routes: readonly Route[], base: Network["routes"]): Network["routes"] {
  return routes.map((wanted) => base.find((known) => isDeepStrictEqual(viewRoute(known), wanted)) ?? routeOf(wanted));
}

function routeOf({ destination, gateway, metric }: Route): Network["routes"][number] {
  const { network, prefix, family } = subnetOf(destination);
  return { family: family === 6 ? "ipv6" : "ipv4", address: network, prefix, gateway, metric };
}

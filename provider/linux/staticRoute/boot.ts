import { bootRouteOf } from "../kernel/routing/routes";
import type { BootConfig } from "../persistence/config";
import { claimKey } from "./observe";
import type { StaticRouteArgs } from "./types";
import { routeFor } from "./wanted";

/** The route as it is to be after a reboot: what is asked for and nothing else. `towards` finds the device of a gateway. */
export function bootConfig(args: StaticRouteArgs, towards: (gateway: string) => string | undefined): BootConfig {
  const route = routeFor(args, undefined, towards);
  const [first] = route.hops;
  return {
    title: `StaticRoute ${args.name}`,
    owner: args.owner,
    key: claimKey(args.name),
    ...(first?.device && { device: first.device }),
    routes: [bootRouteOf(route)],
  };
}

import { contains, familyOf, overlap, subnetOf } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import type { Route } from "./routes";
import type { Subnet } from "./subnets";

/** Routes lead over guests of the network to subnets elsewhere. */
export function* routeRules({ routes, subnets }: { routes?: readonly Route[]; subnets: readonly Subnet[] }): Iterable<Problem> {
  const nets = subnets.map(({ cidr }) => subnetOf(cidr));
  for (const [i, { destination, gateway }] of (routes ?? []).entries()) {
    if (familyOf(destination) !== familyOf(gateway)) {
      yield { path: ["routes", i, "gateway"], reason: "is not of the same family as the destination" };
    } else if (!nets.some((net) => contains(net, gateway))) {
      yield { path: ["routes", i, "gateway"], reason: "lies in none of the network's subnets" };
    }
    if (destination === "0.0.0.0/0") {
      yield {
        path: ["routes", i, "destination"],
        reason: "is the default route: libvirt refuses one that goes over a network of guests while the host has any other address",
      };
    }
    const own = nets.find((net) => overlap(net, subnetOf(destination)) && subnetOf(destination).prefix >= net.prefix);
    if (own) {
      yield {
        path: ["routes", i, "destination"],
        reason: `lies in the network's own subnet ${own.cidr}: guests there are no longer reached directly`,
        doubt: true,
      };
    }
  }
  const ways = (routes ?? []).map(({ destination, gateway, metric = 1 }) => `${destination} ${gateway} ${metric}`);
  for (const [i, way] of ways.entries()) {
    if (ways.indexOf(way) !== i) {
      yield { path: ["routes", i, "destination"], reason: `${routes?.[i]?.destination} is in routes[${ways.indexOf(way)}] already, over the same gateway` };
    }
  }
}

import { elements, type Row } from "../../host/ovsdbValue";
import { familyOf, isIp } from "../../resource/ip";
import { familyOfForward } from "../../resource/portForward/normal";
import type { PortForwardSaid } from "../../resource/portForward/types";
import { isGateway } from "../gatewayChassis";
import { holderOf, indexOf, linked, type Northbound, named, uuidOf } from "../northbound/rows";
import { routerPortOf } from "../routerSide";
import { hasGateway } from "../vips";

/** What a forward comes to in OVN as it is now: it is looked up anew each time, so that a port with another address is a difference. */
export interface Way {
  readonly on: Row | undefined;
  /** Ports of routers that are on the switch. */
  readonly routerPorts: readonly Row[];
  readonly routers: readonly Row[];
  /** Those that have a gateway. */
  readonly gateways: readonly Row[];
  /** The switch, and the others that guests come to those routers from. */
  readonly inside: readonly Row[];
  readonly family: 4 | 6;
  /** Of each target; `undefined`: it has none. */
  readonly addresses: readonly (string | undefined)[];
}

const wordsOf = (port: Row) => [...elements(port.addresses), ...elements(port.dynamic_addresses)].flatMap((one) => String(one).split(" "));

/** Of a switch, worked out once for a look: many forwards ask. */
const guestsOf = (seen: Northbound, on: Row) =>
  indexOf(seen, `guests of ${uuidOf(on)}`, () =>
    linked(seen, "Logical_Switch_Port", on.ports)
      .filter((port) => routerPortOf(port) === undefined)
      .flatMap((port) => [...new Set([String(port.name), ...wordsOf(port)])].map((word) => [word, port] as const)),
  );

const routerPortsOf = (seen: Northbound, on: Row): readonly Row[] =>
  [
    ...indexOf(seen, `router ports of ${uuidOf(on)}`, () =>
      linked(seen, "Logical_Switch_Port", on.ports).flatMap((port) =>
        named(seen, "Logical_Router_Port", routerPortOf(port) ?? "").map((one) => [uuidOf(one), one] as const),
      ),
    ).values(),
  ].flat();

/** Switches on a router, but for those by which it reaches the outside. */
const insideOf = (seen: Northbound, router: Row): readonly Row[] =>
  [
    ...indexOf(seen, `inside of ${uuidOf(router)}`, () => {
      const names = new Set(linked(seen, "Logical_Router_Port", router.ports).flatMap((port) => (isGateway(port) ? [] : [String(port.name)])));
      return [...seen.tables.Logical_Switch_Port.values()]
        .filter((port) => names.has(routerPortOf(port) ?? ""))
        .map((port) => holderOf(seen, "Logical_Switch", "ports", uuidOf(port)))
        .filter((one) => one !== undefined)
        .filter((one) => !linked(seen, "Logical_Switch_Port", one.ports).some(({ type }) => type === "localnet"))
        .map((one) => [uuidOf(one), one] as const);
    }).values(),
  ].flat();

export function wayOf(seen: Northbound, said: PortForwardSaid): Way {
  const on = named(seen, "Logical_Switch", said.network)[0];
  const routerPorts = on ? routerPortsOf(seen, on) : [];
  const holders = routerPorts.map((port) => holderOf(seen, "Logical_Router", "ports", uuidOf(port))).filter((router) => router !== undefined);
  const routers = [...new Map(holders.map((router) => [uuidOf(router), router])).values()];
  const subnets = routerPorts.flatMap(({ networks }) => elements(networks).map((one) => ({ family: familyOf(String(one)) })));
  const family = familyOfForward(said, subnets);
  const guests = on && guestsOf(seen, on);
  const addressOf = (target: string) => {
    const [port] = guests?.get(target) ?? guests?.get(target.toLowerCase()) ?? [];
    return port && wordsOf(port).find((word) => isIp(word) && familyOf(word) === family);
  };
  const gateways = routers.filter((router) => hasGateway(seen, router));
  const inside = on ? [on, ...gateways.flatMap((router) => insideOf(seen, router))] : [];
  return {
    on,
    routerPorts,
    routers,
    gateways,
    inside: [...new Map(inside.map((one) => [uuidOf(one), one])).values()],
    family,
    addresses: said.targets.map((target) => (isIp(target) ? target : addressOf(target))),
  };
}

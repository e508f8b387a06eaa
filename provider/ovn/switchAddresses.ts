import { elements, type Row } from "../host/ovsdbValue";
import { indexOf, linked, type Northbound, named, uuidOf } from "./northbound/rows";
import { routerPortOf } from "./routerSide";

/** Whether somebody else on the switch has one of these MAC or IP addresses. `own`: the port that may. */
export function addressOfAnother(
  seen: Northbound,
  on: Row | undefined,
  addresses: readonly string[],
  own: (port: Row) => boolean,
): { readonly address: string; readonly port: string } | undefined {
  if (!on) {
    return undefined;
  }
  const ports = indexOf(seen, `addresses of ${uuidOf(on)}`, () => addressesOn(seen, on));
  for (const address of addresses) {
    const port = ports.get(address)?.find((one) => !own(one));
    if (port) {
      return { address, port: String(port.name) };
    }
  }
  return undefined;
}

function* addressesOn(seen: Northbound, on: Row): Iterable<readonly [string, Row]> {
  for (const port of linked(seen, "Logical_Switch_Port", on.ports)) {
    const words = [...elements(port.addresses), ...elements(port.dynamic_addresses)].flatMap((one) => String(one).split(" "));
    const routers = named(seen, "Logical_Router_Port", routerPortOf(port) ?? "").flatMap(({ mac, networks }) => [
      String(mac),
      ...elements(networks).map((one) => String(one).split("/")[0] ?? ""),
    ]);
    for (const word of new Set([...words, ...routers])) {
      yield [word, port];
    }
  }
}

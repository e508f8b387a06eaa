import { elements, type Row } from "../host/ovsdbValue";
import { linked, type Northbound, named } from "./northbound/rows";
import { routerPortOf } from "./routerSide";

/** Whether somebody else on the switch has one of these MAC or IP addresses. `own`: the port that may. */
export function addressOfAnother(
  seen: Northbound,
  on: Row | undefined,
  addresses: readonly string[],
  own: (port: Row) => boolean,
): { readonly address: string; readonly port: string } | undefined {
  for (const port of linked(seen, "Logical_Switch_Port", on?.ports).filter((one) => !own(one))) {
    const theirs = [...elements(port.addresses), ...elements(port.dynamic_addresses)].flatMap((one) => String(one).split(" "));
    const routers = named(seen, "Logical_Router_Port", routerPortOf(port) ?? "").flatMap(({ mac, networks }) => [
      String(mac),
      ...elements(networks).map((one) => String(one).split("/")[0]),
    ]);
    const address = addresses.find((one) => theirs.includes(one) || routers.includes(one));
    if (address !== undefined) {
      return { address, port: String(port.name) };
    }
  }
  return undefined;
}

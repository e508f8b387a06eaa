import { entries, optional, type Row } from "../host/ovsdbValue";
import { isGateway } from "./gatewayChassis";
import { linked, type Northbound, uuidOf } from "./northbound/rows";
import { refused } from "./refused";

/** What OVN would take of addresses whose connections go to guests, and not carry out. */

export const DEFAULT_PROTOCOL = "tcp";

export const protocolOf = (row: Row) => optional<string>(row.protocol) ?? DEFAULT_PROTOCOL;

interface Vips {
  readonly vips: readonly string[];
  readonly protocol: string;
  /** The load balancer itself, where it is there. */
  readonly row: Row | undefined;
}

/** `all`: the load balancers of a router or a switch. */
export function refuseTaken(property: string, { vips, protocol, row }: Vips, holder: Row, all: readonly Row[], noun: string): void {
  const others = all.filter((one) => !row || uuidOf(one) !== uuidOf(row));
  const taken = others.find((other) => protocolOf(other) === protocol && Object.keys(entries(other.vips)).some((vip) => vips.includes(vip)));
  if (taken) {
    throw refused(
      property,
      `the load balancer ${taken.name} has one of the addresses already on the ${noun} ${holder.name}: of two OVN would let one count`,
      "choose another address, or remove the other",
    );
  }
}

/** What goes to and fro must pass the one host. */
export const hasGateway = (seen: Northbound, router: Row): boolean =>
  linked(seen, "Logical_Router_Port", router.ports).some(isGateway) || entries(router.options).chassis !== undefined;

export const withoutGateway = (property: string, routers: readonly Row[], or?: string) =>
  refused(
    property,
    `no host is the gateway of the router ${routers.map(({ name }) => name).join(" or ")}: answers would come from the guests' own addresses, and clients would drop them`,
    `set \`gatewayChassis\` or \`haChassisGroup\` of a LogicalRouterPort (or \`chassis\` of the LogicalRouter) first${or === undefined ? "" : `, ${or}`}`,
  );

import { elements, type Row } from "../host/ovsdbValue";
import { physicalVlan, textKey } from "./northbound/column";
import type { Twin } from "./northbound/rowSpec";
import { holderOf, type Northbound, uuidOf } from "./northbound/rows";
import { halfOf } from "./northbound/twin";

/** The switch's port that leads to a physical network. */

export const physicalSide: Twin = {
  table: "Logical_Switch_Port",
  parent: { own: "ports" },
  noun: "logical switch port",
  nameOf: (name) => `${name}-physical`,
  isOf: (port) => port.type === "localnet",
  several: "several ports of the switch lead to a physical network, and which one is meant cannot be told",
  // What nobody knows, its hosts are asked for outside.
  isWhole: (port) => elements(port.enabled)[0] !== false && elements(port.addresses).map(String).join() === "unknown",
  columns: { type: "localnet", addresses: "unknown", enabled: true },
  properties: { physicalNetwork: textKey("options", "network_name"), vlanId: physicalVlan },
};

/** Whether a port is the half of a switch, and part of its resource. */
export function isPhysicalSide(seen: Northbound, port: Row): boolean {
  const holder = holderOf(seen, "Logical_Switch", "ports", uuidOf(port));
  return holder !== undefined && halfOf(physicalSide, seen, holder) === port;
}

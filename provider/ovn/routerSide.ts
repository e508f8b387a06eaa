import { elements, entries, type Row } from "../host/ovsdbValue";
import type { Twin } from "./northbound/rowSpec";

/** The switch's port that leads to a router's. */

const KEY = "router-port";

export const routerPortOf = (port: Row): string | undefined => (port.type === "router" ? entries(port.options)[KEY] : undefined);

export const switchSide: Twin = {
  table: "Logical_Switch_Port",
  parent: { property: "switch", noun: "logical switch", table: "Logical_Switch", column: "ports" },
  noun: "logical switch port",
  nameOf: (name) => `${name}-switch`,
  isOf: (port, name) => routerPortOf(port) === name,
  several: "several ports lead to it, of which OVN takes one",
  // northd passes over anything else without a word.
  isWhole: (port) => elements(port.enabled)[0] !== false && elements(port.addresses).map(String).join() === "router",
  columns: { type: "router", addresses: "router", enabled: true },
  keys: (name) => ({ options: { [KEY]: name } }),
};

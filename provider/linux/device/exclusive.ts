import type { Exclusive } from "../../resource/exclusive";

interface Taking {
  readonly name?: string;
  readonly ports?: readonly string[];
  readonly addresses?: readonly string[];
  readonly lowerDevice?: string;
  /** Of a `Vlan`. */
  readonly vlanId?: number;
  readonly protocol?: string;
  /** Of a `Veth`: the other end. */
  readonly peer?: string;
}

/** A device's name, the NICs that are ports of it, its addresses, and the VLAN of the device below it. `made`: it is not there by itself. */
export function deviceExclusives({ name, ports = [], addresses = [], lowerDevice, vlanId, protocol = "802.1Q", peer }: Taking, made: boolean): Exclusive[] {
  return [
    ...(name === undefined ? [] : [{ path: ["name"], thing: made ? "device" : "network card", key: name }]),
    ...(peer === undefined ? [] : [{ path: ["peer"], thing: "device", key: peer }]),
    ...ports.map((port, i) => ({ path: ["ports", i], thing: "port", key: port })),
    ...addresses.map((address, i) => ({ path: ["addresses", i], thing: "address", key: address.split("/")[0] ?? address })),
    ...(vlanId === undefined || lowerDevice === undefined ? [] : [{ path: ["vlanId"], thing: "VLAN", key: `${vlanId} (${protocol}) of ${lowerDevice}` }]),
  ];
}

import type { Exclusive } from "../../resource/exclusive";

interface Taking {
  readonly name?: string;
  readonly ports?: readonly string[];
  readonly addresses?: readonly string[];
  readonly moveAddresses?: boolean;
  readonly lowerDevice?: string;
  /** Of a `Vlan`. */
  readonly vlanId?: number;
  readonly protocol?: string;
  /** Of a `Veth`: the other end. */
  readonly peer?: string;
}

/** Addresses that a device is to have, and who moves those of its ports to itself: one resource would take away what another one sets, in each run. */
export const ownAddresses = (device: string, path: Exclusive["path"]): Exclusive => {
  const areSet = (at: Exclusive["path"]) => at.at(-1) === "addresses";
  return { path, thing: "set of addresses of", key: device, meets: (other) => other.key === device && areSet(other.path) !== areSet(path) };
};

/** A device's name, the NICs that are ports of it, its addresses, and the VLAN of the device below it. `made`: it is not there by itself. */
export function deviceExclusives(
  { name, ports = [], addresses = [], moveAddresses, lowerDevice, vlanId, protocol = "802.1Q", peer }: Taking,
  made: boolean,
): Exclusive[] {
  return [
    ...(name === undefined ? [] : [{ path: ["name"], thing: made ? "device" : "network card", key: name }]),
    ...(peer === undefined ? [] : [{ path: ["peer"], thing: "device", key: peer }]),
    ...ports.map((port, i) => ({ path: ["ports", i], thing: "port", key: port })),
    ...(moveAddresses ? ports.map((port, i) => ownAddresses(port, ["ports", i])) : []),
    ...(name === undefined || addresses.length === 0 ? [] : [ownAddresses(name, ["addresses"])]),
    ...addresses.map((address, i) => ({ path: ["addresses", i], thing: "address", key: address.split("/")[0] ?? address })),
    ...(vlanId === undefined || lowerDevice === undefined ? [] : [{ path: ["vlanId"], thing: "VLAN", key: `${vlanId} (${protocol}) of ${lowerDevice}` }]),
  ];
}

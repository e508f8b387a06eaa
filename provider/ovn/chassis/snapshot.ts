import { elements, entries, optional, type Row } from "../../host/ovsdbValue";
import { filesOf, type Inspected, type TlsFiles, type Unfit } from "../tls/files";

/** What a host says of its part in OVN. Pure data. */
export interface Chassis {
  /** `Open_vSwitch.external_ids`. */
  readonly keys: Readonly<Record<string, string>>;
  readonly bridges: readonly { readonly name: string; readonly ports: readonly string[] }[];
  /** Interfaces of guests that are on a bridge, by the port that they want to be. */
  readonly guests: readonly { readonly device: string; readonly ifaceId: string; readonly port: string }[];
  /** ovn-controller. */
  readonly runs: boolean;
  readonly connected: boolean;
  /** It has files for TLS by its options. */
  readonly hasKeys: boolean;
  /** The files for TLS of Open vSwitch, which ovn-controller takes before those of its options. */
  readonly ssl?: { readonly id: string; readonly files: TlsFiles; readonly marked: boolean; readonly unfit: Unfit | null };
  /** Files of TLS that a resource asks for. */
  readonly inspected?: Inspected | undefined;
}

export const ownerKey = "kvmnet-chassis-owner";
/** The resource's name, which nothing else on the host has. */
export const nameKey = "kvmnet-chassis-name";
/** What was not there when the host joined, and goes when it leaves: `bridge`, `daemon`. */
export const madeKey = "kvmnet-chassis-made";

export const isJoined = ({ keys }: Chassis): boolean => keys["ovn-remote"] !== undefined || keys[ownerKey] !== undefined;
export const bridgeName = ({ keys }: Chassis): string => keys["ovn-bridge"] ?? "br-int";
export const bridgeOf = (seen: Chassis) => seen.bridges.find(({ name }) => name === bridgeName(seen));
/** By one of the databases at least. */
export const usesTls = ({ keys }: Chassis): boolean => /(^|,)\s*ssl:/.test(keys["ovn-remote"] ?? "");
export const guestsOf = (seen: Chassis) => seen.guests.filter(({ port }) => bridgeOf(seen)?.ports.includes(port));

export interface Raw {
  readonly tables: Readonly<Record<"Open_vSwitch" | "SSL" | "Bridge" | "Port" | "Interface", readonly Row[]>>;
  readonly controller: { readonly runs: boolean; readonly connected: boolean; readonly hasKeys: boolean };
  readonly unfit: Unfit | null;
}

export function parseChassis({ tables, controller, unfit }: Raw): Chassis {
  const [ssl] = tables.SSL;
  const portOf = new Map(tables.Port.flatMap((row) => elements(row.interfaces).map((one) => [String(one), String(optional(row._uuid))])));
  return {
    keys: entries(tables.Open_vSwitch[0]?.external_ids),
    bridges: tables.Bridge.map((row) => ({ name: String(row.name), ports: elements(row.ports).map(String) })),
    guests: tables.Interface.flatMap((row) => {
      const ifaceId = entries(row.external_ids)["iface-id"];
      return ifaceId === undefined ? [] : [{ device: String(row.name), ifaceId, port: portOf.get(String(optional(row._uuid))) ?? "" }];
    }),
    ...controller,
    ...(ssl && { ssl: { id: String(optional(ssl._uuid)), files: filesOf(ssl), marked: ownerKey in entries(ssl.external_ids), unfit } }),
  };
}

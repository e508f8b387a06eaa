import { map, maybe, named, type Row, set, uuid, type Value } from "../host/ovsdbValue";
import { bondKeys } from "./bondArgs";
import { mutateKeys } from "./keys";
import { ownerKey, sameOwner } from "./mark";
import { byName, byUuid, expect, insert, mutate, type Operation, rowName, update } from "./ovsdb";
import { type AnyPort, membersOf, typedOptions, wantedConfig, wantedOptions } from "./portArgs";
import type { PortState } from "./portState";
import type { BridgeRow, InterfaceRow, PortRow } from "./snapshot";

export function insertPort(bridge: BridgeRow, args: AnyPort): Operation[] {
  const port = rowName("port", args.name);
  const members = membersOf(args).map((name) => newMember(args, name));
  return [
    expect("Port", byName(args.name), []),
    expect("Bridge", byUuid(bridge.uuid), [{ name: bridge.name }]),
    ...members.map(({ operation }) => operation),
    insert("Port", port, {
      name: args.name,
      interfaces: set(members.map(({ reference }) => reference)),
      external_ids: map({ ...args.externalIds, [ownerKey]: args.owner }),
      other_config: map(wantedConfig(args)),
      ...portColumns(args),
    }),
    putOn(bridge, named(port)),
  ];
}

const newMember = (args: AnyPort, name: string) => {
  const id = rowName("interface", name);
  const operation = insert("Interface", id, {
    name,
    options: map(wantedOptions(args)),
    external_ids: map(args.interfaceExternalIds ?? {}),
    ...interfaceColumns(args),
  });
  return { operation, reference: named(id) };
};

export interface Existing {
  readonly port: PortRow;
  readonly rows: readonly InterfaceRow[];
  readonly on: BridgeRow;
}

/** Brings our columns and keys to what is asked for, and the port to its bridge. */
export function updatePort({ port, rows, on }: Existing, bridge: BridgeRow, args: AnyPort, managed: PortState["managedKeys"]): Operation[] {
  const ofPort = [
    ...mutateKeys("external_ids", port.externalIds, { ...args.externalIds, [ownerKey]: args.owner }, managed?.externalIds),
    ...mutateKeys("other_config", port.otherConfig, wantedConfig(args), [
      ...(args.type === "bond" ? Object.keys(bondKeys) : []),
      ...(managed?.otherConfig ?? []),
    ]),
  ];
  const stay = rows.filter((row) => membersOf(args).includes(row.name) && (args.type !== "bond" || row.type === "system"));
  const join = membersOf(args)
    .filter((name) => !stay.some((row) => row.name === name))
    .map((name) => newMember(args, name));
  return [
    sameOwner("Port", port),
    expect("Port", byUuid(port.uuid), [{ interfaces: set(port.interfaces.map(uuid)) }]),
    ...join.map(({ operation }) => operation),
    update("Port", port.uuid, {
      ...portColumns(args),
      ...(join.length === 0 && stay.length === rows.length
        ? {}
        : { interfaces: set([...stay.map((row) => uuid(row.uuid)), ...join.map(({ reference }) => reference)]) }),
    }),
    ...(ofPort.length > 0 ? [mutate("Port", port.uuid, ofPort)] : []),
    ...(args.type === "bond" ? [] : stay.flatMap((row) => updateInterface(row, args, managed))),
    ...(on.uuid === bridge.uuid ? [] : [takeOff(on, port), putOn(bridge, uuid(port.uuid))]),
  ];
}

function updateInterface(row: InterfaceRow, args: AnyPort, managed: PortState["managedKeys"]): Operation[] {
  const mutations = [
    ...mutateKeys("options", row.options, wantedOptions(args), [...Object.keys(typedOptions), ...(managed?.options ?? [])]),
    ...mutateKeys("external_ids", row.externalIds, args.interfaceExternalIds ?? {}, managed?.interfaceExternalIds),
  ];
  return [update("Interface", row.uuid, interfaceColumns(args, row)), ...(mutations.length > 0 ? [mutate("Interface", row.uuid, mutations)] : [])];
}

/** Takes the port off its bridge; OVSDB collects the rows that nothing refers to. */
export const deletePort = (bridge: BridgeRow, port: PortRow): Operation[] => [sameOwner("Port", port), takeOff(bridge, port)];

const putOn = (bridge: BridgeRow, port: Value) => mutate("Bridge", bridge.uuid, [["ports", "insert", set([port])]]);
const takeOff = (bridge: BridgeRow, port: PortRow) => mutate("Bridge", bridge.uuid, [["ports", "delete", set([uuid(port.uuid)])]]);

const portColumns = (args: AnyPort): Row => ({
  tag: maybe(args.tag),
  trunks: set(args.trunks ?? []),
  vlan_mode: maybe(args.vlanMode),
  cvlans: set(args.cvlans ?? []),
  bond_mode: maybe(args.bondMode),
  lacp: maybe(args.lacp),
  bond_updelay: args.upDelayMilliseconds ?? 0,
  bond_downdelay: args.downDelayMilliseconds ?? 0,
});

const interfaceColumns = (args: AnyPort, row?: InterfaceRow): Row => ({
  ...(row?.type === args.type ? {} : { type: args.type === "system" || args.type === "bond" ? "" : args.type }),
  mac: maybe(args.mac),
  mtu_request: maybe(args.mtuRequest),
  ofport_request: maybe(args.ofportRequest),
});

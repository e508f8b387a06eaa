import { mutateKeys } from "./keys";
import { ownerKey, sameOwner } from "./mark";
import { byName, byUuid, expect, insert, mutate, type Operation, rowName, update } from "./ovsdb";
import { type AnyPort, typedOptions, wantedOptions } from "./portArgs";
import type { PortState } from "./portState";
import type { BridgeRow, InterfaceRow, PortRow } from "./snapshot";
import { map, maybe, named, type Row, set, uuid, type Value } from "./value";

export function insertPort(bridge: BridgeRow, args: AnyPort): Operation[] {
  const [port, row] = [rowName("port", args.name), rowName("interface", args.name)];
  return [
    expect("Port", byName(args.name), []),
    expect("Bridge", byUuid(bridge.uuid), [{ name: bridge.name }]),
    insert("Interface", row, {
      name: args.name,
      options: map(wantedOptions(args)),
      external_ids: map(args.interfaceExternalIds ?? {}),
      ...interfaceColumns(args),
    }),
    insert("Port", port, {
      name: args.name,
      interfaces: named(row),
      external_ids: map({ ...args.externalIds, [ownerKey]: args.owner }),
      other_config: map(args.otherConfig ?? {}),
      ...portColumns(args),
    }),
    putOn(bridge, named(port)),
  ];
}

interface Existing {
  readonly port: PortRow;
  readonly row: InterfaceRow;
  readonly on: BridgeRow;
}

/** Brings our columns and keys to what is asked for, and the port to its bridge. */
export function updatePort({ port, row, on }: Existing, bridge: BridgeRow, args: AnyPort, managed: PortState["managedKeys"]): Operation[] {
  const options = [...Object.keys(typedOptions), ...(managed?.options ?? [])];
  const ofPort = [
    ...mutateKeys("external_ids", port.externalIds, { ...args.externalIds, [ownerKey]: args.owner }, managed?.externalIds),
    ...mutateKeys("other_config", port.otherConfig, args.otherConfig ?? {}, managed?.otherConfig),
  ];
  const ofInterface = [
    ...mutateKeys("options", row.options, wantedOptions(args), options),
    ...mutateKeys("external_ids", row.externalIds, args.interfaceExternalIds ?? {}, managed?.interfaceExternalIds),
  ];
  return [
    sameOwner("Port", port),
    expect("Port", byUuid(port.uuid), [{ interfaces: set(port.interfaces.map(uuid)) }]),
    update("Port", port.uuid, portColumns(args)),
    update("Interface", row.uuid, interfaceColumns(args, row)),
    ...(ofPort.length > 0 ? [mutate("Port", port.uuid, ofPort)] : []),
    ...(ofInterface.length > 0 ? [mutate("Interface", row.uuid, ofInterface)] : []),
    ...(on.uuid === bridge.uuid ? [] : [takeOff(on, port), putOn(bridge, uuid(port.uuid))]),
  ];
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
});

const interfaceColumns = (args: AnyPort, row?: InterfaceRow): Row => ({
  ...(row?.type === args.type ? {} : { type: args.type === "system" ? "" : args.type }),
  mac: maybe(args.mac),
  mtu_request: maybe(args.mtuRequest),
  ofport_request: maybe(args.ofportRequest),
});

import { map, maybe, named, type Row, set, uuid, type Value } from "../host/ovsdbValue";
import { given, NONE } from "../resource/schema";
import type { BridgeArgs } from "./bridgeArgs";
import { bringTables, seenTables } from "./flowTable";
import { mutateKeys } from "./keys";
import { ownerKey, sameOwner } from "./mark";
import { byName, byUuid, expect, insert, mutate, mutateBridges, type Operation, rowName, update } from "./ovsdb";
import type { BridgeRow, Snapshot } from "./snapshot";

type Managed = { readonly externalIds: readonly string[]; readonly otherConfig: readonly string[] };

/** A new bridge with its local port, as `ovs-vsctl add-br` makes it, linked to the root in the same transaction. */
export function insertBridge(args: BridgeArgs): Operation[] {
  const controllers = (args.controllers ?? []).map((target, i) => newController(args.name, target, i));
  const tables = bringTables(undefined, undefined, args.name, args.flowTables ?? []);
  const [bridge, port, local] = [rowName("bridge", args.name), rowName("port", args.name), rowName("interface", args.name)];
  return [
    expect("Bridge", byName(args.name), []),
    expect("Port", byName(args.name), []),
    insert("Interface", local, { name: args.name, type: "internal" }),
    insert("Port", port, { name: args.name, interfaces: named(local) }),
    ...controllers.flatMap((controller) => controller.operations),
    ...tables.operations,
    insert("Bridge", bridge, {
      name: args.name,
      ports: named(port),
      controller: set(controllers.map((controller) => controller.reference)),
      flow_tables: tables.column,
      external_ids: map({ ...args.externalIds, [ownerKey]: args.owner }),
      other_config: map(wantedConfig(args)),
      ...columnsOf(args),
    }),
    mutateBridges("insert", named(bridge)),
  ];
}

/** Brings our columns and keys of an existing bridge to what is asked for; the rest is not touched. */
export function updateBridge(snapshot: Snapshot, row: BridgeRow, args: BridgeArgs, managed?: Managed): Operation[] {
  const mutations = [
    ...mutateKeys("external_ids", row.externalIds, { ...args.externalIds, [ownerKey]: args.owner }, managed?.externalIds),
    ...mutateKeys("other_config", row.otherConfig, wantedConfig(args), [...(managed?.otherConfig ?? []), ...(args.mac === NONE ? ["hwaddr"] : [])]),
  ];
  const tables = args.flowTables && bringTables(snapshot, row, row.name, args.flowTables);
  const controllers = args.controllers?.map((target, i) => keptController(snapshot, row, target) ?? newController(row.name, target, i));
  return [
    sameOwner("Bridge", row),
    ...(controllers ? [expect("Bridge", byUuid(row.uuid), [{ controller: set(row.controllers.map(uuid)) }])] : []),
    ...(tables ? [expect("Bridge", byUuid(row.uuid), [{ flow_tables: seenTables(row) }]), ...tables.operations] : []),
    ...(movesPorts(row, args) ? [samePorts(row)] : []),
    ...(controllers ?? []).flatMap((controller) => controller.operations),
    update("Bridge", row.uuid, {
      ...columnsOf(args),
      ...(controllers && { controller: set(controllers.map((controller) => controller.reference)) }),
      ...(tables && { flow_tables: tables.column }),
    }),
    ...(mutations.length > 0 ? [mutate("Bridge", row.uuid, mutations)] : []),
  ];
}

/** Takes the bridge off the root, provided that it still has the ports that we have seen. OVSDB collects the rest. */
export function deleteBridge(row: BridgeRow): Operation[] {
  return [sameOwner("Bridge", row), samePorts(row), mutateBridges("delete", uuid(row.uuid))];
}

/** Another datapath: every port is taken off the old one, guests' NICs too. */
export const movesPorts = (row: BridgeRow, args: BridgeArgs): boolean => args.datapathType !== undefined && args.datapathType !== row.datapathType;

/** Guests may have been plugged since we looked. */
const samePorts = (row: BridgeRow) => expect("Bridge", byUuid(row.uuid), [{ ports: set(row.ports.map(uuid)) }]);

function columnsOf(args: BridgeArgs): Row {
  const columns: Record<string, Value | undefined> = {
    datapath_type: args.datapathType,
    fail_mode: args.failMode && maybe(args.failMode),
    stp_enable: args.stp,
    rstp_enable: args.rstp,
    mcast_snooping_enable: args.mcastSnooping,
    protocols: args.protocols && set(args.protocols),
  };
  return Object.fromEntries(Object.entries(columns).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

const wantedConfig = (args: BridgeArgs): Record<string, string> => ({
  ...args.otherConfig,
  ...(given(args.mac) !== undefined && { hwaddr: String(args.mac) }),
});

interface Reference {
  readonly reference: Value;
  /** What makes the row, when it is a new one. */
  readonly operations: readonly Operation[];
}

const newController = (bridge: string, target: string, i: number): Reference => {
  const id = rowName(`controller${i}`, bridge);
  return { operations: [insert("Controller", id, { target })], reference: named(id) };
};

/** An existing controller row keeps what others have set on it (connection_mode, inactivity_probe). */
function keptController(snapshot: Snapshot, row: BridgeRow, target: string): Reference | undefined {
  const found = snapshot.controllers.find((controller) => row.controllers.includes(controller.uuid) && controller.target === target);
  return found && { reference: uuid(found.uuid), operations: [] };
}

import { map, maybe, named, type Row, set, uuid, type Value } from "../host/ovsdbValue";
import { mutateKeys } from "./keys";
import { ownerKey, sameOwner } from "./mark";
import type { MirrorArgs } from "./mirrorArgs";
import type { MirrorState } from "./mirrorState";
import { byName, byUuid, expect, insert, mutate, type Operation, rowName, update } from "./ovsdb";
import type { BridgeRow, MirrorRow, Snapshot } from "./snapshot";

export function insertMirror(snapshot: Snapshot, bridge: BridgeRow, args: MirrorArgs): Operation[] {
  const id = rowName("mirror", args.name);
  return [
    expect("Mirror", byName(args.name), []),
    expect("Bridge", byUuid(bridge.uuid), [{ name: bridge.name }]),
    ...portsStay(snapshot, args),
    insert("Mirror", id, { name: args.name, external_ids: map({ ...args.externalIds, [ownerKey]: args.owner }), ...columnsOf(snapshot, args) }),
    mutateMirrors(bridge, "insert", named(id)),
  ];
}

/** Brings our columns and keys to what is asked for, and the mirror to its bridge. */
export function updateMirror(
  snapshot: Snapshot,
  row: MirrorRow,
  on: BridgeRow | undefined,
  bridge: BridgeRow,
  args: MirrorArgs,
  managed: MirrorState["managedKeys"],
): Operation[] {
  const mutations = mutateKeys("external_ids", row.externalIds, { ...args.externalIds, [ownerKey]: args.owner }, managed?.externalIds);
  return [
    sameOwner("Mirror", row),
    ...portsStay(snapshot, args),
    update("Mirror", row.uuid, columnsOf(snapshot, args)),
    ...(mutations.length > 0 ? [mutate("Mirror", row.uuid, mutations)] : []),
    ...(on?.uuid === bridge.uuid ? [] : [...(on ? [mutateMirrors(on, "delete", uuid(row.uuid))] : []), mutateMirrors(bridge, "insert", uuid(row.uuid))]),
  ];
}

/** Takes the mirror off its bridge; OVSDB collects the row. */
export const deleteMirror = (bridge: BridgeRow, row: MirrorRow): Operation[] => [sameOwner("Mirror", row), mutateMirrors(bridge, "delete", uuid(row.uuid))];

const mutateMirrors = (bridge: BridgeRow, mutator: "insert" | "delete", mirror: Value) => mutate("Bridge", bridge.uuid, [["mirrors", mutator, set([mirror])]]);

const idsOf = (snapshot: Snapshot, names: readonly string[]): Value[] =>
  snapshot.ports.filter(({ name }) => names.includes(name)).map((port) => uuid(port.uuid));

/** References to ports are weak: to one that went meanwhile, the database would leave them out without a word. */
const portsStay = (snapshot: Snapshot, { outputPort, selectSrcPorts = [], selectDstPorts = [] }: MirrorArgs): Operation[] =>
  snapshot.ports
    .filter(({ name }) => name === outputPort || selectSrcPorts.includes(name) || selectDstPorts.includes(name))
    .map((port) => expect("Port", byUuid(port.uuid), [{ name: port.name }]));

const columnsOf = (snapshot: Snapshot, args: MirrorArgs): Row => ({
  select_all: args.selectAll ?? false,
  select_src_port: set(idsOf(snapshot, args.selectSrcPorts ?? [])),
  select_dst_port: set(idsOf(snapshot, args.selectDstPorts ?? [])),
  select_vlan: set(args.selectVlans ?? []),
  output_port: set(args.outputPort === undefined ? [] : idsOf(snapshot, [args.outputPort])),
  output_vlan: maybe(args.outputVlan),
  snaplen: maybe(args.snaplen),
});

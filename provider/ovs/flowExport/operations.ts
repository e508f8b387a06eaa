import { map, maybe, named, type Row, type Scalar, set } from "../../host/ovsdbValue";
import { mutateKeys } from "../keys";
import { nameKey, ownerKey, sameOwner } from "../mark";
import { byUuid, expect, insert, mutate, type Operation, rowName, update } from "../ovsdb";
import type { BridgeRow, ExportRow } from "../snapshot";
import { columnsOf, protocols, unsetOf } from "./protocols";
import type { AnyExport, ExportState } from "./schema";

export function insertExport(bridge: BridgeRow, args: AnyExport): Operation[] {
  const { table, column } = protocols[args.type];
  const id = rowName(args.type, bridge.name);
  const maps = { external_ids: map({ ...args.externalIds, ...marks(args) }), ...(args.type === "ipfix" && { other_config: map(args.otherConfig ?? {}) }) };
  return [
    expect("Bridge", byUuid(bridge.uuid), [{ name: bridge.name, [column]: set([]) }]),
    insert(table, id, { ...valuesOf(args), ...maps }),
    update("Bridge", bridge.uuid, { [column]: named(id) }),
  ];
}

/** Brings our columns and keys to what is asked for. */
export function updateExport(row: ExportRow, args: AnyExport, managed: ExportState["managedKeys"]): Operation[] {
  const { table } = protocols[args.type];
  const mutations = [
    ...mutateKeys("external_ids", row.externalIds, { ...args.externalIds, ...marks(args) }, managed?.externalIds),
    ...(args.type === "ipfix" ? mutateKeys("other_config", row.otherConfig, args.otherConfig ?? {}, managed?.otherConfig) : []),
  ];
  return [sameOwner(table, row), update(table, row.uuid, valuesOf(args)), ...(mutations.length > 0 ? [mutate(table, row.uuid, mutations)] : [])];
}

/** Takes the export off every bridge that has it; OVSDB collects the row. */
export function deleteExport(row: ExportRow, bridges: readonly BridgeRow[]): Operation[] {
  const { table, column } = protocols[row.type];
  return [sameOwner(table, row), ...bridges.map((bridge) => update("Bridge", bridge.uuid, { [column]: set([]) }))];
}

const marks = ({ owner, name }: AnyExport) => ({ [ownerKey]: owner, [nameKey]: name });

const valuesOf = (args: AnyExport): Row => ({
  targets: set(args.targets),
  ...Object.fromEntries(
    Object.entries(columnsOf(args.type)).map(([property, column]) => [column, maybe((args[property] ?? unsetOf(args.type)[property]) as Scalar | undefined)]),
  ),
});

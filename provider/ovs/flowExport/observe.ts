import { observeKeys } from "../keys";
import { nameKey, ownerOf } from "../mark";
import { complaintsAbout } from "../realised";
import type { BridgeRow, ExportRow, Snapshot } from "../snapshot";
import { columnsOf, type Protocol } from "./protocols";
import type { AnyExport, ExportState } from "./schema";

/** Bridges that tell of their flows by this row; Open vSwitch lets several share one. */
export const bridgesOf = (snapshot: Snapshot, { uuid }: ExportRow): BridgeRow[] => snapshot.bridges.filter(({ exports }) => exports.includes(uuid));

export const exportOf = (snapshot: Snapshot, { exports }: BridgeRow, type: Protocol): ExportRow | undefined =>
  snapshot.exports.find((row) => row.type === type && exports.includes(row.uuid));

/** `BRIDGE/TYPE`: what tells it from all others, as a bridge has at most one of each type. */
export const idOf = (snapshot: Snapshot, row: ExportRow): string => `${bridgesOf(snapshot, row)[0]?.name}/${row.type}`;

/** The one that a state speaks of; without a state the one that is called so, or has this id. */
export function exportNamed(snapshot: Snapshot, name: string, ours?: { readonly owner: string; readonly uuid: string }): ExportRow | undefined {
  const used = snapshot.exports.filter((row) => bridgesOf(snapshot, row).length > 0);
  const called = used.filter((row) => row.name === name);
  return ours
    ? (used.find(({ uuid }) => uuid === ours.uuid) ?? called.find((row) => ownerOf(row) === ours.owner))
    : (called[0] ?? used.find((row) => idOf(snapshot, row) === name));
}

/** What a snapshot says about an export; `last` tells which keys of its maps are ours, `name` what it is called where its row does not. Pure. */
export function observeExport(
  snapshot: Snapshot,
  row: ExportRow,
  name: string,
  last: (Pick<ExportState, "managedKeys"> & { readonly bridge?: string }) | undefined,
): ExportState {
  const bridges = bridgesOf(snapshot, row).map((bridge) => bridge.name);
  // So are they named in its log; a device's name alone may stand in any word of it.
  const complaints = [`"${row.values.agent}"`, ...row.targets].flatMap((text) => complaintsAbout(snapshot, text) ?? []);
  return {
    name: row.name || name,
    owner: ownerOf(row),
    type: row.type,
    bridge: bridges.find((one) => one === last?.bridge) ?? bridges[0] ?? "",
    targets: [...row.targets].sort(),
    ...Object.fromEntries(Object.keys(columnsOf(row.type)).map((property) => [property, row.values[property]])),
    externalIds: observeKeys(row.externalIds, last?.managedKeys?.externalIds, [nameKey]),
    ...(row.type === "ipfix" && { otherConfig: observeKeys(row.otherConfig, last?.managedKeys?.otherConfig, []) }),
    managedKeys: last?.managedKeys,
    uuid: row.uuid,
    ...(complaints.length > 0 && { error: [...new Set(complaints)].join("\n") }),
  };
}

/** What the state must remember of the arguments. */
export const remembers = ({ externalIds, otherConfig }: Pick<AnyExport, "externalIds" | "otherConfig">) => ({
  managedKeys: { externalIds: Object.keys(externalIds ?? {}), otherConfig: Object.keys(otherConfig ?? {}) },
});

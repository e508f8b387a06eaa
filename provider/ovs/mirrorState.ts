import { guardState } from "../host/guard/argument";
import type { CommonState } from "../resource/kind";
import { field } from "../resource/schema";
import { z } from "../resource/zod";
import { observeKeys } from "./keys";
import { ownerOf } from "./mark";
import type { MirrorArgs } from "./mirrorArgs";
import { type MirrorRow, mirrorOn, type Snapshot } from "./snapshot";

export const mirrorState = z.strictObject({
  bridge: field(z.string(), { description: "Bridge that it is of." }),
  selectAll: z.boolean(),
  selectSrcPorts: z.array(z.string()),
  selectDstPorts: z.array(z.string()),
  selectVlans: z.array(z.number()),
  outputPort: z.string().optional(),
  outputVlan: z.number().optional(),
  snaplen: z.number().optional(),
  externalIds: z.record(z.string(), z.string()),
  guard: guardState(),
  managedKeys: field(z.strictObject({ externalIds: z.array(z.string()) }).optional(), {
    description: "Keys of the map that this resource has set, so that it can remove them.",
    bookkeeping: true,
  }),
  uuid: field(z.string(), { description: "The mirror's row in the Open vSwitch database.", term: "Mirror._uuid" }),
});

export type MirrorState = CommonState & z.infer<typeof mirrorState>;

const namesOf = (snapshot: Snapshot, ports: readonly string[]): string[] =>
  snapshot.ports
    .filter(({ uuid }) => ports.includes(uuid))
    .map(({ name }) => name)
    .sort();

/** What a snapshot says about a mirror; `last` tells which keys of its map are ours. Pure. */
export function observeMirror(snapshot: Snapshot, row: MirrorRow, last: Pick<MirrorState, "managedKeys" | "guard"> | undefined): MirrorState {
  return {
    name: row.name,
    owner: ownerOf(row),
    bridge: mirrorOn(snapshot, row)?.name ?? "",
    selectAll: row.selectAll,
    selectSrcPorts: namesOf(snapshot, row.selectSrcPorts),
    selectDstPorts: namesOf(snapshot, row.selectDstPorts),
    selectVlans: [...row.selectVlans],
    outputPort: row.outputPort === undefined ? undefined : namesOf(snapshot, [row.outputPort])[0],
    outputVlan: row.outputVlan,
    snaplen: row.snaplen,
    externalIds: observeKeys(row.externalIds, last?.managedKeys?.externalIds, []),
    ...(last?.guard && { guard: last.guard }),
    managedKeys: last?.managedKeys,
    uuid: row.uuid,
  };
}

/** A port that goes takes itself out of the row, and nothing in Open vSwitch calls that an error. */
export function mirrorWarnings({ outputPort, outputVlan, selectAll, selectSrcPorts, selectDstPorts }: MirrorState): string[] {
  return [
    ...(outputPort === undefined && outputVlan === undefined ? ["it has no output, so that nothing is mirrored: the output port is gone"] : []),
    ...(!selectAll && selectSrcPorts.length + selectDstPorts.length === 0 ? ["it selects no port, so that nothing is mirrored"] : []),
  ];
}

/** What the state must remember of the arguments. */
export const mirrorRemembers = (args: MirrorArgs) => ({
  ...(args.guard && { guard: args.guard }),
  managedKeys: { externalIds: Object.keys(args.externalIds ?? {}) },
});

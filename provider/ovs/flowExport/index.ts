import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { KvmnetError } from "../../resource/error";
import { within } from "../../resource/identity";
import type { CommonArgs } from "../../resource/kind";
import { withKeysOf } from "../keys";
import { claim, isStill, mayDelete } from "../mark";
import type { Operation } from "../ovsdb";
import { noBridge } from "../ovsPort";
import { refuseUnrealised } from "../realised";
import { bridgeNamed, type Snapshot } from "../snapshot";
import { openVswitch, type Work } from "../world";
import { bridgesOf, exportNamed, exportOf, idOf, observeExport, remembers } from "./observe";
import { deleteExport, insertExport, updateExport } from "./operations";
import { exportImpacts, planExport } from "./plan";
import { type AnyExport, canonicalTarget, type ExportArgs, type ExportState, exportArgs, exportRules, exportState } from "./schema";

type Decision = Verdict<Work, ExportState | undefined>;

const kind: RoundKind<ExportArgs, ExportState, Snapshot, Work> = {
  type: "OvsFlowExport",
  description: "What a bridge tells collectors of the flows that it carries, by NetFlow, sFlow or IPFIX. A bridge has at most one export of each type.",
  args: exportArgs,
  state: exportState,
  rules: exportRules,
  impacts: exportImpacts,
  complete: (args) => ({ ...args, ...(args.targets && { targets: args.targets.map(canonicalTarget).sort() }) }) as Partial<ExportArgs>,
  plan: (state, args) => planExport(state, any(args)),
  remembers: (args) => remembers(any(args)) as Partial<ExportState>,
  warnings: ({ error }) => (error === undefined ? [] : [`Open vSwitch says: ${error}`]),
  exclusives: ({ bridge, type }) =>
    bridge === undefined || type === undefined ? [] : [{ path: ["bridge"], thing: `${type} export of the bridge`, key: bridge }],
  world: openVswitch,
  id: within("BRIDGE/TYPE", "BRIDGE is the Open vSwitch bridge, TYPE is netflow, sflow or ipfix", ["br0/sflow"]),
  there: (snapshot) =>
    snapshot.exports.flatMap((row) =>
      bridgesOf(snapshot, row).length === 0
        ? []
        : [{ id: idOf(snapshot, row), ...(row.name && { name: row.name }), observe: (called: string) => observeExport(snapshot, row, called, undefined) }],
    ),
  observe: (snapshot, name, last) => {
    const row = exportNamed(snapshot, name, last);
    return row && (!last || isStill(row, last)) ? observeExport(snapshot, row, name, last) : undefined;
  },
  decide: (snapshot, wish, _facts, written) => {
    if (written) {
      refuseUnrealised(snapshot, "put" in wish ? "export" : "removal of the export");
    }
    return "put" in wish ? bring(snapshot, any(wish.put), wish.last) : remove(snapshot, wish.remove);
  },
  partial: (snapshot, wish) => {
    const [subject, last] = "put" in wish ? [wish.put, withKeysOf(remembers(any(wish.put)), wish.last)] : [wish.remove, wish.remove];
    const row = exportNamed(snapshot, subject.name, { owner: subject.owner, uuid: "" });
    return row && observeExport(snapshot, row, subject.name, last);
  },
};

export const ovsFlowExport = roundKind(kind);

/** What tells of packets is in nobody's way. */
const work = (operations: readonly Operation[]): Work => ({ operations, danger: undefined, guard: undefined });

const any = (args: CommonArgs) => args as AnyExport;

/** Create and update are one: whatever is there of ours is brought to what is asked for. */
function bring(snapshot: Snapshot, args: AnyExport, last: ExportState | undefined): Decision {
  const bridge = bridgeNamed(snapshot, args.bridge);
  if (!bridge) {
    throw noBridge(snapshot, args.bridge);
  }
  const row = exportOf(snapshot, bridge, args.type);
  if (!row) {
    return { is: "work", step: "create the export", work: work(insertExport(bridge, args)) };
  }
  claim({ ...row, name: row.name || `${bridge.name}/${row.type}` }, args, "an export", last);
  const known = { ...withKeysOf(remembers(args), last), bridge: bridge.name };
  const observed = observeExport(snapshot, row, args.name, known);
  const changes = planExport(observed, args);
  // Its name is as much a mark of ours as its owner is.
  if (changes.length === 0 && row.name === args.name) {
    return { is: "settled", result: observeExport(snapshot, row, args.name, { ...remembers(args), bridge: bridge.name }) };
  }
  refuseShared(
    bridgesOf(snapshot, row).map(({ name }) => name),
    args,
  );
  return { is: "work", step: "change the export", work: work(updateExport(row, args, known.managedKeys)), changes };
}

/** What is changed for one bridge would be changed for all that have the row. */
function refuseShared(bridges: readonly string[], { bridge, type }: AnyExport): void {
  if (bridges.length > 1) {
    throw new KvmnetError({
      code: "refused",
      property: "bridge",
      problem: `${bridges.join(" and ")} have one ${type} export together, and a change for ${bridge} would be one for all of them`,
      remedy: `give each its own, or take it off ${bridge} first: ovs-vsctl clear Bridge ${bridge} ${type}`,
    });
  }
}

function remove(snapshot: Snapshot, state: ExportState): Decision {
  const row = exportNamed(snapshot, state.name, state);
  if (!row || !mayDelete({ ...row, name: idOf(snapshot, row) }, state)) {
    return { is: "settled", result: undefined };
  }
  return { is: "work", step: "remove the export", work: work(deleteExport(row, bridgesOf(snapshot, row))) };
}

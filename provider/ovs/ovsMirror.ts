import type { Facts } from "../host/host";
import { type RoundKind, roundKind } from "../host/round/kind";
import type { Verdict } from "../host/round/world";
import { KvmnetError } from "../resource/error";
import { named } from "../resource/identity";
import { withKeysOf } from "./keys";
import { claim, isStill, mayDelete } from "./mark";
import { type MirrorArgs, mirrorArgs, mirrorRules, selections } from "./mirrorArgs";
import { deleteMirror, insertMirror, updateMirror } from "./mirrorOperations";
import { mirrorImpacts, planMirror } from "./mirrorPlan";
import { type MirrorState, mirrorRemembers, mirrorState, mirrorWarnings, observeMirror } from "./mirrorState";
import { noBridge } from "./ovsPort";
import { refuseUnrealised } from "./realised";
import { type BridgeRow, bridgeNamed, interfacesOf, type MirrorRow, mirrorOn, type Snapshot } from "./snapshot";
import { guardedChanges, refuseSessionLoss, wayInDanger } from "./wayIn";
import { openVswitch, type Work } from "./world";

type Decision = Verdict<Work, MirrorState | undefined>;

const ascending = (a: number, b: number) => a - b;

const kind: RoundKind<MirrorArgs, MirrorState, Snapshot, Work> = {
  type: "OvsMirror",
  description: "Copies of a bridge's packets, to a port (SPAN) or into a VLAN (RSPAN). Mirrors that others make on the bridge are left alone.",
  args: mirrorArgs,
  state: mirrorState,
  rules: mirrorRules,
  impacts: mirrorImpacts,
  complete: (args) => ({
    ...args,
    ...(args.selectSrcPorts && { selectSrcPorts: [...args.selectSrcPorts].sort() }),
    ...(args.selectDstPorts && { selectDstPorts: [...args.selectDstPorts].sort() }),
    ...(args.selectVlans && { selectVlans: [...args.selectVlans].sort(ascending) }),
  }),
  plan: planMirror,
  remembers: mirrorRemembers,
  warnings: mirrorWarnings,
  exclusives: ({ name }) => (name === undefined ? [] : [{ path: ["name"], thing: "mirror", key: name }]),
  world: openVswitch,
  id: named("mirror", "span0"),
  there: (snapshot) => snapshot.mirrors.map((row) => ({ id: row.name, observe: () => observeMirror(snapshot, row, undefined) })),
  observe: (snapshot, name, last) => {
    const row = mirrorNamed(snapshot, name, last);
    return row && (!last || isStill(row, last)) ? observeMirror(snapshot, row, last) : undefined;
  },
  decide: (snapshot, wish, facts, written) => {
    if (written) {
      refuseUnrealised(snapshot, "put" in wish ? "mirror" : "removal of the mirror");
    }
    return "put" in wish ? bring(snapshot, wish.put, wish.last, facts) : remove(snapshot, wish.remove, facts);
  },
  partial: (snapshot, wish) => {
    const [name, mark, last] =
      "put" in wish ? [wish.put.name, wish.put, withKeysOf(mirrorRemembers(wish.put), wish.last)] : [wish.remove.name, wish.remove, wish.remove];
    const row = mirrorNamed(snapshot, name, { owner: mark.owner, uuid: "" });
    const state = row && observeMirror(snapshot, row, last);
    return state?.owner === mark.owner ? state : undefined;
  },
};

export const ovsMirror = roundKind(kind);

/** Open vSwitch takes several mirrors of one name: ours is the one that we know, or that bears our mark. */
function mirrorNamed(snapshot: Snapshot, name: string, ours?: { readonly owner: string; readonly uuid: string }): MirrorRow | undefined {
  const all = snapshot.mirrors.filter((row) => row.name === name);
  const mine = ours && (all.find(({ uuid }) => uuid === ours.uuid) ?? all.find((row) => isStill(row, ours)));
  if (!mine && all.length > 1) {
    const bridges = all.map((row) => mirrorOn(snapshot, row)?.name ?? "?").join(", ");
    throw new KvmnetError({
      code: "refused",
      property: "name",
      problem: `${all.length} mirrors are named ${name}, on ${bridges}`,
      remedy: "give them names of their own (ovs-vsctl set Mirror UUID name=…), or choose another name",
    });
  }
  return mine ?? all[0];
}

/** Create and update are one: whatever is there of ours is brought to what is asked for. */
function bring(snapshot: Snapshot, args: MirrorArgs, last: MirrorState | undefined, facts: Facts): Decision {
  const bridge = bridgeNamed(snapshot, args.bridge);
  if (!bridge) {
    throw noBridge(snapshot, args.bridge);
  }
  refuseMissingPorts(snapshot, bridge, args);
  const row = mirrorNamed(snapshot, args.name, { owner: args.owner, uuid: last?.uuid ?? "" });
  if (!row) {
    return {
      is: "work",
      step: "create the mirror",
      work: { operations: insertMirror(snapshot, bridge, args), renews: bridge.name, danger: dangerOf(snapshot, facts, bridge, args), guard: args.guard },
    };
  }
  const on = mirrorOn(snapshot, row);
  claim(row, args, `on the bridge ${on?.name}, a mirror`, last);
  const remembered = mirrorRemembers(args);
  const known = withKeysOf(remembered, last);
  const changes = planMirror(observeMirror(snapshot, row, known), args);
  if (changes.length === 0) {
    return { is: "settled", result: observeMirror(snapshot, row, remembered) };
  }
  const danger = changes.every(({ impact }) => impact === "none") ? undefined : dangerOf(snapshot, facts, bridge, args);
  return {
    is: "work",
    step: "change the mirror",
    work: { operations: updateMirror(snapshot, row, on, bridge, args, known.managedKeys), renews: bridge.name, danger, guard: args.guard },
    changes: guardedChanges(changes, danger, args.guard),
  };
}

/** A mirror without one of them would be made without a word, and mirror less or nothing. */
function refuseMissingPorts(snapshot: Snapshot, bridge: BridgeRow, args: MirrorArgs): void {
  const there = snapshot.ports.filter(({ uuid }) => bridge.ports.includes(uuid)).map(({ name }) => name);
  const asked = selections.flatMap((property) => (args[property] ?? []).map((name, i) => [`${property}[${i}]`, name] as const));
  const missing = [...asked, ...(args.outputPort === undefined ? [] : [["outputPort", args.outputPort] as const])].find(([, name]) => !there.includes(name));
  if (missing) {
    throw new KvmnetError({
      code: "refused",
      property: missing[0],
      problem: `the bridge ${bridge.name} has no port named ${missing[1]}`,
      remedy: "make it first (an OvsPort whose `name` output you give here)",
    });
  }
}

/** The port that copies go out by carries nothing else; copies in a VLAN are flooded on every port of it. */
function dangerOf(snapshot: Snapshot, facts: Facts, bridge: BridgeRow, { outputPort, outputVlan }: MirrorArgs): string | undefined {
  const port = snapshot.ports.find(({ name }) => name === outputPort);
  const devices = port ? [port.name, ...interfacesOf(snapshot, port).map(({ name }) => name)] : [];
  refuseSessionLoss(facts, devices, "sending copies out by it");
  return outputVlan === undefined ? undefined : wayInDanger(facts, [bridge.name]);
}

function remove(snapshot: Snapshot, state: MirrorState, facts: Facts): Decision {
  const row = mirrorNamed(snapshot, state.name, state);
  const on = row && mirrorOn(snapshot, row);
  if (!row || !on || !mayDelete(row, state)) {
    return { is: "settled", result: undefined };
  }
  const danger = row.outputVlan === undefined ? undefined : wayInDanger(facts, [on.name]);
  return { is: "work", step: "remove the mirror", work: { operations: deleteMirror(on, row), renews: on.name, danger, guard: state.guard } };
}

import type { Facts } from "../host/host";
import { type RoundKind, roundKind } from "../host/round/kind";
import type { Verdict } from "../host/round/world";
import { guestList } from "../resource/common";
import { KvmnetError } from "../resource/error";
import { named } from "../resource/identity";
import { type BridgeArgs, bridgeArgs, bridgeRules } from "./bridgeArgs";
import { deleteBridge, insertBridge, movesPorts, updateBridge } from "./bridgeOperations";
import { bridgeImpacts, planBridge } from "./bridgePlan";
import { type BridgeState, bridgeState, observeBridge, rememberedOf, sortedProtocols } from "./bridgeState";
import { bridgeExclusives } from "./exclusive";
import { sortedTables } from "./flowTable";
import { withKeysOf } from "./keys";
import { claim, isStill, mayDelete, ownerOf } from "./mark";
import { refuseUnrealised } from "./realised";
import { type BridgeRow, bridgeNamed, guestsOn, portsOn, type Snapshot } from "./snapshot";
import { allPorts, guardedChanges, ownDevices, refuseSessionLoss, wayInDanger } from "./wayIn";
import { openVswitch, type Work } from "./world";

type Decision = Verdict<Work, BridgeState | undefined>;

const kind: RoundKind<BridgeArgs, BridgeState, Snapshot, Work> = {
  type: "OvsBridge",
  description: "An Open vSwitch bridge. Ports, flows and settings that others make on it are left alone.",
  args: bridgeArgs,
  state: bridgeState,
  rules: bridgeRules,
  impacts: bridgeImpacts,
  complete: (args) => ({
    ...args,
    onGuestsAttached: args.onGuestsAttached ?? { restart: "refuse", delete: "refuse" },
    ...(args.protocols && { protocols: sortedProtocols(args.protocols) }),
    ...(args.controllers && { controllers: [...args.controllers].sort() }),
    ...(args.flowTables && { flowTables: sortedTables(args.flowTables) }),
  }),
  plan: planBridge,
  remembers: rememberedOf,
  guests: (state) => state.guests ?? [],
  exclusives: bridgeExclusives,
  world: openVswitch,
  id: named("bridge", "br-int"),
  there: (snapshot) => snapshot.bridges.map((row) => ({ id: row.name, observe: () => observeBridge(snapshot, row.name, undefined) })),
  observe: (snapshot, name, last) => {
    const row = bridgeNamed(snapshot, name);
    return row && (!last || isStill(row, last)) ? observeBridge(snapshot, name, last) : undefined;
  },
  decide: (snapshot, wish, facts, written) => {
    if (written) {
      refuseUnrealised(snapshot, "put" in wish ? "bridge" : "removal of the bridge");
    }
    return "put" in wish ? bring(snapshot, wish.put, wish.last, facts, written) : remove(snapshot, wish.remove, facts);
  },
  partial: (snapshot, wish) => {
    const [name, owner, last] =
      "put" in wish ? [wish.put.name, wish.put.owner, withKeysOf(rememberedOf(wish.put), wish.last)] : [wish.remove.name, wish.remove.owner, wish.remove];
    const state = observeBridge(snapshot, name, last);
    return state?.owner === owner ? state : undefined;
  },
};

export const ovsBridge = roundKind(kind);

/** Create and update are one: whatever is there of ours is brought to what is asked for. */
function bring(snapshot: Snapshot, args: BridgeArgs, last: BridgeState | undefined, facts: Facts, written: boolean): Decision {
  const row = bridgeNamed(snapshot, args.name);
  if (!row) {
    refuseTakenName(snapshot, args.name);
    return { is: "work", step: "create the bridge", work: { operations: insertBridge(args), danger: undefined, guard: args.guard } };
  }
  claim(row, args, "an Open vSwitch bridge", last);
  const remembered = rememberedOf(args);
  const known = withKeysOf(remembered, last);
  const changes = planBridge(observeBridge(snapshot, args.name, known) as BridgeState, args);
  const state = observeBridge(snapshot, args.name, remembered) as BridgeState;
  if (changes.length === 0) {
    return { is: "settled", result: state };
  }
  if (written && state.error !== undefined) {
    throw notMade(state, state.error);
  }
  guardDatapath(snapshot, row, args, facts);
  const danger = changes.some(({ impact }) => impact !== "none") ? wayInDanger(facts, [row.name]) : undefined;
  return {
    is: "work",
    step: "change the bridge",
    work: { operations: updateBridge(snapshot, row, args, known.managedKeys), danger, guard: args.guard },
    changes: guardedChanges(changes, danger, args.guard),
  };
}

/** What changes the datapath replugs every port: guests and the way that we came in must allow it. */
function guardDatapath(snapshot: Snapshot, row: BridgeRow, args: BridgeArgs, facts: Facts): void {
  if (!movesPorts(row, args)) {
    return;
  }
  refuseSessionLoss(facts, ownDevices(snapshot, allPorts(snapshot, row)), "moving the bridge to another datapath");
  const guests = guestsOn(snapshot, row);
  if (guests.length > 0 && args.onGuestsAttached?.restart !== "reattach") {
    throw new KvmnetError({
      code: "refused",
      property: "datapathType",
      problem: `moving the bridge to another datapath would cut off ${guestList(guests)}`,
      remedy: 'shut them down first, or allow it with onGuestsAttached: { restart: "reattach" }',
    });
  }
}

function refuseTakenName(snapshot: Snapshot, name: string): void {
  if (snapshot.ports.some((port) => port.name === name) || snapshot.interfaces.some((row) => row.name === name)) {
    throw new KvmnetError({ code: "not-ours", property: "name", problem: `a port of Open vSwitch is named ${name} already`, remedy: "choose another name" });
  }
}

const notMade = ({ name, datapathId }: BridgeState, words: string) =>
  new KvmnetError({
    code: "step-failed",
    step: "verify the bridge",
    problem: "the bridge is in the database, but ovs-vswitchd could not make it",
    toolOutput: words,
    remedy:
      datapathId === ""
        ? `the kernel may lack the module openvswitch (modprobe openvswitch); without it, only datapathType: "netdev" works. Then run it again`
        : `see that no other device of the host is named ${name}, then run it again`,
  });

function remove(snapshot: Snapshot, state: BridgeState, facts: Facts): Decision {
  const row = bridgeNamed(snapshot, state.name);
  if (!row || !mayDelete(row, state)) {
    return { is: "settled", result: undefined };
  }
  const others = portsOn(snapshot, row);
  refuseSessionLoss(facts, ownDevices(snapshot, allPorts(snapshot, row)), "removing the bridge");
  if (others.length > 0 && state.onGuestsAttached.delete === "refuse") {
    throw stillInUse(snapshot, row);
  }
  const danger = wayInDanger(facts, [row.name]);
  return { is: "work", step: "remove the bridge", work: { operations: deleteBridge(row), danger, guard: state.guard } };
}

function stillInUse(snapshot: Snapshot, row: BridgeRow): KvmnetError {
  const guests = guestsOn(snapshot, row);
  const devices = guests.map((guest) => guest.device);
  const ports = portsOn(snapshot, row).filter((port) => !devices.includes(port.name));
  const named = ports.map((port) => (ownerOf(port) ? `${port.name} (of ${ownerOf(port)})` : port.name)).sort();
  const said = [guests.length > 0 ? `guests: ${guestList(guests)}` : "", named.length > 0 ? `ports: ${named.join(", ")}` : ""].filter(Boolean);
  return new KvmnetError({
    code: "refused",
    problem: `the bridge still carries ${said.join("; ")}`,
    remedy:
      'take them off first (an OvsPort of the same program goes first when it names its bridge as `bridge: br.name`), or allow it with onGuestsAttached: { delete: "detach" }',
  });
}

import type { Host } from "../host/host";
import { guestList } from "../resource/common";
import { KvmnetError } from "../resource/error";
import type { ResourceKind } from "../resource/kind";
import { type BridgeArgs, bridgeArgs, bridgeRules } from "./bridgeArgs";
import { deleteBridge, insertBridge, updateBridge } from "./bridgeOperations";
import { bridgeImpacts, planBridge } from "./bridgePlan";
import { type BridgeState, bridgeState, observeBridge, rememberedOf, sortedProtocols } from "./bridgeState";
import { claim, isStill, mayDelete, ownerOf } from "./mark";
import { type Committed, commit, decideAndCommit, observe, unrealised } from "./ovsdb";
import { refuseSessionLoss } from "./session";
import { type BridgeRow, bridgeNamed, guestsOn, portsOn, type Snapshot } from "./snapshot";

export const ovsBridge: ResourceKind<BridgeArgs, BridgeState> = {
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
  }),
  plan: planBridge,
  guests: (state) => state.guests ?? [],
  create: (host, args) => converge(host, args, undefined),
  read: async (host, name, last) => {
    const snapshot = await observe(host);
    const row = bridgeNamed(snapshot, name);
    return row && (!last || isStill(row, last)) ? observeBridge(snapshot, name, last) : undefined;
  },
  update: (host, state, args) => converge(host, args, state),
  delete: (host, state) => decideAndCommit(host, (snapshot) => remove(host, snapshot, state)),
};

/** Create and update are one: whatever is there of ours is brought to what is asked for, and verified. */
function converge(host: Host, args: BridgeArgs, last: BridgeState | undefined): Promise<BridgeState> {
  return decideAndCommit(host, async (snapshot) => {
    const row = bridgeNamed(snapshot, args.name);
    if (row) {
      claim(row, { ...args, adopt: args.adopt || row.uuid === last?.uuid }, "an Open vSwitch bridge");
      guardDatapath(host, snapshot, row, args);
    } else {
      refuseTakenName(snapshot, args.name);
    }
    const committed = await commit(host, {
      step: row ? "change the bridge" : "create the bridge",
      object: args.name,
      operations: row ? updateBridge(snapshot, row, args, last?.managedKeys) : insertBridge(args),
    });
    return verified(host, committed, args);
  });
}

/** What changes the datapath replugs every port: guests and the way that we came in must allow it. */
function guardDatapath(host: Host, snapshot: Snapshot, row: BridgeRow, args: BridgeArgs): void {
  if (args.datapathType === undefined || args.datapathType === row.datapathType) {
    return;
  }
  refuseSessionLoss(host, [row.name, ...portsOn(snapshot, row).map((port) => port.name)], "moving the bridge to another datapath");
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

function verified(host: Host, { snapshot, realised, log }: Committed, args: BridgeArgs): BridgeState {
  const state = observeBridge(snapshot, args.name, rememberedOf(args));
  if (!state) {
    throw new KvmnetError({ code: "step-failed", step: "verify the bridge", problem: "somebody removed the bridge while we made it", remedy: "run it again" });
  }
  if (!realised) {
    throw unrealised(host, "bridge", state);
  }
  const trouble = state.datapathId === "" ? log || "nothing; look into ovs-vswitchd's log on the host" : localPortError(snapshot, args.name);
  if (trouble) {
    throw new KvmnetError({
      code: "step-failed",
      step: "verify the bridge",
      problem: "the bridge is in the database, but ovs-vswitchd could not make it",
      toolOutput: trouble,
      remedy:
        state.datapathId === ""
          ? `the kernel may lack the module openvswitch (modprobe openvswitch); without it, only datapathType: "netdev" works. Then run it again`
          : `see that no other device of the host is named ${args.name}, then run it again`,
      partialState: state,
    });
  }
  return state;
}

/** The local port is a device of the host; another device of that name is in its way. */
function localPortError(snapshot: Snapshot, name: string): string | undefined {
  const local = snapshot.interfaces.find((row) => row.name === name);
  return local && (local.ofport ?? -1) < 0 ? local.error || "the local port has no number" : undefined;
}

async function remove(host: Host, snapshot: Snapshot, state: BridgeState): Promise<void> {
  const row = bridgeNamed(snapshot, state.name);
  if (!row || !mayDelete(row, state)) {
    return;
  }
  const others = portsOn(snapshot, row);
  refuseSessionLoss(host, [row.name, ...others.map((port) => port.name)], "removing the bridge");
  if (others.length > 0 && state.onGuestsAttached.delete === "refuse") {
    throw stillInUse(snapshot, row);
  }
  const { realised } = await commit(host, { step: "remove the bridge", object: row.name, operations: deleteBridge(row) });
  if (!realised) {
    throw unrealised(host, "removal of the bridge", state);
  }
}

function stillInUse(snapshot: Snapshot, row: BridgeRow): KvmnetError {
  const guests = guestsOn(snapshot, row);
  const devices = guests.map((guest) => guest.device);
  const ports = portsOn(snapshot, row).filter((port) => !devices.includes(port.name));
  const named = ports.map((port) => (ownerOf(port) ? `${port.name} (of ${ownerOf(port)})` : port.name)).sort();
  const said = [guests.length > 0 ? `guests: ${guestList(guests)}` : "", named.length > 0 ? `ports: ${named.join(", ")}` : ""].filter(Boolean);
  return new KvmnetError({
    code: "refused",
    resource: `OvsBridge ${row.name}`,
    problem: `the bridge still carries ${said.join("; ")}`,
    remedy:
      'take them off first (an OvsPort of the same program goes first when it names its bridge as `bridge: br.name`), or allow it with onGuestsAttached: { delete: "detach" }',
  });
}

import type { Host } from "../host/host";
import { KvmnetError } from "../resource/error";
import type { ResourceKind } from "../resource/kind";
import { claim, isStill, mayDelete } from "./mark";
import { type Committed, commit, decideAndCommit, observe, unrealised } from "./ovsdb";
import { type AnyPort, type PortArgs, portArgs } from "./portArgs";
import { deletePort, insertPort, readBackPort, updatePort } from "./portOperations";
import { planPort, portImpacts } from "./portPlan";
import { portRules } from "./portRules";
import { managedOf, observePort, type PortState, portState } from "./portState";
import { refuseSessionLoss } from "./session";
import { type BridgeRow, bridgeNamed, bridgeOf, guestOf, interfacesOf, type PortRow, portNamed, type Snapshot } from "./snapshot";

const ascending = (a: number, b: number) => a - b;

export const ovsPort: ResourceKind<PortArgs, PortState> = {
  type: "OvsPort",
  description: "A port of an Open vSwitch bridge: a NIC, a device for the host itself, a patch to another bridge, or a tunnel to another host; with its VLANs.",
  args: portArgs,
  state: portState,
  rules: portRules,
  impacts: portImpacts,
  complete: (args) => ({
    ...args,
    ...(args.trunks && { trunks: [...args.trunks].sort(ascending) }),
    ...(args.cvlans && { cvlans: [...args.cvlans].sort(ascending) }),
  }),
  plan: planPort,
  create: (host, args) => converge(host, args, undefined),
  read: async (host, name, last) => {
    const snapshot = await observe(host);
    const port = portNamed(snapshot, name);
    return port && (!last || isStill(port, last)) ? observePort(snapshot, name, last) : undefined;
  },
  update: (host, state, args) => converge(host, args, state),
  delete: (host, state) => decideAndCommit(host, (snapshot) => remove(host, snapshot, state)),
};

/** Create and update are one: whatever is there of ours is brought to what is asked for, and verified. */
function converge(host: Host, args: AnyPort, last: PortState | undefined): Promise<PortState> {
  return decideAndCommit(host, async (snapshot) => {
    const bridge = bridgeNamed(snapshot, args.bridge);
    if (!bridge) {
      throw new KvmnetError({
        code: "refused",
        property: "bridge",
        problem: `there is no Open vSwitch bridge named ${args.bridge}`,
        remedy: "make it first (an OvsBridge whose `name` output you give as `bridge`)",
      });
    }
    const port = portNamed(snapshot, args.name);
    const existing = port && claimed(snapshot, port, args, last);
    guardSession(host, snapshot, args, existing?.on);
    const committed = await commit(host, {
      step: port ? "change the port" : "create the port",
      object: args.name,
      operations: existing ? updatePort(existing, bridge, args, last?.managedKeys) : insertPort(bridge, args),
      readBack: readBackPort(args.name),
    });
    return verified(host, committed, args);
  });
}

function claimed(snapshot: Snapshot, port: PortRow, args: AnyPort, last: PortState | undefined) {
  const on = bridgeOf(snapshot, port) as BridgeRow;
  claim(port, { ...args, adopt: args.adopt || port.uuid === last?.uuid }, `on the bridge ${on.name}, an Open vSwitch port`);
  const guest = guestOf(snapshot, port);
  const [row, ...more] = interfacesOf(snapshot, port);
  if (on.name === port.name || guest || more.length > 0 || !row) {
    const what = guest ? `the NIC of ${guest.domain}` : more.length > 0 ? "a bond" : "the local port of a bridge";
    throw new KvmnetError({
      code: "not-ours",
      property: "name",
      problem: `${port.name} is ${what}, which an OvsPort cannot be`,
      remedy: "choose another name",
    });
  }
  return { port, row, on };
}

/** A change that nobody notices is fine on the NIC that we came in by; anything else is not. */
function guardSession(host: Host, snapshot: Snapshot, args: AnyPort, on: BridgeRow | undefined): void {
  const state = observePort(snapshot, args.name, managedOf(args));
  if (!state) {
    refuseSessionLoss(host, [args.name], "adding it to a bridge of Open vSwitch");
  } else if (planPort(state, args).some((change) => change.impact !== "none")) {
    refuseSessionLoss(host, uplinkOf(state, on), "changing the port");
  }
}

/** A NIC carries whatever the bridge's own device carries. */
const uplinkOf = (port: { name: string; type: string }, on: BridgeRow | undefined) => (port.type === "system" && on ? [port.name, on.name] : [port.name]);

function verified(host: Host, { snapshot, realised, log }: Committed, args: AnyPort): PortState {
  const state = observePort(snapshot, args.name, managedOf(args));
  if (!state) {
    throw new KvmnetError({ code: "step-failed", step: "verify the port", problem: "somebody removed the port while we made it", remedy: "run it again" });
  }
  if (!realised) {
    throw unrealised(host, "port", state);
  }
  if (state.ofport === undefined || state.ofport < 0) {
    throw new KvmnetError({
      code: "step-failed",
      step: "verify the port",
      problem: "the port is in the database, but Open vSwitch could not make it",
      toolOutput: state.error ?? (log || `no word; does the bridge ${state.bridge} work?`),
      remedy:
        args.type === "system"
          ? `see that the device ${args.name} exists and is in no other bridge or bond, then run it again`
          : "mend what it names, then run it again",
      partialState: state,
    });
  }
  return state;
}

async function remove(host: Host, snapshot: Snapshot, state: PortState): Promise<void> {
  const port = portNamed(snapshot, state.name);
  const on = port && bridgeOf(snapshot, port);
  if (!port || !on || !mayDelete(port, state)) {
    return;
  }
  refuseSessionLoss(host, uplinkOf(state, on), "removing the port");
  const { realised } = await commit(host, { step: "remove the port", object: port.name, operations: deletePort(on, port), readBack: [] });
  if (!realised) {
    throw unrealised(host, "removal of the port", state);
  }
}

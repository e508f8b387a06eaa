import type { Facts } from "../host/host";
import { type RoundKind, roundKind } from "../host/round/kind";
import type { Verdict } from "../host/round/world";
import type { Change } from "../resource/change";
import { KvmnetError } from "../resource/error";
import { named } from "../resource/identity";
import { bondWarnings } from "./bondState";
import { portExclusives } from "./exclusive";
import { withKeysOf } from "./keys";
import { claim, isStill, isUplinkOfOurs, mayDelete, ownerOf } from "./mark";
import { type AnyPort, membersOf, type PortArgs, portArgs } from "./portArgs";
import { deletePort, type Existing, insertPort, updatePort } from "./portOperations";
import { planPort, portImpacts } from "./portPlan";
import { portRules } from "./portRules";
import { managedOf, observePort, type PortState, portState } from "./portState";
import { refuseUnrealised } from "./realised";
import { type BridgeRow, bridgeNamed, bridgeOf, fakeBridgeNamed, guestOf, interfacesOf, isBond, type PortRow, portNamed, type Snapshot } from "./snapshot";
import { guardedChanges, joinDanger, refuseSessionLoss, wayInDanger } from "./wayIn";
import { openVswitch, type Work } from "./world";

type Decision = Verdict<Work, PortState | undefined>;

const ascending = (a: number, b: number) => a - b;

const kind: RoundKind<PortArgs, PortState, Snapshot, Work> = {
  type: "OvsPort",
  description:
    "A port of an Open vSwitch bridge: a NIC, a bond of several, a device for the host itself, a patch to another bridge, or a tunnel to another host; with its VLANs.",
  args: portArgs,
  state: portState,
  rules: portRules,
  impacts: portImpacts,
  complete: (args) => ({
    ...args,
    ...(args.trunks && { trunks: [...args.trunks].sort(ascending) }),
    ...(args.cvlans && { cvlans: [...args.cvlans].sort(ascending) }),
    ...("members" in args && args.members && { members: [...args.members].sort() }),
  }),
  plan: planPort,
  remembers: managedOf,
  warnings: bondWarnings,
  exclusives: portExclusives,
  world: openVswitch,
  id: named("port", "vx0"),
  there: (snapshot) =>
    snapshot.ports.filter((port) => !isUplinkOfOurs(port)).map(({ name }) => ({ id: name, observe: () => observePort(snapshot, name, undefined) })),
  observe: (snapshot, name, last) => {
    const port = portNamed(snapshot, name);
    return port && (!last || isStill(port, last)) ? observePort(snapshot, name, last) : undefined;
  },
  decide: (snapshot, wish, facts, written) => {
    if (written) {
      refuseUnrealised(snapshot, "put" in wish ? "port" : "removal of the port");
    }
    return "put" in wish ? bring(snapshot, wish.put, wish.last, facts, written) : remove(snapshot, wish.remove, facts);
  },
  partial: (snapshot, wish) => {
    const [name, owner, last] =
      "put" in wish ? [wish.put.name, wish.put.owner, withKeysOf(managedOf(wish.put), wish.last)] : [wish.remove.name, wish.remove.owner, wish.remove];
    const state = observePort(snapshot, name, last);
    return state?.owner === owner ? state : undefined;
  },
};

export const ovsPort = roundKind(kind);

/** Create and update are one: whatever is there of ours is brought to what is asked for. */
function bring(snapshot: Snapshot, args: AnyPort, last: PortState | undefined, facts: Facts, written: boolean): Decision {
  const bridge = bridgeNamed(snapshot, args.bridge);
  if (!bridge) {
    throw noBridge(snapshot, args.bridge);
  }
  refuseType(snapshot, bridge, args);
  const port = portNamed(snapshot, args.name);
  if (!port) {
    refuseTaken(snapshot, args, []);
    refuseSessionLoss(facts, membersOf(args), "adding it to a bridge of Open vSwitch");
    const danger = joinDanger(facts, bridge.name, args.type);
    return { is: "work", step: "create the port", work: { operations: insertPort(bridge, args), ...hears(args), danger, guard: args.guard } };
  }
  const existing = claimed(snapshot, port, args, last);
  const remembered = managedOf(args);
  const known = withKeysOf(remembered, last);
  const changes = planPort(observePort(snapshot, args.name, known) as PortState, args);
  const state = observePort(snapshot, args.name, remembered) as PortState;
  if (changes.length === 0) {
    return { is: "settled", result: state };
  }
  if (written && state.error !== undefined) {
    throw notMade(args, state.error);
  }
  refuseTaken(snapshot, args, port.interfaces);
  refuseSessionLoss(facts, newMembers(existing, args), "adding it to a bridge of Open vSwitch");
  const danger = dangerOf(facts, changes, existing, bridge);
  return {
    is: "work",
    step: "change the port",
    work: { operations: updatePort(existing, bridge, args, known.managedKeys), ...(changes.some(negotiates) && hears(args)), danger, guard: args.guard },
    changes: guardedChanges(changes, danger, args.guard),
  };
}

/** Open vSwitch takes it into its database all the same, and only there says that it cannot. */
function refuseType({ abilities }: Snapshot, bridge: BridgeRow, { type }: AnyPort): void {
  const dpdk = type.startsWith("dpdk");
  const known = abilities.interfaceTypes.length === 0 || type === "bond" || abilities.interfaceTypes.includes(type);
  const refuse = (property: string, problem: string, remedy: string) => new KvmnetError({ code: "refused", property, problem, remedy });
  if (!known || (dpdk && !abilities.dpdk)) {
    throw refuse(
      "type",
      `this Open vSwitch has no interfaces of type ${type}${known ? " as long as DPDK is not turned on" : ` (it has: ${[...abilities.interfaceTypes].sort().join(", ")})`}`,
      dpdk
        ? "install a build with DPDK (Debian: openvswitch-switch-dpdk, then update-alternatives --set ovs-vswitchd /usr/lib/openvswitch-switch-dpdk/ovs-vswitchd-dpdk), " +
            "turn it on (ovs-vsctl set Open_vSwitch . other_config:dpdk-init=true), and start Open vSwitch anew"
        : "choose another type, or another Open vSwitch",
    );
  }
  if (dpdk && bridge.datapathType !== "netdev") {
    throw refuse("bridge", `${bridge.name} has the kernel's datapath, which DPDK goes past`, 'give the bridge datapathType: "netdev"');
  }
}

/** Shared with what else is on a bridge. */
export function noBridge(snapshot: Snapshot, name: string): KvmnetError {
  const fake = fakeBridgeNamed(snapshot, name);
  const parent = fake && bridgeOf(snapshot, fake);
  return new KvmnetError({
    code: "refused",
    property: "bridge",
    problem: parent ? `${name} is a fake bridge: VLAN ${fake.tag} of ${parent.name}` : `there is no Open vSwitch bridge named ${name}`,
    remedy: parent
      ? `put the port on the bridge itself: bridge: "${parent.name}", tag: ${fake.tag}`
      : "make it first (an OvsBridge whose `name` output you give as `bridge`)",
  });
}

function claimed(snapshot: Snapshot, port: PortRow, args: AnyPort, last: PortState | undefined): Existing {
  const on = bridgeOf(snapshot, port) as BridgeRow;
  claim(port, args, `on the bridge ${on.name}, an Open vSwitch port`, last);
  const guest = guestOf(snapshot, port);
  const rows = interfacesOf(snapshot, port);
  const what = guest
    ? `the NIC of ${guest.domain}`
    : isBond(snapshot, port) && args.type !== "bond" && ownerOf(port) === ""
      ? "a bond"
      : port.fakeBridge
        ? `a fake bridge (VLAN ${port.tag} of ${on.name})`
        : on.name === port.name || rows.length === 0
          ? "the local port of a bridge"
          : undefined;
  if (what !== undefined) {
    throw new KvmnetError({
      code: "not-ours",
      property: "name",
      problem: `${port.name} is ${what}, which an OvsPort of type ${args.type} cannot be`,
      remedy: "choose another name",
    });
  }
  return { port, rows, on };
}

/** An interface is of one port: a device that is part of a bond has none of its own, and the other way round. */
function refuseTaken(snapshot: Snapshot, args: AnyPort, own: readonly string[]): void {
  for (const name of membersOf(args)) {
    const row = snapshot.interfaces.find((one) => one.name === name && !own.includes(one.uuid));
    const port = row && snapshot.ports.find(({ interfaces }) => interfaces.includes(row.uuid));
    if (port) {
      const problem = isBond(snapshot, port) ? `${name} is part of the bond ${port.name}` : `${name} is a port of its own already`;
      throw new KvmnetError({
        code: "not-ours",
        property: args.members ? `members[${args.members.indexOf(name)}]` : "name",
        problem,
        remedy: args.members ? "take it out there first, or choose another NIC" : "choose another name",
      });
    }
  }
}

const newMembers = ({ rows }: Existing, args: AnyPort): string[] => membersOf(args).filter((name) => !rows.some((row) => row.name === name));

/** A switch that speaks LACP is waited for, so that one that does not can be told. */
const hears = ({ name, lacp }: AnyPort) => (lacp === "active" || lacp === "passive" ? { hears: name } : {});
const negotiates = ({ path: [property] }: Change): boolean => ["lacp", "members", "lacpSystemId", "bridge"].includes(String(property));

/** What makes Open vSwitch take a port off and make it anew: a device of the host's own loses its addresses. */
const makesAnew = ({ path, impact }: Change): boolean => impact === "replace" || path[0] === "ofportRequest";

/** A change that nobody notices is fine on the way in. */
function dangerOf(facts: Facts, changes: readonly Change[], { port, rows, on }: Existing, to: BridgeRow): string | undefined {
  if (changes.every(({ impact }) => impact === "none")) {
    return undefined;
  }
  const [row] = rows;
  if (row?.type === "internal" && changes.some(makesAnew)) {
    refuseSessionLoss(facts, [port.name], "making the port anew");
  }
  return wayInDanger(facts, namesOf(port, rows)) ?? (to.uuid === on.uuid ? undefined : joinDanger(facts, to.name, row?.type ?? ""));
}

const namesOf = (port: PortRow, rows: readonly { readonly name: string }[]): string[] => [port.name, ...rows.map(({ name }) => name)];

const notMade = (args: AnyPort, words: string) =>
  new KvmnetError({
    code: "step-failed",
    step: "verify the port",
    problem: "the port is in the database, but Open vSwitch could not make it",
    toolOutput: words,
    remedy:
      args.type === "system" || args.type === "bond"
        ? `see that each device exists (${membersOf(args).join(", ")}) and is in no other bridge or bond, then run it again`
        : "mend what it names, then run it again",
  });

function remove(snapshot: Snapshot, state: PortState, facts: Facts): Decision {
  const port = portNamed(snapshot, state.name);
  const on = port && bridgeOf(snapshot, port);
  if (!port || !on || !mayDelete(port, state)) {
    return { is: "settled", result: undefined };
  }
  if (state.type === "internal") {
    refuseSessionLoss(facts, [port.name], "removing the port");
  }
  return {
    is: "work",
    step: "remove the port",
    work: { operations: deletePort(on, port), danger: wayInDanger(facts, namesOf(port, interfacesOf(snapshot, port))), guard: state.guard },
  };
}

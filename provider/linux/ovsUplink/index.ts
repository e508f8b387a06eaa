import type { Facts } from "../../host/host";
import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import { named } from "../../resource/identity";
import { checkOnHost, gatewayDanger } from "../device/checks";
import { ownAddresses } from "../device/exclusive";
import { deviceOrders } from "../device/orders";
import { type Target, targetOnHost } from "../device/target";
import { network } from "../kernel/network";
import { markSwitchOrder } from "../kernel/openVswitch";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { undoOf } from "../kernel/undo";
import { refuseForNetworkManager, switchToJoin } from "./checks";
import { deviceArgs, deviceState, planUplink, uplinkDevice as spec, uplinkImpacts } from "./device";
import { isStill, isUplink, observeLeaving, observeOn, observeUplink, type UplinkContext } from "./observe";
import { removeOrders } from "./remove";
import { uplinkRules } from "./rules";
import { ovsUplinkArgs, ovsUplinkState } from "./schema";
import type { OvsUplinkArgs, OvsUplinkState } from "./types";

export const ovsUplinkRound: RoundKind<OvsUplinkArgs, OvsUplinkState, Snapshot, Work> = {
  type: spec.type,
  description: spec.description,
  args: ovsUplinkArgs,
  state: ovsUplinkState,
  rules: uplinkRules,
  impacts: uplinkImpacts,
  complete: (args) => args,
  plan: (state, args) => planUplink(state, args),
  remembers: ({ addresses, guard }) => ({ ...(addresses?.length && { declared: addresses }), guard }),
  exclusives: ({ name, bridge, addresses = [] }) => [
    ...(name === undefined ? [] : [{ path: ["name"], thing: "port", key: name }, ownAddresses(name, ["name"])]),
    ...(bridge === undefined ? [] : [{ path: ["bridge"], thing: "uplink of the bridge", key: bridge }]),
    ...addresses.map((address, i) => ({ path: ["addresses", i], thing: "address", key: address.split("/")[0] ?? address })),
  ],
  warnings: ({ bridge, persistedBy, boot }) =>
    persistedBy === "none" && !boot.owners[bridge]
      ? [`nothing gives ${bridge} its addresses after a reboot, and Open vSwitch keeps the NIC on it all the same: the host could not be reached by it then`]
      : [],
  world: network,
  id: named("network card", "eth1"),
  there: (seen, facts) =>
    seen.switches.flatMap(({ ports }) =>
      ports.filter(isUplink).map(({ name }) => ({ id: name, observe: () => observeUplink(seen, name, lastContext(facts, undefined)) })),
    ),
  observe: (seen, name, last, facts) => {
    const context = lastContext(facts, last);
    const found = observeUplink(seen, name, context);
    if (found) {
      return !last || isStill(found, last) ? found : undefined;
    }
    // A removal that died once the port was gone: what the NIC had is on the host's record alone, and who looks for the port would forget it.
    return last && removeOrders(seen, last, context).length > 0 ? observeLeaving(seen, last, context) : undefined;
  },
  decide: (seen, wish, facts, written) => ("put" in wish ? decidePut(seen, wish, facts, written) : decideRemoval(seen, wish.remove, facts)),
  partial: (seen, wish, facts) => {
    const [name, owner] = "put" in wish ? [wish.put.name, wish.put.owner] : [wish.remove.name, wish.remove.owner];
    const state = observeUplink(seen, name, "put" in wish ? contextOf(wish, facts, true) : lastContext(facts, wish.remove));
    return state?.owner === owner ? state : undefined;
  },
};

export const ovsUplink = roundKind(ovsUplinkRound);

type UplinkVerdict = Verdict<Work, OvsUplinkState | undefined>;
type Put = Extract<Wish<OvsUplinkArgs, OvsUplinkState>, { put: OvsUplinkArgs }>;

function lastContext(facts: Facts, last: OvsUplinkState | undefined): UplinkContext {
  return {
    facts,
    devices: [],
    portsBefore: last?.portsBefore,
    dhcp4: last?.dhcp4,
    dhcp6: last?.dhcp6,
    guard: last?.guard,
    declared: last?.declared,
  };
}

/** Once written, what is asked for is what a client of the manager does. */
function contextOf({ put: args, last }: Put, facts: Facts, written: boolean): UplinkContext {
  const known = { ...lastContext(facts, last), guard: args.guard, declared: args.addresses };
  return written ? { ...known, dhcp4: args.dhcp4, dhcp6: args.dhcp6 } : known;
}

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
function decidePut(seen: Snapshot, wish: Put, facts: Facts, written: boolean): UplinkVerdict {
  const { put: args, last } = wish;
  const { port } = switchToJoin(seen, args, last, facts);
  const context = contextOf(wish, facts, written);
  const state = observeOn(seen, args.name, args.bridge, port, context) as OvsUplinkState;
  const device = deviceState(state);
  const wanted = deviceArgs(args);
  const target = remembering(args, targetOnHost(spec, seen, wanted, device, facts));
  const changes = port ? planUplink(state, args, target) : [];
  if (port && changes.length === 0 && port.uplink !== undefined) {
    return { is: "settled", result: state };
  }
  refuseWhatCannotBe(args, changes);
  refuseForNetworkManager(seen, args, target.keeping.choice.manager);
  checkOnHost(spec, seen, wanted, target);
  const marks = port && (port.owner !== args.owner || port.uplink === undefined) ? [markSwitchOrder(args.name, args.owner, port.uplink)] : [];
  const orders = [...deviceOrders(spec, seen, wanted, device, target, false), ...marks];
  return {
    is: "work",
    step: port ? "change the uplink" : "make the NIC the uplink",
    work: { orders, undo: undoOf(seen, orders), guard: args.guard, danger: gatewayDanger(seen, wanted, facts.sessionDevices) },
    ...(port && { changes }),
  };
}

/** Written down before anything is set: a removal may follow a run that died. */
const remembering = ({ addresses }: OvsUplinkArgs, target: Target): Target =>
  addresses === undefined ? target : { ...target, records: target.records.map((record) => ({ ...record, instead: addresses })) };

function decideRemoval(seen: Snapshot, state: OvsUplinkState, facts: Facts): UplinkVerdict {
  const orders = removeOrders(seen, state, lastContext(facts, state));
  return orders.length === 0
    ? { is: "settled", result: undefined }
    : { is: "work", step: "take the uplink off the bridge", work: { orders, undo: undoOf(seen, orders), guard: state.guard } };
}

function refuseWhatCannotBe({ name }: OvsUplinkArgs, changes: readonly Change[]): void {
  const change = changes.find((candidate) => candidate.refused);
  if (change?.refused) {
    throw new KvmnetError({ code: "refused", resource: `OvsUplink ${name}`, property: String(change.path[0]), problem: change.refused });
  }
}

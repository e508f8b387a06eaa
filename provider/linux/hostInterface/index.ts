import type { Facts } from "../../host/host";
import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import { named } from "../../resource/identity";
import { checkOnHost, gatewayDanger } from "../device/checks";
import { deviceExclusives } from "../device/exclusive";
import { deviceOrders } from "../device/orders";
import { deviceImpacts, planDevice } from "../device/plan";
import { targetOnHost } from "../device/target";
import { network } from "../kernel/network";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { undoOf } from "../kernel/undo";
import { isNetworkCard, nicToTake } from "./checks";
import { type NicContext, observeNic, recordOf } from "./observe";
import { removeOrders } from "./remove";
import { hostInterfaceSpec as spec } from "./spec";
import type { HostInterfaceArgs, HostInterfaceState } from "./types";

export const hostInterfaceRound: RoundKind<HostInterfaceArgs, HostInterfaceState, Snapshot, Work> = {
  type: spec.type,
  description: spec.description,
  args: spec.args,
  state: spec.state,
  rules: spec.rules,
  impacts: deviceImpacts(spec),
  complete: (args) => spec.complete?.(args) ?? args,
  plan: (state, args) => planDevice(spec, state, args),
  remembers: ({ onGuestsAttached }) => ({ onGuestsAttached }),
  exclusives: (args) => deviceExclusives(args, false),
  world: network,
  id: named("network card", "eth1"),
  there: (seen, facts) =>
    seen.links.filter(isNetworkCard).map(({ name }) => ({ id: name, observe: () => observeNic(seen, name, lastContext(facts, undefined)) })),
  observe: (seen, name, last, facts) => (last?.owner === "" ? observeNic : observeTaken)(seen, name, lastContext(facts, last)),
  closer,
  decide: (seen, wish, facts, written) => ("put" in wish ? decidePut(seen, wish, facts, written) : decideRemoval(seen, wish.remove, facts)),
  partial: (seen, wish, facts) => {
    const [name, owner] = "put" in wish ? [wish.put.name, wish.put.owner] : [wish.remove.name, wish.remove.owner];
    const state = observeTaken(seen, name, "put" in wish ? contextOf(wish, facts, true) : lastContext(facts, wish.remove));
    return state?.owner === owner ? state : undefined;
  },
};

export const hostInterface = roundKind(hostInterfaceRound);

type NicVerdict = Verdict<Work, HostInterfaceState | undefined>;
type NicWish = Wish<HostInterfaceArgs, HostInterfaceState>;
type Put = Extract<NicWish, { put: HostInterfaceArgs }>;

function lastContext(facts: Facts, last: HostInterfaceState | undefined): NicContext {
  return {
    facts,
    devices: Object.keys(last?.boot.owners ?? {}),
    dhcp4: last?.dhcp4,
    dhcp6: last?.dhcp6,
    onGuestsAttached: last?.onGuestsAttached,
    guard: last?.guard,
    last,
  };
}

/** Once written, what is asked for is what a client of the manager does. */
function contextOf({ put: args, last }: Put, facts: Facts, written: boolean): NicContext {
  const known = { ...lastContext(facts, last), devices: [args.name], onGuestsAttached: args.onGuestsAttached, guard: args.guard };
  return written ? { ...known, dhcp4: args.dhcp4, dhcp6: args.dhcp6 } : known;
}

/** A NIC without our mark, record or file is one that nobody looks after (any more). */
function observeTaken(seen: Snapshot, name: string, context: NicContext): HostInterfaceState | undefined {
  const state = observeNic(seen, name, context);
  const link = findLink(seen, name);
  return state && link && (state.owner !== "" || recordOf(seen, link)) ? state : undefined;
}

/** Before it is taken on nobody has asked ethtool about the NIC. */
function closer(seen: Snapshot, wish: NicWish): string[] {
  if (!("put" in wish)) {
    return [];
  }
  const { name, offloads, queues, ring } = wish.put;
  const asked = offloads !== undefined || queues !== undefined || ring !== undefined;
  return asked && findLink(seen, name) && !seen.nics[name]?.features ? [name] : [];
}

function decidePut(seen: Snapshot, wish: Put, facts: Facts, written: boolean): NicVerdict {
  const { put: args, last } = wish;
  const link = nicToTake(seen, args, last);
  const found = observeNic(seen, args.name, contextOf(wish, facts, written));
  const target = targetOnHost(spec, seen, args, found, facts);
  const changes = found ? planDevice(spec, found, args, target) : [];
  if (found && changes.length === 0 && recordOf(seen, link)) {
    return { is: "settled", result: found };
  }
  refuseWhatCannotBe(args, changes);
  checkOnHost(spec, seen, args, target);
  const orders = deviceOrders(spec, seen, args, found, target, false);
  const step = recordOf(seen, link) ? "change the network card" : "take on the network card";
  const danger = gatewayDanger(seen, args, facts.sessionDevices);
  return { is: "work", step, work: { orders, undo: undoOf(seen, orders), guard: args.guard, danger }, ...(found && { changes }) };
}

function decideRemoval(seen: Snapshot, state: HostInterfaceState, facts: Facts): NicVerdict {
  const orders = removeOrders(seen, state, lastContext(facts, state));
  return orders.length === 0
    ? { is: "settled", result: undefined }
    : { is: "work", step: "let go of the network card", work: { orders, undo: undoOf(seen, orders), guard: state.guard } };
}

function refuseWhatCannotBe({ name }: HostInterfaceArgs, changes: readonly Change[]): void {
  const change = changes.find((candidate) => candidate.refused);
  if (change?.refused) {
    throw new KvmnetError({ code: "refused", resource: `HostInterface ${name}`, property: String(change.path[0]), problem: change.refused });
  }
}

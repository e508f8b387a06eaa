import type { Facts } from "../../host/host";
import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import { named } from "../../resource/identity";
import type { ResourceKind } from "../../resource/kind";
import { containerNics, guestsHolding, inUse, unusedOrder } from "../kernel/guests";
import { isGuestPort, type Link } from "../kernel/link";
import { isSame, mayRemove, mayTake, stillOurs } from "../kernel/mark";
import { hostSnapshot, network } from "../kernel/network";
import { refusal } from "../kernel/refuse";
import { findLink, type Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { undoOf, type WayBack } from "../kernel/undo";
import { wayBack } from "./back";
import { checkOnHost, gatewayDanger } from "./checks";
import { devicesOf, lowerOf } from "./desired";
import { deviceExclusives } from "./exclusive";
import { observeDevice, portsOf } from "./observe";
import { needsRemaking } from "./options";
import { deviceOrders } from "./orders";
import { deviceImpacts, planDevice } from "./plan";
import { removeOrders } from "./remove";
import type { Context, DeviceArgs, DeviceSpec, DeviceState } from "./spec";
import { targetOnHost } from "./target";

type DeviceVerdict<State> = Verdict<Work, State | undefined>;

/** A kind of network device that we make, from what sets it apart. */
export function deviceKind<Args extends DeviceArgs, State extends DeviceState>(
  spec: DeviceSpec<Args, State>,
): ResourceKind<Args, State> & RoundKind<Args, State, Snapshot, Work> {
  return {
    ...roundKind(deviceRound(spec)),
    guests: (state) => (state.guestPorts ?? []).map((device) => ({ domain: "a guest", mac: "MAC address not in the state", device })),
    attached: async (host, { name }) => {
      const links = guestLinks(spec, await hostSnapshot(host), name);
      return [...containerNics(links), ...(await guestsHolding(host, links))];
    },
  };
}

/** Devices by which guests hang on it: itself, or its ports. */
function guestLinks<Args extends DeviceArgs, State extends DeviceState>(spec: DeviceSpec<Args, State>, seen: Snapshot, name: string): Link[] {
  const found = seen.links.find((link) => link.name === name && link.kind === spec.kernelKind);
  return found ? [...(spec.heldByGuest ? [found] : []), ...(spec.ports ? portsOf(seen, name).filter(isGuestPort) : [])] : [];
}

/** The same before it is carried out: for a preview, and for tests. */
export function deviceRound<Args extends DeviceArgs, State extends DeviceState>(spec: DeviceSpec<Args, State>): RoundKind<Args, State, Snapshot, Work> {
  return {
    type: spec.type,
    description: spec.description,
    args: spec.args,
    state: spec.state,
    rules: spec.rules,
    impacts: deviceImpacts(spec),
    complete: spec.complete ?? ((args) => args),
    plan: (state, args) => planDevice(spec, state, args),
    remembers: ({ onGuestsAttached }) => ({ onGuestsAttached }) as Partial<State>,
    exclusives: (args) => deviceExclusives(args, true),
    world: network,
    id: named(spec.noun, `${spec.kernelKind}0`),
    there: (seen, facts) =>
      seen.links
        .filter(({ kind }) => kind === spec.kernelKind)
        .map(({ name }) => ({ id: name, observe: () => observeDevice(spec, seen, name, lastContext(facts, undefined)) })),
    observe: (seen, name, last, facts) => stillOurs(observeDevice(spec, seen, name, lastContext(facts, last)), last, facts),
    decide: (seen, wish, facts, written) => ("put" in wish ? decidePut(spec, seen, wish, facts, written) : decideRemoval(spec, seen, wish.remove, facts)),
    partial: (seen, wish, facts) => {
      const { name, owner } = "put" in wish ? wish.put : wish.remove;
      const state = observeDevice(spec, seen, name, "put" in wish ? contextOf(wish, facts, true) : lastContext(facts, wish.remove));
      return state?.owner === owner ? state : undefined;
    },
  };
}

/** What was known of it stays known, the devices that it named included. */
function lastContext(facts: Facts, last: DeviceState | undefined): Context {
  return {
    facts,
    devices: [...(last?.ports ?? []), ...lowerOf(last ?? {}), ...Object.keys(last?.boot?.owners ?? {})],
    portsBefore: last?.portsBefore,
    known: last,
    dhcp4: last?.dhcp4,
    dhcp6: last?.dhcp6,
    onGuestsAttached: last?.onGuestsAttached,
    guard: last?.guard,
  };
}

type Put<Args, State> = Extract<Wish<Args, State>, { put: Args }>;

/** Once written, the record on the host is the newest, and what is asked for is what a client of the manager does. */
function contextOf<Args extends DeviceArgs, State extends DeviceState>({ put: args, last }: Put<Args, State>, facts: Facts, written: boolean): Context {
  const known = { ...lastContext(facts, last), devices: devicesOf(args), onGuestsAttached: args.onGuestsAttached, guard: args.guard };
  return written ? { ...known, known: { ...last, ...args }, portsBefore: [], dhcp4: args.dhcp4, dhcp6: args.dhcp6 } : known;
}

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
function decidePut<Args extends DeviceArgs, State extends DeviceState>(
  spec: DeviceSpec<Args, State>,
  seen: Snapshot,
  wish: Put<Args, State>,
  facts: Facts,
  written: boolean,
): DeviceVerdict<State> {
  const { put: args, last } = wish;
  const link = findLink(seen, args.name);
  if (link) {
    mayTake(link, isSame(link, last, facts) ? { ...args, adopt: true } : args, last, spec.kernelKind, spec.type);
  }
  const found = observeDevice(spec, seen, args.name, contextOf(wish, facts, written));
  const target = targetOnHost(spec, seen, args, found, facts);
  const changes = found ? planDevice(spec, found, args, target) : [];
  if (found && changes.length === 0) {
    return { is: "settled", result: found };
  }
  // Ours, left by a run that died before it was saved, and the program has changed since.
  const renewed = found !== undefined && !last && found.owner === args.owner && changes.some((change) => change.impact === "replace");
  refuseWhatCannotBe(`${spec.type} ${args.name}`, changes, renewed);
  checkOnHost(spec, seen, args, target);
  const remade = renewed || (found !== undefined && needsRemaking(spec.options, args, found));
  refuseWhatWouldGoWithIt(`${spec.type} ${args.name}`, remade ? standingOn(seen, args.name) : []);
  spec.check?.(seen, args, found, facts);
  const held = remade && spec.heldByGuest && link ? [link] : [];
  const orders = deviceOrders(spec, seen, args, found, target, remade);
  return {
    is: "work",
    step: link ? `change the ${spec.noun}` : `make the ${spec.noun}`,
    work: {
      ...workOf(seen, `${spec.type} ${args.name}`, orders, held, wayBack(spec, args, found, remade)),
      guard: args.guard,
      danger: gatewayDanger(seen, args, facts.sessionDevices),
    },
    ...(found && { changes }),
  };
}

function workOf(seen: Snapshot, resource: string, orders: readonly string[], held: readonly Link[], way?: WayBack): Work {
  return {
    orders: [...unusedOrder(held), ...orders],
    undo: undoOf(seen, orders, way),
    ...(way && { way }),
    ...(held.length > 0 && { held: { resource, links: held } }),
  };
}

function refuseWhatCannotBe(resource: string, changes: readonly Change[], renewed: boolean): void {
  const change = changes.find((candidate) => candidate.refused) ?? (renewed ? undefined : changes.find((candidate) => candidate.impact === "replace"));
  if (change) {
    throw new KvmnetError({
      code: "refused",
      resource,
      property: String(change.path[0]),
      problem: change.refused ?? `the device that is there has ${JSON.stringify(change.from)}, and ${change.why}`,
      ...(!change.refused && { remedy: "remove the device first, or ask for what it has" }),
    });
  }
}

function refuseWhatWouldGoWithIt(resource: string, above: readonly Link[]): void {
  if (above.length > 0) {
    const names = above.map((one) => one.name).join(", ");
    throw refusal(resource, "name", `it has to be made anew, and ${names} would go with it`, "remove what stands on it first");
  }
}

/** Devices that the kernel would remove together with this one. */
function standingOn(snapshot: Snapshot, name: string): Link[] {
  return snapshot.links.filter((link) => link.lower === name && link.kind !== undefined && link.kind !== "veth");
}

function decideRemoval<Args extends DeviceArgs, State extends DeviceState>(
  spec: DeviceSpec<Args, State>,
  seen: Snapshot,
  state: State,
  facts: Facts,
): DeviceVerdict<State> {
  const resource = `${spec.type} ${state.name}`;
  const link = findLink(seen, state.name);
  const found = link?.kind === spec.kernelKind ? link : undefined;
  const detach = state.onGuestsAttached?.delete === "detach";
  const guestPorts = detach ? [] : guestLinks(spec, seen, state.name);
  if (found) {
    mayRemove(found, state, spec.type, facts);
  }
  const above = detach || !found ? [] : standingOn(seen, state.name);
  if (above.length > 0) {
    const names = above.map((one) => `${one.name} (${one.kind})`).join(", ");
    throw refusal(
      resource,
      "name",
      `${names} would go with it`,
      'remove what stands on it first; or set `onGuestsAttached: { delete: "detach" }`, run `pulumi up`, and remove it then',
    );
  }
  const containers = containerNics(guestPorts);
  if (containers.length > 0) {
    throw inUse(resource, containers);
  }
  const context = lastContext(facts, state);
  const orders = removeOrders(spec, seen, state, context);
  const was = found && observeDevice(spec, seen, state.name, context);
  const way = was && wayBack(spec, was as unknown as Args, was, true);
  return orders.length === 0
    ? { is: "settled", result: undefined }
    : { is: "work", step: `remove the ${spec.noun}`, work: { ...workOf(seen, resource, orders, guestPorts, way), guard: state.guard } };
}

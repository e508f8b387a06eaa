import type { Host } from "../../host/host";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { ResourceKind } from "../../resource/kind";
import { onceMore } from "../kernel/again";
import { apply } from "../kernel/apply";
import { attachedGuests, containerNics, inUse, unusedOrder } from "../kernel/guests";
import { isGuestPort, type Link } from "../kernel/link";
import { isSame, mayRemove, mayTake, stillOurs } from "../kernel/mark";
import { refusal, sessionReason } from "../kernel/refuse";
import { findLink, hostSnapshot, type Snapshot } from "../kernel/snapshot";
import { settled } from "../kernel/verify";
import { checkOnHost } from "./checks";
import { observeDevice, portsOf } from "./observe";
import { needsRemaking } from "./options";
import { deviceOrders, devicesOf } from "./orders";
import { deviceImpacts, planDevice } from "./plan";
import { removeOrders } from "./remove";
import type { Context, DeviceArgs, DeviceSpec, DeviceState } from "./spec";

/** A kind of network device that we make, from what sets it apart. */
export function deviceKind<Args extends DeviceArgs, State extends DeviceState>(spec: DeviceSpec<Args, State>): ResourceKind<Args, State> {
  return {
    type: spec.type,
    description: spec.description,
    args: spec.args,
    state: spec.state,
    rules: spec.rules,
    impacts: deviceImpacts(spec),
    complete: spec.complete ?? ((args) => args),
    plan: (state, args) => planDevice(spec, state, args),
    create: (host, args) => onceMore(() => reconcile(spec, host, args, `make the ${spec.noun}`)),
    read: async (host, name, last) => stillOurs(observeDevice(spec, await hostSnapshot(host), name, lastContext(host, last)), last, host.facts),
    update: (host, state, args) => onceMore(() => reconcile(spec, host, args, `change the ${spec.noun}`, state)),
    delete: (host, state) => onceMore(() => remove(spec, host, state)),
  };
}

/** What was known of it stays known, the devices that it named included. */
function lastContext(host: Host, last: DeviceState | undefined): Context {
  return {
    facts: host.facts,
    devices: [...(last?.ports ?? []), ...(last?.lowerDevice ? [last.lowerDevice] : []), ...Object.keys(last?.boot?.owners ?? {})],
    portsBefore: last?.portsBefore,
    dhcp4: last?.dhcp4,
    dhcp6: last?.dhcp6,
    onGuestsAttached: last?.onGuestsAttached,
  };
}

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
async function reconcile<Args extends DeviceArgs, State extends DeviceState>(
  spec: DeviceSpec<Args, State>,
  host: Host,
  args: Args,
  step: string,
  last?: State,
): Promise<State> {
  const snapshot = await hostSnapshot(host);
  const link = findLink(snapshot, args.name);
  if (link) {
    mayTake(link, isSame(link, last, host.facts) ? { ...args, adopt: true } : args, spec.kernelKind, spec.type);
  }
  const known: Context = { ...lastContext(host, last), devices: devicesOf(args), onGuestsAttached: args.onGuestsAttached };
  const found = observeDevice(spec, snapshot, args.name, known);
  const changes = found ? planDevice(spec, found, args) : [];
  // Ours, left by a run that died before it was saved, and the program has changed since.
  const renewed = found !== undefined && !last && found.owner === args.owner && changes.some((change) => change.impact === "replace");
  refuseWhatCannotBe(`${spec.type} ${args.name}`, changes, renewed);
  checkOnHost(spec, snapshot, args, found, host.facts);
  const remade = renewed || (found !== undefined && needsRemaking(spec.options, args, found));
  const above = remade ? standingOn(snapshot, args.name) : [];
  if (above.length > 0) {
    throw refusal(
      `${spec.type} ${args.name}`,
      "name",
      `it has to be made anew, and ${above.map((one) => one.name).join(", ")} would go with it`,
      "remove what stands on it first",
    );
  }
  spec.check?.(snapshot, args, found, host.facts);
  const held = remade && spec.heldByGuest && link ? [link] : [];
  const orders = [...unusedOrder(held), ...deviceOrders(spec, snapshot, args, found, host.facts, remade)];
  // From here on the record on the host is the newest, and what is asked for is what a client of the manager does.
  const context: Context = { ...known, portsBefore: [], dhcp4: args.dhcp4, dhcp6: args.dhcp6 };
  const observe = (after: Snapshot) => observeDevice(spec, after, args.name, context);
  const plan = (state: State, wanted: Args) => planDevice(spec, state, wanted);
  return settled(host, { type: spec.type, args, observe, plan }, () =>
    apply(host, step, orders, (holders) => inUse(`${spec.type} ${args.name}`, attachedGuests(holders, held))),
  );
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

/** Devices that the kernel would remove together with this one. */
function standingOn(snapshot: Snapshot, name: string): Link[] {
  return snapshot.links.filter((link) => link.lower === name && link.kind !== undefined && link.kind !== "veth");
}

async function remove<Args extends DeviceArgs, State extends DeviceState>(spec: DeviceSpec<Args, State>, host: Host, state: State): Promise<void> {
  const resource = `${spec.type} ${state.name}`;
  const snapshot = await hostSnapshot(host);
  const link = findLink(snapshot, state.name);
  const found = link?.kind === spec.kernelKind ? link : undefined;
  const ports = found && spec.ports ? portsOf(snapshot, state.name) : [];
  const detach = state.onGuestsAttached?.delete === "detach";
  const held = found && spec.heldByGuest ? [found] : [];
  const guestPorts = detach ? [] : [...held, ...ports.filter(isGuestPort)];
  if (found) {
    mayRemove(found, state, spec.type, host.facts);
    const reason = sessionReason([state.name, ...ports.map((port) => port.name)], host.facts.sessionDevices);
    if (reason) {
      throw refusal(resource, "name", reason, "connect over another interface of the host");
    }
  }
  const above = detach || !found ? [] : standingOn(snapshot, state.name);
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
  const orders = removeOrders(spec, snapshot, state, lastContext(host, state));
  if (orders.length > 0) {
    await apply(host, `remove the ${spec.noun}`, [...unusedOrder(guestPorts), ...orders], (holders) => inUse(resource, attachedGuests(holders, guestPorts)));
  }
}

import type { Host } from "../../host/host";
import { KvmnetError } from "../../resource/error";
import type { ResourceKind } from "../../resource/kind";
import { apply } from "../apply";
import { attachedGuests, containerNics, inUse, unusedOrder } from "../guests";
import { hostFactsOf } from "../hostFacts";
import { isGuestPort } from "../link";
import { isSame, mayRemove, mayTake, stillOurs } from "../mark";
import { refusal, sessionReason } from "../refuse";
import { findLink, hostSnapshot, type Snapshot } from "../snapshot";
import { settled } from "../verify";
import { checkOnHost } from "./checks";
import { type BridgeArgs, type BridgeState, observeBridge, portsOf } from "./observe";
import { bridgeOrders } from "./orders";
import { bridgeImpacts, planBridge } from "./plan";
import { removeOrders } from "./remove";
import { bridgeRules } from "./rules";
import { bridgeArgs, bridgeState } from "./schema";

export const bridge: ResourceKind<BridgeArgs, BridgeState> = {
  type: "Bridge",
  description:
    "A Linux bridge of the host: guests and physical NICs as ports of one switch, with addresses, gateway and name servers of the host on it. Changed live; a change that could cut off our own SSH session is refused.",
  args: bridgeArgs,
  state: bridgeState,
  rules: bridgeRules,
  impacts: bridgeImpacts,
  complete: (args) => args,
  plan: planBridge,
  create: (host, args) => reconcile(host, args, "make the bridge"),
  read: async (host, name, last) => stillOurs(observeBridge(await hostSnapshot(host), name, { ...last, facts: host.facts }), last),
  update: (host, state, args) => reconcile(host, args, "change the bridge", state),
  delete: remove,
};

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
async function reconcile(host: Host, args: BridgeArgs, step: string, last?: BridgeState): Promise<BridgeState> {
  const snapshot = await hostSnapshot(host);
  const link = findLink(snapshot, args.name);
  if (link) {
    mayTake(link, isSame(link, last) ? { ...args, adopt: true } : args, "bridge", "Bridge");
  }
  const context = { facts: host.facts, portsBefore: last?.portsBefore, onGuestsAttached: args.onGuestsAttached };
  const found = observeBridge(snapshot, args.name, context);
  const refused = found && planBridge(found, args).find((change) => change.refused);
  if (refused) {
    throw new KvmnetError({ code: "refused", resource: `Bridge ${args.name}`, property: String(refused.path[0]), problem: refused.refused ?? "" });
  }
  checkOnHost(snapshot, args, found, host.facts.sessionDevices);
  const orders = bridgeOrders(snapshot, args, found, { hostFacts: hostFactsOf(host.facts) });
  // From here on the record on the host is the newest.
  const observe = (after: Snapshot) => observeBridge(after, args.name, { ...context, portsBefore: [] });
  return settled(host, { type: "Bridge", args, observe, plan: planBridge }, () => apply(host, step, orders, [args.name]));
}

async function remove(host: Host, state: BridgeState): Promise<void> {
  const resource = `Bridge ${state.name}`;
  const snapshot = await hostSnapshot(host);
  const link = findLink(snapshot, state.name);
  const ports = link?.kind === "bridge" ? portsOf(snapshot, state.name) : [];
  const guestPorts = state.onGuestsAttached?.delete === "detach" ? [] : ports.filter(isGuestPort);
  if (link?.kind === "bridge") {
    mayRemove(link, state, "Bridge");
    const reason = sessionReason([state.name, ...ports.map((port) => port.name)], host.facts.sessionDevices);
    if (reason) {
      throw refusal(resource, "name", reason, "connect over another interface of the host");
    }
  }
  const containers = containerNics(guestPorts);
  if (containers.length > 0) {
    throw inUse(resource, containers);
  }
  const orders = removeOrders(snapshot, state, { facts: host.facts });
  if (orders.length > 0) {
    await apply(host, "remove the bridge", [...unusedOrder(guestPorts), ...orders], [], (holders) => inUse(resource, attachedGuests(holders, guestPorts)));
  }
}

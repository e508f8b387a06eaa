import type { Host } from "../../host/host";
import { KvmnetError } from "../../resource/error";
import type { ResourceKind } from "../../resource/kind";
import { apply } from "../apply";
import { batchLine } from "../batch";
import { attachedGuests, inUse, unusedOrder } from "../guests";
import { hostFactsOf } from "../hostFacts";
import type { Link } from "../link";
import { isSame, leftOver, mayRemove, mayTake, stillOurs } from "../mark";
import { persistenceOrders, removalOrders } from "../persistence/persistence";
import { refusal, sessionReason } from "../refuse";
import { findLink, hostSnapshot, type Snapshot } from "../snapshot";
import { settled } from "../verify";
import { checkLowerDevice } from "./checks";
import { changeLines, createLines, macvtapUnit } from "./lines";
import { type MacvtapArgs, type MacvtapState, observeMacvtap } from "./observe";
import { macvtapImpacts, planMacvtap } from "./plan";
import { macvtapRules } from "./rules";
import { macvtapArgs, macvtapState } from "./schema";

export const macvtapInterface: ResourceKind<MacvtapArgs, MacvtapState> = {
  type: "MacvtapInterface",
  description:
    "A macvtap interface: a guest's direct way onto a device of the host, without a bridge. A guest uses it by its `/dev/tapN` (libvirt: `<interface type='ethernet'>` with `<target dev='…' managed='no'/>`).",
  args: macvtapArgs,
  state: macvtapState,
  rules: macvtapRules,
  impacts: macvtapImpacts,
  complete: (args) => args,
  plan: planMacvtap,
  create: (host, args) => reconcile(host, args, "make the macvtap interface"),
  read: async (host, name, last) => stillOurs(observeMacvtap(await hostSnapshot(host), name, { ...last, facts: host.facts }), last),
  update: (host, state, args) => reconcile(host, args, "change the macvtap interface", state),
  delete: remove,
};

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
async function reconcile(host: Host, args: MacvtapArgs, step: string, last?: MacvtapState): Promise<MacvtapState> {
  const snapshot = await hostSnapshot(host);
  const link = findLink(snapshot, args.name);
  if (link) {
    mayTake(link, isSame(link, last) ? { ...args, adopt: true } : args, "macvtap", "MacvtapInterface");
  }
  const context = { facts: host.facts, onGuestsAttached: args.onGuestsAttached };
  const found = observeMacvtap(snapshot, args.name, context);
  // Ours, left by a run that died before it was saved, and the program has changed since.
  const renewed = found !== undefined && !last && found.owner === args.owner && needsReplacing(found, args);
  if (!renewed) {
    refuseWhatCannotChange(found, args);
  }
  checkLowerDevice(snapshot, args, host.facts.sessionDevices);
  const observe = (after: Snapshot) => observeMacvtap(after, args.name, context);
  const orders = macvtapOrders(snapshot, args, found, host, renewed);
  return settled(host, { type: "MacvtapInterface", args, observe, plan: planMacvtap }, () =>
    apply(host, step, orders, [args.name, args.lowerDevice], usedBy(`MacvtapInterface ${args.name}`, link)),
  );
}

const needsReplacing = (found: MacvtapState, args: MacvtapArgs) => planMacvtap(found, args).some((change) => change.impact === "replace");

/** An existing interface (adopted, or of ours and half made) that only a replacement would put right. */
function refuseWhatCannotChange(found: MacvtapState | undefined, args: MacvtapArgs): void {
  const changes = found ? planMacvtap(found, args) : [];
  const change = changes.find((candidate) => candidate.refused) ?? changes.find((candidate) => candidate.impact === "replace");
  if (change) {
    throw new KvmnetError({
      code: "refused",
      resource: `MacvtapInterface ${args.name}`,
      property: String(change.path[0]),
      problem: change.refused ?? `the interface that is there has ${JSON.stringify(change.from)}, and ${change.why}`,
      remedy: "remove the interface first, or ask for what it has",
    });
  }
}

function macvtapOrders(snapshot: Snapshot, args: MacvtapArgs, found: MacvtapState | undefined, host: Host, renewed: boolean): string[] {
  const context = { hostFacts: hostFactsOf(host.facts) };
  const link = findLink(snapshot, args.name);
  const clearing = renewed ? [batchLine("link", "del", "dev", args.name)] : leftOver(snapshot, args.name);
  const lines = found && !renewed ? changeLines(args, found) : [...clearing, ...createLines(args)];
  const persistence = { ...context, persistedBy: found?.persistedBy ?? "none", unitHash: found?.unitHash ?? "" } as const;
  return [
    ...(found ? [`alias-is ${args.name} ${link?.alias}`.trim()] : []),
    ...(renewed && link ? unusedOrder([link]) : []),
    ...lines.map((line) => `ip ${line}`),
    ...persistenceOrders(args.persistence, persistence, macvtapUnit(args, context)),
  ];
}

async function remove(host: Host, state: MacvtapState): Promise<void> {
  const resource = `MacvtapInterface ${state.name}`;
  const snapshot = await hostSnapshot(host);
  const link = findLink(snapshot, state.name);
  const found = link?.kind === "macvtap" ? link : undefined;
  if (found) {
    mayRemove(found, state, "MacvtapInterface");
    const session = sessionReason([state.name], host.facts.sessionDevices);
    if (session) {
      throw refusal(resource, "name", session, "connect over another interface of the host");
    }
  }
  const detach = state.onGuestsAttached?.delete === "detach";
  const orders = [
    ...(found ? [`alias-is ${state.name} ${found.alias}`.trim(), ...(detach ? [] : unusedOrder([found]))] : []),
    ...leftOver(snapshot, state.name).map((line) => `ip ${line}`),
    ...removalOrders(snapshot.units, state.name),
    // Last: as long as the interface is there, a run that dies half-way is finished by the next one.
    ...(found ? [`ip ${batchLine("link", "del", "dev", state.name)}`] : []),
  ];
  if (orders.length > 0) {
    await apply(host, "remove the macvtap interface", orders, [], usedBy(resource, found));
  }
}

const usedBy = (resource: string, link: Link | undefined) => (holders: string) => inUse(resource, attachedGuests(holders, link ? [link] : []));

import type { Verdict } from "../host/round/world";
import type { Change } from "../resource/change";
import { type GuestNic, guestList } from "../resource/common";
import { KvmnetError } from "../resource/error";
import { refuseSharedLists } from "./entries/ownership";
import { carrierOf, currentOf, type Observed } from "./observed";
import { ownerOf, withOwner } from "./owner";
import { type Desired, type Operation, planOperations } from "./planner";
import { type NetworkTexts, observe, type Snapshot } from "./snapshot";
import type { NetworkWork } from "./work";

/** What a kind of network asks for. */
export interface Request extends Desired {
  readonly name: string;
  readonly owner: string;
  /** Lists that the network's resource gives and therefore owns whole. */
  readonly lists?: readonly string[];
  readonly adopt?: boolean;
  readonly onGuestsAttached?: { readonly restart?: "refuse" | "reattach" | "defer"; readonly delete?: "refuse" | "detach" };
}

/** What a state remembers of its network. */
export interface Identity {
  readonly uuid?: string;
  readonly owner?: string;
}

type Decision = Verdict<NetworkWork, Observed | undefined>;

/** From the network that is there, or from none, to what is asked for. `uuid` is for a new one. Pure. */
export function decideNetwork(seen: Snapshot, request: Request, last: Identity | undefined, uuid: string, changes: (observed: Observed) => Change[]): Decision {
  const same = last?.uuid === undefined ? undefined : seen.find.uuid(last.uuid);
  const existing = observe(seen, same ?? seen.find.name(request.name));
  if (!existing) {
    const operations = planOperations(undefined, marked(request, uuid));
    return { is: "work", step: stepName(operations), work: { on: "network", uuid, name: request.name, operations } };
  }
  const former = last?.owner ? [last.owner] : [];
  refuseForeign(existing, same ? { ...request, adopt: true } : request, [request.owner, ...former]);
  refuseSharedLists(currentDefinition(existing), request);
  refuseOtherCarrier(existing, request);
  const operations = planOperations(existing, marked(request, existing.uuid));
  if (operations.length === 0) {
    return { is: "settled", result: existing };
  }
  refuseDisturbance(existing, request, operations);
  return {
    is: "work",
    step: stepName(operations),
    work: { on: "network", uuid: existing.uuid, name: existing.name, operations },
    changes: changes(existing),
  };
}

/** The network that a state speaks of; a namesake that somebody else made since is not it. */
export function findNetwork(seen: Snapshot, name: string, last?: Identity): Observed | undefined {
  const same = last?.uuid === undefined ? undefined : seen.find.uuid(last.uuid);
  const namesake = same ?? seen.find.name(name);
  const ours = namesake && (same !== undefined || last?.uuid === undefined || (last.owner !== "" && ownerIn(seen, namesake) === last.owner));
  return ours ? observe(seen, namesake) : undefined;
}

function ownerIn(seen: Snapshot, texts: NetworkTexts): string {
  return ownerOf(currentDefinition(observe(seen, texts) as Observed));
}

export interface Removal {
  readonly name: string;
  readonly uuid: string;
  readonly owner: string;
  readonly detach: boolean;
}

/** From the network of this UUID to none; gone already is fine. Pure. */
export function decideRemoval(seen: Snapshot, removal: Removal): Decision {
  const found = observe(seen, seen.find.uuid(removal.uuid));
  if (!found) {
    return { is: "settled", result: undefined };
  }
  refuseForeign(found, { name: removal.name, adopt: true }, [removal.owner]);
  if (found.guests.length > 0 && !removal.detach) {
    throw new KvmnetError({
      code: "refused",
      problem: `removing the network would cut off ${guestList(found.guests)}`,
      remedy: 'stop or move these guests first, or set onGuestsAttached: { delete: "detach" } and run pulumi up before removing it',
    });
  }
  const operations: Operation[] = [
    ...(found.stray ? [{ kind: "sweep" } as const] : []),
    ...(found.active ? [{ kind: "stop" } as const] : []),
    ...(found.definition ? [{ kind: "undefine" } as const] : []),
  ];
  return { is: "work", step: "remove the network", work: { on: "network", uuid: found.uuid, name: found.name, operations } };
}

/** Where the owner mark and the annotations stand. */
export function currentDefinition(observed: Observed) {
  return observed.definition ?? currentOf(observed);
}

/** The desired definition with our mark, and with the identity that every rewrite keeps: uuid, MAC and bridge name. */
function marked(request: Request, uuid: string): Desired {
  return { ...request, overlay: (base) => withOwner({ ...request.overlay(base), uuid, name: request.name }, request.owner, request.lists) };
}

function refuseForeign(existing: Observed, request: { name: string; adopt?: boolean }, owners: readonly string[]): void {
  const owner = ownerOf(currentDefinition(existing));
  if (owner === "" ? request.adopt : owners.includes(owner)) {
    return;
  }
  throw new KvmnetError({
    code: "not-ours",
    problem: `a network named ${existing.name} exists already and ${owner === "" ? "carries no mark of ours" : `belongs to ${owner}`}`,
    remedy: owner === "" ? "choose another name, or set adopt: true to take it over" : "choose another name, or remove it from the program that owns it",
  });
}

function refuseOtherCarrier(existing: Observed, request: Request): void {
  const definition = currentDefinition(existing);
  const [is, wanted] = [carrierOf(definition), carrierOf(request.overlay(definition))];
  if (is !== wanted) {
    throw new KvmnetError({
      code: "refused",
      problem: `the network of this name lies on ${is}, and cannot become one on ${wanted}`,
      remedy: "choose another name, or the kind that it is of; or remove it first",
    });
  }
}

function refuseDisturbance(existing: Observed, request: Request, operations: readonly Operation[]): void {
  const refused = disturbance(existing.guests, operations, request.onGuestsAttached);
  if (refused) {
    throw new KvmnetError({ code: "refused", problem: refused.problem, remedy: refused.remedy });
  }
}

/** Why a plan must not be carried out while these guests are attached; undefined when it may. */
export function disturbance(
  guests: readonly GuestNic[],
  operations: readonly { readonly kind: string }[],
  allowed: Request["onGuestsAttached"],
): { problem: string; remedy: string } | undefined {
  if (guests.length === 0) {
    return undefined;
  }
  if (operations.some(({ kind }) => kind === "restart") && allowed?.restart !== "reattach") {
    return {
      problem: `the change needs a restart of the network, which would cut off ${guestList(guests)}`,
      remedy:
        'set onGuestsAttached: { restart: "reattach" } to restart it and plug them in again, { restart: "defer" } to leave it to the next start, or make the change when they are off',
    };
  }
  if (operations.some(({ kind }) => kind === "stop") && allowed?.delete !== "detach") {
    return {
      problem: `stopping the network would cut off ${guestList(guests)}`,
      remedy: 'stop or move these guests first, or set onGuestsAttached: { delete: "detach" }',
    };
  }
  return undefined;
}

function stepName(operations: readonly Operation[]): string {
  const words: Record<Operation["kind"], string> = {
    define: "define the network",
    "net-update": "update the network",
    autostart: "set autostart",
    start: "start the network",
    stop: "stop the network",
    restart: "restart the network",
    renew: "restart the network",
    plug: "plug guests in again",
    "wake dnsmasq": "start the network's dnsmasq",
    sweep: "take away what a broken-off change has left",
    undefine: "remove the network",
  };
  return [...new Set(operations.map(({ kind }) => words[kind]))].join(", ");
}

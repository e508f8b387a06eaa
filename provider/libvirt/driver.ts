import { randomUUID } from "node:crypto";
import type { Host } from "../host/host";
import { type GuestNic, guestList } from "../resource/common";
import { KvmnetError } from "../resource/error";
import { apply, type Outcome, remove } from "./apply";
import { refuseSharedLists } from "./entries/ownership";
import { meaningOf } from "./errors";
import { carrierOf, currentOf, type Observed } from "./observed";
import { ownerOf, withOwner } from "./owner";
import { type Desired, type Operation, planOperations } from "./planner";
import { observe, readNetwork, readSnapshot } from "./snapshot";

/** What a kind of network asks the driver for. */
export interface Request extends Desired {
  readonly name: string;
  readonly owner: string;
  /** Lists that the network's resource gives and therefore owns whole. */
  readonly lists?: readonly string[];
  readonly adopt?: boolean;
  readonly onGuestsAttached?: { readonly restart?: "refuse" | "reattach" | "defer"; readonly delete?: "refuse" | "detach" };
  /** The kind's state of a network, for errors that leave something behind. */
  readonly toState: (observed: Observed) => object;
}

/** Makes the network, or finishes it when an earlier run began to. One round trip when the name is free. */
export async function createNetwork(host: Host, request: Request): Promise<Observed> {
  const uuid = randomUUID();
  const desired = marked(request, uuid);
  const outcome = await apply(host, uuid, planOperations(undefined, desired));
  if (outcome.observed) {
    return verified(outcome, request, desired);
  }
  const existing = observe(await readSnapshot(host), (network) => network.name === request.name);
  if (!existing) {
    throw failure(request, outcome.words, "the network could not be defined");
  }
  refuseForeign(existing, request, [request.owner]);
  return converge(host, existing, request);
}

/** Brings a network from what is there now to what is asked for. */
export async function updateNetwork(host: Host, uuid: string, formerOwner: string, request: Request): Promise<Observed> {
  const existing = await readNetwork(host, uuid);
  if (!existing) {
    throw new KvmnetError({
      code: "step-failed",
      problem: "the network is gone from the host",
      remedy: "run pulumi refresh, then pulumi up: it is made anew",
      resource: request.name,
    });
  }
  refuseForeign(existing, { ...request, adopt: true }, [request.owner, formerOwner]);
  return converge(host, existing, request);
}

/** The network that a state speaks of; a namesake that somebody else made since is not it. */
export async function findNetwork(host: Host, name: string, last?: { uuid?: string; owner?: string }): Promise<Observed | undefined> {
  const snapshot = await readSnapshot(host);
  const same = last?.uuid === undefined ? undefined : observe(snapshot, (network) => network.uuid === last.uuid);
  const namesake = same ?? observe(snapshot, (network) => network.name === name);
  const ours = namesake && (same !== undefined || last?.uuid === undefined || (last.owner !== "" && ownerOf(currentDefinition(namesake)) === last.owner));
  return ours ? namesake : undefined;
}

export interface Removal {
  readonly name: string;
  readonly uuid: string;
  readonly owner: string;
  readonly detach: boolean;
}

/** Removes the network of this UUID; gone already is fine. */
export async function deleteNetwork(host: Host, removal: Removal): Promise<void> {
  const found = await readNetwork(host, removal.uuid);
  if (!found) {
    return;
  }
  refuseForeign(found, { name: removal.name, adopt: true }, [removal.owner]);
  if (found.guests.length > 0 && !removal.detach) {
    throw new KvmnetError({
      code: "refused",
      problem: `removing the network would cut off ${guestList(found.guests)}`,
      remedy: 'stop or move these guests first, or set onGuestsAttached: { delete: "detach" } and run pulumi up before removing it',
      resource: removal.name,
    });
  }
  const outcome = await remove(host, found);
  if (outcome.observed) {
    throw failure({ name: removal.name }, outcome.words, "the network could not be removed");
  }
}

/** Where the owner mark and the annotations stand. */
export function currentDefinition(observed: Observed) {
  return observed.definition ?? currentOf(observed);
}

async function converge(host: Host, existing: Observed, request: Request): Promise<Observed> {
  refuseSharedLists(currentDefinition(existing), request);
  const desired = marked(request, existing.uuid);
  refuseOtherCarrier(existing, request);
  const operations = planOperations(existing, desired);
  if (operations.length === 0) {
    return existing;
  }
  refuseDisturbance(existing, request, operations);
  const outcome = await apply(host, existing.uuid, operations, existing);
  const left = outcome.observed && !outcome.rolledBack ? planOperations(outcome.observed, desired) : [];
  // Something else may have been at work between our read and our write, such as a removal that an interrupted run left behind.
  if (!outcome.observed) {
    return createNetwork(host, request);
  }
  if (left.length > 0 && outcome.words.trim() === "") {
    refuseDisturbance(outcome.observed, request, left);
    return verified(await apply(host, existing.uuid, left, outcome.observed), request, desired);
  }
  return verified(outcome, request, desired);
}

/** The desired definition with our mark, and with the identity that every rewrite keeps: uuid, MAC and bridge name. */
function marked(request: Request, uuid: string): Desired {
  return { ...request, overlay: (base) => withOwner({ ...request.overlay(base), uuid, name: request.name }, request.owner, request.lists) };
}

/** What came out must be what was asked for: the planner itself is the judge. */
function verified(outcome: Outcome, request: Request, desired: Desired): Observed {
  const { observed } = outcome;
  if (!observed) {
    throw failure(request, outcome.words, "the network is gone from the host");
  }
  const partialState = request.toState(observed);
  if (outcome.rolledBack) {
    const now = observed.active ? "the old one runs again" : "going back to the old one failed as well";
    throw failure(request, outcome.words, `the network did not start with its new definition; ${now}`, partialState);
  }
  const left = planOperations(observed, desired);
  if (left.length > 0) {
    const guests = observed.unplugged.length > 0 ? `; not plugged in: ${guestList(observed.unplugged)}` : "";
    const words = left.map((operation) => (operation.kind === "net-update" ? `${operation.command} ${operation.section}` : operation.kind));
    throw failure(request, outcome.words, `the host does not show what was asked for; still to do: ${[...new Set(words)].join(", ")}${guests}`, partialState);
  }
  return observed;
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
    resource: request.name,
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
      resource: request.name,
    });
  }
}

function refuseDisturbance(existing: Observed, request: Request, operations: readonly Operation[]): void {
  const refused = disturbance(existing.guests, operations, request.onGuestsAttached);
  if (refused) {
    throw new KvmnetError({ code: "refused", problem: refused.problem, remedy: refused.remedy, resource: request.name });
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

function failure(request: { name: string }, words: string, problem: string, partialState?: object): KvmnetError {
  const meaning = meaningOf(words);
  return new KvmnetError({
    code: meaning?.code ?? "step-failed",
    problem: meaning ? `${problem}: ${meaning.problem}` : problem,
    remedy: meaning?.remedy ?? "libvirt's words name the reason; the next pulumi up goes on from here",
    resource: request.name,
    toolOutput: words,
    partialState,
  });
}

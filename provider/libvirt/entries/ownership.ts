import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { ownedLists } from "../owner";
import { claimsOf, type Listing } from "./claims";
import { sharedList } from "./decide";
import { type EntryMark, marksOf } from "./marks";

/** The network's side of the bargain: which lists it owns whole, and which entries have resources of their own. */
export const ownershipShape = {
  ownedLists: field(z.array(text()), {
    description: "Lists that this resource gives and therefore owns whole, as its mark on the host says; nobody else may manage entries of them.",
    bookkeeping: true,
  }),
  ownedEntries: field(
    z.array(
      z.strictObject({
        type: field(text(), { description: "Resource kind." }),
        name: field(text(), { description: "Name of the resource." }),
        owner: field(text(), { description: "Its owner mark." }),
        list: field(text(), { description: "The list that it is in." }),
      }),
    ),
    { description: "Entries of this network that have resources of their own: DhcpReservation, DnsRecord, PortGroup.", bookkeeping: true },
  ),
};

export interface Ownership {
  ownedLists: string[];
  ownedEntries: Omit<EntryMark, "key">[];
}

export function ownershipOf(definition: Network): Ownership {
  return { ownedLists: ownedLists(definition), ownedEntries: marksOf(definition).map(({ key: _key, ...entry }) => entry) };
}

/** A network takes lists over or lets them go; it must not take one that entries of others are in. */
export function ownershipChanges(state: Ownership & { name: string }, args: Listing & { owner: string }): Change[] {
  const claims = claimsOf(args);
  const changes: Change[] = [];
  for (const { list, owner } of state.ownedEntries ?? []) {
    if (claims.includes(list)) {
      const { problem, remedy } = sharedList(state.name, args.owner, list, owner);
      changes.push({
        path: [topLevel(list)],
        from: owner,
        to: args.owner,
        impact: "none",
        why: "two resources own one list",
        refused: `${problem}; ${remedy}`,
      });
    }
  }
  const before = [...(state.ownedLists ?? [])].sort();
  const after = [...claims].sort();
  if (before.join(" ") !== after.join(" ")) {
    changes.push({ path: ["ownedLists"], from: before, to: after, impact: "none", why: "only the mark on the network changes" });
  }
  return changes;
}

const topLevel = (list: string) => (list.startsWith("reservations") ? "subnets" : list.startsWith("dns") ? "dns" : "portGroups");

/** The same where no plan is made: a network that is adopted. */
export function refuseSharedLists(definition: Network, request: { name: string; owner: string; lists?: readonly string[] }): void {
  const shared = marksOf(definition).find(({ list }) => request.lists?.includes(list));
  if (shared) {
    throw new KvmnetError({ code: "refused", resource: request.name, ...sharedList(request.name, request.owner, shared.list, shared.owner) });
  }
}

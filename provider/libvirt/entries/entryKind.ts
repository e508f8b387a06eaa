import { z } from "zod";
import type { Host } from "../../host/host";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { CommonArgs, CommonState, ResourceKind, Rule } from "../../resource/kind";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { field, text } from "../../resource/schema";
import { ownedLists, ownerOf } from "../owner";
import { networkName } from "../properties/networkName";
import { definedOf } from "../properties/subnets";
import { readSnapshot } from "../snapshot";
import { ownMark, sharedList, type Wish } from "./decide";
import { networkNamed, type Seen, see } from "./look";
import type { EntryMark } from "./marks";
import { carryOut, NotGranted } from "./queue";
import { fits, type Slot, sameField } from "./slot";

export interface EntryArgs extends CommonArgs {
  network: string;
}

export interface EntryState extends CommonState {
  network: string;
  active: boolean;
  running?: boolean;
  stored: boolean;
  sharedWith?: string;
}

/** What makes a sort of network entry a resource of its own. */
export interface EntryKind<Args extends EntryArgs> {
  readonly type: string;
  readonly description: string;
  readonly args: z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>;
  readonly fields: z.ZodRawShape;
  readonly rules: readonly Rule<Args>[];
  readonly impacts: Impacts<Args>;
  complete(args: Partial<Args>): Partial<Args>;
  /** What is asked for, as the slot takes it. */
  fieldsOf(args: Args): object;
  slotOf(args: Args): Slot;
  slotFor(mark: Pick<EntryMark, "list">): Slot;
}

export const networkProperty = field(networkName(), {
  description: "Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.",
  term: "<network><name>",
});

export const networkImpact = { impact: "replace", why: "the entry is removed from one network and made in the other" } as const;

const observedShape = {
  network: networkProperty,
  active: field(z.boolean(), { description: "Whether the network runs." }),
  running: field(z.boolean().optional(), { description: "Whether the running network has the entry. Not set while the network is off." }),
  stored: field(z.boolean(), { description: "Whether the stored definition has the same entry: what the next start takes." }),
  sharedWith: field(text().optional(), { description: "Set when the network's own resource gives the whole list as well: the two would undo each other." }),
};

/** A resource kind for one sort of network entry. */
export function entryKind<Args extends EntryArgs>(kind: EntryKind<Args>): ResourceKind<Args, EntryState> {
  const toState = (seen: Seen, mark: EntryMark): EntryState | undefined => {
    const slot = kind.slotFor(mark);
    const [live, stored] = [seen.live && slot.look(seen.live, mark.key), seen.definition && slot.look(seen.definition, mark.key)];
    const present = live ?? stored;
    if (!present || !seen.definition) {
      return undefined;
    }
    const shared = ownedLists(seen.definition).includes(mark.list) ? sharedList(seen.texts.name, ownerOf(seen.definition), mark.list, mark.owner) : undefined;
    return {
      ...present,
      name: mark.name,
      owner: mark.owner,
      network: seen.texts.name,
      active: seen.live !== undefined,
      ...(seen.live && { running: live !== undefined }),
      stored: stored !== undefined && fits(stored, present),
      ...(shared && { sharedWith: `${shared.problem}; ${shared.remedy}` }),
    };
  };
  const stateOf = (seen: Seen | undefined, identity: Parameters<typeof ownMark>[1]) => {
    const mark = seen && ownMark(seen.marks, identity);
    return mark && toState(seen, mark);
  };
  const bring = async (host: Host, args: Args, formerOwner?: string): Promise<EntryState> => {
    const wish: Wish = {
      type: kind.type,
      name: args.name,
      owners: [args.owner, ...(formerOwner ? [formerOwner] : [])],
      slotFor: kind.slotFor,
      put: { slot: kind.slotOf(args), fields: kind.fieldsOf(args), adopt: args.adopt ?? false },
    };
    const seen = await carryOut(host, args.network, wish).catch((error) => Promise.reject(told(error, (now) => stateOf(now, wish))));
    return stateOf(seen, wish) as EntryState;
  };
  return {
    type: kind.type,
    description: kind.description,
    args: kind.args,
    state: z.object({ ...kind.fields, ...observedShape }),
    rules: kind.rules,
    impacts: kind.impacts,
    complete: kind.complete,
    plan: (state, args) => planEntry(kind, state, args),
    create: (host, args) => bring(host, args),
    read: async (host, name, last) => {
      const snapshot = await readSnapshot(host);
      return last ? stateOf(networkNamed(snapshot, last.network), { type: kind.type, name, owners: [last.owner] }) : lookUp(snapshot.networks.map(see));

      function lookUp(all: readonly Seen[]): EntryState | undefined {
        const found = all.flatMap((seen) => seen.marks.filter((mark) => mark.type === kind.type && mark.name === name).map((mark) => ({ seen, mark })));
        if (found.length > 1) {
          const places = found.map(({ seen, mark }) => `${mark.owner} on network ${seen.texts.name}`).join(", ");
          throw new KvmnetError({ code: "refused", resource: name, problem: `several entries have this name: ${places}`, remedy: "give them different names" });
        }
        return found[0] && toState(found[0].seen, found[0].mark);
      }
    },
    update: (host, state, args) => bring(host, args, state.owner),
    delete: async (host, state) => {
      const wish: Wish = { type: kind.type, name: state.name, owners: [state.owner], slotFor: kind.slotFor };
      await carryOut(host, state.network, wish).catch((error) => Promise.reject(told(error, () => undefined)));
    },
  };
}

/** The error itself, with what is there of the entry all the same. */
function told(error: unknown, stateOf: (seen: Seen | undefined) => object | undefined): unknown {
  return error instanceof NotGranted ? error.reason.with({ partialState: stateOf(error.seen) }) : error;
}

const off = { impact: "none", why: "the network is not running" } as const;

function planEntry<Args extends EntryArgs>(kind: EntryKind<Args>, state: EntryState, args: Args): Change[] {
  const impacts = definedOf(kind.impacts) as Record<string, PropertyImpact>;
  const usual = Object.values(impacts).find(({ impact }) => impact !== "replace") ?? off;
  const changes: Change[] = [];
  for (const [path, to] of Object.entries(definedOf({ ...kind.fieldsOf(args), network: args.network }))) {
    const from = (state as unknown as Record<string, unknown>)[path];
    const cost = impacts[path];
    if (cost && !sameField(from, to)) {
      changes.push({ path: [path], from, to, ...(state.active || cost.impact === "replace" ? cost : off) });
    }
  }
  if (state.running === false) {
    changes.push({ path: ["running"], from: false, to: true, ...usual });
  }
  if (!state.stored) {
    changes.push({ path: ["stored"], from: false, to: true, impact: "none", why: "only the stored definition differs: the next start would take it" });
  }
  if (state.sharedWith !== undefined) {
    changes.push({ path: ["sharedWith"], from: state.sharedWith, to: undefined, impact: "none", why: "two resources own one list", refused: state.sharedWith });
  }
  return changes;
}

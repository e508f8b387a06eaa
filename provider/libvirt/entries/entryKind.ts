import { type Wish as Asked, type RoundKind, roundKind } from "../../host/round/kind";
import type { Change } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import type { Grammar, Present } from "../../resource/identity";
import type { CommonArgs, CommonState, Rule } from "../../resource/kind";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { ownedLists, ownerOf } from "../owner";
import { networkName } from "../properties/networkName";
import { definedOf } from "../properties/subnets";
import type { NetworkTexts, Snapshot } from "../snapshot";
import type { Work } from "../work";
import { type InRounds, libvirt } from "../world";
import { decide, isGranted, ownMark, type Refusal, sharedList, type Wish } from "./decide";
import { type Seen, see } from "./look";
import type { EntryMark } from "./marks";
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
  readonly id: Grammar;
  /** All places where its entries lie. */
  readonly slots: readonly Slot[];
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
export function entryKind<Args extends EntryArgs>(kind: EntryKind<Args>): InRounds<Args, EntryState> {
  const toState = (seen: Seen, mark: EntryMark): EntryState | undefined => {
    const slot = kind.slotFor(mark);
    const [live, stored] = [seen.live && slot.look(seen.live, mark.key), seen.definition && slot.look(seen.definition, mark.key)];
    const present = live ?? stored;
    if (!present) {
      return undefined;
    }
    const lists = seen.definition ? ownedLists(seen.definition) : [];
    const shared = seen.definition && lists.includes(mark.list) ? sharedList(seen.texts.name, ownerOf(seen.definition), mark.list, mark.owner) : undefined;
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
  const stateOf = (texts: NetworkTexts | undefined, identity: Parameters<typeof ownMark>[1]): EntryState | undefined => {
    const seen = texts && see(texts);
    const mark = seen && ownMark(seen.marks, identity);
    return mark && toState(seen, mark);
  };
  const lookUp = ({ networks }: Snapshot, name: string): EntryState | undefined => {
    const found = networks
      .map(see)
      .flatMap((seen) => seen.marks.filter((mark) => mark.type === kind.type && mark.name === name).map((mark) => ({ seen, mark })));
    if (found.length > 1) {
      const places = found.map(({ seen, mark }) => `${mark.owner} on network ${seen.texts.name}`).join(", ");
      throw new KvmnetError({ code: "refused", problem: `several entries have this name: ${places}`, remedy: "give them different names" });
    }
    return found[0] && toState(found[0].seen, found[0].mark);
  };
  // The wish is the work: it must be the same one however often it is decided.
  const wishes = new WeakMap<object, Wish>();
  const wishFor = (asked: Asked<Args, EntryState>): Wish => {
    const wish = wishes.get(asked) ?? ("put" in asked ? putting(kind, asked.put, asked.last) : taking(kind, asked.remove));
    wishes.set(asked, wish);
    return wish;
  };
  /** An entry that is there already, with nobody's mark: it may be adopted. */
  const unmarked = (network: Seen, { name, put }: Wish): EntryState | undefined => {
    const definition = network.definition ?? network.live;
    return (
      put &&
      definition &&
      toState(network, { type: kind.type, name, owner: "", list: put.slot.listOf(definition, put.fields), key: put.slot.keyOf(put.fields) })
    );
  };
  const doubts = ({ definition, live }: Seen, { put }: Wish): string[] => {
    const network = definition ?? live;
    return (put && network && put.slot.doubts?.(network, put.fields)) ?? [];
  };
  /** One that was imported and has no mark yet: by what it was then. */
  const imported = (texts: NetworkTexts | undefined, last: EntryState): EntryState | undefined => {
    const network = texts && see(texts);
    const definition = network && (network.definition ?? network.live);
    const slot = kind.slots.find((one) => definition && fieldsIn(one, definition, last) !== undefined);
    const fields = slot && definition && fieldsIn(slot, definition, last);
    return fields && toState(network, { type: kind.type, name: last.name, owner: "", list: slot.listOf(definition, fields), key: slot.keyOf(fields) });
  };
  const present = (texts: NetworkTexts): Present<EntryState>[] => {
    const seen = see(texts);
    const marks = seen.marks.filter(({ type }) => type === kind.type);
    const marked = marks.map((mark) => ({ slot: kind.slotFor(mark), mark, state: toState(seen, mark) }));
    const definition = (seen.definition ?? seen.live) as Network;
    const entries = kind.slots.flatMap((slot) =>
      slot.all(definition).flatMap((fields) => unclaimed(slot, fields, marked).map((rest) => ({ slot, fields: rest, list: slot.listOf(definition, rest) }))),
    );
    const say = (words: readonly string[]) => words.map((word) => `${texts.name}/${word}`);
    return [
      ...marked.flatMap(({ slot, mark, state }) => {
        const [id = "", ...also] = state ? say([...slot.wordsOf(state), mark.name]) : [];
        return state ? [{ id, also, name: mark.name, observe: () => state }] : [];
      }),
      ...entries.map(({ slot, fields, list }) => {
        const [id = "", ...also] = say(slot.wordsOf(fields));
        return { id, also, observe: (name: string) => toState(seen, { type: kind.type, name, owner: "", list, key: slot.keyOf(fields) }) };
      }),
    ];
  };
  const inRounds: RoundKind<Args, EntryState, Snapshot, Work> = {
    type: kind.type,
    description: kind.description,
    args: kind.args,
    state: z.object({ ...kind.fields, ...observedShape }),
    rules: kind.rules,
    impacts: kind.impacts,
    complete: kind.complete,
    plan: (state, args) => planEntry(kind, state, args),
    world: libvirt,
    id: kind.id,
    there: (seen) => seen.networks.flatMap(present),
    observe: (seen, name, last) => {
      if (!last) {
        return lookUp(seen, name);
      }
      const texts = seen.find.name(last.network);
      return last.owner === "" ? imported(texts, last) : stateOf(texts, { type: kind.type, name, owners: [last.owner] });
    },
    decide: (seen, asked) => {
      const wish = wishFor(asked);
      const texts = seen.find.name("put" in asked ? asked.put.network : asked.remove.network);
      if (!texts) {
        return "put" in asked ? noNetwork(asked.put.network) : { is: "settled", result: undefined };
      }
      const network = see(texts);
      // A transient network may show it, but does not keep it.
      if (isGranted(network, wish) && (network.definition || !wish.put)) {
        return { is: "settled", result: stateOf(texts, wish) };
      }
      const refusal = decide(network, [wish]).refused.get(wish);
      if (refusal && !mayLeave(refusal, wish)) {
        throw refusal.error;
      }
      const before = stateOf(texts, wish) ?? unmarked(network, wish);
      return {
        is: "work",
        step: "write the network's entries",
        work: { on: "entries", uuid: texts.uuid, wish, notes: doubts(network, wish) },
        ...("put" in asked && before && { changes: planEntry(kind, before, asked.put) }),
      };
    },
    partial: (seen, asked) => ("put" in asked ? stateOf(seen.find.name(asked.put.network), wishFor(asked)) : undefined),
  };
  return roundKind(inRounds);
}

/** The entry in its place with the key of what a state shows; `undefined` where the state is of another sort, or it is gone. */
function fieldsIn(slot: Slot, network: Network, state: EntryState): object | undefined {
  return slot.all(network).find((fields) => isOfSort(fields, state) && slot.overlap(slot.keyOf(fields), slot.keyOf(state)));
}

/** Records of several sorts have a `type`. */
const isOfSort = (fields: object, state: object) => sortOf(fields) === sortOf(state);
const sortOf = (value: { readonly type?: unknown }) => value.type;

/** What of an entry no mark speaks for: all of it, some of its names, or nothing. */
function unclaimed(slot: Slot, fields: object, marked: readonly { readonly slot: Slot; readonly mark: EntryMark }[]): object[] {
  const mine = marked.filter((one) => one.slot === slot && slot.overlap(one.mark.key, slot.keyOf(fields)));
  return mine.length === 0
    ? [fields]
    : (slot.without?.(
        fields,
        mine.map(({ mark }) => mark.key),
      ) ?? []);
}

function putting<Args extends EntryArgs>(kind: EntryKind<Args>, args: Args, last: EntryState | undefined): Wish {
  return {
    type: kind.type,
    name: args.name,
    owners: [args.owner, ...(last?.owner ? [last.owner] : [])],
    slotFor: kind.slotFor,
    put: { slot: kind.slotOf(args), fields: kind.fieldsOf(args), adopt: args.adopt ?? false },
  };
}

function taking<Args extends EntryArgs>(kind: EntryKind<Args>, { name, owner }: EntryState): Wish {
  return { type: kind.type, name, owners: [owner], slotFor: kind.slotFor };
}

/** Entries of one stack may change places in one step: there it shows whether the other one leaves. */
function mayLeave({ rival }: Refusal, { owners }: Wish): boolean {
  const stackOf = (owner: string | undefined) => owner?.split("/").slice(0, 2).join("/");
  return rival !== undefined && stackOf(rival.owner) === stackOf(owners[0]);
}

function noNetwork(network: string): never {
  throw new KvmnetError({
    code: "refused",
    property: "network",
    problem: `there is no network named ${network} on the host`,
    remedy: "make it first: give the `name` output of the network's resource as `network`, so that Pulumi knows the order",
  });
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
  if (state.owner !== args.owner) {
    changes.push({ path: ["owner"], from: state.owner, to: args.owner, impact: "none", why: "writes our mark into the network's stored definition" });
  }
  if (state.sharedWith !== undefined) {
    changes.push({ path: ["sharedWith"], from: state.sharedWith, to: undefined, impact: "none", why: "two resources own one list", refused: state.sharedWith });
  }
  return changes;
}

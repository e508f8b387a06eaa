import { isDeepStrictEqual } from "node:util";
import { KvmnetError } from "../../resource/error";
import type { Network } from "../model";
import { ownedLists, ownerOf } from "../owner";
import { definedOf } from "../properties/subnets";
import { argumentOf } from "./claims";
import type { Seen } from "./look";
import { type EntryMark, withMarks } from "./marks";
import { fits, type Slot } from "./slot";

/** What one resource asks of a network. */
export interface Wish {
  /** Resource kind. */
  readonly type: string;
  readonly name: string;
  /** Owner marks under which the entry may be ours: the present one first. */
  readonly owners: readonly string[];
  readonly slotFor: (mark: Pick<EntryMark, "list">) => Slot;
  /** Absent: the entry is to go. */
  readonly put?: { readonly slot: Slot; readonly fields: object; readonly adopt: boolean };
}

export interface Decision {
  /** The stored definition with everything in it. */
  readonly stored: Network;
  /** Whether it differs from the one that is there. */
  readonly define: boolean;
  /** The same for the running network. */
  readonly live?: Network;
  /** Whose the entries then are. */
  readonly marks: readonly EntryMark[];
  readonly refused: ReadonlyMap<Wish, Refusal>;
}

export interface Refusal {
  readonly error: KvmnetError;
  /** Set when an entry of another resource is in the way: it may be about to leave. */
  readonly rival?: EntryMark;
}

interface Working {
  readonly stored: Network;
  readonly live?: Network;
  readonly marks: readonly EntryMark[];
}

/** What a batch of wishes makes of a network. One that cannot be granted leaves the others alone. Pure. */
export function decide({ texts, definition, live, marks }: Seen, wishes: readonly Wish[]): Decision {
  if (!definition) {
    // Nothing can come, for nothing would keep it; what goes, goes from the running network.
    const refused = new Map(wishes.flatMap((wish) => (wish.put ? [[wish, { error: transient(texts.name) }] as const] : [])));
    const base = { stored: live as Network, live, marks };
    const left = wishes.filter((wish) => !wish.put).reduce(takeOut, base as Working);
    return { stored: left.stored, define: false, live: left.live, marks: left.marks, refused };
  }
  const refused = new Map<Wish, Refusal>();
  for (;;) {
    const granted = wishes.filter((wish) => !refused.has(wish));
    const result = grantAll({ stored: definition, live, marks }, granted, refused);
    if (result) {
      const stored = withMarks(result.stored, result.marks);
      return { stored, define: !isDeepStrictEqual(plain(stored), plain(definition)), live: result.live, marks: result.marks, refused };
    }
  }
}

const plain = (network: Network) => JSON.parse(JSON.stringify(network));

/** Takes out what changes first, so that two entries may swap addresses. Undefined when a wish had to be refused. */
function grantAll(before: Working, wishes: readonly Wish[], refused: Map<Wish, Refusal>): Working | undefined {
  let working = wishes.reduce((soFar, wish) => takeOut(soFar, wish), before);
  for (const wish of wishes) {
    const put = wish.put && putIn(working, before, wish, wish.put);
    if (put && "error" in put) {
      refused.set(wish, put);
      return undefined;
    }
    working = put ?? working;
  }
  return working;
}

export function ownMark(marks: readonly EntryMark[], { type, name, owners }: Pick<Wish, "type" | "name" | "owners">): EntryMark | undefined {
  const mine = marks.filter((mark) => mark.type === type && mark.name === name);
  return owners.map((owner) => mine.find((mark) => mark.owner === owner)).find(Boolean);
}

function takeOut({ stored, live, marks }: Working, wish: Wish): Working {
  const mark = ownMark(marks, wish);
  if (!mark) {
    return { stored, live, marks };
  }
  const slot = wish.slotFor(mark);
  return { stored: slot.take(stored, mark.key), live: live && slot.take(live, mark.key), marks: marks.filter((one) => one !== mark) };
}

function putIn(working: Working, before: Working, wish: Wish, { slot, fields, adopt }: NonNullable<Wish["put"]>): Working | Refusal {
  const { stored, live } = working;
  const list = slot.listOf(stored, fields);
  const refusal = obstacleIn(working, slot, fields) ?? claimedBy(stored, wish, list) ?? rivalIn(working, wish, slot, fields, adopt);
  if (refusal) {
    return refusal;
  }
  const old = ownMark(before.marks, wish);
  const oldKey = old?.key ?? slot.keyOf(fields);
  const present = sameSort(old, list) ? (slot.look(before.stored, oldKey) ?? (before.live && slot.look(before.live, oldKey))) : undefined;
  // What is not asked for stays as it is.
  const whole = { ...present, ...definedOf(fields) };
  const place = (network: Network, from: Network) => {
    // What is there already stays as it was written, and where.
    if (fits(slot.look(network, slot.keyOf(whole)), whole)) {
      return network;
    }
    const mine = slot.rivals(network, fields).filter(({ same }) => same);
    const cleared = mine.reduce((soFar, { keys }) => slot.take(soFar, keys[0] ?? ""), network);
    return slot.put(cleared, whole, from);
  };
  const mark: EntryMark = { type: wish.type, name: wish.name, owner: wish.owners[0] ?? "", list, key: slot.keyOf(whole) };
  return { stored: place(stored, before.stored), live: live && place(live, before.live as Network), marks: [...working.marks, mark] };
}

const sameSort = (old: EntryMark | undefined, list: string) => old === undefined || old.list.split(":")[0] === list.split(":")[0];

function obstacleIn({ stored, live }: Working, slot: Slot, fields: object): Refusal | undefined {
  const found = slot.obstacle(stored, fields) ?? (live && slot.obstacle(live, fields));
  return (
    found && {
      error: new KvmnetError({
        code: "refused",
        property: found.property,
        problem: found.problem,
        remedy: `look at the network with virsh net-dumpxml ${stored.name}, and mend the one or the other`,
      }),
    }
  );
}

/** A list that the network's own resource gives is whole: an entry more would be drift there. */
function claimedBy(network: Network, wish: Wish, list: string): Refusal | undefined {
  return ownedLists(network).includes(list)
    ? { error: new KvmnetError({ code: "refused", property: "network", ...sharedList(network.name, ownerOf(network), list, wish.owners[0] ?? "") }) }
    : undefined;
}

export function sharedList(network: string, networkOwner: string, list: string, entryOwner: string): { problem: string; remedy: string } {
  return {
    problem: `two resources would own one list: network ${network} of ${networkOwner} gives ${argumentOf(list)} itself, and ${entryOwner} is an entry of it`,
    remedy:
      "list the entry there and drop its own resource, or leave that list out of the network's arguments (then only the entries' resources manage it); when that is done already, pulumi refresh",
  };
}

function rivalIn({ stored, live, marks }: Working, wish: Wish, slot: Slot, fields: object, adopt: boolean): Refusal | undefined {
  // What is there beside others already is in nobody's way.
  const isThere = [stored, live].every((network) => network === undefined || fits(slot.look(network, slot.keyOf(fields)), fields));
  for (const rival of [...slot.rivals(stored, fields), ...(live ? slot.rivals(live, fields) : [])]) {
    if (isThere && !rival.same) {
      continue;
    }
    const mark = marks.find((one) => one.type === wish.type && rival.keys.some((key) => slot.overlap(one.key, key)));
    if (mark) {
      return notOurs(
        `${rival.words} is there already on network ${stored.name} and belongs to ${mark.owner}`,
        "choose another, or remove it from the program that owns it",
        mark,
      );
    }
    if (!rival.same) {
      return notOurs(
        `${rival.words} stands in the way on network ${stored.name} and carries no mark of ours`,
        "remove it by hand (virsh net-update), or choose another",
      );
    }
    if (!adopt) {
      return notOurs(
        `${rival.words} is there already on network ${stored.name} and carries no mark of ours`,
        "choose another, or set adopt: true to take it over",
      );
    }
  }
  const reserved = marks.find((one) => one.type === wish.type && slot.overlap(one.key, slot.keyOf(fields)));
  return (
    reserved &&
    notOurs(
      `${slot.keyOf(fields)} on network ${stored.name} belongs to ${reserved.owner}`,
      "choose another, or remove it from the program that owns it",
      reserved,
    )
  );
}

const notOurs = (problem: string, remedy: string, rival?: EntryMark): Refusal => ({
  error: new KvmnetError({ code: "not-ours", problem, remedy }),
  ...(rival && { rival }),
});

const transient = (network: string) =>
  new KvmnetError({
    code: "refused",
    property: "network",
    problem: `the network ${network} is transient: libvirt keeps no definition of it, so the entry would be gone after its next stop`,
    remedy: `store it first: pulumi up of the program that made it, or virsh net-dumpxml ${network} >file && virsh net-define file`,
  });

/** Whether a network shows what was wished for, in both definitions. */
export function isGranted({ definition, live, marks }: Seen, wish: Wish): boolean {
  const mark = ownMark(marks, wish);
  if (!wish.put) {
    return mark === undefined;
  }
  const { slot, fields } = wish.put;
  const shows = (network: Network | undefined) => network === undefined || fits(slot.look(network, mark?.key ?? ""), fields);
  return mark !== undefined && mark.owner === wish.owners[0] && shows(definition) && shows(live);
}

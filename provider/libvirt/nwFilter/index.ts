import { createHash } from "node:crypto";
import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { isFileName } from "../../resource/fileName";
import { named } from "../../resource/identity";
import { renderXml } from "../xml";
import { nwFilterRules } from "./rules";
import { type NwFilterArgs, nwFilterArgs } from "./schema";
import { type FilterSeen, type Filters, filterNamed, isPackaged } from "./snapshot";
import { type NwFilterState, nwFilterImpacts, nwFilterState, observeFilter, ownerOf, planFilter, reachable, usersOf } from "./state";
import { nwFilters, type Work } from "./world";
import { completeView, definitionOf } from "./xmlOf";

type Decision = Verdict<Work, NwFilterState | undefined>;

export const nwFilter = roundKind<NwFilterArgs, NwFilterState, Filters, Work>({
  type: "NwFilter",
  description:
    "A network filter of libvirt's (nwfilter): rules that libvirt puts on the host's end of every NIC whose definition names the filter (`filter` of DomainInterface), by ebtables and iptables.\n\n" +
    "Rules can be changed while guests use the filter. It is not removed while a guest, running or not, or another filter names it. Filters that libvirt brings (`clean-traffic` …) are never touched; refer to them.",
  args: nwFilterArgs,
  state: nwFilterState,
  rules: nwFilterRules,
  impacts: nwFilterImpacts,
  complete: completeView,
  plan: planFilter,
  exclusives: ({ name }) => (name === undefined ? [] : [{ path: ["name"], thing: "filter of libvirt's", key: name }]),
  world: nwFilters,
  id: named("filter", "no-smtp"),
  there: (seen) => seen.filters.filter(({ name }) => isOurSort(seen, name)).map((one) => ({ id: one.name, observe: () => observeFilter(seen, one) })),
  observe: (seen, name, last) => {
    const there = filterNamed(seen, name);
    const now = there && isOurSort(seen, name) ? observeFilter(seen, there) : undefined;
    // What was ours and carries no mark by now, under another UUID, is somebody else's, and ours is gone.
    return now?.owner === "" && last && last.owner !== "" && last.uuid !== now.uuid ? undefined : now;
  },
  decide: (seen, wish) => ("put" in wish ? put(seen, wish.put, wish.last) : remove(seen, wish.remove)),
} satisfies RoundKind<NwFilterArgs, NwFilterState, Filters, Work>);

const isOurSort = (seen: Filters, name: string) => isFileName(name) && !isPackaged(seen, name);

function put(seen: Filters, args: NwFilterArgs, last: NwFilterState | undefined): Decision {
  const there = filterNamed(seen, args.name);
  refusePackaged(seen, args.name);
  refuseReferences(seen, args);
  if (!there) {
    const uuid = uuidOf(args);
    const define = renderXml(definitionOf(args, { name: args.name, uuid }, undefined));
    return { is: "work", step: "define the filter", work: { name: args.name, was: undefined, mark: { uuid, owner: args.owner }, define, notes: [] } };
  }
  claim(seen, there, args, last);
  const now = observeFilter(seen, there);
  const changes = planFilter(now, args);
  if (changes.length === 0) {
    return { is: "settled", result: now };
  }
  const { uuid, hash } = there;
  const mark = now.owner === args.owner ? {} : { mark: { uuid, owner: args.owner } };
  const differs = changes.some(({ path }) => path[0] !== "owner");
  const define = differs ? { define: renderXml(definitionOf(args, there, there.definition)) } : {};
  return {
    is: "work",
    step: differs ? "change the filter" : "note whose the filter is",
    work: { name: args.name, was: { uuid, hash }, ...mark, ...define, notes: notesOn(now, differs) },
    changes,
  };
}

const notesOn = ({ runningGuests }: NwFilterState, differs: boolean): string[] =>
  differs && runningGuests.length > 0 ? [`makes the rules of running guests anew: ${runningGuests.join(", ")}`] : [];

/** The id of a filter that we make, by who makes it: one of the same name that somebody makes has another. */
function uuidOf({ owner, name }: NwFilterArgs): string {
  const hash = createHash("sha256").update(`kvmnet nwfilter\0${owner}\0${name}`).digest().subarray(0, 16);
  // RFC 9562, version 8.
  hash[6] = ((hash[6] as number) & 0x0f) | 0x80;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function refusePackaged(seen: Filters, name: string): void {
  if (isPackaged(seen, name)) {
    throw new KvmnetError({
      code: "refused",
      property: "name",
      value: name,
      problem: "this filter comes with the host's libvirt: others rely on it, and an update of the package may put it back",
      remedy: "choose another name, and refer to this one (references)",
    });
  }
}

/** libvirt refuses a filter that is missing only while guests use the one that names it, and then they do not start. */
function refuseReferences(seen: Filters, { name, references = [] }: NwFilterArgs): void {
  for (const [i, { filter }] of references.entries()) {
    if (!filterNamed(seen, filter)) {
      throw new KvmnetError({
        code: "refused",
        property: `references[${i}].filter`,
        value: filter,
        problem: "there is no filter of this name on the host",
        remedy: "make it first: give the `name` output of an NwFilter, so that Pulumi knows the order; `virsh nwfilter-list` shows those that there are",
      });
    }
    if (reachable(seen, [filter]).has(name)) {
      throw new KvmnetError({
        code: "refused",
        property: `references[${i}].filter`,
        value: filter,
        problem: `it leads back to ${name}: a loop, which libvirt does not take`,
        remedy: "take the reference out of one of them",
      });
    }
  }
}

function claim(seen: Filters, there: FilterSeen, args: NwFilterArgs, last: NwFilterState | undefined): void {
  const theirs = ownerOf(seen, there);
  const sameOne = last !== undefined && theirs === "" && last.uuid === there.uuid;
  if (isMine(theirs, args, last) || sameOne || (theirs === "" && args.adopt)) {
    return;
  }
  throw new KvmnetError({
    code: "not-ours",
    property: "name",
    problem: `libvirt has a filter of this name already, ${theirs ? `which belongs to ${theirs}` : "which carries no mark of ours"}`,
    remedy: `choose another name${theirs ? ", or remove it from that program first" : ", or set `adopt: true` to take it over"}`,
  });
}

function remove(seen: Filters, state: NwFilterState): Decision {
  const { name } = state;
  const there = filterNamed(seen, name);
  if (!there) {
    // Of one that was removed by hand, or whose removal was interrupted, the note is left.
    return seen.marks.get(name)?.owner === state.owner && state.owner !== ""
      ? { is: "work", step: "take the note of the filter away", work: { name, was: undefined, unmark: true, notes: [] } }
      : { is: "settled", result: undefined };
  }
  const theirs = ownerOf(seen, there);
  if (theirs !== state.owner) {
    throw new KvmnetError({
      code: "not-ours",
      problem: theirs ? `it belongs to ${theirs} now` : "what libvirt has under this name is not marked as ours",
      remedy: "run `pulumi refresh`, look at what is there, and remove it by hand or try again",
    });
  }
  const users = usersOf(seen, name);
  if (users.length > 0) {
    throw new KvmnetError({
      code: "refused",
      problem: `it is named by ${users.join(", ")}: guests that are off would not start again, and libvirt asks only about running ones`,
      remedy: "take the filter off their NICs (`filter` of DomainInterface, or virsh edit) and out of the filters first",
    });
  }
  return { is: "work", step: "remove the filter", work: { name, was: { uuid: there.uuid, hash: there.hash }, undefine: there.uuid, unmark: true, notes: [] } };
}

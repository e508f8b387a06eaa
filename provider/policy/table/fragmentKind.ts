import { isDeepStrictEqual } from "node:util";
import type { Host } from "../../host/host";
import { missingTool } from "../../host/packages";
import { type RoundKind, roundKind, wantOf } from "../../host/round/kind";
import { foresee } from "../../host/round/round";
import type { Verdict } from "../../host/round/world";
import type { Change } from "../../resource/change";
import { isMine, markChange, planClaim } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { fileName } from "../../resource/fileName";
import { named } from "../../resource/identity";
import type { CommonArgs, CommonState, ResourceKind } from "../../resource/kind";
import type { PropertyImpact } from "../../resource/plan";
import type { z } from "../../resource/zod";
import type { Found, Policy } from "../snapshot";
import { policy, putWork, removeWork } from "../world";
import { bootFaults } from "./boot";
import { tableFaults } from "./faults";
import { type Fragment, fragmentText, pathOf } from "./fragment";
import { isLeftIn, nothingIsLeft } from "./left";
import { notePathOf, type Work } from "./orders";
import { refusal } from "./refusal";
import { type Written, writtenIn } from "./spec";

export interface FragmentState extends CommonState {
  persistedBy: "systemd" | "none";
  faults: string[];
}

type Shared = "type" | "description" | "args" | "state" | "rules" | "impacts" | "complete" | "exclusives";

/** A kind whose resources are a fragment of our tables each, as it says what it is. */
export interface FragmentKind<Args extends CommonArgs, State extends FragmentState, Asked, Spec extends Asked> extends Pick<ResourceKind<Args, State>, Shared> {
  /** In words: `forward`. */
  readonly noun: string;
  /** Words for steps: `open the forward`. */
  readonly steps: { readonly create: string; readonly change: string; readonly remove: string };
  /** A name, for the reader. */
  readonly example: string;
  /** The impact of a property where it depends on how things stand. */
  impactNow?(state: State, property: string): PropertyImpact | undefined;
  /** What a fragment remembers: the arguments, and what they came to when it was written. */
  readonly spec: z.ZodType<Spec>;
  /** The arguments with everything that is not set; also of a spec, which has them all. */
  askedOf(args: Omit<Args, keyof CommonArgs> | Spec): Asked;
  /** What the arguments come to on this host. Throws what stands against them. */
  resolve(seen: Policy, asked: Asked, name: string): Spec;
  /** Of what a user writes only what has been checked to be an address, a number or a word may be part of a line. */
  fragmentOf(name: string, owner: string, spec: Spec): Fragment;
  /** What a state shows of it, besides what all have. */
  view(spec: Spec, seen: Policy, name: string): Omit<State, keyof FragmentState>;
  /** What has come to differ, besides the tables: what the same arguments come to by now. */
  faults?(seen: Policy, spec: Spec, name: string): string[];
  /** Refuses what others of the host stand against. */
  refuse?(seen: Policy, name: string, spec: Spec, before: Spec | undefined): void;
  /** What is to become of established connections that it no longer lets in (`now` absent: it goes), for `flows.sh`; nothing where they stay. */
  ending?(before: Spec, now: Spec | undefined): string | undefined;
  /** Whether these arguments ask for that, when this property changes. */
  ends?(args: Args, property: keyof Args & string): boolean;
  refuseRemoval?(seen: Policy, name: string, owner: string): void;
  /** What a preview says of it: what opens and what closes. */
  notes(seen: Policy, name: string, spec: Spec, before: Spec | undefined): string[];
  /** The same of a removal. */
  removalNotes(seen: Policy, name: string, spec: Spec): string[];
}

/** The kind with all that a fragment is: whose it is, how it is compared, put in, found and taken away. */
export function fragmentKind<Args extends CommonArgs, State extends FragmentState, Asked, Spec extends Asked>(kind: FragmentKind<Args, State, Asked, Spec>) {
  const { type, noun, steps, fragmentOf } = kind;
  const found = (seen: Policy, name: string) => seen.fragments.get(pathOf(type, name));
  const writtenOf = (one: Found, name: string): Written<Spec> | undefined => {
    const written = writtenIn(one, type, kind.spec);
    return written?.name === name ? written : undefined;
  };
  const notOurs = (name: string, problem: string, remedy: string) => new KvmnetError({ code: "not-ours", resource: `${type} ${name}`, problem, remedy });

  /** Refuses a name that is somebody else's; says whether a file that is nobody's is taken over. `last`: what we knew of ours. */
  function mayTake(there: Found | undefined, args: Args, last: State | undefined): boolean {
    const { name, adopt } = args;
    const theirs = (there && writtenOf(there, name)?.owner) ?? "";
    if (!there || isMine(theirs, args, last)) {
      return false;
    }
    if (theirs) {
      throw notOurs(
        name,
        `a ${noun} of this name is on the host already and belongs to ${theirs}`,
        "choose another name, or remove it from that program first",
      );
    }
    if (!adopt) {
      throw notOurs(name, `${there.path} is there already, and carries no mark of ours`, "choose another name, or set `adopt: true` to take it over");
    }
    return true;
  }

  /** Whether there is something of ours to remove; refuses what has become somebody else's. */
  function mayRemove(seen: Policy, { name, owner }: State): boolean {
    const there = found(seen, name);
    const theirs = there && (writtenOf(there, name)?.owner ?? "");
    if (theirs !== undefined && theirs !== owner) {
      throw notOurs(
        name,
        theirs ? `it belongs to ${theirs} now` : `${there?.path} no longer carries our mark`,
        "run `pulumi refresh`, look at what is there, and remove it by hand or try again",
      );
    }
    return theirs !== undefined || isLeftIn(seen, type, name) || !nothingIsLeft(seen);
  }

  /** What the same arguments come to by now: reservations move, networks change their mode. */
  function resolutionFaults(seen: Policy, spec: Spec, name: string): string[] {
    try {
      return kind.faults?.(seen, spec, name) ?? [];
    } catch (error) {
      if (error instanceof KvmnetError) {
        return [error.details.problem];
      }
      throw error;
    }
  }

  function observe(seen: Policy, name: string): State | undefined {
    const there = found(seen, name);
    const written = there && writtenOf(there, name);
    if (!written) {
      return undefined;
    }
    const { owner, spec } = written;
    const fragment = fragmentOf(name, owner, spec);
    return {
      name,
      owner,
      ...kind.view(spec, seen, name),
      persistedBy: seen.boot.systemd ? "systemd" : "none",
      faults: [
        ...(there.text === fragmentText(fragment) ? [] : [`${there.path} is not as we write it`]),
        ...resolutionFaults(seen, spec, name),
        ...tableFaults(seen, type, name, fragment.rules),
        ...bootFaults(seen.boot),
        ...(seen.ending.has(notePathOf(there.path)) ? ["connections that it no longer lets in have not been ended yet"] : []),
      ],
    } as State;
  }

  const compared = (Object.keys(kind.impacts) as (keyof Args & string)[]).filter((property) => property !== "name");

  const impactOf = (property: keyof Args & string, args: Args, state: State) => {
    const impact = kind.impactNow?.(state, property) ?? kind.impacts[property];
    return kind.ends?.(args, property) && property !== "onEstablished" && impact?.impact !== "replace" ? ENDED : impact;
  };

  /** A property that is not set is one with a meaning of its own: of a fragment nothing can be left unmanaged. */
  function plan(state: State, args: Args): Change[] {
    const wanted = kind.complete(args);
    const now = state as Record<string, unknown>;
    return [
      ...compared
        .filter((property) => !isDeepStrictEqual(now[property], wanted[property]))
        .map((property) => ({ path: [property], from: now[property], to: wanted[property], ...impactOf(property, args, state) }) as Change),
      ...(state.faults.length > 0
        ? [{ path: ["faults"], from: state.faults, to: [], impact: "none", why: `put right: ${state.faults.join("; ")}` } satisfies Change]
        : []),
      ...planClaim(state, args),
    ];
  }

  /** Creating and changing are one thing: whatever is there becomes what is asked for. */
  function decidePut(seen: Policy, args: Args, last: State | undefined): Verdict<Work, State | undefined> {
    const there = found(seen, args.name);
    const adopts = mayTake(there, args, last);
    const now = observe(seen, args.name);
    const changes = now ? plan(adopts ? { ...now, owner: args.owner } : now, args) : undefined;
    if (now && !adopts && changes?.length === 0) {
      return { is: "settled", result: now };
    }
    const before = there && writtenOf(there, args.name)?.spec;
    const spec = kind.resolve(seen, kind.askedOf(args), args.name);
    kind.refuse?.(seen, args.name, spec, before);
    const ending = before && kind.ending?.(before, spec);
    const notes = [
      ...kind.notes(seen, args.name, spec, before),
      ...endingNotes(ending),
      ...(seen.boot.systemd ? [] : ["nothing brings it back after a reboot: the host does not run systemd"]),
    ];
    return {
      is: "work",
      step: before ? steps.change : steps.create,
      work: putWork(fragmentOf(args.name, args.owner, spec), notes, ending),
      ...(adopts ? { changes: [...(changes ?? []), markChange(args)] } : changes && { changes }),
    };
  }

  function decideRemoval(seen: Policy, state: State): Verdict<Work, State | undefined> {
    if (!mayRemove(seen, state)) {
      return { is: "settled", result: undefined };
    }
    kind.refuseRemoval?.(seen, state.name, state.owner);
    const there = found(seen, state.name);
    const written = there && writtenOf(there, state.name);
    const ending = written && kind.ending?.(written.spec, undefined);
    if (ending !== undefined) {
      refuseWithoutConntrack(seen);
    }
    const notes = written ? [...kind.removalNotes(seen, state.name, written.spec), ...endingNotes(ending)] : [];
    return { is: "work", step: steps.remove, work: removeWork(type, state.name, notes, ending) };
  }

  const round: RoundKind<Args, State, Policy, Work> = {
    ...kind,
    rules: [fileName, ...kind.rules],
    plan,
    world: policy,
    id: named(noun, kind.example),
    there: (seen) =>
      [...seen.fragments.values()].flatMap(({ header }) =>
        header?.kind === type ? [{ id: header.name, name: header.name, observe: () => observe(seen, header.name) }] : [],
      ),
    observe: (seen, name, last) => {
      const now = observe(seen, name);
      // What was ours and carries no mark by now is somebody else's, and ours is gone.
      return now?.owner === "" && last && last.owner !== "" ? undefined : now;
    },
    decide: (seen, wish) => ("put" in wish ? decidePut(seen, wish.put, wish.last) : decideRemoval(seen, wish.remove)),
  };
  return {
    ...roundKind(round),
    foreseeDelete: async (host: Host, state: State) => {
      const verdict = await foresee(host, policy, wantOf(round, host, { remove: state }));
      return verdict.is === "work" ? verdict.notes : [];
    },
  };
}

const ENDED: PropertyImpact = { impact: "blip", why: "established connections that it no longer lets in are ended" };

const endingNotes = (ending: string | undefined) => (ending === undefined ? [] : ["ends established connections that it no longer lets in"]);

/** Connections are ended by a tool that not every host has. */
export function refuseWithoutConntrack({ tools }: Policy): void {
  if (!tools.has("conntrack")) {
    throw refusal("onEstablished", "the host has no `conntrack`, which ends established connections", `${missingTool("conntrack")} Or write "keep".`);
  }
}

export const differing = (what: string, now: readonly string[], then: readonly string[]) =>
  now.join() === then.join() ? [] : [`${what} ${now.join(", ") || "none"} by now, not ${then.join(", ") || "none"}`];

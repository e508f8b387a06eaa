import type { Host } from "../host/host";
import type { Change, PropertyPath } from "./change";
import type { GuestNic } from "./common";
import type { Exclusive } from "./exclusive";
import type { Grammar, Present } from "./identity";
import type { Impacts } from "./plan";
import type { z } from "./zod";

/** What every resource has, whatever its kind. The engine deals with `connection`; kinds never see it. */
export interface CommonArgs {
  /** Physical name on the host; the SDK class defaults it to the logical name. Also the Pulumi id. */
  name: string;
  /** `project/stack/logicalName`: the mark that says whose object this is. Set by the SDK class. */
  owner: string;
  /** Take over an existing object that carries no mark, instead of refusing it. */
  adopt?: boolean;
}

/** What every state holds. Plain JSON: the engine stores it as the resource's outputs. */
export interface CommonState {
  name: string;
  /** The owner mark found on the object; "" when it carries none (adopted objects get ours). */
  owner: string;
}

/** One reason why arguments are refused. */
export interface Problem {
  readonly path: PropertyPath;
  readonly reason: string;
  /** The host takes it, though it is hardly meant: told as a warning. What runs on a host can always be adopted. */
  readonly doubt?: true;
  /** The host does nothing with the value as things are. Where it is merely what a host shows, nothing is lost without it. */
  readonly idle?: true;
}

/**
 * A check across several properties. It yields what it finds. It may read any property freely: touching a value that is
 * not known yet ends the rule silently, so that unknown values never trip a check.
 */
export type Rule<Args> = (args: Args) => Iterable<Problem>;

/** What would be done to a host, as far as a look tells. */
export interface Prospect {
  /** What would change of what is there; absent where nothing of it is there. */
  readonly changes?: readonly Change[];
  /** What a preview says besides: by whom a device is kept over a reboot. */
  readonly notes: readonly string[];
}

/**
 * One kind of resource: a schema, a pure plan, and four operations on a host.
 * In `State`, a property that shares its name with an argument holds the *observed* value in the same normal form
 * that `complete` gives to arguments, so that `plan` is a plain comparison.
 */
export interface ResourceKind<Args extends CommonArgs, State extends CommonState> {
  /** `NatNetwork`: the class name in the SDK and the last part of the type token. */
  readonly type: string;
  /** What it is, for the SDK's docstring and the reference page. Markdown. */
  readonly description: string;
  /** Properties of `Args` without the common ones (`kindArgs` adds those): types, checks, defaults, descriptions. A union of objects where the combination depends on a `type`. */
  readonly args: z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]>;
  /** It holds those of other kinds within its own: types that they share are called after those kinds. */
  readonly holdsOthers?: true;
  /** Properties of `State` without the common ones. */
  readonly state: z.ZodObject;
  readonly rules: readonly Rule<Args>[];
  /** What changing each property costs at most; finer plans may say less. Also what an unknown value is shown as. */
  readonly impacts: Impacts<Args>;
  /**
   * Fills in what follows from other values (the gateway from the CIDR) and brings values into normal form (lower-case MAC).
   * Pure and idempotent. Properties with values that are not known yet are absent.
   */
  complete(args: Partial<Args>): Partial<Args>;
  /** Every difference between what is observed and what is asked for. Pure; `[]` means in step. */
  plan(state: State, args: Args): Change[];
  /**
   * Makes the object and verifies it. Finishes a half-made object that carries our mark; refuses one that does not,
   * unless `adopt` is set. When something already exists as an error leaves, the error carries `partialState`.
   */
  create(host: Host, args: Args): Promise<State>;
  /** What is really there, normalised; `undefined` when it is gone. `last` is absent for `.get()`. */
  read(host: Host, name: string, last?: State): Promise<State | undefined>;
  /** Carries out the plan between `state` (just read from the host) and `args`, and verifies it. */
  update(host: Host, state: State, args: Args, plan: readonly Change[]): Promise<State>;
  /** Guests that a removal or a restart cuts off, as far as a state knows. */
  guests?(state: State): readonly GuestNic[];
  /** The same on the host as it is now, where a state does not say. Changes nothing. */
  attached?(host: Host, state: State): Promise<readonly GuestNic[]>;
  /** Removes what is ours; an object that is already gone is fine. */
  delete(host: Host, state: State): Promise<void>;
  /** What create, or update where there is a state, would do as the host is now. Throws what it would refuse. Changes nothing. */
  foresee?(host: Host, args: Args, last?: State): Promise<Prospect>;
  /** Throws what delete would refuse on the host as it is now; says what a removal opens or closes. */
  foreseeDelete?(host: Host, state: State): Promise<readonly string[]>;
  /** How a person says which object is meant: the id of an import, after the host. */
  readonly id: Grammar;
  /** Everything of this kind that is on the host, whoever's it is. */
  present(host: Host): Promise<readonly Present<State>[]>;
  /** What a state remembers of the arguments, besides what is observed. */
  remembers?(args: Args): Partial<State>;
  /** What the object takes of its host, so that two resources of one program do not take the same. Properties may be absent that are not known yet. */
  exclusives?(args: Partial<Args>): readonly Exclusive[];
}

// biome-ignore lint/suspicious/noExplicitAny: a list of kinds holds kinds of different arguments
export type AnyKind = ResourceKind<any, any>;

import type { Present } from "../../resource/identity";
import type { CommonArgs, CommonState, ResourceKind } from "../../resource/kind";
import type { Facts, Host } from "../host";
import { notice } from "../notice";
import { carryOut, foresee, lookAt } from "./round";
import type { Verdict, Want, World } from "./world";

/** What is asked for: that something is there and like this, or that it is gone. `last`: what a state says of it. */
export type Wish<Args, State> = { readonly put: Args; readonly last?: State } | { readonly remove: State };

/** A resource kind as a driver writes it: everything pure, over one world of the host. */
export interface RoundKind<Args extends CommonArgs, State extends CommonState, Seen, Work>
  extends Omit<ResourceKind<Args, State>, "create" | "read" | "update" | "delete" | "foresee" | "foreseeDelete" | "present"> {
  readonly world: World<Seen, Work>;
  /**
   * What is there of it; `undefined` when it is gone. `last` is absent for `.get()`. A `last` without an owner is an object that was imported and
   * has no mark yet.
   */
  observe(seen: Seen, name: string, last: State | undefined, facts: Facts): State | undefined;
  /** Everything of this kind that is there, whoever's it is. */
  there(seen: Seen, facts: Facts): readonly Present<State>[];
  /** `Want.closer`. */
  closer?(seen: Seen, wish: Wish<Args, State>): readonly string[];
  /**
   * What to do so that it becomes as wished. Throws to refuse. A removal is settled with `undefined`.
   * `written`: called again on the look after the work, where only "settled" counts as done.
   */
  decide(seen: Seen, wish: Wish<Args, State>, facts: Facts, written: boolean): Verdict<Work, State | undefined>;
  /** What does not work although it is as asked for: no error, but the user is told. */
  warnings?(state: State): readonly string[];
  /** What exists of something that could not be finished; default: what is observed, where it carries the wish's mark. */
  partial?(seen: Seen, wish: Wish<Args, State>, facts: Facts): State | undefined;
}

/** The want behind a wish. Preview and apply share it. */
export function wantOf<Args extends CommonArgs, State extends CommonState, Seen, Work>(
  kind: RoundKind<Args, State, Seen, Work>,
  host: Host,
  wish: Wish<Args, State>,
): Want<Seen, Work, State | undefined> {
  const { name } = "put" in wish ? wish.put : wish.remove;
  return {
    resource: `${kind.type} ${name}`,
    closer: (seen) => kind.closer?.(seen, wish) ?? [],
    decide: (seen, written) => kind.decide(seen, wish, host.facts, written),
    partial: (seen) => {
      if (kind.partial) {
        return kind.partial(seen, wish, host.facts);
      }
      const [last, owner] = "put" in wish ? [wish.last, wish.put.owner] : [wish.remove, wish.remove.owner];
      const state = kind.observe(seen, name, last, host.facts);
      return state?.owner === owner ? state : undefined;
    },
  };
}

/** The kind with its four operations, all of them the one round. */
export function roundKind<Args extends CommonArgs, State extends CommonState, Seen, Work>(
  kind: RoundKind<Args, State, Seen, Work>,
): ResourceKind<Args, State> & RoundKind<Args, State, Seen, Work> {
  const bring = async (host: Host, wish: Wish<Args, State>) => carryOut(host, kind.world, wantOf(kind, host, wish));
  const warned = <Observed extends State | undefined>(host: Host, state: Observed): Observed => {
    for (const warning of (state && kind.warnings?.(state)) ?? []) {
      notice(`warning: ${host.label}: ${kind.type} ${state?.name}: ${warning}`);
    }
    return state;
  };
  return {
    ...kind,
    create: async (host, args) => warned(host, (await bring(host, { put: args })) as State),
    read: async (host, name, last) => warned(host, kind.observe(await lookAt(host, kind.world), name, last, host.facts)),
    present: async (host) => kind.there(await lookAt(host, kind.world), host.facts),
    update: async (host, state, args) => warned(host, (await bring(host, { put: args, last: state })) as State),
    delete: async (host, state) => {
      await bring(host, { remove: state });
    },
    foresee: async (host, args, last) => {
      const verdict = await foresee(host, kind.world, wantOf(kind, host, { put: args, last }));
      return verdict.is === "work" ? { changes: verdict.changes, notes: verdict.notes } : { changes: [], notes: [] };
    },
    foreseeDelete: async (host, state) => {
      await foresee(host, kind.world, wantOf(kind, host, { remove: state }));
      return [];
    },
  };
}

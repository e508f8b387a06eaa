import { type Change, pathText } from "../resource/change";
import { KvmnetError } from "../resource/error";
import { type Circumstances, impactText } from "../resource/impact";
import type { AnyKind } from "../resource/kind";
import { kindArgs } from "./args";
import { type Json, sameJson } from "./json";
import { managedPaths } from "./managed";
import type { Shown } from "./shown";
import { inputOnly, kindState, type Stored, withoutKeys } from "./state";
import { hasUnknown } from "./unknowns";

/** Stands for a value that the engine does not know yet, in `Change.to`. */
export const KNOWN_AFTER_APPLY = "known after apply";

/** The kind's arguments among a resource's inputs. */
export function argsOf(inputs: Json): Json {
  return withoutKeys(inputs, ["connection"]);
}

/** What was imported has no mark yet: taking it over was asked for then. */
export function claiming(last: { readonly owner: string }, args: Json): Json {
  return last.owner === "" ? { ...args, adopt: true } : args;
}

/**
 * Every difference that the host has to do with: the kind's plan, the name and the owner mark. Pure. `marked`: the marks that we wrote. A resource that
 * is called otherwise by now takes its object along, as long as that has one of them.
 */
export function hostChanges(kind: AnyKind, state: Json, args: Json, marked: Stored["marked"]): Change[] {
  const identity = identityChanges(state, args, marked);
  const owner = identity.find(({ path }) => path[0] === "owner");
  const planned: Change[] = kind.plan(state, args).map((change: Change) => (change.path[0] === "owner" && owner ? owner : change));
  const missing = identity.filter((change) => !planned.some((one) => one.path[0] === change.path[0]));
  return [...planned, ...missing];
}

/** Every difference that a user would call a change. Pure. */
export function changesOf(kind: AnyKind, olds: Stored, news: Json): Change[] {
  const args = argsOf(news);
  const unknown = Object.keys(args).filter((name) => hasUnknown(args[name]));
  const state = kindState(olds);
  const comparable = { ...args, ...Object.fromEntries(unknown.map((name) => [name, state[name]])) };
  const planned = hostChanges(kind, state, comparable, olds.marked);
  const known = [...planned, ...inputOnlyChanges(kind, olds, comparable).filter((change) => !planned.some((one) => one.path[0] === change.path[0]))];
  return [...known.filter((change) => !unknown.includes(String(change.path[0]))), ...unknown.map((name) => unknownChange(kind, name, state[name]))];
}

/** The marks under which an object may be ours while an update is not through. */
export const marksOf = (last: Stored, args: Json): readonly string[] => [...new Set([...(last.marked ?? []), String(args.owner)])];

/** The mark by which what a state speaks of is ours. A refresh notes in `owner` whose it is by now, who may be a stranger. */
export const ownMark = ({ owner, marked }: Stored): string =>
  owner === "" || marked === undefined || marked.includes(owner) ? owner : (marked.at(-1) ?? owner);

function identityChanges(state: Json, args: Json, marked: Stored["marked"]): Change[] {
  const changes: Change[] = [];
  if (state.name !== args.name) {
    changes.push({ path: ["name"], from: state.name, to: args.name, impact: "replace", why: "a renamed object is deleted and made anew" });
  }
  if (state.owner !== args.owner) {
    const refused = state.owner === "" || marked?.includes(String(state.owner)) ? undefined : strangers(String(state.owner), marked);
    changes.push({
      path: ["owner"],
      from: state.owner,
      to: args.owner,
      impact: "none",
      why: "only the mark on the object changes",
      ...(refused && { refused }),
    });
  }
  return changes;
}

const strangers = (owner: string, marked: Stored["marked"]) =>
  marked
    ? `it belongs to ${owner} now; remove it from that program, or from this one`
    : `it belongs to ${owner}; if that is its former name here: the release that wrote its state did not note whose mark it was, so change something of it under that name first, or take the mark off and set \`adopt: true\``;

function inputOnlyChanges(kind: AnyKind, olds: Json, args: Json): Change[] {
  return inputOnly(kind)
    .filter((name) => !sameJson(olds[name], args[name]))
    .map((name) => ({ path: [name], from: olds[name], to: args[name], impact: "none", why: "nothing on the host changes" }));
}

function unknownChange(kind: AnyKind, name: string, from: unknown): Change {
  const fallback = { impact: name === "name" ? "replace" : "none", why: "the new value is not known yet" } as const;
  const declared = (kind.impacts as Record<string, { impact: Change["impact"]; why: string } | undefined>)[name];
  return { path: [name], from, to: KNOWN_AFTER_APPLY, ...(declared ?? fallback) };
}

/** Properties of which the state must be written anew although the host stays as it is: where it is reached, and which of them the program sets. */
export function rewritten(kind: AnyKind, olds: Stored, news: Json): string[] {
  const paths = hasUnknown(news) ? olds.managed : managedPaths(kindArgs(kind), argsOf(news));
  const moved = [...paths.filter((path) => !olds.managed.includes(path)), ...olds.managed.filter((path) => !paths.includes(path))];
  const connection = sameJson(olds.connection, news.connection) ? [] : ["connection"];
  return [...new Set([...connection, ...moved.map((path) => path.split(/[.[]/)[0] ?? path)])];
}

/** The top-level properties that make the engine replace the resource. */
export function replacedBy(changes: readonly Change[]): string[] {
  return [...new Set(changes.filter((change) => change.impact === "replace").map((change) => String(change.path[0])))];
}

/** Fails when the plan holds changes that must not be made as things are. */
export function refuse(kind: AnyKind, name: string, changes: readonly Change[], may: Shown): void {
  const refused = changes.filter((change) => change.refused !== undefined);
  if (refused.length > 0) {
    throw new KvmnetError({
      code: "refused",
      resource: `${kind.type} ${name}`,
      problem: refused.map(({ path, refused }) => `${[pathText(path), may.at(path)].filter(Boolean).join(" ")}: ${refused}`).join("\n"),
    });
  }
}

/** What a preview says about whom a change disturbs, what of it somebody has changed on the host, and from when that is known. */
export function impactLine(kind: AnyKind, name: string, changes: readonly Change[], { drifted, notes, asOf }: Circumstances): string | undefined {
  if (changes.length === 0) {
    return undefined;
  }
  const drift = drifted.length > 0 ? ` (changed on the host since the last run: ${drifted.join(", ")})` : "";
  const known = asOf === undefined ? "" : ` (by the state as last read, at ${asOf})`;
  return [`${kind.type} ${name}: impact ${impactText(changes)}${drift}${known}`, ...notes].join("; ");
}

import { isDeepStrictEqual } from "node:util";
import { kindArgs } from "../engine/args";
import { checkArgs } from "../engine/check";
import { optionFor } from "../engine/evaluate";
import { type Json, plainJson } from "../engine/json";
import { type Change, type PropertyPath, pathIn, pathText, valueAt } from "../resource/change";
import type { AnyKind, CommonState } from "../resource/kind";
import type { z } from "../resource/zod";
import { isDefault } from "./defaults";
import type { ResourceItem } from "./item";

/** Arguments that a look at the host does not tell, or that the program has anyway. */
const NOT_OBSERVED = ["name", "owner", "adopt", "onGuestsAttached"];

/** Changes of these are no changes of the object: the mark that adoption writes, with the lists that it claims, and what only the state remembers. */
const HARMLESS = ["owner", "ownedLists", "onGuestsAttached"];

/** Changes that taking it over makes besides, of kinds whose mark is a file. */
const MARKED_BY_FILE: Readonly<Record<string, readonly string[]>> = { HostSettings: ["persistence"] };

/** Stands for the mark that the engine will give, where it is not known yet. */
const OWNER = "project/stack/name";

/**
 * The shortest arguments that leave what is observed as it is. `more` has what a kind's state does not show under an argument's name; `owner` is
 * the mark of the resource that is to have it. Pure.
 */
export function describe(kind: AnyKind, state: CommonState & object, more: Json = {}, owner = OWNER): ResourceItem {
  const subject: Subject = { kind, state, owner };
  const remarks: string[] = [];
  const observed = accepted(subject, observedArgs(kind, { ...state, ...more }), remarks);
  const full = kept(subject, observed.args, remarks);
  const short = shortened(subject, full);
  const args = changes(subject, short).length === 0 ? short : full;
  const owned = state.owner === "" || state.owner === owner ? [] : [`it belongs to ${state.owner}`];
  return { kind: kind.type, name: state.name, args, remarks, blocked: [...owned, ...observed.refused, ...changes(subject, args)] };
}

interface Subject {
  readonly kind: AnyKind;
  readonly state: CommonState & object;
  readonly owner: string;
}

function observedArgs(kind: AnyKind, state: Json): Json {
  const schema = kindArgs(kind);
  const shape = "options" in schema ? (optionFor(schema, state)?.shape ?? {}) : schema.shape;
  const names = Object.keys(shape).filter((name) => !NOT_OBSERVED.includes(name) && state[name] !== undefined);
  return plainJson(Object.fromEntries(names.map((name) => [name, state[name]])));
}

function check({ kind, state, owner }: Subject, args: Json) {
  return checkArgs(kind, { ...args, name: state.name, owner, adopt: true });
}

/** The arguments without what the kind refuses and does not need, as little as may be; what is wrong with the others. */
function accepted(subject: Subject, args: Json, remarks: string[]): { args: Json; refused: string[] } {
  const [failure, ...others] = check(subject, args).failures;
  if (!failure) {
    return { args, refused: [] };
  }
  const better = droppable(failure.property)
    .map((path) => ({ path, rest: removed(args, path) as Json }))
    .find(({ path, rest }) => {
      const { failures } = check(subject, rest);
      const gone = !isDeepStrictEqual(rest, args) && !failures.some(({ property }) => property.startsWith(pathText(path)));
      // What the kind fills in by itself would not be left alone.
      return gone && (path.length === 1 || valueAt(subject.kind.complete(rest), path) === undefined);
    });
  if (!better) {
    return { args, refused: [failure, ...others].map((one) => `${one.property} ${one.reason}`) };
  }
  // A word of the state for nothing at all, which arguments do not know; or what the host shows and does nothing with.
  const [property] = better.path;
  if (!failure.idle && (better.path.length > 1 || !isDefault(subject.kind.type, String(property), args[String(property)]))) {
    remarks.push(`${pathText(better.path)} is not written: ${failure.property} ${failure.reason}`);
  }
  return accepted(subject, better.rest, remarks);
}

/** Lists whose entries have settings of their own that need not be managed; entries of others say what they say. */
const BY_PLACE = "subnets";

/** What can be left out so that a property is not managed, the least first: `dns.srv[1].target` is left out with `dns.srv`. */
function droppable(property: string): PropertyPath[] {
  const path = pathIn(property);
  const end = path.findIndex((part, i) => typeof part === "number" && path[i - 1] !== BY_PLACE);
  const whole = end < 0 ? path : path.slice(0, end);
  return whole.map((_, i) => whole.slice(0, whole.length - i)).filter((one) => typeof one.at(-1) === "string");
}

function isRequired(kind: AnyKind, args: Json, property: string): boolean {
  const schema = kindArgs(kind);
  const option = "options" in schema ? optionFor(schema, args) : schema;
  const part = option?.shape[property] as z.ZodType | undefined;
  return part === undefined || !part.safeParse(undefined).success;
}

/** The arguments without those that a plan would want to change, because the kind cannot express what is there. */
function kept(subject: Subject, args: Json, remarks: string[]): Json {
  const [change] = planned(subject, args);
  const property = String(change?.path[0]);
  if (!change || args[property] === undefined || isRequired(subject.kind, args, property)) {
    return args;
  }
  const { [property]: _gone, ...rest } = args;
  if (check(subject, rest).failures.length > 0 || planned(subject, rest).some((one) => String(one.path[0]) === property)) {
    return args;
  }
  remarks.push(`${property} is not written: ${wouldChange(change)}`);
  return kept(subject, rest, remarks);
}

function planned(subject: Subject, args: Json) {
  const { kind, state } = subject;
  const { inputs, failures } = check(subject, args);
  const harmless = [...HARMLESS, ...(state.owner === "" ? (MARKED_BY_FILE[kind.type] ?? []) : [])];
  return failures.length > 0 ? [] : kind.plan(state, inputs).filter((change) => !harmless.includes(String(change.path[0])));
}

function changes(subject: Subject, args: Json): string[] {
  return planned(subject, args).map(wouldChange);
}

const wouldChange = (change: Change) => `it would change ${pathText(change.path)}: ${change.why}`;

/** Without what goes without saying, and without what the kind fills in by itself. */
function shortened(subject: Subject, args: Json): Json {
  const spoken = unbroken(subject, withoutDefaults(subject.kind.type, args, "") as Json, args);
  const complete = (some: Json) => check(subject, some);
  const target = complete(spoken).inputs;
  return candidates(spoken).reduce<Json>((shorter, path) => {
    const without = removed(shorter, path) as Json;
    const result = complete(without);
    return result.failures.length === 0 && isDeepStrictEqual(result.inputs, target) ? without : shorter;
  }, spoken);
}

/** A property that is wrong without its usual parts gets them back. */
function unbroken(subject: Subject, short: Json, full: Json): Json {
  const broken = check(subject, short).failures.map(({ property }) => property.split(/[.[]/)[0] ?? "");
  return { ...short, ...Object.fromEntries(Object.entries(full).filter(([property]) => broken.includes(property))) };
}

function withoutDefaults(kind: string, value: unknown, path: string): unknown {
  if (Array.isArray(value)) {
    return value.map((element) => withoutDefaults(kind, element, `${path}[]`));
  }
  if (!isRecord(value)) {
    return value;
  }
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const at = path ? `${path}.${key}` : key;
    const short = withoutDefaults(kind, inner, at);
    const emptied = isRecord(short) && Object.keys(short).length === 0 && isRecord(inner) && Object.keys(inner).length > 0;
    return isDefault(kind, at, inner) || emptied ? [] : [[key, short] as const];
  });
  return Object.fromEntries(entries);
}

/** Paths of properties that may be left out, inner ones first. Lists are looked into once: an entry of a list within a list says what it says. */
function candidates(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) {
    const nested = path.some((part) => typeof part === "number");
    return nested ? [] : value.flatMap((element, i) => candidates(element, [...path, i]));
  }
  return isRecord(value) ? Object.entries(value).flatMap(([key, inner]) => [...candidates(inner, [...path, key]), [...path, key]]) : [];
}

/** The value without a property; an object that is empty then goes as well. */
function removed(value: unknown, [head, ...rest]: readonly (string | number)[]): unknown {
  if (Array.isArray(value)) {
    return value.map((element, i) => (i === head ? removed(element, rest) : element));
  }
  const entries = Object.entries(value as Json).flatMap(([key, inner]) => {
    if (key !== head) {
      return [[key, inner] as const];
    }
    const left = rest.length === 0 ? undefined : removed(inner, rest);
    return left === undefined || (isRecord(left) && Object.keys(left).length === 0) ? [] : [[key, left] as const];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

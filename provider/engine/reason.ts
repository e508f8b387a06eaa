import type { PropertyPath } from "../resource/change";
import { NONE } from "../resource/schema";
import { z } from "../resource/zod";
import { type Issue, optionFor, unwrap } from "./evaluate";

export interface Finding {
  readonly path: PropertyPath;
  readonly reason: string;
  /** What is likely to have been meant: as telling as the value itself. */
  readonly hint?: string | undefined;
  /** The property is refused whatever its value: it may be a credential under a wrong name. */
  readonly nameOnly?: true;
  readonly idle?: true;
}

/** What a schema's issue says to a user: which property, what is wrong with it and what would be right. */
export function findingsOf(schema: z.ZodType, { issue, path, value }: Issue): Finding[] {
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(schema, path, value);
    return issue.keys.map((key) => ({ path: [...path, key], reason: unknownKeyReason(key, known), nameOnly: true }));
  }
  if (issue.code === "invalid_union" && issue.errors.length === 0) {
    const values = discriminatorValues(schemaAt(schema, path.slice(0, -1)));
    return [{ path, reason: reasonOf({ code: "invalid_value", values, path: [], message: "" }, value), hint: suggestion(value, values) }];
  }
  if (issue.code === "invalid_union") {
    const meant = issue.errors.filter((errors) => !isNone(errors));
    const words = meant.map(([first, ...more]) => (first?.code === "invalid_value" && first.path.length === 0 && more.length === 0 ? first.values : undefined));
    if (words.length > 0 && words.every((values) => values !== undefined)) {
      return findingsOf(schema, { issue: { code: "invalid_value", values: words.flat(), path: [], message: "" }, path, value });
    }
    const nearest = [...meant].sort((a, b) => a.length - b.length || depth(b) - depth(a))[0] ?? [];
    return nearest.flatMap((inner) =>
      findingsOf(schema, { issue: inner, path: [...path, ...(inner.path as (string | number)[])], value: dig(value, inner.path) }),
    );
  }
  return [{ path, reason: reasonOf(issue, value), hint: issue.code === "invalid_value" ? suggestion(value, issue.values) : undefined }];
}

/** That a value is not `none` is no reason, as hardly any is. */
const isNone = ([issue]: readonly z.core.$ZodIssue[]) =>
  issue?.code === "invalid_value" && issue.path.length === 0 && issue.values.length === 1 && issue.values[0] === NONE;

const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map((issue) => issue.path.length));

const dig = (value: unknown, path: readonly PropertyKey[]) =>
  path.reduce<unknown>((part, key) => (part as Record<PropertyKey, unknown> | undefined)?.[key], value);

function reasonOf(issue: z.core.$ZodIssue, value: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return value === undefined
        ? `is required (${typeName(issue.expected)})`
        : `must be ${typeName(issue.expected)}${typeof value === "number" && issue.expected === "int" ? "" : `, is ${typeOf(value)}`}`;
    case "invalid_value":
      return value === undefined ? `is required: ${oneOf(issue.values)}` : `must be ${oneOf(issue.values)}`;
    case "too_small":
    case "too_big":
      return custom(issue) ?? bound(issue);
    case "invalid_key":
      return `has a name that is not allowed: it ${issue.issues[0]?.message ?? issue.message}`;
    case "unrecognized_keys":
      return `has a key that is not allowed: ${issue.message}`;
    default:
      return issue.message;
  }
}

/** Messages that we wrote ourselves; the library's own begin with a capital and name types the way programs do. */
function custom(issue: z.core.$ZodIssue): string | undefined {
  return /^(Too (small|big)|Invalid input)/.test(issue.message) ? undefined : issue.message;
}

function bound(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const unit = { string: " characters", array: " elements", set: " elements" }[issue.origin as string] ?? "";
  const limit = issue.code === "too_small" ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
  return `must ${unit ? "have" : "be"} ${limit}${unit}`;
}

const TYPE_NAMES: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
};

const typeName = (expected: string) => TYPE_NAMES[expected] ?? expected;

function typeOf(value: unknown): string {
  if (value === null) {
    return "null";
  }
  return typeName(Array.isArray(value) ? "array" : typeof value);
}

const oneOf = (values: readonly unknown[]) => `${values.length > 1 ? "one of " : ""}${values.map((value) => JSON.stringify(value)).join(", ")}`;

function suggestion(value: unknown, values: readonly unknown[]): string | undefined {
  const near = typeof value === "string" ? nearestOf(value, values.filter((one) => typeof one === "string") as string[]) : undefined;
  return near === undefined ? undefined : `; did you mean ${JSON.stringify(near)}?`;
}

function unknownKeyReason(key: string, known: readonly string[]): string {
  const near = nearestOf(key, known);
  return `is not a property here${near === undefined ? "" : `; did you mean \`${near}\`?`}${known.length > 0 ? ` (there are: ${known.join(", ")})` : ""}`;
}

function schemaAt(schema: z.ZodType, path: PropertyPath): z.ZodType | undefined {
  let at: z.ZodType | undefined = unwrap(schema);
  for (const part of path) {
    at = at && partOf(at, part);
  }
  return at;
}

function partOf(schema: z.ZodType, part: string | number): z.ZodType | undefined {
  const found =
    schema instanceof z.ZodArray
      ? schema.element
      : schema instanceof z.ZodRecord
        ? schema.valueType
        : schema instanceof z.ZodObject
          ? schema.shape[part]
          : undefined;
  return found && unwrap(found as z.ZodType);
}

/** The properties that are allowed at a path. `owner` is ours to set, so it is not offered. */
function keysAt(schema: z.ZodType, path: PropertyPath, value: unknown): string[] {
  const at = schemaAt(schema, path);
  const object = at instanceof z.ZodDiscriminatedUnion ? optionFor(at, (value ?? {}) as Record<string, unknown>) : at;
  return object instanceof z.ZodObject ? Object.keys(object.shape).filter((key) => key !== "owner") : [];
}

function discriminatorValues(schema: z.ZodType | undefined): z.core.util.Primitive[] {
  if (!(schema instanceof z.ZodDiscriminatedUnion)) {
    return [];
  }
  const key = schema.def.discriminator;
  return (schema.options as z.ZodObject[]).flatMap((option) => [...((option.shape[key] as z.ZodType)._zod.values ?? [])]);
}

/** The candidate that a word is most likely a slip of: same letters but for case, part of it, or few letters away. */
export function nearestOf(word: string, candidates: readonly string[]): string | undefined {
  const scored = candidates.map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }));
  const [best] = scored.sort((a, b) => a.distance - b.distance);
  return best && best.distance <= Math.max(1, Math.floor(word.length / 3)) ? best.candidate : undefined;
}

/** Letters to insert, drop, change or swap with their neighbour. */
function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, i) => i)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(at(i, j - 1) + 1, at(i - 1, j) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swapped));
    }
  }
  return at(a.length, b.length);
}

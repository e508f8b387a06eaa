import type { PropertyPath } from "../resource/change";
import { withoutNone } from "../resource/schema";
import { z } from "../resource/zod";
import { HOLE, hasHole, hasUnknown, isUnknown } from "./unknowns";

export interface Issue {
  readonly path: PropertyPath;
  readonly issue: z.core.$ZodIssue;
  /** The value at `path`. */
  readonly value: unknown;
}

export interface Evaluation {
  /** The parsed value; holes stand where the input is unknown or wrong. */
  readonly data: unknown;
  readonly issues: readonly Issue[];
}

/**
 * Parses a value of which some parts are not known yet. What is known is checked and gets its defaults and normal form; a
 * check that spans an unknown part is not made. Also salvages the good parts of a wrong value, so that one
 * mistake does not hide others.
 */
export function evaluate(schema: z.ZodType, value: unknown): Evaluation {
  const issues: Issue[] = [];
  const data = walk(schema, value, [], issues);
  return { data, issues };
}

function walk(schema: z.ZodType, value: unknown, path: PropertyPath, issues: Issue[]): unknown {
  if (isUnknown(value)) {
    return HOLE;
  }
  if (!hasUnknown(value)) {
    const result = schema.safeParse(value);
    if (result.success) {
      return result.data;
    }
    issues.push(...result.error.issues.map((issue) => located(issue, value, path)));
    return descend(schema, value, path, []);
  }
  const before = issues.length;
  const data = descend(schema, value, path, issues);
  if (data === HOLE && issues.length === before) {
    issues.push(...shapeIssues(schema, value, path));
  }
  return data;
}

function located(issue: z.core.$ZodIssue, value: unknown, path: PropertyPath): Issue {
  const inner = issue.path as (string | number)[];
  const at = inner.reduce<unknown>((part, key) => (part as Record<string | number, unknown> | undefined)?.[key], value);
  return { path: [...path, ...inner], issue, value: at };
}

/** A value whose kind (object, list, text) is wrong is wrong whatever its unknown parts turn out to be. */
function shapeIssues(schema: z.ZodType, value: unknown, path: PropertyPath): Issue[] {
  const result = schema.safeParse(value);
  return (result.error?.issues ?? []).filter((issue) => issue.path.length === 0 && issue.code === "invalid_type").map((issue) => located(issue, value, path));
}

/** Parses the parts one by one. Where a schema cannot be taken apart, the whole value is a hole. */
function descend(schema: z.ZodType, value: unknown, path: PropertyPath, issues: Issue[]): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((element, i) => walk(inner.element as z.ZodType, element, [...path, i], issues));
  }
  if (!isPlainObject(value)) {
    return HOLE;
  }
  if (inner instanceof z.ZodObject) {
    return descendObject(inner, value, path, issues);
  }
  if (inner instanceof z.ZodRecord) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, walk(inner.valueType as z.ZodType, part, [...path, key], issues)]));
  }
  if (inner instanceof z.ZodDiscriminatedUnion) {
    const option = optionFor(inner, value);
    return option ? descendObject(option, value, path, issues) : HOLE;
  }
  return HOLE;
}

function descendObject(schema: z.ZodObject, value: Record<string, unknown>, path: PropertyPath, issues: Issue[]): unknown {
  const unknownKeys = Object.keys(value).filter((key) => !(key in schema.shape));
  if (unknownKeys.length > 0) {
    issues.push({ path, value, issue: { code: "unrecognized_keys", keys: unknownKeys, input: value, message: "", path: [] } });
  }
  const entries = Object.entries(schema.shape).map(([key, part]) => [key, walk(part as z.ZodType, value[key], [...path, key], issues)] as const);
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined));
}

/** The member of a union that a value belongs to, by its discriminator. */
export function optionFor(union: z.ZodDiscriminatedUnion, value: Record<string, unknown>): z.ZodObject | undefined {
  const key = union.def.discriminator;
  return (union.options as z.ZodObject[]).find((option) => (option.shape[key] as z.ZodType | undefined)?.safeParse(value[key]).success);
}

/** The schema behind optional, default, `orNone` and the like. */
export function unwrap(schema: z.ZodType): z.ZodType {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType ?? withoutNone(schema);
  return inner ? unwrap(inner) : schema;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The top-level properties whose value is known and right throughout. */
export function sound(data: unknown): Record<string, unknown> {
  return isPlainObject(data) ? Object.fromEntries(Object.entries(data).filter(([, value]) => !hasHole(value))) : {};
}

import { isMapOfNamed } from "../resource/schema";
import { z } from "../resource/zod";
import { optionFor, unwrap } from "./evaluate";
import type { Json } from "./json";

/**
 * Which arguments a user set, as paths without list positions: `subnets[].dhcp.range`. Kept in the state, so that a read can
 * answer in terms of what the program manages; what it leaves open is not reported as drift.
 */
export function managedPaths(schema: z.ZodType, args: unknown): string[] {
  const paths = new Set<string>();
  collect(schema, args, "", paths);
  return [...paths].sort();
}

function collect(schema: z.ZodType, value: unknown, path: string, paths: Set<string>): void {
  const inner = memberFor(unwrap(schema), value);
  if (inner instanceof z.ZodObject && isObject(value)) {
    const keys = Object.keys(value).filter((key) => key in inner.shape && value[key] !== undefined);
    if (keys.length === 0) {
      paths.add(`${path}.`);
    }
    for (const key of keys) {
      collect(inner.shape[key] as z.ZodType, value[key], path ? `${path}.${key}` : key, paths);
    }
  } else if (isMapOfNamed(inner) && isObject(value) && Object.keys(value).length > 0) {
    for (const [key, one] of Object.entries(value)) {
      collect(inner.valueType as z.ZodType, one, `${path}.${escaped(key)}`, paths);
    }
  } else if (inner instanceof z.ZodArray && Array.isArray(value) && value.length > 0 && value.every(isObject)) {
    for (const element of value) {
      collect(inner.element as z.ZodType, element, `${path}[]`, paths);
    }
  } else {
    paths.add(path);
  }
}

/** Keys of maps are the user's: what means something in a path is written as in a URL. */
const escaped = (key: string) => key.replace(/[%.[\]]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

const unescaped = (part: string) => part.replace(/%([0-9a-f]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

function memberFor(schema: z.ZodType, value: unknown): z.ZodType {
  if (schema instanceof z.ZodDiscriminatedUnion && isObject(value)) {
    return optionFor(schema, value) ?? schema;
  }
  if (schema instanceof z.ZodUnion) {
    const option = (schema.options as z.ZodType[]).find((one) => one.safeParse(value).success);
    return option ? unwrap(option) : schema;
  }
  return schema;
}

/** Paths as a tree: a leaf (no branches) stands for a whole value. */
type Tree = Map<string, Tree>;

function treeOf(paths: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const path of paths) {
    let at = root;
    for (const part of path.replaceAll("[]", ".[]").split(".").map(unescaped)) {
      const next = at.get(part) ?? new Map();
      at.set(part, next);
      at = next;
    }
  }
  return root;
}

/** The managed part of what is observed. */
export function project(observed: Json, paths: readonly string[]): Json {
  return pick(observed, treeOf(paths)) as Json;
}

function pick(value: unknown, tree: Tree): unknown {
  if (tree.size === 0) {
    return value;
  }
  const element = tree.get("[]");
  if (Array.isArray(value) && element) {
    return value.map((one) => pick(one, element));
  }
  if (!isObject(value)) {
    return value;
  }
  return Object.fromEntries([...tree].filter(([key]) => value[key] !== undefined).map(([key, branch]) => [key, pick(value[key], branch)]));
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import { z } from "zod";
import { kindArgs } from "../../provider/engine/args";
import { unwrap } from "../../provider/engine/evaluate";
import type { AnyKind } from "../../provider/resource/kind";
import { overWire, type Properties } from "./wire";

export type Path = readonly (string | number)[];

/** Every place in the arguments at which a program could pass an Output. The owner mark is a plain string of the SDK class. */
export function places(value: unknown, path: Path = []): Path[] {
  const children = Array.isArray(value) ? [...value.entries()] : value && typeof value === "object" ? Object.entries(value) : [];
  const below = children.flatMap(([key, child]) => places(child, [...path, key]));
  return path.length === 0 ? below.filter(([first]) => first !== "owner") : [path, ...below];
}

/** What stands at a place; `undefined` where there is none (any more). */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((part, key) => (part && typeof part === "object" ? (part as Record<string | number, unknown>)[key] : undefined), value);
}

export function replaced(args: Properties, path: Path, value: string): Properties {
  const copy = overWire(args);
  const parent = at(copy, path.slice(0, -1));
  if (parent && typeof parent === "object") {
    (parent as Properties)[path.at(-1) as string] = value;
  }
  return copy;
}

/** An object with declared fields, not a map with keys of the user's. */
export function isRecordOfFields(kind: AnyKind, path: Path, value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(schemaAt(kindArgs(kind), path, value) instanceof z.ZodRecord);
}

function schemaAt(schema: z.ZodType, path: Path, value: unknown): z.ZodType {
  const [key, ...rest] = path;
  const inner = unwrap(schema);
  if (key === undefined || inner instanceof z.ZodRecord) {
    return inner;
  }
  const options = inner instanceof z.ZodDiscriminatedUnion ? (inner.options as z.ZodObject[]) : [inner];
  const next = options
    .map((option) => (option instanceof z.ZodArray ? option.element : option instanceof z.ZodObject ? option.shape[key] : undefined))
    .find(Boolean);
  return next ? schemaAt(next as z.ZodType, rest, value) : inner;
}

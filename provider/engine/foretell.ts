import type { AnyKind } from "../resource/kind";
import { bookkeepingOf } from "../resource/schema";
import { z } from "../resource/zod";
import { argsOf, changesOf } from "./diff";
import { optionFor, unwrap } from "./evaluate";
import type { Json } from "./json";
import { inputOnly, unfolded } from "./state";
import { UNKNOWN } from "./unknowns";

/** Outputs that an object keeps as long as it is not made anew. */
const LASTING = ["name", "owner", "machineId", "uuid"];

/** The outputs that a create or update would have, as far as they are known before: what the program sets, and of the rest what cannot change. */
export function foretold(kind: AnyKind, inputs: Json, olds?: Json): Json {
  const args = argsOf(inputs);
  const last = olds && unfolded(kind, olds);
  const still = last !== undefined && !last.incomplete && changesOf(kind, last, inputs).every(({ path }) => unseen(kind).includes(String(path[0])));
  const names = Object.keys(kind.state.shape).filter((name) => !bookkeepingOf(kind.state).includes(name));
  const outputs = [...new Set(["name", "owner", ...names, "machineId"])].map((name) => {
    const value = args[name] ?? (still || LASTING.includes(name) ? last?.[name] : undefined);
    return [name, value === undefined ? UNKNOWN : filled(kind.state.shape[name] as z.ZodType | undefined, value)];
  });
  const carried = [...inputOnly(kind), "connection"].filter((name) => inputs[name] !== undefined).map((name) => [name, inputs[name]]);
  return Object.fromEntries([...outputs, ...carried]);
}

/** What changes nothing on the host but our mark. */
const unseen = (kind: AnyKind) => ["owner", ...inputOnly(kind)];

/** Properties that will be there, within objects that the program has given in part, are not known; they are not absent. */
function filled(schema: z.ZodType | undefined, value: unknown): unknown {
  const inner = schema && memberFor(unwrap(schema), value);
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((one) => filled(inner.element as z.ZodType, one));
  }
  if (!isObject(value)) {
    return value;
  }
  if (inner instanceof z.ZodRecord) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(inner.valueType as z.ZodType, one)]));
  }
  if (!(inner instanceof z.ZodObject)) {
    return value;
  }
  const given = Object.entries(value).map(([key, one]) => [key, filled(inner.shape[key] as z.ZodType | undefined, one)]);
  const missing = Object.entries(inner.shape).filter(([key, part]) => value[key] === undefined && isAlways(part as z.ZodType));
  return Object.fromEntries([...given, ...missing.map(([key]) => [key, UNKNOWN])]);
}

const isAlways = (schema: z.ZodType) => schema.meta()?.always === true || !schema.safeParse(undefined).success;

const memberFor = (schema: z.ZodType, value: unknown): z.ZodType | undefined =>
  schema instanceof z.ZodDiscriminatedUnion && isObject(value) ? optionFor(schema, value) : schema;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

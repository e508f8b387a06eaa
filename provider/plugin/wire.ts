import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import type { Json } from "../engine/json";
import { SIGNATURE } from "../engine/masked";
import type { PropertyPath } from "../resource/change";

/** What the engine says under its signature of a secret (sdk/go/common/resource/sig). */
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Properties as they came: plain, with the places that were marked as secret. */
export interface Arrived {
  readonly values: Json;
  readonly marked: readonly PropertyPath[];
  /**
   * The places to mark in an answer: a secret within a list makes the whole list one, since what is answered may have another order; so it is also with what
   * was derived from its neighbours.
   */
  readonly secrets: readonly PropertyPath[];
}

const read = new WeakMap<Struct, Arrived>();

/** Takes marks off. A request's properties are asked for more than once: by what is common to all methods, and by the method. */
export function arrived(struct: Struct | undefined): Arrived {
  const known = struct && read.get(struct);
  if (known) {
    return known;
  }
  const found = unmarked(struct);
  if (struct) {
    read.set(struct, found);
  }
  return found;
}

function unmarked(struct: Struct | undefined): Arrived {
  const marked: PropertyPath[] = [];
  const secrets = new Map<string, PropertyPath>();
  const values = plain(struct?.toJavaScript() ?? {}, [], (path) => {
    marked.push(path);
    const list = path.findIndex((part) => typeof part === "number");
    const place = list < 0 ? path : path.slice(0, list);
    secrets.set(JSON.stringify(place), place);
  });
  return { values: values as Json, marked, secrets: [...secrets.values()] };
}

function plain(value: unknown, path: PropertyPath, secret: (path: PropertyPath) => void): unknown {
  if (Array.isArray(value)) {
    return value.map((one, i) => plain(one, [...path, i], secret));
  }
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if ((value as Json)[SIGNATURE] === SECRET) {
    secret(path);
    return plain((value as Json).value, path, secret);
  }
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one, [...path, key], secret)]));
}

/** Puts marks on, at those of the places that there are. */
export function departing(values: Json, secrets: readonly PropertyPath[]): Struct {
  return Struct.fromJavaScript(secrets.reduce<unknown>((marked, path) => mark(marked, path), values) as Parameters<typeof Struct.fromJavaScript>[0]);
}

function mark(value: unknown, [head, ...rest]: PropertyPath): unknown {
  if (head === undefined) {
    return isSecret(value) ? value : { [SIGNATURE]: SECRET, value };
  }
  if (typeof value !== "object" || value === null || isSecret(value) || !Object.hasOwn(value, head)) {
    return value;
  }
  return { ...value, [head]: mark((value as Json)[head], rest) };
}

const isSecret = (value: unknown) => typeof value === "object" && value !== null && SIGNATURE in value;

import type { z } from "../../resource/zod";
import type { Found } from "../snapshot";

/** What a fragment of a kind says of itself, as far as it can be read. */
export interface Written<Spec> {
  readonly path: string;
  readonly name: string;
  readonly owner: string;
  readonly spec: Spec;
}

const read = new WeakMap<Found, Written<unknown> | null>();

/** `undefined` when the file is not one of this kind. Read once: a thousand resources ask about a thousand fragments each. */
export function writtenIn<Spec>(found: Found, kind: string, schema: z.ZodType<Spec>): Written<Spec> | undefined {
  const { header, path } = found;
  if (header?.kind !== kind) {
    return undefined;
  }
  const before = read.get(found);
  if (before !== undefined) {
    return (before as Written<Spec> | null) ?? undefined;
  }
  const { data } = schema.safeParse(header.spec);
  const written = data === undefined ? undefined : { path, name: header.name, owner: header.owner, spec: data };
  read.set(found, written ?? null);
  return written;
}

/** All of a kind. */
export function allWritten<Spec>(fragments: Iterable<Found>, kind: string, schema: z.ZodType<Spec>): Written<Spec>[] {
  return [...fragments].flatMap((found) => writtenIn(found, kind, schema) ?? []);
}

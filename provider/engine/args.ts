import type { AnyKind } from "../resource/kind";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";

/** The arguments that every kind has. A kind may state a narrower `name` of its own. */
export const commonArgs = {
  name: field(text().min(1, "must not be empty"), {
    description: "Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.",
  }),
  owner: field(text().min(1, "must not be empty"), { description: "The mark that the object carries on the host: `project/stack/logicalName`. Set for you." }),
  adopt: field(z.boolean().optional(), {
    description:
      "Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse.",
  }),
} as const;

const cache = new WeakMap<AnyKind, z.ZodType>();

/** The whole schema of a kind's arguments, the common ones included. `connection` is the engine's own affair. */
export function kindArgs(kind: AnyKind): z.ZodObject | z.ZodDiscriminatedUnion<z.ZodObject[]> {
  const schema = cache.get(kind) ?? (kind.args instanceof z.ZodObject ? withCommon(kind.args) : unionWithCommon(kind.args));
  cache.set(kind, schema);
  return schema as ReturnType<typeof kindArgs>;
}

function withCommon(own: z.ZodObject): z.ZodObject {
  return z.strictObject({ ...commonArgs, ...own.shape });
}

function unionWithCommon(own: z.ZodDiscriminatedUnion<z.ZodObject[]>) {
  const options = own.options.map(withCommon) as [z.ZodObject, ...z.ZodObject[]];
  return z.discriminatedUnion(own.def.discriminator, options);
}

/** Names of all arguments of a kind, in the order of its schema. */
export function argNames(kind: AnyKind): string[] {
  const schema = kindArgs(kind);
  const shapes = schema instanceof z.ZodObject ? [schema.shape] : schema.options.map((option) => option.shape);
  return [...new Set(shapes.flatMap((shape) => Object.keys(shape)))];
}

import { z } from "zod";
import { unwrap } from "../provider/engine/evaluate";

/** Every setting of a schema, with what takes it back. Entries of lists are said in full; only subnets are settings of their own. */
export interface Setting {
  readonly path: string;
  readonly optional: boolean;
  readonly none: boolean;
  readonly schema: z.ZodType;
}

export function settingsOf(schema: z.ZodType, path = ""): Setting[] {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodDiscriminatedUnion) {
    return (inner.options as z.ZodType[]).flatMap((option) => settingsOf(option, path));
  }
  if (inner instanceof z.ZodArray) {
    return path === "subnets" ? settingsOf(inner.element as z.ZodType, `${path}[]`) : [];
  }
  if (!(inner instanceof z.ZodObject)) {
    return [];
  }
  return Object.entries(inner.shape).flatMap(([name, part]) => {
    const at = path ? `${path}.${name}` : name;
    const absent = (part as z.ZodType).safeParse(undefined);
    return [
      { path: at, optional: absent.success && absent.data === undefined, none: takesNone(part as z.ZodType), schema: unwrap(part as z.ZodType) },
      ...settingsOf(part as z.ZodType, at),
    ];
  });
}

function takesNone(schema: z.ZodType): boolean {
  const inner = (schema.def as { innerType?: z.ZodType }).innerType;
  return inner ? takesNone(inner) : schema.meta()?.none !== undefined;
}

import { z } from "zod";
import { commonArgs } from "../../provider/engine/args";
import type { AnyKind } from "../../provider/resource/kind";
import type { PropertyImpact } from "../../provider/resource/plan";
import { bookkeepingOf } from "../../provider/resource/schema";

/** A resource kind as data: what SDK, reference pages and package schema are written from. */
export interface KindModel {
  readonly type: string;
  readonly description: string;
  /** One, or one per value of the discriminator where the combination depends on it. */
  readonly args: readonly ObjectType[];
  readonly discriminator?: string;
  readonly state: ObjectType;
  readonly holdsOthers?: true;
}

export interface Property {
  readonly name: string;
  readonly type: Type;
  readonly required: boolean;
  readonly description: string;
  readonly unit?: string;
  readonly term?: string;
  readonly default?: unknown;
  readonly impact?: PropertyImpact;
  /** A read gives it, although a program may leave it out. */
  readonly always: boolean;
}

/** The two sides of a type: what a program gives, and what it gets. */
export type Face = "input" | "output";

/** Whether a property is there in every value. */
export const isAlways = (property: Property, face: Face): boolean =>
  property.required || (face === "output" && (property.always || property.default !== undefined));

export interface ObjectType {
  readonly is: "object";
  readonly name: string;
  readonly description: string;
  readonly properties: readonly Property[];
}

export type Type =
  | { readonly is: "string" | "number" | "integer" | "boolean" | "any" }
  | { readonly is: "enum"; readonly values: readonly (string | number | boolean)[] }
  | { readonly is: "list" | "map"; readonly of: Type }
  | { readonly is: "union"; readonly of: readonly Type[]; readonly discriminator?: string }
  | ObjectType;

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly enum?: readonly (string | number | boolean)[];
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly description?: string;
  readonly unit?: string;
  readonly term?: string;
  readonly always?: true;
  readonly default?: unknown;
  /** It can be taken back by the word `none`, which a state shows, or its own value for that. */
  readonly none?: "shown" | "replaced";
}

const HIDDEN_ARGS = ["owner"];

export function modelOf(kind: AnyKind): KindModel {
  const options = kind.args instanceof z.ZodObject ? [kind.args] : kind.args.options;
  const discriminator = kind.args instanceof z.ZodObject ? undefined : kind.args.def.discriminator;
  const args = options.map((option) => {
    const schema = jsonSchema(z.strictObject({ ...commonArgs, ...option.shape }), "input");
    const value = discriminator === undefined ? "" : pascal(String(valuesOf(schema.properties?.[discriminator] ?? {})[0]));
    return objectOf(schema, `${kind.type}${value}`, kind, HIDDEN_ARGS, option.meta()?.description);
  });
  const { owner, name } = commonArgs;
  const state = objectOf(jsonSchema(z.strictObject({ name, owner, ...kind.state.shape }), "output"), kind.type, kind, bookkeepingOf(kind.state));
  return { type: kind.type, description: kind.description, args, discriminator, state, ...(kind.holdsOthers && { holdsOthers: true }) };
}

/** An object schema outside of a kind: the connection. */
export function objectModel(schema: z.ZodType, name: string): ObjectType {
  return objectOf(jsonSchema(schema, "input"), name, undefined, []);
}

/** A function of the package as data. */
export interface FunctionModel {
  readonly name: string;
  readonly description: string;
  readonly args: ObjectType;
  readonly result: ObjectType;
}

/** Types within an answer are called after the function: `GetNetworkGuest`. */
export function functionModel(name: string, { description, args, result }: { description: string; args: z.ZodObject; result: z.ZodObject }): FunctionModel {
  return { name, description, args: objectModel(args, pascal(name)), result: objectOf(jsonSchema(result, "output"), pascal(name), undefined, []) };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: "any",
    override: ({ jsonSchema }) => io === "output" && shownOnly(jsonSchema as JsonSchema),
  }) as JsonSchema;
}

/** What is replaced by another value is never in a state. */
function shownOnly(schema: { anyOf?: readonly JsonSchema[]; none?: unknown }): void {
  const { anyOf, none } = schema;
  if (none === "replaced" && anyOf?.[0]) {
    delete schema.anyOf;
    Object.assign(schema, anyOf[0]);
  }
}

function objectOf(schema: JsonSchema, name: string, kind: AnyKind | undefined, hidden: readonly string[], description?: string): ObjectType {
  const properties = Object.entries(schema.properties ?? {})
    .filter(([property]) => !hidden.includes(property))
    .map(([property, inner]) => propertyOf(property, inner, name, schema.required ?? [], kind?.impacts as Record<string, PropertyImpact> | undefined));
  return { is: "object", name, description: description ?? schema.description ?? "", properties };
}

function propertyOf(name: string, schema: JsonSchema, owner: string, required: readonly string[], impacts?: Record<string, PropertyImpact>): Property {
  return {
    name,
    type: typeOf(schema, `${owner}${pascal(name)}`),
    required: required.includes(name) && schema.default === undefined,
    description: described(schema),
    unit: schema.unit,
    term: schema.term,
    default: schema.default,
    always: schema.always === true,
    impact: impacts?.[name],
  };
}

function described({ description = "", none }: JsonSchema): string {
  return none === undefined || /`none`/.test(description) ? description : `${description} \`none\`: there is none.`.trim();
}

function typeOf(schema: JsonSchema, name: string): Type {
  const values = valuesOf(schema);
  if (values.length > 0) {
    return { is: "enum", values };
  }
  const members = schema.anyOf ?? schema.oneOf;
  if (members) {
    return unionOf(members, name);
  }
  switch (schema.type) {
    case "array":
      return { is: "list", of: typeOf(schema.items ?? {}, singular(name)) };
    case "object":
      return schema.properties
        ? objectOf(schema, name, undefined, [])
        : { is: "map", of: typeOf(typeof schema.additionalProperties === "object" ? schema.additionalProperties : {}, name) };
    case "string":
    case "number":
    case "integer":
    case "boolean":
      return { is: schema.type };
    default:
      return { is: "any" };
  }
}

function unionOf(members: readonly JsonSchema[], name: string): Type {
  const discriminator = Object.keys(members[0]?.properties ?? {}).find((key) => members.every((member) => valuesOf(member.properties?.[key] ?? {}).length > 0));
  const objects = members.filter(({ properties }) => properties).length;
  const types = members.map((member, i) => {
    const [value] = valuesOf(member.properties?.[discriminator ?? ""] ?? {});
    return typeOf(member, `${name}${value === undefined ? (member.properties && objects > 1 ? i + 1 : "") : pascal(String(value))}`);
  });
  return { is: "union", of: types, discriminator };
}

const valuesOf = (schema: JsonSchema) => schema.enum ?? (schema.const === undefined ? [] : [schema.const]);

export const pascal = (word: string) => word.replaceAll(/(^|[^A-Za-z0-9])([A-Za-z0-9])/g, (_all, _between, letter: string) => letter.toUpperCase());

/** One of them: `Subnets` → `Subnet`, `Addresses` → `Address`. */
const singular = (name: string) =>
  name
    .replace(/ies$/, "y")
    .replace(/sses$/, "ss")
    .replace(/([^s])s$/, "$1");

/** Every object type that a type holds, itself first. */
export function objectsIn(type: Type): ObjectType[] {
  switch (type.is) {
    case "object":
      return [type, ...type.properties.flatMap((property) => objectsIn(property.type))];
    case "list":
    case "map":
      return objectsIn(type.of);
    case "union":
      return type.of.flatMap(objectsIn);
    default:
      return [];
  }
}

/** The facts about a property beside its description, as short sentences in Markdown. */
export function factsOf(property: Property): string[] {
  const { impact } = property;
  return [
    property.unit && `Unit: ${property.unit}.`,
    property.default !== undefined && JSON.stringify(property.default) !== "{}" && `Default: \`${JSON.stringify(property.default)}\`.`,
    impact && `Changing it: **${impact.impact}**, ${impact.why}.`,
    property.term && `Maps to: ${property.term.includes("`") ? property.term : `\`${property.term}\``}.`,
  ].filter((fact) => typeof fact === "string");
}

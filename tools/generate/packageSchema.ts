import { type Face, type FunctionModel, factsOf, isAlways, type KindModel, type ObjectType, objectsIn, type Property, type Type } from "./model";
import { keyOf, type Shapes } from "./shapes";

interface PackageFacts {
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
}

type TokenOf = (type: ObjectType, face: Face) => string;

/**
 * The Pulumi package schema (https://www.pulumi.com/docs/iac/extending-pulumi/schema/): what other languages' SDKs and registries are made from. It
 * states no defaults, in words only: an SDK would send them as if the program had set them, and an imported object would show changes that nobody wrote.
 */
export function packageSchema(
  models: readonly KindModel[],
  shapes: Shapes,
  connection: ObjectType,
  functions: readonly FunctionModel[],
  facts: PackageFacts,
): object {
  const token = tokensOf(shapes);
  const types = [
    ...shapes.all.map(({ type, face }) => complexType(type, face, token)),
    ...objectsIn(connection).map((type) => complexType(type, "input", token)),
    ...functions.flatMap(({ result }) => result.properties.flatMap(({ type }) => objectsIn(type))).map((type) => complexType(type, "output", token)),
  ];
  return {
    $schema: "https://raw.githubusercontent.com/pulumi/pulumi/master/pkg/codegen/schema/pulumi.json",
    name: "kvmnet",
    displayName: "KVM networks",
    version: facts.version,
    description: facts.description,
    keywords: facts.keywords,
    license: facts.license,
    meta: { moduleFormat: "(.*)", supportPack: true },
    publisher: "pulumi-kvmnet",
    config: { variables: settings(connection, token) },
    provider: {
      description: "A host, or the settings that resources of several hosts share. Resources without a connection of their own take the provider's.",
      inputProperties: settings(connection, token),
    },
    types: Object.fromEntries(types.sort(([a], [b]) => (a < b ? -1 : 1))),
    resources: Object.fromEntries(models.map((model) => [`kvmnet:index:${model.type}`, resource(model, connection, token)])),
    functions: Object.fromEntries(functions.map((one) => [`kvmnet:index:${one.name}`, functionSpec(one, connection, token)])),
    language: {
      nodejs: { packageName: "pulumi-kvmnet" },
      python: { packageName: "pulumi_kvmnet", pyproject: { enabled: true }, respectSchemaVersion: true },
      // A module's path is the address at which it is had: until there is one, programs name the folder by a `replace`.
      go: { importBasePath: "pulumi-kvmnet/sdk/go/kvmnet", respectSchemaVersion: true },
    },
  };
}

/** What the stack's config and a provider resource can say. */
function settings(connection: ObjectType, token: TokenOf): Record<string, object> {
  return {
    connection: { ...reference(connection, "input", token), description: "How to reach the host, for resources that have no connection of their own." },
    preview: {
      type: "string",
      description:
        "Whether a preview looks at the hosts: `auto` does, and goes on by the last state where a host does not answer; `live` fails there; `offline` does not look. Default: `auto`.",
    },
  };
}

/** One type for what a program gives and what it gets, where these are the same; else what it gets is called a state. */
function tokensOf(shapes: Shapes): TokenOf {
  const schemaKey = (type: ObjectType, face: Face) => JSON.stringify(complexType(type, face, (inner) => keyOf(inner, face))[1]);
  const given = new Map(shapes.all.filter(({ face }) => face === "input").map(({ name, type }) => [name, schemaKey(type, "input")]));
  return (type, face) => {
    const name = shapes.nameOf(type, face);
    const other = face === "output" && given.has(name) && given.get(name) !== schemaKey(type, "output");
    return `kvmnet:index:${name}${other ? "State" : ""}`;
  };
}

function resource(model: KindModel, connection: ObjectType, token: TokenOf): object {
  const args = merged(model.args);
  return {
    description: model.description,
    // What the dynamic door calls it: a stack moves here without anything being made anew.
    aliases: [{ type: `pulumi-nodejs:dynamic/kvmnet:${model.type}` }],
    inputProperties: {
      ...properties(args, "input", token),
      connection: { ...reference(connection, "input", token), description: "How to reach the host." },
    },
    requiredInputs: required(args, "input").filter((name) => name !== "name"),
    properties: {
      ...properties(model.state.properties, "output", token),
      machineId: { type: "string", description: "Identity (machine-id) of the host that it is on." },
    },
    required: [...required(model.state.properties, "output"), "machineId"],
  };
}

function functionSpec({ description, args, result }: FunctionModel, connection: ObjectType, token: TokenOf): object {
  const how = { ...reference(connection, "input", token), description: "How to reach the host. Default: the provider's." };
  return {
    description,
    inputs: { type: "object", properties: { ...properties(args.properties, "input", token), connection: how }, required: required(args.properties, "input") },
    outputs: { type: "object", properties: properties(result.properties, "output", token), required: required(result.properties, "output") },
  };
}

/** The schema has no unions of resources: all properties of all members, required where every member requires them. */
function merged(members: readonly ObjectType[]): Property[] {
  const byName = new Map<string, Property[]>();
  for (const property of members.flatMap((member) => member.properties)) {
    byName.set(property.name, [...(byName.get(property.name) ?? []), property]);
  }
  return [...byName.values()].map((same) => ({
    ...(same[0] as Property),
    type: mergedType(same.map((property) => property.type)),
    required: same.length === members.length && same.every((property) => property.required),
  }));
}

function mergedType(types: readonly Type[]): Type {
  const distinct = [...new Map(types.map((type) => [keyOf(type, "input"), type])).values()];
  return distinct.every((type) => type.is === "enum")
    ? { is: "enum", values: [...new Set(distinct.flatMap((type) => (type.is === "enum" ? type.values : [])))] }
    : distinct.length === 1
      ? (distinct[0] as Type)
      : { is: "union", of: distinct };
}

function complexType(type: ObjectType, face: Face, token: TokenOf): [string, object] {
  return [
    token(type, face),
    {
      type: "object",
      description: type.description || undefined,
      properties: properties(type.properties, face, token),
      required: required(type.properties, face),
    },
  ];
}

function properties(list: readonly Property[], face: Face, token: TokenOf): Record<string, object> {
  return Object.fromEntries(
    list.map((property) => {
      const description = [property.description, ...factsOf(property)].filter(Boolean).join(" ");
      return [property.name, { ...typeSpec(property.type, face, token), ...(description ? { description } : {}) }];
    }),
  );
}

const required = (list: readonly Property[], face: Face) => list.filter((property) => isAlways(property, face)).map((property) => property.name);

function typeSpec(type: Type, face: Face, token: TokenOf): object {
  switch (type.is) {
    case "any":
      return { $ref: "pulumi.json#/Any" };
    case "enum":
      return { type: typeof type.values[0] };
    case "list":
      return { type: "array", items: typeSpec(type.of, face, token) };
    case "map":
      return { type: "object", additionalProperties: typeSpec(type.of, face, token) };
    case "union":
      return unionSpec(type.of, face, token);
    case "object":
      return reference(type, face, token);
    default:
      return { type: type.is };
  }
}

function unionSpec(members: readonly Type[], face: Face, token: TokenOf): object {
  const specs = [...new Map(members.map((member) => typeSpec(member, face, token)).map((spec) => [JSON.stringify(spec), spec])).values()];
  return specs.length === 1 ? (specs[0] as object) : { oneOf: specs };
}

const reference = (type: ObjectType, face: Face, token: TokenOf) => ({ $ref: `#/types/${token(type, face)}` });

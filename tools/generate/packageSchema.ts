import { factsOf, type KindModel, type ObjectType, objectsIn, type Property, type Type } from "./model";

interface PackageFacts {
  readonly version: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly license: string;
}

type Face = "Args" | "";

/** The Pulumi package schema (https://www.pulumi.com/docs/iac/extending-pulumi/schema/): what other languages' SDKs and registries are made from. */
export function packageSchema(models: readonly KindModel[], connection: ObjectType, facts: PackageFacts): object {
  const inputs = [...models.flatMap((model) => model.args.flatMap((args) => args.properties)), { type: connection }].flatMap(({ type }) => objectsIn(type));
  const outputs = models.flatMap((model) => model.state.properties).flatMap(({ type }) => objectsIn(type));
  return {
    $schema: "https://raw.githubusercontent.com/pulumi/pulumi/master/pkg/codegen/schema/pulumi.json",
    name: "kvmnet",
    displayName: "KVM networks",
    version: facts.version,
    description: facts.description,
    keywords: facts.keywords,
    license: facts.license,
    meta: { moduleFormat: "(.*)" },
    config: {
      variables: {
        connection: { ...reference(connection, "Args"), description: "How to reach the host, for resources that have no connection of their own." },
      },
    },
    types: Object.fromEntries([...inputs.map((type) => complexType(type, "Args")), ...outputs.map((type) => complexType(type, ""))]),
    resources: Object.fromEntries(models.map((model) => [`kvmnet:index:${model.type}`, resource(model, connection)])),
    language: { nodejs: { packageName: "pulumi-kvmnet" } },
  };
}

function resource(model: KindModel, connection: ObjectType): object {
  const args = merged(model.args);
  return {
    description: model.description,
    inputProperties: { ...properties(args, "Args"), connection: { ...reference(connection, "Args"), description: "How to reach the host." } },
    requiredInputs: required(args).filter((name) => name !== "name"),
    properties: { ...properties(model.state.properties, ""), machineId: { type: "string", description: "Identity (machine-id) of the host that it is on." } },
    required: [...required(model.state.properties), "machineId"],
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
  const distinct = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  return distinct.every((type) => type.is === "enum")
    ? { is: "enum", values: [...new Set(distinct.flatMap((type) => (type.is === "enum" ? type.values : [])))] }
    : distinct.length === 1
      ? (distinct[0] as Type)
      : { is: "union", of: distinct };
}

function complexType(type: ObjectType, face: Face): [string, object] {
  return [
    token(type, face),
    { type: "object", description: type.description || undefined, properties: properties(type.properties, face), required: required(type.properties) },
  ];
}

function properties(list: readonly Property[], face: Face): Record<string, object> {
  return Object.fromEntries(
    list.map((property) => {
      const simple = ["string", "number", "boolean"].includes(typeof property.default) ? { default: property.default } : {};
      const description = [property.description, ...factsOf(property)].filter(Boolean).join(" ");
      return [property.name, { ...typeSpec(property.type, face), ...(description ? { description } : {}), ...(face === "Args" ? simple : {}) }];
    }),
  );
}

const required = (list: readonly Property[]) => list.filter((property) => property.required).map((property) => property.name);

function typeSpec(type: Type, face: Face): object {
  switch (type.is) {
    case "any":
      return { $ref: "pulumi.json#/Any" };
    case "enum":
      return { type: typeof type.values[0] };
    case "list":
      return { type: "array", items: typeSpec(type.of, face) };
    case "map":
      return { type: "object", additionalProperties: typeSpec(type.of, face) };
    case "union":
      return unionSpec(type.of, face);
    case "object":
      return reference(type, face);
    default:
      return { type: type.is };
  }
}

function unionSpec(members: readonly Type[], face: Face): object {
  const specs = [...new Map(members.map((member) => typeSpec(member, face)).map((spec) => [JSON.stringify(spec), spec])).values()];
  return specs.length === 1 ? (specs[0] as object) : { oneOf: specs };
}

const token = (type: ObjectType, face: Face) => `kvmnet:index:${type.name}${face}`;

const reference = (type: ObjectType, face: Face) => ({ $ref: `#/types/${token(type, face)}` });

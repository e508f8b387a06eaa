import { factsOf, type KindModel, type ObjectType, objectsIn, type Property, type Type } from "./model";

const HEADER = "// Made by `npm run generate` from the schemas in provider/. Do not edit.\n";

/** Names the two faces of an object type: what a program gives (`…Args`, every value may be an Output) and what it gets. */
type Face = "input" | "output";

export function sdkFile(model: KindModel): string {
  const inputs = model.args.flatMap((args) => args.properties.flatMap((property) => objectsIn(property.type)));
  const outputs = model.state.properties.flatMap((property) => objectsIn(property.type));
  return [
    HEADER,
    `import type * as pulumi from "@pulumi/pulumi";\nimport type { ConnectionArgs } from "./connection";\nimport { KvmnetResource, type LookupArgs } from "./resource";\n`,
    argsTypes(model),
    ...distinct(inputs).map((type) => interfaceOf(type, "input")),
    ...distinct(outputs).map((type) => interfaceOf(type, "output")),
    classOf(model),
  ].join("\n");
}

export function connectionFile(connection: ObjectType): string {
  return [HEADER, 'import type * as pulumi from "@pulumi/pulumi";\n', ...distinct(objectsIn(connection)).map((type) => interfaceOf(type, "input"))].join("\n");
}

export function indexFile(models: readonly KindModel[], handwritten: readonly string[]): string {
  const modules = ["connection", ...handwritten, ...models.map((model) => fileName(model.type))].sort();
  return [HEADER, ...modules.map((name) => `export * from "./${name}";`), ""].join("\n");
}

export const fileName = (type: string) => type.charAt(0).toLowerCase() + type.slice(1);

function argsTypes(model: KindModel): string {
  if (model.discriminator === undefined) {
    return interfaceOf(model.args[0] as ObjectType, "input", { extra: CONNECTION, nameOptional: true });
  }
  const members = model.args.map((args) => interfaceOf(args, "input", { extra: CONNECTION, nameOptional: true, literal: model.discriminator }));
  const union = `/** ${model.type} by its \`${model.discriminator}\`. */\nexport type ${model.type}Args = ${model.args.map((args) => `${args.name}Args`).join(" | ")};\n`;
  return [...members, union].join("\n");
}

const CONNECTION = `${comment(["How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`."])}connection?: pulumi.Input<ConnectionArgs>;\n`;

interface InterfaceOptions {
  readonly extra?: string;
  readonly nameOptional?: boolean;
  /** A property whose value the compiler must know, to tell the members of a union apart. */
  readonly literal?: string;
}

function interfaceOf(type: ObjectType, face: Face, { extra = "", nameOptional = false, literal }: InterfaceOptions = {}): string {
  const members = type.properties.map((property) => {
    const optional = !property.required && (face === "input" || property.default === undefined);
    const mark = optional || (nameOptional && property.name === "name") ? "?" : "";
    const text = property.name === literal ? plainText(property.type, face) : typeText(property.type, face);
    return `${docOf(property)}${key(property.name)}${mark}: ${text};\n`;
  });
  return `${comment([type.description])}export interface ${faceName(type, face)} {\n${extra}${members.join("")}}\n`;
}

function classOf(model: KindModel): string {
  const members = model.state.properties.map(
    (property) => `${docOf(property)}declare readonly ${key(property.name)}: pulumi.Output<${outputText(property)}>;\n`,
  );
  const names = model.state.properties.map((property) => JSON.stringify(property.name)).join(", ");
  const required = model.args.every((args) => args.properties.some((property) => property.required && property.name !== "name"));
  return `${comment([model.description])}export class ${model.type} extends KvmnetResource {
${members.join("")}
/** Identity (machine-id) of the host that it is on. */
declare readonly machineId: pulumi.Output<string>;

/** Looks up one that exists, by its name on the host, without managing it. */
static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): ${model.type} {
  return new ${model.type}(name, (lookup ?? {}) as ${model.type}Args, { ...opts, id });
}

/** Whether a value is one of these, also when several copies of this package are loaded. */
static override isInstance(value: unknown): value is ${model.type} {
  return KvmnetResource.isOfKind(value, "${model.type}");
}

constructor(name: string, args${required ? "" : "?"}: ${model.type}Args, opts?: pulumi.CustomResourceOptions) {
  super("${model.type}", [${names}], name, args${required ? "" : " ?? {}"}, opts);
}
}
`;
}

function outputText(property: Property): string {
  const text = typeText(property.type, "output");
  return property.required || property.default !== undefined ? text : `${text} | undefined`;
}

function typeText(type: Type, face: Face): string {
  const inner = plainText(type, face);
  return face === "input" ? `pulumi.Input<${inner}>` : inner;
}

function plainText(type: Type, face: Face): string {
  switch (type.is) {
    case "integer":
      return "number";
    case "any":
      return "unknown";
    case "enum":
      return type.values.map((value) => JSON.stringify(value)).join(" | ");
    case "list":
      return `${face === "input" ? typeText(type.of, face) : grouped(plainText(type.of, face))}[]`;
    case "map":
      return `Record<string, ${typeText(type.of, face)}>`;
    case "union":
      return type.of.map((member) => plainText(member, face)).join(" | ");
    case "object":
      return faceName(type, face);
    default:
      return type.is;
  }
}

const grouped = (text: string) => (text.includes(" | ") ? `(${text})` : text);

const faceName = (type: ObjectType, face: Face) => (face === "input" ? `${type.name}Args` : type.name);

const key = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

function docOf(property: Property): string {
  return comment([property.description, factsOf(property).join(" ")]);
}

function comment(paragraphs: readonly string[]): string {
  const said = paragraphs.filter((paragraph) => paragraph !== "").map((paragraph) => paragraph.replaceAll("*/", "*\u200b/"));
  if (said.length === 0) {
    return "";
  }
  return said.length === 1 && !said[0]?.includes("\n")
    ? `/** ${said[0]} */\n`
    : `/**\n * ${said.join("\n\n").replaceAll("\n", "\n * ").replaceAll(" * \n", " *\n")}\n */\n`;
}

function distinct(types: readonly ObjectType[]): ObjectType[] {
  return [...new Map(types.map((type) => [type.name, type])).values()];
}

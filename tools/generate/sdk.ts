import { type Face, factsOf, isAlways, type KindModel, type ObjectType, objectsIn, type Property, type Type } from "./model";
import type { Shapes } from "./shapes";

const HEADER = "// Made by `npm run generate` from the schemas in provider/. Do not edit.\n";

/** A resource's arguments and class. */
export function sdkFile(model: KindModel, shapes: Shapes): string {
  const inputs = model.args.flatMap((args) => args.properties);
  const used = [...shapesNamedIn(inputs, "input", shapes), ...shapesNamedIn(model.state.properties, "output", shapes)];
  return [
    HEADER,
    `import type * as pulumi from "@pulumi/pulumi";\nimport type { ConnectionArgs } from "./connection";\nimport { KvmnetResource, type LookupArgs } from "./resource";`,
    used.length > 0 ? `import type { ${[...new Set(used)].sort().join(", ")} } from "./types";\n` : "",
    argsTypes(model, shapes),
    classOf(model, shapes),
  ].join("\n");
}

/** Every type of objects within arguments and outputs, once, whichever resources use it. */
export function typesFile(shapes: Shapes): string {
  return [HEADER, 'import type * as pulumi from "@pulumi/pulumi";\n', ...shapes.all.map(({ type, face }) => interfaceOf(type, face, shapes))].join("\n");
}

export function connectionFile(connection: ObjectType): string {
  const own: Shapes = { all: [], nameOf: (type) => type.name };
  const types = [...new Map(objectsIn(connection).map((type) => [type.name, type])).values()];
  return [HEADER, 'import type * as pulumi from "@pulumi/pulumi";\n', ...types.map((type) => interfaceOf(type, "input", own))].join("\n");
}

export function indexFile(models: readonly KindModel[], handwritten: readonly string[]): string {
  const modules = ["connection", "types", ...handwritten, ...models.map((model) => fileName(model.type))].sort();
  return [HEADER, ...modules.map((name) => `export * from "./${name}";`), ""].join("\n");
}

export const fileName = (type: string) => type.charAt(0).toLowerCase() + type.slice(1);

function argsTypes(model: KindModel, shapes: Shapes): string {
  const options = { extra: CONNECTION, nameOptional: true, literal: model.discriminator, own: true };
  const members = model.args.map((args) => interfaceOf(args, "input", shapes, options));
  const union = `/** ${model.type} by its \`${model.discriminator}\`. */\nexport type ${model.type}Args = ${model.args.map((args) => `${args.name}Args`).join(" | ")};\n`;
  return [...members, ...(model.discriminator === undefined ? [] : [union])].join("\n");
}

const CONNECTION = `${comment(["How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`."])}connection?: pulumi.Input<ConnectionArgs>;\n`;

interface InterfaceOptions {
  readonly extra?: string;
  readonly nameOptional?: boolean;
  /** A property whose value the compiler must know, to tell the members of a union apart. */
  readonly literal?: string;
  /** The arguments of a resource themselves, which are no shape. */
  readonly own?: boolean;
}

function interfaceOf(type: ObjectType, face: Face, shapes: Shapes, { extra = "", nameOptional = false, literal, own = false }: InterfaceOptions = {}): string {
  const members = type.properties.map((property) => {
    const mark = !isAlways(property, face) || (nameOptional && property.name === "name") ? "?" : "";
    const text = property.name === literal ? plainText(property.type, face, shapes) : typeText(property.type, face, shapes);
    return `${docOf(property)}${key(property.name)}${mark}: ${text};\n`;
  });
  const name = own ? `${type.name}Args` : faceName(type, face, shapes);
  return `${comment([type.description])}export interface ${name} {\n${extra}${members.join("")}}\n`;
}

function classOf(model: KindModel, shapes: Shapes): string {
  const members = model.state.properties.map(
    (property) => `${docOf(property)}declare readonly ${key(property.name)}: pulumi.Output<${outputText(property, shapes)}>;\n`,
  );
  const names = model.state.properties.map((property) => JSON.stringify(property.name)).join(", ");
  const required = model.args.every((args) => args.properties.some((property) => property.required && property.name !== "name"));
  return `${comment([model.description])}export class ${model.type} extends KvmnetResource {
static {
  ${model.type}.outputs([${names}]);
}

${members.join("")}
/** Looks up one that exists, by its name on the host, without managing it. */
static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): ${model.type} {
  return new ${model.type}(name, (lookup ?? {}) as ${model.type}Args, { ...opts, id });
}

/** Whether a value is one of these, also when several copies of this package are loaded. */
static override isInstance(value: unknown): value is ${model.type} {
  return KvmnetResource.isOfKind(value, "${model.type}");
}

constructor(name: string, args${required ? "" : "?"}: ${model.type}Args, opts?: pulumi.CustomResourceOptions) {
  super("${model.type}", name, args${required ? "" : " ?? {}"}, opts);
}
}
`;
}

function outputText(property: Property, shapes: Shapes): string {
  const text = typeText(property.type, "output", shapes);
  return isAlways(property, "output") ? text : `${text} | undefined`;
}

function typeText(type: Type, face: Face, shapes: Shapes): string {
  const inner = plainText(type, face, shapes);
  return face === "input" ? `pulumi.Input<${inner}>` : inner;
}

function plainText(type: Type, face: Face, shapes: Shapes): string {
  switch (type.is) {
    case "integer":
      return "number";
    case "any":
      return "unknown";
    case "enum":
      return type.values.map((value) => JSON.stringify(value)).join(" | ");
    case "list":
      return `${face === "input" ? typeText(type.of, face, shapes) : grouped(plainText(type.of, face, shapes))}[]`;
    case "map":
      return `Record<string, ${typeText(type.of, face, shapes)}>`;
    case "union":
      return [...new Set(type.of.map((member) => plainText(member, face, shapes)))].join(" | ");
    case "object":
      return faceName(type, face, shapes);
    default:
      return type.is;
  }
}

/** The shapes that properties name themselves: those within them are named in `types.ts`. */
function shapesNamedIn(properties: readonly Property[], face: Face, shapes: Shapes): string[] {
  return properties.flatMap((property) => outermost(property.type)).map((type) => faceName(type, face, shapes));
}

function outermost(type: Type): ObjectType[] {
  switch (type.is) {
    case "object":
      return [type];
    case "list":
    case "map":
      return outermost(type.of);
    case "union":
      return type.of.flatMap(outermost);
    default:
      return [];
  }
}

const grouped = (text: string) => (text.includes(" | ") ? `(${text})` : text);

const faceName = (type: ObjectType, face: Face, shapes: Shapes) => `${shapes.nameOf(type, face)}${face === "input" ? "Args" : ""}`;

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

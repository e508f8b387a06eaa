import { factsOf, type KindModel, type ObjectType, type Property, type Type } from "./model";
import { fileName } from "./sdk";

const HEADER = "<!-- Made by `npm run generate` from the schemas in provider/. Do not edit. -->";

/** The reference page of a kind. */
export function referencePage(model: KindModel): string {
  const variants = model.args.flatMap((args) => {
    const title =
      model.discriminator === undefined ? "## Arguments" : `## Arguments with \`${model.discriminator}: ${discriminatorOf(args, model.discriminator)}\``;
    return [title, ...(args.description ? [args.description] : []), ...sections(args, "", "input")];
  });
  const common =
    "`connection` says how to reach the host ([settings](README.md#connection)); without it, the stack's own counts: `pulumi config set --path kvmnet:connection.host HOST`. " +
    "How much a change disturbs: **none** live, nobody notices; **blip** live, a short gap in firewall rules, DHCP or DNS; **restart** guests are unplugged and plugged again; **replace** the object is deleted and made anew.";
  return [
    HEADER,
    `# ${model.type}`,
    model.description,
    common,
    ...variants,
    "## Outputs",
    "Every argument above with the value observed on the host, and:",
    ...sections(onlyOutputs(model), "", "output"),
  ]
    .join("\n\n")
    .concat("\n");
}

export function indexPage(models: readonly KindModel[], connection: ObjectType): string {
  const list = models.map((model) => `- [${model.type}](${fileName(model.type)}.md): ${firstSentence(model.description)}`).join("\n");
  return [HEADER, "# Reference", list, "## Connection", connection.description, ...sections(connection, "", "input")]
    .filter((part) => part !== "")
    .join("\n\n")
    .concat("\n");
}

function onlyOutputs(model: KindModel): ObjectType {
  const args = new Set(model.args.flatMap((type) => type.properties.map((property) => property.name)));
  const machineId: Property = {
    name: "machineId",
    type: { is: "string" },
    required: true,
    always: true,
    description: "Identity (machine-id) of the host that it is on.",
  };
  return { ...model.state, properties: [...model.state.properties.filter((property) => !args.has(property.name) && property.name !== "owner"), machineId] };
}

/** The properties of an object, then those of the objects within it, each under its path. */
function sections(type: ObjectType, path: string, face: "input" | "output"): string[] {
  const list = type.properties.map((property) => entry(property, face)).join("\n");
  const inner = type.properties.flatMap((property) =>
    innerObjects(property.type, path ? `${path}.${property.name}` : property.name).flatMap(({ at, object }) => [
      `### \`${at}\``,
      ...(object.description ? [object.description] : []),
      ...sections(object, at, face),
    ]),
  );
  return [list, ...inner];
}

function innerObjects(type: Type, at: string): { at: string; object: ObjectType }[] {
  switch (type.is) {
    case "object":
      return [{ at, object: type }];
    case "list":
      return innerObjects(type.of, `${at}[]`);
    case "map":
      return innerObjects(type.of, `${at}.*`);
    case "union":
      return type.of.flatMap((member) => innerObjects(member, at));
    default:
      return [];
  }
}

function entry(property: Property, face: "input" | "output"): string {
  const need = face === "input" && property.required && property.name !== "name" ? ", required" : "";
  return `- **\`${property.name}\`** (${typeName(property.type)}${need}): ${[property.description, ...factsOf(property)].filter(Boolean).join(" ")}`;
}

function typeName(type: Type): string {
  switch (type.is) {
    case "enum":
      return type.values.map((value) => `\`${JSON.stringify(value)}\``).join(" or ");
    case "list":
      return `list of ${typeName(type.of)}`;
    case "map":
      return `map to ${typeName(type.of)}`;
    case "union":
      return type.of.map(typeName).join(" or ");
    case "string":
      return "text";
    case "boolean":
      return "true or false";
    case "any":
      return "any value";
    default:
      return type.is;
  }
}

function discriminatorOf(args: ObjectType, name: string): string {
  const type = args.properties.find((property) => property.name === name)?.type;
  return type?.is === "enum" ? type.values.map((value) => JSON.stringify(value)).join(" | ") : "";
}

const firstSentence = (text: string) => text.split(/(?<=\.)\s/)[0] ?? text;

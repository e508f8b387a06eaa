import { type Face, isAlways, type KindModel, type ObjectType, objectsIn, type Property, type Type } from "./model";

/** A type of objects that one or many kinds use, with the name that it has in every SDK. */
export interface Shape {
  readonly name: string;
  readonly face: Face;
  readonly type: ObjectType;
}

export interface Shapes {
  readonly all: readonly Shape[];
  nameOf(type: ObjectType, face: Face): string;
}

interface Use {
  readonly kind: string;
  /** The name without that of the kind: `SubnetDhcpRange`. */
  readonly within: string;
  readonly type: ObjectType;
  /** The kind holds those of others: a shape of theirs is called after them. */
  readonly borrowed: boolean;
}

/**
 * Objects of equal properties are one shape, whichever kinds they stand in: of the same names, types and meaning. Each has a name of its own: the part that
 * all its uses have in common, with the kind's name before it where only one kind uses it, or where it would be mistaken for something else.
 */
export function shapesOf(models: readonly KindModel[]): Shapes {
  const taken = models.flatMap((model) => [model.type, ...model.args.map((args) => args.name)]);
  const [input, output] = [
    shapesOfFace("input", models, (model) => model.args.map((args) => ({ root: args.name, properties: args.properties })), new Set(taken)),
    shapesOfFace("output", models, (model) => [{ root: model.type, properties: model.state.properties }], new Set(taken)),
  ];
  return {
    all: [...input.values(), ...output.values()].sort((a, b) => (a.name + a.face < b.name + b.face ? -1 : 1)),
    nameOf: (type, face) => (face === "input" ? input : output).get(keyOf(type, face))?.name ?? type.name,
  };
}

function shapesOfFace(
  face: Face,
  models: readonly KindModel[],
  parts: (model: KindModel) => { root: string; properties: readonly Property[] }[],
  taken: Set<string>,
): Map<string, Shape> {
  const uses = new Map<string, Use[]>();
  for (const model of models) {
    for (const { root, properties } of parts(model)) {
      for (const type of properties.flatMap((property) => objectsIn(property.type))) {
        const key = keyOf(type, face);
        uses.set(key, [...(uses.get(key) ?? []), { kind: model.type, within: type.name.slice(root.length), type, borrowed: model.holdsOthers === true }]);
      }
    }
  }
  const own = (all: readonly Use[]) => all.filter((use) => !use.borrowed);
  const named = [...uses].sort(([, a], [, b]) => Number(own(a).length === 0) - Number(own(b).length === 0));
  return new Map(
    named.map(([key, all]) => [key, { name: nameFor(own(all).length > 0 ? own(all) : all, taken), face, type: ((own(all)[0] ?? all[0]) as Use).type }]),
  );
}

function nameFor(uses: readonly Use[], taken: Set<string>): string {
  const [first] = uses as [Use];
  const common = commonEnd(uses.map((use) => use.within)) || first.within;
  const family = wordsOf(first.kind).at(-1) ?? "";
  const candidates = [...(uses.every((use) => use.kind === first.kind) ? [] : [common, family + common]), first.kind + common, first.type.name];
  const name = candidates.find((candidate) => !taken.has(candidate)) ?? first.type.name;
  if (taken.has(name)) {
    throw new Error(`two shapes are called ${name}`);
  }
  taken.add(name);
  return name;
}

const wordsOf = (name: string) => name.split(/(?=[A-Z])/);

/** The words that all names end with. */
function commonEnd(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => wordsOf(name).reverse());
  const differs = first.findIndex((word, i) => others.some((other) => other[i] !== word));
  return first
    .slice(0, differs === -1 ? first.length : differs)
    .reverse()
    .join("");
}

/** Equal for objects that are one shape: names, types and meanings of the properties, at any depth. */
export function keyOf(type: Type, face: Face): string {
  return JSON.stringify(essence(type, face));
}

function essence(type: Type, face: Face): unknown {
  switch (type.is) {
    case "object":
      return type.properties.map((property) => [
        property.name,
        isAlways(property, face),
        property.description,
        property.unit,
        property.term,
        essence(property.type, face),
      ]);
    case "list":
    case "map":
      return [type.is, essence(type.of, face)];
    case "union":
      return [type.is, ...type.of.map((member) => essence(member, face))];
    case "enum":
      return [type.is, ...type.values];
    default:
      return type.is;
  }
}

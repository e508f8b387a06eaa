/** One section of a systemd file. A value that is `undefined` is left out; a list gives a line each. */
export interface Section {
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: Value | readonly Value[]])[];
}

type Value = string | number | boolean | undefined;

export function section(name: string, entries: Section["entries"]): Section {
  return { name, entries };
}

/** Sections without entries are left out. */
export function renderSections(sections: readonly Section[]): string {
  return sections
    .map(({ name, entries }) => ({ name, lines: entries.flatMap(([key, value]) => linesOf(key, value)) }))
    .filter(({ lines }) => lines.length > 0)
    .map(({ name, lines }) => [`[${name}]`, ...lines, ""].join("\n"))
    .join("\n");
}

function linesOf(key: string, value: Value | readonly Value[]): string[] {
  const values = Array.isArray(value) ? value : [value];
  return values.filter((each) => each !== undefined).map((each) => `${key}=${word(each)}`);
}

const word = (value: Value): string => (typeof value === "boolean" ? (value ? "yes" : "no") : String(value));

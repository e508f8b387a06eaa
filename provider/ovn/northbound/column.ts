import { elements, entries, optional, type Row, set, uuid, type Value } from "../../host/ovsdbValue";
import { NONE } from "../../resource/schema";

/** How a property stands in a row: as a column, or as a key of a column that is a map. */
export interface Column {
  readonly column: string;
  readonly key?: string;
  /** The value in the normal form of arguments. */
  read(row: Row): unknown;
  /** As the database has it; of a key `undefined` when it is to go. */
  write(value: unknown): Value | undefined;
  /** Other columns that have to be written with it. */
  beside?(value: unknown): Readonly<Record<string, Value>>;
}

/** `[]` stands for nothing; the order says nothing. */
export const texts = (column: string): Column => ({
  column,
  read: (row) => elements(row[column]).map(String).sort(),
  write: (value) => set(value as string[]),
});

/** The VLAN of a port to a physical network. northd makes `tag` of `tag_request`, and leaves it when that goes; others write it themselves. */
export const physicalVlan: Column = {
  column: "tag_request",
  read: (row) => optional<number>(row.tag_request) ?? (row.type === "localnet" ? optional<number>(row.tag) : undefined) ?? NONE,
  write: (value) => (value === NONE ? set([]) : (value as number)),
  beside: (value): Record<string, Value> => (value === NONE ? { tag: set([]) } : {}),
};

/** A column that may be empty; `none` empties it. */
export const maybeText = (column: string): Column => ({
  column,
  read: (row) => optional<string>(row[column]) ?? NONE,
  write: (value) => (value === NONE ? set([]) : String(value)),
});

/** A text column that may be empty text; `none` empties it. */
export const plainText = (column: string): Column => ({
  column,
  read: (row) => String(row[column] || NONE),
  write: (value) => (value === NONE ? "" : String(value)),
});

export const maybeReference = (column: string): Column => ({
  column,
  read: (row) => optional<string>(row[column]) ?? NONE,
  write: (value) => (value === NONE ? set([]) : uuid(String(value))),
});

/** Off only where it says so. */
export const unlessOff = (column: string): Column => ({ column, read: (row) => optional<boolean>(row[column]) !== false, write: (value) => value === true });

/** A text column, whose words for a program may be others than those of the database. */
export const wordOf = (column: string, empty: string): Column => ({
  column,
  read: (row) => String(row[column] || empty),
  write: (value) => (value === empty ? "" : String(value)),
});

/** A text of a map; `none` takes it away. */
export const textKey = (column: string, key: string): Column => ({
  column,
  key,
  read: (row) => entries(row[column])[key] ?? NONE,
  write: (value) => (value === NONE ? undefined : String(value)),
});

/** A switch of a map that is off where it is missing. */
export const flagKey = (column: string, key: string): Column => ({ column, key, read: (row) => entries(row[column])[key] === "true", write: String });

/** A list in one text of a map; `[]` takes it away. */
export const listKey = (column: string, key: string): Column => ({
  column,
  key,
  read: (row) => (entries(row[column])[key] ?? "").split(" ").filter(Boolean),
  write: (value) => ((value as string[]).length === 0 ? undefined : (value as string[]).join(" ")),
});

export const numberKey = (column: string, key: string): Column => ({
  column,
  key,
  read: (row) => (entries(row[column])[key] === undefined ? undefined : Number(entries(row[column])[key])),
  write: String,
});

/** Several in braces, one without; `[]` takes it away. */
export const bracedKey = (column: string, key: string): Column => ({
  column,
  key,
  read: (row) =>
    (entries(row[column])[key] ?? "")
      .replace(/^\{|\}$/g, "")
      .split(/[\s,]+/)
      .filter(Boolean),
  write: (value) => {
    const all = value as string[];
    return all.length > 1 ? `{${all.join(", ")}}` : all[0];
  },
});

/** A text of a map that OVN wants in quotes; `none` takes it away. */
export const quotedKey = (column: string, key: string): Column => ({
  column,
  key,
  read: (row) => entries(row[column])[key]?.replace(/^"|"$/g, "") ?? NONE,
  write: (value) => (value === NONE ? undefined : `"${value}"`),
});

export const scalar = (column: string): Column => ({ column, read: (row) => row[column], write: (value) => value as Value });

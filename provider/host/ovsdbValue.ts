/** OVSDB's JSON notation for sets, maps and references (RFC 7047, 5.1). A set of one is written as its bare element. */

export type Scalar = string | number | boolean;
export type Value = Scalar | readonly [string, unknown];
export type Row = Readonly<Record<string, Value>>;

/** The elements of a set column, references as their plain UUID. */
export function elements(value: Value | undefined): Scalar[] {
  if (value === undefined) {
    return [];
  }
  if (!Array.isArray(value)) {
    return [value as Scalar];
  }
  return value[0] === "set" ? (value[1] as Value[]).flatMap(elements) : [value[1] as Scalar];
}

/** The element of an optional column; `undefined` when it is empty. */
export function optional<T extends Scalar>(value: Value | undefined): T | undefined {
  return elements(value)[0] as T | undefined;
}

export function entries(value: Value | undefined): Record<string, string> {
  return Array.isArray(value) && value[0] === "map" ? Object.fromEntries(value[1] as [string, string][]) : {};
}

/** Maps hold numbers as text: `100`, or `0x64` by hand. */
export const numeric = (value: string | undefined): string | number | undefined =>
  value === undefined || value === "" || Number.isNaN(Number(value)) ? value : Number(value);

export const set = (values: readonly Value[]): Value => ["set", values];
export const map = (values: Readonly<Record<string, string>>): Value => ["map", Object.entries(values)];
export const uuid = (value: string): Value => ["uuid", value];
/** A row that is inserted in the same transaction under this name. */
export const named = (name: string): Value => ["named-uuid", name];
/** An optional column: empty when there is no value. */
export const maybe = (value: Scalar | undefined): Value => (value === undefined ? set([]) : value);

import { entries, type Row } from "../../host/ovsdbValue";
import { nameKey } from "../../ovs/mark";
import type { Change } from "../../resource/change";
import type { CommonArgs, CommonState, Rule } from "../../resource/kind";
import type { Impacts } from "../../resource/plan";
import type { z } from "../../resource/zod";
import type { Column } from "./column";
import { indexOf, type Northbound, type Table, uuidOf } from "./rows";
import type { Match } from "./world";

/** What a kind of the northbound database says of its rows, and how they are told apart. */

export type Values = Readonly<Record<string, unknown>>;
export type TextMap = Readonly<Record<string, string>>;

export interface RowArgs extends CommonArgs {
  readonly [property: string]: unknown;
}
export interface RowState extends CommonState {
  readonly uuid: string;
  readonly managedKeys?: Record<string, string[]>;
  readonly [property: string]: unknown;
}

/** A set of rows that rows of a table have. */
export interface SetOf {
  readonly table: Table;
  readonly column: string;
}

export interface Parent extends SetOf {
  readonly property: string;
  readonly noun: string;
  /** How rows are called, where that is not as users call them; `undefined`: the row is not meant by the property. */
  readonly names?: { rowOf(name: string): string; of(row: string): string | undefined };
}

/**
 * A row of another table without which this one is of no use: made, changed and removed with it, in the one transaction, and marked as it is. Of its
 * properties only the parent and `properties` are the user's to choose.
 */
export interface Twin {
  readonly table: Table;
  /** The row that has it in a set: one that a property names, or the row itself whose twin it is. */
  readonly parent: Parent | OwnSet;
  readonly noun: string;
  nameOf(name: string): string;
  /** Whether a row, whoever made it, is that of the row of this name; of a set of its own: of those that are in it. */
  isOf(row: Row, name: string): boolean;
  /** What several of them would come to. */
  readonly several: string;
  /** Whether it is as we would make it. */
  isWhole(row: Row): boolean;
  readonly columns: Row;
  /** By column, a map: keys that it has to have. */
  keys?(name: string): Readonly<Record<string, TextMap>>;
  /** Properties of the resource that stand in it. */
  readonly properties?: Readonly<Record<string, Column>>;
}

export interface OwnSet {
  readonly own: string;
}

/** A list that stands in rows of another table, which this row alone has: they come and go with it, and are made anew together when one of them is another. */
export interface Children {
  readonly table: Table;
  readonly column: string;
  read(rows: readonly Row[]): unknown;
  write(value: unknown, name: string): readonly Row[];
  /** The value in its normal form, where rows have no order. */
  normal?(value: unknown): unknown;
}

/** A kind whose objects are rows of one table with a name of their own. */
export interface RowSpec<Args extends CommonArgs> {
  readonly type: string;
  readonly description: string;
  /** `logical switch`. */
  readonly noun: string;
  readonly example: string;
  readonly table: Table;
  /** What it takes the name of, where that is another kind's too. */
  readonly thing?: string;
  /** The table has no column for a name. */
  readonly nameless?: true;
  readonly args: z.ZodObject;
  readonly rules: readonly Rule<Args>[];
  readonly impacts: Impacts<Args>;
  /** What a change costs that `impacts` says too generally. */
  refine?(change: Change, state: Values): Change;
  readonly columns: Readonly<Record<string, Column>>;
  /** Properties that are maps of which only the named keys are managed, and the column that each is. */
  readonly maps: Readonly<Record<string, string>>;
  /** Lists whose order says nothing, besides those that are sets of the database. */
  readonly sorted?: readonly string[];
  /** The row of another kind that has this one in a set of its own, and goes with: without it the database forgets the row. */
  readonly parent?: Parent;
  readonly twin?: Twin;
  /** Sets of other kinds' rows that this one may be in, by their names: of each only the link of this row is touched. */
  readonly memberships?: readonly Parent[];
  readonly children?: Readonly<Record<string, Children>>;
  /** Rows of the table that are this kind's; not said: all. */
  covers?(row: Row, seen: Northbound): boolean;
  /** Properties that the arguments do not have. */
  readonly outputs?: z.ZodRawShape;
  outputsOf?(seen: Northbound, row: Row): Values;
  /** What is remembered of the arguments alone. */
  readonly remembered?: Readonly<Record<string, { readonly schema: z.ZodType; readonly otherwise: unknown }>>;
  /** The set of rows that vanish with this one. */
  readonly holds?: { readonly table: Table; readonly column: string; readonly what: string };
  /** The column that says whether somebody uses it now. */
  readonly use?: string;
  /** Throws what OVN would take and not carry out, or what is another's. */
  refuse?(seen: Northbound, args: Args, row: Row | undefined): void;
  /** Texts that OVN reads late, as a work has them: what it cannot read is an error before anything is written. */
  matchesOf?(seen: Northbound, args: Args): readonly Match[];
  /** Throws what OVN has taken and does not carry out; of the look after a work. */
  verify?(seen: Northbound, row: Row): void;
  refuseRemoval?(seen: Northbound, row: Row, state: Values): void;
  /** What does not work although it is as asked for. */
  warnings?(state: RowState): readonly string[];
}

/** In rows of a table that has no column for it, the name is a note of ours. */
export const nameOf = ({ nameless }: AnySpec, row: Row): string => (nameless ? (entries(row.external_ids)[nameKey] ?? "") : String(row.name));
export const namedIn = (spec: AnySpec, seen: Northbound, name: string): readonly Row[] =>
  indexOf(seen, `${spec.type} by name`, () => [...seen.tables[spec.table].values()].map((row) => [nameOf(spec, row), row] as const)).get(name) ?? [];

export const markedOf = (spec: AnySpec, row: Row) => ({ uuid: uuidOf(row), name: nameOf(spec, row) || uuidOf(row), externalIds: entries(row.external_ids) });

export type AnySpec = Omit<RowSpec<never>, "rules" | "impacts" | "refuse" | "matchesOf"> & {
  readonly impacts: object;
  matchesOf?(seen: Northbound, args: never): readonly Match[];
  refuse?(seen: Northbound, args: never, row: Row | undefined): void;
};

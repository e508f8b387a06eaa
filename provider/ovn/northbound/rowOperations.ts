import { entries, map, named, type Row, set, uuid, type Value } from "../../host/ovsdbValue";
import { mutateKeys } from "../../ovs/keys";
import { nameKey, ownerKey, sameOwner } from "../../ovs/mark";
import { byUuid, expect, insert, mutate, type Operation, rowName, update } from "../../ovs/ovsdb";
import type { Change } from "../../resource/change";
import type { Column } from "./column";
import { type AnySpec, markedOf, type RowArgs, type SetOf, type TextMap } from "./rowSpec";
import { holderOf, type Northbound, uuidOf } from "./rows";
import { rowUuid } from "./uuid";

/** What is done to the database for one row. */

interface Wanted {
  readonly columns: Record<string, Value>;
  /** By column: keys with their values, and those that have to go. */
  readonly maps: Readonly<Record<string, { readonly texts: Record<string, string>; readonly gone: readonly string[] }>>;
}

/** How those of the properties that are asked for stand in a row: whole columns, and by column, a map, keys with their values and those that have to go. */
export function writtenOf(columns: Readonly<Record<string, Column>>, args: RowArgs) {
  const asked = Object.entries(columns).filter(([property]) => args[property] !== undefined);
  const written = asked.map(([property, column]) => ({ ...column, value: column.write(args[property]), more: column.beside?.(args[property]) ?? {} }));
  const maps = [...new Set(written.flatMap(({ column, key }) => (key === undefined ? [] : [column])))];
  const keysIn = (column: string) => written.filter((one) => one.column === column && one.key !== undefined);
  return {
    columns: Object.fromEntries(
      written.flatMap(({ column, key, value, more }) => (key === undefined && value !== undefined ? [[column, value], ...Object.entries(more)] : [])),
    ),
    texts: Object.fromEntries(
      maps.map((column): [string, Record<string, string>] => [
        column,
        Object.fromEntries(keysIn(column).flatMap(({ key, value }) => (key === undefined || value === undefined ? [] : [[key, String(value)]]))),
      ]),
    ),
    gone: Object.fromEntries(
      maps.map((column) => [column, keysIn(column).flatMap(({ key, value }) => (key === undefined || value !== undefined ? [] : [key]))]),
    ),
  };
}

function wantedOf(spec: AnySpec, args: RowArgs): Wanted {
  const { columns, texts: typed, gone } = writtenOf(spec.columns, args);
  const maps = new Set(["external_ids", ...Object.values(spec.maps), ...Object.keys(typed)]);
  return {
    columns,
    maps: Object.fromEntries(
      [...maps].map((column) => {
        const [property] = Object.entries(spec.maps).find(([, name]) => name === column) ?? [];
        const texts = {
          ...((property && (args[property] as TextMap)) || {}),
          ...typed[column],
          ...(column === "external_ids" && { [ownerKey]: args.owner, ...(spec.nameless && { [nameKey]: args.name }) }),
        };
        return [column, { texts, gone: gone[column] ?? [] }];
      }),
    ),
  };
}

export function insertRow(spec: AnySpec, args: RowArgs, holder: Row | undefined): Operation[] {
  const id = rowUuid(args.owner, spec.type, args.name);
  const { columns, maps } = wantedOf(spec, args);
  const texts = Object.fromEntries(Object.entries(maps).map(([column, { texts }]) => [column, map(texts)]));
  const children = childrenOf(spec, args, id, () => true);
  return [
    ...children.operations,
    ...(spec.nameless ? [] : [expect(spec.table, [["name", "==", args.name]], [])]),
    { op: "insert", table: spec.table, uuid: id, row: { ...(!spec.nameless && { name: args.name }), ...columns, ...children.columns, ...texts } },
    ...link(spec.parent, holder, "insert", id),
  ];
}

/** Into the set of its parent, or out of it: never the whole set, which is others' as well. A parent that went meanwhile makes the work stale. */
export function link(parent: SetOf | undefined, holder: Row | undefined, mutator: "insert" | "delete", id: string): Operation[] {
  return parent && holder
    ? [
        expect(parent.table, byUuid(uuidOf(holder)), [{ name: String(holder.name) }]),
        mutate(parent.table, uuidOf(holder), [[parent.column, mutator, set([uuid(id)])]]),
      ]
    : [];
}

/** Into the sets of those that are wanted, and out of others that it is in. */
export const relink = (parent: SetOf, there: readonly Row[], wanted: readonly Row[], id: string): Operation[] => [
  ...wanted.filter((row) => !there.includes(row)).flatMap((row) => link(parent, row, "insert", id)),
  ...there.filter((row) => !wanted.includes(row)).flatMap((row) => link(parent, row, "delete", id)),
];

/** Its rows of another table, of the properties that are asked for, and the columns that have them. Those before are forgotten with the set that had them. */
function childrenOf(
  spec: AnySpec,
  args: RowArgs,
  id: string,
  asked: (property: string) => boolean,
): { operations: Operation[]; columns: Record<string, Value> } {
  const all = Object.entries(spec.children ?? {})
    .filter(([property]) => args[property] !== undefined && asked(property))
    .map(([property, { table, column, write }]) => ({
      column,
      rows: write(args[property], args.name).map((row, i) => ({ table, name: rowName(`${column}${i}`, id), row })),
    }));
  return {
    operations: all.flatMap(({ rows }) => rows.map(({ table, name, row }) => insert(table, name, row))),
    columns: Object.fromEntries(all.map(({ column, rows }) => [column, set(rows.map(({ name }) => named(name)))])),
  };
}

export function updateRow(
  spec: AnySpec,
  row: Row,
  args: RowArgs,
  managed: Readonly<Record<string, readonly string[]>>,
  changes: readonly Change[],
): Operation[] {
  const wanted = wantedOf(spec, args);
  const children = childrenOf(spec, args, uuidOf(row), (property) => changes.some(({ path }) => path[0] === property));
  const { maps } = wanted;
  const columns = { ...wanted.columns, ...children.columns };
  const mutations = Object.entries(maps).flatMap(([column, { texts, gone }]) => {
    const [property = ""] = Object.entries(spec.maps).find(([, name]) => name === column) ?? [];
    return mutateKeys(column, entries(row[column]), texts, [...(managed[property] ?? []), ...gone]);
  });
  return [
    sameOwner(spec.table, markedOf(spec, row)),
    ...children.operations,
    ...(Object.keys(columns).length > 0 ? [update(spec.table, uuidOf(row), columns)] : []),
    ...(mutations.length > 0 ? [mutate(spec.table, uuidOf(row), mutations)] : []),
  ];
}

/** A row of a parent goes when nothing has it any more. */
export function deleteRow(spec: AnySpec, seen: Northbound, row: Row): Operation[] {
  const id = uuidOf(row);
  const holder = spec.parent && holderOf(seen, spec.parent.table, spec.parent.column, id);
  const removal = spec.parent ? link(spec.parent, holder, "delete", id) : [{ op: "delete", table: spec.table, where: byUuid(id) }];
  return [sameOwner(spec.table, markedOf(spec, row)), ...sameUse(spec, row), ...removal];
}

/** What it holds, or who is on it, may have become more since we looked. */
const sameUse = ({ holds, table, use }: AnySpec, row: Row): Operation[] =>
  [...(holds ? [holds.column] : []), ...(use ? [use] : [])].map((column) => expect(table, byUuid(uuidOf(row)), [{ [column]: row[column] ?? set([]) }]));

import { entries, map, type Row, set, uuid } from "../../host/ovsdbValue";
import { mutateKeys } from "../../ovs/keys";
import { claim, ownerKey, ownerOf, sameOwner } from "../../ovs/mark";
import { expect, mutate, type Operation, update } from "../../ovs/ovsdb";
import { KvmnetError } from "../../resource/error";
import { link, writtenOf } from "./rowOperations";
import type { AnySpec, Parent, RowArgs, RowState, Twin, Values } from "./rowSpec";
import { holderOf, linked, type Northbound, named, uuidOf } from "./rows";
import { rowUuid } from "./uuid";

/** The other half of a pair of rows. */

/** `row`: the half that is there. */
function of({ table, parent, isOf }: Twin, seen: Northbound, name: string, row: Row | undefined): Row[] {
  const candidates = "own" in parent ? linked(seen, table, row?.[parent.own]) : [...seen.tables[table].values()];
  return candidates.filter((one) => isOf(one, name));
}

const parentIn = ({ table, noun }: Pick<AnySpec, "table" | "noun">, { parent }: Twin): Parent =>
  "own" in parent ? { property: "name", noun, table, column: parent.own } : parent;

const markedOf = (row: Row) => ({ uuid: uuidOf(row), name: String(row.name), externalIds: entries(row.external_ids) });

/** Nothing, unless there is one, as we would make it and with the mark of this half. */
export function halfOf(twin: Twin, seen: Northbound, row: Row): Row | undefined {
  const [half, ...more] = of(twin, seen, String(row.name), row);
  return half && more.length === 0 && twin.isWhole(half) && ownerOf(markedOf(half)) === ownerOf(markedOf(row)) ? half : undefined;
}

/** The properties that are the other half's. */
export function observeTwin(twin: Twin, seen: Northbound, row: Row): Values {
  const half = halfOf(twin, seen, row);
  const { parent, properties = {} } = twin;
  const holder = half && "property" in parent ? holderOf(seen, parent.table, parent.column, uuidOf(half)) : undefined;
  return {
    ...("property" in parent && { [parent.property]: String(holder?.name ?? "") }),
    ...Object.fromEntries(Object.entries(properties).map(([property, column]) => [property, column.read(half ?? {})])),
  };
}

/** Whatever is there of it is brought to what is asked for. `row`: this half, where it is there; `parent`: the row that is to have the other. */
export function bringTwin(
  spec: AnySpec,
  twin: Twin,
  seen: Northbound,
  args: RowArgs,
  last: RowState | undefined,
  { row, parent: holderNamed }: { readonly row: Row | undefined; readonly parent: Row | undefined },
): Operation[] {
  const id = rowUuid(args.owner, `${spec.type} ${twin.table}`, args.name);
  const name = twin.nameOf(args.name);
  const parent = parentIn(spec, twin);
  const holder = "own" in twin.parent ? row : holderNamed;
  const [half, ...more] = of(twin, seen, args.name, row);
  if (more.length > 0) {
    throw new KvmnetError({
      code: "refused",
      property: "name",
      problem: `${twin.several}: ${[half, ...more].map((one) => String(one?.name)).join(", ")}`,
      remedy: "remove those that are too many (ovn-nbctl lsp-del)",
    });
  }
  const there = half ?? named(seen, twin.table, name)[0];
  const asked = writtenOf(twin.properties ?? {}, args);
  const keys = { ...twin.keys?.(args.name), ...asked.texts, external_ids: { [ownerKey]: args.owner } };
  const columns = { ...twin.columns, ...asked.columns };
  if (!there) {
    const maps = Object.fromEntries(Object.entries(keys).map(([column, texts]) => [column, map(texts)]));
    return [
      expect(twin.table, [["name", "==", name]], []),
      { op: "insert", table: twin.table, uuid: id, row: { name, ...columns, ...maps } },
      ...(holder || !("own" in twin.parent)
        ? link(parent, holder, "insert", id)
        : [mutate(spec.table, rowUuid(args.owner, spec.type, args.name), [[twin.parent.own, "insert", set([uuid(id)])]])]),
    ];
  }
  // A port that has our name and leads elsewhere is not taken over with the pair.
  claim(markedOf(there), half ? args : { ...args, adopt: false }, `a ${twin.noun}`, last && { ...last, uuid: id });
  const before = holderOf(seen, parent.table, parent.column, uuidOf(there));
  const moves = before && holder && uuidOf(before) !== uuidOf(holder);
  return [
    sameOwner(twin.table, markedOf(there)),
    update(twin.table, uuidOf(there), columns),
    ...Object.entries(keys).flatMap(([column, texts]) => {
      const mutations = mutateKeys(column, entries(there[column]), texts, asked.gone[column]);
      return mutations.length > 0 ? [mutate(twin.table, uuidOf(there), mutations)] : [];
    }),
    ...(moves ? [...link(parent, before, "delete", uuidOf(there)), ...link(parent, holder, "insert", uuidOf(there))] : []),
  ];
}

/** Whether a row of the set that the resource has is its own other half. */
export const isTwinIn = (twin: Twin, seen: Northbound, id: string, { name, owner }: RowState): boolean => {
  const row = seen.tables[twin.table].get(id);
  return row !== undefined && twin.isOf(row, name) && ownerOf(markedOf(row)) === owner;
};

/**
 * What bears our mark goes, also where the row that it led to is gone already; the other half of somebody else is his. `goes`: whether this half goes
 * with it, and all that is in a set of its own.
 */
export function removeTwin(spec: AnySpec, twin: Twin, seen: Northbound, { name, owner }: RowState, row: Row | undefined, goes: boolean): Operation[] {
  if (goes && "own" in twin.parent) {
    return [];
  }
  const parent = parentIn(spec, twin);
  const halves = [...new Set([...of(twin, seen, name, row), ...named(seen, twin.table, twin.nameOf(name))])];
  return halves
    .filter((half) => ownerOf(markedOf(half)) === owner)
    .flatMap((half) => [
      sameOwner(twin.table, markedOf(half)),
      ...link(parent, holderOf(seen, parent.table, parent.column, uuidOf(half)), "delete", uuidOf(half)),
    ]);
}

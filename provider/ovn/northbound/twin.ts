import { entries, map, type Row } from "../../host/ovsdbValue";
import { mutateKeys } from "../../ovs/keys";
import { claim, ownerKey, ownerOf, sameOwner } from "../../ovs/mark";
import { expect, mutate, type Operation, update } from "../../ovs/ovsdb";
import { KvmnetError } from "../../resource/error";
import { link } from "./rowOperations";
import type { AnySpec, RowArgs, RowState, Twin } from "./rowSpec";
import { holderOf, type Northbound, named, uuidOf } from "./rows";
import { rowUuid } from "./uuid";

/** The other half of a pair of rows. */

const of = ({ table, isOf }: Twin, seen: Northbound, name: string): Row[] => [...seen.tables[table].values()].filter((row) => isOf(row, name));

const markedOf = (row: Row) => ({ uuid: uuidOf(row), name: String(row.name), externalIds: entries(row.external_ids) });

/** Where the other half is: nowhere, unless there is one, as we would make it and with the mark of this half. */
export function holderOfTwin(twin: Twin, seen: Northbound, row: Row): Row | undefined {
  const [half, ...more] = of(twin, seen, String(row.name));
  const same = half && more.length === 0 && twin.isWhole(half) && ownerOf(markedOf(half)) === ownerOf(markedOf(row));
  return same ? holderOf(seen, twin.parent.table, twin.parent.column, uuidOf(half)) : undefined;
}

/** Whatever is there of it is brought to what is asked for. */
export function bringTwin(spec: AnySpec, twin: Twin, seen: Northbound, args: RowArgs, last: RowState | undefined, holder: Row | undefined): Operation[] {
  const id = rowUuid(args.owner, `${spec.type} ${twin.table}`, args.name);
  const name = twin.nameOf(args.name);
  const [half, ...more] = of(twin, seen, args.name);
  if (more.length > 0) {
    throw new KvmnetError({
      code: "refused",
      property: "name",
      problem: `several ports lead to ${args.name}, of which OVN takes one: ${[half, ...more].map((row) => String(row?.name)).join(", ")}`,
      remedy: "remove those that are too many (ovn-nbctl lsp-del)",
    });
  }
  const there = half ?? named(seen, twin.table, name)[0];
  const keys = { ...twin.keys(args.name), external_ids: { [ownerKey]: args.owner } };
  if (!there) {
    const maps = Object.fromEntries(Object.entries(keys).map(([column, texts]) => [column, map(texts)]));
    return [
      expect(twin.table, [["name", "==", name]], []),
      { op: "insert", table: twin.table, uuid: id, row: { name, ...twin.columns, ...maps } },
      ...link(twin.parent, holder, "insert", id),
    ];
  }
  // A port that has our name and leads elsewhere is not taken over with the pair.
  claim(markedOf(there), half ? args : { ...args, adopt: false }, `a ${twin.noun}`, last && { ...last, uuid: id });
  const before = holderOf(seen, twin.parent.table, twin.parent.column, uuidOf(there));
  const moves = before && holder && uuidOf(before) !== uuidOf(holder);
  return [
    sameOwner(twin.table, markedOf(there)),
    update(twin.table, uuidOf(there), twin.columns),
    ...Object.entries(keys).flatMap(([column, texts]) => {
      const mutations = mutateKeys(column, entries(there[column]), texts);
      return mutations.length > 0 ? [mutate(twin.table, uuidOf(there), mutations)] : [];
    }),
    ...(moves ? [...link(twin.parent, before, "delete", uuidOf(there)), ...link(twin.parent, holder, "insert", uuidOf(there))] : []),
  ];
}

/** What bears our mark goes, also where the row that it led to is gone already; the other half of somebody else is his. */
export function removeTwin(twin: Twin, seen: Northbound, { name, owner }: RowState): Operation[] {
  const halves = [...new Set([...of(twin, seen, name), ...named(seen, twin.table, twin.nameOf(name))])];
  return halves
    .filter((row) => ownerOf(markedOf(row)) === owner)
    .flatMap((row) => [
      sameOwner(twin.table, markedOf(row)),
      ...link(twin.parent, holderOf(seen, twin.parent.table, twin.parent.column, uuidOf(row)), "delete", uuidOf(row)),
    ]);
}

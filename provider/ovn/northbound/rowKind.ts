import { elements, entries, type Row } from "../../host/ovsdbValue";
import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { observeKeys, planKeys, withKeysOf } from "../../ovs/keys";
import { claim, isStill, mayDelete, nameKey, ownerKey, ownerOf } from "../../ovs/mark";
import type { Operation } from "../../ovs/ovsdb";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import type { Exclusive } from "../../resource/exclusive";
import { named as namedGrammar } from "../../resource/identity";
import type { CommonArgs, ResourceKind, Rule } from "../../resource/kind";
import { type Impacts, type PropertyImpact, planProperties } from "../../resource/plan";
import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { deleteRow, insertRow, relink, updateRow } from "./rowOperations";
import { type AnySpec, markedOf, namedIn, nameOf, type Parent, type RowArgs, type RowSpec, type RowState, type TextMap, type Values } from "./rowSpec";
import { holderOf, holdersOf, linked, type Northbound, named, uuidOf } from "./rows";
import { bringTwin, halfOf, isTwinIn, observeTwin, removeTwin } from "./twin";
import { rowUuid } from "./uuid";
import { refuseComplaints, refuseUntaken } from "./verdict";
import { northboundWorld, type Work } from "./world";

/** Every kind of the northbound database is made of its columns by this. */
export function rowKind<Args extends CommonArgs>(spec: RowSpec<Args>): ResourceKind<RowArgs, RowState> & RoundKind<RowArgs, RowState, Northbound, Work> {
  const state = spec.args.extend({
    ...Object.fromEntries(Object.keys(spec.maps).map((property) => [property, z.record(z.string(), z.string())])),
    ...Object.fromEntries(Object.entries(spec.remembered ?? {}).map(([property, { schema }]) => [property, schema])),
    ...spec.outputs,
    managedKeys: field(z.record(z.string(), z.array(z.string())).optional(), {
      description: "Keys of the maps that this resource has set, so that it can remove them.",
      bookkeeping: true,
    }),
    uuid: field(z.string(), { description: "Its row in the northbound database, for others that refer to it.", term: `${spec.table}._uuid` }),
  });
  const kind: RoundKind<RowArgs, RowState, Northbound, Work> = {
    type: spec.type,
    description: spec.description,
    args: spec.args,
    state,
    rules: [...(spec.rules as unknown as readonly Rule<RowArgs>[]), ...Object.entries(spec.maps).map((map) => ownedKeys(spec, ...map))],
    impacts: spec.impacts as Impacts<RowArgs>,
    complete: (args) => ({ ...args, ...sortedOf(spec, args), ...normalOf(spec, args), ...rememberedIn(spec, args) }),
    plan: (observed, args) => planRow(spec, observed, args),
    remembers: (args) => rememberedOf(spec, args) as Partial<RowState>,
    exclusives: ({ name }): Exclusive[] => (name === undefined ? [] : [{ path: ["name"], thing: spec.thing ?? spec.noun, key: String(name) }]),
    warnings: (observed) => spec.warnings?.(observed) ?? [],
    world: northboundWorld,
    id: namedGrammar(spec.noun, spec.example),
    there: (seen) =>
      [...seen.tables[spec.table].values()]
        .filter((row) => isCovered(spec, seen, row))
        .flatMap((row) => {
          const name = nameOf(spec, row);
          const observe = (called: string) => ({ ...observeRow(spec, seen, row, undefined), name: name || called });
          const known = namedIn(spec, seen, name).length === 1 && name !== "";
          return known ? [{ id: name, also: [uuidOf(row)], observe }] : spec.nameless ? [{ id: uuidOf(row), observe }] : [];
        }),
    observe: (seen, name, last) => {
      const row = found(spec, seen, name, last?.owner, last?.uuid);
      return row && (!last || isStill(markedOf(spec, row), last)) ? observeRow(spec, seen, row, last) : undefined;
    },
    decide: (seen, wish, _facts, written) => {
      if (written) {
        refuseUntaken(seen, spec.noun);
      }
      return "put" in wish ? bring(spec, seen, wish.put, wish.last, written) : remove(spec, seen, wish.remove);
    },
    partial: (seen, wish) => {
      const [subject, last] = "put" in wish ? [wish.put, wish.last] : [wish.remove, wish.remove];
      const row = found(spec, seen, subject.name, subject.owner, last?.uuid);
      const observed = row && observeRow(spec, seen, row, "put" in wish ? knownOf(spec, wish.put, wish.last) : wish.remove);
      return observed?.owner === subject.owner ? observed : undefined;
    },
  };
  return roundKind(kind);
}

/** Keys of a map that have a property of their own, and our marks. */
const ownedKeys = ({ columns, nameless }: AnySpec, property: string, column: string): Rule<RowArgs> =>
  function* (args) {
    for (const key of Object.keys((args[property] as object | undefined) ?? {})) {
      const [typed] = Object.entries(columns).find(([, one]) => one.column === column && one.key === key) ?? [];
      if (typed !== undefined) {
        yield { path: [property, key], reason: `has a property of its own: say \`${typed}\`` };
      } else if (column === "external_ids" && [ownerKey, ...(nameless ? [nameKey] : [])].includes(key)) {
        yield { path: [property, key], reason: "is the mark by which we know our own objects; it is set for you" };
      }
    }
  };

/** Half a pair is none of ours to offer. */
const isCovered = (spec: AnySpec, seen: Northbound, row: Row) =>
  (spec.covers?.(row, seen) ?? true) && (!spec.twin || halfOf(spec.twin, seen, row) !== undefined);

type Decision = Verdict<Work, RowState | undefined>;

/** OVN lets names be taken twice; ours is the one with our mark. A row that has no name, and cannot have one, goes by its UUID. */
function found(spec: AnySpec, seen: Northbound, name: string, owner: string | undefined, id?: string): Row | undefined {
  const known = seen.tables[spec.table].get(id ?? (spec.nameless ? name : ""));
  const rows = namedIn(spec, seen, name);
  return (
    (known && [name, ...(spec.nameless ? [""] : [])].includes(nameOf(spec, known)) ? known : undefined) ??
    rows.find((row) => ownerOf(markedOf(spec, row)) === owner) ??
    rows[0]
  );
}

const sortedOf = (spec: AnySpec, args: Values): Values =>
  Object.fromEntries((spec.sorted ?? []).flatMap((property) => (Array.isArray(args[property]) ? [[property, [...(args[property] as string[])].sort()]] : [])));

const normalOf = (spec: AnySpec, args: Values): Values =>
  Object.fromEntries(
    Object.entries(spec.children ?? {}).flatMap(([property, { normal }]) =>
      normal && args[property] !== undefined ? [[property, normal(args[property])]] : [],
    ),
  );

const rememberedIn = (spec: AnySpec, args: Values): Values =>
  Object.fromEntries(Object.entries(spec.remembered ?? {}).map(([property, { otherwise }]) => [property, args[property] ?? otherwise]));

/** What the state must remember of the arguments. */
const rememberedOf = (spec: AnySpec, args: Values) => ({
  ...rememberedIn(spec, args),
  managedKeys: Object.fromEntries(Object.keys(spec.maps).map((property) => [property, Object.keys((args[property] as object) ?? {})])),
});

const typedKeys = (spec: AnySpec, column: string) =>
  Object.values(spec.columns).flatMap((one) => (one.column === column && one.key !== undefined ? [one.key] : []));

function observeRow(spec: AnySpec, seen: Northbound, row: Row, last: Partial<Pick<RowState, "managedKeys" | "name">> | undefined): RowState {
  const { parent } = spec;
  const holder = parent && holderOf(seen, parent.table, parent.column, uuidOf(row));
  const { twin } = spec;
  const maps = Object.entries(spec.maps).map(([property, column]) => [
    property,
    observeKeys(entries(row[column]), last?.managedKeys?.[property], [nameKey, ...typedKeys(spec, column)]),
  ]);
  return {
    name: nameOf(spec, row) || (last?.name ?? ""),
    owner: ownerOf(markedOf(spec, row)),
    ...(parent && { [parent.property]: String(holder?.name ?? "") }),
    ...(twin && observeTwin(twin, seen, row)),
    ...Object.fromEntries(Object.entries(spec.columns).map(([property, column]) => [property, column.read(row)])),
    ...Object.fromEntries(
      (spec.memberships ?? []).map((one) => [
        one.property,
        holdersOf(seen, one.table, one.column, uuidOf(row))
          .flatMap(({ name }) => (one.names ? (one.names.of(String(name)) ?? []) : String(name)))
          .sort(),
      ]),
    ),
    ...Object.fromEntries(Object.entries(spec.children ?? {}).map(([property, { table, column, read }]) => [property, read(linked(seen, table, row[column]))])),
    ...Object.fromEntries(maps),
    ...rememberedIn(spec, last ?? {}),
    ...spec.outputsOf?.(seen, row),
    managedKeys: last?.managedKeys,
    uuid: uuidOf(row),
  };
}

function planRow(spec: AnySpec, state: RowState, args: RowArgs): Change[] {
  const impacts = spec.impacts as Readonly<Record<string, PropertyImpact>>;
  const plain = Object.fromEntries(Object.entries(impacts).filter(([property]) => !(property in spec.maps)));
  const maps = Object.keys(spec.maps).flatMap((property) =>
    planKeys({
      property,
      observed: state[property] as TextMap,
      wanted: args[property] as TextMap | undefined,
      managed: state.managedKeys?.[property],
      ...(impacts[property] as PropertyImpact),
    }),
  );
  const properties = planProperties(state, args, plain as Impacts<RowArgs>).map((change) => spec.refine?.(change, state) ?? change);
  return [...planClaim(state, args), ...properties, ...maps];
}

/** The same, with the keys that were ours before: until they are gone they are not forgotten. */
function knownOf(spec: AnySpec, args: RowArgs, last: RowState | undefined) {
  return withKeysOf(rememberedOf(spec, args), last);
}

/** Create and update are one: whatever is there of ours is brought to what is asked for. */
function bring(spec: AnySpec, seen: Northbound, args: RowArgs, last: RowState | undefined, written: boolean): Decision {
  const ours = found(spec, seen, args.name, args.owner, last?.uuid);
  if (ours) {
    claim(markedOf(spec, ours), args, `a ${spec.noun}`, last);
  }
  const holder = parentOf(spec, seen, args);
  const beside = spec.twin ? bringTwin(spec, spec.twin, seen, args, last, { row: ours, parent: twinHolder(spec, seen, args) }) : [];
  spec.refuse?.(seen, args as never, ours);
  const matches = spec.matchesOf?.(seen, args as never) ?? [];
  const id = ours ? uuidOf(ours) : rowUuid(args.owner, spec.type, args.name);
  const joins = (spec.memberships ?? []).flatMap((one) => joinRows(one, spec.noun, seen, args, id));
  if (!ours) {
    return { is: "work", step: `make the ${spec.noun}`, work: { operations: [...insertRow(spec, args, holder), ...beside, ...joins], matches } };
  }
  const known = knownOf(spec, args, last);
  const changes = planRow(spec, observeRow(spec, seen, ours, known), args);
  if (changes.length === 0) {
    if (written) {
      refuseComplaints(seen, spec.noun, args.name);
      spec.verify?.(seen, ours);
    }
    return { is: "settled", result: observeRow(spec, seen, ours, rememberedOf(spec, args)) };
  }
  return {
    is: "work",
    step: `change the ${spec.noun}`,
    work: { operations: [...updateRow(spec, ours, args, known.managedKeys, changes), ...beside, ...joins], matches },
    changes,
  };
}

const twinHolder = ({ twin, noun }: AnySpec, seen: Northbound, args: RowArgs): Row | undefined =>
  twin && "property" in twin.parent ? oneNamed(twin.parent, noun, seen, String(args[twin.parent.property])) : undefined;

/** The switch of a port. */
const parentOf = ({ parent, noun }: Pick<AnySpec, "parent" | "noun">, seen: Northbound, args: RowArgs): Row | undefined =>
  parent && oneNamed(parent, noun, seen, String(args[parent.property]));

/** Into the sets that are asked for, and out of the others. */
function joinRows(membership: Parent, noun: string, seen: Northbound, args: RowArgs, id: string): Operation[] {
  const names = args[membership.property] as readonly string[] | undefined;
  if (!names) {
    return [];
  }
  const wanted = names.map((name) => oneNamed(membership, noun, seen, name));
  const there = holdersOf(seen, membership.table, membership.column, id).filter(
    ({ name }) => membership.names?.of(String(name)) !== undefined || !membership.names,
  );
  return relink(membership, there, wanted, id);
}

function oneNamed(parent: Parent, noun: string, seen: Northbound, name: string): Row {
  const rows = named(seen, parent.table, parent.names?.rowOf(name) ?? name);
  if (rows.length !== 1) {
    throw new KvmnetError({
      code: "refused",
      property: parent.property,
      problem:
        rows.length === 0 ? `there is no ${parent.noun} named ${name}` : `there are ${rows.length} of the name ${name}, and which one is meant cannot be told`,
      remedy:
        rows.length === 0
          ? `make it first, and give its \`name\` output as \`${parent.property}\` of the ${noun}`
          : `rename or remove those that are too many (\`ovn-nbctl\` with their UUIDs: ${rows.map(uuidOf).join(", ")})`,
    });
  }
  return rows[0] as Row;
}

function remove(spec: AnySpec, seen: Northbound, state: RowState): Decision {
  const row = found(spec, seen, state.name, state.owner, state.uuid);
  const mine = row !== undefined && mayDelete(markedOf(spec, row), state);
  const beside = spec.twin ? removeTwin(spec, spec.twin, seen, state, row, mine) : [];
  if (!row || !mine) {
    return beside.length > 0 ? { is: "work", step: `remove the ${spec.noun}`, work: { operations: beside } } : { is: "settled", result: undefined };
  }
  spec.refuseRemoval?.(seen, row, state);
  refuseHeld(spec, seen, row, state);
  return { is: "work", step: `remove the ${spec.noun}`, work: { operations: [...deleteRow(spec, seen, row), ...beside] } };
}

/** What vanishes with it may be of others. */
function refuseHeld({ holds, noun, remembered, twin }: AnySpec, seen: Northbound, row: Row, state: RowState): void {
  const others = holds ? elements(row[holds.column]).filter((id) => !twin || !isTwinIn(twin, seen, String(id), state)) : [];
  const names = holds ? others.map((id) => String(seen.tables[holds.table].get(String(id))?.name ?? id)) : [];
  if (holds && names.length > 0 && (state.onGuestsAttached as { delete?: string } | undefined)?.delete !== "detach") {
    throw new KvmnetError({
      code: "refused",
      problem: `the ${noun} still has ${holds.what}: ${names.sort().join(", ")}`,
      remedy: `take them off first (those of the same program go first when they name it by its \`name\` output)${
        remembered?.onGuestsAttached ? ', or allow it with onGuestsAttached: { delete: "detach" }' : ""
      }`,
    });
  }
}

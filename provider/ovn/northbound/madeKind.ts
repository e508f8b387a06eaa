import { isDeepStrictEqual } from "node:util";
import { elements, entries, map, named as newRow, type Row, set } from "../../host/ovsdbValue";
import { type RoundKind, roundKind } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { mutateKeys } from "../../ovs/keys";
import { claim, isStill, mayDelete, ownerKey, ownerOf, sameOwner } from "../../ovs/mark";
import { byUuid, expect, insert, mutate, type Operation, rowName, update } from "../../ovs/ovsdb";
import type { Change } from "../../resource/change";
import { markChange, planClaim } from "../../resource/claim";
import type { Exclusive } from "../../resource/exclusive";
import { fileName } from "../../resource/fileName";
import { named as namedGrammar } from "../../resource/identity";
import type { CommonArgs, CommonState, ResourceKind } from "../../resource/kind";
import type { PropertyImpact } from "../../resource/plan";
import type { z } from "../../resource/zod";
import { relink } from "./rowOperations";
import type { SetOf } from "./rowSpec";
import { holdersOf, linked, type Northbound, named, type Table, uuidOf } from "./rows";
import { rowUuid } from "./uuid";
import { refuseComplaints, refuseUntaken } from "./verdict";
import { type Match, northboundWorld, type Work } from "./world";

/**
 * A kind whose resources are rows that are made of what it is told, as a text is of its source: rules of a group, sets of addresses. The first row
 * remembers what that was, so that it is compared as it was said, and the rows with what we make of it.
 */

/** The key of `external_ids` that remembers it. */
const SPEC = "kvmnet-spec";

/** Where a row is found. */
export interface Place {
  readonly table: Table;
  readonly name: string;
  /** The column that says who uses it now, which may have become more since we looked. */
  readonly use?: string;
}

export interface MadeRow extends Place {
  readonly columns: Row;
  /** Rows that it alone has. */
  readonly children?: { readonly table: Table; readonly column: string; readonly rows: readonly Row[] };
  /** Sets of others that it is in, by whose they are: of those tables in no other. */
  readonly links?: readonly Link[];
}

export interface Link extends SetOf {
  readonly holders: readonly Row[];
}

export interface MadeState extends CommonState {
  readonly persistedBy: "ovn";
  readonly faults: string[];
  readonly uuid: string;
}

type Shared = "type" | "description" | "args" | "state" | "rules" | "impacts" | "complete";

export interface MadeKind<Args extends CommonArgs, State extends MadeState, Spec> extends Pick<ResourceKind<Args, State>, Shared> {
  readonly noun: string;
  readonly example: string;
  readonly spec: z.ZodType<Spec>;
  /** The arguments without what all kinds have, in normal form. */
  specOf(args: Args): Spec;
  /** What a state shows of it. */
  view(spec: Spec, seen: Northbound): Omit<State, keyof MadeState>;
  /** The first bears the name and remembers. */
  places(name: string): readonly [Place, ...Place[]];
  /** What is to be in those places, in their order. */
  rowsOf(name: string, spec: Spec, seen: Northbound): readonly MadeRow[];
  /** Of the first row's name: the resource's; `undefined` where it is none of these. */
  nameIn(row: string): string | undefined;
  /** What a change costs, as what is asked for is. */
  impactOf(property: string, before: Spec, now: Spec): PropertyImpact;
  /** Throws what it names that is not there. */
  refuse(seen: Northbound, name: string, spec: Spec, head: Row | undefined): void;
  /** What it names that has gone since. */
  faults?(seen: Northbound, spec: Spec, name: string): string[];
  refuseRemoval(seen: Northbound, name: string, row: Row): void;
  matchesOf?(seen: Northbound, name: string, spec: Spec): readonly Match[];
  /** What it takes besides its name. */
  exclusives?(args: Partial<Args>): Exclusive[];
  /** What a preview says of it: what opens and what closes. */
  notes(seen: Northbound, name: string, spec: Spec, before: Spec | undefined): string[];
  removalNotes?(spec: Spec): string[];
}

const markedOf = (row: Row) => ({ uuid: uuidOf(row), name: String(row.name), externalIds: entries(row.external_ids) });

/** What a row of ours remembers; `undefined`: it is none, or somebody has changed it. */
export function rememberedIn<Spec>(row: Row, spec: z.ZodType<Spec>): Spec | undefined {
  try {
    return spec.safeParse(JSON.parse(entries(row.external_ids)[SPEC] ?? "")).data;
  } catch {
    return undefined;
  }
}

/** Values of a set have no order, nor have the keys of a map. */
const comparable = (value: Row[string] | undefined) =>
  JSON.stringify((Array.isArray(value) && value[0] === "map" ? Object.entries(entries(value)).map(String) : elements(value).map(String)).sort());

const isAs = (row: Row, columns: Row): boolean => Object.entries(columns).every(([column, value]) => comparable(row[column]) === comparable(value));

const textOf = (row: Row, columns: readonly string[]) => columns.map((column) => comparable(row[column])).join("\n");

function areAs(rows: readonly Row[], wanted: readonly Row[]): boolean {
  const columns = [...new Set(wanted.flatMap(Object.keys))].sort();
  const texts = (all: readonly Row[]) => all.map((row) => textOf(row, columns)).sort();
  return isDeepStrictEqual(texts(rows), texts(wanted));
}

export function madeKind<Args extends CommonArgs, State extends MadeState, Spec>(kind: MadeKind<Args, State, Spec>) {
  const { type, noun, places, rowsOf } = kind;
  const rowOf = (seen: Northbound, { table, name }: Place): Row | undefined => named(seen, table, name)[0];
  const headOf = (seen: Northbound, name: string) => rowOf(seen, places(name)[0]);
  const compared = Object.keys(kind.impacts).filter((property) => property !== "name");

  function rowFaults(seen: Northbound, name: string, owner: string, spec: Spec): string[] {
    return rowsOf(name, spec, seen).flatMap((wanted) => {
      const row = rowOf(seen, wanted);
      const what = `${wanted.table} ${wanted.name}`;
      if (!row) {
        return [`${what} is gone`];
      }
      const { children, links = [] } = wanted;
      return [
        ...(ownerOf(markedOf(row)) === owner ? [] : [`${what} does not carry our mark`]),
        ...(isAs(row, wanted.columns) ? [] : [`${what} is not as we write it`]),
        ...(!children || areAs(linked(seen, children.table, row[children.column]), children.rows) ? [] : [`rules of ${what} are not as we write them`]),
        ...links.flatMap(({ table, column, holders }) => {
          const there = holdersOf(seen, table, column, uuidOf(row));
          return [
            ...holders.filter((one) => !there.includes(one)).map((one) => `${what} is not on the ${table} ${one.name}`),
            ...there.filter((one) => !holders.includes(one)).map((one) => `${what} is on the ${table} ${one.name}`),
          ];
        }),
      ];
    });
  }

  function observe(seen: Northbound, name: string): State | undefined {
    const head = headOf(seen, name);
    const spec = head && rememberedIn(head, kind.spec);
    if (!head || spec === undefined) {
      return undefined;
    }
    const owner = ownerOf(markedOf(head));
    const faults = [...rowFaults(seen, name, owner, spec), ...(kind.faults?.(seen, spec, name) ?? [])];
    return { name, owner, ...kind.view(spec, seen), persistedBy: "ovn", faults, uuid: uuidOf(head) } as State;
  }

  function plan(state: State, args: Args): Change[] {
    const wanted = kind.complete(args) as Record<string, unknown>;
    const now = state as unknown as Record<string, unknown>;
    const differing = compared.filter((property) => !isDeepStrictEqual(now[property], wanted[property]));
    const impact = (property: string) => kind.impactOf(property, kind.specOf(state as unknown as Args), kind.specOf(args));
    return [
      ...differing.map((property): Change => ({ path: [property], from: now[property], to: wanted[property], ...impact(property) })),
      ...(state.faults.length > 0
        ? [{ path: ["faults"], from: state.faults, to: [], impact: "none", why: `put right: ${state.faults.join("; ")}` } satisfies Change]
        : []),
      ...planClaim(state, args),
    ];
  }

  /** Each row is brought to what it is to be; of what is there only what bears our mark, or is taken over. */
  function bringRow(seen: Northbound, args: Args, last: State | undefined, wanted: MadeRow, externalIds: Record<string, string>): Operation[] {
    const { table, name, columns, children, links = [] } = wanted;
    const row = rowOf(seen, wanted);
    const id = row ? uuidOf(row) : rowUuid(args.owner, `${type} ${table}`, name);
    const linking = links.flatMap((link) => relink(link, holdersOf(seen, link.table, link.column, id), link.holders, id));
    const rows = (children?.rows ?? []).map((child, i) => ({ name: rowName(`${children?.column}${i}`, id), child }));
    const same = row && children && areAs(linked(seen, children.table, row[children.column]), children.rows);
    const inserts = same ? [] : rows.map(({ name: local, child }) => insert(String(children?.table), local, child));
    const all = { ...columns, ...(children && !same && { [children.column]: set(rows.map(({ name: local }) => newRow(local))) }) };
    if (!row) {
      return [
        ...inserts,
        expect(table, [["name", "==", name]], []),
        { op: "insert", table, uuid: id, row: { name, ...all, external_ids: map(externalIds) } },
        ...linking,
      ];
    }
    claim(markedOf(row), args, `a ${noun}`, last && { ...last, ...(row === headOf(seen, args.name) ? {} : { uuid: id }) });
    const mutations = mutateKeys("external_ids", entries(row.external_ids), externalIds);
    return [
      sameOwner(table, markedOf(row)),
      ...inserts,
      ...(Object.keys(all).length > 0 ? [update(table, id, all)] : []),
      ...(mutations.length > 0 ? [mutate(table, id, mutations)] : []),
      ...linking,
    ];
  }

  function bring(seen: Northbound, args: Args, last: State | undefined, written: boolean): Verdict<Work, State | undefined> {
    const head = headOf(seen, args.name);
    if (head) {
      claim(markedOf(head), args, `a ${noun}`, last);
    }
    const now = observe(seen, args.name);
    const changes = now && plan(now, args);
    if (changes?.length === 0) {
      if (written) {
        refuseComplaints(seen, noun, places(args.name)[0].name);
      }
      return { is: "settled", result: now };
    }
    const spec = kind.specOf(args);
    kind.refuse(seen, args.name, spec, head);
    const mark = { [ownerKey]: args.owner };
    const operations = rowsOf(args.name, spec, seen).flatMap((wanted, i) =>
      bringRow(seen, args, last, wanted, i === 0 ? { ...mark, [SPEC]: JSON.stringify(spec) } : mark),
    );
    const before = head && rememberedIn(head, kind.spec);
    const notes = kind.notes(seen, args.name, spec, before);
    const matches = kind.matchesOf?.(seen, args.name, spec) ?? [];
    return {
      is: "work",
      step: `${head ? "change" : "make"} the ${noun}`,
      work: { operations, matches, notes },
      ...(head && { changes: changes ?? [markChange(args)] }),
    };
  }

  function remove(seen: Northbound, state: State): Verdict<Work, State | undefined> {
    const head = headOf(seen, state.name);
    const mine = head !== undefined && mayDelete(markedOf(head), state);
    if (head && mine) {
      kind.refuseRemoval(seen, state.name, head);
    }
    const others = places(state.name)
      .slice(1)
      .flatMap((wanted) => {
        const row = rowOf(seen, wanted);
        return row && ownerOf(markedOf(row)) === state.owner ? [{ row, wanted }] : [];
      });
    const rows = [...(head && mine ? [{ row: head, wanted: places(state.name)[0] }] : []), ...others];
    const operations = rows.flatMap(({ row, wanted: { table, use } }): Operation[] => [
      sameOwner(table, markedOf(row)),
      ...(use ? [expect(table, byUuid(uuidOf(row)), [{ [use]: row[use] ?? set([]) }])] : []),
      { op: "delete", table, where: byUuid(uuidOf(row)) },
    ]);
    const said = head && mine ? rememberedIn(head, kind.spec) : undefined;
    const notes = said === undefined ? [] : (kind.removalNotes?.(said) ?? []);
    return rows.length === 0 ? { is: "settled", result: undefined } : { is: "work", step: `remove the ${noun}`, work: { operations, notes } };
  }

  const round: RoundKind<Args, State, Northbound, Work> = {
    ...kind,
    rules: [fileName, ...kind.rules],
    plan,
    exclusives: (args) => [
      ...(args.name === undefined ? [] : [{ path: ["name"], thing: `${noun} of OVN`, key: args.name }]),
      ...(kind.exclusives?.(args) ?? []),
    ],
    world: northboundWorld,
    id: namedGrammar(noun, kind.example),
    there: (seen) =>
      [...seen.tables[places("x")[0].table].values()].flatMap((row) => {
        const name = kind.nameIn(String(row.name));
        return name !== undefined && observe(seen, name) ? [{ id: name, name, observe: () => observe(seen, name) }] : [];
      }),
    observe: (seen, name, last) => {
      const head = headOf(seen, name);
      return head && (!last || isStill(markedOf(head), last)) ? observe(seen, name) : undefined;
    },
    decide: (seen, wish, _facts, written) => {
      if (written) {
        refuseUntaken(seen, noun);
      }
      return "put" in wish ? bring(seen, wish.put, wish.last, written) : remove(seen, wish.remove);
    },
  };
  return roundKind(round);
}

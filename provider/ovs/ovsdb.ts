import { set, uuid, type Value } from "../host/ovsdbValue";
import type { columns } from "./snapshot";

/** One operation of a transaction (RFC 7047, 5.2). */
export type Operation = Readonly<Record<string, unknown>> & { readonly op: string; readonly table?: string };
type Where = readonly (readonly [string, string, Value])[];
export type Table = keyof typeof columns;

export const byUuid = (id: string): Where => [["_uuid", "==", uuid(id)]];
export const byName = (name: string): Where => [["name", "==", name]];

/** Compare and swap: the work is not carried out unless the rows are as we believe they are. */
export const expect = (table: string, where: Where, rows: readonly Readonly<Record<string, Value>>[]): Operation => ({
  op: "wait",
  timeout: 0,
  table,
  where,
  columns: Object.keys(rows[0] ?? { name: "" }),
  until: "==",
  rows,
});

export const insert = (table: string, id: string, row: Readonly<Record<string, Value>>): Operation => ({ op: "insert", table, "uuid-name": id, row });
export const update = (table: string, id: string, row: Readonly<Record<string, Value>>): Operation => ({ op: "update", table, where: byUuid(id), row });
export const mutate = (table: string, id: string, mutations: readonly unknown[]): Operation => ({ op: "mutate", table, where: byUuid(id), mutations });

/** The root row's set of bridges: a bridge that is not in it vanishes when the transaction ends. */
export const mutateBridges = (mutator: "insert" | "delete", bridge: Value): Operation => ({
  op: "mutate",
  table: "Open_vSwitch",
  where: [],
  mutations: [["bridges", mutator, set([bridge])]],
});

/** Name of a row within a transaction, which holds the works of many resources: an identifier (RFC 7047, 3.1), whatever stands in the object's name. */
export const rowName = (part: string, object: string): string => `${part}_${Buffer.from(object).toString("hex")}`;

import { z } from "../../../resource/zod";

/** Numbers of routing tables by the names that the host's iproute2 prints for them. */
export type Tables = Readonly<Record<string, number>>;

/** Names that the kernel itself gives (include/uapi/linux/rtnetlink.h, RT_TABLE_*): the same on every host. */
const FIXED = { default: 253, main: 254, local: 255 } as const;

export type TableName = keyof typeof FIXED;

/**
 * A table as an argument. Other names of `rt_tables` are refused: they are known to iproute2 on that one host alone, neither to the kernel nor to
 * network managers, and mean another table when somebody edits the file. A constant of the program is a better name.
 */
export const tableArg = () =>
  z.union([z.enum(["main", "default", "local"]), z.int().min(1, "must be 1 to 4294967295").max(4294967295, "must be 1 to 4294967295")]);

/** The normal form: a name for the three, else the number. */
export function tableOf(number: number): TableName | number {
  return (Object.entries(FIXED) as [TableName, number][]).find(([, fixed]) => fixed === number)?.[0] ?? number;
}

export function tableNumber(table: TableName | number): number {
  return typeof table === "number" ? table : FIXED[table];
}

/** Lines of `rt_tables` files: `200 uplink2`, decimal or `0x…`; the last one counts. */
export function tablesOf(body: string): Tables {
  const lines = body.split("\n").map((line) => /^\s*(0x[0-9a-f]+|\d+)\s+([^\s#]+)/i.exec(line));
  return { ...FIXED, ...Object.fromEntries(lines.flatMap((match) => (match ? [[match[2], Number(match[1])]] : []))) };
}

/** A table as `ip -j` prints it; main when it prints none. */
export function seenTable(word: string | undefined, tables: Tables): number {
  return word === undefined ? FIXED.main : (tables[word] ?? Number(word));
}

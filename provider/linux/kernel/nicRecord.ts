import { field } from "../../resource/schema";
import { z } from "../../resource/zod";
import { fileStem } from "../persistence/files";
import { addressDetails, routeRecord } from "./record";

const counts = () => z.record(z.string(), z.number());

/** Values of a NIC's settings: those that there were, or those that were asked for. Only what is or was managed. */
export const nicSettings = () => ({
  mtu: z.number().optional(),
  mac: z.string().optional(),
  up: z.boolean().optional(),
  addresses: z.array(z.string()).optional(),
  addressDetails: z.record(z.string(), addressDetails()).optional(),
  dns: z.strictObject({ servers: z.array(z.string()), search: z.array(z.string()) }).optional(),
  offloads: z.record(z.string(), z.boolean()).optional(),
  queues: counts().optional(),
  ring: counts().optional(),
  virtualFunctions: z.number().optional(),
});

export const nicBefore = () =>
  field(z.strictObject({ ...nicSettings(), alias: z.string(), routes: z.array(routeRecord()).optional() }), {
    description: "What was there before, of all that is or was managed: given back on removal, as far as nobody has changed it since.",
  });

export const nicDeclared = () =>
  field(z.strictObject({ ...nicSettings(), gateway: z.string().optional(), gateway6: z.string().optional() }), {
    description: "What was asked for, of all that is or was managed.",
    bookkeeping: true,
  });

export type NicBefore = z.infer<ReturnType<typeof nicBefore>>;
export type NicDeclared = z.infer<ReturnType<typeof nicDeclared>>;

/** Lies on the host (in /run, gone with a reboot as the settings are), written before the first change: a client that dies must not lose it. */
export interface NicRecord {
  /** The first key: the snapshot's script finds the name by it. */
  readonly device: string;
  /** Of the very NIC: one that was plugged in anew has another. */
  readonly ifindex: number;
  readonly owner: string;
  readonly before: NicBefore;
  readonly declared: NicDeclared;
}

const keyOf = (device: string) => fileStem(`nic-${device}`);

export function nicRecordOrder({ device, ...rest }: NicRecord): string {
  return `claim ${keyOf(device)} ${JSON.stringify({ device, ...rest })}`;
}

export const nicForgetOrder = (device: string): string => `claim_remove ${keyOf(device)}`;

/** One JSON document a line. */
export function parseNicRecords(body: string): Record<string, NicRecord> {
  const rows = body.split("\n").filter((line) => line.startsWith("{"));
  return Object.fromEntries(rows.map((row) => JSON.parse(row)).map((record) => [record.device, record]));
}

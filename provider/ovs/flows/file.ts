import { createHash } from "node:crypto";
import { markIn, markLine, TITLE } from "../../host/marked";
import { z } from "../../resource/zod";
import { type Flow, flowsSpec, type Group, type Meter, type Spec } from "./schema";

/** The file of a resource on its host: the mark, and the bundle that `ovs-ofctl` takes, now and when ovs-vswitchd was started anew. */

export const FOLDER = "/etc/kvmnet/flows.d";

export const pathOf = (name: string): string => `${FOLDER}/${name}.flows`;

const hex = (text: string) => createHash("sha256").update(text).digest("hex");

/** 64 bits that are the same for a name on every host, and never 0 or all ones, which others have. */
export const cookieOf = (name: string): string => `0x6b${hex(`kvmnet OvsFlows ${name}`).slice(0, 14)}`;

/** What it is compared by while it is changed. */
export const hashOf = (text: string): string => hex(text);

const header = z.object({ kind: z.literal("OvsFlows"), name: z.string(), owner: z.string(), spec: flowsSpec });

export type Written = z.infer<typeof header>;

/** What a file says of itself; `undefined` when it carries no mark that we can read. */
export const writtenIn = (text: string): Written | undefined => header.safeParse(markIn(text)).data;

const flowLine = (cookie: string, { table, priority, match, actions }: Flow) =>
  `cookie=${cookie},table=${table},priority=${priority}${match === "" ? "" : `,${match}`} actions=${actions}`;

const groupLine = ({ id, type, buckets }: Group) => `group_id=${id},type=${type},${buckets.map((bucket) => `bucket=${bucket}`).join(",")}`;

/** As `ovs-ofctl add-meter` takes it. */
const meterLine = ({ id, unit, rate, burst }: Meter) =>
  `meter=${id},${unit}${burst === undefined ? "" : ",burst"},band=type=drop,rate=${rate}${burst === undefined ? "" : `,burst_size=${burst}`}`;

export const meterLines = ({ meters = [] }: Pick<Spec, "meters">): string[] => meters.map(meterLine);

/** The mark in one comment line; then all of our flows go, and those come that are asked for, in one transaction of the switch. Meters are no part of such a one: what puts the bundle in reads them from their lines. Names and what users write are ASCII by their rules. */
export function fileText({ name, owner, spec }: Omit<Written, "kind">): string {
  const cookie = cookieOf(name);
  const bundle = [
    `flow delete cookie=${cookie}/-1`,
    ...spec.groups.map((group) => `group add_or_mod ${groupLine(group)}`),
    ...spec.flows.map((flow) => `flow add ${flowLine(cookie, flow)}`),
  ];
  return [
    TITLE,
    markLine({ kind: "OvsFlows", name, owner, spec }),
    `# bridge ${spec.bridge}`,
    ...meterLines(spec).map((line) => `# ${line}`),
    ...bundle,
    "",
  ].join("\n");
}

/** The flows alone, a line each, in the order of the arguments. */
export const flowLines = (name: string, { flows }: Spec): string[] => flows.map((flow) => flowLine(cookieOf(name), flow));

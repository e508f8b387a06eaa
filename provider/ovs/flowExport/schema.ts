import { canonicalEndpoint, type Endpoint, parseEndpoint } from "../../resource/endpoint";
import { ip } from "../../resource/ip";
import type { CommonArgs, CommonState, Problem } from "../../resource/kind";
import { repeated } from "../../resource/repeated";
import { deviceName, field, text, textMap } from "../../resource/schema";
import { z } from "../../resource/zod";
import { markKey, ovsName } from "../checks";
import { nameKey } from "../mark";
import { allProperties, type Protocol } from "./protocols";

/** An address with a port. A host name is none: ovs-vswitchd says so in its log alone, and sends nothing. */
function collector(target: string): Endpoint | undefined {
  const found = parseEndpoint(target);
  return found?.port === undefined ? undefined : found;
}

/** In the one form in which it is stored and compared. */
export function canonicalTarget(target: string): string {
  const found = collector(target);
  return found ? canonicalEndpoint(found) : target;
}

const target = () =>
  text().refine(
    (value) => collector(value) !== undefined,
    "must be an address and a port, `192.0.2.1:2055` or `[2001:db8::1]:2055`: Open vSwitch resolves no names here",
  );

const whole = (least: number, most: number) =>
  z.int(`must be ${least} to ${most}`).min(least, `must be ${least} to ${most}`).max(most, `must be ${least} to ${most}`).optional();
const NUMBER = 4_294_967_295;

const common = {
  name: field(text().min(1, "must not be empty").max(255, "must be at most 255 characters"), {
    description: "What this export is called here; Open vSwitch has no name for it. Renaming replaces it.",
    term: `external_ids:${nameKey}`,
  }),
  bridge: field(ovsName(), {
    description:
      "Open vSwitch bridge whose flows are told of. Give the `name` output of an OvsBridge. It has at most one export of each type. A change replaces the export.",
    term: "Bridge.netflow, Bridge.sflow, Bridge.ipfix",
  }),
  targets: field(z.array(target()).min(1, "must name at least one collector"), {
    description: "Collectors, each as `ADDRESS:PORT`. They are told by UDP, without a word whether anybody hears.",
    term: "targets",
  }),
  externalIds: field(textMap().optional(), {
    description: "Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.",
    term: "external_ids",
  }),
};

const samplingOf = (what: string) => field(whole(1, NUMBER), { description: `One of so many ${what} is told of; 1 is each. Not set: 400.`, term: "sampling" });

export const exportArgs = z.discriminatedUnion("type", [
  z.strictObject({
    type: field(z.literal("netflow"), { description: "NetFlow version 5: counts of each flow when it ends. IPv4 alone.", term: "NetFlow" }),
    ...common,
    activeTimeoutSeconds: field(whole(-1, 2_147_483_647), {
      description: "A flow that goes on is told of every so many seconds; -1: when it has ended only. Not set, or 0: 600.",
      unit: "seconds",
      term: "NetFlow.active_timeout",
    }),
    addIdToInterface: field(z.boolean().optional(), {
      description: "The highest 7 bits of the numbers of ports are the engine's id, for collectors that do not look at that. Not set: off.",
      term: "NetFlow.add_id_to_interface",
    }),
    engineId: field(whole(0, 255), { description: "Number that collectors tell switches apart by. Not set: one of the datapath.", term: "NetFlow.engine_id" }),
    engineType: field(whole(0, 255), { description: "Type that collectors are told. Not set: one of the datapath.", term: "NetFlow.engine_type" }),
  }),
  z.strictObject({
    type: field(z.literal("sflow"), { description: "sFlow version 5: the head of one of so many packets, and counters of ports.", term: "sFlow" }),
    ...common,
    agent: field(z.union([ip(), deviceName()]).optional(), {
      description:
        "Address that collectors know the switch by, or a device of the host's that has it. Not set, or a device that is not there: the address by which the first collector is reached.",
      term: "sFlow.agent",
    }),
    headerBytes: field(whole(1, 65_535), { description: "How much of a packet is sent. Not set: 128.", unit: "bytes", term: "sFlow.header" }),
    pollingSeconds: field(whole(0, 2_147_483_647), {
      description: "Counters of ports are sent every so many seconds. Not set: 30.",
      unit: "seconds",
      term: "sFlow.polling",
    }),
    sampling: samplingOf("packets"),
  }),
  z.strictObject({
    type: field(z.literal("ipfix"), { description: "IPFIX (RFC 7011): flows as records by templates.", term: "IPFIX" }),
    ...common,
    sampling: samplingOf("packets"),
    observationDomainId: field(whole(0, NUMBER), { description: "Observation domain of the records. Not set: 0.", term: "IPFIX.obs_domain_id" }),
    observationPointId: field(whole(0, NUMBER), { description: "Observation point of the records. Not set: 0.", term: "IPFIX.obs_point_id" }),
    cacheActiveTimeoutSeconds: field(whole(0, 4200), {
      description: "How long packets of a flow are gathered into one record. Not set, or 0: each is a record.",
      unit: "seconds",
      term: "IPFIX.cache_active_timeout",
    }),
    cacheMaxFlows: field(whole(0, NUMBER), {
      description: "How many flows are gathered at most. Not set, or 0: none, each packet is a record.",
      term: "IPFIX.cache_max_flows",
    }),
    otherConfig: field(textMap().optional(), {
      description: "Further settings (ovs-vswitchd.conf.db(5)), such as `enable-tunnel-sampling`. Only the keys given here are managed.",
      term: "IPFIX.other_config",
    }),
  }),
]);

export type ExportArgs = CommonArgs & z.infer<typeof exportArgs>;

/** Every property of every type, for code that treats them alike. */
export interface AnyExport extends CommonArgs {
  readonly type: Protocol;
  readonly bridge: string;
  readonly targets: string[];
  readonly externalIds?: Record<string, string>;
  readonly otherConfig?: Record<string, string>;
  readonly [property: string]: unknown;
}

const keys = () => z.array(z.string());

export const exportState = z.strictObject({
  type: field(z.string(), { description: "`netflow`, `sflow` or `ipfix`." }),
  bridge: field(z.string(), { description: "Bridge that it is of." }),
  targets: z.array(z.string()),
  ...Object.fromEntries(allProperties.map((property) => [property, z.union([z.number(), z.boolean(), z.string()]).optional()])),
  externalIds: z.record(z.string(), z.string()),
  otherConfig: z.record(z.string(), z.string()).optional(),
  managedKeys: field(z.strictObject({ externalIds: keys(), otherConfig: keys() }).optional(), {
    description: "Keys of the maps that this resource has set, so that it can remove them.",
    bookkeeping: true,
  }),
  uuid: field(z.string(), { description: "The export's row in the Open vSwitch database.", term: "_uuid" }),
  error: field(z.string().optional(), { description: "What ovs-vswitchd said against it when it was written; absent when nothing." }),
});

export interface ExportState extends CommonState {
  readonly type: Protocol;
  readonly bridge: string;
  readonly targets: string[];
  readonly externalIds: Record<string, string>;
  readonly otherConfig?: Record<string, string>;
  readonly managedKeys?: { readonly externalIds: string[]; readonly otherConfig: string[] };
  readonly uuid: string;
  readonly error?: string;
  readonly [property: string]: unknown;
}

function* distinct({ targets = [] }: ExportArgs): Iterable<Problem> {
  yield* repeated("targets", targets.map(canonicalTarget));
}

function* ownMark({ externalIds = {} }: ExportArgs): Iterable<Problem> {
  yield* markKey("externalIds", externalIds);
  if (nameKey in externalIds) {
    yield { path: ["externalIds", nameKey], reason: "is the name by which we know our own objects; it is set for you" };
  }
}

export const exportRules = [distinct, ownMark];

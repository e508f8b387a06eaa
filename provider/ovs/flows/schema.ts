import { guardArg, guardState } from "../../host/guard/argument";
import type { CommonArgs, CommonState, Problem } from "../../resource/kind";
import { repeated } from "../../resource/repeated";
import { field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { ovsName } from "../checks";

/** What is part of a line for `ovs-ofctl`: no line of its own, no comment, and not without end. */
const words = (what: string) =>
  text()
    .max(4000, `must be at most 4000 characters`)
    .regex(/^[\x21-\x7e][\x20-\x7e]*$|^$/, `is not ${what}: printable ASCII characters, in one line, the first no blank`)
    .refine((value) => !value.includes("#"), "must not contain #, with which a comment begins");

const flow = () =>
  z.strictObject({
    table: field(z.int("must be 0 to 254").min(0, "must be 0 to 254").max(254, "must be 0 to 254").default(0), {
      description: "Table that the flow is in. Packets begin in table 0.",
      term: "table",
    }),
    priority: field(z.int("must be 0 to 65535").min(0, "must be 0 to 65535").max(65_535, "must be 0 to 65535").default(32_768), {
      description: "Of the flows of a table that match, the one with the highest takes the packet.",
      term: "priority",
    }),
    match: field(words("a match").default(""), {
      description: 'Which packets, in the words of ovs-fields(7): `tcp,in_port=web0,tp_dst=80`, `arp`. Ports by name or number. `""`: all.',
      term: "ovs-fields(7)",
    }),
    actions: field(words("a list of actions"), {
      description: "What becomes of them, in the words of ovs-actions(7): `output:db0`, `NORMAL`, `drop`, `ct(commit),resubmit(,1)`.",
      term: "ovs-actions(7)",
    }),
  });

const group = () =>
  z.strictObject({
    id: field(z.int("must be 0 to 4294967039").min(0, "must be 0 to 4294967039").max(4_294_967_039, "must be 0 to 4294967039"), {
      description: "Number of the group on its bridge. OpenFlow knows no owners of groups: one that is there already and not ours is refused.",
      term: "group_id",
    }),
    type: field(z.enum(["all", "select", "indirect", "ff"]), {
      description:
        "`all`: every bucket gets a copy. `select`: one of them, by a hash. `indirect`: the only one. `ff`: the first that is alive (`fast_failover`).",
      term: "type",
    }),
    buckets: field(z.array(words("a bucket")).min(1, "must have at least one bucket"), {
      description: "A bucket each: `actions=output:web0`, `weight:10,actions=output:web1`, `watch_port:1,actions=output:1`.",
      term: "bucket",
    }),
  });

const RATE = 4_294_967_295;
const amount = () => z.int(`must be 1 to ${RATE}`).min(1, `must be 1 to ${RATE}`).max(RATE, `must be 1 to ${RATE}`);

const meter = () =>
  z.strictObject({
    id: field(z.int("must be 1 to 4294901760").min(1, "must be 1 to 4294901760").max(4_294_901_760, "must be 1 to 4294901760"), {
      description: "Number of the meter on its bridge. OpenFlow knows no owners of meters: one that is there already and not ours is refused.",
      term: "meter_id",
    }),
    unit: field(z.enum(["kbps", "pktps"]), { description: "What `rate` counts: kilobits (1000 bits) or packets in a second.", term: "kbps, pktps" }),
    rate: field(amount(), { description: "What comes beyond it is dropped.", term: "band=type=drop,rate" }),
    burst: field(amount().optional(), {
      description: "How much may come at once beyond the rate, in kilobits or packets. Not set: the switch's own.",
      term: "burst_size",
    }),
  });

export const flowsArgs = z.strictObject({
  bridge: field(ovsName(), {
    description:
      'The Open vSwitch bridge. Give the `name` output of an OvsBridge with `failMode: "secure"`: any other passes packets on while there are no flows, and drops them when it loses a controller. A change replaces the flows.',
    term: "ovs-ofctl bundle BRIDGE",
  }),
  flows: field(z.array(flow()).min(1, "must name at least one flow").max(20_000, "must name at most 20000 flows"), {
    description: "Exactly these are the resource's: they bear its cookie. Flows of others on the bridge stay as they are.",
  }),
  groups: field(z.array(group()).max(1000, "must name at most 1000 groups").default([]), {
    description: "Groups that the flows send packets to (`group:7`).",
    term: "ovs-ofctl add-group",
  }),
  meters: field(z.array(meter()).max(1000, "must name at most 1000 meters").default([]), {
    description:
      "Meters that the flows send packets through (`meter:3` as the first action). The switch takes them one by one: before flows that need them, and away after these.",
    term: "ovs-ofctl add-meter",
  }),
  guard: guardArg(),
});

export const flowsState = z.strictObject({
  bridge: field(z.string(), { description: "The bridge." }),
  flows: field(z.array(flow()), { description: "The flows as they were asked for." }),
  groups: field(z.array(group()), { description: "The groups." }),
  meters: field(z.array(meter()), { description: "The meters." }),
  cookie: field(z.string(), { description: "What the flows bear on the switch: `ovs-ofctl dump-flows BRIDGE cookie=COOKIE/-1`.", term: "cookie" }),
  persistedBy: field(z.enum(["systemd", "none"]), {
    description:
      "Who brings the flows back when ovs-vswitchd was started anew, and after a reboot: a unit of ours, or nobody where the host does not run systemd.",
  }),
  guard: guardState(),
  faults: field(z.array(z.string()), { description: "How the switch differs from what was asked for." }),
});

/** What the file on the host remembers. Files of earlier releases know no meters. */
export const flowsSpec = z.strictObject({
  bridge: ovsName(),
  flows: flowsArgs.shape.flows,
  groups: flowsArgs.shape.groups,
  meters: z.array(meter()).optional(),
});

export type Spec = z.infer<typeof flowsSpec>;
export type Flow = Spec["flows"][number];
export type Group = Spec["groups"][number];
export type Meter = NonNullable<Spec["meters"]>[number];
export type FlowsArgs = CommonArgs & z.infer<typeof flowsArgs>;
export type FlowsState = CommonState & z.infer<typeof flowsState>;

/** What tells a flow from the others of its bridge: the switch keeps one of each. */
export const keyOf = ({ table, priority, match }: Flow): string => `table ${table}, priority ${priority}, ${match || "all packets"}`;

/** Words with a property of their own, that say whose a flow is, or that let it end by itself. */
const NOT_IN_A_MATCH: Readonly<Record<string, string>> = {
  table: "say `table`",
  priority: "say `priority`",
  actions: "say `actions`",
  action: "say `actions`",
  cookie: "the cookie is the mark by which we know our own flows; it is set for you",
  idle_timeout: "a flow that ends by itself cannot be kept as it is declared",
  hard_timeout: "a flow that ends by itself cannot be kept as it is declared",
  importance: "a flow that may be evicted cannot be kept as it is declared",
  send_flow_rem: "it asks a controller to be told",
  check_overlap: "whose flow stands in the way is checked in any case",
  out_port: "it belongs to a search",
  out_group: "it belongs to a search",
};

function* matches({ flows }: FlowsArgs): Iterable<Problem> {
  for (const [i, { match }] of flows.entries()) {
    const word = match
      .split(/[,\s]+/)
      .map((one) => one.split("=")[0] ?? "")
      .find((one) => Object.hasOwn(NOT_IN_A_MATCH, one));
    if (word !== undefined) {
      yield { path: ["flows", i, "match"], reason: `holds ${word}, which is no match: ${NOT_IN_A_MATCH[word]}` };
    }
  }
}

function* actions({ flows }: FlowsArgs): Iterable<Problem> {
  for (const [i, { actions: said }] of flows.entries()) {
    if (said === "") {
      yield { path: ["flows", i, "actions"], reason: "is empty; say `drop` for packets that shall go nowhere" };
    } else if (/(^|[\s,(])actions?=/.test(said)) {
      yield { path: ["flows", i, "actions"], reason: "are the actions alone, without `actions=`" };
    }
  }
}

/** `repeated` shows the key, which is what repeats. */
function* once({ flows, groups, meters }: FlowsArgs): Iterable<Problem> {
  yield* repeated("flows", flows.map(keyOf));
  yield* repeated(
    "groups",
    groups.map(({ id }) => id),
  );
  yield* repeated(
    "meters",
    meters.map(({ id }) => id),
  );
}

function* buckets({ groups }: FlowsArgs): Iterable<Problem> {
  for (const [i, { type, buckets: all }] of groups.entries()) {
    for (const [n, said] of all.entries()) {
      if (said === "" || /(^|[\s,])(bucket|group_id|type|command_bucket_id)=/.test(said)) {
        yield { path: ["groups", i, "buckets", n], reason: "is one bucket: weight, watch and actions alone, such as `weight:10,actions=output:web0`" };
      }
    }
    if (type === "indirect" && all.length > 1) {
      yield { path: ["groups", i, "buckets"], reason: "must be one bucket in a group of type indirect" };
    }
  }
}

export const flowsRules = [matches, actions, once, buckets];

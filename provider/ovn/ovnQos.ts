import { entries, type Row, type Value } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, given, orNone, text } from "../resource/schema";
import { z } from "../resource/zod";
import { externalIds, ofExternalIds } from "./maps";
import { readable } from "./match";
import { type Column, scalar } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { linked, type Northbound, named, uuidOf } from "./northbound/rows";
import { objectName } from "./texts";

interface Limit {
  readonly rateKbps: number;
  readonly burstKbit: number;
}

/** Of a map whose values are numbers. */
const numbers = (value: Readonly<Record<string, number>>): Value => ["map", Object.entries(value)];
const numberIn = (row: Row, column: string, key: string): number | undefined => {
  const said = entries(row[column])[key];
  return said === undefined ? undefined : Number(said);
};

const columns: Readonly<Record<string, Column>> = {
  direction: scalar("direction"),
  priority: scalar("priority"),
  match: scalar("match"),
  dscp: {
    column: "action",
    read: (row) => numberIn(row, "action", "dscp") ?? "none",
    write: (value) => numbers(value === "none" ? {} : { dscp: value as number }),
  },
  limit: {
    column: "bandwidth",
    read: (row) => {
      const rateKbps = numberIn(row, "bandwidth", "rate");
      return rateKbps === undefined ? "none" : { rateKbps, burstKbit: numberIn(row, "bandwidth", "burst") ?? 0 };
    },
    write: (value) => {
      const limit = given(value as Limit | "none");
      return numbers(limit ? { rate: limit.rateKbps, ...(limit.burstKbit > 0 && { burst: limit.burstKbit }) } : {});
    },
  },
};

const MOST = 4294967295;

const args = z.strictObject({
  name: field(objectName(), { description: "What this rule is called here; OVN has no name for it. Renaming replaces it.", term: "external_ids:kvmnet-name" }),
  switch: field(objectName(), {
    description: "Logical switch. Give the `name` output of a LogicalSwitch. A change replaces the rule.",
    term: "Logical_Switch.qos_rules",
  }),
  direction: field(z.enum(["from-lport", "to-lport"]), {
    description: "What guests send (`from-lport`), or what they get (`to-lport`).",
    term: "QoS.direction",
  }),
  priority: field(z.int().min(0, "must be 0 to 32767").max(32767, "must be 0 to 32767"), {
    description: "Of the rules that match the highest counts.",
    term: "QoS.priority",
  }),
  match: field(text().min(1, "must not be empty: `1` matches everything"), {
    description:
      'Which packets (ovn-sb(5), expressions): `inport == "NAME-OF-A-PORT"`, of `to-lport` with `outport`; `inport == @web` of an OvnPortGroup. What OVN cannot read is refused.',
    term: "QoS.match",
  }),
  dscp: field(orNone(z.int().min(0, "must be 0 to 63").max(63, "must be 0 to 63")).optional(), {
    description: "Mark of the packets for routers outside (DSCP). `none`: as they are. Not set: not managed.",
    term: "QoS.action:dscp",
  }),
  limit: field(
    orNone(
      z.strictObject({
        rateKbps: field(z.int().min(1, "must be at least 1").max(MOST, `must be at most ${MOST}`), {
          description: "Packets above it are dropped, on each host for itself.",
          unit: "kbit/s",
          term: "QoS.bandwidth:rate",
        }),
        burstKbit: field(z.int().min(0, "must be at least 0").max(MOST, `must be at most ${MOST}`).default(0), {
          description: "What may pass at once beyond the rate; 0: as much as the switch takes.",
          unit: "kbit",
          term: "QoS.bandwidth:burst",
        }),
      }),
    ).optional(),
    { description: "How much may pass, of all packets that match together. `none`: any. Not set: not managed.", term: "QoS.bandwidth" },
  ),
  externalIds: externalIds("QoS"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* thatDoesSomething({ dscp, limit }: Args): Iterable<Problem> {
  if (given(dscp) === undefined && given(limit) === undefined) {
    yield { path: ["limit"], reason: "is missing, or dscp: without either the rule does nothing", doubt: true };
  }
}

function refuse(seen: Northbound, { switch: on, direction, priority, match }: Args, row: Row | undefined): void {
  const [parent] = named(seen, "Logical_Switch", on);
  const same = linked(seen, "QoS", parent?.qos_rules).find(
    (one) => (!row || uuidOf(one) !== uuidOf(row)) && one.direction === direction && Number(one.priority) === priority && one.match === match,
  );
  if (same) {
    throw new KvmnetError({
      code: "refused",
      property: "match",
      problem: `the switch ${on} has a rule of this direction, priority and match already: of two OVN takes either`,
      remedy: "choose another priority, or remove the other",
    });
  }
}

export const ovnQos = rowKind<Args>({
  type: "OvnQos",
  description: "How much guests of a LogicalSwitch may send or get, or how what they send is marked (DSCP), carried out on each guest's own host.",
  noun: "QoS rule",
  example: "web",
  table: "QoS",
  nameless: true,
  args,
  rules: [thatDoesSomething],
  impacts: {
    switch: { impact: "replace", why: "a rule is of one switch: it is removed there and made here" },
    direction: { impact: "blip", why: "other packets are limited from then on" },
    priority: { impact: "blip", why: "another rule may count from then on" },
    match: { impact: "blip", why: "other packets are limited from then on" },
    dscp: { impact: "none", why: "how packets are marked" },
    limit: { impact: "blip", why: "what is above it is dropped from then on" },
    externalIds: ofExternalIds,
  },
  columns,
  maps: { externalIds: "external_ids" },
  parent: { property: "switch", noun: "logical switch", table: "Logical_Switch", column: "qos_rules" },
  refuse,
  matchesOf: (seen, { match }) => [readable(seen, match, "", "match")],
});

import { isDeepStrictEqual } from "node:util";
import { map, maybe, named, set, uuid, type Value } from "../host/ovsdbValue";
import { field, text } from "../resource/schema";
import { z } from "../resource/zod";
import { insert, type Operation, rowName } from "./ovsdb";
import type { BridgeRow, FlowTableRow, Snapshot } from "./snapshot";

/** Settings of OpenFlow tables (ovs-vswitchd.conf.db(5), Flow_Table). */

/** Fields by which addresses can be looked up with their prefix; `nw_src` and `nw_dst` are IPv4's. */
const prefixFields = ["tun_id", "tun_src", "tun_dst", "tun_ipv6_src", "tun_ipv6_dst", "nw_src", "nw_dst", "ipv6_src", "ipv6_dst"] as const;

/** Fields by which flows can be grouped, with their bits (ovs-fields(7)). Others, and bits beyond a field, Open vSwitch leaves out with a line in its log. */
export const groupFields: Readonly<Record<string, number>> = {
  NXM_OF_IN_PORT: 16,
  NXM_OF_ETH_DST: 48,
  NXM_OF_ETH_SRC: 48,
  NXM_OF_ETH_TYPE: 16,
  NXM_OF_VLAN_TCI: 16,
  NXM_OF_IP_TOS: 8,
  NXM_OF_IP_PROTO: 8,
  NXM_OF_IP_SRC: 32,
  NXM_OF_IP_DST: 32,
  NXM_OF_TCP_SRC: 16,
  NXM_OF_TCP_DST: 16,
  NXM_OF_UDP_SRC: 16,
  NXM_OF_UDP_DST: 16,
  NXM_OF_ICMP_TYPE: 8,
  NXM_OF_ICMP_CODE: 8,
  NXM_OF_ARP_OP: 16,
  NXM_OF_ARP_SPA: 32,
  NXM_OF_ARP_TPA: 32,
  NXM_NX_TUN_ID: 64,
  NXM_NX_ARP_SHA: 48,
  NXM_NX_ARP_THA: 48,
  NXM_NX_IPV6_SRC: 128,
  NXM_NX_IPV6_DST: 128,
  NXM_NX_ND_TARGET: 128,
  NXM_NX_PKT_MARK: 32,
  NXM_NX_CT_ZONE: 16,
  NXM_NX_CT_MARK: 32,
  ...Object.fromEntries(Array.from({ length: 16 }, (_, i) => [`NXM_NX_REG${i}`, 32])),
  OXM_OF_METADATA: 64,
  OXM_OF_VLAN_VID: 12,
  OXM_OF_SCTP_SRC: 16,
  OXM_OF_SCTP_DST: 16,
};

function isSubfield(text: string): boolean {
  const [, name = "", first, last = first] = /^(\w+)\[(?:(\d+)(?:\.\.(\d+))?)?\]$/.exec(text) ?? [];
  const bits = Object.hasOwn(groupFields, name) ? (groupFields[name] as number) : 0;
  return first === undefined ? bits > 0 : Number(first) <= Number(last) && Number(last) < bits;
}

export const flowTable = () =>
  z.strictObject({
    table: field(z.int().min(0, "must be 0 to 254").max(254, "must be 0 to 254"), { description: "Number of the table, 0 to 254." }),
    name: field(text().max(31, "must have at most 31 characters").optional(), {
      description: "What controllers and `ovs-ofctl` call it. Not set: it has a number only.",
      term: "Flow_Table.name",
    }),
    flowLimit: field(z.int().min(0, "must be 0 or more").optional(), {
      description: "How many flows it takes. Not set: no limit.",
      term: "Flow_Table.flow_limit",
    }),
    overflowPolicy: field(z.enum(["refuse", "evict"]).optional(), {
      description: "What a flow beyond the limit meets. `refuse`: an error. `evict`: one with a timeout makes room for it. Not set: `refuse`.",
      term: "Flow_Table.overflow_policy",
    }),
    groups: field(z.array(text().refine(isSubfield, "is not a field, or part of one, such as NXM_OF_IN_PORT[] or NXM_OF_ETH_SRC[0..23]")).optional(), {
      description:
        "With `evict`: fields (`NXM_OF_IN_PORT[]`, `NXM_OF_ETH_SRC[0..23]`) whose values tell flows into groups; one of the largest group goes. Not set: all flows are one group.",
      term: "Flow_Table.groups",
    }),
    prefixes: field(z.array(z.enum(prefixFields)).max(3, "has at most 3 fields").optional(), {
      description: "Fields whose prefixes are tracked, so that one flow of the datapath serves many addresses. Not set: IPv4 source and destination.",
      term: "Flow_Table.prefixes",
    }),
  });

export type FlowTable = z.infer<ReturnType<typeof flowTable>>;

const given = (values: readonly string[] = []) => (values.length > 0 ? [...values].sort() : undefined);

const defined = (table: FlowTable): FlowTable =>
  Object.fromEntries(
    Object.entries({ ...table, groups: given(table.groups), prefixes: given(table.prefixes) }).filter(([, value]) => value !== undefined),
  ) as FlowTable;

/** As a state says them: in order of their numbers, lists sorted, without what is not set. */
export const sortedTables = (tables: readonly FlowTable[]): FlowTable[] => [...tables].map(defined).sort((a, b) => a.table - b.table);

/** Those of a bridge. */
export const observeTables = (snapshot: Snapshot, bridge: BridgeRow): FlowTable[] =>
  bridge.flowTables.flatMap(({ table, row }) => {
    const found = snapshot.flowTables.find(({ uuid }) => uuid === row);
    return found ? [tableOf(table, found)] : [];
  });

const tableOf = (table: number, { name, flowLimit, overflowPolicy, groups, prefixes }: FlowTableRow): FlowTable =>
  defined({ table, name, flowLimit, overflowPolicy, groups, prefixes } as FlowTable);

/** The column `flow_tables` for tables in their normal form, and what makes the rows that are not there. One that differs is a new row: several bridges may share the old one. */
export function bringTables(snapshot: Snapshot | undefined, bridge: BridgeRow | undefined, name: string, wanted: readonly FlowTable[]) {
  const operations: Operation[] = [];
  const references = wanted.map((one): [number, Value] => {
    const there = bridge?.flowTables.find(({ table }) => table === one.table);
    const row = snapshot?.flowTables.find((other) => other.uuid === there?.row);
    if (row && isDeepStrictEqual(tableOf(one.table, row), one)) {
      return [one.table, uuid(row.uuid)];
    }
    const id = rowName(`table${one.table}`, name);
    operations.push(insert("Flow_Table", id, columnsOf(one, row?.externalIds ?? {})));
    return [one.table, named(id)];
  });
  return { operations, column: ["map", references] as Value };
}

/** As the column was seen. */
export const seenTables = ({ flowTables }: BridgeRow): Value => ["map", flowTables.map(({ table, row }) => [table, uuid(row)])];

const columnsOf = ({ name, flowLimit, overflowPolicy, groups = [], prefixes = [] }: FlowTable, externalIds: Readonly<Record<string, string>>) => ({
  name: maybe(name),
  flow_limit: maybe(flowLimit),
  overflow_policy: maybe(overflowPolicy),
  groups: set(groups),
  prefixes: set(prefixes),
  external_ids: map(externalIds),
});

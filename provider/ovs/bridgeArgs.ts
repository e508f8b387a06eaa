import { guardArg } from "../host/guard/argument";
import { onGuestsAttached } from "../resource/common";
import type { CommonArgs, Problem } from "../resource/kind";
import { repeated } from "../resource/repeated";
import { field, mac, orNone, text, textMap } from "../resource/schema";
import { z } from "../resource/zod";
import { markKey, ovsName, typedKeys } from "./checks";
import { flowTable } from "./flowTable";

export const openFlowVersions = ["OpenFlow10", "OpenFlow11", "OpenFlow12", "OpenFlow13", "OpenFlow14", "OpenFlow15"] as const;

const host = String.raw`(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?)`;
const active = new RegExp(`^(tcp|ssl):${host}(:\\d{1,5})?$`);
const passive = new RegExp(`^(ptcp|pssl):(\\d{1,5})?(:${host})?$`);
const local = /^p?unix:\S+$/;

export const target = () =>
  text().refine(
    (value) => [active, passive, local].some((form) => form.test(value)) && (value.match(/:(\d+)(:|$)/g) ?? []).every(portFits),
    "is not a controller target such as tcp:192.0.2.5:6653, ssl:[2001:db8::5]:6653, ptcp:6654, pssl:6654 or unix:/run/controller.sock",
  );

const portFits = (part: string) => Number(part.replaceAll(":", "")) <= 65535;

export const bridgeArgs = z.strictObject({
  name: field(ovsName(), {
    description: "Name of the bridge and of its local port, a network device of the host. Renaming replaces the bridge.",
    term: "Bridge.name",
  }),
  datapathType: field(z.enum(["system", "netdev"]).optional(), {
    description:
      "`system`: the kernel's datapath. `netdev`: the userspace datapath, which needs no kernel module; for tests, not for a host's uplink. " +
      "Not set: not managed (Open vSwitch itself makes new bridges `system`). A change takes every port off the old datapath and puts it on the new one.",
    term: "Bridge.datapath_type",
  }),
  failMode: field(orNone(z.enum(["standalone", "secure"]), "standalone").optional(), {
    description:
      "What the bridge does without a controller. `standalone`: it forwards as an ordinary learning switch. `secure`: only what flows say, so nothing until there are some. " +
      "Not set: not managed (a new bridge behaves as `standalone`). A change empties the flow table.",
    term: "Bridge.fail_mode",
  }),
  stp: field(z.boolean().optional(), {
    description: "Spanning tree, IEEE 802.1D. Ports forward 30 s after it is turned on. Not set: not managed (off on a new bridge).",
    term: "Bridge.stp_enable",
  }),
  rstp: field(z.boolean().optional(), {
    description: "Rapid spanning tree, IEEE 802.1D-2004. Not together with `stp`. Not set: not managed (off on a new bridge).",
    term: "Bridge.rstp_enable",
  }),
  mcastSnooping: field(z.boolean().optional(), {
    description: "IGMP and MLD snooping. Not set: not managed (off on a new bridge).",
    term: "Bridge.mcast_snooping_enable",
  }),
  mac: field(orNone(mac()).optional(), {
    description:
      "MAC address of the local port. Not set: not managed (Open vSwitch takes the lowest of the ports' addresses, so that it changes when ports come and go).",
    term: "Bridge.other_config:hwaddr",
  }),
  protocols: field(z.array(z.enum(openFlowVersions)).optional(), {
    description: "OpenFlow versions that controllers may speak; `[]`: Open vSwitch's defaults. Not set: not managed.",
    term: "Bridge.protocols",
  }),
  controllers: field(z.array(target()).optional(), {
    description:
      "OpenFlow controllers: exactly these targets (`tcp:192.0.2.5:6653`, `ssl:…`, `unix:…`, `ptcp:6654`, `pssl:…`, `punix:…`); `[]`: none. Not set: not managed. " +
      "The first one added and the last one removed empty the flow table.",
    term: "Controller.target",
  }),
  flowTables: field(z.array(flowTable()).optional(), {
    description: "Limits and settings of OpenFlow tables: exactly these; `[]`: none. Not set: not managed.",
    term: "Bridge.flow_tables",
  }),
  externalIds: field(textMap().optional(), {
    description: "Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.",
    term: "Bridge.external_ids",
  }),
  otherConfig: field(textMap().optional(), {
    description:
      "Further settings (ovs-vswitchd.conf.db(5)), such as `mac-aging-time`. Only the keys given here are managed; one that is taken out here is removed.",
    term: "Bridge.other_config",
  }),
  onGuestsAttached: onGuestsAttached().optional(),
  guard: guardArg(),
});

export type BridgeArgs = CommonArgs & z.infer<typeof bridgeArgs>;

/** Keys of `other_config` that have a property of their own. */
export const typedBridgeConfig = { hwaddr: "mac" } as const;

function* oneSpanningTree({ stp, rstp }: BridgeArgs): Iterable<Problem> {
  if (stp && rstp) {
    yield { path: ["rstp"], reason: "cannot be on together with stp; choose one of the two" };
  }
}

function* distinctControllers({ controllers = [] }: BridgeArgs): Iterable<Problem> {
  yield* repeated("controllers", controllers);
}

function* distinctTables({ flowTables = [] }: BridgeArgs): Iterable<Problem> {
  yield* repeated(
    "flowTables",
    flowTables.map(({ table }) => table),
  );
  for (const [i, table] of flowTables.entries()) {
    for (const list of ["groups", "prefixes"] as const) {
      yield* repeated(list, table[list] ?? [], ["flowTables", i, list]);
    }
  }
}

function* tablesEvict({ flowTables = [] }: BridgeArgs): Iterable<Problem> {
  for (const [i, { flowLimit, overflowPolicy, groups }] of flowTables.entries()) {
    if (overflowPolicy !== undefined && flowLimit === undefined) {
      yield { path: ["flowTables", i, "overflowPolicy"], reason: "has no effect without flowLimit", doubt: true };
    }
    if (groups !== undefined && overflowPolicy !== "evict") {
      yield { path: ["flowTables", i, "groups"], reason: 'has no effect without overflowPolicy: "evict"', doubt: true };
    }
  }
}

function* distinctProtocols({ protocols = [] }: BridgeArgs): Iterable<Problem> {
  yield* repeated("protocols", protocols);
}

function* ownConfig({ otherConfig = {} }: BridgeArgs): Iterable<Problem> {
  yield* typedKeys("otherConfig", otherConfig, typedBridgeConfig);
}

function* ownMark({ externalIds = {} }: BridgeArgs): Iterable<Problem> {
  yield* markKey("externalIds", externalIds);
}

export const bridgeRules = [oneSpanningTree, distinctControllers, distinctTables, tablesEvict, distinctProtocols, ownConfig, ownMark];

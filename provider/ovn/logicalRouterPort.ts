import { elements, type Row } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import { interfaceAddress, overlap, subnetOf } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, given, mac, orNone } from "../resource/schema";
import { z } from "../resource/zod";
import { gatewayChassis, hostIds, refuseUnknownChassis } from "./gatewayChassis";
import { refuseUnknownGroup } from "./haChassisGroup";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { maybeReference, scalar, textKey, texts, unlessOff } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { linked, type Northbound, named, uuidOf } from "./northbound/rows";
import { routerPortOf, switchSide } from "./routerSide";
import { addressOfAnother } from "./switchAddresses";
import { objectName, reference } from "./texts";

const columns = {
  mac: scalar("mac"),
  networks: texts("networks"),
  enabled: unlessOff("enabled"),
  ipv6AddressMode: textKey("ipv6_ra_configs", "address_mode"),
  haChassisGroup: maybeReference("ha_chassis_group"),
};

const args = z.strictObject({
  name: field(objectName(), {
    description: "Name of the router's port, of which OVN has one. The switch's port is called the same with `-switch` after it. Renaming replaces both.",
    term: "Logical_Router_Port.name",
  }),
  router: field(objectName(), {
    description: "Logical router. Give the `name` output of a LogicalRouter, so that Pulumi knows the order. A change replaces the port.",
    term: "Logical_Router.ports",
  }),
  switch: field(objectName(), {
    description:
      'Logical switch that the router is on. Give the `name` output of a LogicalSwitch. "" in an observation: the switch\'s side is missing, or does not lead here as it should.',
    term: "Logical_Switch.ports",
  }),
  mac: field(mac(), { description: "MAC address of the router on the switch.", term: "Logical_Router_Port.mac" }),
  networks: field(z.array(interfaceAddress()).min(1, "must have an address: without one nothing is routed"), {
    description: "The router's addresses on the switch, with prefix length: `10.20.0.1/24`. Guests of the switch have them as gateway.",
    term: "Logical_Router_Port.networks",
  }),
  enabled: field(z.boolean().optional(), { description: "Off: nothing passes. Not set: not managed (on).", term: "Logical_Router_Port.enabled" }),
  ipv6AddressMode: field(orNone(z.enum(["slaac", "dhcpv6_stateful", "dhcpv6_stateless"])).optional(), {
    description: "What router advertisements tell guests to get their IPv6 address by. `none`: none are answered. Not set: not managed.",
    term: "ipv6_ra_configs:address_mode",
  }),
  gatewayChassis: field(hostIds().optional(), {
    description:
      "The hosts of which one at a time routes what passes this port, as a way to the outside needs it: `systemId` outputs of OvnChassis, the most preferred first; the next takes over when one is dead. `[]`: each host routes for its own guests. Not set: not managed.",
    term: "Logical_Router_Port.gateway_chassis",
  }),
  haChassisGroup: field(orNone(reference("an OvnHaChassisGroup")).optional(), {
    description:
      "The same for several ports that move together, in place of `gatewayChassis`: the `uuid` output of an OvnHaChassisGroup. `none`: no group. Not set: not managed.",
    term: "Logical_Router_Port.ha_chassis_group",
  }),
  externalIds: externalIds("Logical_Router_Port"),
  options: keysOf("Further options (ovn-nb(5)), such as `gateway_mtu`.", "Logical_Router_Port.options"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* ofDifferentSubnets({ networks }: Args): Iterable<Problem> {
  for (const [i, one] of networks.entries()) {
    const before = networks.slice(0, i).find((other) => other.split("/")[0] === one.split("/")[0]);
    if (before !== undefined) {
      yield { path: ["networks", i], reason: `${one} is there already, as ${before}` };
    }
  }
}

function* advertisedWithIpv6({ networks, ipv6AddressMode }: Args): Iterable<Problem> {
  if (ipv6AddressMode !== undefined && ipv6AddressMode !== "none" && !networks.some((one) => one.includes(":"))) {
    yield { path: ["ipv6AddressMode"], reason: "says nothing without an IPv6 address in networks" };
  }
}

function* routedByOne({ gatewayChassis: gateways = [], haChassisGroup }: Args): Iterable<Problem> {
  if (gateways.length > 0 && given(haChassisGroup) !== undefined) {
    yield { path: ["gatewayChassis"], reason: "says nothing beside haChassisGroup, which OVN takes instead: say one of the two" };
  }
}

/** Two ways to say who routes, of which OVN takes one. */
function refuseGateways(seen: Northbound, { name, gatewayChassis: gateways = [], haChassisGroup }: Args, row: Row | undefined): void {
  refuseUnknownChassis(seen, "gatewayChassis", gateways, linked(seen, gatewayChassis.table, row?.[gatewayChassis.column]));
  refuseUnknownGroup(seen, haChassisGroup);
  if (gateways.length > 0 && haChassisGroup === undefined && elements(row?.ha_chassis_group).length > 0) {
    throw new KvmnetError({
      code: "refused",
      property: "gatewayChassis",
      problem: "the port refers to a group of hosts, which OVN takes instead",
      remedy: 'set `haChassisGroup: "none"` as well',
    });
  }
  if (gateways.length > 0 && named(seen, "HA_Chassis_Group", name).length > 0) {
    throw new KvmnetError({
      code: "refused",
      property: "name",
      problem: `a group of hosts is called ${name} as well, and OVN keeps the gateway hosts of a port under its name: they would overwrite each other`,
      remedy: "choose another name, or refer to a group by `haChassisGroup`",
    });
  }
}

function refuse(seen: Northbound, wanted: Args, row: Row | undefined): void {
  const { name, router, switch: on, mac: own, networks } = wanted;
  refuseGateways(seen, wanted, row);
  const [parent] = named(seen, "Logical_Router", router);
  for (const other of linked(seen, "Logical_Router_Port", parent?.ports).filter((one) => !row || uuidOf(one) !== uuidOf(row))) {
    const theirs = elements(other.networks).map(String);
    const both = networks.find((one) => theirs.some((their) => meets(one, their)));
    if (both !== undefined) {
      throw new KvmnetError({
        code: "refused",
        property: "networks",
        problem: `${both} overlaps ${theirs.join(", ")} of the port ${other.name} of the same router: it would route to one of the two`,
        remedy: "choose another subnet for one of them",
      });
    }
  }
  const [lan] = named(seen, "Logical_Switch", on);
  const taken = addressOfAnother(seen, lan, [own, ...networks.map((one) => String(one.split("/")[0]))], (port) => routerPortOf(port) === name);
  if (taken) {
    throw new KvmnetError({
      code: "refused",
      property: taken.address === own ? "mac" : "networks",
      problem: `${taken.address} is an address of the port ${taken.port} on the switch ${on}: OVN would let one of the two have it`,
      remedy: "choose another address",
    });
  }
}

/** What somebody else wrote may be no address at all. */
function meets(one: string, their: string): boolean {
  const known = interfaceAddress().safeParse(their);
  return known.success && overlap(subnetOf(one), subnetOf(known.data));
}

export const logicalRouterPort = rowKind<Args>({
  type: "LogicalRouterPort",
  description: "Joins a logical router to a logical switch: the router's port and the switch's port that leads to it, made, changed and removed together.",
  noun: "logical router port",
  example: "tenants-lan",
  table: "Logical_Router_Port",
  args,
  rules: [ofDifferentSubnets, advertisedWithIpv6, routedByOne],
  impacts: {
    router: { impact: "replace", why: "a port is of one router: it is removed there and made here" },
    switch: { impact: "blip", why: "the router is on another switch from then on" },
    mac: { impact: "blip", why: "guests send to the MAC address before until they ask again" },
    networks: { impact: "blip", why: "the router answers at other addresses from then on, and routes to other subnets" },
    enabled: { impact: "blip", why: "nothing passes while it is off" },
    ipv6AddressMode: { impact: "none", why: "guests learn of it with the next advertisement" },
    gatewayChassis: { impact: "blip", why: "another host routes from then on, and knows nothing of the connections of the one before" },
    haChassisGroup: { impact: "blip", why: "another host may route from then on, and knows nothing of the connections of the one before" },
    externalIds: ofExternalIds,
    options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  sorted: ["networks"],
  parent: { property: "router", noun: "logical router", table: "Logical_Router", column: "ports" },
  twin: switchSide,
  children: { gatewayChassis },
  refuse,
});

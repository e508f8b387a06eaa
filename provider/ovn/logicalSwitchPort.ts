import { entries, optional, type Row } from "../host/ovsdbValue";
import { whenGuestsAttached } from "../resource/common";
import { KvmnetError } from "../resource/error";
import type { CommonArgs, Problem } from "../resource/kind";
import { reference as groupReference } from "../resource/names";
import { field, given, orNone, text, vlanId } from "../resource/schema";
import { z } from "../resource/zod";
import { groupOf, groupRow, isOfGroups } from "./groups/names";
import { guestsRemembered } from "./guests";
import { refuseUnknownGroup } from "./haChassisGroup";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { maybeReference, physicalVlan, textKey, texts, unlessOff, wordOf } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { type Northbound, named, uuidOf } from "./northbound/rows";
import { isPhysicalSide } from "./physicalSide";
import { addressOfAnother } from "./switchAddresses";
import { groupName, objectName, physicalNetworkName, portAddress, reference, securedAddress } from "./texts";

const UP = "While a guest is on the port";

const columns = {
  type: wordOf("type", "vif"),
  addresses: texts("addresses"),
  portSecurity: texts("port_security"),
  enabled: unlessOff("enabled"),
  tag: physicalVlan,
  networkName: textKey("options", "network_name"),
  requestedChassis: textKey("options", "requested-chassis"),
  dhcpv4Options: maybeReference("dhcpv4_options"),
  dhcpv6Options: maybeReference("dhcpv6_options"),
  haChassisGroup: maybeReference("ha_chassis_group"),
};

const args = z.strictObject({
  name: field(objectName(), {
    description:
      "Name of the port, of which OVN has one: what `external_ids:iface-id` of an interface on the integration bridge says. For a guest of libvirt a UUID in lower case, which its " +
      '`<virtualport type="openvswitch"><parameters interfaceid=…/>` repeats. Renaming replaces the port.',
    term: "Logical_Switch_Port.name",
  }),
  switch: field(objectName(), {
    description: "Logical switch that the port is on. Give the `name` output of a LogicalSwitch, so that Pulumi knows the order. A change replaces the port.",
    term: "Logical_Switch.ports",
  }),
  type: field(z.enum(["vif", "localnet", "localport", "external"]).optional(), {
    description:
      "`vif`: a guest's. `localnet`: the physical network `networkName` of each host that maps it. `localport`: the same on each host, for services there. `external`: a machine of the physical network, or a guest that goes there past Open vSwitch (SR-IOV): a host of `haChassisGroup` answers its DHCP. Not set: not managed (`vif`).",
    term: "Logical_Switch_Port.type",
  }),
  addresses: field(z.array(portAddress()).optional(), {
    description:
      "Who is behind the port: a MAC address with its IP addresses (`52:54:00:12:34:56 10.0.0.5`), `dynamic` (OVN chooses, from the `subnet` of the switch) alone or after a MAC address, " +
      "`unknown` (whoever sends). Frames to anybody else do not reach it; `[]`: nobody. Not set: not managed.",
    term: "Logical_Switch_Port.addresses",
  }),
  portSecurity: field(z.array(securedAddress()).optional(), {
    description: "What the port may send as: MAC addresses, each with the IP addresses or subnets that go with it; `[]`: anything. Not set: not managed.",
    term: "Logical_Switch_Port.port_security",
  }),
  enabled: field(z.boolean().optional(), { description: "Off: nothing passes. Not set: not managed (on).", term: "Logical_Switch_Port.enabled" }),
  tag: field(orNone(vlanId()).optional(), {
    description: "Of a `localnet` port: the VLAN of the physical network. `none`: untagged. Not set: not managed.",
    term: "Logical_Switch_Port.tag_request",
  }),
  networkName: field(orNone(physicalNetworkName()).optional(), {
    description: "Of a `localnet` port: the physical network, as `bridgeMappings` of an OvnChassis names it. Not set: not managed.",
    term: "options:network_name",
  }),
  requestedChassis: field(orNone(text().min(1)).optional(), {
    description:
      "The one host that may have the port: its host name or the `systemId` output of an OvnChassis. Without it, two hosts with a guest of this port take it from each other every second. `none` takes it back. Not set: not managed.",
    term: "options:requested-chassis",
  }),
  dhcpv4Options: field(orNone(reference("a DhcpOptions of IPv4")).optional(), {
    description: "What OVN answers to DHCP here: the UUID of a row of DHCP options. `none`: it does not answer. Not set: not managed.",
    term: "Logical_Switch_Port.dhcpv4_options",
  }),
  dhcpv6Options: field(orNone(reference("a DhcpOptions of IPv6")).optional(), {
    description: "The same for DHCPv6.",
    term: "Logical_Switch_Port.dhcpv6_options",
  }),
  haChassisGroup: field(orNone(reference("an OvnHaChassisGroup")).optional(), {
    description:
      "Of an `external` port: the hosts of which one at a time answers for OVN, as the `uuid` output of an OvnHaChassisGroup. `none`: nobody does. Not set: not managed.",
    term: "Logical_Switch_Port.ha_chassis_group",
  }),
  portGroups: field(z.array(groupName()).optional(), {
    description:
      "Groups that the port is in, from the moment it is made, and whose rules count for it: `name` outputs of OvnPortGroup. Exactly these; `[]`: none. Not set: not managed.",
    term: "Port_Group.ports",
  }),
  securityGroups: field(z.array(groupReference("a SecurityGroup")).optional(), {
    description:
      'Security groups that hold for the port, from the moment it is made: what any of them opens is open, everything else in is dropped. `name` outputs of SecurityGroup with `on: "ovn"`. Exactly these; `[]`: none. Not set: not managed.',
    term: "Port_Group.ports",
  }),
  externalIds: externalIds("Logical_Switch_Port"),
  options: keysOf("Further options (ovn-nb(5)), such as `qos_max_rate`.", "Logical_Switch_Port.options"),
  onGuestsAttached: whenGuestsAttached(UP).optional(),
});

type Args = CommonArgs & z.infer<typeof args>;

function* ofPhysicalNetwork({ type, networkName, tag }: Args): Iterable<Problem> {
  if (type === "localnet" && given(networkName) === undefined) {
    yield { path: ["networkName"], reason: "is needed by a port of type localnet: without it the port leads nowhere, silently" };
  }
  if (type !== "localnet" && given(networkName) !== undefined) {
    yield { path: ["networkName"], reason: "is for a port of type localnet alone" };
  }
  if (type !== "localnet" && given(tag) !== undefined) {
    yield { path: ["tag"], reason: "is for a port of type localnet alone" };
  }
}

function* answeredBySomebody({ type, haChassisGroup }: Args): Iterable<Problem> {
  if (type === "external" && given(haChassisGroup) === undefined) {
    yield { path: ["haChassisGroup"], reason: "is needed by a port of type external: without it no host answers, silently" };
  }
  if (type !== "external" && given(haChassisGroup) !== undefined) {
    yield { path: ["haChassisGroup"], reason: "is for a port of type external alone" };
  }
}

function* securedAsAddressed({ addresses = [], portSecurity = [] }: Args): Iterable<Problem> {
  const known = addresses.map((one) => one.split(" ")[0]);
  for (const [i, one] of portSecurity.entries()) {
    if (known.length > 0 && known.every((first) => first !== "unknown" && first !== "dynamic" && first !== one.split(" ")[0])) {
      yield { path: ["portSecurity", i], reason: `${one} may send, but no entry of addresses says that frames for it belong here`, doubt: true };
    }
  }
}

function refuse(seen: Northbound, { switch: on, addresses = [], ...references }: Args, row: Row | undefined): void {
  for (const property of ["dhcpv4Options", "dhcpv6Options"] as const) {
    const id = given(references[property]);
    if (id !== undefined && !seen.tables.DHCP_Options.has(id)) {
      throw new KvmnetError({
        code: "refused",
        property,
        problem: `there are no DHCP options ${id}: OVN would drop the reference without a word`,
        remedy: "make them first, and give their `uuid` output",
      });
    }
  }
  refuseUnknownGroup(seen, references.haChassisGroup);
  const [parent] = named(seen, "Logical_Switch", on);
  const config = entries(parent?.other_config);
  if (addresses.some((one) => one.split(" ").includes("dynamic")) && config.subnet === undefined && config.ipv6_prefix === undefined) {
    throw new KvmnetError({
      code: "refused",
      property: "addresses",
      problem: `the switch ${on} has neither a subnet nor an IPv6 prefix to take a dynamic address from`,
      remedy: "set `subnet` of the LogicalSwitch, or say the addresses",
    });
  }
  const said = addresses.flatMap((one) => one.split(" ")).filter((word) => !["unknown", "dynamic"].includes(word));
  const taken = addressOfAnother(seen, parent, said, (port) => row !== undefined && uuidOf(port) === uuidOf(row));
  if (taken) {
    throw new KvmnetError({
      code: "refused",
      property: "addresses",
      problem: `${taken.address} is an address of the port ${taken.port} on the same switch: OVN would let one of the two have it`,
      remedy: "choose another address",
    });
  }
}

export const logicalSwitchPort = rowKind<Args>({
  type: "LogicalSwitchPort",
  description:
    "A port of a logical switch of OVN: a guest's, wherever it runs, or the way to a physical network. A guest is on it as soon as an interface of a host's integration bridge says its name.",
  noun: "logical switch port",
  example: "b1e2c3d4-0000-4000-8000-000000000001",
  table: "Logical_Switch_Port",
  args,
  rules: [ofPhysicalNetwork, answeredBySomebody, securedAsAddressed],
  impacts: {
    switch: { impact: "replace", why: "a port is of one switch: it is removed there and made here" },
    type: { impact: "restart", why: "the port is bound anew, and whoever is on it has no network until then" },
    addresses: { impact: "blip", why: "frames reach other addresses from then on; neighbours learn it from the next answer" },
    portSecurity: { impact: "blip", why: "frames from other addresses are dropped from then on" },
    enabled: { impact: "blip", why: "nothing passes while it is off" },
    tag: { impact: "blip", why: "the port is in another VLAN from then on" },
    networkName: { impact: "blip", why: "the port leads to another network from then on" },
    requestedChassis: { impact: "blip", why: "a guest on another host loses the port" },
    dhcpv4Options: { impact: "none", why: "guests learn of it with their next lease" },
    dhcpv6Options: { impact: "none", why: "guests learn of it with their next lease" },
    haChassisGroup: { impact: "blip", why: "another host answers from then on" },
    portGroups: { impact: "blip", why: "the rules of other groups count from then on" },
    securityGroups: { impact: "blip", why: "what other groups open counts from then on, for connections that are there as well" },
    externalIds: ofExternalIds,
    options: { impact: "blip", why: "live, but what it disturbs depends on the option" },
    onGuestsAttached: { impact: "none", why: "only what this resource may do" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  // Those that lead to a router are a LogicalRouterPort's, and the one that leads to a physical network is a ProviderNetwork's.
  covers: (row, seen) => row.type !== "router" && !isPhysicalSide(seen, row),
  use: "up",
  sorted: ["addresses", "portSecurity", "portGroups", "securityGroups"],
  memberships: [
    {
      property: "portGroups",
      noun: "port group",
      table: "Port_Group",
      column: "ports",
      names: { rowOf: String, of: (row) => (isOfGroups(row) ? undefined : row) },
    },
    { property: "securityGroups", noun: "security group", table: "Port_Group", column: "ports", names: { rowOf: groupRow, of: groupOf } },
  ],
  parent: { property: "switch", noun: "logical switch", table: "Logical_Switch", column: "ports" },
  outputs: {
    up: field(z.boolean(), {
      description: "Whether a guest is on the port and its host has set it up; of an `external` port: whether a host answers for it.",
      term: "Logical_Switch_Port.up",
    }),
    host: field(z.string(), {
      description: 'Name of the host where it is; "" for none, or where the southbound database is on another host.',
      term: "Port_Binding.chassis",
    }),
    dynamicAddresses: field(z.string(), {
      description: 'MAC and IP addresses that OVN chose; "" without `dynamic`.',
      term: "Logical_Switch_Port.dynamic_addresses",
    }),
  },
  outputsOf: (seen, row) => ({
    up: optional<boolean>(row.up) === true,
    host: seen.places.get(String(row.name))?.host ?? "",
    dynamicAddresses: optional<string>(row.dynamic_addresses) ?? "",
  }),
  remembered: guestsRemembered(UP),
  refuse,
  refuseRemoval: (seen, row, state) => {
    // Of one outside it says that a host answers for it.
    if (row.type !== "external" && optional<boolean>(row.up) === true && (state.onGuestsAttached as { delete?: string } | undefined)?.delete !== "detach") {
      throw new KvmnetError({
        code: "refused",
        problem: `a guest is on the port, on ${seen.places.get(String(row.name))?.host ?? "some host"}; OVN would cut it off without a trace`,
        remedy: 'shut it down first, or allow it with onGuestsAttached: { delete: "detach" }',
      });
    }
  },
});

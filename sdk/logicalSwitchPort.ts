// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { LogicalSwitchPortOnGuestsAttached, LogicalSwitchPortOnGuestsAttachedArgs } from "./types";

export interface LogicalSwitchPortArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port, of which OVN has one: what `external_ids:iface-id` of an interface on the integration bridge says. For a guest of libvirt a UUID in lower case, which its `<virtualport type="openvswitch"><parameters interfaceid=…/>` repeats. Renaming replaces the port.
   *
   * Maps to: `Logical_Switch_Port.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Logical switch that the port is on. Give the `name` output of a LogicalSwitch, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is of one switch: it is removed there and made here. Maps to: `Logical_Switch.ports`.
   */
  switch: pulumi.Input<string>;
  /**
   * `vif`: a guest's. `localnet`: the physical network `networkName` of each host that maps it. `localport`: the same on each host, for services there. `external`: a machine of the physical network, or a guest that goes there past Open vSwitch (SR-IOV): a host of `haChassisGroup` answers its DHCP. Not set: not managed (`vif`).
   *
   * Changing it: **restart**, the port is bound anew, and whoever is on it has no network until then. Maps to: `Logical_Switch_Port.type`.
   */
  type?: pulumi.Input<"vif" | "localnet" | "localport" | "external">;
  /**
   * Who is behind the port: a MAC address with its IP addresses (`52:54:00:12:34:56 10.0.0.5`), `dynamic` (OVN chooses, from the `subnet` of the switch) alone or after a MAC address, `unknown` (whoever sends). Frames to anybody else do not reach it; `[]`: nobody. Not set: not managed.
   *
   * Changing it: **blip**, frames reach other addresses from then on; neighbours learn it from the next answer. Maps to: `Logical_Switch_Port.addresses`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What the port may send as: MAC addresses, each with the IP addresses or subnets that go with it; `[]`: anything. Not set: not managed.
   *
   * Changing it: **blip**, frames from other addresses are dropped from then on. Maps to: `Logical_Switch_Port.port_security`.
   */
  portSecurity?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Off: nothing passes. Not set: not managed (on).
   *
   * Changing it: **blip**, nothing passes while it is off. Maps to: `Logical_Switch_Port.enabled`.
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Of a `localnet` port: the VLAN of the physical network. `none`: untagged. Not set: not managed.
   *
   * Changing it: **blip**, the port is in another VLAN from then on. Maps to: `Logical_Switch_Port.tag_request`.
   */
  tag?: pulumi.Input<number | "none">;
  /**
   * Of a `localnet` port: the physical network, as `bridgeMappings` of an OvnChassis names it. Not set: not managed. `none`: there is none.
   *
   * Changing it: **blip**, the port leads to another network from then on. Maps to: `options:network_name`.
   */
  networkName?: pulumi.Input<string | "none">;
  /**
   * The one host that may have the port: its host name or the `systemId` output of an OvnChassis. Without it, two hosts with a guest of this port take it from each other every second. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, a guest on another host loses the port. Maps to: `options:requested-chassis`.
   */
  requestedChassis?: pulumi.Input<string | "none">;
  /**
   * What OVN answers to DHCP here: the UUID of a row of DHCP options. `none`: it does not answer. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `Logical_Switch_Port.dhcpv4_options`.
   */
  dhcpv4Options?: pulumi.Input<string | "none">;
  /**
   * The same for DHCPv6. `none`: there is none.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `Logical_Switch_Port.dhcpv6_options`.
   */
  dhcpv6Options?: pulumi.Input<string | "none">;
  /**
   * Of an `external` port: the hosts of which one at a time answers for OVN, as the `uuid` output of an OvnHaChassisGroup. `none`: nobody does. Not set: not managed.
   *
   * Changing it: **blip**, another host answers from then on. Maps to: `Logical_Switch_Port.ha_chassis_group`.
   */
  haChassisGroup?: pulumi.Input<string | "none">;
  /**
   * Groups that the port is in, from the moment it is made, and whose rules count for it: `name` outputs of OvnPortGroup. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, the rules of other groups count from then on. Maps to: `Port_Group.ports`.
   */
  portGroups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Security groups that hold for the port, from the moment it is made: what any of them opens is open, everything else in is dropped. `name` outputs of SecurityGroup with `on: "ovn"`. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, what other groups open counts from then on, for connections that are there as well. Maps to: `Port_Group.ports`.
   */
  securityGroups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Logical_Switch_Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options (ovn-nb(5)), such as `qos_max_rate`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Logical_Switch_Port.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * What may happen to guests when it is removed. Not set: `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  onGuestsAttached?: pulumi.Input<LogicalSwitchPortOnGuestsAttachedArgs>;
}

/** A port of a logical switch of OVN: a guest's, wherever it runs, or the way to a physical network. A guest is on it as soon as an interface of a host's integration bridge says its name. */
export class LogicalSwitchPort extends KvmnetResource {
  static {
    LogicalSwitchPort.outputs([
      "name",
      "owner",
      "switch",
      "type",
      "addresses",
      "portSecurity",
      "enabled",
      "tag",
      "networkName",
      "requestedChassis",
      "dhcpv4Options",
      "dhcpv6Options",
      "haChassisGroup",
      "portGroups",
      "securityGroups",
      "externalIds",
      "options",
      "onGuestsAttached",
      "up",
      "host",
      "dynamicAddresses",
      "uuid",
    ]);
  }

  /**
   * Name of the port, of which OVN has one: what `external_ids:iface-id` of an interface on the integration bridge says. For a guest of libvirt a UUID in lower case, which its `<virtualport type="openvswitch"><parameters interfaceid=…/>` repeats. Renaming replaces the port.
   *
   * Maps to: `Logical_Switch_Port.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Logical switch that the port is on. Give the `name` output of a LogicalSwitch, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is of one switch: it is removed there and made here. Maps to: `Logical_Switch.ports`.
   */
  declare readonly switch: pulumi.Output<string>;
  /**
   * `vif`: a guest's. `localnet`: the physical network `networkName` of each host that maps it. `localport`: the same on each host, for services there. `external`: a machine of the physical network, or a guest that goes there past Open vSwitch (SR-IOV): a host of `haChassisGroup` answers its DHCP. Not set: not managed (`vif`).
   *
   * Changing it: **restart**, the port is bound anew, and whoever is on it has no network until then. Maps to: `Logical_Switch_Port.type`.
   */
  declare readonly type: pulumi.Output<"vif" | "localnet" | "localport" | "external" | undefined>;
  /**
   * Who is behind the port: a MAC address with its IP addresses (`52:54:00:12:34:56 10.0.0.5`), `dynamic` (OVN chooses, from the `subnet` of the switch) alone or after a MAC address, `unknown` (whoever sends). Frames to anybody else do not reach it; `[]`: nobody. Not set: not managed.
   *
   * Changing it: **blip**, frames reach other addresses from then on; neighbours learn it from the next answer. Maps to: `Logical_Switch_Port.addresses`.
   */
  declare readonly addresses: pulumi.Output<string[] | undefined>;
  /**
   * What the port may send as: MAC addresses, each with the IP addresses or subnets that go with it; `[]`: anything. Not set: not managed.
   *
   * Changing it: **blip**, frames from other addresses are dropped from then on. Maps to: `Logical_Switch_Port.port_security`.
   */
  declare readonly portSecurity: pulumi.Output<string[] | undefined>;
  /**
   * Off: nothing passes. Not set: not managed (on).
   *
   * Changing it: **blip**, nothing passes while it is off. Maps to: `Logical_Switch_Port.enabled`.
   */
  declare readonly enabled: pulumi.Output<boolean | undefined>;
  /**
   * Of a `localnet` port: the VLAN of the physical network. `none`: untagged. Not set: not managed.
   *
   * Changing it: **blip**, the port is in another VLAN from then on. Maps to: `Logical_Switch_Port.tag_request`.
   */
  declare readonly tag: pulumi.Output<number | "none" | undefined>;
  /**
   * Of a `localnet` port: the physical network, as `bridgeMappings` of an OvnChassis names it. Not set: not managed. `none`: there is none.
   *
   * Changing it: **blip**, the port leads to another network from then on. Maps to: `options:network_name`.
   */
  declare readonly networkName: pulumi.Output<string | "none" | undefined>;
  /**
   * The one host that may have the port: its host name or the `systemId` output of an OvnChassis. Without it, two hosts with a guest of this port take it from each other every second. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, a guest on another host loses the port. Maps to: `options:requested-chassis`.
   */
  declare readonly requestedChassis: pulumi.Output<string | "none" | undefined>;
  /**
   * What OVN answers to DHCP here: the UUID of a row of DHCP options. `none`: it does not answer. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `Logical_Switch_Port.dhcpv4_options`.
   */
  declare readonly dhcpv4Options: pulumi.Output<string | "none" | undefined>;
  /**
   * The same for DHCPv6. `none`: there is none.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `Logical_Switch_Port.dhcpv6_options`.
   */
  declare readonly dhcpv6Options: pulumi.Output<string | "none" | undefined>;
  /**
   * Of an `external` port: the hosts of which one at a time answers for OVN, as the `uuid` output of an OvnHaChassisGroup. `none`: nobody does. Not set: not managed.
   *
   * Changing it: **blip**, another host answers from then on. Maps to: `Logical_Switch_Port.ha_chassis_group`.
   */
  declare readonly haChassisGroup: pulumi.Output<string | "none" | undefined>;
  /**
   * Groups that the port is in, from the moment it is made, and whose rules count for it: `name` outputs of OvnPortGroup. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, the rules of other groups count from then on. Maps to: `Port_Group.ports`.
   */
  declare readonly portGroups: pulumi.Output<string[] | undefined>;
  /**
   * Security groups that hold for the port, from the moment it is made: what any of them opens is open, everything else in is dropped. `name` outputs of SecurityGroup with `on: "ovn"`. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, what other groups open counts from then on, for connections that are there as well. Maps to: `Port_Group.ports`.
   */
  declare readonly securityGroups: pulumi.Output<string[] | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * What may happen to guests when it is removed. Not set: `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  declare readonly onGuestsAttached: pulumi.Output<LogicalSwitchPortOnGuestsAttached>;
  /**
   * Whether a guest is on the port and its host has set it up; of an `external` port: whether a host answers for it.
   *
   * Maps to: `Logical_Switch_Port.up`.
   */
  declare readonly up: pulumi.Output<boolean>;
  /**
   * Name of the host where it is; "" for none, or where the southbound database is on another host.
   *
   * Maps to: `Port_Binding.chassis`.
   */
  declare readonly host: pulumi.Output<string>;
  /**
   * MAC and IP addresses that OVN chose; "" without `dynamic`.
   *
   * Maps to: `Logical_Switch_Port.dynamic_addresses`.
   */
  declare readonly dynamicAddresses: pulumi.Output<string>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Logical_Switch_Port._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): LogicalSwitchPort {
    return new LogicalSwitchPort(name, (lookup ?? {}) as LogicalSwitchPortArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is LogicalSwitchPort {
    return KvmnetResource.isOfKind(value, "LogicalSwitchPort");
  }

  constructor(name: string, args: LogicalSwitchPortArgs, opts?: pulumi.CustomResourceOptions) {
    super("LogicalSwitchPort", name, args, opts);
  }
}

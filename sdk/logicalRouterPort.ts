// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface LogicalRouterPortArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the router's port, of which OVN has one. The switch's port is called the same with `-switch` after it. Renaming replaces both.
   *
   * Maps to: `Logical_Router_Port.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is of one router: it is removed there and made here. Maps to: `Logical_Router.ports`.
   */
  router: pulumi.Input<string>;
  /**
   * Logical switch that the router is on. Give the `name` output of a LogicalSwitch. "" in an observation: the switch's side is missing, or does not lead here as it should.
   *
   * Changing it: **blip**, the router is on another switch from then on. Maps to: `Logical_Switch.ports`.
   */
  switch: pulumi.Input<string>;
  /**
   * MAC address of the router on the switch.
   *
   * Changing it: **blip**, guests send to the MAC address before until they ask again. Maps to: `Logical_Router_Port.mac`.
   */
  mac: pulumi.Input<string>;
  /**
   * The router's addresses on the switch, with prefix length: `10.20.0.1/24`. Guests of the switch have them as gateway.
   *
   * Changing it: **blip**, the router answers at other addresses from then on, and routes to other subnets. Maps to: `Logical_Router_Port.networks`.
   */
  networks: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Off: nothing passes. Not set: not managed (on).
   *
   * Changing it: **blip**, nothing passes while it is off. Maps to: `Logical_Router_Port.enabled`.
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * What router advertisements tell guests to get their IPv6 address by. `none`: none are answered. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with the next advertisement. Maps to: `ipv6_ra_configs:address_mode`.
   */
  ipv6AddressMode?: pulumi.Input<"slaac" | "dhcpv6_stateful" | "dhcpv6_stateless" | "none">;
  /**
   * The hosts of which one at a time routes what passes this port, as a way to the outside needs it: `systemId` outputs of OvnChassis, the most preferred first; the next takes over when one is dead. `[]`: each host routes for its own guests. Not set: not managed.
   *
   * Changing it: **blip**, another host routes from then on, and knows nothing of the connections of the one before. Maps to: `Logical_Router_Port.gateway_chassis`.
   */
  gatewayChassis?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The same for several ports that move together, in place of `gatewayChassis`: the `uuid` output of an OvnHaChassisGroup. `none`: no group. Not set: not managed.
   *
   * Changing it: **blip**, another host may route from then on, and knows nothing of the connections of the one before. Maps to: `Logical_Router_Port.ha_chassis_group`.
   */
  haChassisGroup?: pulumi.Input<string | "none">;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Logical_Router_Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options (ovn-nb(5)), such as `gateway_mtu`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Logical_Router_Port.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Joins a logical router to a logical switch: the router's port and the switch's port that leads to it, made, changed and removed together. */
export class LogicalRouterPort extends KvmnetResource {
  static {
    LogicalRouterPort.outputs([
      "name",
      "owner",
      "router",
      "switch",
      "mac",
      "networks",
      "enabled",
      "ipv6AddressMode",
      "gatewayChassis",
      "haChassisGroup",
      "externalIds",
      "options",
      "uuid",
    ]);
  }

  /**
   * Name of the router's port, of which OVN has one. The switch's port is called the same with `-switch` after it. Renaming replaces both.
   *
   * Maps to: `Logical_Router_Port.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is of one router: it is removed there and made here. Maps to: `Logical_Router.ports`.
   */
  declare readonly router: pulumi.Output<string>;
  /**
   * Logical switch that the router is on. Give the `name` output of a LogicalSwitch. "" in an observation: the switch's side is missing, or does not lead here as it should.
   *
   * Changing it: **blip**, the router is on another switch from then on. Maps to: `Logical_Switch.ports`.
   */
  declare readonly switch: pulumi.Output<string>;
  /**
   * MAC address of the router on the switch.
   *
   * Changing it: **blip**, guests send to the MAC address before until they ask again. Maps to: `Logical_Router_Port.mac`.
   */
  declare readonly mac: pulumi.Output<string>;
  /**
   * The router's addresses on the switch, with prefix length: `10.20.0.1/24`. Guests of the switch have them as gateway.
   *
   * Changing it: **blip**, the router answers at other addresses from then on, and routes to other subnets. Maps to: `Logical_Router_Port.networks`.
   */
  declare readonly networks: pulumi.Output<string[]>;
  /**
   * Off: nothing passes. Not set: not managed (on).
   *
   * Changing it: **blip**, nothing passes while it is off. Maps to: `Logical_Router_Port.enabled`.
   */
  declare readonly enabled: pulumi.Output<boolean | undefined>;
  /**
   * What router advertisements tell guests to get their IPv6 address by. `none`: none are answered. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with the next advertisement. Maps to: `ipv6_ra_configs:address_mode`.
   */
  declare readonly ipv6AddressMode: pulumi.Output<"slaac" | "dhcpv6_stateful" | "dhcpv6_stateless" | "none" | undefined>;
  /**
   * The hosts of which one at a time routes what passes this port, as a way to the outside needs it: `systemId` outputs of OvnChassis, the most preferred first; the next takes over when one is dead. `[]`: each host routes for its own guests. Not set: not managed.
   *
   * Changing it: **blip**, another host routes from then on, and knows nothing of the connections of the one before. Maps to: `Logical_Router_Port.gateway_chassis`.
   */
  declare readonly gatewayChassis: pulumi.Output<string[] | undefined>;
  /**
   * The same for several ports that move together, in place of `gatewayChassis`: the `uuid` output of an OvnHaChassisGroup. `none`: no group. Not set: not managed.
   *
   * Changing it: **blip**, another host may route from then on, and knows nothing of the connections of the one before. Maps to: `Logical_Router_Port.ha_chassis_group`.
   */
  declare readonly haChassisGroup: pulumi.Output<string | "none" | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Logical_Router_Port._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): LogicalRouterPort {
    return new LogicalRouterPort(name, (lookup ?? {}) as LogicalRouterPortArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is LogicalRouterPort {
    return KvmnetResource.isOfKind(value, "LogicalRouterPort");
  }

  constructor(name: string, args: LogicalRouterPortArgs, opts?: pulumi.CustomResourceOptions) {
    super("LogicalRouterPort", name, args, opts);
  }
}

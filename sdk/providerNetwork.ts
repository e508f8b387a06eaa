// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { SwitchOnGuestsAttached, SwitchOnGuestsAttachedArgs } from "./types";

export interface ProviderNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the switch. OVN would let it be taken twice; here it is one. Renaming replaces it.
   *
   * Maps to: `Logical_Switch.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * IPv4 subnet from which ports with the address `dynamic` get theirs; its first address is kept for a router. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, ports with the address `dynamic` get another one. Maps to: `other_config:subnet`.
   */
  subnet?: pulumi.Input<string | "none">;
  /**
   * Addresses and ranges (`10.0.0.5..10.0.0.9`) of `subnet` that are not given away; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, which addresses are given to new ports; those that are given stay. Maps to: `other_config:exclude_ips`.
   */
  excludeIps?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * First half of the IPv6 addresses of ports with the address `dynamic`: `2001:db8::`. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, ports with the address `dynamic` get another one. Maps to: `other_config:ipv6_prefix`.
   */
  ipv6Prefix?: pulumi.Input<string | "none">;
  /**
   * IGMP and MLD snooping. Not set: not managed (off).
   *
   * Changing it: **none**, multicast is flooded until group memberships are learned. Maps to: `other_config:mcast_snoop`.
   */
  mcastSnoop?: pulumi.Input<boolean>;
  /**
   * Ask for group memberships, where no router does. Needs `mcastSnoop`, and `mcast_eth_src` and `mcast_ip4_src` in `otherConfig`. Not set: not managed.
   *
   * Changing it: **none**, who asks for group memberships. Maps to: `other_config:mcast_querier`.
   */
  mcastQuerier?: pulumi.Input<boolean>;
  /**
   * Pass frames with VLAN tags of guests on. Not set: not managed (off).
   *
   * Changing it: **blip**, frames with VLAN tags pass, or no longer. Maps to: `other_config:vlan-passthru`.
   */
  vlanPassthru?: pulumi.Input<boolean>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Logical_Switch.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings (ovn-nb(5)). Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Logical_Switch.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * What may happen to guests when it is removed. Not set: `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  onGuestsAttached?: pulumi.Input<SwitchOnGuestsAttachedArgs>;
  /**
   * The physical network, as `bridgeMappings` of an OvnChassis names it: guests and routers of a host that maps it are on that host's bridge. `none` in an observation: the port that leads there is missing, or is not as it should be.
   *
   * Changing it: **blip**, the switch is another network from then on. Maps to: `options:network_name`.
   */
  physicalNetwork: pulumi.Input<string>;
  /**
   * The VLAN of the physical network. `none`: untagged. Not set: not managed (untagged).
   *
   * Changing it: **blip**, the switch is another VLAN from then on. Maps to: `Logical_Switch_Port.tag_request`.
   */
  vlanId?: pulumi.Input<number | "none">;
}

/** A logical switch of OVN that is a physical network: a switch and its port of type `localnet`, which is called as the switch with `-physical` after it, made, changed and removed together. */
export class ProviderNetwork extends KvmnetResource {
  static {
    ProviderNetwork.outputs([
      "name",
      "owner",
      "subnet",
      "excludeIps",
      "ipv6Prefix",
      "mcastSnoop",
      "mcastQuerier",
      "vlanPassthru",
      "externalIds",
      "otherConfig",
      "onGuestsAttached",
      "physicalNetwork",
      "vlanId",
      "hosts",
      "uuid",
    ]);
  }

  /**
   * Name of the switch. OVN would let it be taken twice; here it is one. Renaming replaces it.
   *
   * Maps to: `Logical_Switch.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * IPv4 subnet from which ports with the address `dynamic` get theirs; its first address is kept for a router. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, ports with the address `dynamic` get another one. Maps to: `other_config:subnet`.
   */
  declare readonly subnet: pulumi.Output<string | "none" | undefined>;
  /**
   * Addresses and ranges (`10.0.0.5..10.0.0.9`) of `subnet` that are not given away; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, which addresses are given to new ports; those that are given stay. Maps to: `other_config:exclude_ips`.
   */
  declare readonly excludeIps: pulumi.Output<string[] | undefined>;
  /**
   * First half of the IPv6 addresses of ports with the address `dynamic`: `2001:db8::`. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, ports with the address `dynamic` get another one. Maps to: `other_config:ipv6_prefix`.
   */
  declare readonly ipv6Prefix: pulumi.Output<string | "none" | undefined>;
  /**
   * IGMP and MLD snooping. Not set: not managed (off).
   *
   * Changing it: **none**, multicast is flooded until group memberships are learned. Maps to: `other_config:mcast_snoop`.
   */
  declare readonly mcastSnoop: pulumi.Output<boolean | undefined>;
  /**
   * Ask for group memberships, where no router does. Needs `mcastSnoop`, and `mcast_eth_src` and `mcast_ip4_src` in `otherConfig`. Not set: not managed.
   *
   * Changing it: **none**, who asks for group memberships. Maps to: `other_config:mcast_querier`.
   */
  declare readonly mcastQuerier: pulumi.Output<boolean | undefined>;
  /**
   * Pass frames with VLAN tags of guests on. Not set: not managed (off).
   *
   * Changing it: **blip**, frames with VLAN tags pass, or no longer. Maps to: `other_config:vlan-passthru`.
   */
  declare readonly vlanPassthru: pulumi.Output<boolean | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the key. */
  declare readonly otherConfig: pulumi.Output<Record<string, string>>;
  /**
   * What may happen to guests when it is removed. Not set: `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  declare readonly onGuestsAttached: pulumi.Output<SwitchOnGuestsAttached>;
  /**
   * The physical network, as `bridgeMappings` of an OvnChassis names it: guests and routers of a host that maps it are on that host's bridge. `none` in an observation: the port that leads there is missing, or is not as it should be.
   *
   * Changing it: **blip**, the switch is another network from then on. Maps to: `options:network_name`.
   */
  declare readonly physicalNetwork: pulumi.Output<string>;
  /**
   * The VLAN of the physical network. `none`: untagged. Not set: not managed (untagged).
   *
   * Changing it: **blip**, the switch is another VLAN from then on. Maps to: `Logical_Switch_Port.tag_request`.
   */
  declare readonly vlanId: pulumi.Output<number | "none" | undefined>;
  /**
   * Names of the hosts that map the physical network, as they say themselves. Absent where the southbound database is on another host.
   *
   * Maps to: `Chassis.other_config:ovn-bridge-mappings`.
   */
  declare readonly hosts: pulumi.Output<string[] | undefined>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Logical_Switch._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): ProviderNetwork {
    return new ProviderNetwork(name, (lookup ?? {}) as ProviderNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is ProviderNetwork {
    return KvmnetResource.isOfKind(value, "ProviderNetwork");
  }

  constructor(name: string, args: ProviderNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("ProviderNetwork", name, args, opts);
  }
}

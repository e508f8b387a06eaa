// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvnNatArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What this translation is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter. A change replaces the translation.
   *
   * Changing it: **replace**, a translation is of one router: it is removed there and made here. Maps to: `Logical_Router.nat`.
   */
  router: pulumi.Input<string>;
  /**
   * `snat`: what comes from `logicalIp` leaves as `externalIp`. `dnat`: what goes to `externalIp` reaches `logicalIp`. `dnat_and_snat`: both, a floating address.
   *
   * Changing it: **blip**, connections that are translated end. Maps to: `NAT.type`.
   */
  type: pulumi.Input<"snat" | "dnat" | "dnat_and_snat">;
  /**
   * Address outside. The router answers for it on the switch of its gateway port; others must route it there where it is in no subnet of that port.
   *
   * Changing it: **blip**, connections that are translated end, and begin by the other address. Maps to: `NAT.external_ip`.
   */
  externalIp: pulumi.Input<string>;
  /**
   * Address of a guest; of `snat` a subnet as well: `10.20.0.0/24`.
   *
   * Changing it: **blip**, connections that are translated end; others are from then on. Maps to: `NAT.logical_ip`.
   */
  logicalIp: pulumi.Input<string>;
  /**
   * The router's port to the outside: the `uuid` output of a LogicalRouterPort with `gatewayChassis`, so that Pulumi knows the order. A router with several needs it. `none`: the only one. Not set: not managed.
   *
   * Changing it: **blip**, connections that are translated end, and begin by the other gateway. Maps to: `NAT.gateway_port`.
   */
  gatewayPort?: pulumi.Input<string | "none">;
  /**
   * Of a floating address: the port that has `logicalIp`, the `name` output of a LogicalSwitchPort. Together with `externalMac` the host of that guest translates itself, and must have the physical network; without them the gateway does. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, another host translates from then on. Maps to: `NAT.logical_port`.
   */
  logicalPort?: pulumi.Input<string | "none">;
  /**
   * MAC address that `externalIp` then has outside. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, neighbours outside learn the MAC address from the next answer. Maps to: `NAT.external_mac`.
   */
  externalMac?: pulumi.Input<string | "none">;
  /**
   * Ports that connections leave from: `30000-40000`. `none`: any. Not set: not managed.
   *
   * Changing it: **none**, new connections take other ports. Maps to: `NAT.external_port_range`.
   */
  externalPortRange?: pulumi.Input<string | "none">;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `NAT.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options (ovn-nb(5)), such as `stateless`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `NAT.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Addresses that a LogicalRouter translates where it leads outside: guests leave as one address (SNAT), or are reached by one (a floating address). */
export class OvnNat extends KvmnetResource {
  static {
    OvnNat.outputs([
      "name",
      "owner",
      "router",
      "type",
      "externalIp",
      "logicalIp",
      "gatewayPort",
      "logicalPort",
      "externalMac",
      "externalPortRange",
      "externalIds",
      "options",
      "uuid",
    ]);
  }

  /**
   * What this translation is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter. A change replaces the translation.
   *
   * Changing it: **replace**, a translation is of one router: it is removed there and made here. Maps to: `Logical_Router.nat`.
   */
  declare readonly router: pulumi.Output<string>;
  /**
   * `snat`: what comes from `logicalIp` leaves as `externalIp`. `dnat`: what goes to `externalIp` reaches `logicalIp`. `dnat_and_snat`: both, a floating address.
   *
   * Changing it: **blip**, connections that are translated end. Maps to: `NAT.type`.
   */
  declare readonly type: pulumi.Output<"snat" | "dnat" | "dnat_and_snat">;
  /**
   * Address outside. The router answers for it on the switch of its gateway port; others must route it there where it is in no subnet of that port.
   *
   * Changing it: **blip**, connections that are translated end, and begin by the other address. Maps to: `NAT.external_ip`.
   */
  declare readonly externalIp: pulumi.Output<string>;
  /**
   * Address of a guest; of `snat` a subnet as well: `10.20.0.0/24`.
   *
   * Changing it: **blip**, connections that are translated end; others are from then on. Maps to: `NAT.logical_ip`.
   */
  declare readonly logicalIp: pulumi.Output<string>;
  /**
   * The router's port to the outside: the `uuid` output of a LogicalRouterPort with `gatewayChassis`, so that Pulumi knows the order. A router with several needs it. `none`: the only one. Not set: not managed.
   *
   * Changing it: **blip**, connections that are translated end, and begin by the other gateway. Maps to: `NAT.gateway_port`.
   */
  declare readonly gatewayPort: pulumi.Output<string | "none" | undefined>;
  /**
   * Of a floating address: the port that has `logicalIp`, the `name` output of a LogicalSwitchPort. Together with `externalMac` the host of that guest translates itself, and must have the physical network; without them the gateway does. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, another host translates from then on. Maps to: `NAT.logical_port`.
   */
  declare readonly logicalPort: pulumi.Output<string | "none" | undefined>;
  /**
   * MAC address that `externalIp` then has outside. `none` takes it back. Not set: not managed.
   *
   * Changing it: **blip**, neighbours outside learn the MAC address from the next answer. Maps to: `NAT.external_mac`.
   */
  declare readonly externalMac: pulumi.Output<string | "none" | undefined>;
  /**
   * Ports that connections leave from: `30000-40000`. `none`: any. Not set: not managed.
   *
   * Changing it: **none**, new connections take other ports. Maps to: `NAT.external_port_range`.
   */
  declare readonly externalPortRange: pulumi.Output<string | "none" | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `NAT._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnNat {
    return new OvnNat(name, (lookup ?? {}) as OvnNatArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnNat {
    return KvmnetResource.isOfKind(value, "OvnNat");
  }

  constructor(name: string, args: OvnNatArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnNat", name, args, opts);
  }
}

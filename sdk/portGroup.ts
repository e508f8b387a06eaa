// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  Bandwidth,
  BandwidthArgs,
  NetworkVlan,
  NetworkVlanArgs,
  Virtualport8021Qbg,
  Virtualport8021QbgArgs,
  Virtualport8021Qbh,
  Virtualport8021QbhArgs,
  VirtualportMidonet,
  VirtualportMidonetArgs,
  VirtualportNone,
  VirtualportNoneArgs,
  VirtualportOpenvswitch,
  VirtualportOpenvswitchArgs,
} from "./types";

export interface PortGroupArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.
   *
   * Changing it: **replace**, the entry is removed from one network and made in the other. Maps to: `<network><name>`.
   */
  network: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Limits for each NIC of the group. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: pulumi.Input<BandwidthArgs | "none">;
  /**
   * VLANs of the NICs of the group. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><vlan>`.
   */
  vlan?: pulumi.Input<NetworkVlanArgs | "none">;
  /**
   * How NICs of the group are plugged in. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<
    VirtualportNoneArgs | VirtualportOpenvswitchArgs | VirtualportMidonetArgs | Virtualport8021QbgArgs | Virtualport8021QbhArgs | "none"
  >;
}

/** A port group of a libvirt network: settings for the NICs that name it; one entry of a list that others may fill as well. It comes, changes and goes while the network runs; a NIC takes it over when it is plugged in. */
export class PortGroup extends KvmnetResource {
  static {
    PortGroup.outputs([
      "name",
      "owner",
      "default",
      "trustGuestRxFilters",
      "bandwidth",
      "vlan",
      "virtualport",
      "network",
      "active",
      "running",
      "stored",
      "sharedWith",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup default=…>`.
   */
  declare readonly default: pulumi.Output<boolean | undefined>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  declare readonly trustGuestRxFilters: pulumi.Output<boolean | undefined>;
  /**
   * Limits for each NIC of the group. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><bandwidth>`.
   */
  declare readonly bandwidth: pulumi.Output<Bandwidth | undefined>;
  /**
   * VLANs of the NICs of the group. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><vlan>`.
   */
  declare readonly vlan: pulumi.Output<NetworkVlan | undefined>;
  /**
   * How NICs of the group are plugged in. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<
    VirtualportNone | VirtualportOpenvswitch | VirtualportMidonet | Virtualport8021Qbg | Virtualport8021Qbh | undefined
  >;
  /**
   * Network that the entry is in. Give the `name` output of the network's resource, so that Pulumi knows the order. A change replaces the entry.
   *
   * Changing it: **replace**, the entry is removed from one network and made in the other. Maps to: `<network><name>`.
   */
  declare readonly network: pulumi.Output<string>;
  /** Whether the network runs. */
  declare readonly active: pulumi.Output<boolean>;
  /** Whether the running network has the entry. Not set while the network is off. */
  declare readonly running: pulumi.Output<boolean | undefined>;
  /** Whether the stored definition has the same entry: what the next start takes. */
  declare readonly stored: pulumi.Output<boolean>;
  /** Set when the network's own resource gives the whole list as well: the two would undo each other. */
  declare readonly sharedWith: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): PortGroup {
    return new PortGroup(name, (lookup ?? {}) as PortGroupArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is PortGroup {
    return KvmnetResource.isOfKind(value, "PortGroup");
  }

  constructor(name: string, args: PortGroupArgs, opts?: pulumi.CustomResourceOptions) {
    super("PortGroup", name, args, opts);
  }
}

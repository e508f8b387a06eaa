// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  Guest,
  NetworkVlan,
  NetworkVlanArgs,
  OnGuestsAttached,
  OnGuestsAttachedArgs,
  SriovNetworkPortGroup,
  SriovNetworkPortGroupArgs,
  Virtualport8021Qbh,
  Virtualport8021QbhArgs,
  VirtualportNone,
  VirtualportNoneArgs,
} from "./types";

export interface SriovNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * SR-IOV device whose virtual functions the guests get.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><pf dev=…>`.
   */
  physicalFunction?: pulumi.Input<string>;
  /**
   * Instead of `physicalFunction`: PCI addresses of virtual functions, `0000:04:00.1`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><address>`.
   */
  virtualFunctions?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * libvirt takes a function from its driver when a guest starts and gives it back when the guest ends. libvirt's default: no.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward managed=…>`.
   */
  managedByLibvirt?: pulumi.Input<boolean>;
  /**
   * How the function is passed on. libvirt's default: `vfio`. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  driver?: pulumi.Input<"vfio" | "kvm" | "none">;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  driverModel?: pulumi.Input<string | "none">;
  /**
   * Policy that the switch applies. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | Virtualport8021QbhArgs | "none">;
  /**
   * The VLAN of the functions. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkVlanArgs | "none">;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<network trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  portGroups?: pulumi.Input<pulumi.Input<SriovNetworkPortGroupArgs>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string | "none">;
  /**
   * A description. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string | "none">;
  /**
   * Start the network when the host boots.
   *
   * Default: `true`. Changing it: **none**, a mark for the next boot. Maps to: `virsh net-autostart`.
   */
  autostart?: pulumi.Input<boolean>;
  /**
   * Whether the network runs.
   *
   * Default: `true`. Changing it: **restart**, stopping the network cuts its guests off. Maps to: `virsh net-start`.
   */
  active?: pulumi.Input<boolean>;
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: pulumi.Input<OnGuestsAttachedArgs>;
}

/**
 * A libvirt network of SR-IOV virtual functions: each guest gets a function of a network device for itself.
 *
 * libvirt accepts `virtualFunctions` only where they exist on the host, and starts the network only then.
 */
export class SriovNetwork extends KvmnetResource {
  static {
    SriovNetwork.outputs([
      "name",
      "owner",
      "physicalFunction",
      "virtualFunctions",
      "managedByLibvirt",
      "driver",
      "driverModel",
      "virtualport",
      "vlan",
      "trustGuestRxFilters",
      "portGroups",
      "title",
      "description",
      "autostart",
      "active",
      "onGuestsAttached",
      "uuid",
      "bridgeName",
      "macAddress",
      "persistent",
      "guests",
      "unpluggedGuests",
      "pendingRestart",
      "nextStart",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * SR-IOV device whose virtual functions the guests get.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><pf dev=…>`.
   */
  declare readonly physicalFunction: pulumi.Output<string | undefined>;
  /**
   * Instead of `physicalFunction`: PCI addresses of virtual functions, `0000:04:00.1`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><address>`.
   */
  declare readonly virtualFunctions: pulumi.Output<string[] | undefined>;
  /**
   * libvirt takes a function from its driver when a guest starts and gives it back when the guest ends. libvirt's default: no.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward managed=…>`.
   */
  declare readonly managedByLibvirt: pulumi.Output<boolean | undefined>;
  /**
   * How the function is passed on. libvirt's default: `vfio`. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  declare readonly driver: pulumi.Output<"vfio" | "kvm" | "none" | undefined>;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  declare readonly driverModel: pulumi.Output<string | "none" | undefined>;
  /**
   * Policy that the switch applies. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<VirtualportNone | Virtualport8021Qbh | undefined>;
  /**
   * The VLAN of the functions. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  declare readonly vlan: pulumi.Output<NetworkVlan | undefined>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<network trustGuestRxFilters=…>`.
   */
  declare readonly trustGuestRxFilters: pulumi.Output<boolean | undefined>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  declare readonly portGroups: pulumi.Output<SriovNetworkPortGroup[] | undefined>;
  /**
   * A short title. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  declare readonly title: pulumi.Output<string | "none" | undefined>;
  /**
   * A description. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  declare readonly description: pulumi.Output<string | "none" | undefined>;
  /**
   * Start the network when the host boots.
   *
   * Default: `true`. Changing it: **none**, a mark for the next boot. Maps to: `virsh net-autostart`.
   */
  declare readonly autostart: pulumi.Output<boolean>;
  /**
   * Whether the network runs.
   *
   * Default: `true`. Changing it: **restart**, stopping the network cuts its guests off. Maps to: `virsh net-start`.
   */
  declare readonly active: pulumi.Output<boolean>;
  /** What may happen to attached guests. Both default to `refuse`. */
  declare readonly onGuestsAttached: pulumi.Output<OnGuestsAttached | undefined>;
  /**
   * UUID of the network.
   *
   * Maps to: `<uuid>`.
   */
  declare readonly uuid: pulumi.Output<string>;
  /**
   * The bridge that carries the network.
   *
   * Maps to: `<bridge name=…>`.
   */
  declare readonly bridgeName: pulumi.Output<string | "">;
  /**
   * MAC address of that bridge.
   *
   * Maps to: `<mac address=…>`.
   */
  declare readonly macAddress: pulumi.Output<string | "">;
  /**
   * Whether libvirt keeps a definition for the next start.
   *
   * Maps to: `virsh net-info`.
   */
  declare readonly persistent: pulumi.Output<boolean>;
  /** NICs of running guests on the network. */
  declare readonly guests: pulumi.Output<Guest[]>;
  /** Those of them that are cut off, because their tap is not in the bridge. */
  declare readonly unpluggedGuests: pulumi.Output<Guest[]>;
  /** Whether the stored definition takes effect only at the next start, wholly or in part. */
  declare readonly pendingRestart: pulumi.Output<boolean>;
  /**
   * The stored definition, where it differs from the running network: what the next start would take.
   *
   * Maps to: `virsh net-dumpxml --inactive`.
   */
  declare readonly nextStart: pulumi.Output<Record<string, unknown> | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): SriovNetwork {
    return new SriovNetwork(name, (lookup ?? {}) as SriovNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is SriovNetwork {
    return KvmnetResource.isOfKind(value, "SriovNetwork");
  }

  constructor(name: string, args?: SriovNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("SriovNetwork", name, args ?? {}, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  Bandwidth,
  BandwidthArgs,
  BridgedNetworkPortGroup,
  BridgedNetworkPortGroupArgs,
  Guest,
  NetworkVlan,
  NetworkVlanArgs,
  OnGuestsAttached,
  OnGuestsAttachedArgs,
  VirtualportMidonet,
  VirtualportMidonetArgs,
  VirtualportNone,
  VirtualportNoneArgs,
  VirtualportOpenvswitch,
  VirtualportOpenvswitchArgs,
} from "./types";

export interface BridgedNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * The bridge that guests are plugged into. It must exist on the host: a Linux bridge, or one of Open vSwitch (then with `virtualport`).
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge name=…>`.
   */
  bridge: pulumi.Input<string>;
  /**
   * `{ type: "openvswitch" }` for a bridge of Open vSwitch. Not set: not managed, for a new network none. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | VirtualportOpenvswitchArgs | VirtualportMidonetArgs | "none">;
  /**
   * VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkVlanArgs | "none">;
  /**
   * Limits for all guests of the network together. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<BandwidthArgs | "none">;
  /**
   * Guests reach the host and what lies behind it, but not each other.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<port isolated=…>`.
   */
  portIsolation?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  portGroups?: pulumi.Input<pulumi.Input<BridgedNetworkPortGroupArgs>[]>;
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

/** A libvirt network over a bridge that exists on the host, of Linux or of Open vSwitch: guests are on the bridge as if plugged into a switch, in the VLANs that the network or their port group says. */
export class BridgedNetwork extends KvmnetResource {
  static {
    BridgedNetwork.outputs([
      "name",
      "owner",
      "bridge",
      "virtualport",
      "vlan",
      "bandwidth",
      "portIsolation",
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
   * The bridge that guests are plugged into. It must exist on the host: a Linux bridge, or one of Open vSwitch (then with `virtualport`).
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge name=…>`.
   */
  declare readonly bridge: pulumi.Output<string>;
  /**
   * `{ type: "openvswitch" }` for a bridge of Open vSwitch. Not set: not managed, for a new network none. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<VirtualportNone | VirtualportOpenvswitch | VirtualportMidonet | undefined>;
  /**
   * VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<vlan>`.
   */
  declare readonly vlan: pulumi.Output<NetworkVlan | undefined>;
  /**
   * Limits for all guests of the network together. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  declare readonly bandwidth: pulumi.Output<Bandwidth | undefined>;
  /**
   * Guests reach the host and what lies behind it, but not each other.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<port isolated=…>`.
   */
  declare readonly portIsolation: pulumi.Output<boolean | undefined>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network trustGuestRxFilters=…>`.
   */
  declare readonly trustGuestRxFilters: pulumi.Output<boolean | undefined>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  declare readonly portGroups: pulumi.Output<BridgedNetworkPortGroup[] | undefined>;
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): BridgedNetwork {
    return new BridgedNetwork(name, (lookup ?? {}) as BridgedNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is BridgedNetwork {
    return KvmnetResource.isOfKind(value, "BridgedNetwork");
  }

  constructor(name: string, args: BridgedNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("BridgedNetwork", name, args, opts);
  }
}

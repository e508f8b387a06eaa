// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  Guest,
  MacvtapNetworkPortGroup,
  MacvtapNetworkPortGroupArgs,
  NetworkVlan,
  NetworkVlanArgs,
  OnGuestsAttached,
  OnGuestsAttachedArgs,
  Virtualport8021Qbg,
  Virtualport8021QbgArgs,
  Virtualport8021Qbh,
  Virtualport8021QbhArgs,
  VirtualportNone,
  VirtualportNoneArgs,
} from "./types";

export interface MacvtapNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * `bridge`: guests on one device reach each other directly. `vepa`: by way of the switch, which must reflect (hairpin). `private`: not at all. `passthrough`: each guest has a device to itself. In none of them do guests reach the host over the device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward mode=…>`.
   */
  mode: pulumi.Input<"bridge" | "vepa" | "private" | "passthrough">;
  /**
   * Devices of the host on which guests get their macvtap; with several, the one with the fewest guests is taken.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><interface dev=…>`.
   */
  devices?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Instead of `devices`: all virtual functions of this SR-IOV device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><pf dev=…>`.
   */
  physicalFunction?: pulumi.Input<string>;
  /**
   * Policy that the switch applies. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | Virtualport8021QbgArgs | Virtualport8021QbhArgs | "none">;
  /**
   * VLAN of the guests' NICs. Only with `passthrough` of a virtual function. `none`: there is none.
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
  portGroups?: pulumi.Input<pulumi.Input<MacvtapNetworkPortGroupArgs>[]>;
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
 * A libvirt network of macvtap devices: each guest is on a device of the host directly, without a bridge.
 *
 * Guests do not reach the host over it. Changes hold for NICs that are plugged in from then on; running guests keep what they have.
 */
export class MacvtapNetwork extends KvmnetResource {
  static {
    MacvtapNetwork.outputs([
      "name",
      "owner",
      "mode",
      "devices",
      "physicalFunction",
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
   * `bridge`: guests on one device reach each other directly. `vepa`: by way of the switch, which must reflect (hairpin). `private`: not at all. `passthrough`: each guest has a device to itself. In none of them do guests reach the host over the device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward mode=…>`.
   */
  declare readonly mode: pulumi.Output<"bridge" | "vepa" | "private" | "passthrough">;
  /**
   * Devices of the host on which guests get their macvtap; with several, the one with the fewest guests is taken.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><interface dev=…>`.
   */
  declare readonly devices: pulumi.Output<string[] | undefined>;
  /**
   * Instead of `devices`: all virtual functions of this SR-IOV device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><pf dev=…>`.
   */
  declare readonly physicalFunction: pulumi.Output<string | undefined>;
  /**
   * Policy that the switch applies. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<VirtualportNone | Virtualport8021Qbg | Virtualport8021Qbh | undefined>;
  /**
   * VLAN of the guests' NICs. Only with `passthrough` of a virtual function. `none`: there is none.
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
  declare readonly portGroups: pulumi.Output<MacvtapNetworkPortGroup[] | undefined>;
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): MacvtapNetwork {
    return new MacvtapNetwork(name, (lookup ?? {}) as MacvtapNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is MacvtapNetwork {
    return KvmnetResource.isOfKind(value, "MacvtapNetwork");
  }

  constructor(name: string, args: MacvtapNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("MacvtapNetwork", name, args, opts);
  }
}

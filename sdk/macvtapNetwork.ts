// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

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
   * Policy that the switch applies.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<MacvtapNetworkVirtualportNoneArgs | MacvtapNetworkVirtualport8021QbgArgs | MacvtapNetworkVirtualport8021QbhArgs>;
  /**
   * VLAN of the guests' NICs. Only with `passthrough` of a virtual function.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<MacvtapNetworkVlanArgs>;
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
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<MacvtapNetworkOnGuestsAttachedArgs>;
}

export interface MacvtapNetworkVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface MacvtapNetworkVirtualport8021QbgArgs {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: pulumi.Input<"802.1Qbg">;
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: pulumi.Input<number>;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: pulumi.Input<number>;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: pulumi.Input<number>;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: pulumi.Input<string>;
}

export interface MacvtapNetworkVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** VLAN of the guests' NICs. Only with `passthrough` of a virtual function. */
export interface MacvtapNetworkVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<MacvtapNetworkVlanTagArgs>[]>;
}

export interface MacvtapNetworkVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface MacvtapNetworkPortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: pulumi.Input<MacvtapNetworkPortGroupVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<
    MacvtapNetworkPortGroupVirtualportNoneArgs | MacvtapNetworkPortGroupVirtualport8021QbgArgs | MacvtapNetworkPortGroupVirtualport8021QbhArgs
  >;
}

/** VLANs of the NICs of the group. */
export interface MacvtapNetworkPortGroupVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<MacvtapNetworkPortGroupVlanTagArgs>[]>;
}

export interface MacvtapNetworkPortGroupVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface MacvtapNetworkPortGroupVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface MacvtapNetworkPortGroupVirtualport8021QbgArgs {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: pulumi.Input<"802.1Qbg">;
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: pulumi.Input<number>;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: pulumi.Input<number>;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: pulumi.Input<number>;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: pulumi.Input<string>;
}

export interface MacvtapNetworkPortGroupVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface MacvtapNetworkOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface MacvtapNetworkVirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface MacvtapNetworkVirtualport8021Qbg {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: "802.1Qbg";
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: number;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: number;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: number;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: string;
}

export interface MacvtapNetworkVirtualport8021Qbh {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: "802.1Qbh";
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: string;
}

/** VLAN of the guests' NICs. Only with `passthrough` of a virtual function. */
export interface MacvtapNetworkVlan {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: boolean;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: MacvtapNetworkVlanTag[];
}

export interface MacvtapNetworkVlanTag {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: number;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: "tagged" | "untagged";
}

export interface MacvtapNetworkPortGroup {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: string;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: boolean;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: boolean;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: MacvtapNetworkPortGroupVlan;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: MacvtapNetworkPortGroupVirtualportNone | MacvtapNetworkPortGroupVirtualport8021Qbg | MacvtapNetworkPortGroupVirtualport8021Qbh;
}

/** VLANs of the NICs of the group. */
export interface MacvtapNetworkPortGroupVlan {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: boolean;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: MacvtapNetworkPortGroupVlanTag[];
}

export interface MacvtapNetworkPortGroupVlanTag {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: number;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: "tagged" | "untagged";
}

export interface MacvtapNetworkPortGroupVirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface MacvtapNetworkPortGroupVirtualport8021Qbg {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: "802.1Qbg";
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: number;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: number;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: number;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: string;
}

export interface MacvtapNetworkPortGroupVirtualport8021Qbh {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: "802.1Qbh";
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: string;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface MacvtapNetworkOnGuestsAttached {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart: "refuse" | "reattach" | "defer";
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

export interface MacvtapNetworkGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface MacvtapNetworkUnpluggedGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface MacvtapNetworkOwnedEntry {
  /** Resource kind. */
  type: string;
  /** Name of the resource. */
  name: string;
  /** Its owner mark. */
  owner: string;
  /** The list that it is in. */
  list: string;
}

/**
 * A libvirt network of macvtap devices: each guest is on a device of the host directly, without a bridge.
 *
 * Guests do not reach the host over it. Changes hold for NICs that are plugged in from then on; running guests keep what they have.
 */
export class MacvtapNetwork extends KvmnetResource {
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
   * Policy that the switch applies.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<MacvtapNetworkVirtualportNone | MacvtapNetworkVirtualport8021Qbg | MacvtapNetworkVirtualport8021Qbh | undefined>;
  /**
   * VLAN of the guests' NICs. Only with `passthrough` of a virtual function.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  declare readonly vlan: pulumi.Output<MacvtapNetworkVlan | undefined>;
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
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  declare readonly title: pulumi.Output<string | undefined>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  declare readonly description: pulumi.Output<string | undefined>;
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
  declare readonly onGuestsAttached: pulumi.Output<MacvtapNetworkOnGuestsAttached | undefined>;
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
  declare readonly guests: pulumi.Output<MacvtapNetworkGuest[]>;
  /** Those of them that are cut off, because their tap is not in the bridge. */
  declare readonly unpluggedGuests: pulumi.Output<MacvtapNetworkUnpluggedGuest[]>;
  /** Whether the bridge does spanning tree now; only of a bridge that libvirt made. */
  declare readonly spanningTree: pulumi.Output<boolean | undefined>;
  /** Whether the network's DNS and DHCP server runs; only of a network that has one. */
  declare readonly dnsmasqRunning: pulumi.Output<boolean | undefined>;
  /**
   * libvirt's mode of the network; `none` where nothing is forwarded.
   *
   * Maps to: `<forward mode=…>`.
   */
  declare readonly forwardMode: pulumi.Output<string>;
  /** Whether the stored definition takes effect only at the next start, wholly or in part. */
  declare readonly pendingRestart: pulumi.Output<boolean>;
  /**
   * The stored definition, where it differs from the running network: what the next start would take.
   *
   * Maps to: `virsh net-dumpxml --inactive`.
   */
  declare readonly nextStart: pulumi.Output<Record<string, unknown> | undefined>;
  /** Lists that this resource gives and therefore owns whole, as its mark on the host says; nobody else may manage entries of them. */
  declare readonly ownedLists: pulumi.Output<string[]>;
  /** Entries of this network that have resources of their own: DhcpReservation, DnsRecord, PortGroup. */
  declare readonly ownedEntries: pulumi.Output<MacvtapNetworkOwnedEntry[]>;

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): MacvtapNetwork {
    return new MacvtapNetwork(name, (lookup ?? {}) as MacvtapNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is MacvtapNetwork {
    return KvmnetResource.isOfKind(value, "MacvtapNetwork");
  }

  constructor(name: string, args: MacvtapNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "MacvtapNetwork",
      [
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
        "spanningTree",
        "dnsmasqRunning",
        "forwardMode",
        "pendingRestart",
        "nextStart",
        "ownedLists",
        "ownedEntries",
      ],
      name,
      args,
      opts,
    );
  }
}

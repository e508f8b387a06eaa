// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

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
   * How the function is passed on. libvirt's default: `vfio`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  driver?: pulumi.Input<"vfio" | "kvm">;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  driverModel?: pulumi.Input<string>;
  /**
   * Policy that the switch applies.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<SriovNetworkVirtualportNoneArgs | SriovNetworkVirtualport8021QbhArgs>;
  /**
   * The VLAN of the functions.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<SriovNetworkVlanArgs>;
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
  onGuestsAttached?: pulumi.Input<SriovNetworkOnGuestsAttachedArgs>;
}

export interface SriovNetworkVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface SriovNetworkVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** The VLAN of the functions. */
export interface SriovNetworkVlanArgs {
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
  tags: pulumi.Input<pulumi.Input<SriovNetworkVlanTagArgs>[]>;
}

export interface SriovNetworkVlanTagArgs {
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

export interface SriovNetworkPortGroupArgs {
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
  vlan?: pulumi.Input<SriovNetworkPortGroupVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<SriovNetworkPortGroupVirtualportNoneArgs | SriovNetworkPortGroupVirtualport8021QbhArgs>;
}

/** VLANs of the NICs of the group. */
export interface SriovNetworkPortGroupVlanArgs {
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
  tags: pulumi.Input<pulumi.Input<SriovNetworkPortGroupVlanTagArgs>[]>;
}

export interface SriovNetworkPortGroupVlanTagArgs {
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

export interface SriovNetworkPortGroupVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface SriovNetworkPortGroupVirtualport8021QbhArgs {
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
export interface SriovNetworkOnGuestsAttachedArgs {
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

export interface SriovNetworkVirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface SriovNetworkVirtualport8021Qbh {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: "802.1Qbh";
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: string;
}

/** The VLAN of the functions. */
export interface SriovNetworkVlan {
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
  tags: SriovNetworkVlanTag[];
}

export interface SriovNetworkVlanTag {
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

export interface SriovNetworkPortGroup {
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
  vlan?: SriovNetworkPortGroupVlan;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: SriovNetworkPortGroupVirtualportNone | SriovNetworkPortGroupVirtualport8021Qbh;
}

/** VLANs of the NICs of the group. */
export interface SriovNetworkPortGroupVlan {
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
  tags: SriovNetworkPortGroupVlanTag[];
}

export interface SriovNetworkPortGroupVlanTag {
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

export interface SriovNetworkPortGroupVirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface SriovNetworkPortGroupVirtualport8021Qbh {
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
export interface SriovNetworkOnGuestsAttached {
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

export interface SriovNetworkGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface SriovNetworkUnpluggedGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface SriovNetworkOwnedEntry {
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
 * A libvirt network of SR-IOV virtual functions: each guest gets a function of a network device for itself.
 *
 * libvirt accepts `virtualFunctions` only where they exist on the host, and starts the network only then.
 */
export class SriovNetwork extends KvmnetResource {
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
   * How the function is passed on. libvirt's default: `vfio`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  declare readonly driver: pulumi.Output<"vfio" | "kvm" | undefined>;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  declare readonly driverModel: pulumi.Output<string | undefined>;
  /**
   * Policy that the switch applies.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<SriovNetworkVirtualportNone | SriovNetworkVirtualport8021Qbh | undefined>;
  /**
   * The VLAN of the functions.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  declare readonly vlan: pulumi.Output<SriovNetworkVlan | undefined>;
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
  declare readonly onGuestsAttached: pulumi.Output<SriovNetworkOnGuestsAttached | undefined>;
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
  declare readonly guests: pulumi.Output<SriovNetworkGuest[]>;
  /** Those of them that are cut off, because their tap is not in the bridge. */
  declare readonly unpluggedGuests: pulumi.Output<SriovNetworkUnpluggedGuest[]>;
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
  declare readonly ownedEntries: pulumi.Output<SriovNetworkOwnedEntry[]>;

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): SriovNetwork {
    return new SriovNetwork(name, (lookup ?? {}) as SriovNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is SriovNetwork {
    return KvmnetResource.isOfKind(value, "SriovNetwork");
  }

  constructor(name: string, args?: SriovNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "SriovNetwork",
      [
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
        "spanningTree",
        "dnsmasqRunning",
        "forwardMode",
        "pendingRestart",
        "nextStart",
        "ownedLists",
        "ownedEntries",
      ],
      name,
      args ?? {},
      opts,
    );
  }
}

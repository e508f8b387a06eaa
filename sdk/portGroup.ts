// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

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
   * Limits for each NIC of the group.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: pulumi.Input<PortGroupBandwidthArgs>;
  /**
   * VLANs of the NICs of the group.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><vlan>`.
   */
  vlan?: pulumi.Input<PortGroupVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<
    | PortGroupVirtualportNoneArgs
    | PortGroupVirtualportOpenvswitchArgs
    | PortGroupVirtualportMidonetArgs
    | PortGroupVirtualport8021QbgArgs
    | PortGroupVirtualport8021QbhArgs
  >;
}

/** Limits for each NIC of the group. */
export interface PortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<PortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<PortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface PortGroupBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface PortGroupBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** VLANs of the NICs of the group. */
export interface PortGroupVlanArgs {
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
  tags: pulumi.Input<pulumi.Input<PortGroupVlanTagArgs>[]>;
}

export interface PortGroupVlanTagArgs {
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

export interface PortGroupVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface PortGroupVirtualportOpenvswitchArgs {
  /** A port of an Open vSwitch bridge. */
  type: pulumi.Input<"openvswitch">;
  /**
   * Port profile, passed to Open vSwitch as `port-profile`.
   *
   * Maps to: `profileid`.
   */
  profileId?: pulumi.Input<string>;
  /**
   * `iface-id` of the port. Not set: each NIC gets its own.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: pulumi.Input<string>;
}

export interface PortGroupVirtualportMidonetArgs {
  /** A port of a MidoNet bridge. */
  type: pulumi.Input<"midonet">;
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: pulumi.Input<string>;
}

export interface PortGroupVirtualport8021QbgArgs {
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

export interface PortGroupVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** Limits for each NIC of the group. */
export interface PortGroupBandwidth {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: PortGroupBandwidthInbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: PortGroupBandwidthOutbound;
}

/** Towards the guests. */
export interface PortGroupBandwidthInbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

/** From the guests. */
export interface PortGroupBandwidthOutbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

/** VLANs of the NICs of the group. */
export interface PortGroupVlan {
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
  tags: PortGroupVlanTag[];
}

export interface PortGroupVlanTag {
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

export interface PortGroupVirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface PortGroupVirtualportOpenvswitch {
  /** A port of an Open vSwitch bridge. */
  type: "openvswitch";
  /**
   * Port profile, passed to Open vSwitch as `port-profile`.
   *
   * Maps to: `profileid`.
   */
  profileId?: string;
  /**
   * `iface-id` of the port. Not set: each NIC gets its own.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: string;
}

export interface PortGroupVirtualportMidonet {
  /** A port of a MidoNet bridge. */
  type: "midonet";
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: string;
}

export interface PortGroupVirtualport8021Qbg {
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

export interface PortGroupVirtualport8021Qbh {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: "802.1Qbh";
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: string;
}

/** A port group of a libvirt network: settings for the NICs that name it; one entry of a list that others may fill as well. It comes, changes and goes while the network runs; a NIC takes it over when it is plugged in. */
export class PortGroup extends KvmnetResource {
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
   * Limits for each NIC of the group.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><bandwidth>`.
   */
  declare readonly bandwidth: pulumi.Output<PortGroupBandwidth | undefined>;
  /**
   * VLANs of the NICs of the group.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup><vlan>`.
   */
  declare readonly vlan: pulumi.Output<PortGroupVlan | undefined>;
  /**
   * How NICs of the group are plugged in.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<
    | PortGroupVirtualportNone
    | PortGroupVirtualportOpenvswitch
    | PortGroupVirtualportMidonet
    | PortGroupVirtualport8021Qbg
    | PortGroupVirtualport8021Qbh
    | undefined
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

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): PortGroup {
    return new PortGroup(name, (lookup ?? {}) as PortGroupArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is PortGroup {
    return KvmnetResource.isOfKind(value, "PortGroup");
  }

  constructor(name: string, args: PortGroupArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "PortGroup",
      ["name", "owner", "default", "trustGuestRxFilters", "bandwidth", "vlan", "virtualport", "network", "active", "running", "stored", "sharedWith"],
      name,
      args,
      opts,
    );
  }
}

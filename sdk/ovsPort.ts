// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { Guard, GuardArgs, OvsPortMemberStatu } from "./types";

export interface OvsPortBondArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Several NICs as one port, joined by Open vSwitch's own bonding.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Port.interfaces`.
   */
  type: "bond";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * NICs of the host that are the bond. One that is added or taken out here joins or leaves the bond while the others go on.
   *
   * Changing it: **blip**, flows of a member that joins or leaves move to another one. Maps to: `Port.interfaces`.
   */
  members: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * `active-backup`: one member carries everything. `balance-slb`: spread by source MAC address and VLAN, without help of the switch. `balance-tcp`: spread by addresses and TCP or UDP ports; needs `lacp`. Not set: none, by which Open vSwitch takes active-backup.
   *
   * Changing it: **blip**, flows are spread over the members anew. Maps to: `Port.bond_mode`.
   */
  bondMode?: pulumi.Input<"active-backup" | "balance-slb" | "balance-tcp">;
  /**
   * `active` asks the switch, `passive` waits for it to ask. When it stays silent the bond carries nothing, unless `lacpFallback` is on; we warn of it. Not set: none, which is off.
   *
   * Changing it: **blip**, the bond carries nothing until the switch has answered, unless lacpFallback is on. Maps to: `Port.lacp`.
   */
  lacp?: pulumi.Input<"off" | "active" | "passive">;
  /**
   * How often the switch is to send its LACP messages: every second or every 30 seconds. Not set: none, which is slow.
   *
   * Changing it: **none**, how often LACP messages are sent. Maps to: `Port.other_config:lacp-time`.
   */
  lacpTime?: pulumi.Input<"fast" | "slow">;
  /**
   * Goes on as active-backup while the switch does not speak LACP. Not set: none, which is off.
   *
   * Changing it: **blip**, without LACP from the switch the bond carries traffic, or none. Maps to: `Port.other_config:lacp-fallback-ab`.
   */
  lacpFallback?: pulumi.Input<boolean>;
  /**
   * System id that LACP tells the switch. Not set: none, by which it is the bridge's MAC address.
   *
   * Changing it: **blip**, the switch takes it for another system and negotiates anew. Maps to: `Port.other_config:lacp-system-id`.
   */
  lacpSystemId?: pulumi.Input<string>;
  /**
   * System priority that LACP tells the switch: the lower one decides which links are used. Not set: none.
   *
   * Changing it: **blip**, the switch may choose other links. Maps to: `Port.other_config:lacp-system-priority`.
   */
  lacpSystemPriority?: pulumi.Input<number>;
  /**
   * Member that is active whenever its link is up, in active-backup. Not set: none.
   *
   * Changing it: **blip**, another member may become the active one. Maps to: `Port.other_config:bond-primary`.
   */
  primary?: pulumi.Input<string>;
  /**
   * How long a link has to be up before its member is used, while another one is. Not set: 0.
   *
   * Unit: milliseconds. Changing it: **none**, counts from the next link that comes up. Maps to: `Port.bond_updelay`.
   */
  upDelayMilliseconds?: pulumi.Input<number>;
  /**
   * How long a link has to be down before its member is given up. Not set: 0.
   *
   * Unit: milliseconds. Changing it: **none**, counts from the next link that goes down. Maps to: `Port.bond_downdelay`.
   */
  downDelayMilliseconds?: pulumi.Input<number>;
  /**
   * How a dead link is noticed: told by the NIC, or asked for every `miimonMilliseconds`. Not set: none, which is carrier.
   *
   * Changing it: **none**, how a dead link is noticed. Maps to: `Port.other_config:bond-detect-mode`.
   */
  detectMode?: pulumi.Input<"carrier" | "miimon">;
  /**
   * How often links are asked for, with `detectMode` miimon. Not set: none, by which Open vSwitch decides.
   *
   * Unit: milliseconds. Changing it: **none**, how a dead link is noticed. Maps to: `Port.other_config:bond-miimon-interval`.
   */
  miimonMilliseconds?: pulumi.Input<number>;
  /**
   * How often flows are moved between members to spread the load, in the balancing modes; 0: never; less than 1000 counts as 1000. Not set: none.
   *
   * Unit: milliseconds. Changing it: **none**, when flows are moved to spread the load. Maps to: `Port.other_config:bond-rebalance-interval`.
   */
  rebalanceIntervalMilliseconds?: pulumi.Input<number>;
  /**
   * Number that takes part in the choice of a member for a flow, in the balancing modes. Not set: none.
   *
   * Changing it: **blip**, flows are spread over the members anew. Maps to: `Port.other_config:bond-hash-basis`.
   */
  hashBasis?: pulumi.Input<number>;
}

export interface OvsPortSystemArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A network device that exists on the host, such as a NIC.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "system";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * MTU of the device. Not set: Open vSwitch decides.
   *
   * Unit: bytes. Changing it: **blip**, longer packets that are under way may be dropped. Maps to: `Interface.mtu_request`.
   */
  mtuRequest?: pulumi.Input<number>;
  /**
   * Further options of the type (ovs-vswitchd.conf.db(5)), such as `tos` or `df_default`. Only the keys given here are managed. Make a value that is secret a Pulumi secret.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Interface.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface OvsPortInternalArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A network device for the host itself, which Open vSwitch makes.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "internal";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * MTU of the device. Not set: Open vSwitch decides.
   *
   * Unit: bytes. Changing it: **blip**, longer packets that are under way may be dropped. Maps to: `Interface.mtu_request`.
   */
  mtuRequest?: pulumi.Input<number>;
  /**
   * MAC address of the device. Not set: Open vSwitch makes one up.
   *
   * Changing it: **blip**, neighbours learn the new address. Maps to: `Interface.mac`.
   */
  mac?: pulumi.Input<string>;
}

export interface OvsPortDpdkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A NIC that DPDK drives, past the kernel. It needs an Open vSwitch that is built with DPDK, which is turned on there, and a bridge with `datapathType: netdev`.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "dpdk";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * MTU of the device. Not set: Open vSwitch decides.
   *
   * Unit: bytes. Changing it: **blip**, longer packets that are under way may be dropped. Maps to: `Interface.mtu_request`.
   */
  mtuRequest?: pulumi.Input<number>;
  /**
   * Which device, in DPDK's words: a PCI address (`0000:01:00.0`), or a virtual one (`net_af_packet0,iface=eth1`). A change makes the port anew.
   *
   * Changing it: **blip**, the port carries nothing until the other device is there. Maps to: `Interface.options:dpdk-devargs`.
   */
  devargs: pulumi.Input<string>;
  /**
   * Further options of the type (ovs-vswitchd.conf.db(5)), such as `tos` or `df_default`. Only the keys given here are managed. Make a value that is secret a Pulumi secret.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Interface.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface OvsPortDpdkvhostuserclientArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A guest's vhost-user NIC, whose socket QEMU makes and listens on (`DomainInterface` with `type: vhostuser`, `mode: server`); the guest needs shared memory. It needs the same as `dpdk`.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "dpdkvhostuserclient";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * MTU of the device. Not set: Open vSwitch decides.
   *
   * Unit: bytes. Changing it: **blip**, longer packets that are under way may be dropped. Maps to: `Interface.mtu_request`.
   */
  mtuRequest?: pulumi.Input<number>;
  /**
   * The socket. Open vSwitch tries again and again until it is there. A change makes the port anew.
   *
   * Changing it: **blip**, the guest behind the former socket is cut off. Maps to: `Interface.options:vhost-server-path`.
   */
  socketPath: pulumi.Input<string>;
  /**
   * Further options of the type (ovs-vswitchd.conf.db(5)), such as `tos` or `df_default`. Only the keys given here are managed. Make a value that is secret a Pulumi secret.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Interface.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface OvsPortPatchArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * One end of a link between two bridges of the host.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "patch";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Name of the patch port at the other end, which names this one as its peer.
   *
   * Changing it: **blip**, the bridges are joined differently from that moment on. Maps to: `Interface.options:peer`.
   */
  peer: pulumi.Input<string>;
}

export interface OvsPortVxlanArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A VXLAN tunnel to another host. VXLAN does not encrypt.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "vxlan";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Address of the other end; `flow`: flows set it. A change makes the tunnel anew at once.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:remote_ip`.
   */
  remoteIp: pulumi.Input<"flow" | string>;
  /**
   * Our address; `flow`: flows set it. Not set: by the routing table.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:local_ip`.
   */
  localIp?: pulumi.Input<"flow" | string>;
  /**
   * Further options of the type (ovs-vswitchd.conf.db(5)), such as `tos` or `df_default`. Only the keys given here are managed. Make a value that is secret a Pulumi secret.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Interface.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * VNI or GRE key, for both directions; `flow`: flows set it. Not set: none. A change makes the tunnel anew at once.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:key`.
   */
  key?: pulumi.Input<"flow" | number>;
  /**
   * UDP port. Default: 4789.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:dst_port`.
   */
  dstPort?: pulumi.Input<number>;
}

export interface OvsPortGeneveArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A Geneve tunnel to another host. Geneve does not encrypt.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "geneve";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Address of the other end; `flow`: flows set it. A change makes the tunnel anew at once.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:remote_ip`.
   */
  remoteIp: pulumi.Input<"flow" | string>;
  /**
   * Our address; `flow`: flows set it. Not set: by the routing table.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:local_ip`.
   */
  localIp?: pulumi.Input<"flow" | string>;
  /**
   * Further options of the type (ovs-vswitchd.conf.db(5)), such as `tos` or `df_default`. Only the keys given here are managed. Make a value that is secret a Pulumi secret.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Interface.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * VNI or GRE key, for both directions; `flow`: flows set it. Not set: none. A change makes the tunnel anew at once.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:key`.
   */
  key?: pulumi.Input<"flow" | number>;
  /**
   * UDP port. Default: 6081.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:dst_port`.
   */
  dstPort?: pulumi.Input<number>;
}

export interface OvsPortGreArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the port and its interface; for `system` the name of the NIC, for `bond` that of the bond. Renaming replaces the port.
   *
   * Maps to: `Port.name, Interface.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A GRE tunnel to another host. GRE does not encrypt.
   *
   * Changing it: **replace**, another kind of interface. Maps to: `Interface.type`.
   */
  type: "gre";
  /**
   * Open vSwitch bridge that the port is on. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the port.
   *
   * Changing it: **replace**, a port is on one bridge. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * VLAN of an access port, or the native VLAN of a trunk. Not set: none, the port is a trunk. A change puts what is behind the port into another VLAN at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.tag`.
   */
  tag?: pulumi.Input<number>;
  /**
   * VLANs that a trunk carries; 0 is untagged traffic. Not set: all. A native VLAN is carried anyway. A change cuts the VLANs that it takes away at once.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.trunks`.
   */
  trunks?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * `access`: frames of VLAN `tag` leave untagged. `trunk`: frames keep their tag. `native-tagged`, `native-untagged`: a trunk whose untagged frames are in VLAN `tag`, and leave tagged or untagged. `dot1q-tunnel`: QinQ, customers' frames within service VLAN `tag`. Not set: access with `tag`, trunk without.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.vlan_mode`.
   */
  vlanMode?: pulumi.Input<"access" | "trunk" | "native-tagged" | "native-untagged" | "dot1q-tunnel">;
  /**
   * Customer VLANs that a `dot1q-tunnel` port accepts. Not set: all.
   *
   * Changing it: **blip**, what is behind the port is in other VLANs from that moment on. Maps to: `Port.cvlans`.
   */
  cvlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings of the port (ovs-vswitchd.conf.db(5)), such as `priority-tags`. Only the keys given here are managed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Port.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * OpenFlow port number to ask for. Not set: Open vSwitch picks one. A change takes the port off and puts it on again under the other number.
   *
   * Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. Maps to: `Interface.ofport_request`.
   */
  ofportRequest?: pulumi.Input<number>;
  /**
   * The same on the interface, where OVN looks for `iface-id`.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Interface.external_ids`.
   */
  interfaceExternalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Address of the other end; `flow`: flows set it. A change makes the tunnel anew at once.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:remote_ip`.
   */
  remoteIp: pulumi.Input<"flow" | string>;
  /**
   * Our address; `flow`: flows set it. Not set: by the routing table.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:local_ip`.
   */
  localIp?: pulumi.Input<"flow" | string>;
  /**
   * Further options of the type (ovs-vswitchd.conf.db(5)), such as `tos` or `df_default`. Only the keys given here are managed. Make a value that is secret a Pulumi secret.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Interface.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * VNI or GRE key, for both directions; `flow`: flows set it. Not set: none. A change makes the tunnel anew at once.
   *
   * Changing it: **blip**, the tunnel is made anew at once. Maps to: `Interface.options:key`.
   */
  key?: pulumi.Input<"flow" | number>;
}

/** OvsPort by its `type`. */
export type OvsPortArgs =
  | OvsPortBondArgs
  | OvsPortSystemArgs
  | OvsPortInternalArgs
  | OvsPortDpdkArgs
  | OvsPortDpdkvhostuserclientArgs
  | OvsPortPatchArgs
  | OvsPortVxlanArgs
  | OvsPortGeneveArgs
  | OvsPortGreArgs;

/** A port of an Open vSwitch bridge: a NIC, a bond of several, a device for the host itself, a patch to another bridge, or a tunnel to another host; with its VLANs. */
export class OvsPort extends KvmnetResource {
  static {
    OvsPort.outputs([
      "name",
      "owner",
      "bridge",
      "type",
      "tag",
      "trunks",
      "vlanMode",
      "cvlans",
      "ofportRequest",
      "mtuRequest",
      "mac",
      "peer",
      "remoteIp",
      "localIp",
      "key",
      "dstPort",
      "devargs",
      "socketPath",
      "members",
      "bondMode",
      "lacp",
      "lacpTime",
      "lacpFallback",
      "lacpSystemId",
      "lacpSystemPriority",
      "primary",
      "upDelayMilliseconds",
      "downDelayMilliseconds",
      "detectMode",
      "miimonMilliseconds",
      "rebalanceIntervalMilliseconds",
      "hashBasis",
      "activeMember",
      "memberStatus",
      "options",
      "externalIds",
      "interfaceExternalIds",
      "otherConfig",
      "guard",
      "uuid",
      "ofport",
      "macInUse",
      "error",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Bridge that the port is on.
   *
   * Changing it: **replace**, a port is on one bridge.
   */
  declare readonly bridge: pulumi.Output<string>;
  /**
   * Type of its interface; `bond` where it has several.
   *
   * Changing it: **replace**, another kind of interface.
   */
  declare readonly type: pulumi.Output<string>;
  /** Changing it: **blip**, what is behind the port is in other VLANs from that moment on. */
  declare readonly tag: pulumi.Output<number | undefined>;
  /** Changing it: **blip**, what is behind the port is in other VLANs from that moment on. */
  declare readonly trunks: pulumi.Output<number[] | undefined>;
  /** Changing it: **blip**, what is behind the port is in other VLANs from that moment on. */
  declare readonly vlanMode: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, what is behind the port is in other VLANs from that moment on. */
  declare readonly cvlans: pulumi.Output<number[] | undefined>;
  /** Changing it: **blip**, the port is taken off and put on again under the other number; flows that name the old number miss it. */
  declare readonly ofportRequest: pulumi.Output<number | undefined>;
  /** Changing it: **blip**, longer packets that are under way may be dropped. */
  declare readonly mtuRequest: pulumi.Output<number | undefined>;
  /** Changing it: **blip**, neighbours learn the new address. */
  declare readonly mac: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, the bridges are joined differently from that moment on. */
  declare readonly peer: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, the tunnel is made anew at once. */
  declare readonly remoteIp: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, the tunnel is made anew at once. */
  declare readonly localIp: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, the tunnel is made anew at once. */
  declare readonly key: pulumi.Output<unknown | undefined>;
  /** Changing it: **blip**, the tunnel is made anew at once. */
  declare readonly dstPort: pulumi.Output<number | undefined>;
  /** Changing it: **blip**, the port carries nothing until the other device is there. */
  declare readonly devargs: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, the guest behind the former socket is cut off. */
  declare readonly socketPath: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, flows of a member that joins or leaves move to another one. */
  declare readonly members: pulumi.Output<string[] | undefined>;
  /** Changing it: **blip**, flows are spread over the members anew. */
  declare readonly bondMode: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, the bond carries nothing until the switch has answered, unless lacpFallback is on. */
  declare readonly lacp: pulumi.Output<string | undefined>;
  /** Changing it: **none**, how often LACP messages are sent. */
  declare readonly lacpTime: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, without LACP from the switch the bond carries traffic, or none. */
  declare readonly lacpFallback: pulumi.Output<unknown | undefined>;
  /** Changing it: **blip**, the switch takes it for another system and negotiates anew. */
  declare readonly lacpSystemId: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, the switch may choose other links. */
  declare readonly lacpSystemPriority: pulumi.Output<unknown | undefined>;
  /** Changing it: **blip**, another member may become the active one. */
  declare readonly primary: pulumi.Output<string | undefined>;
  /** Changing it: **none**, counts from the next link that comes up. */
  declare readonly upDelayMilliseconds: pulumi.Output<number | undefined>;
  /** Changing it: **none**, counts from the next link that goes down. */
  declare readonly downDelayMilliseconds: pulumi.Output<number | undefined>;
  /** Changing it: **none**, how a dead link is noticed. */
  declare readonly detectMode: pulumi.Output<string | undefined>;
  /** Changing it: **none**, how a dead link is noticed. */
  declare readonly miimonMilliseconds: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, when flows are moved to spread the load. */
  declare readonly rebalanceIntervalMilliseconds: pulumi.Output<unknown | undefined>;
  /** Changing it: **blip**, flows are spread over the members anew. */
  declare readonly hashBasis: pulumi.Output<unknown | undefined>;
  /**
   * Member that carries an active-backup bond now.
   *
   * Maps to: `Port.bond_active_slave`.
   */
  declare readonly activeMember: pulumi.Output<string | undefined>;
  /** How the members of a bond are; absent on other ports. */
  declare readonly memberStatus: pulumi.Output<OvsPortMemberStatu[] | undefined>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly interfaceExternalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the key. */
  declare readonly otherConfig: pulumi.Output<Record<string, string>>;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;
  /**
   * The port's row in the Open vSwitch database.
   *
   * Maps to: `Port._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;
  /**
   * OpenFlow port number; -1 when Open vSwitch could not make the port. Absent on a bond, whose members have numbers.
   *
   * Maps to: `Interface.ofport`.
   */
  declare readonly ofport: pulumi.Output<number | undefined>;
  /**
   * MAC address of the interface.
   *
   * Maps to: `Interface.mac_in_use`.
   */
  declare readonly macInUse: pulumi.Output<string | undefined>;
  /**
   * What Open vSwitch complains about; absent when the port works.
   *
   * Maps to: `Interface.error`.
   */
  declare readonly error: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvsPort {
    return new OvsPort(name, (lookup ?? {}) as OvsPortArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvsPort {
    return KvmnetResource.isOfKind(value, "OvsPort");
  }

  constructor(name: string, args: OvsPortArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvsPort", name, args, opts);
  }
}

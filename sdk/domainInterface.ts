// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  DomainInterfaceBandwidth,
  DomainInterfaceBandwidthArgs,
  DomainInterfaceBridgeBandwidthArgs,
  DomainInterfaceFilter,
  DomainInterfaceFilterArgs,
  DomainInterfaceOnGuestsAttached,
  DomainInterfaceOnGuestsAttachedArgs,
  DomainInterfaceVlan,
  DomainInterfaceVlanArgs,
} from "./types";

export interface DomainInterfaceNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * On a libvirt network, of whatever kind.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<interface type=…>`.
   */
  type: "network";
  /**
   * Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew.
   *
   * Changing it: **replace**, the NIC leaves one guest and comes to another.
   */
  domain: pulumi.Input<string>;
  /**
   * MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest. `none`: there is none.
   *
   * Changing it: **none**, counts from the next start of the guest. Maps to: `<boot order=…>`.
   */
  bootOrder?: pulumi.Input<number | "none">;
  /** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
  onGuestsAttached?: pulumi.Input<DomainInterfaceOnGuestsAttachedArgs>;
  /**
   * Name of the network; it must be active when the guest runs.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source network=…>`.
   */
  network: pulumi.Input<string>;
  /**
   * Port group of the network. Not set: not managed. `none`: the network's default one.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source portgroup=…>`.
   */
  portGroup?: pulumi.Input<string | "none">;
  /**
   * The card that the guest sees: `virtio`, `e1000`, `e1000e`, `rtl8139` …
   *
   * Default: `"virtio"`. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<model type=…>`.
   */
  model?: pulumi.Input<
    | "virtio"
    | "virtio-transitional"
    | "virtio-non-transitional"
    | "e1000"
    | "e1000e"
    | "e1000-82544gc"
    | "e1000-82545em"
    | "igb"
    | "rtl8139"
    | "ne2k_pci"
    | "ne2k_isa"
    | "pcnet"
    | "i82550"
    | "i82551"
    | "i82557a"
    | "i82557b"
    | "i82557c"
    | "i82558a"
    | "i82558b"
    | "i82559a"
    | "i82559b"
    | "i82559c"
    | "i82559er"
    | "i82562"
    | "i82801"
    | "tulip"
    | "vmxnet3"
    | "sungem"
    | "usb-net"
    | "lan9118"
    | "smc91c111"
    | "spapr-vlan"
    | "xgmac"
    | "lance"
  >;
  /**
   * Number of queue pairs of a virtio card. Not set: not managed. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<driver queues=…>`.
   */
  queues?: pulumi.Input<number | "none">;
  /**
   * Whether the guest sees a cable in the card.
   *
   * Default: `"up"`. Changing it: **blip**, the guest sees the cable pulled or put in. Maps to: `<link state=…>`.
   */
  linkState?: pulumi.Input<"up" | "down">;
  /**
   * MTU that the guest is told and that its tap has. Not set: not managed. `none`: there is none.
   *
   * Unit: bytes. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number | "none">;
  /**
   * VLANs. Not set: not managed; on a network, what its port group says. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<DomainInterfaceVlanArgs | "none">;
  /**
   * Limits of the traffic. Not set: not managed. `none`: there is none.
   *
   * Changing it: **none**, the limits of the host's end change at once. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<DomainInterfaceBandwidthArgs | "none">;
  /**
   * Packet filter of libvirt's (nwfilter). Not set: not managed. `none`: there is none.
   *
   * Changing it: **blip**, the filter's rules are taken away and made anew. Maps to: `<filterref>`.
   */
  filter?: pulumi.Input<DomainInterfaceFilterArgs | "none">;
  /**
   * Whether it is kept from the other isolated ports of the bridge. Not set: not managed.
   *
   * Changing it: **none**, a flag of the bridge port. Maps to: `<port isolated=…>`.
   */
  isolated?: pulumi.Input<boolean>;
}

export interface DomainInterfaceBridgeArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * In a Linux bridge of the host.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<interface type=…>`.
   */
  type: "bridge";
  /**
   * Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew.
   *
   * Changing it: **replace**, the NIC leaves one guest and comes to another.
   */
  domain: pulumi.Input<string>;
  /**
   * MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest. `none`: there is none.
   *
   * Changing it: **none**, counts from the next start of the guest. Maps to: `<boot order=…>`.
   */
  bootOrder?: pulumi.Input<number | "none">;
  /** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
  onGuestsAttached?: pulumi.Input<DomainInterfaceOnGuestsAttachedArgs>;
  /**
   * The bridge. Give the `name` output of a Bridge, so that Pulumi knows the order.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source bridge=…>`.
   */
  bridge: pulumi.Input<string>;
  /**
   * The card that the guest sees: `virtio`, `e1000`, `e1000e`, `rtl8139` …
   *
   * Default: `"virtio"`. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<model type=…>`.
   */
  model?: pulumi.Input<
    | "virtio"
    | "virtio-transitional"
    | "virtio-non-transitional"
    | "e1000"
    | "e1000e"
    | "e1000-82544gc"
    | "e1000-82545em"
    | "igb"
    | "rtl8139"
    | "ne2k_pci"
    | "ne2k_isa"
    | "pcnet"
    | "i82550"
    | "i82551"
    | "i82557a"
    | "i82557b"
    | "i82557c"
    | "i82558a"
    | "i82558b"
    | "i82559a"
    | "i82559b"
    | "i82559c"
    | "i82559er"
    | "i82562"
    | "i82801"
    | "tulip"
    | "vmxnet3"
    | "sungem"
    | "usb-net"
    | "lan9118"
    | "smc91c111"
    | "spapr-vlan"
    | "xgmac"
    | "lance"
  >;
  /**
   * Number of queue pairs of a virtio card. Not set: not managed. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<driver queues=…>`.
   */
  queues?: pulumi.Input<number | "none">;
  /**
   * Whether the guest sees a cable in the card.
   *
   * Default: `"up"`. Changing it: **blip**, the guest sees the cable pulled or put in. Maps to: `<link state=…>`.
   */
  linkState?: pulumi.Input<"up" | "down">;
  /**
   * MTU that the guest is told and that its tap has. Not set: not managed. `none`: there is none.
   *
   * Unit: bytes. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number | "none">;
  /**
   * Limits of the traffic. Not set: not managed. `none`: there is none.
   *
   * Changing it: **none**, the limits of the host's end change at once. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<DomainInterfaceBridgeBandwidthArgs | "none">;
  /**
   * Packet filter of libvirt's (nwfilter). Not set: not managed. `none`: there is none.
   *
   * Changing it: **blip**, the filter's rules are taken away and made anew. Maps to: `<filterref>`.
   */
  filter?: pulumi.Input<DomainInterfaceFilterArgs | "none">;
  /**
   * Whether it is kept from the other isolated ports of the bridge. Not set: not managed.
   *
   * Changing it: **none**, a flag of the bridge port. Maps to: `<port isolated=…>`.
   */
  isolated?: pulumi.Input<boolean>;
}

export interface DomainInterfaceOpenvswitchArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A port of an Open vSwitch bridge of the host.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<virtualport type=…>`.
   */
  type: "openvswitch";
  /**
   * Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew.
   *
   * Changing it: **replace**, the NIC leaves one guest and comes to another.
   */
  domain: pulumi.Input<string>;
  /**
   * MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest. `none`: there is none.
   *
   * Changing it: **none**, counts from the next start of the guest. Maps to: `<boot order=…>`.
   */
  bootOrder?: pulumi.Input<number | "none">;
  /** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
  onGuestsAttached?: pulumi.Input<DomainInterfaceOnGuestsAttachedArgs>;
  /**
   * The bridge. Give the `name` output of an OvsBridge.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source bridge=…>`.
   */
  bridge: pulumi.Input<string>;
  /**
   * UUID by which controllers such as OVN know the port (`iface-id`): the `name` output of a LogicalSwitchPort, on the integration bridge. Not set: libvirt makes one up, which stays.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<parameters interfaceid=…>`.
   */
  interfaceId?: pulumi.Input<string>;
  /**
   * The card that the guest sees: `virtio`, `e1000`, `e1000e`, `rtl8139` …
   *
   * Default: `"virtio"`. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<model type=…>`.
   */
  model?: pulumi.Input<
    | "virtio"
    | "virtio-transitional"
    | "virtio-non-transitional"
    | "e1000"
    | "e1000e"
    | "e1000-82544gc"
    | "e1000-82545em"
    | "igb"
    | "rtl8139"
    | "ne2k_pci"
    | "ne2k_isa"
    | "pcnet"
    | "i82550"
    | "i82551"
    | "i82557a"
    | "i82557b"
    | "i82557c"
    | "i82558a"
    | "i82558b"
    | "i82559a"
    | "i82559b"
    | "i82559c"
    | "i82559er"
    | "i82562"
    | "i82801"
    | "tulip"
    | "vmxnet3"
    | "sungem"
    | "usb-net"
    | "lan9118"
    | "smc91c111"
    | "spapr-vlan"
    | "xgmac"
    | "lance"
  >;
  /**
   * Number of queue pairs of a virtio card. Not set: not managed. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<driver queues=…>`.
   */
  queues?: pulumi.Input<number | "none">;
  /**
   * Whether the guest sees a cable in the card.
   *
   * Default: `"up"`. Changing it: **blip**, the guest sees the cable pulled or put in. Maps to: `<link state=…>`.
   */
  linkState?: pulumi.Input<"up" | "down">;
  /**
   * MTU that the guest is told and that its tap has. Not set: not managed. `none`: there is none.
   *
   * Unit: bytes. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number | "none">;
  /**
   * VLANs. Not set: not managed; on a network, what its port group says. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<DomainInterfaceVlanArgs | "none">;
  /**
   * Limits of the traffic. Not set: not managed. `none`: there is none.
   *
   * Changing it: **none**, the limits of the host's end change at once. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<DomainInterfaceBridgeBandwidthArgs | "none">;
}

export interface DomainInterfaceDirectArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Macvtap: straight on a device of the host. Guest and host do not reach each other over it.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<interface type=…>`.
   */
  type: "direct";
  /**
   * Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew.
   *
   * Changing it: **replace**, the NIC leaves one guest and comes to another.
   */
  domain: pulumi.Input<string>;
  /**
   * MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest. `none`: there is none.
   *
   * Changing it: **none**, counts from the next start of the guest. Maps to: `<boot order=…>`.
   */
  bootOrder?: pulumi.Input<number | "none">;
  /** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
  onGuestsAttached?: pulumi.Input<DomainInterfaceOnGuestsAttachedArgs>;
  /**
   * NIC, bond or bridge of the host.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source dev=…>`.
   */
  device: pulumi.Input<string>;
  /**
   * How the NICs on one device reach each other: directly, over the switch, not at all; `passthrough` has it alone.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source mode=…>`.
   */
  mode: pulumi.Input<"bridge" | "vepa" | "private" | "passthrough">;
  /**
   * The card that the guest sees: `virtio`, `e1000`, `e1000e`, `rtl8139` …
   *
   * Default: `"virtio"`. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<model type=…>`.
   */
  model?: pulumi.Input<
    | "virtio"
    | "virtio-transitional"
    | "virtio-non-transitional"
    | "e1000"
    | "e1000e"
    | "e1000-82544gc"
    | "e1000-82545em"
    | "igb"
    | "rtl8139"
    | "ne2k_pci"
    | "ne2k_isa"
    | "pcnet"
    | "i82550"
    | "i82551"
    | "i82557a"
    | "i82557b"
    | "i82557c"
    | "i82558a"
    | "i82558b"
    | "i82559a"
    | "i82559b"
    | "i82559c"
    | "i82559er"
    | "i82562"
    | "i82801"
    | "tulip"
    | "vmxnet3"
    | "sungem"
    | "usb-net"
    | "lan9118"
    | "smc91c111"
    | "spapr-vlan"
    | "xgmac"
    | "lance"
  >;
  /**
   * Number of queue pairs of a virtio card. Not set: not managed. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<driver queues=…>`.
   */
  queues?: pulumi.Input<number | "none">;
  /**
   * Whether the guest sees a cable in the card.
   *
   * Default: `"up"`. Changing it: **blip**, the guest sees the cable pulled or put in. Maps to: `<link state=…>`.
   */
  linkState?: pulumi.Input<"up" | "down">;
  /**
   * VLANs. Not set: not managed; on a network, what its port group says. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<DomainInterfaceVlanArgs | "none">;
  /**
   * Limits of the traffic. Not set: not managed. `none`: there is none.
   *
   * Changing it: **none**, the limits of the host's end change at once. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<DomainInterfaceBridgeBandwidthArgs | "none">;
}

export interface DomainInterfaceVhostuserArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A vhost-user socket of a switch in user space. The guest needs shared memory (`<memoryBacking>`).
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<interface type=…>`.
   */
  type: "vhostuser";
  /**
   * Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew.
   *
   * Changing it: **replace**, the NIC leaves one guest and comes to another.
   */
  domain: pulumi.Input<string>;
  /**
   * MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest. `none`: there is none.
   *
   * Changing it: **none**, counts from the next start of the guest. Maps to: `<boot order=…>`.
   */
  bootOrder?: pulumi.Input<number | "none">;
  /** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
  onGuestsAttached?: pulumi.Input<DomainInterfaceOnGuestsAttachedArgs>;
  /**
   * The socket.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source path=…>`.
   */
  path: pulumi.Input<string>;
  /**
   * Whether QEMU connects to the socket or makes it.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source mode=…>`.
   */
  mode: pulumi.Input<"client" | "server">;
  /**
   * The card that the guest sees: `virtio`, `e1000`, `e1000e`, `rtl8139` …
   *
   * Default: `"virtio"`. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<model type=…>`.
   */
  model?: pulumi.Input<
    | "virtio"
    | "virtio-transitional"
    | "virtio-non-transitional"
    | "e1000"
    | "e1000e"
    | "e1000-82544gc"
    | "e1000-82545em"
    | "igb"
    | "rtl8139"
    | "ne2k_pci"
    | "ne2k_isa"
    | "pcnet"
    | "i82550"
    | "i82551"
    | "i82557a"
    | "i82557b"
    | "i82557c"
    | "i82558a"
    | "i82558b"
    | "i82559a"
    | "i82559b"
    | "i82559c"
    | "i82559er"
    | "i82562"
    | "i82801"
    | "tulip"
    | "vmxnet3"
    | "sungem"
    | "usb-net"
    | "lan9118"
    | "smc91c111"
    | "spapr-vlan"
    | "xgmac"
    | "lance"
  >;
  /**
   * Number of queue pairs of a virtio card. Not set: not managed. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<driver queues=…>`.
   */
  queues?: pulumi.Input<number | "none">;
  /**
   * Whether the guest sees a cable in the card.
   *
   * Default: `"up"`. Changing it: **blip**, the guest sees the cable pulled or put in. Maps to: `<link state=…>`.
   */
  linkState?: pulumi.Input<"up" | "down">;
  /**
   * MTU that the guest is told and that its tap has. Not set: not managed. `none`: there is none.
   *
   * Unit: bytes. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number | "none">;
}

export interface DomainInterfaceHostdevArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * A virtual function (SR-IOV) of the host's, handed through to the guest.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<interface type=…>`.
   */
  type: "hostdev";
  /**
   * Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew.
   *
   * Changing it: **replace**, the NIC leaves one guest and comes to another.
   */
  domain: pulumi.Input<string>;
  /**
   * MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest. `none`: there is none.
   *
   * Changing it: **none**, counts from the next start of the guest. Maps to: `<boot order=…>`.
   */
  bootOrder?: pulumi.Input<number | "none">;
  /** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
  onGuestsAttached?: pulumi.Input<DomainInterfaceOnGuestsAttachedArgs>;
  /**
   * PCI address of the virtual function.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source><address>`.
   */
  pciAddress: pulumi.Input<string>;
  /**
   * VLANs. Not set: not managed; on a network, what its port group says. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<DomainInterfaceVlanArgs | "none">;
}

/** DomainInterface by its `type`. */
export type DomainInterfaceArgs =
  | DomainInterfaceNetworkArgs
  | DomainInterfaceBridgeArgs
  | DomainInterfaceOpenvswitchArgs
  | DomainInterfaceDirectArgs
  | DomainInterfaceVhostuserArgs
  | DomainInterfaceHostdevArgs;

/**
 * A network card of an existing guest (libvirt domain): on a libvirt network, a bridge, an Open vSwitch port, macvtap, a vhost-user socket or a virtual function. It is plugged into the running guest and stored in its definition.
 *
 * Connection, link state, bandwidth and filter change while the guest runs; what libvirt cannot change on a card in use needs it plugged in again, which is refused unless `onGuestsAttached` allows it.
 */
export class DomainInterface extends KvmnetResource {
  static {
    DomainInterface.outputs([
      "name",
      "owner",
      "type",
      "domain",
      "mac",
      "bootOrder",
      "onGuestsAttached",
      "network",
      "portGroup",
      "model",
      "queues",
      "linkState",
      "mtu",
      "vlan",
      "bandwidth",
      "filter",
      "isolated",
      "bridge",
      "interfaceId",
      "device",
      "mode",
      "path",
      "pciAddress",
      "domainUuid",
      "running",
      "persistent",
      "plugged",
      "defined",
      "targetDevice",
      "cutOff",
      "alias",
      "nextStart",
    ]);
  }

  /** Name of this NIC among those of the guest; it stands in our mark only. Renaming unplugs the NIC and plugs in another. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Type of the connection.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<interface type=…>`.
   */
  declare readonly type: pulumi.Output<string>;
  /**
   * Name of the guest (libvirt domain). It must exist; it may run or not. Another guest gets a NIC anew.
   *
   * Changing it: **replace**, the NIC leaves one guest and comes to another.
   */
  declare readonly domain: pulumi.Output<string>;
  /**
   * MAC address of the NIC, by which we know it. Not set: derived from the owner and the name, with libvirt's prefix 52:54:00, so that preview shows it; it then stays for good.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  declare readonly mac: pulumi.Output<string | undefined>;
  /**
   * Place in the guest's boot order; 0: not in it. Not set: not managed. The guest's definition must not have `<boot dev=…>` in `<os>`. Counts from the next start of the guest. `none`: there is none.
   *
   * Changing it: **none**, counts from the next start of the guest. Maps to: `<boot order=…>`.
   */
  declare readonly bootOrder: pulumi.Output<number | undefined>;
  /** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
  declare readonly onGuestsAttached: pulumi.Output<DomainInterfaceOnGuestsAttached | undefined>;
  /**
   * Name of the network; it must be active when the guest runs.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source network=…>`.
   */
  declare readonly network: pulumi.Output<string>;
  /**
   * Port group of the network. Not set: not managed. `none`: the network's default one.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source portgroup=…>`.
   */
  declare readonly portGroup: pulumi.Output<string | "none" | undefined>;
  /**
   * The card that the guest sees: `virtio`, `e1000`, `e1000e`, `rtl8139` …
   *
   * Default: `"virtio"`. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<model type=…>`.
   */
  declare readonly model: pulumi.Output<
    | "virtio"
    | "virtio-transitional"
    | "virtio-non-transitional"
    | "e1000"
    | "e1000e"
    | "e1000-82544gc"
    | "e1000-82545em"
    | "igb"
    | "rtl8139"
    | "ne2k_pci"
    | "ne2k_isa"
    | "pcnet"
    | "i82550"
    | "i82551"
    | "i82557a"
    | "i82557b"
    | "i82557c"
    | "i82558a"
    | "i82558b"
    | "i82559a"
    | "i82559b"
    | "i82559c"
    | "i82559er"
    | "i82562"
    | "i82801"
    | "tulip"
    | "vmxnet3"
    | "sungem"
    | "usb-net"
    | "lan9118"
    | "smc91c111"
    | "spapr-vlan"
    | "xgmac"
    | "lance"
  >;
  /**
   * Number of queue pairs of a virtio card. Not set: not managed. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<driver queues=…>`.
   */
  declare readonly queues: pulumi.Output<number | undefined>;
  /**
   * Whether the guest sees a cable in the card.
   *
   * Default: `"up"`. Changing it: **blip**, the guest sees the cable pulled or put in. Maps to: `<link state=…>`.
   */
  declare readonly linkState: pulumi.Output<"up" | "down">;
  /**
   * MTU that the guest is told and that its tap has. Not set: not managed. `none`: there is none.
   *
   * Unit: bytes. Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  declare readonly mtu: pulumi.Output<number | "none" | undefined>;
  /**
   * VLANs. Not set: not managed; on a network, what its port group says. `none`: there is none.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<vlan>`.
   */
  declare readonly vlan: pulumi.Output<DomainInterfaceVlan | undefined>;
  /**
   * Limits of the traffic. Not set: not managed. `none`: there is none.
   *
   * Changing it: **none**, the limits of the host's end change at once. Maps to: `<bandwidth>`.
   */
  declare readonly bandwidth: pulumi.Output<DomainInterfaceBandwidth | undefined>;
  /**
   * Packet filter of libvirt's (nwfilter). Not set: not managed. `none`: there is none.
   *
   * Changing it: **blip**, the filter's rules are taken away and made anew. Maps to: `<filterref>`.
   */
  declare readonly filter: pulumi.Output<DomainInterfaceFilter | undefined>;
  /**
   * Whether it is kept from the other isolated ports of the bridge. Not set: not managed.
   *
   * Changing it: **none**, a flag of the bridge port. Maps to: `<port isolated=…>`.
   */
  declare readonly isolated: pulumi.Output<boolean | undefined>;
  /**
   * The bridge. Give the `name` output of an OvsBridge.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source bridge=…>`.
   */
  declare readonly bridge: pulumi.Output<string>;
  /**
   * UUID by which controllers such as OVN know the port (`iface-id`): the `name` output of a LogicalSwitchPort, on the integration bridge. Not set: libvirt makes one up, which stays.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<parameters interfaceid=…>`.
   */
  declare readonly interfaceId: pulumi.Output<string | undefined>;
  /**
   * NIC, bond or bridge of the host.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source dev=…>`.
   */
  declare readonly device: pulumi.Output<string>;
  /**
   * Whether QEMU connects to the socket or makes it.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source mode=…>`.
   */
  declare readonly mode: pulumi.Output<"client" | "server">;
  /**
   * The socket.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source path=…>`.
   */
  declare readonly path: pulumi.Output<string>;
  /**
   * PCI address of the virtual function.
   *
   * Changing it: **restart**, libvirt cannot change it on a NIC that is in use: the NIC is unplugged and plugged in again. Maps to: `<source><address>`.
   */
  declare readonly pciAddress: pulumi.Output<string>;
  /**
   * UUID of the guest.
   *
   * Maps to: `<uuid>`.
   */
  declare readonly domainUuid: pulumi.Output<string>;
  /** Whether the guest runs. */
  declare readonly running: pulumi.Output<boolean>;
  /** Whether libvirt keeps a definition of the guest for its next start. */
  declare readonly persistent: pulumi.Output<boolean>;
  /** Whether the NIC is in the running guest. */
  declare readonly plugged: pulumi.Output<boolean>;
  /** Whether the NIC is in the stored definition. */
  declare readonly defined: pulumi.Output<boolean>;
  /**
   * The host's end while the guest runs, such as `vnet3`; "" where there is none.
   *
   * Maps to: `<target dev=…>`.
   */
  declare readonly targetDevice: pulumi.Output<string>;
  /** The host's end is not in that bridge. */
  declare readonly cutOff: pulumi.Output<boolean>;
  /**
   * libvirt's name of the device.
   *
   * Maps to: `<alias name=…>`.
   */
  declare readonly alias: pulumi.Output<string>;
  /** What the next start of the guest takes, where it is something else. */
  declare readonly nextStart: pulumi.Output<Record<string, unknown> | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): DomainInterface {
    return new DomainInterface(name, (lookup ?? {}) as DomainInterfaceArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is DomainInterface {
    return KvmnetResource.isOfKind(value, "DomainInterface");
  }

  constructor(name: string, args: DomainInterfaceArgs, opts?: pulumi.CustomResourceOptions) {
    super("DomainInterface", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  BridgeDns,
  BridgeDnsArgs,
  BridgeOnGuestsAttached,
  BridgeOnGuestsAttachedArgs,
  Guard,
  GuardArgs,
  HostInterfaceBefore,
  HostInterfaceQueuesArgs,
  HostInterfaceRingArgs,
  HostInterfaceVfSetting,
  HostInterfaceVfSettingArgs,
} from "./types";

export interface HostInterfaceArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, that is another NIC: the former one gets back what it had.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Changing it: **blip**, connections to an address that goes away end. Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Changing it: **none**, the default route changes live. Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Changing it: **none**, the default route changes live. Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Changing it: **none**, the default route changes live. Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Changing it: **blip**, the address changes with the lease. Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Changing it: **blip**, the address changes with the lease. Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Changing it: **none**, only the host's own resolver is concerned. Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet. Not set: not managed.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live; guests keep the MTU that they have. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: not managed.
   *
   * Changing it: **blip**, neighbours of the host have to learn its new MAC address. Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Changing it: **blip**, nothing passes while the device is down. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * Features by name, as `ethtool -k` prints them or by their short names (`tso`, `gso`, `gro`, `lro`, `rx`, `tx`, `sg`, `rxvlan`, `txvlan`, `ntuple`, `rxhash`). A feature that is not named is not managed.
   *
   * Changing it: **blip**, some drivers stop the NIC for a moment to change a feature. Maps to: `ethtool -K`.
   */
  offloads?: pulumi.Input<Record<string, pulumi.Input<boolean>>>;
  /**
   * How many queues (channels) the NIC uses. One that is not set is not managed.
   *
   * Changing it: **blip**, the driver stops the NIC for a moment. Maps to: `ethtool -L`.
   */
  queues?: pulumi.Input<HostInterfaceQueuesArgs>;
  /**
   * Sizes of the NIC's rings. One that is not set is not managed.
   *
   * Changing it: **blip**, the driver stops the NIC for a moment. Maps to: `ethtool -G`.
   */
  ring?: pulumi.Input<HostInterfaceRingArgs>;
  /**
   * How many virtual functions (SR-IOV) the NIC has. The kernel takes all of them away before it makes another number: refused while guests have some, unless `onGuestsAttached.delete` is `detach`. Not set: not managed.
   *
   * Changing it: **blip**, the kernel takes all virtual functions away before it makes another number of them. Maps to: `/sys/class/net/NIC/device/sriov_numvfs`.
   */
  virtualFunctions?: pulumi.Input<number>;
  /**
   * Settings of virtual functions. Of one that is not listed, and of a setting that is not named, nothing is managed.
   *
   * Changing it: **blip**, the virtual function's link may go down for a moment. Maps to: `ip link set NIC vf N …`.
   */
  vfSettings?: pulumi.Input<pulumi.Input<HostInterfaceVfSettingArgs>[]>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /**
   * What may happen to guests that have virtual functions of the NIC: `delete: detach` takes them away when their number changes, or on removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
}

/** A network card that the host has: its addresses, gateways, name servers, MTU, offloads, queues, rings and virtual functions (SR-IOV). It is neither made nor removed; what is not named is not touched, and what is named is put back to what it was when the resource is removed. */
export class HostInterface extends KvmnetResource {
  static {
    HostInterface.outputs([
      "name",
      "owner",
      "addresses",
      "gateway",
      "gateway6",
      "gatewayMetric",
      "dhcp4",
      "dhcp6",
      "dns",
      "dnsManager",
      "mtu",
      "mac",
      "up",
      "ifindex",
      "persistedBy",
      "onGuestsAttached",
      "guard",
      "master",
      "offloads",
      "queues",
      "ring",
      "virtualFunctions",
      "vfSettings",
      "vfUsers",
      "before",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, that is another NIC: the former one gets back what it had.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Static addresses.
   *
   * Changing it: **blip**, connections to an address that goes away end.
   */
  declare readonly addresses: pulumi.Output<string[]>;
  /**
   * IPv4 gateway of the default route over the device, or `none`.
   *
   * Changing it: **none**, the default route changes live.
   */
  declare readonly gateway: pulumi.Output<string>;
  /**
   * IPv6 gateway of the default route over the device, or `none`.
   *
   * Changing it: **none**, the default route changes live.
   */
  declare readonly gateway6: pulumi.Output<string>;
  /**
   * Metric of that default route.
   *
   * Changing it: **none**, the default route changes live.
   */
  declare readonly gatewayMetric: pulumi.Output<number | undefined>;
  /**
   * Whether an IPv4 address is to be leased.
   *
   * Changing it: **blip**, the address changes with the lease.
   */
  declare readonly dhcp4: pulumi.Output<boolean | undefined>;
  /**
   * Whether an IPv6 address is to be leased.
   *
   * Changing it: **blip**, the address changes with the lease.
   */
  declare readonly dhcp6: pulumi.Output<boolean | undefined>;
  /**
   * Name servers tied to the device.
   *
   * Changing it: **none**, only the host's own resolver is concerned.
   */
  declare readonly dns: pulumi.Output<BridgeDns>;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  declare readonly dnsManager: pulumi.Output<string>;
  /**
   * MTU.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live; guests keep the MTU that they have.
   */
  declare readonly mtu: pulumi.Output<number>;
  /**
   * MAC address.
   *
   * Changing it: **blip**, neighbours of the host have to learn its new MAC address.
   */
  declare readonly mac: pulumi.Output<string>;
  /**
   * Administratively up.
   *
   * Changing it: **blip**, nothing passes while the device is down.
   */
  declare readonly up: pulumi.Output<boolean>;
  /** Interface index. */
  declare readonly ifindex: pulumi.Output<number>;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  declare readonly persistedBy: pulumi.Output<"networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none">;
  /**
   * What may happen to attached guests. Both default to `refuse`.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly onGuestsAttached: pulumi.Output<BridgeOnGuestsAttached | undefined>;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;
  /** The bridge or bond that it is a port of. */
  declare readonly master: pulumi.Output<string | undefined>;
  /**
   * Features, with their long names.
   *
   * Changing it: **blip**, some drivers stop the NIC for a moment to change a feature.
   */
  declare readonly offloads: pulumi.Output<Record<string, boolean> | undefined>;
  /**
   * Queues that are used.
   *
   * Changing it: **blip**, the driver stops the NIC for a moment.
   */
  declare readonly queues: pulumi.Output<Record<string, number> | undefined>;
  /**
   * Sizes of the rings.
   *
   * Unit: packets. Changing it: **blip**, the driver stops the NIC for a moment.
   */
  declare readonly ring: pulumi.Output<Record<string, number> | undefined>;
  /**
   * Number of virtual functions; absent without SR-IOV.
   *
   * Changing it: **blip**, the kernel takes all virtual functions away before it makes another number of them.
   */
  declare readonly virtualFunctions: pulumi.Output<number | undefined>;
  /**
   * The virtual functions as they are.
   *
   * Changing it: **blip**, the virtual function's link may go down for a moment.
   */
  declare readonly vfSettings: pulumi.Output<HostInterfaceVfSetting[] | undefined>;
  /** Who uses virtual functions: `0 (vfio-pci)`, `3 (eth1v3, a port of br0)`. */
  declare readonly vfUsers: pulumi.Output<string[]>;
  /** What was there before, of all that is or was managed: given back on removal, as far as nobody has changed it since. */
  declare readonly before: pulumi.Output<HostInterfaceBefore>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): HostInterface {
    return new HostInterface(name, (lookup ?? {}) as HostInterfaceArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is HostInterface {
    return KvmnetResource.isOfKind(value, "HostInterface");
  }

  constructor(name: string, args?: HostInterfaceArgs, opts?: pulumi.CustomResourceOptions) {
    super("HostInterface", name, args ?? {}, opts);
  }
}

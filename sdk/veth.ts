// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { BridgeDns, BridgeDnsArgs, BridgeOnGuestsAttached, BridgeOnGuestsAttachedArgs, Guard, GuardArgs } from "./types";

export interface VethArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the device is made anew under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Name of the other end. It may become the port of another bridge, or be moved into a network namespace.
   *
   * Changing it: **replace**, the pair is made anew with the other name. Maps to: `peer name`.
   */
  peer: pulumi.Input<string>;
  /**
   * Whether the other end is up as well. Not managed once it is in another network namespace. Not set: it is brought up when the pair is made, and not managed after that.
   *
   * Changing it: **blip**, nothing passes while one end is down. Maps to: `ip link set … up`.
   */
  peerUp?: pulumi.Input<boolean>;
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
   * Largest packet. Not set: the kernel's choice.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live; guests keep the MTU that they have. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: one made from the host's machine-id and the name, which stays over reboots.
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
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /**
   * What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them.
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

/** A pair of virtual cables: what goes in at one end comes out at the other. It joins two bridges, a Linux bridge and Open vSwitch, or the host and a network namespace. The resource is the end that bears its name. */
export class Veth extends KvmnetResource {
  static {
    Veth.outputs([
      "name",
      "owner",
      "peer",
      "peerUp",
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
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the device is made anew under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The other end; empty when it is in another network namespace.
   *
   * Changing it: **replace**, the pair is made anew with the other name.
   */
  declare readonly peer: pulumi.Output<string>;
  /**
   * Whether the other end is up.
   *
   * Changing it: **blip**, nothing passes while one end is down.
   */
  declare readonly peerUp: pulumi.Output<boolean | undefined>;
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

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): Veth {
    return new Veth(name, (lookup ?? {}) as VethArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is Veth {
    return KvmnetResource.isOfKind(value, "Veth");
  }

  constructor(name: string, args: VethArgs, opts?: pulumi.CustomResourceOptions) {
    super("Veth", name, args, opts);
  }
}

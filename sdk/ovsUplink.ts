// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { BridgeDns, BridgeDnsArgs, Guard, GuardArgs } from "./types";

export interface OvsUplinkArgs {
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
   * Open vSwitch bridge that the NIC becomes a port of, and whose local port (the device of the same name) gets the addresses. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the uplink.
   *
   * Changing it: **replace**, the NIC leaves the one bridge, with everything that the host has on it, and joins the other. Maps to: `Bridge.ports`.
   */
  bridge: pulumi.Input<string>;
  /**
   * Static addresses of the host on the bridge, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. Not set: those of the NIC, which move along with its routes.
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
   * What gives the bridge its addresses after a reboot, when Open vSwitch has the NIC on it by itself. `auto`: whoever runs the NIC, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing of ours: only where files of your own do it, else the host cannot be reached after a reboot.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
}

/** A NIC as the uplink of an Open vSwitch bridge, with everything that the host has on it: addresses, routes, name servers and MAC address move to the bridge in one step, also where our own session comes in by it, and come back when the resource is removed. */
export class OvsUplink extends KvmnetResource {
  static {
    OvsUplink.outputs([
      "name",
      "owner",
      "bridge",
      "addresses",
      "gateway",
      "gateway6",
      "gatewayMetric",
      "dhcp4",
      "dhcp6",
      "dns",
      "dnsManager",
      "up",
      "nicUp",
      "mac",
      "mtu",
      "ifindex",
      "persistedBy",
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
   * The bridge that the NIC is a port of.
   *
   * Changing it: **replace**, the NIC leaves the one bridge, with everything that the host has on it, and joins the other.
   */
  declare readonly bridge: pulumi.Output<string>;
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
  /** Whether the bridge's local port is administratively up. */
  declare readonly up: pulumi.Output<boolean>;
  /** Whether the NIC is administratively up. */
  declare readonly nicUp: pulumi.Output<boolean>;
  /** MAC address of the bridge's local port. */
  declare readonly mac: pulumi.Output<string>;
  /**
   * MTU of the bridge's local port.
   *
   * Unit: bytes.
   */
  declare readonly mtu: pulumi.Output<number>;
  /** Interface index of the bridge's local port. */
  declare readonly ifindex: pulumi.Output<number>;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  declare readonly persistedBy: pulumi.Output<"networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none">;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvsUplink {
    return new OvsUplink(name, (lookup ?? {}) as OvsUplinkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvsUplink {
    return KvmnetResource.isOfKind(value, "OvsUplink");
  }

  constructor(name: string, args: OvsUplinkArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvsUplink", name, args, opts);
  }
}

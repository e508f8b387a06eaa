// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  GuardArgs,
  HostSettingsBridgeNetfilter,
  HostSettingsBridgeNetfilterArgs,
  HostSettingsInterfaces,
  HostSettingsInterfacesArgs,
  HostSettingsNeighbourTable,
  HostSettingsNeighbourTableArgs,
} from "./types";

export interface HostSettingsArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Route IPv4 between the networks of the host. The kernel also sets `forwarding` of every device to it, when it changes. libvirt switches it on by itself when a NAT, routed or open network starts. Not set: not managed.
   *
   * Changing it: **blip**, switching it off ends routing: guests behind the host lose their way out; switching it on disturbs nobody. Maps to: `net.ipv4.ip_forward`.
   */
  ipForward?: pulumi.Input<boolean>;
  /**
   * Route IPv6 between the networks of the host. The kernel then ignores router advertisements where `acceptRouterAdvertisements` is not `always`, and drops the default routes that came from them: refused where there is such a route. Not set: not managed.
   *
   * Changing it: **blip**, switching it off ends routing: guests behind the host lose their way out; switching it on disturbs nobody. Maps to: `net.ipv6.conf.all.forwarding`.
   */
  ipv6Forward?: pulumi.Input<boolean>;
  /**
   * Whether source addresses are checked against the routes, for all devices and those to come. `strict`: a packet is dropped unless the answer would leave by the device that it came in on; `loose`: unless there is any route back; `off`: no check. The kernel takes the higher number of this and that of the device (off 0, strict 1, loose 2). Not set: not managed.
   *
   * Changing it: **blip**, packets whose answer would take another way may be dropped. Maps to: `net.ipv4.conf.all.rp_filter` and `net.ipv4.conf.default.rp_filter`.
   */
  reversePathFilter?: pulumi.Input<"off" | "loose" | "strict">;
  /**
   * Which ARP requests are answered, on every device. 0: for any local address on any device; 1: only for addresses of the device that is asked on; 2: and only to askers of the same subnet; 3: not for addresses of scope host; 8: for none. Not set: not managed.
   *
   * Changing it: **blip**, requests that were answered may stay without answer. Maps to: `net.ipv4.conf.all.arp_ignore`.
   */
  arpIgnore?: pulumi.Input<0 | 1 | 2 | 3 | 8>;
  /**
   * Which source address ARP requests carry, on every device. 0: any; 1: if possible one of the target's subnet; 2: always the best one for the target. Not set: not managed.
   *
   * Changing it: **none**, only the source address in ARP requests. Maps to: `net.ipv4.conf.all.arp_announce`.
   */
  arpAnnounce?: pulumi.Input<0 | 1 | 2>;
  /**
   * Do not use routes over devices without carrier. Kernels before 5.17 look at IPv4 devices one by one: name those under `interfaces` there. Not set: not managed.
   *
   * Changing it: **blip**, routes over devices without carrier come or go. Maps to: `ignore_routes_with_linkdown` of `net.ipv4.conf.all`, `net.ipv4.conf.default` and `net.ipv6.conf.all`.
   */
  ignoreRoutesWithLinkDown?: pulumi.Input<boolean>;
  /**
   * Whether traffic among guests of one bridge passes the host's firewall. It needs the kernel module br_netfilter: anything on loads it, now and at boot; without the module everything is off, and stays so when something else loads it. All three are managed together, because the module switches all of them on when it is loaded. Not set: not managed.
   *
   * Changing it: **blip**, traffic among guests of a bridge begins or ceases to pass the host's firewall rules. Maps to: module `br_netfilter`.
   */
  bridgeNetfilter?: pulumi.Input<HostSettingsBridgeNetfilterArgs>;
  /**
   * Sizes of the neighbour tables, which all networks of the host share: a host with more than some hundred guests needs more than the kernel's 128, 512 and 1024.
   *
   * Changing it: **none**, the table is resized live. Maps to: `gc_thresh1` to `gc_thresh3`.
   */
  neighbourTable?: pulumi.Input<HostSettingsNeighbourTableArgs>;
  /**
   * How many connections the firewall can keep track of; beyond it new ones are dropped (`nf_conntrack: table full`). It needs the kernel module nf_conntrack: loaded now and at boot. Not set: not managed.
   *
   * Unit: connections. Changing it: **none**, the table is resized live. Maps to: `net.netfilter.nf_conntrack_max`.
   */
  conntrackMax?: pulumi.Input<number>;
  /**
   * Settings of single devices, by device name. `default` stands for devices that are made later, `all` for what the kernel combines with each device. A setting that is not named is not managed.
   *
   * Changing it: **blip**, at most, what passes this device is interrupted; the preview says it for each setting. Maps to: `net.ipv4.conf.DEVICE`, `net.ipv6.conf.DEVICE`.
   */
  interfaces?: pulumi.Input<Record<string, pulumi.Input<HostSettingsInterfacesArgs>>>;
  /**
   * When forwarding is switched off while running libvirt networks (NAT, routed, open) need it: `refuse` and name them, or `allow` it: their guests then reach nothing beyond the host.
   *
   * Default: `"refuse"`.
   */
  onGuestsCutOff?: pulumi.Input<"refuse" | "allow">;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only says how later changes are made.
   */
  guard?: pulumi.Input<GuardArgs>;
  /**
   * Whether the settings come back after a reboot. `auto`: by a file of our own in `/etc/sysctl.d`, which udev also applies to devices that appear later. `runtime`: not at all (a file in `/run/sysctl.d` keeps what was there before).
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime">;
}

/** Network settings of a host's kernel: forwarding, filters, proxy ARP, router advertisements, table sizes. What is not named is not touched; what is named is put back to what it was when the resource is removed. */
export class HostSettings extends KvmnetResource {
  static {
    HostSettings.outputs([
      "name",
      "owner",
      "ipForward",
      "ipv6Forward",
      "reversePathFilter",
      "arpIgnore",
      "arpAnnounce",
      "ignoreRoutesWithLinkDown",
      "bridgeNetfilter",
      "neighbourTable",
      "conntrackMax",
      "interfaces",
      "persistedBy",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Route IPv4 between the networks of the host. The kernel also sets `forwarding` of every device to it, when it changes. libvirt switches it on by itself when a NAT, routed or open network starts. Not set: not managed.
   *
   * Changing it: **blip**, switching it off ends routing: guests behind the host lose their way out; switching it on disturbs nobody. Maps to: `net.ipv4.ip_forward`.
   */
  declare readonly ipForward: pulumi.Output<boolean | undefined>;
  /**
   * Route IPv6 between the networks of the host. The kernel then ignores router advertisements where `acceptRouterAdvertisements` is not `always`, and drops the default routes that came from them: refused where there is such a route. Not set: not managed.
   *
   * Changing it: **blip**, switching it off ends routing: guests behind the host lose their way out; switching it on disturbs nobody. Maps to: `net.ipv6.conf.all.forwarding`.
   */
  declare readonly ipv6Forward: pulumi.Output<boolean | undefined>;
  /**
   * Whether source addresses are checked against the routes, for all devices and those to come. `strict`: a packet is dropped unless the answer would leave by the device that it came in on; `loose`: unless there is any route back; `off`: no check. The kernel takes the higher number of this and that of the device (off 0, strict 1, loose 2). Not set: not managed.
   *
   * Changing it: **blip**, packets whose answer would take another way may be dropped. Maps to: `net.ipv4.conf.all.rp_filter` and `net.ipv4.conf.default.rp_filter`.
   */
  declare readonly reversePathFilter: pulumi.Output<"off" | "loose" | "strict" | undefined>;
  /**
   * Which ARP requests are answered, on every device. 0: for any local address on any device; 1: only for addresses of the device that is asked on; 2: and only to askers of the same subnet; 3: not for addresses of scope host; 8: for none. Not set: not managed.
   *
   * Changing it: **blip**, requests that were answered may stay without answer. Maps to: `net.ipv4.conf.all.arp_ignore`.
   */
  declare readonly arpIgnore: pulumi.Output<0 | 1 | 2 | 3 | 8 | undefined>;
  /**
   * Which source address ARP requests carry, on every device. 0: any; 1: if possible one of the target's subnet; 2: always the best one for the target. Not set: not managed.
   *
   * Changing it: **none**, only the source address in ARP requests. Maps to: `net.ipv4.conf.all.arp_announce`.
   */
  declare readonly arpAnnounce: pulumi.Output<0 | 1 | 2 | undefined>;
  /**
   * Do not use routes over devices without carrier. Kernels before 5.17 look at IPv4 devices one by one: name those under `interfaces` there. Not set: not managed.
   *
   * Changing it: **blip**, routes over devices without carrier come or go. Maps to: `ignore_routes_with_linkdown` of `net.ipv4.conf.all`, `net.ipv4.conf.default` and `net.ipv6.conf.all`.
   */
  declare readonly ignoreRoutesWithLinkDown: pulumi.Output<boolean | undefined>;
  /**
   * Whether traffic among guests of one bridge passes the host's firewall. It needs the kernel module br_netfilter: anything on loads it, now and at boot; without the module everything is off, and stays so when something else loads it. All three are managed together, because the module switches all of them on when it is loaded. Not set: not managed.
   *
   * Changing it: **blip**, traffic among guests of a bridge begins or ceases to pass the host's firewall rules. Maps to: module `br_netfilter`.
   */
  declare readonly bridgeNetfilter: pulumi.Output<HostSettingsBridgeNetfilter | undefined>;
  /**
   * Sizes of the neighbour tables, which all networks of the host share: a host with more than some hundred guests needs more than the kernel's 128, 512 and 1024.
   *
   * Changing it: **none**, the table is resized live. Maps to: `gc_thresh1` to `gc_thresh3`.
   */
  declare readonly neighbourTable: pulumi.Output<HostSettingsNeighbourTable | undefined>;
  /**
   * How many connections the firewall can keep track of; beyond it new ones are dropped (`nf_conntrack: table full`). It needs the kernel module nf_conntrack: loaded now and at boot. Not set: not managed.
   *
   * Unit: connections. Changing it: **none**, the table is resized live. Maps to: `net.netfilter.nf_conntrack_max`.
   */
  declare readonly conntrackMax: pulumi.Output<number | undefined>;
  /**
   * Settings of single devices, by device name. `default` stands for devices that are made later, `all` for what the kernel combines with each device. A setting that is not named is not managed.
   *
   * Changing it: **blip**, at most, what passes this device is interrupted; the preview says it for each setting. Maps to: `net.ipv4.conf.DEVICE`, `net.ipv6.conf.DEVICE`.
   */
  declare readonly interfaces: pulumi.Output<Record<string, HostSettingsInterfaces> | undefined>;
  /** What brings the settings back after a reboot: our file in `/etc/sysctl.d`, or `none` (they last until the next reboot). */
  declare readonly persistedBy: pulumi.Output<"sysctl.d" | "none">;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): HostSettings {
    return new HostSettings(name, (lookup ?? {}) as HostSettingsArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is HostSettings {
    return KvmnetResource.isOfKind(value, "HostSettings");
  }

  constructor(name: string, args?: HostSettingsArgs, opts?: pulumi.CustomResourceOptions) {
    super("HostSettings", name, args ?? {}, opts);
  }
}

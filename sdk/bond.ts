// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { BondLacp, BondPortState, BridgeDns, BridgeDnsArgs, BridgeOnGuestsAttached, BridgeOnGuestsAttachedArgs, Guard, GuardArgs } from "./types";

export interface BondArgs {
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
   * How the ports are used. `active-backup`: one at a time, with any switch, also with several. `802.3ad`: all, with LACP; the switch must be set up for it. `balance-xor`, `balance-rr`, `broadcast`: all, with a static group on the switch. `balance-tlb`, `balance-alb`: all, with any switch; not advised below a bridge with guests. (The kernel's own default is `balance-rr`.)
   *
   * Default: `"active-backup"`. Changing it: **blip**, the kernel changes it on a bond without ports only: they leave for a moment. Maps to: `mode`.
   */
  mode?: pulumi.Input<"active-backup" | "802.3ad" | "balance-xor" | "balance-rr" | "broadcast" | "balance-tlb" | "balance-alb">;
  /**
   * NICs that the bond is made of: exactly these, the first one lends its MAC address. Not set: ports are not managed. A port is set down to join, and gets its own MAC address, MTU and state back when it leaves.
   *
   * Changing it: **blip**, connections over a port that leaves move to the others; without a port that stays there is a gap. Maps to: `ip link set … master`.
   */
  ports?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Moves the static addresses and the routes of each port onto this device when the port joins, and gives them back when it leaves or this device is removed. With `addresses` set, only those end up here. Off: a port with addresses is refused, as they would no longer work.
   *
   * Default: `false`.
   */
  moveAddresses?: pulumi.Input<boolean>;
  /**
   * How often the link state of the ports is looked at. Default: 100; 0 with `arpIntervalMilliseconds`. The kernel's own default is 0, by which a dead link is never noticed.
   *
   * Unit: milliseconds. Changing it: **none**, the kernel changes it live. Maps to: `miimon`.
   */
  miimonMilliseconds?: pulumi.Input<number>;
  /**
   * How long a link has to be up before its port is used: a multiple of `miimonMilliseconds`. Kernel default: 0.
   *
   * Unit: milliseconds. Changing it: **none**, the kernel changes it live. Maps to: `updelay`.
   */
  upDelayMilliseconds?: pulumi.Input<number>;
  /**
   * How long a link has to be down before its port is given up: a multiple of `miimonMilliseconds`. Kernel default: 0.
   *
   * Unit: milliseconds. Changing it: **none**, the kernel changes it live. Maps to: `downdelay`.
   */
  downDelayMilliseconds?: pulumi.Input<number>;
  /**
   * Looks after the ports by ARP requests instead, this often: notices a dead switch behind a link that is up. Not in 802.3ad, balance-tlb, balance-alb. Kernel default: 0, off.
   *
   * Unit: milliseconds. Changing it: **blip**, until a target has answered, a port may count as dead. Maps to: `arp_interval`.
   */
  arpIntervalMilliseconds?: pulumi.Input<number>;
  /**
   * IPv4 addresses that are asked for: at least one has to answer. In the order in which they are asked.
   *
   * Changing it: **blip**, until a target has answered, a port may count as dead. Maps to: `arp_ip_target`.
   */
  arpIpTargets?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Which ports need an answer to the bond's own ARP requests, rather than any traffic, to count as alive. Kernel default: `none`.
   *
   * Changing it: **blip**, until a target has answered, a port may count as dead. Maps to: `arp_validate`.
   */
  arpValidate?: pulumi.Input<"none" | "active" | "backup" | "all" | "filter" | "filter_active" | "filter_backup">;
  /**
   * What decides by which port a packet leaves: MAC addresses (`layer2`), these and IP addresses (`layer2+3`), IP addresses and TCP or UDP ports (`layer3+4`). Only balance-xor, 802.3ad, balance-tlb. Kernel default: `layer2`.
   *
   * Changing it: **none**, the kernel changes it live; connections may move to another port. Maps to: `xmit_hash_policy`.
   */
  transmitHashPolicy?: pulumi.Input<"layer2" | "layer2+3" | "layer3+4" | "encap2+3" | "encap3+4" | "vlan+srcmac">;
  /**
   * Packets that leave by one port before it is the next one's turn; 0 for chance. Only balance-rr. Kernel default: 1.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `packets_per_slave`.
   */
  packetsPerPort?: pulumi.Input<number>;
  /**
   * The port that is used whenever it is up. Only active-backup, balance-tlb, balance-alb. Not set: not managed.
   *
   * Changing it: **blip**, traffic moves to this port. Maps to: `primary`.
   */
  primary?: pulumi.Input<string>;
  /**
   * When the primary port takes over again: `always`, when it is `better` (faster) than the active one, or upon `failure` of that. Kernel default: `always`.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `primary_reselect`.
   */
  primaryReselect?: pulumi.Input<"always" | "better" | "failure">;
  /**
   * For ports whose MAC address cannot be changed: the bond takes that of the `active` port, or a port takes the bond's when it becomes active (`follow`). Only active-backup. Kernel default: `none`.
   *
   * Changing it: **blip**, the kernel changes it on a bond without ports only: they leave for a moment. Maps to: `fail_over_mac`.
   */
  failOverMac?: pulumi.Input<"none" | "active" | "follow">;
  /**
   * Lets in what arrives at inactive ports as well. Kernel default: off.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `all_slaves_active`.
   */
  allPortsActive?: pulumi.Input<boolean>;
  /**
   * How many times multicast memberships are reported after traffic moved to another port. Kernel default: 1.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `resend_igmp`.
   */
  resendIgmp?: pulumi.Input<number>;
  /**
   * How many times neighbours are told (gratuitous ARP, neighbour advertisement) after traffic moved to another port. Kernel default: 1.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `num_grat_arp`, `num_unsol_na`.
   */
  peerNotifications?: pulumi.Input<number>;
  /**
   * How often the switch is to send its LACP messages: every 30 seconds (`slow`) or every second (`fast`). Only 802.3ad. Kernel default: `slow`.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment. Maps to: `lacp_rate`.
   */
  lacpRate?: pulumi.Input<"slow" | "fast">;
  /**
   * Sends LACP messages unasked. Only 802.3ad. Kernel default: on.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment. Maps to: `lacp_active`.
   */
  lacpActive?: pulumi.Input<boolean>;
  /**
   * Which group of ports is used when they lead to several switches. Only 802.3ad. Kernel default: `stable`.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment. Maps to: `ad_select`.
   */
  aggregatorSelect?: pulumi.Input<"stable" | "bandwidth" | "count">;
  /**
   * With fewer links than this the bond itself counts as down. Only 802.3ad. Kernel default: 0.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `min_links`.
   */
  minLinks?: pulumi.Input<number>;
  /**
   * System priority that LACP tells the switch. Only 802.3ad. Kernel default: 65535.
   *
   * Changing it: **blip**, LACP negotiates anew. Maps to: `ad_actor_sys_prio`.
   */
  adActorSystemPriority?: pulumi.Input<number>;
  /**
   * System id (a MAC address) that LACP tells the switch. Only 802.3ad. Not set: the MAC address of the bond.
   *
   * Changing it: **blip**, LACP negotiates anew. Maps to: `ad_actor_system`.
   */
  adActorSystem?: pulumi.Input<string>;
  /**
   * Upper part of the port key that LACP tells the switch. Only 802.3ad. Kernel default: 0.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment. Maps to: `ad_user_port_key`.
   */
  adUserPortKey?: pulumi.Input<number>;
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
   * Largest packet, for the ports as well. Not set: the kernel's choice.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live, on the ports as well. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address, for the ports as well. Not set: that of the first port.
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
   * What may happen to devices and guests that stand on the bond when it is removed. `refuse` (default) names them; `detach` removes it from under them.
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

/** A bond: several NICs of the host as one, for a link that survives a cable or a switch, or for more throughput. With addresses of its own, as the port of a `Bridge`, or below `Vlan`s. What the kernel only changes on a bond that is down is changed in one step, after which ports, addresses, routes and the VLANs on it are as before. */
export class Bond extends KvmnetResource {
  static {
    Bond.outputs([
      "name",
      "owner",
      "mode",
      "ports",
      "portsDown",
      "guestPorts",
      "activePort",
      "portStates",
      "lacp",
      "miimonMilliseconds",
      "upDelayMilliseconds",
      "downDelayMilliseconds",
      "arpIntervalMilliseconds",
      "arpIpTargets",
      "arpValidate",
      "transmitHashPolicy",
      "packetsPerPort",
      "primary",
      "primaryReselect",
      "failOverMac",
      "allPortsActive",
      "resendIgmp",
      "peerNotifications",
      "lacpRate",
      "lacpActive",
      "aggregatorSelect",
      "minLinks",
      "adActorSystemPriority",
      "adActorSystem",
      "adUserPortKey",
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
   * Mode.
   *
   * Changing it: **blip**, the kernel changes it on a bond without ports only: they leave for a moment.
   */
  declare readonly mode: pulumi.Output<string>;
  /**
   * Ports, without guests' NICs.
   *
   * Changing it: **blip**, connections over a port that leaves move to the others; without a port that stays there is a gap.
   */
  declare readonly ports: pulumi.Output<string[]>;
  /** Ports that are administratively down. */
  declare readonly portsDown: pulumi.Output<string[]>;
  /** Guests' NICs among the ports: `vnet3`. */
  declare readonly guestPorts: pulumi.Output<string[]>;
  /** The port in use, in modes with one at a time. */
  declare readonly activePort: pulumi.Output<string | undefined>;
  /** How each port is doing, at the time of the last look. */
  declare readonly portStates: pulumi.Output<BondPortState[]>;
  /** What LACP has negotiated, at the time of the last look. */
  declare readonly lacp: pulumi.Output<BondLacp | undefined>;
  /**
   * Interval of the MII monitor; 0: off.
   *
   * Unit: milliseconds. Changing it: **none**, the kernel changes it live.
   */
  declare readonly miimonMilliseconds: pulumi.Output<number>;
  /**
   * Delay before a link that came up is used.
   *
   * Unit: milliseconds. Changing it: **none**, the kernel changes it live.
   */
  declare readonly upDelayMilliseconds: pulumi.Output<number>;
  /**
   * Delay before a link that went down is given up.
   *
   * Unit: milliseconds. Changing it: **none**, the kernel changes it live.
   */
  declare readonly downDelayMilliseconds: pulumi.Output<number>;
  /**
   * Interval of the ARP monitor; 0: off.
   *
   * Unit: milliseconds. Changing it: **blip**, until a target has answered, a port may count as dead.
   */
  declare readonly arpIntervalMilliseconds: pulumi.Output<number>;
  /**
   * Addresses that the ARP monitor asks for.
   *
   * Changing it: **blip**, until a target has answered, a port may count as dead.
   */
  declare readonly arpIpTargets: pulumi.Output<string[]>;
  /**
   * Ports that need an answer to ARP requests.
   *
   * Changing it: **blip**, until a target has answered, a port may count as dead.
   */
  declare readonly arpValidate: pulumi.Output<string>;
  /**
   * Hash policy.
   *
   * Changing it: **none**, the kernel changes it live; connections may move to another port.
   */
  declare readonly transmitHashPolicy: pulumi.Output<string>;
  /**
   * Packets that leave by one port in turn.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly packetsPerPort: pulumi.Output<number>;
  /**
   * Primary port.
   *
   * Changing it: **blip**, traffic moves to this port.
   */
  declare readonly primary: pulumi.Output<string | undefined>;
  /**
   * When the primary port takes over again.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly primaryReselect: pulumi.Output<string>;
  /**
   * Whose MAC address is used.
   *
   * Changing it: **blip**, the kernel changes it on a bond without ports only: they leave for a moment.
   */
  declare readonly failOverMac: pulumi.Output<string>;
  /**
   * Inactive ports receive as well.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly allPortsActive: pulumi.Output<boolean>;
  /**
   * Reports of multicast memberships after a failover.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly resendIgmp: pulumi.Output<number>;
  /**
   * Notifications of neighbours after a failover.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly peerNotifications: pulumi.Output<number>;
  /**
   * LACP rate.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment.
   */
  declare readonly lacpRate: pulumi.Output<string>;
  /**
   * Sends LACP messages unasked.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment.
   */
  declare readonly lacpActive: pulumi.Output<boolean | undefined>;
  /**
   * Choice among groups of ports.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment.
   */
  declare readonly aggregatorSelect: pulumi.Output<string>;
  /**
   * Links that the bond needs.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly minLinks: pulumi.Output<number>;
  /**
   * System priority in LACP.
   *
   * Changing it: **blip**, LACP negotiates anew.
   */
  declare readonly adActorSystemPriority: pulumi.Output<number | undefined>;
  /**
   * System id in LACP.
   *
   * Changing it: **blip**, LACP negotiates anew.
   */
  declare readonly adActorSystem: pulumi.Output<string | undefined>;
  /**
   * Port key in LACP.
   *
   * Changing it: **blip**, the kernel changes it on a bond that is down only: it goes down for a moment.
   */
  declare readonly adUserPortKey: pulumi.Output<number | undefined>;
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
   * Unit: bytes. Changing it: **none**, the kernel changes it live, on the ports as well.
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): Bond {
    return new Bond(name, (lookup ?? {}) as BondArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is Bond {
    return KvmnetResource.isOfKind(value, "Bond");
  }

  constructor(name: string, args?: BondArgs, opts?: pulumi.CustomResourceOptions) {
    super("Bond", name, args ?? {}, opts);
  }
}

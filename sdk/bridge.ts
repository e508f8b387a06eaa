// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  BridgeDns,
  BridgeDnsArgs,
  BridgeOnGuestsAttached,
  BridgeOnGuestsAttachedArgs,
  BridgePortOptions,
  BridgePortOptionsArgs,
  BridgeVlan,
  BridgeVlanArgs,
  Guard,
  GuardArgs,
} from "./types";

export interface BridgeArgs {
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
   * Devices that are ports of the bridge: exactly these, apart from guests' NICs (taps, `vnetN`), which come and go with their guests and are never touched. Not set: ports are not managed. A port must not be a port of another bridge.
   *
   * Changing it: **blip**, traffic over the ports that leave or join is interrupted; guests stay attached. Maps to: `ip link set … master`.
   */
  ports?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Moves the static addresses and the routes of each port onto this device when the port joins, and gives them back when it leaves or this device is removed. With `addresses` set, only those end up here. Off: a port with addresses is refused, as they would no longer work.
   *
   * Default: `false`.
   */
  moveAddresses?: pulumi.Input<boolean>;
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
   * Largest packet. Ports keep their own MTU; the bridge drops what a port cannot carry. Not set: the kernel uses the smallest of the ports.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live; guests keep the MTU that they have. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: that of the first port, else one made from the host's machine-id and the name; kept then as ports come and go, and over reboots.
   *
   * Changing it: **blip**, neighbours of the host have to learn its new MAC address. Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up, together with the ports that it manages.
   *
   * Default: `true`. Changing it: **blip**, nothing passes while the device is down. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * Spanning tree protocol (802.1D, in the kernel). Kernel default: off. Leave it off on an uplink whose switch port has BPDU guard.
   *
   * Changing it: **blip**, ports listen and learn for twice the forward delay before they forward. Maps to: `stp_state`.
   */
  stp?: pulumi.Input<boolean>;
  /**
   * Spanning tree priority; the bridge with the lowest becomes root. Kernel default: 32768.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `priority`.
   */
  priority?: pulumi.Input<number>;
  /**
   * How long a port listens, and then learns, before it forwards. Kernel default: 15. With STP on 2 to 30, without 0 to 30.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live. Maps to: `forward_delay`.
   */
  forwardDelaySeconds?: pulumi.Input<number>;
  /**
   * Interval of STP hello packets. Kernel default: 2.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live. Maps to: `hello_time`.
   */
  helloTimeSeconds?: pulumi.Input<number>;
  /**
   * How long STP information of a neighbour holds. Kernel default: 20.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live. Maps to: `max_age`.
   */
  maxAgeSeconds?: pulumi.Input<number>;
  /**
   * How long a learnt MAC address is remembered; 0 makes the bridge flood. Kernel default: 300.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live. Maps to: `ageing_time`.
   */
  ageingTimeSeconds?: pulumi.Input<number>;
  /**
   * Lets the bridge tell VLANs apart: each port passes the VLANs that it is in, and nothing else. Needs a kernel with `CONFIG_BRIDGE_VLAN_FILTERING`. Kernel default: off.
   *
   * Changing it: **blip**, frames with a VLAN tag that a port is not in are dropped from then on. Maps to: `vlan_filtering`.
   */
  vlanFiltering?: pulumi.Input<boolean>;
  /**
   * Which tags the bridge looks at: those of customers (`802.1Q`) or of providers (`802.1ad`). Kernel default: `802.1Q`.
   *
   * Changing it: **blip**, frames with the other sort of tag count as untagged from then on. Maps to: `vlan_protocol`.
   */
  vlanProtocol?: pulumi.Input<"802.1Q" | "802.1ad">;
  /**
   * VLAN that a port is in, untagged, when it joins and nobody says anything else; 0: none, so that such a port reaches nothing. Ports whose `vlans` are set are not concerned. Kernel default: 1.
   *
   * Changing it: **blip**, untagged frames of ports without VLANs of their own, guests' among them, are in the other VLAN from then on. Maps to: `vlan_default_pvid`.
   */
  defaultPvid?: pulumi.Input<number>;
  /**
   * VLANs of the host's own port in the bridge: exactly these. The one with `pvid` is that of `addresses`; the others are for `Vlan` interfaces on top of the bridge. Not set: not managed (the kernel puts the host into `defaultPvid`).
   *
   * Changing it: **blip**, the host is cut off from VLANs that it leaves. Maps to: `bridge vlan`.
   */
  vlans?: pulumi.Input<pulumi.Input<BridgeVlanArgs>[]>;
  /**
   * Settings of single ports, by name of the port, which must be in `ports`. A setting that is not given is not managed. Guests' NICs are not set here: libvirt's own definitions say their VLANs and isolation.
   *
   * Changing it: **blip**, what the port carries may be concerned, depending on the setting. Maps to: `ip link set … type bridge_slave`, `bridge vlan`.
   */
  portOptions?: pulumi.Input<Record<string, pulumi.Input<BridgePortOptionsArgs>>>;
  /**
   * Sends multicast only where it was asked for (IGMP, MLD). Kernel default: on.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `mcast_snooping`.
   */
  multicastSnooping?: pulumi.Input<boolean>;
  /**
   * The bridge asks for multicast listeners itself, which snooping needs where no router does. Kernel default: off.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `mcast_querier`.
   */
  multicastQuerier?: pulumi.Input<boolean>;
  /**
   * Link-local frames (01:80:c2:00:00:0X) that are passed on instead of dropped: bit X set. 16384 (bit 14) passes LLDP. Kernel default: 0.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `group_fwd_mask`.
   */
  groupForwardMask?: pulumi.Input<number>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /**
   * What may happen to guests on the bridge when it is removed. `refuse` (default) names them; `detach` removes the bridge from under them.
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

/** A Linux bridge of the host: guests and physical NICs as ports of one switch, with addresses, gateway and name servers of the host on it. Changed live; a change that could cut off our own SSH session is refused. */
export class Bridge extends KvmnetResource {
  static {
    Bridge.outputs([
      "name",
      "owner",
      "ports",
      "portsDown",
      "guestPorts",
      "addresses",
      "gateway",
      "gateway6",
      "gatewayMetric",
      "dhcp4",
      "dhcp6",
      "dns",
      "dnsManager",
      "stp",
      "priority",
      "forwardDelaySeconds",
      "helloTimeSeconds",
      "maxAgeSeconds",
      "ageingTimeSeconds",
      "vlanFiltering",
      "vlanProtocol",
      "defaultPvid",
      "vlans",
      "portOptions",
      "guestVlans",
      "multicastSnooping",
      "multicastQuerier",
      "groupForwardMask",
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
   * Ports, without guests' NICs.
   *
   * Changing it: **blip**, traffic over the ports that leave or join is interrupted; guests stay attached.
   */
  declare readonly ports: pulumi.Output<string[]>;
  /** Ports that are administratively down. */
  declare readonly portsDown: pulumi.Output<string[]>;
  /** Guests' NICs among the ports: `vnet3`. */
  declare readonly guestPorts: pulumi.Output<string[]>;
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
   * Spanning tree.
   *
   * Changing it: **blip**, ports listen and learn for twice the forward delay before they forward.
   */
  declare readonly stp: pulumi.Output<boolean>;
  /**
   * Spanning tree priority.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly priority: pulumi.Output<number>;
  /**
   * Forward delay.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live.
   */
  declare readonly forwardDelaySeconds: pulumi.Output<number>;
  /**
   * Hello interval.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live.
   */
  declare readonly helloTimeSeconds: pulumi.Output<number>;
  /**
   * Maximum age.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live.
   */
  declare readonly maxAgeSeconds: pulumi.Output<number>;
  /**
   * Ageing time of learnt addresses.
   *
   * Unit: seconds. Changing it: **none**, the kernel changes it live.
   */
  declare readonly ageingTimeSeconds: pulumi.Output<number>;
  /**
   * VLAN filtering.
   *
   * Changing it: **blip**, frames with a VLAN tag that a port is not in are dropped from then on.
   */
  declare readonly vlanFiltering: pulumi.Output<boolean>;
  /**
   * Sort of tags; absent while the bridge does not filter.
   *
   * Changing it: **blip**, frames with the other sort of tag count as untagged from then on.
   */
  declare readonly vlanProtocol: pulumi.Output<string | undefined>;
  /**
   * VLAN of ports of which nobody says anything else; absent while the bridge does not filter.
   *
   * Changing it: **blip**, untagged frames of ports without VLANs of their own, guests' among them, are in the other VLAN from then on.
   */
  declare readonly defaultPvid: pulumi.Output<number | undefined>;
  /**
   * VLANs of the host's own port in the bridge; absent while the bridge does not filter.
   *
   * Changing it: **blip**, the host is cut off from VLANs that it leaves.
   */
  declare readonly vlans: pulumi.Output<BridgeVlan[] | undefined>;
  /**
   * Settings of its ports, without guests' NICs.
   *
   * Changing it: **blip**, what the port carries may be concerned, depending on the setting.
   */
  declare readonly portOptions: pulumi.Output<Record<string, BridgePortOptions> | undefined>;
  /** VLANs of guests' NICs on the bridge; absent while the bridge does not filter. */
  declare readonly guestVlans: pulumi.Output<Record<string, BridgeVlan[]> | undefined>;
  /**
   * Multicast snooping.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly multicastSnooping: pulumi.Output<boolean>;
  /**
   * Multicast querier.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly multicastQuerier: pulumi.Output<boolean | undefined>;
  /**
   * Link-local frames that are passed on.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly groupForwardMask: pulumi.Output<number | undefined>;
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): Bridge {
    return new Bridge(name, (lookup ?? {}) as BridgeArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is Bridge {
    return KvmnetResource.isOfKind(value, "Bridge");
  }

  constructor(name: string, args?: BridgeArgs, opts?: pulumi.CustomResourceOptions) {
    super("Bridge", name, args ?? {}, opts);
  }
}

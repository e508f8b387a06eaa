// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface BridgeArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the bridge is made anew under the other name.
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
   * Moves the static addresses and the routes of each port onto the bridge when the port joins, and gives them back when it leaves or the bridge is removed. With `addresses` set, only those end up on the bridge. Off: a port with addresses is refused, as they would no longer work.
   *
   * Default: `false`.
   */
  moveAddresses?: pulumi.Input<boolean>;
  /**
   * Static addresses of the host on the bridge, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a bridge without address. Not set: not managed.
   *
   * Changing it: **none**, only connections to an address that goes away end. Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the bridge. `none`: no default route over it. Not set: not managed.
   *
   * Changing it: **none**, the default route changes live. Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<"none" | string>;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone.
   *
   * Changing it: **none**, the default route changes live. Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<"none" | string>;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Changing it: **none**, the default route changes live. Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Name servers of the host, tied to this bridge: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed.
   *
   * Changing it: **none**, only the host's own resolver is concerned. Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs>;
  /**
   * Largest packet. Ports keep their own MTU; the bridge drops what a port cannot carry. Not set: the kernel uses the smallest of the ports.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live; guests keep the MTU that they have. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: the kernel uses the lowest one of the ports, so that it may change as ports come and go.
   *
   * Changing it: **blip**, neighbours of the host have to learn its new MAC address. Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
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
   * Lets the bridge tell VLANs apart. Needs a kernel with `CONFIG_BRIDGE_VLAN_FILTERING`. Kernel default: off.
   *
   * Changing it: **blip**, frames with a VLAN tag that a port is not in are dropped from then on. Maps to: `vlan_filtering`.
   */
  vlanFiltering?: pulumi.Input<boolean>;
  /**
   * Sends multicast only where it was asked for (IGMP, MLD). Kernel default: on.
   *
   * Changing it: **none**, the kernel changes it live. Maps to: `mcast_snooping`.
   */
  multicastSnooping?: pulumi.Input<boolean>;
  /**
   * Administratively up, together with the ports that it manages.
   *
   * Default: `true`. Changing it: **blip**, nothing passes while the bridge is down. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * Whether the device comes back after a reboot. `auto`: by a boot-time systemd unit of our own, where systemd is the host's init (`persistedBy` says what was done). `runtime`: not at all.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime">;
  /**
   * What may happen to guests on the bridge when it is removed. `refuse` (default) names them; `detach` removes the bridge from under them.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

/** Name servers of the host, tied to this bridge: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. */
export interface BridgeDnsArgs {
  /**
   * Name servers, asked in this order.
   *
   * Default: `[]`.
   */
  servers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Domains that short names are tried in.
   *
   * Default: `[]`.
   */
  search?: pulumi.Input<pulumi.Input<string>[]>;
}

/** What may happen to guests on the bridge when it is removed. `refuse` (default) names them; `detach` removes the bridge from under them. */
export interface BridgeOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

/** Name servers tied to the bridge. */
export interface BridgeDns {
  servers: string[];
  search: string[];
}

export interface BridgePortsBefore {
  /** The device. */
  port: string;
  /** Whether it was up. */
  up: boolean;
  /** Addresses that were moved from it onto the bridge. */
  addresses: string[];
  /** Routes that were moved from it onto the bridge. */
  routes: BridgePortsBeforeRoute[];
}

export interface BridgePortsBeforeRoute {
  family: 4 | 6;
  table: string;
  dst: string;
  via?: string;
  dev: string;
  metric: number;
  protocol: string;
  scope?: string;
  prefsrc?: string;
  onlink: boolean;
  special: boolean;
}

/** What matters about the host for this device. */
export interface BridgeHostFacts {
  /** Whether systemd is the host's init. */
  systemd: boolean;
  /** Path of `ip`. */
  ip: string;
  /** Path of `resolvectl`; empty when it is not there. */
  resolvectl: string;
  /** Devices that carry our own SSH session: they are not changed. */
  sessionDevices: string[];
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface BridgeOnGuestsAttached {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest.
   *
   * Default: `"refuse"`.
   */
  restart: "refuse" | "reattach";
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

/** A Linux bridge of the host: guests and physical NICs as ports of one switch, with addresses, gateway and name servers of the host on it. Changed live; a change that could cut off our own SSH session is refused. */
export class Bridge extends KvmnetResource {
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the bridge is made anew under the other name.
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
  /** Guests' NICs on the bridge: `vnet3`. */
  declare readonly guestPorts: pulumi.Output<string[]>;
  /**
   * Static addresses.
   *
   * Changing it: **none**, only connections to an address that goes away end.
   */
  declare readonly addresses: pulumi.Output<string[]>;
  /**
   * IPv4 gateway of the default route over the bridge, or `none`.
   *
   * Changing it: **none**, the default route changes live.
   */
  declare readonly gateway: pulumi.Output<string>;
  /**
   * IPv6 gateway of the default route over the bridge, or `none`.
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
   * Name servers tied to the bridge.
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
   * Multicast snooping.
   *
   * Changing it: **none**, the kernel changes it live.
   */
  declare readonly multicastSnooping: pulumi.Output<boolean>;
  /**
   * Administratively up.
   *
   * Changing it: **blip**, nothing passes while the bridge is down.
   */
  declare readonly up: pulumi.Output<boolean>;
  /** Interface index. */
  declare readonly ifindex: pulumi.Output<number>;
  /** What brings the device back after a reboot: a boot-time systemd `unit`, or `none` (it is gone after a reboot until the next `pulumi up`). */
  declare readonly persistedBy: pulumi.Output<"unit" | "none">;
  /** SHA-256 of the boot unit on the host; empty when there is none. */
  declare readonly unitHash: pulumi.Output<string>;
  /** What the ports were before the bridge took them; given back when they leave. */
  declare readonly portsBefore: pulumi.Output<BridgePortsBefore[]>;
  /** What matters about the host for this device. */
  declare readonly hostFacts: pulumi.Output<BridgeHostFacts>;
  /**
   * What may happen to attached guests. Both default to `refuse`.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly onGuestsAttached: pulumi.Output<BridgeOnGuestsAttached | undefined>;

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): Bridge {
    return new Bridge(name, (lookup ?? {}) as BridgeArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is Bridge {
    return KvmnetResource.isOfKind(value, "Bridge");
  }

  constructor(name: string, args?: BridgeArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "Bridge",
      [
        "name",
        "owner",
        "ports",
        "portsDown",
        "guestPorts",
        "addresses",
        "gateway",
        "gateway6",
        "gatewayMetric",
        "dns",
        "dnsManager",
        "mtu",
        "mac",
        "stp",
        "priority",
        "forwardDelaySeconds",
        "helloTimeSeconds",
        "maxAgeSeconds",
        "ageingTimeSeconds",
        "vlanFiltering",
        "multicastSnooping",
        "up",
        "ifindex",
        "persistedBy",
        "unitHash",
        "portsBefore",
        "hostFacts",
        "onGuestsAttached",
      ],
      name,
      args ?? {},
      opts,
    );
  }
}

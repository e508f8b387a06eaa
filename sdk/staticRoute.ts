// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { Guard, GuardArgs, StaticRouteNexthop, StaticRouteNexthopArgs } from "./types";

export interface StaticRouteArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the route is removed and set again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Where the route leads: a subnet (`10.20.0.0/16`, `2001:db8:20::/48`), a single address, or `default`. `default` takes its family from `gateway`, `nexthops` or `source`, else from `family`; `0.0.0.0/0` and `::/0` say it themselves.
   *
   * Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way. Maps to: `ip route add DESTINATION`.
   */
  destination: pulumi.Input<string>;
  /**
   * Needed only for a `default` that nothing else tells the family of (over a device alone, or of a type that leads nowhere).
   *
   * Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way. Maps to: `ip -4`, `ip -6`.
   */
  family?: pulumi.Input<"ipv4" | "ipv6">;
  /**
   * `unicast`: to a next hop. `blackhole`: dropped without a word; `unreachable`: answered with host unreachable; `prohibit`: answered with administratively prohibited; `throw`: not found in this table, so that the next rule decides.
   *
   * Default: `"unicast"`. Changing it: **blip**, packets to the destination begin or cease to get through. Maps to: `route type`.
   */
  type?: pulumi.Input<"unicast" | "blackhole" | "unreachable" | "prohibit" | "throw">;
  /**
   * The next router. An IPv6 gateway for an IPv4 destination is allowed (RFC 8950) and needs `device`.
   *
   * Changing it: **none**, the kernel replaces the route in one step. Maps to: `via`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The device that packets leave by. Not set: the one whose subnet holds the gateway. Write the `name` output of the resource that makes it, so that the route comes after it.
   *
   * Changing it: **none**, the kernel replaces the route in one step. Maps to: `dev`.
   */
  device?: pulumi.Input<string>;
  /**
   * Several next hops that share the connections (ECMP), in place of `gateway` and `device`.
   *
   * Changing it: **none**, the kernel replaces the route in one step. Maps to: `nexthop via … dev … weight …`.
   */
  nexthops?: pulumi.Input<pulumi.Input<StaticRouteNexthopArgs>[]>;
  /**
   * Of several routes to one destination in a table the one with the lowest metric counts. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way. Maps to: `metric`.
   */
  metric?: pulumi.Input<number>;
  /**
   * The routing table: `main`, `default`, `local`, or a number; other tables are used by a `PolicyRule`.
   *
   * Default: `"main"`. Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way. Maps to: `table`.
   */
  table?: pulumi.Input<"main" | "default" | "local" | number>;
  /**
   * The address that the host itself prefers as source towards this destination; one of its own. Not set: not managed. `none`: there is none.
   *
   * Changing it: **none**, the kernel replaces the route in one step. Maps to: `src` (prefsrc).
   */
  source?: pulumi.Input<string | "none">;
  /**
   * How far the destination is, IPv4 only. Not set: `global` with a gateway, else `link`.
   *
   * Changing it: **none**, the kernel replaces the route in one step. Maps to: `scope`.
   */
  scope?: pulumi.Input<"global" | "link" | "host">;
  /**
   * The gateway is on the link of `device` although no subnet there holds it. Not set: not managed.
   *
   * Changing it: **none**, the kernel replaces the route in one step. Maps to: `onlink`.
   */
  onLink?: pulumi.Input<boolean>;
  /**
   * Largest packet towards this destination. Not set: not managed. `none`: there is none.
   *
   * Unit: bytes. Changing it: **none**, the kernel replaces the route in one step. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number | "none">;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
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

/** A route of the host: to a subnet, an address or everything (`default`), over one or several next hops, in any table. Changed live; where it leads the answers to our own SSH session elsewhere, the host takes it back unless we still reach it (`guard`). */
export class StaticRoute extends KvmnetResource {
  static {
    StaticRoute.outputs([
      "name",
      "owner",
      "present",
      "family",
      "destination",
      "metric",
      "table",
      "type",
      "gateway",
      "device",
      "nexthops",
      "source",
      "scope",
      "onLink",
      "mtu",
      "protocol",
      "persistedBy",
      "guard",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the route is removed and set again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /** Whether the kernel has the route. The kernel drops routes over a device that goes down or away. */
  declare readonly present: pulumi.Output<boolean>;
  /**
   * IPv4 or IPv6.
   *
   * Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way.
   */
  declare readonly family: pulumi.Output<"ipv4" | "ipv6">;
  /**
   * Where the route leads, with prefix length.
   *
   * Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way.
   */
  declare readonly destination: pulumi.Output<string>;
  /**
   * Metric.
   *
   * Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way.
   */
  declare readonly metric: pulumi.Output<number>;
  /**
   * Routing table.
   *
   * Default: `"main"`. Changing it: **blip**, the new route is set before the old one is removed, in one step; connections may change their way. Maps to: `table`.
   */
  declare readonly table: pulumi.Output<"main" | "default" | "local" | number>;
  /**
   * Route type.
   *
   * Changing it: **blip**, packets to the destination begin or cease to get through.
   */
  declare readonly type: pulumi.Output<string>;
  /**
   * The next router; absent with several next hops, and on the link itself.
   *
   * Changing it: **none**, the kernel replaces the route in one step.
   */
  declare readonly gateway: pulumi.Output<string | undefined>;
  /**
   * The device that packets leave by; absent with several next hops.
   *
   * Changing it: **none**, the kernel replaces the route in one step.
   */
  declare readonly device: pulumi.Output<string | undefined>;
  /**
   * Several next hops.
   *
   * Changing it: **none**, the kernel replaces the route in one step.
   */
  declare readonly nexthops: pulumi.Output<StaticRouteNexthop[] | undefined>;
  /**
   * Preferred source address, or `none`.
   *
   * Changing it: **none**, the kernel replaces the route in one step.
   */
  declare readonly source: pulumi.Output<string | undefined>;
  /**
   * Scope (IPv4).
   *
   * Changing it: **none**, the kernel replaces the route in one step.
   */
  declare readonly scope: pulumi.Output<string>;
  /**
   * The gateway is taken to be on the link.
   *
   * Changing it: **none**, the kernel replaces the route in one step.
   */
  declare readonly onLink: pulumi.Output<boolean>;
  /**
   * Largest packet, or `none`.
   *
   * Unit: bytes. Changing it: **none**, the kernel replaces the route in one step.
   */
  declare readonly mtu: pulumi.Output<number | "none" | undefined>;
  /** Who set it, in the kernel's words: `static` for ours. */
  declare readonly protocol: pulumi.Output<string>;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  declare readonly persistedBy: pulumi.Output<"networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none">;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): StaticRoute {
    return new StaticRoute(name, (lookup ?? {}) as StaticRouteArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is StaticRoute {
    return KvmnetResource.isOfKind(value, "StaticRoute");
  }

  constructor(name: string, args: StaticRouteArgs, opts?: pulumi.CustomResourceOptions) {
    super("StaticRoute", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface PortForwardArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the forward is removed and made again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * The libvirt network that the targets are in: one with NAT, a routed or an open one. With `on: "ovn"` the logical switch, on which a router with a gateway is.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: libvirt network; in OVN `Logical_Switch.name`.
   */
  network: pulumi.Input<string>;
  /**
   * Address of the host at which it is reached. `"any"`: every address that the host has, its loopback apart. An address need not be there yet (a virtual address may come later). With `on: "ovn"` it has to be said: the address of the router to the outside, or another that leads there.
   *
   * Default: `"any"`. Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: `ip daddr`.
   */
  listenAddress?: pulumi.Input<string>;
  /**
   * Port at which it is reached; the first one of a range.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: `dport`.
   */
  listenPort: pulumi.Input<number>;
  /**
   * Last port of a range. Not set: one port. Ports of a range keep their numbers.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: `dport`.
   */
  listenPortEnd?: pulumi.Input<number>;
  /**
   * Of which protocol the ports are.
   *
   * Default: `"tcp"`. Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: `tcp`, `udp`.
   */
  protocol?: pulumi.Input<"tcp" | "udp">;
  /**
   * Where connections go: addresses in the network, or names or MAC addresses of its DHCP reservations (a guest's, as a rule). Over several they are spread in turn. A target needs a fixed address: reserved, or outside the ranges that DHCP leases. With `on: "ovn"` addresses, or names or MAC addresses of ports of the logical switch.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: `dnat to`; in OVN `Load_Balancer.vips`.
   */
  targets: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Port at the target. Not set: the same as `listenPort`.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: `dnat to`.
   */
  targetPort?: pulumi.Input<number>;
  /**
   * Who may connect: addresses and subnets. `["any"]`: everybody. To all others the port is what it was without the forward; that holds for the host itself and for guests as well. With `on: "ovn"` it is everybody: guests see who connects, so a SecurityGroup of theirs says it.
   *
   * Default: `["any"]`. Changing it: **none**, who may connect from then on; established connections stay. Maps to: `ip saddr`.
   */
  sources?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether guests of the same network reach the targets at the host's address as well. The target then sees the host as the sender, for its answer must come back this way; in OVN it is guests of all switches of the router, and the target sees the guest.
   *
   * Default: `true`. Changing it: **blip**, how guests of the same network connect from then on; on a host established connections stay, in OVN those of such guests end. Maps to: `masquerade`.
   */
  hairpin?: pulumi.Input<boolean>;
  /**
   * What becomes of established connections that the forward no longer lets in, when it is narrowed, moved or removed. `"keep"`: they go on until one side closes them. `"end"`: they are ended with the change, and only they, for guest and client; a forward that is refused or fails ends none. Needs `conntrack` on the host (package `conntrack`, on the RHEL family `conntrack-tools`). With `on: "ovn"` those to an address or a port that goes end in either case.
   *
   * Default: `"keep"`. Changing it: **none**, what becomes of established connections at changes from this one on. Maps to: `conntrack -D`; in OVN `options:ct_flush`.
   */
  onEstablished?: pulumi.Input<"keep" | "end">;
  /**
   * Where it holds: `host`, for guests on the bridges of the host; `ovn`, for logical ports of OVN on whichever hosts (`securityGroups` of a LogicalSwitchPort), by a connection to a host that has the northbound database.
   *
   * Default: `"host"`. Changing it: **replace**, it is removed from one and made in the other.
   */
  on?: pulumi.Input<"host" | "ovn">;
}

/** A port of the host, or a range of ports, at which guests of a network are reached: to which addresses connections go, and who may connect. In a table of our own (`nft list table inet kvmnet`), which a reboot and other firewalls leave in place. On a network with libvirt's own NAT, where libvirt refuses what it did not ask for, one accept for forwarded connections stands ahead of libvirt's rules and is kept there. In OVN, with `on: "ovn"`, an address and a port by which routers lead to guests of a logical switch on whichever hosts: a load balancer of OVN's. */
export class PortForward extends KvmnetResource {
  static {
    PortForward.outputs([
      "name",
      "owner",
      "network",
      "listenAddress",
      "listenPort",
      "listenPortEnd",
      "protocol",
      "targets",
      "targetPort",
      "sources",
      "hairpin",
      "onEstablished",
      "targetAddresses",
      "acceptedAheadOfLibvirt",
      "persistedBy",
      "on",
      "uuid",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the forward is removed and made again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The libvirt network that the targets are in: one with NAT, a routed or an open one. With `on: "ovn"` the logical switch, on which a router with a gateway is.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are. Maps to: libvirt network; in OVN `Logical_Switch.name`.
   */
  declare readonly network: pulumi.Output<string>;
  /**
   * Address of the host at which it is reached.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are.
   */
  declare readonly listenAddress: pulumi.Output<string>;
  /**
   * Port at which it is reached; the first one of a range.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are.
   */
  declare readonly listenPort: pulumi.Output<number>;
  /**
   * Last port of a range.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are.
   */
  declare readonly listenPortEnd: pulumi.Output<number | undefined>;
  /**
   * Of which protocol the ports are.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are.
   */
  declare readonly protocol: pulumi.Output<"tcp" | "udp">;
  /**
   * Where connections go, as it was asked for.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are.
   */
  declare readonly targets: pulumi.Output<string[]>;
  /**
   * Port at the target, where it is not `listenPort`.
   *
   * Changing it: **blip**, connections that are made from then on go by the new rule; established ones stay where they are.
   */
  declare readonly targetPort: pulumi.Output<number | undefined>;
  /**
   * Who may connect.
   *
   * Changing it: **none**, who may connect from then on; established connections stay.
   */
  declare readonly sources: pulumi.Output<string[]>;
  /**
   * Whether guests of the same network reach the targets at the host's address as well.
   *
   * Changing it: **blip**, how guests of the same network connect from then on; on a host established connections stay, in OVN those of such guests end.
   */
  declare readonly hairpin: pulumi.Output<boolean>;
  /**
   * What becomes of established connections that it no longer lets in.
   *
   * Changing it: **none**, what becomes of established connections at changes from this one on.
   */
  declare readonly onEstablished: pulumi.Output<"keep" | "end">;
  /** The addresses of the targets. */
  declare readonly targetAddresses: pulumi.Output<string[]>;
  /** The network is filtered by libvirt, and so one accept for forwarded connections stands ahead of libvirt's own rules. It holds for the network's bridge, and goes with the last forward into it. */
  declare readonly acceptedAheadOfLibvirt: pulumi.Output<boolean>;
  /** What brings it back after a reboot: units of ours, nothing, on a host that does not run systemd, or OVN's database. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none" | "ovn">;
  /**
   * Where it holds.
   *
   * Changing it: **replace**, it is removed from one and made in the other.
   */
  declare readonly on: pulumi.Output<"host" | "ovn">;
  /** In OVN: its row in the northbound database. */
  declare readonly uuid: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): PortForward {
    return new PortForward(name, (lookup ?? {}) as PortForwardArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is PortForward {
    return KvmnetResource.isOfKind(value, "PortForward");
  }

  constructor(name: string, args: PortForwardArgs, opts?: pulumi.CustomResourceOptions) {
    super("PortForward", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { BridgeOnGuestsAttached, BridgeOnGuestsAttachedArgs, Guard, GuardArgs } from "./types";

export interface MacvtapInterfaceArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the interface is made anew under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Device of the host that the interface is on top of: a NIC, a VLAN, a bond or a bridge; not a port of a bridge.
   *
   * Changing it: **replace**, the kernel ties a macvtap interface to its lower device for good. Maps to: `link …`.
   */
  lowerDevice: pulumi.Input<string>;
  /**
   * How interfaces on one lower device talk to each other: `bridge` directly, `vepa` by way of a switch that sends frames back, `private` not at all; `passthrough` gives the lower device to this interface alone. The first three change into each other live. The host itself is not reached in any of them.
   *
   * Default: `"vepa"`. Changing it: **replace**, the kernel cannot change into `passthrough` or out of it. Maps to: `type macvtap mode …`.
   */
  mode?: pulumi.Input<"vepa" | "bridge" | "private" | "passthrough">;
  /**
   * Largest packet; at most that of the lower device. Not set: that of the lower device.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live; the guest keeps the MTU that it has. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: the kernel draws one (in `passthrough`, that of the lower device, whose MAC address this one sets).
   *
   * Changing it: **blip**, neighbours have to learn the new MAC address, and the guest's NIC must use it. Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up. The lower device has to be up as well for anything to pass.
   *
   * Default: `true`. Changing it: **blip**, nothing passes while the interface is down. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /**
   * What may happen to a guest that uses the interface when it has to go. `refuse` (default) names it; `detach` removes the interface from under it.
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

/** A macvtap interface: a guest's direct way onto a device of the host, without a bridge. A guest uses it by its `/dev/tapN` (libvirt: `<interface type='ethernet'>` with `<target dev='…' managed='no'/>`). */
export class MacvtapInterface extends KvmnetResource {
  static {
    MacvtapInterface.outputs(["name", "owner", "lowerDevice", "mode", "tapDevice", "mtu", "mac", "up", "ifindex", "persistedBy", "onGuestsAttached", "guard"]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the interface is made anew under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The device below.
   *
   * Changing it: **replace**, the kernel ties a macvtap interface to its lower device for good.
   */
  declare readonly lowerDevice: pulumi.Output<string>;
  /**
   * Mode.
   *
   * Changing it: **replace**, the kernel cannot change into `passthrough` or out of it.
   */
  declare readonly mode: pulumi.Output<"vepa" | "bridge" | "private" | "passthrough">;
  /** The character device that a guest opens: `/dev/tapN`, N being the interface index. */
  declare readonly tapDevice: pulumi.Output<string>;
  /**
   * MTU.
   *
   * Unit: bytes. Changing it: **none**, the kernel changes it live; the guest keeps the MTU that it has.
   */
  declare readonly mtu: pulumi.Output<number>;
  /**
   * MAC address.
   *
   * Changing it: **blip**, neighbours have to learn the new MAC address, and the guest's NIC must use it.
   */
  declare readonly mac: pulumi.Output<string>;
  /**
   * Administratively up.
   *
   * Changing it: **blip**, nothing passes while the interface is down.
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): MacvtapInterface {
    return new MacvtapInterface(name, (lookup ?? {}) as MacvtapInterfaceArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is MacvtapInterface {
    return KvmnetResource.isOfKind(value, "MacvtapInterface");
  }

  constructor(name: string, args: MacvtapInterfaceArgs, opts?: pulumi.CustomResourceOptions) {
    super("MacvtapInterface", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

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
  onGuestsAttached?: pulumi.Input<MacvtapInterfaceOnGuestsAttachedArgs>;
}

/** What may happen to a guest that uses the interface when it has to go. `refuse` (default) names it; `detach` removes the interface from under it. */
export interface MacvtapInterfaceOnGuestsAttachedArgs {
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

/** How it is kept over a reboot. */
export interface MacvtapInterfaceBoot {
  /** Our files for it on the host, with their SHA-256. */
  files: Record<string, string>;
  /** Those that were changed by hand. */
  edited: string[];
  /** Those that are units which systemd would not start at the next boot. */
  disabled?: string[];
  /** Files that a run which was killed has written or removed, and whose manager does not know of it yet. */
  pending?: string[];
  /** Files of somebody else's where files of ours have their place. */
  unmarked?: string[];
  /** Network managers that run on the host; the one with most network cards first. */
  running: ("networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit")[];
  /** Paths of the tools that boot-time files call. */
  tools: Record<string, string>;
  /** Who runs the devices that it stands on. */
  owners: Record<string, MacvtapInterfaceBootOwners>;
}

export interface MacvtapInterfaceBootOwners {
  managers: ("networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit")[];
  source?: string;
  ours: boolean;
  addressed: boolean;
  shared?: boolean;
  keeps?: string[];
  kind?: string;
}

/** What matters about the host for this device. */
export interface MacvtapInterfaceHostFacts {
  /** Devices that carry our own SSH session: they are not changed. */
  sessionDevices: string[];
  /** The boot of the host in which this was seen. Another one has given other interface indexes. */
  bootId?: string;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface MacvtapInterfaceOnGuestsAttached {
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

/** A macvtap interface: a guest's direct way onto a device of the host, without a bridge. A guest uses it by its `/dev/tapN` (libvirt: `<interface type='ethernet'>` with `<target dev='…' managed='no'/>`). */
export class MacvtapInterface extends KvmnetResource {
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
   * MTU of the device below, which is the limit.
   *
   * Unit: bytes.
   */
  declare readonly lowerMtu: pulumi.Output<number>;
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
  /** How it is kept over a reboot. */
  declare readonly boot: pulumi.Output<MacvtapInterfaceBoot>;
  /** What matters about the host for this device. */
  declare readonly hostFacts: pulumi.Output<MacvtapInterfaceHostFacts>;
  /**
   * What may happen to attached guests. Both default to `refuse`.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly onGuestsAttached: pulumi.Output<MacvtapInterfaceOnGuestsAttached | undefined>;

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): MacvtapInterface {
    return new MacvtapInterface(name, (lookup ?? {}) as MacvtapInterfaceArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is MacvtapInterface {
    return KvmnetResource.isOfKind(value, "MacvtapInterface");
  }

  constructor(name: string, args: MacvtapInterfaceArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "MacvtapInterface",
      ["name", "owner", "lowerDevice", "lowerMtu", "mode", "tapDevice", "mtu", "mac", "up", "ifindex", "persistedBy", "boot", "hostFacts", "onGuestsAttached"],
      name,
      args,
      opts,
    );
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface SecurityGroupAttachmentArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the attachment is removed and made again under the other name: everything is open in between.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Names of the security groups, also of other stacks: what any of them opens is open, everything else in is dropped. Give their `name` outputs. Not set: nothing is filtered, for `antiSpoof` alone.
   *
   * Changing it: **none**, what is open from then on; established connections stay.
   */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The guest's NIC, by its MAC address: it holds through restarts of the guest, whose device on the host is another one each time. The guest need not be there yet.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay. Maps to: `ether daddr`.
   */
  mac?: pulumi.Input<string>;
  /**
   * The host's end of that NIC, where it has a name of its own (`<target dev='web0'/>`). Not set: that of the guest's definition, if it fixes one. What is bound to the device holds also when the guest changes its MAC address.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay. Maps to: `oifname`.
   */
  device?: pulumi.Input<string>;
  /**
   * All guests of a libvirt network with a bridge. On Open vSwitch only of one that has its bridge for itself.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay. Maps to: `libvirt network`.
   */
  network?: pulumi.Input<string>;
  /**
   * All guests on a bridge. On a Linux bridge whatever is a tap or a veth there; on one of Open vSwitch every port that says which MAC address is behind it, as libvirt's do (`external_ids:attached-mac`). Uplinks (NICs, bonds, VLANs, tunnels) are not filtered.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay. Maps to: `meta obrname`.
   */
  bridge?: pulumi.Input<string>;
  /**
   * The guest's own addresses: what `antiSpoof` lets it use, and who is meant by rules that name its groups. Not set: those that are reserved for the MAC address; of a network its subnets; of a bridge none.
   *
   * Changing it: **blip**, what it sends from other addresses is dropped from then on, also of connections that are established.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Whether the guest is held to its own addresses: MAC, ARP, IPv4, IPv6 (with its link-local ones), and is no DHCP server and no IPv6 router. Only of a NIC. On a Linux bridge, where no device is known, a guest that changes its MAC address is not held.
   *
   * Default: `false`. Changing it: **blip**, what it sends from other addresses is dropped from then on, also of connections that are established.
   */
  antiSpoof?: pulumi.Input<boolean>;
  /**
   * What it may use besides: virtual addresses (VRRP), subnets that it routes for. Only with `antiSpoof`.
   *
   * Default: `[]`. Changing it: **blip**, what it sends from other addresses is dropped from then on, also of connections that are established.
   */
  allowedAddresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * What becomes of established connections that no group opens any more: when a rule, a set, the members of a group or the groups of the guest change, or the guest is attached. `"keep"`: they go on until one side closes them. `"end"`: nothing of them passes from then on, in either direction, whoever changed it and in whichever stack; what a group still opens goes on untouched. The groups are then asked of in every packet, not at the beginning of a connection alone.
   *
   * Default: `"keep"`. Changing it: **blip**, established connections that its groups do not open are ended, now and with each change that closes something. Maps to: `ct direction`.
   */
  onEstablished?: pulumi.Input<"keep" | "end">;
  /**
   * Whether what is dropped is logged by the kernel: ten at once, then one a second. Not on Open vSwitch, whose flows write no log.
   *
   * Default: `false`. Changing it: **none**, what the kernel logs from then on. Maps to: `log`.
   */
  logDenied?: pulumi.Input<boolean>;
}

/** Puts a guest's NIC, all guests of a libvirt network or all guests on a bridge into security groups, and holds a NIC to its own addresses. From then on what no group opens is dropped: what others on the same bridge, the host itself and the world beyond send. ARP, neighbour discovery and DHCP always pass. On Linux bridges in a table of the family `bridge` (`nft list table bridge kvmnet`), which libvirt, firewalld and Docker leave alone; on bridges of Open vSwitch by flows that follow connections. */
export class SecurityGroupAttachment extends KvmnetResource {
  static {
    SecurityGroupAttachment.outputs([
      "name",
      "owner",
      "groups",
      "mac",
      "device",
      "network",
      "bridge",
      "addresses",
      "antiSpoof",
      "allowedAddresses",
      "onEstablished",
      "logDenied",
      "memberAddresses",
      "heldBy",
      "persistedBy",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the attachment is removed and made again under the other name: everything is open in between.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Names of the security groups.
   *
   * Changing it: **none**, what is open from then on; established connections stay.
   */
  declare readonly groups: pulumi.Output<string[] | undefined>;
  /**
   * The guest's NIC.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay.
   */
  declare readonly mac: pulumi.Output<string | undefined>;
  /**
   * The host's end of that NIC, as it was asked for.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay.
   */
  declare readonly device: pulumi.Output<string | undefined>;
  /**
   * The libvirt network.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay.
   */
  declare readonly network: pulumi.Output<string | undefined>;
  /**
   * The bridge.
   *
   * Changing it: **none**, whom the groups are about from then on; established connections stay.
   */
  declare readonly bridge: pulumi.Output<string | undefined>;
  /**
   * The guest's own addresses, as they were asked for.
   *
   * Changing it: **blip**, what it sends from other addresses is dropped from then on, also of connections that are established.
   */
  declare readonly addresses: pulumi.Output<string[] | undefined>;
  /**
   * Whether the guest is held to its own addresses.
   *
   * Changing it: **blip**, what it sends from other addresses is dropped from then on, also of connections that are established.
   */
  declare readonly antiSpoof: pulumi.Output<boolean>;
  /**
   * What it may use besides.
   *
   * Changing it: **blip**, what it sends from other addresses is dropped from then on, also of connections that are established.
   */
  declare readonly allowedAddresses: pulumi.Output<string[]>;
  /**
   * What becomes of established connections that no group opens any more.
   *
   * Changing it: **blip**, established connections that its groups do not open are ended, now and with each change that closes something.
   */
  declare readonly onEstablished: pulumi.Output<"keep" | "end">;
  /**
   * Whether what is dropped is logged.
   *
   * Changing it: **none**, what the kernel logs from then on.
   */
  declare readonly logDenied: pulumi.Output<boolean>;
  /** The addresses that it stands for in rules that name its groups. */
  declare readonly memberAddresses: pulumi.Output<string[]>;
  /** By what frames are told to be its own: the host's end of the NIC, the MAC address, or the bridge. */
  declare readonly heldBy: pulumi.Output<"device" | "mac" | "bridge">;
  /** What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none">;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): SecurityGroupAttachment {
    return new SecurityGroupAttachment(name, (lookup ?? {}) as SecurityGroupAttachmentArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is SecurityGroupAttachment {
    return KvmnetResource.isOfKind(value, "SecurityGroupAttachment");
  }

  constructor(name: string, args?: SecurityGroupAttachmentArgs, opts?: pulumi.CustomResourceOptions) {
    super("SecurityGroupAttachment", name, args ?? {}, opts);
  }
}

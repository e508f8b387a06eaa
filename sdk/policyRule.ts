// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { Guard, GuardArgs } from "./types";

export interface PolicyRuleArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the rule is removed and added again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Where the rule stands: rules are tried from the lowest number to the highest until one decides. The kernel's own have 0 (table local), 32766 (main) and 32767 (default), so most rules need 1 to 32765.
   *
   * Changing it: **none**, the same rule is there under both priorities until the old one goes. Maps to: `priority`.
   */
  priority: pulumi.Input<number>;
  /**
   * IPv4 and IPv6 have rules of their own. Needed only where neither `from` nor `to` tells it.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `ip -4 rule`, `ip -6 rule`.
   */
  family?: pulumi.Input<"ipv4" | "ipv6">;
  /**
   * Only packets from this subnet or address. Not set: from anywhere.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `from`.
   */
  from?: pulumi.Input<string>;
  /**
   * Only packets to this subnet or address. Not set: to anywhere.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `to`.
   */
  to?: pulumi.Input<string>;
  /**
   * Only packets that came in on this device; `lo`: those that the host itself sends.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `iif`.
   */
  iif?: pulumi.Input<string>;
  /**
   * Only packets of sockets that are bound to this device.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `oif`.
   */
  oif?: pulumi.Input<string>;
  /**
   * Only packets with this firewall mark: `0x1`, or with a mask of the bits that count, `0x1/0xff`.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `fwmark`.
   */
  fwmark?: pulumi.Input<string>;
  /**
   * Only packets of this protocol: `tcp`, `udp`, `icmp`, `ipv6-icmp`, `sctp`, `gre`, `esp` … or its number.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `ipproto`.
   */
  ipProtocol?: pulumi.Input<string>;
  /**
   * Only packets from this port or range of ports: `22`, `1000-2000`.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `sport`.
   */
  sourcePort?: pulumi.Input<string>;
  /**
   * Only packets to this port or range of ports.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `dport`.
   */
  destinationPort?: pulumi.Input<string>;
  /**
   * Only packets with this type of service (IPv4) or traffic class (IPv6): `0x10`.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `tos`.
   */
  tos?: pulumi.Input<string>;
  /**
   * Only packets of sockets of these users of the host: `1000-1999`.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `uidrange`.
   */
  uidRange?: pulumi.Input<string>;
  /**
   * Turns the selectors round: only packets that they do not match.
   *
   * Default: `false`. Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `not`.
   */
  not?: pulumi.Input<boolean>;
  /**
   * `lookup`: look in `table`, and go on with the next rule when it has no route. `goto`: go on with the rule at `goto`. `blackhole`, `unreachable`, `prohibit`: drop the packet, without a word or with the answer.
   *
   * Default: `"lookup"`. Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `action`.
   */
  action?: pulumi.Input<"lookup" | "goto" | "blackhole" | "unreachable" | "prohibit">;
  /**
   * The table of `lookup`: `main`, `default`, `local`, or a number.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `lookup`.
   */
  table?: pulumi.Input<"main" | "default" | "local" | number>;
  /**
   * Priority of the rule to go on with; higher than the rule's own.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `goto`.
   */
  goto?: pulumi.Input<number>;
  /**
   * With `lookup`: routes with a prefix of this length or shorter count as not found. 0: everything but default routes.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way. Maps to: `suppress_prefixlength`.
   */
  suppressPrefixLength?: pulumi.Input<number>;
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

/** A rule that decides which routing table packets are looked up in, or that they are dropped: by source, destination, device, mark, protocol, ports or user. Where it leads the answers to our own SSH session elsewhere, the host takes it back unless we still reach it (`guard`). */
export class PolicyRule extends KvmnetResource {
  static {
    PolicyRule.outputs([
      "name",
      "owner",
      "present",
      "priority",
      "family",
      "from",
      "to",
      "iif",
      "oif",
      "fwmark",
      "ipProtocol",
      "sourcePort",
      "destinationPort",
      "tos",
      "uidRange",
      "not",
      "action",
      "table",
      "goto",
      "suppressPrefixLength",
      "persistedBy",
      "guard",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the rule is removed and added again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /** Whether the kernel has the rule. */
  declare readonly present: pulumi.Output<boolean>;
  /**
   * Priority.
   *
   * Changing it: **none**, the same rule is there under both priorities until the old one goes.
   */
  declare readonly priority: pulumi.Output<number>;
  /**
   * IPv4 or IPv6.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly family: pulumi.Output<"ipv4" | "ipv6">;
  /**
   * Source of packets.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly from: pulumi.Output<string | undefined>;
  /**
   * Destination of packets.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly to: pulumi.Output<string | undefined>;
  /**
   * Device that packets come in on.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly iif: pulumi.Output<string | undefined>;
  /**
   * Device that sockets are bound to.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly oif: pulumi.Output<string | undefined>;
  /**
   * Firewall mark.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly fwmark: pulumi.Output<string | undefined>;
  /**
   * Protocol, as a number or by its usual name.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly ipProtocol: pulumi.Output<string | undefined>;
  /**
   * Source ports.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly sourcePort: pulumi.Output<string | undefined>;
  /**
   * Destination ports.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly destinationPort: pulumi.Output<string | undefined>;
  /**
   * Type of service.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly tos: pulumi.Output<string | undefined>;
  /**
   * Users of the host.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly uidRange: pulumi.Output<string | undefined>;
  /**
   * The selectors are turned round.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly not: pulumi.Output<boolean>;
  /**
   * What is done.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly action: pulumi.Output<string>;
  /**
   * Table of `lookup`.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly table: pulumi.Output<"main" | "default" | "local" | number | undefined>;
  /**
   * Priority of the rule to go on with.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly goto: pulumi.Output<number | undefined>;
  /**
   * Prefixes up to this length count as not found.
   *
   * Changing it: **blip**, one rule takes the place of the other in one step; packets that it is for may change their way.
   */
  declare readonly suppressPrefixLength: pulumi.Output<number | undefined>;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  declare readonly persistedBy: pulumi.Output<"networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none">;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): PolicyRule {
    return new PolicyRule(name, (lookup ?? {}) as PolicyRuleArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is PolicyRule {
    return KvmnetResource.isOfKind(value, "PolicyRule");
  }

  constructor(name: string, args: PolicyRuleArgs, opts?: pulumi.CustomResourceOptions) {
    super("PolicyRule", name, args, opts);
  }
}

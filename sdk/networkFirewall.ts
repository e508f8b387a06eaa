// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface NetworkFirewallArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the firewall is removed and made again under the other name, and the network open in between.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * The libvirt network: a routed one, as a rule, for which libvirt lets everything through both ways; an open one; or one with libvirt's NAT, for which libvirt goes on filtering and translating as well.
   *
   * Changing it: **blip**, the other network is closed, and the former one left to others. Maps to: `libvirt network`.
   */
  network: pulumi.Input<string>;
  /**
   * Who may open connections to the guests besides those that forwards lead there: addresses and subnets. `[]`: nobody. `["any"]`: everybody, so that it only translates. Guests of the network among themselves and the host itself are not asked, answers always pass.
   *
   * Default: `[]`. Changing it: **none**, who may come in from then on; established connections stay. Maps to: `ip saddr`.
   */
  inboundFrom?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Of which families connections of guests to the outside go under the host's own address, as libvirt's NAT does it. `[]`: of none, for networks to which the outside has a route.
   *
   * Default: `["ipv4"]`. Changing it: **none**, how connections are translated that are made from then on. Maps to: `masquerade`.
   */
  masquerade?: pulumi.Input<pulumi.Input<"ipv4" | "ipv6">[]>;
  /**
   * Destinations that see the guests' own addresses all the same: subnets behind a VPN, other networks of the host.
   *
   * Default: `[]`. Changing it: **none**, how connections are translated that are made from then on. Maps to: `ip daddr !=`.
   */
  masqueradeExcept?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Translation and default deny of a network in a table of our own instead of libvirt's: guests get out under the host's address, and nobody gets in, over IPv4 and IPv6, but over a `PortForward` and from where it says. For a routed network, whose guests libvirt leaves open: no rule of libvirt's has to be preceded then, and what is closed stays closed through restarts of libvirt, of the network and of other firewalls. */
export class NetworkFirewall extends KvmnetResource {
  static {
    NetworkFirewall.outputs(["name", "owner", "network", "inboundFrom", "masquerade", "masqueradeExcept", "bridge", "subnets", "persistedBy"]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the firewall is removed and made again under the other name, and the network open in between.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The libvirt network.
   *
   * Changing it: **blip**, the other network is closed, and the former one left to others.
   */
  declare readonly network: pulumi.Output<string>;
  /**
   * Who may open connections to the guests besides forwards.
   *
   * Changing it: **none**, who may come in from then on; established connections stay.
   */
  declare readonly inboundFrom: pulumi.Output<string[]>;
  /**
   * Of which families connections to the outside go under the host's address.
   *
   * Changing it: **none**, how connections are translated that are made from then on.
   */
  declare readonly masquerade: pulumi.Output<("ipv4" | "ipv6")[]>;
  /**
   * Destinations that see the guests' own addresses.
   *
   * Changing it: **none**, how connections are translated that are made from then on.
   */
  declare readonly masqueradeExcept: pulumi.Output<string[]>;
  /** The network's bridge. */
  declare readonly bridge: pulumi.Output<string>;
  /** The network's subnets. */
  declare readonly subnets: pulumi.Output<string[]>;
  /** What brings it back after a reboot: units of ours, or nothing, on a host that does not run systemd. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none">;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): NetworkFirewall {
    return new NetworkFirewall(name, (lookup ?? {}) as NetworkFirewallArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is NetworkFirewall {
    return KvmnetResource.isOfKind(value, "NetworkFirewall");
  }

  constructor(name: string, args: NetworkFirewallArgs, opts?: pulumi.CustomResourceOptions) {
    super("NetworkFirewall", name, args, opts);
  }
}

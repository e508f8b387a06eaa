// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { NwFilterReference, NwFilterReferenceArgs, NwFilterRule, NwFilterRuleArgs } from "./types";

export interface NwFilterArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, libvirt does not rename a filter: it is removed, which guests and filters that name it stand against, and made anew.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * `root`, or a chain that is entered for its protocol: `arp`, `ipv4-web`. Not set: not managed; of a new filter `root`.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds. Maps to: `<filter chain=…>`.
   */
  chain?: pulumi.Input<string>;
  /**
   * When the chain is entered, among the others; of less than others first. Not set: not managed; of a new filter what libvirt has for its chain.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds. Maps to: `<filter priority=…>`.
   */
  priority?: pulumi.Input<number>;
  /**
   * Filters that belong to this one. Not set: not managed. `[]`: none.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds. Maps to: `<filterref>`.
   */
  references?: pulumi.Input<pulumi.Input<NwFilterReferenceArgs>[]>;
  /**
   * All rules. libvirt sorts them by priority, and promises no order among those of the same one. Not set: not managed. `[]`: none.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds. Maps to: `<rule>`.
   */
  rules?: pulumi.Input<pulumi.Input<NwFilterRuleArgs>[]>;
}

/**
 * A network filter of libvirt's (nwfilter): rules that libvirt puts on the host's end of every NIC whose definition names the filter (`filter` of DomainInterface), by ebtables and iptables.
 *
 * Rules can be changed while guests use the filter. It is not removed while a guest, running or not, or another filter names it. Filters that libvirt brings (`clean-traffic` …) are never touched; refer to them.
 */
export class NwFilter extends KvmnetResource {
  static {
    NwFilter.outputs(["name", "owner", "chain", "priority", "references", "rules", "uuid", "runningGuests", "usedBy"]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, libvirt does not rename a filter: it is removed, which guests and filters that name it stand against, and made anew.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The chain that it belongs to.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds.
   */
  declare readonly chain: pulumi.Output<string>;
  /**
   * When its chain is entered, among the others.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds.
   */
  declare readonly priority: pulumi.Output<number>;
  /**
   * Filters that belong to it.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds.
   */
  declare readonly references: pulumi.Output<NwFilterReference[]>;
  /**
   * Its rules.
   *
   * Changing it: **blip**, running guests use it: libvirt makes their rules anew at once. What passes goes on; what its rules on layer 3 (tcp, udp, icmp, all …) hold back gets through for some milliseconds.
   */
  declare readonly rules: pulumi.Output<NwFilterRule[]>;
  /**
   * libvirt's UUID of it.
   *
   * Maps to: `<uuid>`.
   */
  declare readonly uuid: pulumi.Output<string>;
  /** Names of running guests whose NICs it filters, also by way of another filter. */
  declare readonly runningGuests: pulumi.Output<string[]>;
  /** What names it: `guest web`, running or not, and `filter lan-guest`. While there is any, it is not removed. */
  declare readonly usedBy: pulumi.Output<string[]>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): NwFilter {
    return new NwFilter(name, (lookup ?? {}) as NwFilterArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is NwFilter {
    return KvmnetResource.isOfKind(value, "NwFilter");
  }

  constructor(name: string, args?: NwFilterArgs, opts?: pulumi.CustomResourceOptions) {
    super("NwFilter", name, args ?? {}, opts);
  }
}

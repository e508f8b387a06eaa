// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvnPolicyArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What this policy is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter. A change replaces the policy.
   *
   * Changing it: **replace**, a policy is of one router: it is removed there and made here. Maps to: `Logical_Router.policies`.
   */
  router: pulumi.Input<string>;
  /**
   * Of the policies that match the highest counts.
   *
   * Changing it: **blip**, another policy may count from then on. Maps to: `Logical_Router_Policy.priority`.
   */
  priority: pulumi.Input<number>;
  /**
   * Which packets (ovn-sb(5), expressions): `ip4.src == 10.20.0.0/24`, `inport == "NAME-OF-A-ROUTER-PORT"`, `ip4.src == $branch` of an OvnAddressSet. What OVN cannot read is refused.
   *
   * Changing it: **blip**, other packets go this way from then on. Maps to: `Logical_Router_Policy.match`.
   */
  match: pulumi.Input<string>;
  /**
   * What becomes of them, after the routes have been looked at: they go their way (`allow`), go nowhere (`drop`), or go to `nextHops` (`reroute`).
   *
   * Changing it: **blip**, packets go another way from then on, or none. Maps to: `Logical_Router_Policy.action`.
   */
  action: pulumi.Input<"allow" | "drop" | "reroute">;
  /**
   * Addresses of the next routers, of `reroute` alone: several share the traffic. Each must be in a network of a port of the router.
   *
   * Default: `[]`. Changing it: **blip**, packets go another way from then on. Maps to: `Logical_Router_Policy.nexthops`.
   */
  nextHops?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Logical_Router_Policy.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options (ovn-nb(5)), such as `pkt_mark`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Logical_Router_Policy.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** What a LogicalRouter does with packets by whatever they are, in place of where its routes lead: another way, several, or none. */
export class OvnPolicy extends KvmnetResource {
  static {
    OvnPolicy.outputs(["name", "owner", "router", "priority", "match", "action", "nextHops", "externalIds", "options", "uuid"]);
  }

  /**
   * What this policy is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter. A change replaces the policy.
   *
   * Changing it: **replace**, a policy is of one router: it is removed there and made here. Maps to: `Logical_Router.policies`.
   */
  declare readonly router: pulumi.Output<string>;
  /**
   * Of the policies that match the highest counts.
   *
   * Changing it: **blip**, another policy may count from then on. Maps to: `Logical_Router_Policy.priority`.
   */
  declare readonly priority: pulumi.Output<number>;
  /**
   * Which packets (ovn-sb(5), expressions): `ip4.src == 10.20.0.0/24`, `inport == "NAME-OF-A-ROUTER-PORT"`, `ip4.src == $branch` of an OvnAddressSet. What OVN cannot read is refused.
   *
   * Changing it: **blip**, other packets go this way from then on. Maps to: `Logical_Router_Policy.match`.
   */
  declare readonly match: pulumi.Output<string>;
  /**
   * What becomes of them, after the routes have been looked at: they go their way (`allow`), go nowhere (`drop`), or go to `nextHops` (`reroute`).
   *
   * Changing it: **blip**, packets go another way from then on, or none. Maps to: `Logical_Router_Policy.action`.
   */
  declare readonly action: pulumi.Output<"allow" | "drop" | "reroute">;
  /**
   * Addresses of the next routers, of `reroute` alone: several share the traffic. Each must be in a network of a port of the router.
   *
   * Default: `[]`. Changing it: **blip**, packets go another way from then on. Maps to: `Logical_Router_Policy.nexthops`.
   */
  declare readonly nextHops: pulumi.Output<string[]>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Logical_Router_Policy._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnPolicy {
    return new OvnPolicy(name, (lookup ?? {}) as OvnPolicyArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnPolicy {
    return KvmnetResource.isOfKind(value, "OvnPolicy");
  }

  constructor(name: string, args: OvnPolicyArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnPolicy", name, args, opts);
  }
}

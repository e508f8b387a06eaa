// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvnRouteArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What this route is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter. A change replaces the route.
   *
   * Changing it: **replace**, a route is of one router: it is removed there and made here. Maps to: `Logical_Router.static_routes`.
   */
  router: pulumi.Input<string>;
  /**
   * Subnet that the route leads to; `0.0.0.0/0` or `::/0` for all others. Several routes of one destination share its traffic.
   *
   * Changing it: **blip**, other packets go this way from then on. Maps to: `Logical_Router_Static_Route.ip_prefix`.
   */
  destination: pulumi.Input<string>;
  /**
   * Address of the next router, on a switch that the router has a port on; `discard`: packets are dropped.
   *
   * Changing it: **blip**, packets go another way from then on. Maps to: `Logical_Router_Static_Route.nexthop`.
   */
  gateway: pulumi.Input<"discard" | string>;
  /**
   * The router's port that leads to `gateway`: the `name` output of a LogicalRouterPort. `none`: the one whose networks have it. Not set: not managed.
   *
   * Changing it: **blip**, packets go another way from then on. Maps to: `Logical_Router_Static_Route.output_port`.
   */
  outputPort?: pulumi.Input<string | "none">;
  /**
   * The route is for packets that come from `destination`, not for those to it. Not set: not managed (off).
   *
   * Changing it: **blip**, other packets go this way from then on. Maps to: `Logical_Router_Static_Route.policy`.
   */
  bySource?: pulumi.Input<boolean>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Logical_Router_Static_Route.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options (ovn-nb(5)), such as `ecmp_symmetric_reply`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Logical_Router_Static_Route.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A static route of a LogicalRouter. */
export class OvnRoute extends KvmnetResource {
  static {
    OvnRoute.outputs(["name", "owner", "router", "destination", "gateway", "outputPort", "bySource", "externalIds", "options", "uuid"]);
  }

  /**
   * What this route is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Logical router. Give the `name` output of a LogicalRouter. A change replaces the route.
   *
   * Changing it: **replace**, a route is of one router: it is removed there and made here. Maps to: `Logical_Router.static_routes`.
   */
  declare readonly router: pulumi.Output<string>;
  /**
   * Subnet that the route leads to; `0.0.0.0/0` or `::/0` for all others. Several routes of one destination share its traffic.
   *
   * Changing it: **blip**, other packets go this way from then on. Maps to: `Logical_Router_Static_Route.ip_prefix`.
   */
  declare readonly destination: pulumi.Output<string>;
  /**
   * Address of the next router, on a switch that the router has a port on; `discard`: packets are dropped.
   *
   * Changing it: **blip**, packets go another way from then on. Maps to: `Logical_Router_Static_Route.nexthop`.
   */
  declare readonly gateway: pulumi.Output<"discard" | string>;
  /**
   * The router's port that leads to `gateway`: the `name` output of a LogicalRouterPort. `none`: the one whose networks have it. Not set: not managed.
   *
   * Changing it: **blip**, packets go another way from then on. Maps to: `Logical_Router_Static_Route.output_port`.
   */
  declare readonly outputPort: pulumi.Output<string | "none" | undefined>;
  /**
   * The route is for packets that come from `destination`, not for those to it. Not set: not managed (off).
   *
   * Changing it: **blip**, other packets go this way from then on. Maps to: `Logical_Router_Static_Route.policy`.
   */
  declare readonly bySource: pulumi.Output<boolean | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Logical_Router_Static_Route._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnRoute {
    return new OvnRoute(name, (lookup ?? {}) as OvnRouteArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnRoute {
    return KvmnetResource.isOfKind(value, "OvnRoute");
  }

  constructor(name: string, args: OvnRouteArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnRoute", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface LogicalRouterArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the router. OVN would let it be taken twice; here it is one. Renaming replaces it.
   *
   * Maps to: `Logical_Router.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Off: it routes nothing. Not set: not managed (on).
   *
   * Changing it: **blip**, nothing is routed while it is off. Maps to: `Logical_Router.enabled`.
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * The one host that routes, as a way to the outside needs it (a gateway router): the `systemId` output of an OvnChassis. An id that no host has routes nothing. `none`: every host routes for its own guests. Not set: not managed.
   *
   * Changing it: **blip**, another host routes from then on, and knows nothing of the connections of the one before. Maps to: `options:chassis`.
   */
  chassis?: pulumi.Input<string | "none">;
  /**
   * Pass multicast on between switches that have `mcastSnoop`. Not set: not managed (off).
   *
   * Changing it: **none**, multicast passes between switches, or no longer. Maps to: `options:mcast_relay`.
   */
  mcastRelay?: pulumi.Input<boolean>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Logical_Router.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options (ovn-nb(5)), such as `always_learn_from_arp_request`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the option. Maps to: `Logical_Router.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A router of OVN: each host routes for its own guests, or one host for all. A LogicalRouterPort joins it to a LogicalSwitch. */
export class LogicalRouter extends KvmnetResource {
  static {
    LogicalRouter.outputs(["name", "owner", "enabled", "chassis", "mcastRelay", "externalIds", "options", "uuid"]);
  }

  /**
   * Name of the router. OVN would let it be taken twice; here it is one. Renaming replaces it.
   *
   * Maps to: `Logical_Router.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Off: it routes nothing. Not set: not managed (on).
   *
   * Changing it: **blip**, nothing is routed while it is off. Maps to: `Logical_Router.enabled`.
   */
  declare readonly enabled: pulumi.Output<boolean | undefined>;
  /**
   * The one host that routes, as a way to the outside needs it (a gateway router): the `systemId` output of an OvnChassis. An id that no host has routes nothing. `none`: every host routes for its own guests. Not set: not managed.
   *
   * Changing it: **blip**, another host routes from then on, and knows nothing of the connections of the one before. Maps to: `options:chassis`.
   */
  declare readonly chassis: pulumi.Output<string | "none" | undefined>;
  /**
   * Pass multicast on between switches that have `mcastSnoop`. Not set: not managed (off).
   *
   * Changing it: **none**, multicast passes between switches, or no longer. Maps to: `options:mcast_relay`.
   */
  declare readonly mcastRelay: pulumi.Output<boolean | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the option. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Logical_Router._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): LogicalRouter {
    return new LogicalRouter(name, (lookup ?? {}) as LogicalRouterArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is LogicalRouter {
    return KvmnetResource.isOfKind(value, "LogicalRouter");
  }

  constructor(name: string, args?: LogicalRouterArgs, opts?: pulumi.CustomResourceOptions) {
    super("LogicalRouter", name, args ?? {}, opts);
  }
}

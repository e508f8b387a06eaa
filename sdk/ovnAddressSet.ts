// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvnAddressSetArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the set, of which OVN has one; matches say it with `$` before it. Renaming replaces it.
   *
   * Maps to: `Address_Set.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * IPv4 addresses and subnets, or IPv6 ones, or MAC addresses: of one sort. Exactly these; `[]`: none, so that a match of the set is never true.
   *
   * Changing it: **blip**, rules that name the set hold for others from then on. Maps to: `Address_Set.addresses`.
   */
  addresses: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Address_Set.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Addresses under a name, for the matches of OvnPortGroup, OvnQos and OvnPolicy. */
export class OvnAddressSet extends KvmnetResource {
  static {
    OvnAddressSet.outputs(["name", "owner", "addresses", "externalIds", "uuid"]);
  }

  /**
   * Name of the set, of which OVN has one; matches say it with `$` before it. Renaming replaces it.
   *
   * Maps to: `Address_Set.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * IPv4 addresses and subnets, or IPv6 ones, or MAC addresses: of one sort. Exactly these; `[]`: none, so that a match of the set is never true.
   *
   * Changing it: **blip**, rules that name the set hold for others from then on. Maps to: `Address_Set.addresses`.
   */
  declare readonly addresses: pulumi.Output<string[]>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Address_Set._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnAddressSet {
    return new OvnAddressSet(name, (lookup ?? {}) as OvnAddressSetArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnAddressSet {
    return KvmnetResource.isOfKind(value, "OvnAddressSet");
  }

  constructor(name: string, args: OvnAddressSetArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnAddressSet", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { OvnPortGroupAcl, OvnPortGroupAclArgs } from "./types";

export interface OvnPortGroupArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the group, of which OVN has one, and which matches say as `@name`: letters, digits, `_` and `.`. Renaming replaces it.
   *
   * Maps to: `Port_Group.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Rules for the ports of the group (`portGroups` of a LogicalSwitchPort). Exactly these, and where there are none everything passes. Not set: not managed.
   *
   * Changing it: **blip**, other packets pass from then on, of connections that are there as well. Maps to: `Port_Group.acls`.
   */
  acls?: pulumi.Input<pulumi.Input<OvnPortGroupAclArgs>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Port_Group.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** A group of logical ports of OVN, on any switches, with the rules (ACLs) for what they may send and get. A port is in it from the moment it is made. */
export class OvnPortGroup extends KvmnetResource {
  static {
    OvnPortGroup.outputs(["name", "owner", "acls", "externalIds", "uuid"]);
  }

  /**
   * Name of the group, of which OVN has one, and which matches say as `@name`: letters, digits, `_` and `.`. Renaming replaces it.
   *
   * Maps to: `Port_Group.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Rules for the ports of the group (`portGroups` of a LogicalSwitchPort). Exactly these, and where there are none everything passes. Not set: not managed.
   *
   * Changing it: **blip**, other packets pass from then on, of connections that are there as well. Maps to: `Port_Group.acls`.
   */
  declare readonly acls: pulumi.Output<OvnPortGroupAcl[] | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Port_Group._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnPortGroup {
    return new OvnPortGroup(name, (lookup ?? {}) as OvnPortGroupArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnPortGroup {
    return KvmnetResource.isOfKind(value, "OvnPortGroup");
  }

  constructor(name: string, args?: OvnPortGroupArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnPortGroup", name, args ?? {}, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvnHaChassisGroupArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the group, of which OVN has one. Renaming replaces it.
   *
   * Maps to: `HA_Chassis_Group.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * The hosts of which one at a time has the ports of the group: `systemId` outputs of OvnChassis, the most preferred first. The next takes over when one is dead, and gives back when it returns. Exactly these.
   *
   * Changing it: **blip**, traffic moves when the most preferred is another, which knows nothing of the connections of the one before. Maps to: `HA_Chassis_Group.ha_chassis`.
   */
  chassis: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `HA_Chassis_Group.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Hosts of which one at a time, the most preferred that lives, has the ports that refer to the group: gateways of LogicalRouterPorts, and ports for machines outside. */
export class OvnHaChassisGroup extends KvmnetResource {
  static {
    OvnHaChassisGroup.outputs(["name", "owner", "chassis", "externalIds", "active", "uuid"]);
  }

  /**
   * Name of the group, of which OVN has one. Renaming replaces it.
   *
   * Maps to: `HA_Chassis_Group.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The hosts of which one at a time has the ports of the group: `systemId` outputs of OvnChassis, the most preferred first. The next takes over when one is dead, and gives back when it returns. Exactly these.
   *
   * Changing it: **blip**, traffic moves when the most preferred is another, which knows nothing of the connections of the one before. Maps to: `HA_Chassis_Group.ha_chassis`.
   */
  declare readonly chassis: pulumi.Output<string[]>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /**
   * Who has each port that refers to the group, by its name: `{ "tenants-outside": "ID" }`, as `systemId` says it; `""`: nobody. As it was when it was read (`pulumi refresh`); `""` where the southbound database is on another host.
   *
   * Maps to: `Port_Binding.chassis`.
   */
  declare readonly active: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `HA_Chassis_Group._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnHaChassisGroup {
    return new OvnHaChassisGroup(name, (lookup ?? {}) as OvnHaChassisGroupArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnHaChassisGroup {
    return KvmnetResource.isOfKind(value, "OvnHaChassisGroup");
  }

  constructor(name: string, args: OvnHaChassisGroupArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnHaChassisGroup", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { OvnQosLimit, OvnQosLimitArgs } from "./types";

export interface OvnQosArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What this rule is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Logical switch. Give the `name` output of a LogicalSwitch. A change replaces the rule.
   *
   * Changing it: **replace**, a rule is of one switch: it is removed there and made here. Maps to: `Logical_Switch.qos_rules`.
   */
  switch: pulumi.Input<string>;
  /**
   * What guests send (`from-lport`), or what they get (`to-lport`).
   *
   * Changing it: **blip**, other packets are limited from then on. Maps to: `QoS.direction`.
   */
  direction: pulumi.Input<"from-lport" | "to-lport">;
  /**
   * Of the rules that match the highest counts.
   *
   * Changing it: **blip**, another rule may count from then on. Maps to: `QoS.priority`.
   */
  priority: pulumi.Input<number>;
  /**
   * Which packets (ovn-sb(5), expressions): `inport == "NAME-OF-A-PORT"`, of `to-lport` with `outport`; `inport == @web` of an OvnPortGroup. What OVN cannot read is refused.
   *
   * Changing it: **blip**, other packets are limited from then on. Maps to: `QoS.match`.
   */
  match: pulumi.Input<string>;
  /**
   * Mark of the packets for routers outside (DSCP). `none`: as they are. Not set: not managed.
   *
   * Changing it: **none**, how packets are marked. Maps to: `QoS.action:dscp`.
   */
  dscp?: pulumi.Input<number | "none">;
  /**
   * How much may pass, of all packets that match together. `none`: any. Not set: not managed.
   *
   * Changing it: **blip**, what is above it is dropped from then on. Maps to: `QoS.bandwidth`.
   */
  limit?: pulumi.Input<OvnQosLimitArgs | "none">;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `QoS.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** How much guests of a LogicalSwitch may send or get, or how what they send is marked (DSCP), carried out on each guest's own host. */
export class OvnQos extends KvmnetResource {
  static {
    OvnQos.outputs(["name", "owner", "switch", "direction", "priority", "match", "dscp", "limit", "externalIds", "uuid"]);
  }

  /**
   * What this rule is called here; OVN has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Logical switch. Give the `name` output of a LogicalSwitch. A change replaces the rule.
   *
   * Changing it: **replace**, a rule is of one switch: it is removed there and made here. Maps to: `Logical_Switch.qos_rules`.
   */
  declare readonly switch: pulumi.Output<string>;
  /**
   * What guests send (`from-lport`), or what they get (`to-lport`).
   *
   * Changing it: **blip**, other packets are limited from then on. Maps to: `QoS.direction`.
   */
  declare readonly direction: pulumi.Output<"from-lport" | "to-lport">;
  /**
   * Of the rules that match the highest counts.
   *
   * Changing it: **blip**, another rule may count from then on. Maps to: `QoS.priority`.
   */
  declare readonly priority: pulumi.Output<number>;
  /**
   * Which packets (ovn-sb(5), expressions): `inport == "NAME-OF-A-PORT"`, of `to-lport` with `outport`; `inport == @web` of an OvnPortGroup. What OVN cannot read is refused.
   *
   * Changing it: **blip**, other packets are limited from then on. Maps to: `QoS.match`.
   */
  declare readonly match: pulumi.Output<string>;
  /**
   * Mark of the packets for routers outside (DSCP). `none`: as they are. Not set: not managed.
   *
   * Changing it: **none**, how packets are marked. Maps to: `QoS.action:dscp`.
   */
  declare readonly dscp: pulumi.Output<number | "none" | undefined>;
  /**
   * How much may pass, of all packets that match together. `none`: any. Not set: not managed.
   *
   * Changing it: **blip**, what is above it is dropped from then on. Maps to: `QoS.bandwidth`.
   */
  declare readonly limit: pulumi.Output<OvnQosLimit | "none" | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `QoS._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnQos {
    return new OvnQos(name, (lookup ?? {}) as OvnQosArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnQos {
    return KvmnetResource.isOfKind(value, "OvnQos");
  }

  constructor(name: string, args: OvnQosArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnQos", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvnDnsArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What these records are called here; OVN has no name for them. Renaming replaces them.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Host names in lower case, whole, and their addresses: `{ "web.lan.example": ["10.20.0.10"] }`. Exactly these.
   *
   * Changing it: **none**, guests are answered so from their next query. Maps to: `DNS.records`.
   */
  records: pulumi.Input<Record<string, pulumi.Input<pulumi.Input<string>[]>>>;
  /**
   * Logical switches whose guests are answered, whichever server they ask: `name` outputs of LogicalSwitch. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, guests of a switch that is taken out are no longer answered. Maps to: `Logical_Switch.dns_records`.
   */
  switches?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `DNS.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Names that OVN answers to DNS itself, on the guest's own host. What it does not know goes to the server that the guest asked. */
export class OvnDns extends KvmnetResource {
  static {
    OvnDns.outputs(["name", "owner", "records", "switches", "externalIds", "uuid"]);
  }

  /**
   * What these records are called here; OVN has no name for them. Renaming replaces them.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Host names in lower case, whole, and their addresses: `{ "web.lan.example": ["10.20.0.10"] }`. Exactly these.
   *
   * Changing it: **none**, guests are answered so from their next query. Maps to: `DNS.records`.
   */
  declare readonly records: pulumi.Output<Record<string, string[]>>;
  /**
   * Logical switches whose guests are answered, whichever server they ask: `name` outputs of LogicalSwitch. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **blip**, guests of a switch that is taken out are no longer answered. Maps to: `Logical_Switch.dns_records`.
   */
  declare readonly switches: pulumi.Output<string[] | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `DNS._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnDns {
    return new OvnDns(name, (lookup ?? {}) as OvnDnsArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnDns {
    return KvmnetResource.isOfKind(value, "OvnDns");
  }

  constructor(name: string, args: OvnDnsArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnDns", name, args, opts);
  }
}

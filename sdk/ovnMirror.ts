// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvnMirrorArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the mirror, of which OVN has one. Renaming replaces it.
   *
   * Maps to: `Mirror.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How copies get to `sink`: by a tunnel from the guest's own host, or (`local`, since OVN 23.06) to a port of that host. What the OVN there does not know is refused.
   *
   * Changing it: **blip**, copies arrive another way from then on. Maps to: `Mirror.type`.
   */
  type: pulumi.Input<"gre" | "erspan" | "local">;
  /**
   * Who gets the copies: an IPv4 or IPv6 address that the guests' hosts reach, where the tunnel ends. Of `local`: what `external_ids:mirror-id` of an interface of the host says.
   *
   * Changing it: **blip**, copies go to somebody else from then on. Maps to: `Mirror.sink`.
   */
  sink: pulumi.Input<string>;
  /**
   * What guests send (`from-lport`), or what they get (`to-lport`). For both say two mirrors, with an `index` each.
   *
   * Changing it: **none**, other packets are copied. Maps to: `Mirror.filter`.
   */
  filter: pulumi.Input<"from-lport" | "to-lport">;
  /**
   * By what the sink tells the copies apart: the key of GRE, or the index of ERSPAN (at most 1048575). `local` has none.
   *
   * Default: `0`. Changing it: **blip**, copies arrive under another key from then on. Maps to: `Mirror.index`.
   */
  index?: pulumi.Input<number>;
  /**
   * Guests' ports whose packets are copied, wherever they run: `name` outputs of LogicalSwitchPort. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, other packets are copied. Maps to: `Logical_Switch_Port.mirror_rules`.
   */
  ports?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Mirror.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** Copies of what guests' ports send or get, sent by each guest's own host to one who listens. */
export class OvnMirror extends KvmnetResource {
  static {
    OvnMirror.outputs(["name", "owner", "type", "sink", "filter", "index", "ports", "externalIds", "hosts", "uuid"]);
  }

  /**
   * Name of the mirror, of which OVN has one. Renaming replaces it.
   *
   * Maps to: `Mirror.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * How copies get to `sink`: by a tunnel from the guest's own host, or (`local`, since OVN 23.06) to a port of that host. What the OVN there does not know is refused.
   *
   * Changing it: **blip**, copies arrive another way from then on. Maps to: `Mirror.type`.
   */
  declare readonly type: pulumi.Output<"gre" | "erspan" | "local">;
  /**
   * Who gets the copies: an IPv4 or IPv6 address that the guests' hosts reach, where the tunnel ends. Of `local`: what `external_ids:mirror-id` of an interface of the host says.
   *
   * Changing it: **blip**, copies go to somebody else from then on. Maps to: `Mirror.sink`.
   */
  declare readonly sink: pulumi.Output<string>;
  /**
   * What guests send (`from-lport`), or what they get (`to-lport`). For both say two mirrors, with an `index` each.
   *
   * Changing it: **none**, other packets are copied. Maps to: `Mirror.filter`.
   */
  declare readonly filter: pulumi.Output<"from-lport" | "to-lport">;
  /**
   * By what the sink tells the copies apart: the key of GRE, or the index of ERSPAN (at most 1048575). `local` has none.
   *
   * Default: `0`. Changing it: **blip**, copies arrive under another key from then on. Maps to: `Mirror.index`.
   */
  declare readonly index: pulumi.Output<number>;
  /**
   * Guests' ports whose packets are copied, wherever they run: `name` outputs of LogicalSwitchPort. Exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, other packets are copied. Maps to: `Logical_Switch_Port.mirror_rules`.
   */
  declare readonly ports: pulumi.Output<string[] | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /**
   * Which host copies, by port: `{ web: "kvm2" }`; `""` where no guest is on the port. Empty where the southbound database is on another host.
   *
   * Maps to: `Port_Binding.chassis`.
   */
  declare readonly hosts: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `Mirror._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnMirror {
    return new OvnMirror(name, (lookup ?? {}) as OvnMirrorArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnMirror {
    return KvmnetResource.isOfKind(value, "OvnMirror");
  }

  constructor(name: string, args: OvnMirrorArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnMirror", name, args, opts);
  }
}

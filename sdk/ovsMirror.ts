// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { Guard, GuardArgs } from "./types";

export interface OvsMirrorArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the mirror. Open vSwitch takes several of one name; we refuse one that is there already. Renaming replaces the mirror.
   *
   * Maps to: `Mirror.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Open vSwitch bridge whose packets are mirrored. Give the `name` output of an OvsBridge, so that Pulumi knows the order. A change replaces the mirror.
   *
   * Changing it: **replace**, a mirror is of one bridge. Maps to: `Bridge.mirrors`.
   */
  bridge: pulumi.Input<string>;
  /**
   * Every packet that comes or goes by any port. Not set: off.
   *
   * Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. Maps to: `Mirror.select_all`.
   */
  selectAll?: pulumi.Input<boolean>;
  /**
   * Ports (of bonds, the bond) whose packets are mirrored that come in by them. Give the `name` outputs of OvsPorts. A port that is not on the bridge is refused.
   *
   * Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. Maps to: `Mirror.select_src_port`.
   */
  selectSrcPorts?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Ports whose packets are mirrored that go out by them. A port that is not on the bridge is refused.
   *
   * Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. Maps to: `Mirror.select_dst_port`.
   */
  selectDstPorts?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Of what the others select, packets of these VLANs alone; 0 is no VLAN. Not set: of all.
   *
   * Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. Maps to: `Mirror.select_vlan`.
   */
  selectVlans?: pulumi.Input<pulumi.Input<number>[]>;
  /**
   * SPAN: the port where the copies go out. It is the mirror's alone: Open vSwitch takes nothing that comes in by it and sends nothing else there. Either this or `outputVlan`.
   *
   * Changing it: **blip**, a port that copies go out by carries nothing else from that moment on; a VLAN of copies is flooded. Maps to: `Mirror.output_port`.
   */
  outputPort?: pulumi.Input<string>;
  /**
   * RSPAN: the VLAN in which the copies go out by every port that carries it. Use a VLAN that nobody else is in, on switches that do not learn addresses in it. Either this or `outputPort`.
   *
   * Changing it: **blip**, a port that copies go out by carries nothing else from that moment on; a VLAN of copies is flooded. Maps to: `Mirror.output_vlan`.
   */
  outputVlan?: pulumi.Input<number>;
  /**
   * Longest copy; what is longer is cut. Not set: copies are whole.
   *
   * Unit: bytes. Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. Maps to: `Mirror.snaplen`.
   */
  snaplen?: pulumi.Input<number>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Mirror.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
}

/** Copies of a bridge's packets, to a port (SPAN) or into a VLAN (RSPAN). Mirrors that others make on the bridge are left alone. */
export class OvsMirror extends KvmnetResource {
  static {
    OvsMirror.outputs([
      "name",
      "owner",
      "bridge",
      "selectAll",
      "selectSrcPorts",
      "selectDstPorts",
      "selectVlans",
      "outputPort",
      "outputVlan",
      "snaplen",
      "externalIds",
      "guard",
      "uuid",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Bridge that it is of.
   *
   * Changing it: **replace**, a mirror is of one bridge.
   */
  declare readonly bridge: pulumi.Output<string>;
  /** Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. */
  declare readonly selectAll: pulumi.Output<boolean>;
  /** Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. */
  declare readonly selectSrcPorts: pulumi.Output<string[]>;
  /** Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. */
  declare readonly selectDstPorts: pulumi.Output<string[]>;
  /** Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. */
  declare readonly selectVlans: pulumi.Output<number[]>;
  /** Changing it: **blip**, a port that copies go out by carries nothing else from that moment on; a VLAN of copies is flooded. */
  declare readonly outputPort: pulumi.Output<string | undefined>;
  /** Changing it: **blip**, a port that copies go out by carries nothing else from that moment on; a VLAN of copies is flooded. */
  declare readonly outputVlan: pulumi.Output<number | undefined>;
  /** Changing it: **none**, other packets are copied; the bridge learns its addresses anew, and floods until then. */
  declare readonly snaplen: pulumi.Output<number | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;
  /**
   * The mirror's row in the Open vSwitch database.
   *
   * Maps to: `Mirror._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvsMirror {
    return new OvsMirror(name, (lookup ?? {}) as OvsMirrorArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvsMirror {
    return KvmnetResource.isOfKind(value, "OvsMirror");
  }

  constructor(name: string, args: OvsMirrorArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvsMirror", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OvsFlowExportNetflowArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What this export is called here; Open vSwitch has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * NetFlow version 5: counts of each flow when it ends. IPv4 alone.
   *
   * Changing it: **replace**, it is taken off, and made anew there. Maps to: `NetFlow`.
   */
  type: "netflow";
  /**
   * Open vSwitch bridge whose flows are told of. Give the `name` output of an OvsBridge. It has at most one export of each type. A change replaces the export.
   *
   * Changing it: **replace**, it is taken off, and made anew there. Maps to: `Bridge.netflow, Bridge.sflow, Bridge.ipfix`.
   */
  bridge: pulumi.Input<string>;
  /**
   * Collectors, each as `ADDRESS:PORT`. They are told by UDP, without a word whether anybody hears.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `targets`.
   */
  targets: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * A flow that goes on is told of every so many seconds; -1: when it has ended only. Not set, or 0: 600.
   *
   * Unit: seconds. Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `NetFlow.active_timeout`.
   */
  activeTimeoutSeconds?: pulumi.Input<number>;
  /**
   * The highest 7 bits of the numbers of ports are the engine's id, for collectors that do not look at that. Not set: off.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `NetFlow.add_id_to_interface`.
   */
  addIdToInterface?: pulumi.Input<boolean>;
  /**
   * Number that collectors tell switches apart by. Not set: one of the datapath.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `NetFlow.engine_id`.
   */
  engineId?: pulumi.Input<number>;
  /**
   * Type that collectors are told. Not set: one of the datapath.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `NetFlow.engine_type`.
   */
  engineType?: pulumi.Input<number>;
}

export interface OvsFlowExportSflowArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What this export is called here; Open vSwitch has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * sFlow version 5: the head of one of so many packets, and counters of ports.
   *
   * Changing it: **replace**, it is taken off, and made anew there. Maps to: `sFlow`.
   */
  type: "sflow";
  /**
   * Open vSwitch bridge whose flows are told of. Give the `name` output of an OvsBridge. It has at most one export of each type. A change replaces the export.
   *
   * Changing it: **replace**, it is taken off, and made anew there. Maps to: `Bridge.netflow, Bridge.sflow, Bridge.ipfix`.
   */
  bridge: pulumi.Input<string>;
  /**
   * Collectors, each as `ADDRESS:PORT`. They are told by UDP, without a word whether anybody hears.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `targets`.
   */
  targets: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Address that collectors know the switch by, or a device of the host's that has it. Not set, or a device that is not there: the address by which the first collector is reached.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `sFlow.agent`.
   */
  agent?: pulumi.Input<string>;
  /**
   * How much of a packet is sent. Not set: 128.
   *
   * Unit: bytes. Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `sFlow.header`.
   */
  headerBytes?: pulumi.Input<number>;
  /**
   * Counters of ports are sent every so many seconds. Not set: 30.
   *
   * Unit: seconds. Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `sFlow.polling`.
   */
  pollingSeconds?: pulumi.Input<number>;
  /**
   * One of so many packets is told of; 1 is each. Not set: 400.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `sampling`.
   */
  sampling?: pulumi.Input<number>;
}

export interface OvsFlowExportIpfixArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What this export is called here; Open vSwitch has no name for it. Renaming replaces it.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * IPFIX (RFC 7011): flows as records by templates.
   *
   * Changing it: **replace**, it is taken off, and made anew there. Maps to: `IPFIX`.
   */
  type: "ipfix";
  /**
   * Open vSwitch bridge whose flows are told of. Give the `name` output of an OvsBridge. It has at most one export of each type. A change replaces the export.
   *
   * Changing it: **replace**, it is taken off, and made anew there. Maps to: `Bridge.netflow, Bridge.sflow, Bridge.ipfix`.
   */
  bridge: pulumi.Input<string>;
  /**
   * Collectors, each as `ADDRESS:PORT`. They are told by UDP, without a word whether anybody hears.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `targets`.
   */
  targets: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * One of so many packets is told of; 1 is each. Not set: 400.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `sampling`.
   */
  sampling?: pulumi.Input<number>;
  /**
   * Observation domain of the records. Not set: 0.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `IPFIX.obs_domain_id`.
   */
  observationDomainId?: pulumi.Input<number>;
  /**
   * Observation point of the records. Not set: 0.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `IPFIX.obs_point_id`.
   */
  observationPointId?: pulumi.Input<number>;
  /**
   * How long packets of a flow are gathered into one record. Not set, or 0: each is a record.
   *
   * Unit: seconds. Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `IPFIX.cache_active_timeout`.
   */
  cacheActiveTimeoutSeconds?: pulumi.Input<number>;
  /**
   * How many flows are gathered at most. Not set, or 0: none, each packet is a record.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `IPFIX.cache_max_flows`.
   */
  cacheMaxFlows?: pulumi.Input<number>;
  /**
   * Further settings (ovs-vswitchd.conf.db(5)), such as `enable-tunnel-sampling`. Only the keys given here are managed.
   *
   * Changing it: **none**, Open vSwitch counts anew from then on; packets go on. Maps to: `IPFIX.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** OvsFlowExport by its `type`. */
export type OvsFlowExportArgs = OvsFlowExportNetflowArgs | OvsFlowExportSflowArgs | OvsFlowExportIpfixArgs;

/** What a bridge tells collectors of the flows that it carries, by NetFlow, sFlow or IPFIX. A bridge has at most one export of each type. */
export class OvsFlowExport extends KvmnetResource {
  static {
    OvsFlowExport.outputs([
      "name",
      "owner",
      "type",
      "bridge",
      "targets",
      "activeTimeoutSeconds",
      "addIdToInterface",
      "engineId",
      "engineType",
      "agent",
      "headerBytes",
      "pollingSeconds",
      "sampling",
      "observationDomainId",
      "observationPointId",
      "cacheActiveTimeoutSeconds",
      "cacheMaxFlows",
      "externalIds",
      "otherConfig",
      "uuid",
      "error",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * `netflow`, `sflow` or `ipfix`.
   *
   * Changing it: **replace**, it is taken off, and made anew there.
   */
  declare readonly type: pulumi.Output<string>;
  /**
   * Bridge that it is of.
   *
   * Changing it: **replace**, it is taken off, and made anew there.
   */
  declare readonly bridge: pulumi.Output<string>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly targets: pulumi.Output<string[]>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly activeTimeoutSeconds: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly addIdToInterface: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly engineId: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly engineType: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly agent: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly headerBytes: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly pollingSeconds: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly sampling: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly observationDomainId: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly observationPointId: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly cacheActiveTimeoutSeconds: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly cacheMaxFlows: pulumi.Output<unknown | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **none**, Open vSwitch counts anew from then on; packets go on. */
  declare readonly otherConfig: pulumi.Output<Record<string, string> | undefined>;
  /**
   * The export's row in the Open vSwitch database.
   *
   * Maps to: `_uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;
  /** What ovs-vswitchd said against it when it was written; absent when nothing. */
  declare readonly error: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvsFlowExport {
    return new OvsFlowExport(name, (lookup ?? {}) as OvsFlowExportArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvsFlowExport {
    return KvmnetResource.isOfKind(value, "OvsFlowExport");
  }

  constructor(name: string, args: OvsFlowExportArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvsFlowExport", name, args, opts);
  }
}

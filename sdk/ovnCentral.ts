// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { OvnCentralCluster, OvnCentralClusterArgs, OvnCentralServer, Tls, TlsArgs } from "./types";

export interface OvnCentralArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Address of this host at which the other hosts reach the databases. A change cuts the hosts off until they have the new one; what is set up forwards on.
   *
   * Changing it: **replace**, hosts are cut off from the databases until they have the new address; what is set up forwards on. Maps to: `Connection.target`.
   */
  address: pulumi.Input<string>;
  /**
   * Port of the southbound database, which the hosts connect to.
   *
   * Default: `6642`. Changing it: **blip**, hosts are cut off from the databases until they have the new port; what is set up forwards on. Maps to: `Connection.target`.
   */
  southboundPort?: pulumi.Input<number>;
  /**
   * Port of the northbound database; usually 6641. Not set: it is not opened. It need not be, for these resources reach it over the connection to the host; whoever reaches it can change every network.
   *
   * Changing it: **none**, who reads the northbound database over the network connects anew. Maps to: `Connection.target`.
   */
  northboundPort?: pulumi.Input<number>;
  /**
   * How long a host may be silent before the connection to it is tried; 0: never. Not set: not managed (OVN's default, 5000).
   *
   * Unit: milliseconds. Changing it: **none**, when a silent connection is tried. Maps to: `Connection.inactivity_probe`.
   */
  probeMilliseconds?: pulumi.Input<number>;
  /**
   * Let nobody in but by TLS, with a certificate that the CA has signed: files of this host, of which nothing but the names is kept. `southboundRemote` begins with `ssl:` then. `none`: without (`tcp:`). Not set: not managed; new databases are without. From one to the other the hosts are cut off until they do the same; what is set up forwards on. Members of a `cluster` reach one another by it as well: each says its own files, and all of them or none. There is no change from one to the other while others are members.
   *
   * Changing it: **blip**, hosts are cut off from the databases until they do the same; what is set up forwards on. Maps to: `SSL, Connection.target`.
   */
  tls?: pulumi.Input<TlsArgs | "none">;
  /**
   * The databases are kept by several hosts (RAFT), three as a rule: they go on while more than half of them are there. Each host has an OvnCentral. Databases of the first that are there already become the cluster's. Not set: not managed; new ones are of this host alone.
   *
   * Changing it: **blip**, the databases are stopped and become a cluster's; hosts forward on as they are, and connect anew. Maps to: `ovsdb-tool create-cluster, join-cluster`.
   */
  cluster?: pulumi.Input<OvnCentralClusterArgs>;
  /**
   * Former members of the cluster that are gone for good and cannot leave by themselves: they are taken out of it. Say it at one of the others. A member that comes back all the same is no member any more.
   *
   * Maps to: `cluster/kick`.
   */
  gone?: pulumi.Input<pulumi.Input<string>[]>;
  /** When it is removed while switches, routers or other rows are in the databases, or hosts are joined: `refuse` it and name them, or remove the databases with all that is in them (`discard`). Not set: `refuse`. */
  onRowsLeft?: pulumi.Input<"refuse" | "discard">;
}

/** OVN's databases on a host, and northd, which makes flows of what stands in them: what the hosts of an OVN join. Removed, it takes the databases with it, and refuses to while something is in them. A host has one. */
export class OvnCentral extends KvmnetResource {
  static {
    OvnCentral.outputs([
      "name",
      "owner",
      "address",
      "southboundPort",
      "northboundPort",
      "probeMilliseconds",
      "tls",
      "cluster",
      "gone",
      "onRowsLeft",
      "southboundRemote",
      "northboundRemote",
      "northboundServer",
      "southboundServer",
      "error",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Address of this host at which the other hosts reach the databases. A change cuts the hosts off until they have the new one; what is set up forwards on.
   *
   * Changing it: **replace**, hosts are cut off from the databases until they have the new address; what is set up forwards on. Maps to: `Connection.target`.
   */
  declare readonly address: pulumi.Output<string>;
  /**
   * Port of the southbound database, which the hosts connect to.
   *
   * Default: `6642`. Changing it: **blip**, hosts are cut off from the databases until they have the new port; what is set up forwards on. Maps to: `Connection.target`.
   */
  declare readonly southboundPort: pulumi.Output<number>;
  /**
   * Port of the northbound database; usually 6641. Not set: it is not opened. It need not be, for these resources reach it over the connection to the host; whoever reaches it can change every network.
   *
   * Changing it: **none**, who reads the northbound database over the network connects anew. Maps to: `Connection.target`.
   */
  declare readonly northboundPort: pulumi.Output<number | undefined>;
  /**
   * How long a host may be silent before the connection to it is tried; 0: never. Not set: not managed (OVN's default, 5000).
   *
   * Unit: milliseconds. Changing it: **none**, when a silent connection is tried. Maps to: `Connection.inactivity_probe`.
   */
  declare readonly probeMilliseconds: pulumi.Output<number | undefined>;
  /**
   * Let nobody in but by TLS, with a certificate that the CA has signed: files of this host, of which nothing but the names is kept. `southboundRemote` begins with `ssl:` then. `none`: without (`tcp:`). Not set: not managed; new databases are without. From one to the other the hosts are cut off until they do the same; what is set up forwards on. Members of a `cluster` reach one another by it as well: each says its own files, and all of them or none. There is no change from one to the other while others are members.
   *
   * Changing it: **blip**, hosts are cut off from the databases until they do the same; what is set up forwards on. Maps to: `SSL, Connection.target`.
   */
  declare readonly tls: pulumi.Output<Tls | "none" | undefined>;
  /**
   * The databases are kept by several hosts (RAFT), three as a rule: they go on while more than half of them are there. Each host has an OvnCentral. Databases of the first that are there already become the cluster's. Not set: not managed; new ones are of this host alone.
   *
   * Changing it: **blip**, the databases are stopped and become a cluster's; hosts forward on as they are, and connect anew. Maps to: `ovsdb-tool create-cluster, join-cluster`.
   */
  declare readonly cluster: pulumi.Output<OvnCentralCluster | undefined>;
  /**
   * Former members of the cluster that are gone for good and cannot leave by themselves: they are taken out of it. Say it at one of the others. A member that comes back all the same is no member any more.
   *
   * Maps to: `cluster/kick`.
   */
  declare readonly gone: pulumi.Output<string[] | undefined>;
  /** When it is removed while switches, routers or other rows are in the databases, or hosts are joined: `refuse` it and name them, or remove the databases with all that is in them (`discard`). Not set: `refuse`. */
  declare readonly onRowsLeft: pulumi.Output<"refuse" | "discard" | undefined>;
  /** What hosts connect to, for `remotes` of an OvnChassis: `tcp:192.0.2.1:6642`, with `tls` `ssl:192.0.2.1:6642`; empty where nobody can. */
  declare readonly southboundRemote: pulumi.Output<string>;
  /** Where the northbound database is reached: `tcp:192.0.2.1:6641`, with `tls` `ssl:192.0.2.1:6641`; empty where it is not opened. */
  declare readonly northboundRemote: pulumi.Output<string>;
  /** This host's part in the cluster of the northbound database; absent where there is no cluster. */
  declare readonly northboundServer: pulumi.Output<OvnCentralServer | undefined>;
  /** This host's part in the cluster of the southbound database; absent where there is no cluster. */
  declare readonly southboundServer: pulumi.Output<OvnCentralServer | undefined>;
  /** What of it does not work although it is set up; absent when all does. */
  declare readonly error: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnCentral {
    return new OvnCentral(name, (lookup ?? {}) as OvnCentralArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnCentral {
    return KvmnetResource.isOfKind(value, "OvnCentral");
  }

  constructor(name: string, args: OvnCentralArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnCentral", name, args, opts);
  }
}

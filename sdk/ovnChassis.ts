// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { OvnChassisOnGuestsAttached, OvnChassisOnGuestsAttachedArgs, Tls, TlsArgs } from "./types";

export interface OvnChassisArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Southbound databases: `tcp:192.0.2.5:6642`, `ssl:192.0.2.5:6642`, `ssl:[2001:db8::5]:6642`, `unix:/run/ovn/ovnsb_db.sock`; of a cluster all of its members. Those of `ssl:` need `tls`, or files that an administrator has given. A change connects anew; guests go on.
   *
   * Changing it: **none**, ovn-controller connects anew; what is set up forwards on. Maps to: `external_ids:ovn-remote`.
   */
  remotes: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * How this host shows the databases of `ssl:` who it is, and knows them: files of this host, of which nothing but the names is kept. Open vSwitch has one set of them, for its own managers and controllers as well: another set that an administrator has put there is left alone, and refused here. `none`: ours are taken away. Not set: not managed (`ovs-vsctl set-ssl`, or options of the daemon). A change connects anew when the connection ends; guests go on.
   *
   * Changing it: **none**, the files are read for the next connection; what is set up forwards on. Maps to: `SSL of Open_vSwitch`.
   */
  tls?: pulumi.Input<TlsArgs | "none">;
  /**
   * Tunnels to other hosts. `vxlan` has room for fewer networks and is meant for gateways that know no Geneve. A change makes the tunnels anew.
   *
   * Changing it: **blip**, the tunnels to all other hosts are made anew. Maps to: `external_ids:ovn-encap-type`.
   */
  encapTypes: pulumi.Input<pulumi.Input<"geneve" | "vxlan">[]>;
  /**
   * Addresses of this host that the others send tunnels to. No two hosts may have the same. A change makes the tunnels anew.
   *
   * Changing it: **blip**, the tunnels to all other hosts are made anew. Maps to: `external_ids:ovn-encap-ip`.
   */
  encapIps: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The integration bridge, which ovn-controller makes where it is missing. Not set: not managed (OVN takes `br-int`). A change makes the host leave and join anew.
   *
   * Changing it: **replace**, the host leaves with the former integration bridge, and joins with the other one. Maps to: `external_ids:ovn-bridge`.
   */
  bridge?: pulumi.Input<string>;
  /**
   * Datapath of the integration bridge: the kernel's (`system`) or the userspace one (`netdev`). Not set: not managed (the kernel's).
   *
   * Changing it: **restart**, every port of the integration bridge is put on the other datapath. Maps to: `external_ids:ovn-bridge-datapath-type`.
   */
  datapathType?: pulumi.Input<"system" | "netdev">;
  /**
   * Physical networks that this host has, and the Open vSwitch bridge that leads to each: `{ physnet1: "br-ex" }`; `{}`: none. Exactly these. Not set: not managed. A port of type `localnet` has its network on the hosts that map its `networkName`, and silently none on others.
   *
   * Changing it: **blip**, networks whose bridge is taken away end here, and begin on a new one. Maps to: `external_ids:ovn-bridge-mappings`.
   */
  bridgeMappings?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Words for who plans the networks, such as `enable-chassis-as-gw`; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, words for who plans the networks; routers may move to another host. Maps to: `external_ids:ovn-cms-options`.
   */
  cmsOptions?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Read the whole southbound database, instead of what concerns this host: less work for the database, more memory here. Not set: not managed (false).
   *
   * Changing it: **none**, what is read of the database. Maps to: `external_ids:ovn-monitor-all`.
   */
  monitorAll?: pulumi.Input<boolean>;
  /**
   * How long the database may be silent before the connection is tried; 0: never. Not set: not managed (OVN's default).
   *
   * Unit: milliseconds. Changing it: **none**, when a silent connection is tried. Maps to: `external_ids:ovn-remote-probe-interval`.
   */
  remoteProbeMilliseconds?: pulumi.Input<number>;
  /**
   * The same for the connection to the integration bridge. Not set: not managed (OVN's default).
   *
   * Unit: seconds. Changing it: **none**, when a silent connection is tried. Maps to: `external_ids:ovn-openflow-probe-interval`.
   */
  openflowProbeSeconds?: pulumi.Input<number>;
  /**
   * What may happen to guests when it is removed. Not set: `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  onGuestsAttached?: pulumi.Input<OvnChassisOnGuestsAttachedArgs>;
}

/** A host's part in OVN: it joins the southbound databases and builds tunnels to the other hosts; ovn-controller is started where it does not run. Removed, it leaves without a trace. A host has one. */
export class OvnChassis extends KvmnetResource {
  static {
    OvnChassis.outputs([
      "name",
      "owner",
      "remotes",
      "tls",
      "encapTypes",
      "encapIps",
      "bridge",
      "datapathType",
      "bridgeMappings",
      "cmsOptions",
      "monitorAll",
      "remoteProbeMilliseconds",
      "openflowProbeSeconds",
      "onGuestsAttached",
      "systemId",
      "error",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Southbound databases: `tcp:192.0.2.5:6642`, `ssl:192.0.2.5:6642`, `ssl:[2001:db8::5]:6642`, `unix:/run/ovn/ovnsb_db.sock`; of a cluster all of its members. Those of `ssl:` need `tls`, or files that an administrator has given. A change connects anew; guests go on.
   *
   * Changing it: **none**, ovn-controller connects anew; what is set up forwards on. Maps to: `external_ids:ovn-remote`.
   */
  declare readonly remotes: pulumi.Output<string[]>;
  /**
   * How this host shows the databases of `ssl:` who it is, and knows them: files of this host, of which nothing but the names is kept. Open vSwitch has one set of them, for its own managers and controllers as well: another set that an administrator has put there is left alone, and refused here. `none`: ours are taken away. Not set: not managed (`ovs-vsctl set-ssl`, or options of the daemon). A change connects anew when the connection ends; guests go on.
   *
   * Changing it: **none**, the files are read for the next connection; what is set up forwards on. Maps to: `SSL of Open_vSwitch`.
   */
  declare readonly tls: pulumi.Output<Tls | "none" | undefined>;
  /**
   * Tunnels to other hosts. `vxlan` has room for fewer networks and is meant for gateways that know no Geneve. A change makes the tunnels anew.
   *
   * Changing it: **blip**, the tunnels to all other hosts are made anew. Maps to: `external_ids:ovn-encap-type`.
   */
  declare readonly encapTypes: pulumi.Output<("geneve" | "vxlan")[]>;
  /**
   * Addresses of this host that the others send tunnels to. No two hosts may have the same. A change makes the tunnels anew.
   *
   * Changing it: **blip**, the tunnels to all other hosts are made anew. Maps to: `external_ids:ovn-encap-ip`.
   */
  declare readonly encapIps: pulumi.Output<string[]>;
  /**
   * The integration bridge, which ovn-controller makes where it is missing. Not set: not managed (OVN takes `br-int`). A change makes the host leave and join anew.
   *
   * Changing it: **replace**, the host leaves with the former integration bridge, and joins with the other one. Maps to: `external_ids:ovn-bridge`.
   */
  declare readonly bridge: pulumi.Output<string | undefined>;
  /**
   * Datapath of the integration bridge: the kernel's (`system`) or the userspace one (`netdev`). Not set: not managed (the kernel's).
   *
   * Changing it: **restart**, every port of the integration bridge is put on the other datapath. Maps to: `external_ids:ovn-bridge-datapath-type`.
   */
  declare readonly datapathType: pulumi.Output<"system" | "netdev" | undefined>;
  /**
   * Physical networks that this host has, and the Open vSwitch bridge that leads to each: `{ physnet1: "br-ex" }`; `{}`: none. Exactly these. Not set: not managed. A port of type `localnet` has its network on the hosts that map its `networkName`, and silently none on others.
   *
   * Changing it: **blip**, networks whose bridge is taken away end here, and begin on a new one. Maps to: `external_ids:ovn-bridge-mappings`.
   */
  declare readonly bridgeMappings: pulumi.Output<Record<string, string> | undefined>;
  /**
   * Words for who plans the networks, such as `enable-chassis-as-gw`; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, words for who plans the networks; routers may move to another host. Maps to: `external_ids:ovn-cms-options`.
   */
  declare readonly cmsOptions: pulumi.Output<string[] | undefined>;
  /**
   * Read the whole southbound database, instead of what concerns this host: less work for the database, more memory here. Not set: not managed (false).
   *
   * Changing it: **none**, what is read of the database. Maps to: `external_ids:ovn-monitor-all`.
   */
  declare readonly monitorAll: pulumi.Output<boolean | undefined>;
  /**
   * How long the database may be silent before the connection is tried; 0: never. Not set: not managed (OVN's default).
   *
   * Unit: milliseconds. Changing it: **none**, when a silent connection is tried. Maps to: `external_ids:ovn-remote-probe-interval`.
   */
  declare readonly remoteProbeMilliseconds: pulumi.Output<number | undefined>;
  /**
   * The same for the connection to the integration bridge. Not set: not managed (OVN's default).
   *
   * Unit: seconds. Changing it: **none**, when a silent connection is tried. Maps to: `external_ids:ovn-openflow-probe-interval`.
   */
  declare readonly openflowProbeSeconds: pulumi.Output<number | undefined>;
  /**
   * What may happen to guests when it is removed. Not set: `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  declare readonly onGuestsAttached: pulumi.Output<OvnChassisOnGuestsAttached>;
  /**
   * How OVN calls this host, for `requestedChassis` of a port: Open vSwitch's own id.
   *
   * Maps to: `external_ids:system-id`.
   */
  declare readonly systemId: pulumi.Output<string>;
  /** Why the host takes no part although it is set up; absent when it does. */
  declare readonly error: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvnChassis {
    return new OvnChassis(name, (lookup ?? {}) as OvnChassisArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvnChassis {
    return KvmnetResource.isOfKind(value, "OvnChassis");
  }

  constructor(name: string, args: OvnChassisArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvnChassis", name, args, opts);
  }
}

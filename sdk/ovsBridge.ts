// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { BridgeOnGuestsAttached, BridgeOnGuestsAttachedArgs, Guard, GuardArgs, Guest, OvsBridgeFlowTable, OvsBridgeFlowTableArgs } from "./types";

export interface OvsBridgeArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Name of the bridge and of its local port, a network device of the host. Renaming replaces the bridge.
   *
   * Maps to: `Bridge.name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * `system`: the kernel's datapath. `netdev`: the userspace datapath, which needs no kernel module; for tests, not for a host's uplink. Not set: not managed (Open vSwitch itself makes new bridges `system`). A change takes every port off the old datapath and puts it on the new one.
   *
   * Changing it: **restart**, Open vSwitch takes every port off the old datapath and puts it on the new one; internal ports lose their addresses, the flow table is emptied. Maps to: `Bridge.datapath_type`.
   */
  datapathType?: pulumi.Input<"system" | "netdev">;
  /**
   * What the bridge does without a controller. `standalone`: it forwards as an ordinary learning switch. `secure`: only what flows say, so nothing until there are some. Not set: not managed (a new bridge behaves as `standalone`). A change empties the flow table. `none`: there is none.
   *
   * Changing it: **blip**, empties the flow table; `secure` forwards nothing until there are flows. Maps to: `Bridge.fail_mode`.
   */
  failMode?: pulumi.Input<"standalone" | "secure" | "none">;
  /**
   * Spanning tree, IEEE 802.1D. Ports forward 30 s after it is turned on. Not set: not managed (off on a new bridge).
   *
   * Changing it: **blip**, ports do not forward for 30 s while the spanning tree is computed. Maps to: `Bridge.stp_enable`.
   */
  stp?: pulumi.Input<boolean>;
  /**
   * Rapid spanning tree, IEEE 802.1D-2004. Not together with `stp`. Not set: not managed (off on a new bridge).
   *
   * Changing it: **blip**, ports do not forward for about 3 s while the spanning tree is computed. Maps to: `Bridge.rstp_enable`.
   */
  rstp?: pulumi.Input<boolean>;
  /**
   * IGMP and MLD snooping. Not set: not managed (off on a new bridge).
   *
   * Changing it: **none**, multicast is flooded until group memberships are learned. Maps to: `Bridge.mcast_snooping_enable`.
   */
  mcastSnooping?: pulumi.Input<boolean>;
  /**
   * MAC address of the local port. Not set: not managed (Open vSwitch takes the lowest of the ports' addresses, so that it changes when ports come and go). `none`: there is none.
   *
   * Changing it: **blip**, neighbours send to the old MAC address until their caches are refreshed, up to half a minute. Maps to: `Bridge.other_config:hwaddr`.
   */
  mac?: pulumi.Input<string | "none">;
  /**
   * OpenFlow versions that controllers may speak; `[]`: Open vSwitch's defaults. Not set: not managed.
   *
   * Changing it: **blip**, controllers have to connect again. Maps to: `Bridge.protocols`.
   */
  protocols?: pulumi.Input<pulumi.Input<"OpenFlow10" | "OpenFlow11" | "OpenFlow12" | "OpenFlow13" | "OpenFlow14" | "OpenFlow15">[]>;
  /**
   * OpenFlow controllers: exactly these targets (`tcp:192.0.2.5:6653`, `ssl:…`, `unix:…`, `ptcp:6654`, `pssl:…`, `punix:…`); `[]`: none. Not set: not managed. The first one added and the last one removed empty the flow table.
   *
   * Changing it: **blip**, the first controller added and the last one removed empty the flow table. Maps to: `Controller.target`.
   */
  controllers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Limits and settings of OpenFlow tables: exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, flows stay, but a table that holds more than its new limit with `evict` loses those with timeouts. Maps to: `Bridge.flow_tables`.
   */
  flowTables?: pulumi.Input<pulumi.Input<OvsBridgeFlowTableArgs>[]>;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed. Keys that others set stay untouched.
   *
   * Changing it: **none**, a note for other programs. Maps to: `Bridge.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further settings (ovs-vswitchd.conf.db(5)), such as `mac-aging-time`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **blip**, live, but what it disturbs depends on the key. Maps to: `Bridge.other_config`.
   */
  otherConfig?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * What may happen to attached guests. Both default to `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
}

/** An Open vSwitch bridge. Ports, flows and settings that others make on it are left alone. */
export class OvsBridge extends KvmnetResource {
  static {
    OvsBridge.outputs([
      "name",
      "owner",
      "datapathType",
      "failMode",
      "stp",
      "rstp",
      "mcastSnooping",
      "mac",
      "protocols",
      "controllers",
      "flowTables",
      "externalIds",
      "otherConfig",
      "onGuestsAttached",
      "guard",
      "uuid",
      "datapathId",
      "connectedControllers",
      "error",
      "guests",
    ]);
  }

  /**
   * Name of the bridge and of its local port, a network device of the host. Renaming replaces the bridge.
   *
   * Maps to: `Bridge.name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * `system`: the kernel's datapath. `netdev`: the userspace datapath, which needs no kernel module; for tests, not for a host's uplink. Not set: not managed (Open vSwitch itself makes new bridges `system`). A change takes every port off the old datapath and puts it on the new one.
   *
   * Changing it: **restart**, Open vSwitch takes every port off the old datapath and puts it on the new one; internal ports lose their addresses, the flow table is emptied. Maps to: `Bridge.datapath_type`.
   */
  declare readonly datapathType: pulumi.Output<"system" | "netdev" | undefined>;
  /**
   * What the bridge does without a controller. `standalone`: it forwards as an ordinary learning switch. `secure`: only what flows say, so nothing until there are some. Not set: not managed (a new bridge behaves as `standalone`). A change empties the flow table. `none`: there is none.
   *
   * Changing it: **blip**, empties the flow table; `secure` forwards nothing until there are flows. Maps to: `Bridge.fail_mode`.
   */
  declare readonly failMode: pulumi.Output<"standalone" | "secure" | undefined>;
  /**
   * Spanning tree, IEEE 802.1D. Ports forward 30 s after it is turned on. Not set: not managed (off on a new bridge).
   *
   * Changing it: **blip**, ports do not forward for 30 s while the spanning tree is computed. Maps to: `Bridge.stp_enable`.
   */
  declare readonly stp: pulumi.Output<boolean | undefined>;
  /**
   * Rapid spanning tree, IEEE 802.1D-2004. Not together with `stp`. Not set: not managed (off on a new bridge).
   *
   * Changing it: **blip**, ports do not forward for about 3 s while the spanning tree is computed. Maps to: `Bridge.rstp_enable`.
   */
  declare readonly rstp: pulumi.Output<boolean | undefined>;
  /**
   * IGMP and MLD snooping. Not set: not managed (off on a new bridge).
   *
   * Changing it: **none**, multicast is flooded until group memberships are learned. Maps to: `Bridge.mcast_snooping_enable`.
   */
  declare readonly mcastSnooping: pulumi.Output<boolean | undefined>;
  /**
   * MAC address of the local port. Not set: not managed (Open vSwitch takes the lowest of the ports' addresses, so that it changes when ports come and go). `none`: there is none.
   *
   * Changing it: **blip**, neighbours send to the old MAC address until their caches are refreshed, up to half a minute. Maps to: `Bridge.other_config:hwaddr`.
   */
  declare readonly mac: pulumi.Output<string | "none" | undefined>;
  /**
   * OpenFlow versions that controllers may speak; `[]`: Open vSwitch's defaults. Not set: not managed.
   *
   * Changing it: **blip**, controllers have to connect again. Maps to: `Bridge.protocols`.
   */
  declare readonly protocols: pulumi.Output<("OpenFlow10" | "OpenFlow11" | "OpenFlow12" | "OpenFlow13" | "OpenFlow14" | "OpenFlow15")[] | undefined>;
  /**
   * OpenFlow controllers: exactly these targets (`tcp:192.0.2.5:6653`, `ssl:…`, `unix:…`, `ptcp:6654`, `pssl:…`, `punix:…`); `[]`: none. Not set: not managed. The first one added and the last one removed empty the flow table.
   *
   * Changing it: **blip**, the first controller added and the last one removed empty the flow table. Maps to: `Controller.target`.
   */
  declare readonly controllers: pulumi.Output<string[] | undefined>;
  /**
   * Limits and settings of OpenFlow tables: exactly these; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, flows stay, but a table that holds more than its new limit with `evict` loses those with timeouts. Maps to: `Bridge.flow_tables`.
   */
  declare readonly flowTables: pulumi.Output<OvsBridgeFlowTable[] | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **blip**, live, but what it disturbs depends on the key. */
  declare readonly otherConfig: pulumi.Output<Record<string, string>>;
  /**
   * What may happen to attached guests. Both default to `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  declare readonly onGuestsAttached: pulumi.Output<BridgeOnGuestsAttached>;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;
  /**
   * The bridge's row in the Open vSwitch database.
   *
   * Maps to: `Bridge._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;
  /**
   * OpenFlow datapath id, 16 hex digits. It follows the bridge's MAC address: set `mac` to keep it when ports come and go.
   *
   * Maps to: `Bridge.datapath_id`.
   */
  declare readonly datapathId: pulumi.Output<string>;
  /**
   * Targets of those controllers that are connected, as Open vSwitch noted it at most five seconds ago; `getOvsBridge` tells more of each.
   *
   * Maps to: `Controller.is_connected`.
   */
  declare readonly connectedControllers: pulumi.Output<string[]>;
  /** Why Open vSwitch could not make the bridge; absent when it works. */
  declare readonly error: pulumi.Output<string | undefined>;
  /** Guests whose NICs are on the bridge now. */
  declare readonly guests: pulumi.Output<Guest[]>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvsBridge {
    return new OvsBridge(name, (lookup ?? {}) as OvsBridgeArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvsBridge {
    return KvmnetResource.isOfKind(value, "OvsBridge");
  }

  constructor(name: string, args?: OvsBridgeArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvsBridge", name, args ?? {}, opts);
  }
}

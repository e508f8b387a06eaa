// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  Guard,
  GuardArgs,
  HostNetworkBonds,
  HostNetworkBondsArgs,
  HostNetworkBridges,
  HostNetworkBridgesArgs,
  HostNetworkDummies,
  HostNetworkDummiesArgs,
  HostNetworkInterfaces,
  HostNetworkInterfacesArgs,
  HostNetworkMacvlans,
  HostNetworkMacvlansArgs,
  HostNetworkMacvtaps,
  HostNetworkMacvtapsArgs,
  HostNetworkRoutes,
  HostNetworkRoutesArgs,
  HostNetworkRules,
  HostNetworkRulesArgs,
  HostNetworkVeths,
  HostNetworkVethsArgs,
  HostNetworkVlans,
  HostNetworkVlansArgs,
  HostNetworkVxlans,
  HostNetworkVxlansArgs,
} from "./types";

export interface HostNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, everything is taken back and set anew under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Network cards that are there: by its name on the host, each with the properties of `HostInterface`. One that is no longer named gets back what it had.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  interfaces?: pulumi.Input<Record<string, pulumi.Input<HostNetworkInterfacesArgs>>>;
  /**
   * Dummy interfaces. By its name on the host, each with the properties of `Dummy`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  dummies?: pulumi.Input<Record<string, pulumi.Input<HostNetworkDummiesArgs>>>;
  /**
   * Pairs of virtual Ethernet devices. By its name on the host, each with the properties of `Veth`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  veths?: pulumi.Input<Record<string, pulumi.Input<HostNetworkVethsArgs>>>;
  /**
   * Bonds. By its name on the host, each with the properties of `Bond`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  bonds?: pulumi.Input<Record<string, pulumi.Input<HostNetworkBondsArgs>>>;
  /**
   * VLAN interfaces. By its name on the host, each with the properties of `Vlan`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  vlans?: pulumi.Input<Record<string, pulumi.Input<HostNetworkVlansArgs>>>;
  /**
   * VXLAN interfaces. By its name on the host, each with the properties of `Vxlan`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  vxlans?: pulumi.Input<Record<string, pulumi.Input<HostNetworkVxlansArgs>>>;
  /**
   * Macvlan interfaces. By its name on the host, each with the properties of `Macvlan`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  macvlans?: pulumi.Input<Record<string, pulumi.Input<HostNetworkMacvlansArgs>>>;
  /**
   * Macvtap interfaces. By its name on the host, each with the properties of `MacvtapInterface`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  macvtaps?: pulumi.Input<Record<string, pulumi.Input<HostNetworkMacvtapsArgs>>>;
  /**
   * Bridges. By its name on the host, each with the properties of `Bridge`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  bridges?: pulumi.Input<Record<string, pulumi.Input<HostNetworkBridgesArgs>>>;
  /**
   * Routes. By a name of your own, each with the properties of `StaticRoute`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  routes?: pulumi.Input<Record<string, pulumi.Input<HostNetworkRoutesArgs>>>;
  /**
   * Rules. By a name of your own, each with the properties of `PolicyRule`.
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  rules?: pulumi.Input<Record<string, pulumi.Input<HostNetworkRulesArgs>>>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
}

/** Several devices, routes and rules of a host as one transaction: made, changed and taken back in one step, in the order in which they stand on each other, under one guard. For changes that lead through states in which the host could not be reached: two NICs that become a bond with a VLAN on it and a bridge on that. What is not named stays as it is. */
export class HostNetwork extends KvmnetResource {
  static {
    HostNetwork.outputs([
      "name",
      "owner",
      "interfaces",
      "dummies",
      "veths",
      "bonds",
      "vlans",
      "vxlans",
      "macvlans",
      "macvtaps",
      "bridges",
      "routes",
      "rules",
      "guard",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, everything is taken back and set anew under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Network cards that are there: by its name on the host, each with the properties of `HostInterface`
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly interfaces: pulumi.Output<Record<string, HostNetworkInterfaces> | undefined>;
  /**
   * Dummy interfaces
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly dummies: pulumi.Output<Record<string, HostNetworkDummies> | undefined>;
  /**
   * Pairs of virtual Ethernet devices
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly veths: pulumi.Output<Record<string, HostNetworkVeths> | undefined>;
  /**
   * Bonds
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly bonds: pulumi.Output<Record<string, HostNetworkBonds> | undefined>;
  /**
   * VLAN interfaces
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly vlans: pulumi.Output<Record<string, HostNetworkVlans> | undefined>;
  /**
   * VXLAN interfaces
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly vxlans: pulumi.Output<Record<string, HostNetworkVxlans> | undefined>;
  /**
   * Macvlan interfaces
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly macvlans: pulumi.Output<Record<string, HostNetworkMacvlans> | undefined>;
  /**
   * Macvtap interfaces
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly macvtaps: pulumi.Output<Record<string, HostNetworkMacvtaps> | undefined>;
  /**
   * Bridges
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly bridges: pulumi.Output<Record<string, HostNetworkBridges> | undefined>;
  /**
   * Routes
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly routes: pulumi.Output<Record<string, HostNetworkRoutes> | undefined>;
  /**
   * Rules
   *
   * Changing it: **blip**, as much as what changes within: see the changes of each.
   */
  declare readonly rules: pulumi.Output<Record<string, HostNetworkRules> | undefined>;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): HostNetwork {
    return new HostNetwork(name, (lookup ?? {}) as HostNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is HostNetwork {
    return KvmnetResource.isOfKind(value, "HostNetwork");
  }

  constructor(name: string, args?: HostNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("HostNetwork", name, args ?? {}, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { Guard, GuardArgs, OvsFlowsFlow, OvsFlowsFlowArgs, OvsFlowsGroup, OvsFlowsGroupArgs, OvsFlowsMeter, OvsFlowsMeterArgs } from "./types";

export interface OvsFlowsArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the cookie follows from the name: the flows are taken away and put in anew: in between their packets go by others, or nowhere.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * The Open vSwitch bridge. Give the `name` output of an OvsBridge with `failMode: "secure"`: any other passes packets on while there are no flows, and drops them when it loses a controller. A change replaces the flows.
   *
   * Changing it: **replace**, the flows are taken away and put in anew: in between their packets go by others, or nowhere. Maps to: `ovs-ofctl bundle BRIDGE`.
   */
  bridge: pulumi.Input<string>;
  /**
   * Exactly these are the resource's: they bear its cookie. Flows of others on the bridge stay as they are.
   *
   * Changing it: **none**, the switch takes the new flows in one piece; what they drop is dropped from then on.
   */
  flows: pulumi.Input<pulumi.Input<OvsFlowsFlowArgs>[]>;
  /**
   * Groups that the flows send packets to (`group:7`).
   *
   * Default: `[]`. Changing it: **none**, the switch takes the new flows in one piece; what they drop is dropped from then on. Maps to: `ovs-ofctl add-group`.
   */
  groups?: pulumi.Input<pulumi.Input<OvsFlowsGroupArgs>[]>;
  /**
   * Meters that the flows send packets through (`meter:3` as the first action). The switch takes them one by one: before flows that need them, and away after these.
   *
   * Default: `[]`. Changing it: **none**, the switch takes meters one by one; packets pass meanwhile by the rate that is there. Maps to: `ovs-ofctl add-meter`.
   */
  meters?: pulumi.Input<pulumi.Input<OvsFlowsMeterArgs>[]>;
  /**
   * How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  guard?: pulumi.Input<GuardArgs>;
}

/** OpenFlow flows of a bridge, and groups and meters that they use: put in and changed in one transaction of the switch, known by their cookie, brought back when ovs-vswitchd was started anew. Flows of others on the bridge stay as they are. */
export class OvsFlows extends KvmnetResource {
  static {
    OvsFlows.outputs(["name", "owner", "bridge", "flows", "groups", "meters", "cookie", "persistedBy", "guard", "faults"]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the cookie follows from the name: the flows are taken away and put in anew: in between their packets go by others, or nowhere.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The bridge.
   *
   * Changing it: **replace**, the flows are taken away and put in anew: in between their packets go by others, or nowhere.
   */
  declare readonly bridge: pulumi.Output<string>;
  /**
   * The flows as they were asked for.
   *
   * Changing it: **none**, the switch takes the new flows in one piece; what they drop is dropped from then on.
   */
  declare readonly flows: pulumi.Output<OvsFlowsFlow[]>;
  /**
   * The groups.
   *
   * Changing it: **none**, the switch takes the new flows in one piece; what they drop is dropped from then on.
   */
  declare readonly groups: pulumi.Output<OvsFlowsGroup[]>;
  /**
   * The meters.
   *
   * Changing it: **none**, the switch takes meters one by one; packets pass meanwhile by the rate that is there.
   */
  declare readonly meters: pulumi.Output<OvsFlowsMeter[]>;
  /**
   * What the flows bear on the switch: `ovs-ofctl dump-flows BRIDGE cookie=COOKIE/-1`.
   *
   * Maps to: `cookie`.
   */
  declare readonly cookie: pulumi.Output<string>;
  /** Who brings the flows back when ovs-vswitchd was started anew, and after a reboot: a unit of ours, or nobody where the host does not run systemd. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none">;
  /**
   * How changes are guarded, for the removal.
   *
   * Changing it: **none**, only remembered, for later changes.
   */
  declare readonly guard: pulumi.Output<Guard | undefined>;
  /** How the switch differs from what was asked for. */
  declare readonly faults: pulumi.Output<string[]>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OvsFlows {
    return new OvsFlows(name, (lookup ?? {}) as OvsFlowsArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OvsFlows {
    return KvmnetResource.isOfKind(value, "OvsFlows");
  }

  constructor(name: string, args: OvsFlowsArgs, opts?: pulumi.CustomResourceOptions) {
    super("OvsFlows", name, args, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { SecurityGroupEgress, SecurityGroupEgressArgs, SecurityGroupIngress, SecurityGroupIngressArgs } from "./types";

export interface SecurityGroupArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the group is removed and made again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * What reaches members. Each rule opens something, and their order means nothing; what none opens is dropped. Answers always pass.
   *
   * Default: `[]`. Changing it: **blip**, what reaches its members from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more.
   */
  ingress?: pulumi.Input<pulumi.Input<SecurityGroupIngressArgs>[]>;
  /**
   * What members may send. Not set: everything. `[]`: nothing but answers, ARP, neighbour discovery and DHCP.
   *
   * Changing it: **blip**, what its members may send from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more.
   */
  egress?: pulumi.Input<pulumi.Input<SecurityGroupEgressArgs>[]>;
  /**
   * Addresses of members that are not attached on this host (guests of other hosts), for rules that name the group.
   *
   * Default: `[]`. Changing it: **none**, whom rules that name it mean from then on; established connections stay, but for those of attachments with `onEstablished: "end"`.
   */
  members?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Where it holds: `host`, for guests on the bridges of the host; `ovn`, for logical ports of OVN on whichever hosts (`securityGroups` of a LogicalSwitchPort), by a connection to a host that has the northbound database.
   *
   * Default: `"host"`. Changing it: **replace**, it is removed from one and made in the other.
   */
  on?: pulumi.Input<"host" | "ovn">;
}

/** What may reach guests, and what they may send: an unordered set of things that are open. It is stateful (answers pass), everything else in is dropped, everything out passes unless `egress` says what does. It does nothing by itself: a SecurityGroupAttachment puts guests into it, and several groups of one guest open what any of them opens. */
export class SecurityGroup extends KvmnetResource {
  static {
    SecurityGroup.outputs(["name", "owner", "ingress", "egress", "members", "persistedBy", "on", "uuid"]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the group is removed and made again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * What reaches members.
   *
   * Changing it: **blip**, what reaches its members from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more.
   */
  declare readonly ingress: pulumi.Output<SecurityGroupIngress[]>;
  /**
   * What members may send; absent: everything.
   *
   * Changing it: **blip**, what its members may send from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more.
   */
  declare readonly egress: pulumi.Output<SecurityGroupEgress[] | undefined>;
  /**
   * Addresses of members that are not attached on this host.
   *
   * Changing it: **none**, whom rules that name it mean from then on; established connections stay, but for those of attachments with `onEstablished: "end"`.
   */
  declare readonly members: pulumi.Output<string[]>;
  /** What brings it back after a reboot: units of ours, nothing, on a host that does not run systemd, or OVN's database. */
  declare readonly persistedBy: pulumi.Output<"systemd" | "none" | "ovn">;
  /**
   * Where it holds.
   *
   * Changing it: **replace**, it is removed from one and made in the other.
   */
  declare readonly on: pulumi.Output<"host" | "ovn">;
  /** In OVN: its row in the northbound database. */
  declare readonly uuid: pulumi.Output<string | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): SecurityGroup {
    return new SecurityGroup(name, (lookup ?? {}) as SecurityGroupArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is SecurityGroup {
    return KvmnetResource.isOfKind(value, "SecurityGroup");
  }

  constructor(name: string, args?: SecurityGroupArgs, opts?: pulumi.CustomResourceOptions) {
    super("SecurityGroup", name, args ?? {}, opts);
  }
}

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface AddressSetArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the set is removed and made again under the other name.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * Addresses, subnets and ranges (`10.0.0.10-10.0.0.20`), of IPv4 and IPv6 as they come; what overlaps is joined. `[]`: nobody.
   *
   * Changing it: **blip**, whom rules that name it mean from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more. Maps to: nft set, `flags interval`; on OVN `Address_Set.addresses`.
   */
  addresses: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Where it holds: `host`, for guests on the bridges of the host; `ovn`, for logical ports of OVN on whichever hosts (`securityGroups` of a LogicalSwitchPort), by a connection to a host that has the northbound database.
   *
   * Default: `"host"`. Changing it: **replace**, it is removed from one and made in the other.
   */
  on?: pulumi.Input<"host" | "ovn">;
}

/** Addresses under a name, for rules of security groups: an office, the monitoring hosts, the members of a cluster. Changing it changes every group that names it, also those of other stacks, with no rule touched. */
export class AddressSet extends KvmnetResource {
  static {
    AddressSet.outputs(["name", "owner", "addresses", "persistedBy", "on", "uuid"]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, the set is removed and made again under the other name.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * Addresses, subnets and ranges.
   *
   * Changing it: **blip**, whom rules that name it mean from then on; of guests on bridges established connections stay, in OVN they end where nothing opens them any more.
   */
  declare readonly addresses: pulumi.Output<string[]>;
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): AddressSet {
    return new AddressSet(name, (lookup ?? {}) as AddressSetArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is AddressSet {
    return KvmnetResource.isOfKind(value, "AddressSet");
  }

  constructor(name: string, args: AddressSetArgs, opts?: pulumi.CustomResourceOptions) {
    super("AddressSet", name, args, opts);
  }
}

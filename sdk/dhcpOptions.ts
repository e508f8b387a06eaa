// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface DhcpOptionsArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * What these options are called here; OVN has no name for them. Renaming replaces them.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * IPv4 subnet of the ports that the options are for: only those whose addresses are in it get an answer.
   *
   * Changing it: **blip**, ports whose addresses are not in it get no answer from then on. Maps to: `DHCP_Options.cidr`.
   */
  cidr: pulumi.Input<string>;
  /**
   * IPv4 address that OVN answers from; nobody needs to have it.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:server_id`.
   */
  serverId: pulumi.Input<string>;
  /**
   * MAC address that OVN answers from.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:server_mac`.
   */
  serverMac: pulumi.Input<string>;
  /**
   * How long a lease lasts. A port keeps its address whatever the lease says.
   *
   * Unit: seconds. Changing it: **none**, guests learn of it with their next lease. Maps to: `options:lease_time`.
   */
  leaseSeconds: pulumi.Input<number>;
  /**
   * Gateway that guests get. `none`: they get none. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:router`.
   */
  router?: pulumi.Input<string | "none">;
  /**
   * Name servers that guests get, in this order; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:dns_server`.
   */
  dnsServers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * MTU that guests get: that of the hosts' network less the tunnel's 58 bytes (IPv4), 1442 on 1500. Not set: not managed.
   *
   * Unit: bytes. Changing it: **none**, guests learn of it with their next lease. Maps to: `options:mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * Domain that guests get. `none` takes it back. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:domain_name`.
   */
  domainName?: pulumi.Input<string | "none">;
  /**
   * Keys for other programs. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, a note for other programs. Maps to: `DHCP_Options.external_ids`.
   */
  externalIds?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Further options as OVN writes them (ovn-nb(5)): `{ ntp_server: "10.0.0.2" }`. Only the keys given here are managed; one that is taken out here is removed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `DHCP_Options.options`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

/** What OVN answers to DHCP of IPv4. A LogicalSwitchPort gets it by `dhcpv4Options`, and its guest the port's own address. */
export class DhcpOptions extends KvmnetResource {
  static {
    DhcpOptions.outputs([
      "name",
      "owner",
      "cidr",
      "serverId",
      "serverMac",
      "leaseSeconds",
      "router",
      "dnsServers",
      "mtu",
      "domainName",
      "externalIds",
      "options",
      "uuid",
    ]);
  }

  /**
   * What these options are called here; OVN has no name for them. Renaming replaces them.
   *
   * Maps to: `external_ids:kvmnet-name`.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * IPv4 subnet of the ports that the options are for: only those whose addresses are in it get an answer.
   *
   * Changing it: **blip**, ports whose addresses are not in it get no answer from then on. Maps to: `DHCP_Options.cidr`.
   */
  declare readonly cidr: pulumi.Output<string>;
  /**
   * IPv4 address that OVN answers from; nobody needs to have it.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:server_id`.
   */
  declare readonly serverId: pulumi.Output<string>;
  /**
   * MAC address that OVN answers from.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:server_mac`.
   */
  declare readonly serverMac: pulumi.Output<string>;
  /**
   * How long a lease lasts. A port keeps its address whatever the lease says.
   *
   * Unit: seconds. Changing it: **none**, guests learn of it with their next lease. Maps to: `options:lease_time`.
   */
  declare readonly leaseSeconds: pulumi.Output<number>;
  /**
   * Gateway that guests get. `none`: they get none. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:router`.
   */
  declare readonly router: pulumi.Output<string | "none" | undefined>;
  /**
   * Name servers that guests get, in this order; `[]`: none. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:dns_server`.
   */
  declare readonly dnsServers: pulumi.Output<string[] | undefined>;
  /**
   * MTU that guests get: that of the hosts' network less the tunnel's 58 bytes (IPv4), 1442 on 1500. Not set: not managed.
   *
   * Unit: bytes. Changing it: **none**, guests learn of it with their next lease. Maps to: `options:mtu`.
   */
  declare readonly mtu: pulumi.Output<number | undefined>;
  /**
   * Domain that guests get. `none` takes it back. Not set: not managed.
   *
   * Changing it: **none**, guests learn of it with their next lease. Maps to: `options:domain_name`.
   */
  declare readonly domainName: pulumi.Output<string | "none" | undefined>;
  /** Changing it: **none**, a note for other programs. */
  declare readonly externalIds: pulumi.Output<Record<string, string>>;
  /** Changing it: **none**, guests learn of it with their next lease. */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * Its row in the northbound database, for others that refer to it.
   *
   * Maps to: `DHCP_Options._uuid`.
   */
  declare readonly uuid: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): DhcpOptions {
    return new DhcpOptions(name, (lookup ?? {}) as DhcpOptionsArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is DhcpOptions {
    return KvmnetResource.isOfKind(value, "DhcpOptions");
  }

  constructor(name: string, args: DhcpOptionsArgs, opts?: pulumi.CustomResourceOptions) {
    super("DhcpOptions", name, args, opts);
  }
}

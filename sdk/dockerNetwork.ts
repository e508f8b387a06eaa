// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type { DockerNetworkOnGuestsAttached, DockerNetworkOnGuestsAttachedArgs, DockerNetworkSubnet, DockerNetworkSubnetArgs } from "./types";

export interface DockerNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * `bridge`: containers are behind the host, which masquerades for them. `macvlan`: they are on the LAN of `parent`, each with a MAC address.
   *
   * Default: `"bridge"`. Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `--driver`.
   */
  driver?: pulumi.Input<"bridge" | "macvlan">;
  /**
   * One of IPv4, and one of IPv6 after it where containers have that as well. Not set: Docker chooses.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  subnets?: pulumi.Input<pulumi.Input<DockerNetworkSubnetArgs>[]>;
  /**
   * Whether containers have IPv6. Not set: they have where there is a subnet of IPv6; else Docker's default at creation (no).
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `--ipv6`.
   */
  ipv6?: pulumi.Input<boolean>;
  /**
   * Without a way out: Docker gives containers no gateway and drops what they send elsewhere. Not set: Docker's default at creation (no).
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `--internal`.
   */
  internal?: pulumi.Input<boolean>;
  /**
   * Name of the Linux bridge that carries a network of driver `bridge`, for others to name: `dk0`. Not set: `br-` and the first twelve digits of the network's id.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `com.docker.network.bridge.name`.
   */
  bridge?: pulumi.Input<string>;
  /**
   * The host's device below a network of driver `macvlan`: a NIC, a bond, a VLAN device. Needed for it.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `parent`.
   */
  parent?: pulumi.Input<string>;
  /**
   * Further options of the driver, in Docker's words: `com.docker.network.driver.mtu`, `macvlan_mode`. Those that are not named are left as they are.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `--opt`.
   */
  options?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * Labels for programs that look for them. Those that are not named are left as they are.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `--label`.
   */
  labels?: pulumi.Input<Record<string, pulumi.Input<string>>>;
  /**
   * What may happen to guests when it is removed. Not set: `refuse`.
   *
   * Changing it: **none**, only what this resource may do.
   */
  onGuestsAttached?: pulumi.Input<DockerNetworkOnGuestsAttachedArgs>;
}

/** A user-defined network of Docker's on the host, of driver `bridge` or `macvlan`. Docker keeps it, over restarts and reboots; every change replaces it, which is refused while containers are set up to be on it. */
export class DockerNetwork extends KvmnetResource {
  static {
    DockerNetwork.outputs([
      "name",
      "owner",
      "driver",
      "subnets",
      "ipv6",
      "internal",
      "bridge",
      "parent",
      "options",
      "labels",
      "faults",
      "networkId",
      "containers",
      "onGuestsAttached",
    ]);
  }

  /**
   * Physical name on the host. Defaults to the logical name of the resource; no random suffix is added.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * `bridge`: containers are behind the host, which masquerades for them. `macvlan`: they are on the LAN of `parent`, each with a MAC address.
   *
   * Default: `"bridge"`. Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew. Maps to: `--driver`.
   */
  declare readonly driver: pulumi.Output<"bridge" | "macvlan">;
  /**
   * Its subnets, with what Docker chose.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly subnets: pulumi.Output<DockerNetworkSubnet[]>;
  /**
   * Whether containers have IPv6.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly ipv6: pulumi.Output<boolean>;
  /**
   * Without a way out.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly internal: pulumi.Output<boolean>;
  /**
   * The Linux bridge that carries it, of driver `bridge`. Give it to what names devices.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly bridge: pulumi.Output<string | undefined>;
  /**
   * The device below it, of driver `macvlan`.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly parent: pulumi.Output<string | undefined>;
  /**
   * Options of the driver that have no property of their own.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly options: pulumi.Output<Record<string, string>>;
  /**
   * Its labels, without our mark.
   *
   * Changing it: **replace**, Docker changes nothing of a network that is there: it is removed and made anew.
   */
  declare readonly labels: pulumi.Output<Record<string, string>>;
  /** What is wrong with it although Docker has it as it was asked for. */
  declare readonly faults: pulumi.Output<string[]>;
  /**
   * Docker's id of it.
   *
   * Maps to: `docker network inspect --format {{.Id}}`.
   */
  declare readonly networkId: pulumi.Output<string>;
  /** Names of the containers that are set up to be on it, running or not. */
  declare readonly containers: pulumi.Output<string[]>;
  /**
   * What may happen to them.
   *
   * Changing it: **none**, only what this resource may do.
   */
  declare readonly onGuestsAttached: pulumi.Output<DockerNetworkOnGuestsAttached>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): DockerNetwork {
    return new DockerNetwork(name, (lookup ?? {}) as DockerNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is DockerNetwork {
    return KvmnetResource.isOfKind(value, "DockerNetwork");
  }

  constructor(name: string, args?: DockerNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("DockerNetwork", name, args ?? {}, opts);
  }
}

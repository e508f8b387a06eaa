// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  Bandwidth,
  BandwidthArgs,
  Dns,
  DnsArgs,
  Domain,
  DomainArgs,
  Guest,
  Nat,
  NatArgs,
  NatNetworkBridge,
  NatNetworkBridgeArgs,
  NetworkPortGroup,
  NetworkPortGroupArgs,
  OnGuestsAttached,
  OnGuestsAttachedArgs,
  Route,
  RouteArgs,
  Subnet,
  SubnetArgs,
} from "./types";

export interface NatNetworkArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * The subnets of the network, each with the host's address in it. A new or another subnet needs a restart; DHCP ranges and reservations do not.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<ip>`.
   */
  subnets: pulumi.Input<pulumi.Input<SubnetArgs>[]>;
  /**
   * DNS domain of the network. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  domain?: pulumi.Input<DomainArgs | "none">;
  /**
   * The DNS server of the network. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  dns?: pulumi.Input<DnsArgs | "none">;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  routes?: pulumi.Input<pulumi.Input<RouteArgs>[]>;
  /**
   * The one device of the host over which guests get out. Not set: any, as the host's routes say. `none`: there is none.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again. Maps to: `<forward dev=…>`.
   */
  forwardDevice?: pulumi.Input<string | "none">;
  /**
   * How outgoing connections are translated.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<nat>`.
   */
  nat?: pulumi.Input<NatArgs>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  bridge?: pulumi.Input<NatNetworkBridgeArgs>;
  /**
   * MAC address of the bridge. Not set: libvirt picks one, which then stays.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * MTU of the bridge and of every NIC on it. `none`: there is none.
   *
   * Unit: bytes. Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number | "none">;
  /**
   * Let guests talk IPv6 to each other although the network has no IPv6 subnet.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
  /**
   * Limits for all guests of the network together. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<BandwidthArgs | "none">;
  /**
   * Guests reach the host and what lies behind it, but not each other.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<port isolated=…>`.
   */
  portIsolation?: pulumi.Input<boolean>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  portGroups?: pulumi.Input<pulumi.Input<NetworkPortGroupArgs>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string | "none">;
  /**
   * A description. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string | "none">;
  /**
   * Start the network when the host boots.
   *
   * Default: `true`. Changing it: **none**, a mark for the next boot. Maps to: `virsh net-autostart`.
   */
  autostart?: pulumi.Input<boolean>;
  /**
   * Whether the network runs.
   *
   * Default: `true`. Changing it: **restart**, stopping the network cuts its guests off. Maps to: `virsh net-start`.
   */
  active?: pulumi.Input<boolean>;
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: pulumi.Input<OnGuestsAttachedArgs>;
}

/**
 * A libvirt virtual network behind NAT: guests get addresses by DHCP, resolve names, and get out under the host's address; nobody gets in.
 *
 * DHCP ranges, reservations and DNS records change on the running network; the rest needs a restart of it, which is refused while guests are attached unless `onGuestsAttached` allows it.
 */
export class NatNetwork extends KvmnetResource {
  static {
    NatNetwork.outputs([
      "name",
      "owner",
      "subnets",
      "domain",
      "dns",
      "routes",
      "forwardDevice",
      "nat",
      "bridge",
      "mac",
      "mtu",
      "ipv6",
      "bandwidth",
      "portIsolation",
      "portGroups",
      "title",
      "description",
      "autostart",
      "active",
      "onGuestsAttached",
      "uuid",
      "bridgeName",
      "macAddress",
      "persistent",
      "guests",
      "unpluggedGuests",
      "pendingRestart",
      "nextStart",
    ]);
  }

  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The subnets of the network, each with the host's address in it. A new or another subnet needs a restart; DHCP ranges and reservations do not.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<ip>`.
   */
  declare readonly subnets: pulumi.Output<Subnet[]>;
  /**
   * DNS domain of the network. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  declare readonly domain: pulumi.Output<Domain | "none" | undefined>;
  /**
   * The DNS server of the network. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  declare readonly dns: pulumi.Output<Dns | undefined>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  declare readonly routes: pulumi.Output<Route[] | undefined>;
  /**
   * The one device of the host over which guests get out. Not set: any, as the host's routes say. `none`: there is none.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again. Maps to: `<forward dev=…>`.
   */
  declare readonly forwardDevice: pulumi.Output<string | "none" | undefined>;
  /**
   * How outgoing connections are translated.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<nat>`.
   */
  declare readonly nat: pulumi.Output<Nat | undefined>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  declare readonly bridge: pulumi.Output<NatNetworkBridge | undefined>;
  /**
   * MAC address of the bridge. Not set: libvirt picks one, which then stays.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  declare readonly mac: pulumi.Output<string | undefined>;
  /**
   * MTU of the bridge and of every NIC on it. `none`: there is none.
   *
   * Unit: bytes. Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  declare readonly mtu: pulumi.Output<number | "none" | undefined>;
  /**
   * Let guests talk IPv6 to each other although the network has no IPv6 subnet.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network ipv6=…>`.
   */
  declare readonly ipv6: pulumi.Output<boolean | undefined>;
  /**
   * Limits for all guests of the network together. `none`: there is none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  declare readonly bandwidth: pulumi.Output<Bandwidth | undefined>;
  /**
   * Guests reach the host and what lies behind it, but not each other.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<port isolated=…>`.
   */
  declare readonly portIsolation: pulumi.Output<boolean | undefined>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  declare readonly portGroups: pulumi.Output<NetworkPortGroup[] | undefined>;
  /**
   * A short title. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  declare readonly title: pulumi.Output<string | "none" | undefined>;
  /**
   * A description. Needs libvirt 9.7 or later. `none`: there is none.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  declare readonly description: pulumi.Output<string | "none" | undefined>;
  /**
   * Start the network when the host boots.
   *
   * Default: `true`. Changing it: **none**, a mark for the next boot. Maps to: `virsh net-autostart`.
   */
  declare readonly autostart: pulumi.Output<boolean>;
  /**
   * Whether the network runs.
   *
   * Default: `true`. Changing it: **restart**, stopping the network cuts its guests off. Maps to: `virsh net-start`.
   */
  declare readonly active: pulumi.Output<boolean>;
  /** What may happen to attached guests. Both default to `refuse`. */
  declare readonly onGuestsAttached: pulumi.Output<OnGuestsAttached | undefined>;
  /**
   * UUID of the network.
   *
   * Maps to: `<uuid>`.
   */
  declare readonly uuid: pulumi.Output<string>;
  /**
   * The bridge that carries the network.
   *
   * Maps to: `<bridge name=…>`.
   */
  declare readonly bridgeName: pulumi.Output<string | "">;
  /**
   * MAC address of that bridge.
   *
   * Maps to: `<mac address=…>`.
   */
  declare readonly macAddress: pulumi.Output<string | "">;
  /**
   * Whether libvirt keeps a definition for the next start.
   *
   * Maps to: `virsh net-info`.
   */
  declare readonly persistent: pulumi.Output<boolean>;
  /** NICs of running guests on the network. */
  declare readonly guests: pulumi.Output<Guest[]>;
  /** Those of them that are cut off, because their tap is not in the bridge. */
  declare readonly unpluggedGuests: pulumi.Output<Guest[]>;
  /** Whether the stored definition takes effect only at the next start, wholly or in part. */
  declare readonly pendingRestart: pulumi.Output<boolean>;
  /**
   * The stored definition, where it differs from the running network: what the next start would take.
   *
   * Maps to: `virsh net-dumpxml --inactive`.
   */
  declare readonly nextStart: pulumi.Output<Record<string, unknown> | undefined>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): NatNetwork {
    return new NatNetwork(name, (lookup ?? {}) as NatNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is NatNetwork {
    return KvmnetResource.isOfKind(value, "NatNetwork");
  }

  constructor(name: string, args: NatNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("NatNetwork", name, args, opts);
  }
}

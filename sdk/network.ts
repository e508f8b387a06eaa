// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";
import type {
  Bandwidth,
  BandwidthArgs,
  BridgedNetworkPortGroup,
  BridgedNetworkPortGroupArgs,
  Dns,
  DnsArgs,
  Domain,
  DomainArgs,
  Guest,
  MacvtapNetworkPortGroup,
  MacvtapNetworkPortGroupArgs,
  Nat,
  NatArgs,
  NatNetworkBridge,
  NatNetworkBridgeArgs,
  NetworkDnsmasqOptions,
  NetworkDnsmasqOptionsArgs,
  NetworkPortGroup,
  NetworkPortGroupArgs,
  NetworkVlan,
  NetworkVlanArgs,
  OnGuestsAttached,
  OnGuestsAttachedArgs,
  Route,
  RouteArgs,
  SriovNetworkPortGroup,
  SriovNetworkPortGroupArgs,
  Subnet,
  SubnetArgs,
  Virtualport8021Qbg,
  Virtualport8021QbgArgs,
  Virtualport8021Qbh,
  Virtualport8021QbhArgs,
  VirtualportMidonet,
  VirtualportMidonetArgs,
  VirtualportNone,
  VirtualportNoneArgs,
  VirtualportOpenvswitch,
  VirtualportOpenvswitchArgs,
} from "./types";

export interface NetworkIsolatedArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  type: "isolated";
  /**
   * The subnets of the network, each with the host's address in it. `[]`: none, the host has no address. Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<ip>`.
   */
  subnets?: pulumi.Input<pulumi.Input<SubnetArgs>[]>;
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
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
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

export interface NetworkNatArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  type: "nat";
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
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
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

export interface NetworkRouteArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  type: "route";
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
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
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

export interface NetworkOpenArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  type: "open";
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
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
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

export interface NetworkBridgeArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  type: "bridge";
  /**
   * The bridge that guests are plugged into. It must exist on the host: a Linux bridge, or one of Open vSwitch (then with `virtualport`).
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge name=…>`.
   */
  bridge: pulumi.Input<string>;
  /**
   * `{ type: "openvswitch" }` for a bridge of Open vSwitch. Not set: not managed, for a new network none. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | VirtualportOpenvswitchArgs | VirtualportMidonetArgs | "none">;
  /**
   * VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkVlanArgs | "none">;
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
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<network trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  portGroups?: pulumi.Input<pulumi.Input<BridgedNetworkPortGroupArgs>[]>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
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

export interface NetworkMacvtapArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  type: "macvtap";
  /**
   * `bridge`: guests on one device reach each other directly. `vepa`: by way of the switch, which must reflect (hairpin). `private`: not at all. `passthrough`: each guest has a device to itself. In none of them do guests reach the host over the device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward mode=…>`.
   */
  mode: pulumi.Input<"bridge" | "vepa" | "private" | "passthrough">;
  /**
   * Devices of the host on which guests get their macvtap; with several, the one with the fewest guests is taken.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><interface dev=…>`.
   */
  devices?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Instead of `devices`: all virtual functions of this SR-IOV device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><pf dev=…>`.
   */
  physicalFunction?: pulumi.Input<string>;
  /**
   * Policy that the switch applies. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | Virtualport8021QbgArgs | Virtualport8021QbhArgs | "none">;
  /**
   * VLAN of the guests' NICs. Only with `passthrough` of a virtual function. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkVlanArgs | "none">;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<network trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  portGroups?: pulumi.Input<pulumi.Input<MacvtapNetworkPortGroupArgs>[]>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
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

export interface NetworkHostdevArgs {
  /** How to reach the host. Default: the stack's, from `pulumi config set --path kvmnet:connection.host HOST`. */
  connection?: pulumi.Input<ConnectionArgs>;
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  name?: pulumi.Input<string>;
  /** Take over an existing object of this name that carries no mark, instead of refusing it. It is then changed to what is asked for here. Default: refuse. */
  adopt?: pulumi.Input<boolean>;
  /**
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  type: "hostdev";
  /**
   * SR-IOV device whose virtual functions the guests get.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><pf dev=…>`.
   */
  physicalFunction?: pulumi.Input<string>;
  /**
   * Instead of `physicalFunction`: PCI addresses of virtual functions, `0000:04:00.1`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><address>`.
   */
  virtualFunctions?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * libvirt takes a function from its driver when a guest starts and gives it back when the guest ends. libvirt's default: no.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward managed=…>`.
   */
  managedByLibvirt?: pulumi.Input<boolean>;
  /**
   * How the function is passed on. libvirt's default: `vfio`. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  driver?: pulumi.Input<"vfio" | "kvm" | "none">;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  driverModel?: pulumi.Input<string | "none">;
  /**
   * Policy that the switch applies. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | Virtualport8021QbhArgs | "none">;
  /**
   * The VLAN of the functions. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkVlanArgs | "none">;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<network trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  portGroups?: pulumi.Input<pulumi.Input<SriovNetworkPortGroupArgs>[]>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
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

/** Network by its `type`. */
export type NetworkArgs =
  | NetworkIsolatedArgs
  | NetworkNatArgs
  | NetworkRouteArgs
  | NetworkOpenArgs
  | NetworkBridgeArgs
  | NetworkMacvtapArgs
  | NetworkHostdevArgs;

/**
 * Any libvirt network, with every element that libvirt's schema has. The kinds for one mode, such as NatNetwork, say the same in fewer words; this one also has metadata of other programs and dnsmasq options.
 *
 * What may be set depends on `type`.
 */
export class Network extends KvmnetResource {
  static {
    Network.outputs([
      "name",
      "owner",
      "type",
      "subnets",
      "domain",
      "dns",
      "routes",
      "bridge",
      "mac",
      "mtu",
      "ipv6",
      "bandwidth",
      "portIsolation",
      "portGroups",
      "dnsmasqOptions",
      "metadata",
      "title",
      "description",
      "autostart",
      "active",
      "onGuestsAttached",
      "forwardDevice",
      "nat",
      "virtualport",
      "vlan",
      "trustGuestRxFilters",
      "mode",
      "devices",
      "physicalFunction",
      "virtualFunctions",
      "managedByLibvirt",
      "driver",
      "driverModel",
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
   * How guests reach the world. `isolated`: not at all; `nat`: under the host's address; `route`: under their own; `open`: as the host's firewall says; `bridge`: on a bridge that exists; `macvtap`: on a device of the host; `hostdev`: each with a virtual function.
   *
   * Changing it: **restart**, the network is started anew in another mode: every guest is unplugged and plugged in again. Maps to: `<forward mode=…>`.
   */
  declare readonly type: pulumi.Output<"isolated" | "nat" | "route" | "open" | "bridge" | "macvtap" | "hostdev">;
  /**
   * The subnets of the network, each with the host's address in it. `[]`: none, the host has no address. Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<ip>`.
   */
  declare readonly subnets: pulumi.Output<Subnet[] | undefined>;
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
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  declare readonly bridge: pulumi.Output<NatNetworkBridge | string | undefined>;
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
   * Limits for all guests of the network together.
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
  declare readonly portGroups: pulumi.Output<NetworkPortGroup[] | BridgedNetworkPortGroup[] | MacvtapNetworkPortGroup[] | SriovNetworkPortGroup[] | undefined>;
  /**
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  declare readonly dnsmasqOptions: pulumi.Output<NetworkDnsmasqOptions | undefined>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  declare readonly metadata: pulumi.Output<string[] | undefined>;
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
   * `{ type: "openvswitch" }` for a bridge of Open vSwitch. Not set: not managed, for a new network none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<
    | VirtualportNone
    | VirtualportOpenvswitch
    | VirtualportMidonet
    | VirtualportNone
    | Virtualport8021Qbg
    | Virtualport8021Qbh
    | VirtualportNone
    | Virtualport8021Qbh
    | undefined
  >;
  /**
   * VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  declare readonly vlan: pulumi.Output<NetworkVlan | undefined>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<network trustGuestRxFilters=…>`.
   */
  declare readonly trustGuestRxFilters: pulumi.Output<boolean | undefined>;
  /**
   * `bridge`: guests on one device reach each other directly. `vepa`: by way of the switch, which must reflect (hairpin). `private`: not at all. `passthrough`: each guest has a device to itself. In none of them do guests reach the host over the device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward mode=…>`.
   */
  declare readonly mode: pulumi.Output<"bridge" | "vepa" | "private" | "passthrough" | undefined>;
  /**
   * Devices of the host on which guests get their macvtap; with several, the one with the fewest guests is taken.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><interface dev=…>`.
   */
  declare readonly devices: pulumi.Output<string[] | undefined>;
  /**
   * Instead of `devices`: all virtual functions of this SR-IOV device.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><pf dev=…>`.
   */
  declare readonly physicalFunction: pulumi.Output<string | undefined>;
  /**
   * Instead of `physicalFunction`: PCI addresses of virtual functions, `0000:04:00.1`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward><address>`.
   */
  declare readonly virtualFunctions: pulumi.Output<string[] | undefined>;
  /**
   * libvirt takes a function from its driver when a guest starts and gives it back when the guest ends. libvirt's default: no.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<forward managed=…>`.
   */
  declare readonly managedByLibvirt: pulumi.Output<boolean | undefined>;
  /**
   * How the function is passed on. libvirt's default: `vfio`. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  declare readonly driver: pulumi.Output<"vfio" | "kvm" | "none" | undefined>;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later. `none`: there is none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  declare readonly driverModel: pulumi.Output<string | "none" | undefined>;
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
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): Network {
    return new Network(name, (lookup ?? {}) as NetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is Network {
    return KvmnetResource.isOfKind(value, "Network");
  }

  constructor(name: string, args: NetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super("Network", name, args, opts);
  }
}

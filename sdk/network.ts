// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

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
  subnets?: pulumi.Input<pulumi.Input<NetworkIsolatedSubnetArgs>[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  domain?: pulumi.Input<NetworkIsolatedDomainArgs>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  dns?: pulumi.Input<NetworkIsolatedDnsArgs>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  routes?: pulumi.Input<pulumi.Input<NetworkIsolatedRouteArgs>[]>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  bridge?: pulumi.Input<NetworkIsolatedBridgeArgs>;
  /**
   * MAC address of the bridge. Not set: libvirt picks one, which then stays.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * MTU of the bridge and of every NIC on it.
   *
   * Unit: bytes. Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * Let guests talk IPv6 to each other although the network has no IPv6 subnet.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
  /**
   * Limits for all guests of the network together.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkIsolatedBandwidthArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NetworkIsolatedPortGroupArgs>[]>;
  /**
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkIsolatedDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<NetworkIsolatedOnGuestsAttachedArgs>;
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
  subnets: pulumi.Input<pulumi.Input<NetworkNatSubnetArgs>[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  domain?: pulumi.Input<NetworkNatDomainArgs>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  dns?: pulumi.Input<NetworkNatDnsArgs>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  routes?: pulumi.Input<pulumi.Input<NetworkNatRouteArgs>[]>;
  /**
   * The one device of the host over which guests get out. Not set: any, as the host's routes say.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again. Maps to: `<forward dev=…>`.
   */
  forwardDevice?: pulumi.Input<string>;
  /**
   * How outgoing connections are translated.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<nat>`.
   */
  nat?: pulumi.Input<NetworkNatNatArgs>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  bridge?: pulumi.Input<NetworkNatBridgeArgs>;
  /**
   * MAC address of the bridge. Not set: libvirt picks one, which then stays.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * MTU of the bridge and of every NIC on it.
   *
   * Unit: bytes. Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * Let guests talk IPv6 to each other although the network has no IPv6 subnet.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
  /**
   * Limits for all guests of the network together.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkNatBandwidthArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NetworkNatPortGroupArgs>[]>;
  /**
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkNatDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<NetworkNatOnGuestsAttachedArgs>;
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
  subnets: pulumi.Input<pulumi.Input<NetworkRouteSubnetArgs>[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  domain?: pulumi.Input<NetworkRouteDomainArgs>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  dns?: pulumi.Input<NetworkRouteDnsArgs>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  routes?: pulumi.Input<pulumi.Input<NetworkRouteRouteArgs>[]>;
  /**
   * The one device of the host over which guests get out. Not set: any, as the host's routes say.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again. Maps to: `<forward dev=…>`.
   */
  forwardDevice?: pulumi.Input<string>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  bridge?: pulumi.Input<NetworkRouteBridgeArgs>;
  /**
   * MAC address of the bridge. Not set: libvirt picks one, which then stays.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * MTU of the bridge and of every NIC on it.
   *
   * Unit: bytes. Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * Let guests talk IPv6 to each other although the network has no IPv6 subnet.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
  /**
   * Limits for all guests of the network together.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkRouteBandwidthArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NetworkRoutePortGroupArgs>[]>;
  /**
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkRouteDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<NetworkRouteOnGuestsAttachedArgs>;
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
  subnets: pulumi.Input<pulumi.Input<NetworkOpenSubnetArgs>[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  domain?: pulumi.Input<NetworkOpenDomainArgs>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  dns?: pulumi.Input<NetworkOpenDnsArgs>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  routes?: pulumi.Input<pulumi.Input<NetworkOpenRouteArgs>[]>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  bridge?: pulumi.Input<NetworkOpenBridgeArgs>;
  /**
   * MAC address of the bridge. Not set: libvirt picks one, which then stays.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * MTU of the bridge and of every NIC on it.
   *
   * Unit: bytes. Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * Let guests talk IPv6 to each other although the network has no IPv6 subnet.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<network ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
  /**
   * Limits for all guests of the network together.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkOpenBandwidthArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NetworkOpenPortGroupArgs>[]>;
  /**
   * Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dnsmasq:options>`.
   */
  dnsmasqOptions?: pulumi.Input<NetworkOpenDnsmasqOptionsArgs>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<NetworkOpenOnGuestsAttachedArgs>;
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
   * `{ type: "openvswitch" }` for a bridge of Open vSwitch. Not set: not managed, for a new network none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<NetworkBridgeVirtualportNoneArgs | NetworkBridgeVirtualportOpenvswitchArgs | NetworkBridgeVirtualportMidonetArgs>;
  /**
   * VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkBridgeVlanArgs>;
  /**
   * Limits for all guests of the network together.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkBridgeBandwidthArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NetworkBridgePortGroupArgs>[]>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<NetworkBridgeOnGuestsAttachedArgs>;
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
   * Policy that the switch applies.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<NetworkMacvtapVirtualportNoneArgs | NetworkMacvtapVirtualport8021QbgArgs | NetworkMacvtapVirtualport8021QbhArgs>;
  /**
   * VLAN of the guests' NICs. Only with `passthrough` of a virtual function.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkMacvtapVlanArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NetworkMacvtapPortGroupArgs>[]>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<NetworkMacvtapOnGuestsAttachedArgs>;
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
   * How the function is passed on. libvirt's default: `vfio`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  driver?: pulumi.Input<"vfio" | "kvm">;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  driverModel?: pulumi.Input<string>;
  /**
   * Policy that the switch applies.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<NetworkHostdevVirtualportNoneArgs | NetworkHostdevVirtualport8021QbhArgs>;
  /**
   * The VLAN of the functions.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NetworkHostdevVlanArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NetworkHostdevPortGroupArgs>[]>;
  /**
   * Metadata of other programs: XML elements, each with a namespace of its own. Not set: not managed. `[]`: exactly none. Our own mark is not among them.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<metadata>`.
   */
  metadata?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  title?: pulumi.Input<string>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  description?: pulumi.Input<string>;
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
  onGuestsAttached?: pulumi.Input<NetworkHostdevOnGuestsAttachedArgs>;
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

export interface NetworkIsolatedSubnetArgs {
  /**
   * The subnet, host bits zero: `192.168.107.0/24`, `fd00:107::/64`.
   *
   * Maps to: `<ip address=… prefix=…>`.
   */
  cidr: pulumi.Input<string>;
  /**
   * The host's own address in it, which guests use as gateway and DNS server. Not set: the first address.
   *
   * Maps to: `<ip address=…>`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The DHCP server of this subnet.
   *
   * Maps to: `<dhcp>`.
   */
  dhcp?: pulumi.Input<NetworkIsolatedSubnetDhcpArgs>;
  /**
   * Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.
   *
   * Maps to: `<ip localPtr=…>`.
   */
  localPtr?: pulumi.Input<boolean>;
  /**
   * Directory on the host that is served over TFTP (IPv4 only); it must exist.
   *
   * Maps to: `<tftp root=…>`.
   */
  tftpRoot?: pulumi.Input<string>;
}

/** The DHCP server of this subnet. */
export interface NetworkIsolatedSubnetDhcpArgs {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: pulumi.Input<boolean>;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: pulumi.Input<pulumi.Input<NetworkIsolatedSubnetDhcpRangeArgs>[]>;
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: pulumi.Input<pulumi.Input<NetworkIsolatedSubnetDhcpReservationArgs>[]>;
  /**
   * Lease time of the ranges that give none of their own.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
  /**
   * File that a guest boots over the network.
   *
   * Maps to: `<bootp file=…>`.
   */
  bootFile?: pulumi.Input<string>;
  /**
   * Address of that file's server; not set: the host itself.
   *
   * Maps to: `<bootp server=…>`.
   */
  bootServer?: pulumi.Input<string>;
}

export interface NetworkIsolatedSubnetDhcpRangeArgs {
  /**
   * First address that is handed out.
   *
   * Maps to: `<range start=…>`.
   */
  start: pulumi.Input<string>;
  /**
   * Last address that is handed out.
   *
   * Maps to: `<range end=…>`.
   */
  end: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

export interface NetworkIsolatedSubnetDhcpReservationArgs {
  /**
   * MAC address of the guest's NIC (IPv4 only).
   *
   * Maps to: `<host mac=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * DHCPv6 client id (DUID) of the guest (IPv6 only).
   *
   * Maps to: `<host id=…>`.
   */
  id?: pulumi.Input<string>;
  /**
   * Host name that the guest is given, and that DNS answers to.
   *
   * Maps to: `<host name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * The address that the guest always gets.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

/** DNS domain of the network. */
export interface NetworkIsolatedDomainArgs {
  /**
   * DNS domain of the guests.
   *
   * Maps to: `<domain name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Never forward queries for this domain to other DNS servers.
   *
   * Maps to: `<domain localOnly=…>`.
   */
  localOnly?: pulumi.Input<boolean>;
  /**
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.
   *
   * Maps to: `<domain register=…>`.
   */
  register?: pulumi.Input<boolean>;
}

/** The DNS server of the network. */
export interface NetworkIsolatedDnsArgs {
  /**
   * Answer DNS queries on the network. libvirt's default: on.
   *
   * Maps to: `<dns enable=…>`.
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Pass names without a dot on to the host's DNS servers. libvirt's default: on.
   *
   * Maps to: `<dns forwardPlainNames=…>`.
   */
  forwardPlainNames?: pulumi.Input<boolean>;
  /**
   * DNS servers to ask instead of the host's own.
   *
   * Maps to: `<forwarder>`.
   */
  forwarders?: pulumi.Input<pulumi.Input<NetworkIsolatedDnsForwarderArgs>[]>;
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: pulumi.Input<pulumi.Input<NetworkIsolatedDnsHostArgs>[]>;
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: pulumi.Input<pulumi.Input<NetworkIsolatedDnsTxtArgs>[]>;
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: pulumi.Input<pulumi.Input<NetworkIsolatedDnsSrvArgs>[]>;
}

export interface NetworkIsolatedDnsForwarderArgs {
  /**
   * DNS server to ask.
   *
   * Maps to: `<forwarder addr=…>`.
   */
  address?: pulumi.Input<string>;
  /**
   * Only for names of this domain.
   *
   * Maps to: `<forwarder domain=…>`.
   */
  domain?: pulumi.Input<string>;
}

export interface NetworkIsolatedDnsHostArgs {
  /**
   * The address.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * Its names.
   *
   * Maps to: `<hostname>`.
   */
  hostnames: pulumi.Input<pulumi.Input<string>[]>;
}

export interface NetworkIsolatedDnsTxtArgs {
  /**
   * Name of the record.
   *
   * Maps to: `<txt name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Its text. A comma separates strings.
   *
   * Maps to: `<txt value=…>`.
   */
  value: pulumi.Input<string>;
}

export interface NetworkIsolatedDnsSrvArgs {
  /**
   * Service without underscore: `ldap`.
   *
   * Maps to: `<srv service=…>`.
   */
  service: pulumi.Input<string>;
  /**
   * Transport protocol.
   *
   * Maps to: `<srv protocol=…>`.
   */
  protocol: pulumi.Input<"tcp" | "udp">;
  /**
   * Domain of the record; not set: the network's own.
   *
   * Maps to: `<srv domain=…>`.
   */
  domain?: pulumi.Input<string>;
  /**
   * Host that offers the service; not set, or `.`: the service is not available.
   *
   * Maps to: `<srv target=…>`.
   */
  target?: pulumi.Input<string | ".">;
  /**
   * Its port; not set: dnsmasq answers 1.
   *
   * Maps to: `<srv port=…>`.
   */
  port?: pulumi.Input<number>;
  /**
   * Lower is asked first.
   *
   * Maps to: `<srv priority=…>`.
   */
  priority?: pulumi.Input<number>;
  /**
   * Share among those of one priority.
   *
   * Maps to: `<srv weight=…>`.
   */
  weight?: pulumi.Input<number>;
}

export interface NetworkIsolatedRouteArgs {
  /**
   * The subnet that lies behind the gateway.
   *
   * Maps to: `<route address=… prefix=…>`.
   */
  destination: pulumi.Input<string>;
  /**
   * A guest in one of the network's own subnets.
   *
   * Maps to: `<route gateway=…>`.
   */
  gateway: pulumi.Input<string>;
  /**
   * Lower is preferred.
   *
   * Maps to: `<route metric=…>`.
   */
  metric?: pulumi.Input<number>;
}

/** The bridge that libvirt makes. */
export interface NetworkIsolatedBridgeArgs {
  /**
   * Name of the bridge device. Not set: libvirt picks the first free `virbrN`, which then stays.
   *
   * Maps to: `<bridge name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * Spanning tree. libvirt's default: on.
   *
   * Maps to: `<bridge stp=…>`.
   */
  stp?: pulumi.Input<boolean>;
  /**
   * Forward delay. libvirt's default: 0.
   *
   * Unit: seconds. Maps to: `<bridge delay=…>`.
   */
  delaySeconds?: pulumi.Input<number>;
  /**
   * firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone.
   *
   * Maps to: `<bridge zone=…>`.
   */
  zone?: pulumi.Input<string>;
  /**
   * Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.
   *
   * Maps to: `<bridge macTableManager=…>`.
   */
  macTableManager?: pulumi.Input<"kernel" | "libvirt">;
}

/** Limits for all guests of the network together. */
export interface NetworkIsolatedBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkIsolatedBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkIsolatedBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkIsolatedBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkIsolatedBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

export interface NetworkIsolatedPortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Limits for each NIC of the group.
   *
   * Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkIsolatedPortGroupBandwidthArgs>;
}

/** Limits for each NIC of the group. */
export interface NetworkIsolatedPortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkIsolatedPortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkIsolatedPortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkIsolatedPortGroupBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkIsolatedPortGroupBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed. */
export interface NetworkIsolatedDnsmasqOptionsArgs {
  /** Says that you know: an option such as `dhcp-script` runs programs on the host, and `addn-hosts` reads files there. */
  rootEquivalent: pulumi.Input<true>;
  /**
   * Lines for dnsmasq's configuration file, as they are: `cache-size=500`.
   *
   * Maps to: `<dnsmasq:option value=…>`.
   */
  options: pulumi.Input<pulumi.Input<string>[]>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkIsolatedOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface NetworkNatSubnetArgs {
  /**
   * The subnet, host bits zero: `192.168.107.0/24`, `fd00:107::/64`.
   *
   * Maps to: `<ip address=… prefix=…>`.
   */
  cidr: pulumi.Input<string>;
  /**
   * The host's own address in it, which guests use as gateway and DNS server. Not set: the first address.
   *
   * Maps to: `<ip address=…>`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The DHCP server of this subnet.
   *
   * Maps to: `<dhcp>`.
   */
  dhcp?: pulumi.Input<NetworkNatSubnetDhcpArgs>;
  /**
   * Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.
   *
   * Maps to: `<ip localPtr=…>`.
   */
  localPtr?: pulumi.Input<boolean>;
  /**
   * Directory on the host that is served over TFTP (IPv4 only); it must exist.
   *
   * Maps to: `<tftp root=…>`.
   */
  tftpRoot?: pulumi.Input<string>;
}

/** The DHCP server of this subnet. */
export interface NetworkNatSubnetDhcpArgs {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: pulumi.Input<boolean>;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: pulumi.Input<pulumi.Input<NetworkNatSubnetDhcpRangeArgs>[]>;
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: pulumi.Input<pulumi.Input<NetworkNatSubnetDhcpReservationArgs>[]>;
  /**
   * Lease time of the ranges that give none of their own.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
  /**
   * File that a guest boots over the network.
   *
   * Maps to: `<bootp file=…>`.
   */
  bootFile?: pulumi.Input<string>;
  /**
   * Address of that file's server; not set: the host itself.
   *
   * Maps to: `<bootp server=…>`.
   */
  bootServer?: pulumi.Input<string>;
}

export interface NetworkNatSubnetDhcpRangeArgs {
  /**
   * First address that is handed out.
   *
   * Maps to: `<range start=…>`.
   */
  start: pulumi.Input<string>;
  /**
   * Last address that is handed out.
   *
   * Maps to: `<range end=…>`.
   */
  end: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

export interface NetworkNatSubnetDhcpReservationArgs {
  /**
   * MAC address of the guest's NIC (IPv4 only).
   *
   * Maps to: `<host mac=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * DHCPv6 client id (DUID) of the guest (IPv6 only).
   *
   * Maps to: `<host id=…>`.
   */
  id?: pulumi.Input<string>;
  /**
   * Host name that the guest is given, and that DNS answers to.
   *
   * Maps to: `<host name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * The address that the guest always gets.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

/** DNS domain of the network. */
export interface NetworkNatDomainArgs {
  /**
   * DNS domain of the guests.
   *
   * Maps to: `<domain name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Never forward queries for this domain to other DNS servers.
   *
   * Maps to: `<domain localOnly=…>`.
   */
  localOnly?: pulumi.Input<boolean>;
  /**
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.
   *
   * Maps to: `<domain register=…>`.
   */
  register?: pulumi.Input<boolean>;
}

/** The DNS server of the network. */
export interface NetworkNatDnsArgs {
  /**
   * Answer DNS queries on the network. libvirt's default: on.
   *
   * Maps to: `<dns enable=…>`.
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Pass names without a dot on to the host's DNS servers. libvirt's default: on.
   *
   * Maps to: `<dns forwardPlainNames=…>`.
   */
  forwardPlainNames?: pulumi.Input<boolean>;
  /**
   * DNS servers to ask instead of the host's own.
   *
   * Maps to: `<forwarder>`.
   */
  forwarders?: pulumi.Input<pulumi.Input<NetworkNatDnsForwarderArgs>[]>;
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: pulumi.Input<pulumi.Input<NetworkNatDnsHostArgs>[]>;
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: pulumi.Input<pulumi.Input<NetworkNatDnsTxtArgs>[]>;
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: pulumi.Input<pulumi.Input<NetworkNatDnsSrvArgs>[]>;
}

export interface NetworkNatDnsForwarderArgs {
  /**
   * DNS server to ask.
   *
   * Maps to: `<forwarder addr=…>`.
   */
  address?: pulumi.Input<string>;
  /**
   * Only for names of this domain.
   *
   * Maps to: `<forwarder domain=…>`.
   */
  domain?: pulumi.Input<string>;
}

export interface NetworkNatDnsHostArgs {
  /**
   * The address.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * Its names.
   *
   * Maps to: `<hostname>`.
   */
  hostnames: pulumi.Input<pulumi.Input<string>[]>;
}

export interface NetworkNatDnsTxtArgs {
  /**
   * Name of the record.
   *
   * Maps to: `<txt name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Its text. A comma separates strings.
   *
   * Maps to: `<txt value=…>`.
   */
  value: pulumi.Input<string>;
}

export interface NetworkNatDnsSrvArgs {
  /**
   * Service without underscore: `ldap`.
   *
   * Maps to: `<srv service=…>`.
   */
  service: pulumi.Input<string>;
  /**
   * Transport protocol.
   *
   * Maps to: `<srv protocol=…>`.
   */
  protocol: pulumi.Input<"tcp" | "udp">;
  /**
   * Domain of the record; not set: the network's own.
   *
   * Maps to: `<srv domain=…>`.
   */
  domain?: pulumi.Input<string>;
  /**
   * Host that offers the service; not set, or `.`: the service is not available.
   *
   * Maps to: `<srv target=…>`.
   */
  target?: pulumi.Input<string | ".">;
  /**
   * Its port; not set: dnsmasq answers 1.
   *
   * Maps to: `<srv port=…>`.
   */
  port?: pulumi.Input<number>;
  /**
   * Lower is asked first.
   *
   * Maps to: `<srv priority=…>`.
   */
  priority?: pulumi.Input<number>;
  /**
   * Share among those of one priority.
   *
   * Maps to: `<srv weight=…>`.
   */
  weight?: pulumi.Input<number>;
}

export interface NetworkNatRouteArgs {
  /**
   * The subnet that lies behind the gateway.
   *
   * Maps to: `<route address=… prefix=…>`.
   */
  destination: pulumi.Input<string>;
  /**
   * A guest in one of the network's own subnets.
   *
   * Maps to: `<route gateway=…>`.
   */
  gateway: pulumi.Input<string>;
  /**
   * Lower is preferred.
   *
   * Maps to: `<route metric=…>`.
   */
  metric?: pulumi.Input<number>;
}

/** How outgoing connections are translated. */
export interface NetworkNatNatArgs {
  /**
   * Addresses that outgoing connections come from. Not set: the host's own.
   *
   * Maps to: `<nat><address>`.
   */
  addressRange?: pulumi.Input<NetworkNatNatAddressRangeArgs>;
  /**
   * Ports that outgoing connections come from. libvirt's default: 1024 to 65535.
   *
   * Maps to: `<nat><port>`.
   */
  portRange?: pulumi.Input<NetworkNatNatPortRangeArgs>;
  /**
   * Translate IPv6 too; without it IPv6 is routed.
   *
   * Maps to: `<nat ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
}

/** Addresses that outgoing connections come from. Not set: the host's own. */
export interface NetworkNatNatAddressRangeArgs {
  /** First address. */
  start: pulumi.Input<string>;
  /** Last address. */
  end: pulumi.Input<string>;
}

/** Ports that outgoing connections come from. libvirt's default: 1024 to 65535. */
export interface NetworkNatNatPortRangeArgs {
  /** First port. */
  start: pulumi.Input<number>;
  /** Last port. */
  end: pulumi.Input<number>;
}

/** The bridge that libvirt makes. */
export interface NetworkNatBridgeArgs {
  /**
   * Name of the bridge device. Not set: libvirt picks the first free `virbrN`, which then stays.
   *
   * Maps to: `<bridge name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * Spanning tree. libvirt's default: on.
   *
   * Maps to: `<bridge stp=…>`.
   */
  stp?: pulumi.Input<boolean>;
  /**
   * Forward delay. libvirt's default: 0.
   *
   * Unit: seconds. Maps to: `<bridge delay=…>`.
   */
  delaySeconds?: pulumi.Input<number>;
  /**
   * firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone.
   *
   * Maps to: `<bridge zone=…>`.
   */
  zone?: pulumi.Input<string>;
  /**
   * Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.
   *
   * Maps to: `<bridge macTableManager=…>`.
   */
  macTableManager?: pulumi.Input<"kernel" | "libvirt">;
}

/** Limits for all guests of the network together. */
export interface NetworkNatBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkNatBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkNatBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkNatBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkNatBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

export interface NetworkNatPortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Limits for each NIC of the group.
   *
   * Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkNatPortGroupBandwidthArgs>;
}

/** Limits for each NIC of the group. */
export interface NetworkNatPortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkNatPortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkNatPortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkNatPortGroupBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkNatPortGroupBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed. */
export interface NetworkNatDnsmasqOptionsArgs {
  /** Says that you know: an option such as `dhcp-script` runs programs on the host, and `addn-hosts` reads files there. */
  rootEquivalent: pulumi.Input<true>;
  /**
   * Lines for dnsmasq's configuration file, as they are: `cache-size=500`.
   *
   * Maps to: `<dnsmasq:option value=…>`.
   */
  options: pulumi.Input<pulumi.Input<string>[]>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkNatOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface NetworkRouteSubnetArgs {
  /**
   * The subnet, host bits zero: `192.168.107.0/24`, `fd00:107::/64`.
   *
   * Maps to: `<ip address=… prefix=…>`.
   */
  cidr: pulumi.Input<string>;
  /**
   * The host's own address in it, which guests use as gateway and DNS server. Not set: the first address.
   *
   * Maps to: `<ip address=…>`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The DHCP server of this subnet.
   *
   * Maps to: `<dhcp>`.
   */
  dhcp?: pulumi.Input<NetworkRouteSubnetDhcpArgs>;
  /**
   * Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.
   *
   * Maps to: `<ip localPtr=…>`.
   */
  localPtr?: pulumi.Input<boolean>;
  /**
   * Directory on the host that is served over TFTP (IPv4 only); it must exist.
   *
   * Maps to: `<tftp root=…>`.
   */
  tftpRoot?: pulumi.Input<string>;
}

/** The DHCP server of this subnet. */
export interface NetworkRouteSubnetDhcpArgs {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: pulumi.Input<boolean>;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: pulumi.Input<pulumi.Input<NetworkRouteSubnetDhcpRangeArgs>[]>;
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: pulumi.Input<pulumi.Input<NetworkRouteSubnetDhcpReservationArgs>[]>;
  /**
   * Lease time of the ranges that give none of their own.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
  /**
   * File that a guest boots over the network.
   *
   * Maps to: `<bootp file=…>`.
   */
  bootFile?: pulumi.Input<string>;
  /**
   * Address of that file's server; not set: the host itself.
   *
   * Maps to: `<bootp server=…>`.
   */
  bootServer?: pulumi.Input<string>;
}

export interface NetworkRouteSubnetDhcpRangeArgs {
  /**
   * First address that is handed out.
   *
   * Maps to: `<range start=…>`.
   */
  start: pulumi.Input<string>;
  /**
   * Last address that is handed out.
   *
   * Maps to: `<range end=…>`.
   */
  end: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

export interface NetworkRouteSubnetDhcpReservationArgs {
  /**
   * MAC address of the guest's NIC (IPv4 only).
   *
   * Maps to: `<host mac=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * DHCPv6 client id (DUID) of the guest (IPv6 only).
   *
   * Maps to: `<host id=…>`.
   */
  id?: pulumi.Input<string>;
  /**
   * Host name that the guest is given, and that DNS answers to.
   *
   * Maps to: `<host name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * The address that the guest always gets.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

/** DNS domain of the network. */
export interface NetworkRouteDomainArgs {
  /**
   * DNS domain of the guests.
   *
   * Maps to: `<domain name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Never forward queries for this domain to other DNS servers.
   *
   * Maps to: `<domain localOnly=…>`.
   */
  localOnly?: pulumi.Input<boolean>;
  /**
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.
   *
   * Maps to: `<domain register=…>`.
   */
  register?: pulumi.Input<boolean>;
}

/** The DNS server of the network. */
export interface NetworkRouteDnsArgs {
  /**
   * Answer DNS queries on the network. libvirt's default: on.
   *
   * Maps to: `<dns enable=…>`.
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Pass names without a dot on to the host's DNS servers. libvirt's default: on.
   *
   * Maps to: `<dns forwardPlainNames=…>`.
   */
  forwardPlainNames?: pulumi.Input<boolean>;
  /**
   * DNS servers to ask instead of the host's own.
   *
   * Maps to: `<forwarder>`.
   */
  forwarders?: pulumi.Input<pulumi.Input<NetworkRouteDnsForwarderArgs>[]>;
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: pulumi.Input<pulumi.Input<NetworkRouteDnsHostArgs>[]>;
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: pulumi.Input<pulumi.Input<NetworkRouteDnsTxtArgs>[]>;
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: pulumi.Input<pulumi.Input<NetworkRouteDnsSrvArgs>[]>;
}

export interface NetworkRouteDnsForwarderArgs {
  /**
   * DNS server to ask.
   *
   * Maps to: `<forwarder addr=…>`.
   */
  address?: pulumi.Input<string>;
  /**
   * Only for names of this domain.
   *
   * Maps to: `<forwarder domain=…>`.
   */
  domain?: pulumi.Input<string>;
}

export interface NetworkRouteDnsHostArgs {
  /**
   * The address.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * Its names.
   *
   * Maps to: `<hostname>`.
   */
  hostnames: pulumi.Input<pulumi.Input<string>[]>;
}

export interface NetworkRouteDnsTxtArgs {
  /**
   * Name of the record.
   *
   * Maps to: `<txt name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Its text. A comma separates strings.
   *
   * Maps to: `<txt value=…>`.
   */
  value: pulumi.Input<string>;
}

export interface NetworkRouteDnsSrvArgs {
  /**
   * Service without underscore: `ldap`.
   *
   * Maps to: `<srv service=…>`.
   */
  service: pulumi.Input<string>;
  /**
   * Transport protocol.
   *
   * Maps to: `<srv protocol=…>`.
   */
  protocol: pulumi.Input<"tcp" | "udp">;
  /**
   * Domain of the record; not set: the network's own.
   *
   * Maps to: `<srv domain=…>`.
   */
  domain?: pulumi.Input<string>;
  /**
   * Host that offers the service; not set, or `.`: the service is not available.
   *
   * Maps to: `<srv target=…>`.
   */
  target?: pulumi.Input<string | ".">;
  /**
   * Its port; not set: dnsmasq answers 1.
   *
   * Maps to: `<srv port=…>`.
   */
  port?: pulumi.Input<number>;
  /**
   * Lower is asked first.
   *
   * Maps to: `<srv priority=…>`.
   */
  priority?: pulumi.Input<number>;
  /**
   * Share among those of one priority.
   *
   * Maps to: `<srv weight=…>`.
   */
  weight?: pulumi.Input<number>;
}

export interface NetworkRouteRouteArgs {
  /**
   * The subnet that lies behind the gateway.
   *
   * Maps to: `<route address=… prefix=…>`.
   */
  destination: pulumi.Input<string>;
  /**
   * A guest in one of the network's own subnets.
   *
   * Maps to: `<route gateway=…>`.
   */
  gateway: pulumi.Input<string>;
  /**
   * Lower is preferred.
   *
   * Maps to: `<route metric=…>`.
   */
  metric?: pulumi.Input<number>;
}

/** The bridge that libvirt makes. */
export interface NetworkRouteBridgeArgs {
  /**
   * Name of the bridge device. Not set: libvirt picks the first free `virbrN`, which then stays.
   *
   * Maps to: `<bridge name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * Spanning tree. libvirt's default: on.
   *
   * Maps to: `<bridge stp=…>`.
   */
  stp?: pulumi.Input<boolean>;
  /**
   * Forward delay. libvirt's default: 0.
   *
   * Unit: seconds. Maps to: `<bridge delay=…>`.
   */
  delaySeconds?: pulumi.Input<number>;
  /**
   * firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone.
   *
   * Maps to: `<bridge zone=…>`.
   */
  zone?: pulumi.Input<string>;
  /**
   * Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.
   *
   * Maps to: `<bridge macTableManager=…>`.
   */
  macTableManager?: pulumi.Input<"kernel" | "libvirt">;
}

/** Limits for all guests of the network together. */
export interface NetworkRouteBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkRouteBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkRouteBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkRouteBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkRouteBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

export interface NetworkRoutePortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Limits for each NIC of the group.
   *
   * Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkRoutePortGroupBandwidthArgs>;
}

/** Limits for each NIC of the group. */
export interface NetworkRoutePortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkRoutePortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkRoutePortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkRoutePortGroupBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkRoutePortGroupBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed. */
export interface NetworkRouteDnsmasqOptionsArgs {
  /** Says that you know: an option such as `dhcp-script` runs programs on the host, and `addn-hosts` reads files there. */
  rootEquivalent: pulumi.Input<true>;
  /**
   * Lines for dnsmasq's configuration file, as they are: `cache-size=500`.
   *
   * Maps to: `<dnsmasq:option value=…>`.
   */
  options: pulumi.Input<pulumi.Input<string>[]>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkRouteOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface NetworkOpenSubnetArgs {
  /**
   * The subnet, host bits zero: `192.168.107.0/24`, `fd00:107::/64`.
   *
   * Maps to: `<ip address=… prefix=…>`.
   */
  cidr: pulumi.Input<string>;
  /**
   * The host's own address in it, which guests use as gateway and DNS server. Not set: the first address.
   *
   * Maps to: `<ip address=…>`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The DHCP server of this subnet.
   *
   * Maps to: `<dhcp>`.
   */
  dhcp?: pulumi.Input<NetworkOpenSubnetDhcpArgs>;
  /**
   * Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.
   *
   * Maps to: `<ip localPtr=…>`.
   */
  localPtr?: pulumi.Input<boolean>;
  /**
   * Directory on the host that is served over TFTP (IPv4 only); it must exist.
   *
   * Maps to: `<tftp root=…>`.
   */
  tftpRoot?: pulumi.Input<string>;
}

/** The DHCP server of this subnet. */
export interface NetworkOpenSubnetDhcpArgs {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: pulumi.Input<boolean>;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: pulumi.Input<pulumi.Input<NetworkOpenSubnetDhcpRangeArgs>[]>;
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: pulumi.Input<pulumi.Input<NetworkOpenSubnetDhcpReservationArgs>[]>;
  /**
   * Lease time of the ranges that give none of their own.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
  /**
   * File that a guest boots over the network.
   *
   * Maps to: `<bootp file=…>`.
   */
  bootFile?: pulumi.Input<string>;
  /**
   * Address of that file's server; not set: the host itself.
   *
   * Maps to: `<bootp server=…>`.
   */
  bootServer?: pulumi.Input<string>;
}

export interface NetworkOpenSubnetDhcpRangeArgs {
  /**
   * First address that is handed out.
   *
   * Maps to: `<range start=…>`.
   */
  start: pulumi.Input<string>;
  /**
   * Last address that is handed out.
   *
   * Maps to: `<range end=…>`.
   */
  end: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

export interface NetworkOpenSubnetDhcpReservationArgs {
  /**
   * MAC address of the guest's NIC (IPv4 only).
   *
   * Maps to: `<host mac=…>`.
   */
  mac?: pulumi.Input<string>;
  /**
   * DHCPv6 client id (DUID) of the guest (IPv6 only).
   *
   * Maps to: `<host id=…>`.
   */
  id?: pulumi.Input<string>;
  /**
   * Host name that the guest is given, and that DNS answers to.
   *
   * Maps to: `<host name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * The address that the guest always gets.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
}

/** DNS domain of the network. */
export interface NetworkOpenDomainArgs {
  /**
   * DNS domain of the guests.
   *
   * Maps to: `<domain name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Never forward queries for this domain to other DNS servers.
   *
   * Maps to: `<domain localOnly=…>`.
   */
  localOnly?: pulumi.Input<boolean>;
  /**
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.
   *
   * Maps to: `<domain register=…>`.
   */
  register?: pulumi.Input<boolean>;
}

/** The DNS server of the network. */
export interface NetworkOpenDnsArgs {
  /**
   * Answer DNS queries on the network. libvirt's default: on.
   *
   * Maps to: `<dns enable=…>`.
   */
  enabled?: pulumi.Input<boolean>;
  /**
   * Pass names without a dot on to the host's DNS servers. libvirt's default: on.
   *
   * Maps to: `<dns forwardPlainNames=…>`.
   */
  forwardPlainNames?: pulumi.Input<boolean>;
  /**
   * DNS servers to ask instead of the host's own.
   *
   * Maps to: `<forwarder>`.
   */
  forwarders?: pulumi.Input<pulumi.Input<NetworkOpenDnsForwarderArgs>[]>;
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: pulumi.Input<pulumi.Input<NetworkOpenDnsHostArgs>[]>;
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: pulumi.Input<pulumi.Input<NetworkOpenDnsTxtArgs>[]>;
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: pulumi.Input<pulumi.Input<NetworkOpenDnsSrvArgs>[]>;
}

export interface NetworkOpenDnsForwarderArgs {
  /**
   * DNS server to ask.
   *
   * Maps to: `<forwarder addr=…>`.
   */
  address?: pulumi.Input<string>;
  /**
   * Only for names of this domain.
   *
   * Maps to: `<forwarder domain=…>`.
   */
  domain?: pulumi.Input<string>;
}

export interface NetworkOpenDnsHostArgs {
  /**
   * The address.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: pulumi.Input<string>;
  /**
   * Its names.
   *
   * Maps to: `<hostname>`.
   */
  hostnames: pulumi.Input<pulumi.Input<string>[]>;
}

export interface NetworkOpenDnsTxtArgs {
  /**
   * Name of the record.
   *
   * Maps to: `<txt name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * Its text. A comma separates strings.
   *
   * Maps to: `<txt value=…>`.
   */
  value: pulumi.Input<string>;
}

export interface NetworkOpenDnsSrvArgs {
  /**
   * Service without underscore: `ldap`.
   *
   * Maps to: `<srv service=…>`.
   */
  service: pulumi.Input<string>;
  /**
   * Transport protocol.
   *
   * Maps to: `<srv protocol=…>`.
   */
  protocol: pulumi.Input<"tcp" | "udp">;
  /**
   * Domain of the record; not set: the network's own.
   *
   * Maps to: `<srv domain=…>`.
   */
  domain?: pulumi.Input<string>;
  /**
   * Host that offers the service; not set, or `.`: the service is not available.
   *
   * Maps to: `<srv target=…>`.
   */
  target?: pulumi.Input<string | ".">;
  /**
   * Its port; not set: dnsmasq answers 1.
   *
   * Maps to: `<srv port=…>`.
   */
  port?: pulumi.Input<number>;
  /**
   * Lower is asked first.
   *
   * Maps to: `<srv priority=…>`.
   */
  priority?: pulumi.Input<number>;
  /**
   * Share among those of one priority.
   *
   * Maps to: `<srv weight=…>`.
   */
  weight?: pulumi.Input<number>;
}

export interface NetworkOpenRouteArgs {
  /**
   * The subnet that lies behind the gateway.
   *
   * Maps to: `<route address=… prefix=…>`.
   */
  destination: pulumi.Input<string>;
  /**
   * A guest in one of the network's own subnets.
   *
   * Maps to: `<route gateway=…>`.
   */
  gateway: pulumi.Input<string>;
  /**
   * Lower is preferred.
   *
   * Maps to: `<route metric=…>`.
   */
  metric?: pulumi.Input<number>;
}

/** The bridge that libvirt makes. */
export interface NetworkOpenBridgeArgs {
  /**
   * Name of the bridge device. Not set: libvirt picks the first free `virbrN`, which then stays.
   *
   * Maps to: `<bridge name=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * Spanning tree. libvirt's default: on.
   *
   * Maps to: `<bridge stp=…>`.
   */
  stp?: pulumi.Input<boolean>;
  /**
   * Forward delay. libvirt's default: 0.
   *
   * Unit: seconds. Maps to: `<bridge delay=…>`.
   */
  delaySeconds?: pulumi.Input<number>;
  /**
   * firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone.
   *
   * Maps to: `<bridge zone=…>`.
   */
  zone?: pulumi.Input<string>;
  /**
   * Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.
   *
   * Maps to: `<bridge macTableManager=…>`.
   */
  macTableManager?: pulumi.Input<"kernel" | "libvirt">;
}

/** Limits for all guests of the network together. */
export interface NetworkOpenBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkOpenBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkOpenBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkOpenBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkOpenBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

export interface NetworkOpenPortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Limits for each NIC of the group.
   *
   * Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkOpenPortGroupBandwidthArgs>;
}

/** Limits for each NIC of the group. */
export interface NetworkOpenPortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkOpenPortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkOpenPortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkOpenPortGroupBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkOpenPortGroupBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed. */
export interface NetworkOpenDnsmasqOptionsArgs {
  /** Says that you know: an option such as `dhcp-script` runs programs on the host, and `addn-hosts` reads files there. */
  rootEquivalent: pulumi.Input<true>;
  /**
   * Lines for dnsmasq's configuration file, as they are: `cache-size=500`.
   *
   * Maps to: `<dnsmasq:option value=…>`.
   */
  options: pulumi.Input<pulumi.Input<string>[]>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkOpenOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface NetworkBridgeVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface NetworkBridgeVirtualportOpenvswitchArgs {
  /** A port of an Open vSwitch bridge. */
  type: pulumi.Input<"openvswitch">;
  /**
   * Port profile, passed to Open vSwitch as `port-profile`.
   *
   * Maps to: `profileid`.
   */
  profileId?: pulumi.Input<string>;
  /**
   * `iface-id` of the port. Not set: each NIC gets its own.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: pulumi.Input<string>;
}

export interface NetworkBridgeVirtualportMidonetArgs {
  /** A port of a MidoNet bridge. */
  type: pulumi.Input<"midonet">;
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: pulumi.Input<string>;
}

/** VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge. */
export interface NetworkBridgeVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<NetworkBridgeVlanTagArgs>[]>;
}

export interface NetworkBridgeVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

/** Limits for all guests of the network together. */
export interface NetworkBridgeBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkBridgeBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkBridgeBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkBridgeBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkBridgeBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

export interface NetworkBridgePortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * Limits for each NIC of the group.
   *
   * Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: pulumi.Input<NetworkBridgePortGroupBandwidthArgs>;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: pulumi.Input<NetworkBridgePortGroupVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<
    NetworkBridgePortGroupVirtualportNoneArgs | NetworkBridgePortGroupVirtualportOpenvswitchArgs | NetworkBridgePortGroupVirtualportMidonetArgs
  >;
}

/** Limits for each NIC of the group. */
export interface NetworkBridgePortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NetworkBridgePortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NetworkBridgePortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NetworkBridgePortGroupBandwidthInboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** From the guests. */
export interface NetworkBridgePortGroupBandwidthOutboundArgs {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: pulumi.Input<number>;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: pulumi.Input<number>;
}

/** VLANs of the NICs of the group. */
export interface NetworkBridgePortGroupVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<NetworkBridgePortGroupVlanTagArgs>[]>;
}

export interface NetworkBridgePortGroupVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface NetworkBridgePortGroupVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface NetworkBridgePortGroupVirtualportOpenvswitchArgs {
  /** A port of an Open vSwitch bridge. */
  type: pulumi.Input<"openvswitch">;
  /**
   * Port profile, passed to Open vSwitch as `port-profile`.
   *
   * Maps to: `profileid`.
   */
  profileId?: pulumi.Input<string>;
  /**
   * `iface-id` of the port. Not set: each NIC gets its own.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: pulumi.Input<string>;
}

export interface NetworkBridgePortGroupVirtualportMidonetArgs {
  /** A port of a MidoNet bridge. */
  type: pulumi.Input<"midonet">;
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: pulumi.Input<string>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkBridgeOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface NetworkMacvtapVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface NetworkMacvtapVirtualport8021QbgArgs {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: pulumi.Input<"802.1Qbg">;
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: pulumi.Input<number>;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: pulumi.Input<number>;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: pulumi.Input<number>;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: pulumi.Input<string>;
}

export interface NetworkMacvtapVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** VLAN of the guests' NICs. Only with `passthrough` of a virtual function. */
export interface NetworkMacvtapVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<NetworkMacvtapVlanTagArgs>[]>;
}

export interface NetworkMacvtapVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface NetworkMacvtapPortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: pulumi.Input<NetworkMacvtapPortGroupVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<
    NetworkMacvtapPortGroupVirtualportNoneArgs | NetworkMacvtapPortGroupVirtualport8021QbgArgs | NetworkMacvtapPortGroupVirtualport8021QbhArgs
  >;
}

/** VLANs of the NICs of the group. */
export interface NetworkMacvtapPortGroupVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<NetworkMacvtapPortGroupVlanTagArgs>[]>;
}

export interface NetworkMacvtapPortGroupVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface NetworkMacvtapPortGroupVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface NetworkMacvtapPortGroupVirtualport8021QbgArgs {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: pulumi.Input<"802.1Qbg">;
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: pulumi.Input<number>;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: pulumi.Input<number>;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: pulumi.Input<number>;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: pulumi.Input<string>;
}

export interface NetworkMacvtapPortGroupVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkMacvtapOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface NetworkHostdevVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface NetworkHostdevVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** The VLAN of the functions. */
export interface NetworkHostdevVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<NetworkHostdevVlanTagArgs>[]>;
}

export interface NetworkHostdevVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface NetworkHostdevPortGroupArgs {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: pulumi.Input<string>;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: pulumi.Input<boolean>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: pulumi.Input<boolean>;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: pulumi.Input<NetworkHostdevPortGroupVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<NetworkHostdevPortGroupVirtualportNoneArgs | NetworkHostdevPortGroupVirtualport8021QbhArgs>;
}

/** VLANs of the NICs of the group. */
export interface NetworkHostdevPortGroupVlanArgs {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: pulumi.Input<pulumi.Input<NetworkHostdevPortGroupVlanTagArgs>[]>;
}

export interface NetworkHostdevPortGroupVlanTagArgs {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface NetworkHostdevPortGroupVirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface NetworkHostdevPortGroupVirtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkHostdevOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

export interface NetworkSubnet {
  /**
   * The subnet, host bits zero: `192.168.107.0/24`, `fd00:107::/64`.
   *
   * Maps to: `<ip address=… prefix=…>`.
   */
  cidr: string;
  /**
   * The host's own address in it, which guests use as gateway and DNS server. Not set: the first address.
   *
   * Maps to: `<ip address=…>`.
   */
  gateway?: string;
  /**
   * The DHCP server of this subnet.
   *
   * Maps to: `<dhcp>`.
   */
  dhcp?: NetworkSubnetDhcp;
  /**
   * Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.
   *
   * Maps to: `<ip localPtr=…>`.
   */
  localPtr?: boolean;
  /**
   * Directory on the host that is served over TFTP (IPv4 only); it must exist.
   *
   * Maps to: `<tftp root=…>`.
   */
  tftpRoot?: string;
}

/** The DHCP server of this subnet. */
export interface NetworkSubnetDhcp {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: boolean;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: NetworkSubnetDhcpRange[];
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: NetworkSubnetDhcpReservation[];
  /**
   * Lease time of the ranges that give none of their own.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: number;
  /**
   * File that a guest boots over the network.
   *
   * Maps to: `<bootp file=…>`.
   */
  bootFile?: string;
  /**
   * Address of that file's server; not set: the host itself.
   *
   * Maps to: `<bootp server=…>`.
   */
  bootServer?: string;
}

export interface NetworkSubnetDhcpRange {
  /**
   * First address that is handed out.
   *
   * Maps to: `<range start=…>`.
   */
  start: string;
  /**
   * Last address that is handed out.
   *
   * Maps to: `<range end=…>`.
   */
  end: string;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: number;
}

export interface NetworkSubnetDhcpReservation {
  /**
   * MAC address of the guest's NIC (IPv4 only).
   *
   * Maps to: `<host mac=…>`.
   */
  mac?: string;
  /**
   * DHCPv6 client id (DUID) of the guest (IPv6 only).
   *
   * Maps to: `<host id=…>`.
   */
  id?: string;
  /**
   * Host name that the guest is given, and that DNS answers to.
   *
   * Maps to: `<host name=…>`.
   */
  name?: string;
  /**
   * The address that the guest always gets.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: string;
  /**
   * How long a lease holds; 0 is for ever. Not set: dnsmasq's default of one hour.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: number;
}

/** DNS domain of the network. */
export interface NetworkDomain {
  /**
   * DNS domain of the guests.
   *
   * Maps to: `<domain name=…>`.
   */
  name: string;
  /**
   * Never forward queries for this domain to other DNS servers.
   *
   * Maps to: `<domain localOnly=…>`.
   */
  localOnly?: boolean;
  /**
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.
   *
   * Maps to: `<domain register=…>`.
   */
  register?: boolean;
}

/** The DNS server of the network. */
export interface NetworkDns {
  /**
   * Answer DNS queries on the network. libvirt's default: on.
   *
   * Maps to: `<dns enable=…>`.
   */
  enabled?: boolean;
  /**
   * Pass names without a dot on to the host's DNS servers. libvirt's default: on.
   *
   * Maps to: `<dns forwardPlainNames=…>`.
   */
  forwardPlainNames?: boolean;
  /**
   * DNS servers to ask instead of the host's own.
   *
   * Maps to: `<forwarder>`.
   */
  forwarders?: NetworkDnsForwarder[];
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: NetworkDnsHost[];
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: NetworkDnsTxt[];
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: NetworkDnsSrv[];
}

export interface NetworkDnsForwarder {
  /**
   * DNS server to ask.
   *
   * Maps to: `<forwarder addr=…>`.
   */
  address?: string;
  /**
   * Only for names of this domain.
   *
   * Maps to: `<forwarder domain=…>`.
   */
  domain?: string;
}

export interface NetworkDnsHost {
  /**
   * The address.
   *
   * Maps to: `<host ip=…>`.
   */
  ip: string;
  /**
   * Its names.
   *
   * Maps to: `<hostname>`.
   */
  hostnames: string[];
}

export interface NetworkDnsTxt {
  /**
   * Name of the record.
   *
   * Maps to: `<txt name=…>`.
   */
  name: string;
  /**
   * Its text. A comma separates strings.
   *
   * Maps to: `<txt value=…>`.
   */
  value: string;
}

export interface NetworkDnsSrv {
  /**
   * Service without underscore: `ldap`.
   *
   * Maps to: `<srv service=…>`.
   */
  service: string;
  /**
   * Transport protocol.
   *
   * Maps to: `<srv protocol=…>`.
   */
  protocol: "tcp" | "udp";
  /**
   * Domain of the record; not set: the network's own.
   *
   * Maps to: `<srv domain=…>`.
   */
  domain?: string;
  /**
   * Host that offers the service; not set, or `.`: the service is not available.
   *
   * Maps to: `<srv target=…>`.
   */
  target?: string | ".";
  /**
   * Its port; not set: dnsmasq answers 1.
   *
   * Maps to: `<srv port=…>`.
   */
  port?: number;
  /**
   * Lower is asked first.
   *
   * Maps to: `<srv priority=…>`.
   */
  priority?: number;
  /**
   * Share among those of one priority.
   *
   * Maps to: `<srv weight=…>`.
   */
  weight?: number;
}

export interface NetworkRoute {
  /**
   * The subnet that lies behind the gateway.
   *
   * Maps to: `<route address=… prefix=…>`.
   */
  destination: string;
  /**
   * A guest in one of the network's own subnets.
   *
   * Maps to: `<route gateway=…>`.
   */
  gateway: string;
  /**
   * Lower is preferred.
   *
   * Maps to: `<route metric=…>`.
   */
  metric?: number;
}

/** The bridge that libvirt makes. */
export interface NetworkBridge1 {
  /**
   * Name of the bridge device. Not set: libvirt picks the first free `virbrN`, which then stays.
   *
   * Maps to: `<bridge name=…>`.
   */
  name?: string;
  /**
   * Spanning tree. libvirt's default: on.
   *
   * Maps to: `<bridge stp=…>`.
   */
  stp?: boolean;
  /**
   * Forward delay. libvirt's default: 0.
   *
   * Unit: seconds. Maps to: `<bridge delay=…>`.
   */
  delaySeconds?: number;
  /**
   * firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone.
   *
   * Maps to: `<bridge zone=…>`.
   */
  zone?: string;
  /**
   * Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.
   *
   * Maps to: `<bridge macTableManager=…>`.
   */
  macTableManager?: "kernel" | "libvirt";
}

/** Limits for all guests of the network together. */
export interface NetworkBandwidth1 {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: NetworkBandwidth1Inbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: NetworkBandwidth1Outbound;
}

/** Towards the guests. */
export interface NetworkBandwidth1Inbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

/** From the guests. */
export interface NetworkBandwidth1Outbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

/** Limits for all guests of the network together. */
export interface NetworkBandwidth2 {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: NetworkBandwidth2Inbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: NetworkBandwidth2Outbound;
}

/** Towards the guests. */
export interface NetworkBandwidth2Inbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

/** From the guests. */
export interface NetworkBandwidth2Outbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

export interface NetworkPortGroup {
  /**
   * Name of the group, which a guest's NIC gives in `<source portgroup=…>`.
   *
   * Maps to: `<portgroup name=…>`.
   */
  name: string;
  /**
   * For NICs that name no group. At most one group is.
   *
   * Maps to: `<portgroup default=…>`.
   */
  default?: boolean;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).
   *
   * Maps to: `<portgroup trustGuestRxFilters=…>`.
   */
  trustGuestRxFilters?: boolean;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: NetworkPortGroupVlan;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: NetworkPortGroupVirtualportNone | NetworkPortGroupVirtualport8021Qbh;
}

/** Limits for each NIC of the group. */
export interface NetworkPortGroupBandwidth {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: NetworkPortGroupBandwidthInbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: NetworkPortGroupBandwidthOutbound;
}

/** Towards the guests. */
export interface NetworkPortGroupBandwidthInbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

/** From the guests. */
export interface NetworkPortGroupBandwidthOutbound {
  /**
   * What is passed on in the long run; 0: no limit.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  average: number;
  /**
   * The most that a burst may reach; 0: no other limit.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peak?: number;
  /**
   * How much may pass at the peak rate; 0: what libvirt picks.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burst?: number;
}

/** VLANs of the NICs of the group. */
export interface NetworkPortGroupVlan {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: boolean;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: NetworkPortGroupVlanTag[];
}

export interface NetworkPortGroupVlanTag {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: number;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: "tagged" | "untagged";
}

export interface NetworkPortGroupVirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface NetworkPortGroupVirtualportOpenvswitch {
  /** A port of an Open vSwitch bridge. */
  type: "openvswitch";
  /**
   * Port profile, passed to Open vSwitch as `port-profile`.
   *
   * Maps to: `profileid`.
   */
  profileId?: string;
  /**
   * `iface-id` of the port. Not set: each NIC gets its own.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: string;
}

export interface NetworkPortGroupVirtualportMidonet {
  /** A port of a MidoNet bridge. */
  type: "midonet";
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: string;
}

export interface NetworkPortGroupVirtualport8021Qbg {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: "802.1Qbg";
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: number;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: number;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: number;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: string;
}

export interface NetworkPortGroupVirtualport8021Qbh {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: "802.1Qbh";
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: string;
}

/** Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed. */
export interface NetworkDnsmasqOptions {
  /** Says that you know: an option such as `dhcp-script` runs programs on the host, and `addn-hosts` reads files there. */
  rootEquivalent: true;
  /**
   * Lines for dnsmasq's configuration file, as they are: `cache-size=500`.
   *
   * Maps to: `<dnsmasq:option value=…>`.
   */
  options: string[];
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface NetworkOnGuestsAttached {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart: "refuse" | "reattach" | "defer";
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

/** How outgoing connections are translated. */
export interface NetworkNat {
  /**
   * Addresses that outgoing connections come from. Not set: the host's own.
   *
   * Maps to: `<nat><address>`.
   */
  addressRange?: NetworkNatAddressRange;
  /**
   * Ports that outgoing connections come from. libvirt's default: 1024 to 65535.
   *
   * Maps to: `<nat><port>`.
   */
  portRange?: NetworkNatPortRange;
  /**
   * Translate IPv6 too; without it IPv6 is routed.
   *
   * Maps to: `<nat ipv6=…>`.
   */
  ipv6?: boolean;
}

/** Addresses that outgoing connections come from. Not set: the host's own. */
export interface NetworkNatAddressRange {
  /** First address. */
  start: string;
  /** Last address. */
  end: string;
}

/** Ports that outgoing connections come from. libvirt's default: 1024 to 65535. */
export interface NetworkNatPortRange {
  /** First port. */
  start: number;
  /** Last port. */
  end: number;
}

export interface NetworkVirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface NetworkVirtualportOpenvswitch {
  /** A port of an Open vSwitch bridge. */
  type: "openvswitch";
  /**
   * Port profile, passed to Open vSwitch as `port-profile`.
   *
   * Maps to: `profileid`.
   */
  profileId?: string;
  /**
   * `iface-id` of the port. Not set: each NIC gets its own.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: string;
}

export interface NetworkVirtualportMidonet {
  /** A port of a MidoNet bridge. */
  type: "midonet";
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: string;
}

export interface NetworkVirtualport8021Qbg {
  /** The switch applies the policy (VEPA, IEEE 802.1Qbg). */
  type: "802.1Qbg";
  /**
   * VSI manager.
   *
   * Maps to: `managerid`.
   */
  managerId: number;
  /**
   * VSI type.
   *
   * Maps to: `typeid`.
   */
  typeId: number;
  /**
   * Version of the VSI type.
   *
   * Maps to: `typeidversion`.
   */
  typeIdVersion: number;
  /**
   * VSI instance. Not set: libvirt makes one per NIC.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: string;
}

export interface NetworkVirtualport8021Qbh {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: "802.1Qbh";
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: string;
}

/** VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge. */
export interface NetworkVlan1 {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: boolean;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: NetworkVlan1Tag[];
}

export interface NetworkVlan1Tag {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: number;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: "tagged" | "untagged";
}

/** VLAN of the guests' NICs. Only with `passthrough` of a virtual function. */
export interface NetworkVlan2 {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: boolean;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: NetworkVlan2Tag[];
}

export interface NetworkVlan2Tag {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: number;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: "tagged" | "untagged";
}

/** The VLAN of the functions. */
export interface NetworkVlan3 {
  /**
   * Guests see the tags themselves. Not set: yes with several tags or a native VLAN, else the one tag is put on for them.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: boolean;
  /**
   * The VLANs. `[]`: none.
   *
   * Maps to: `<vlan><tag>`.
   */
  tags: NetworkVlan3Tag[];
}

export interface NetworkVlan3Tag {
  /**
   * VLAN id.
   *
   * Maps to: `<tag id=…>`.
   */
  id: number;
  /**
   * Makes it the VLAN of untagged frames from the guest, and says whether its frames to the guest are tagged (Open vSwitch only).
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: "tagged" | "untagged";
}

export interface NetworkGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface NetworkUnpluggedGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface NetworkOwnedEntry {
  /** Resource kind. */
  type: string;
  /** Name of the resource. */
  name: string;
  /** Its owner mark. */
  owner: string;
  /** The list that it is in. */
  list: string;
}

/**
 * Any libvirt network, with every element that libvirt's schema has. The kinds for one mode, such as NatNetwork, say the same in fewer words; this one also has metadata of other programs and dnsmasq options.
 *
 * What may be set depends on `type`.
 */
export class Network extends KvmnetResource {
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
  declare readonly subnets: pulumi.Output<NetworkSubnet[] | NetworkSubnet[] | undefined>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  declare readonly domain: pulumi.Output<NetworkDomain | undefined>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  declare readonly dns: pulumi.Output<NetworkDns | undefined>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  declare readonly routes: pulumi.Output<NetworkRoute[] | undefined>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  declare readonly bridge: pulumi.Output<NetworkBridge1 | string | undefined>;
  /**
   * MAC address of the bridge. Not set: libvirt picks one, which then stays.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mac address=…>`.
   */
  declare readonly mac: pulumi.Output<string | undefined>;
  /**
   * MTU of the bridge and of every NIC on it.
   *
   * Unit: bytes. Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<mtu size=…>`.
   */
  declare readonly mtu: pulumi.Output<number | undefined>;
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
  declare readonly bandwidth: pulumi.Output<NetworkBandwidth1 | NetworkBandwidth2 | undefined>;
  /**
   * Guests reach the host and what lies behind it, but not each other.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<port isolated=…>`.
   */
  declare readonly portIsolation: pulumi.Output<boolean | boolean | undefined>;
  /**
   * Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on. Maps to: `<portgroup>`.
   */
  declare readonly portGroups: pulumi.Output<NetworkPortGroup[] | NetworkPortGroup[] | NetworkPortGroup[] | NetworkPortGroup[] | undefined>;
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
   * A short title. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<title>`.
   */
  declare readonly title: pulumi.Output<string | undefined>;
  /**
   * A description. Needs libvirt 9.7 or later.
   *
   * Changing it: **none**, only the stored definition changes. Maps to: `<description>`.
   */
  declare readonly description: pulumi.Output<string | undefined>;
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
  declare readonly onGuestsAttached: pulumi.Output<NetworkOnGuestsAttached | undefined>;
  /**
   * The one device of the host over which guests get out. Not set: any, as the host's routes say.
   *
   * Changing it: **blip**, libvirt removes the network's firewall rules and adds them again. Maps to: `<forward dev=…>`.
   */
  declare readonly forwardDevice: pulumi.Output<string | undefined>;
  /**
   * How outgoing connections are translated.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<nat>`.
   */
  declare readonly nat: pulumi.Output<NetworkNat | undefined>;
  /**
   * `{ type: "openvswitch" }` for a bridge of Open vSwitch. Not set: not managed, for a new network none.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<virtualport>`.
   */
  declare readonly virtualport: pulumi.Output<
    | NetworkVirtualportNone
    | NetworkVirtualportOpenvswitch
    | NetworkVirtualportMidonet
    | NetworkVirtualportNone
    | NetworkVirtualport8021Qbg
    | NetworkVirtualport8021Qbh
    | NetworkVirtualportNone
    | NetworkVirtualport8021Qbh
    | undefined
  >;
  /**
   * VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<vlan>`.
   */
  declare readonly vlan: pulumi.Output<NetworkVlan1 | NetworkVlan2 | NetworkVlan3 | undefined>;
  /**
   * Let guests change MAC address and receive filters of their NIC on the host (virtio on macvtap, or a passed-through device).
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<network trustGuestRxFilters=…>`.
   */
  declare readonly trustGuestRxFilters: pulumi.Output<boolean | boolean | boolean | undefined>;
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
  declare readonly physicalFunction: pulumi.Output<string | string | undefined>;
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
   * How the function is passed on. libvirt's default: `vfio`.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver name=…>`.
   */
  declare readonly driver: pulumi.Output<"vfio" | "kvm" | undefined>;
  /**
   * A variant of the vfio driver. Needs libvirt 10.0 or later.
   *
   * Changing it: **none**, holds for NICs that are plugged in from now on; running guests keep what they have. Maps to: `<driver model=…>`.
   */
  declare readonly driverModel: pulumi.Output<string | undefined>;
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
  declare readonly guests: pulumi.Output<NetworkGuest[]>;
  /** Those of them that are cut off, because their tap is not in the bridge. */
  declare readonly unpluggedGuests: pulumi.Output<NetworkUnpluggedGuest[]>;
  /** Whether the bridge does spanning tree now; only of a bridge that libvirt made. */
  declare readonly spanningTree: pulumi.Output<boolean | undefined>;
  /**
   * libvirt's mode of the network; `none` where nothing is forwarded.
   *
   * Maps to: `<forward mode=…>`.
   */
  declare readonly forwardMode: pulumi.Output<string>;
  /** Whether the stored definition takes effect only at the next start, wholly or in part. */
  declare readonly pendingRestart: pulumi.Output<boolean>;
  /**
   * The stored definition, where it differs from the running network: what the next start would take.
   *
   * Maps to: `virsh net-dumpxml --inactive`.
   */
  declare readonly nextStart: pulumi.Output<Record<string, unknown> | undefined>;
  /** Lists that this resource gives and therefore owns whole, as its mark on the host says; nobody else may manage entries of them. */
  declare readonly ownedLists: pulumi.Output<string[]>;
  /** Entries of this network that have resources of their own: DhcpReservation, DnsRecord, PortGroup. */
  declare readonly ownedEntries: pulumi.Output<NetworkOwnedEntry[]>;

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): Network {
    return new Network(name, (lookup ?? {}) as NetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is Network {
    return KvmnetResource.isOfKind(value, "Network");
  }

  constructor(name: string, args: NetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "Network",
      [
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
        "spanningTree",
        "forwardMode",
        "pendingRestart",
        "nextStart",
        "ownedLists",
        "ownedEntries",
      ],
      name,
      args,
      opts,
    );
  }
}

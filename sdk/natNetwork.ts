// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

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
  subnets: pulumi.Input<pulumi.Input<NatNetworkSubnetArgs>[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  domain?: pulumi.Input<NatNetworkDomainArgs>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  dns?: pulumi.Input<NatNetworkDnsArgs>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  routes?: pulumi.Input<pulumi.Input<NatNetworkRouteArgs>[]>;
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
  nat?: pulumi.Input<NatNetworkNatArgs>;
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
  bandwidth?: pulumi.Input<NatNetworkBandwidthArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<NatNetworkPortGroupArgs>[]>;
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
  onGuestsAttached?: pulumi.Input<NatNetworkOnGuestsAttachedArgs>;
}

export interface NatNetworkSubnetArgs {
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
  dhcp?: pulumi.Input<NatNetworkSubnetDhcpArgs>;
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
export interface NatNetworkSubnetDhcpArgs {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: pulumi.Input<boolean>;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: pulumi.Input<pulumi.Input<NatNetworkSubnetDhcpRangeArgs>[]>;
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: pulumi.Input<pulumi.Input<NatNetworkSubnetDhcpReservationArgs>[]>;
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

export interface NatNetworkSubnetDhcpRangeArgs {
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

export interface NatNetworkSubnetDhcpReservationArgs {
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
export interface NatNetworkDomainArgs {
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
export interface NatNetworkDnsArgs {
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
  forwarders?: pulumi.Input<pulumi.Input<NatNetworkDnsForwarderArgs>[]>;
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: pulumi.Input<pulumi.Input<NatNetworkDnsHostArgs>[]>;
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: pulumi.Input<pulumi.Input<NatNetworkDnsTxtArgs>[]>;
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: pulumi.Input<pulumi.Input<NatNetworkDnsSrvArgs>[]>;
}

export interface NatNetworkDnsForwarderArgs {
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

export interface NatNetworkDnsHostArgs {
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

export interface NatNetworkDnsTxtArgs {
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

export interface NatNetworkDnsSrvArgs {
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

export interface NatNetworkRouteArgs {
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
export interface NatNetworkNatArgs {
  /**
   * Addresses that outgoing connections come from. Not set: the host's own.
   *
   * Maps to: `<nat><address>`.
   */
  addressRange?: pulumi.Input<NatNetworkNatAddressRangeArgs>;
  /**
   * Ports that outgoing connections come from. libvirt's default: 1024 to 65535.
   *
   * Maps to: `<nat><port>`.
   */
  portRange?: pulumi.Input<NatNetworkNatPortRangeArgs>;
  /**
   * Translate IPv6 too; without it IPv6 is routed.
   *
   * Maps to: `<nat ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
}

/** Addresses that outgoing connections come from. Not set: the host's own. */
export interface NatNetworkNatAddressRangeArgs {
  /** First address. */
  start: pulumi.Input<string>;
  /** Last address. */
  end: pulumi.Input<string>;
}

/** Ports that outgoing connections come from. libvirt's default: 1024 to 65535. */
export interface NatNetworkNatPortRangeArgs {
  /** First port. */
  start: pulumi.Input<number>;
  /** Last port. */
  end: pulumi.Input<number>;
}

/** The bridge that libvirt makes. */
export interface NatNetworkBridgeArgs {
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
export interface NatNetworkBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NatNetworkBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NatNetworkBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NatNetworkBandwidthInboundArgs {
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
export interface NatNetworkBandwidthOutboundArgs {
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

export interface NatNetworkPortGroupArgs {
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
  bandwidth?: pulumi.Input<NatNetworkPortGroupBandwidthArgs>;
}

/** Limits for each NIC of the group. */
export interface NatNetworkPortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<NatNetworkPortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<NatNetworkPortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface NatNetworkPortGroupBandwidthInboundArgs {
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
export interface NatNetworkPortGroupBandwidthOutboundArgs {
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

/** What may happen to attached guests. Both default to `refuse`. */
export interface NatNetworkOnGuestsAttachedArgs {
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

export interface NatNetworkSubnet {
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
  dhcp?: NatNetworkSubnetDhcp;
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
export interface NatNetworkSubnetDhcp {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: boolean;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: NatNetworkSubnetDhcpRange[];
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: NatNetworkSubnetDhcpReservation[];
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

export interface NatNetworkSubnetDhcpRange {
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

export interface NatNetworkSubnetDhcpReservation {
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
export interface NatNetworkDomain {
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
export interface NatNetworkDns {
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
  forwarders?: NatNetworkDnsForwarder[];
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: NatNetworkDnsHost[];
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: NatNetworkDnsTxt[];
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: NatNetworkDnsSrv[];
}

export interface NatNetworkDnsForwarder {
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

export interface NatNetworkDnsHost {
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

export interface NatNetworkDnsTxt {
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

export interface NatNetworkDnsSrv {
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

export interface NatNetworkRoute {
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

/** How outgoing connections are translated. */
export interface NatNetworkNat {
  /**
   * Addresses that outgoing connections come from. Not set: the host's own.
   *
   * Maps to: `<nat><address>`.
   */
  addressRange?: NatNetworkNatAddressRange;
  /**
   * Ports that outgoing connections come from. libvirt's default: 1024 to 65535.
   *
   * Maps to: `<nat><port>`.
   */
  portRange?: NatNetworkNatPortRange;
  /**
   * Translate IPv6 too; without it IPv6 is routed.
   *
   * Maps to: `<nat ipv6=…>`.
   */
  ipv6?: boolean;
}

/** Addresses that outgoing connections come from. Not set: the host's own. */
export interface NatNetworkNatAddressRange {
  /** First address. */
  start: string;
  /** Last address. */
  end: string;
}

/** Ports that outgoing connections come from. libvirt's default: 1024 to 65535. */
export interface NatNetworkNatPortRange {
  /** First port. */
  start: number;
  /** Last port. */
  end: number;
}

/** The bridge that libvirt makes. */
export interface NatNetworkBridge {
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
export interface NatNetworkBandwidth {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: NatNetworkBandwidthInbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: NatNetworkBandwidthOutbound;
}

/** Towards the guests. */
export interface NatNetworkBandwidthInbound {
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
export interface NatNetworkBandwidthOutbound {
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

export interface NatNetworkPortGroup {
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
   * Limits for each NIC of the group.
   *
   * Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: NatNetworkPortGroupBandwidth;
}

/** Limits for each NIC of the group. */
export interface NatNetworkPortGroupBandwidth {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: NatNetworkPortGroupBandwidthInbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: NatNetworkPortGroupBandwidthOutbound;
}

/** Towards the guests. */
export interface NatNetworkPortGroupBandwidthInbound {
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
export interface NatNetworkPortGroupBandwidthOutbound {
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

/** What may happen to attached guests. Both default to `refuse`. */
export interface NatNetworkOnGuestsAttached {
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

export interface NatNetworkGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface NatNetworkUnpluggedGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface NatNetworkOwnedEntry {
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
 * A libvirt virtual network behind NAT: guests get addresses by DHCP, resolve names, and get out under the host's address; nobody gets in.
 *
 * DHCP ranges, reservations and DNS records change on the running network; the rest needs a restart of it, which is refused while guests are attached unless `onGuestsAttached` allows it.
 */
export class NatNetwork extends KvmnetResource {
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The subnets of the network, each with the host's address in it. A new or another subnet needs a restart; DHCP ranges and reservations do not.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<ip>`.
   */
  declare readonly subnets: pulumi.Output<NatNetworkSubnet[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  declare readonly domain: pulumi.Output<NatNetworkDomain | undefined>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  declare readonly dns: pulumi.Output<NatNetworkDns | undefined>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  declare readonly routes: pulumi.Output<NatNetworkRoute[] | undefined>;
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
  declare readonly nat: pulumi.Output<NatNetworkNat | undefined>;
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
  declare readonly bandwidth: pulumi.Output<NatNetworkBandwidth | undefined>;
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
  declare readonly portGroups: pulumi.Output<NatNetworkPortGroup[] | undefined>;
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
  declare readonly onGuestsAttached: pulumi.Output<NatNetworkOnGuestsAttached | undefined>;
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
  declare readonly guests: pulumi.Output<NatNetworkGuest[]>;
  /** Those of them that are cut off, because their tap is not in the bridge. */
  declare readonly unpluggedGuests: pulumi.Output<NatNetworkUnpluggedGuest[]>;
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
  declare readonly ownedEntries: pulumi.Output<NatNetworkOwnedEntry[]>;

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): NatNetwork {
    return new NatNetwork(name, (lookup ?? {}) as NatNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is NatNetwork {
    return KvmnetResource.isOfKind(value, "NatNetwork");
  }

  constructor(name: string, args: NatNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "NatNetwork",
      [
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

// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";
import type { ConnectionArgs } from "./connection";
import { KvmnetResource, type LookupArgs } from "./resource";

export interface OpenNetworkArgs {
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
  subnets: pulumi.Input<pulumi.Input<OpenNetworkSubnetArgs>[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  domain?: pulumi.Input<OpenNetworkDomainArgs>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  dns?: pulumi.Input<OpenNetworkDnsArgs>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  routes?: pulumi.Input<pulumi.Input<OpenNetworkRouteArgs>[]>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  bridge?: pulumi.Input<OpenNetworkBridgeArgs>;
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
  bandwidth?: pulumi.Input<OpenNetworkBandwidthArgs>;
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
  portGroups?: pulumi.Input<pulumi.Input<OpenNetworkPortGroupArgs>[]>;
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
  onGuestsAttached?: pulumi.Input<OpenNetworkOnGuestsAttachedArgs>;
}

export interface OpenNetworkSubnetArgs {
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
  dhcp?: pulumi.Input<OpenNetworkSubnetDhcpArgs>;
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
export interface OpenNetworkSubnetDhcpArgs {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: pulumi.Input<boolean>;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: pulumi.Input<pulumi.Input<OpenNetworkSubnetDhcpRangeArgs>[]>;
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: pulumi.Input<pulumi.Input<OpenNetworkSubnetDhcpReservationArgs>[]>;
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

export interface OpenNetworkSubnetDhcpRangeArgs {
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

export interface OpenNetworkSubnetDhcpReservationArgs {
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
export interface OpenNetworkDomainArgs {
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
export interface OpenNetworkDnsArgs {
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
  forwarders?: pulumi.Input<pulumi.Input<OpenNetworkDnsForwarderArgs>[]>;
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: pulumi.Input<pulumi.Input<OpenNetworkDnsHostArgs>[]>;
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: pulumi.Input<pulumi.Input<OpenNetworkDnsTxtArgs>[]>;
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: pulumi.Input<pulumi.Input<OpenNetworkDnsSrvArgs>[]>;
}

export interface OpenNetworkDnsForwarderArgs {
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

export interface OpenNetworkDnsHostArgs {
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

export interface OpenNetworkDnsTxtArgs {
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

export interface OpenNetworkDnsSrvArgs {
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

export interface OpenNetworkRouteArgs {
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
export interface OpenNetworkBridgeArgs {
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
export interface OpenNetworkBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<OpenNetworkBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<OpenNetworkBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface OpenNetworkBandwidthInboundArgs {
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
export interface OpenNetworkBandwidthOutboundArgs {
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

export interface OpenNetworkPortGroupArgs {
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
  bandwidth?: pulumi.Input<OpenNetworkPortGroupBandwidthArgs>;
}

/** Limits for each NIC of the group. */
export interface OpenNetworkPortGroupBandwidthArgs {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<OpenNetworkPortGroupBandwidthInboundArgs>;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<OpenNetworkPortGroupBandwidthOutboundArgs>;
}

/** Towards the guests. */
export interface OpenNetworkPortGroupBandwidthInboundArgs {
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
export interface OpenNetworkPortGroupBandwidthOutboundArgs {
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
export interface OpenNetworkOnGuestsAttachedArgs {
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

export interface OpenNetworkSubnet {
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
  dhcp?: OpenNetworkSubnetDhcp;
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
export interface OpenNetworkSubnetDhcp {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: boolean;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: OpenNetworkSubnetDhcpRange[];
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: OpenNetworkSubnetDhcpReservation[];
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

export interface OpenNetworkSubnetDhcpRange {
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

export interface OpenNetworkSubnetDhcpReservation {
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
export interface OpenNetworkDomain {
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
export interface OpenNetworkDns {
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
  forwarders?: OpenNetworkDnsForwarder[];
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: OpenNetworkDnsHost[];
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: OpenNetworkDnsTxt[];
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: OpenNetworkDnsSrv[];
}

export interface OpenNetworkDnsForwarder {
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

export interface OpenNetworkDnsHost {
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

export interface OpenNetworkDnsTxt {
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

export interface OpenNetworkDnsSrv {
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

export interface OpenNetworkRoute {
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
export interface OpenNetworkBridge {
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
export interface OpenNetworkBandwidth {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: OpenNetworkBandwidthInbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: OpenNetworkBandwidthOutbound;
}

/** Towards the guests. */
export interface OpenNetworkBandwidthInbound {
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
export interface OpenNetworkBandwidthOutbound {
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

export interface OpenNetworkPortGroup {
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
  bandwidth?: OpenNetworkPortGroupBandwidth;
}

/** Limits for each NIC of the group. */
export interface OpenNetworkPortGroupBandwidth {
  /**
   * Towards the guests.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: OpenNetworkPortGroupBandwidthInbound;
  /**
   * From the guests.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: OpenNetworkPortGroupBandwidthOutbound;
}

/** Towards the guests. */
export interface OpenNetworkPortGroupBandwidthInbound {
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
export interface OpenNetworkPortGroupBandwidthOutbound {
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
export interface OpenNetworkOnGuestsAttached {
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

export interface OpenNetworkGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface OpenNetworkUnpluggedGuest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface OpenNetworkOwnedEntry {
  /** Resource kind. */
  type: string;
  /** Name of the resource. */
  name: string;
  /** Its owner mark. */
  owner: string;
  /** The list that it is in. */
  list: string;
}

/** A libvirt virtual network with DHCP and DNS, for which libvirt writes no firewall rules at all: what gets in and out is what the host's own firewall and routes say. */
export class OpenNetwork extends KvmnetResource {
  /** Physical name on the host. Defaults to the logical name of the resource; no random suffix is added. */
  declare readonly name: pulumi.Output<string>;
  /** The mark that the object carries on the host: `project/stack/logicalName`. Set for you. */
  declare readonly owner: pulumi.Output<string>;
  /**
   * The subnets of the network, each with the host's address in it. A new or another subnet needs a restart; DHCP ranges and reservations do not.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<ip>`.
   */
  declare readonly subnets: pulumi.Output<OpenNetworkSubnet[]>;
  /**
   * DNS domain of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<domain>`.
   */
  declare readonly domain: pulumi.Output<OpenNetworkDomain | undefined>;
  /**
   * The DNS server of the network.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<dns>`.
   */
  declare readonly dns: pulumi.Output<OpenNetworkDns | undefined>;
  /**
   * Routes of the host over guests. Not set: not managed. `[]`: exactly none.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<route>`.
   */
  declare readonly routes: pulumi.Output<OpenNetworkRoute[] | undefined>;
  /**
   * The bridge that libvirt makes.
   *
   * Changing it: **restart**, libvirt takes it over only when the network is started anew: every guest is unplugged and plugged in again. Maps to: `<bridge>`.
   */
  declare readonly bridge: pulumi.Output<OpenNetworkBridge | undefined>;
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
  declare readonly bandwidth: pulumi.Output<OpenNetworkBandwidth | undefined>;
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
  declare readonly portGroups: pulumi.Output<OpenNetworkPortGroup[] | undefined>;
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
  declare readonly onGuestsAttached: pulumi.Output<OpenNetworkOnGuestsAttached | undefined>;
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
  declare readonly guests: pulumi.Output<OpenNetworkGuest[]>;
  /** Those of them that are cut off, because their tap is not in the bridge. */
  declare readonly unpluggedGuests: pulumi.Output<OpenNetworkUnpluggedGuest[]>;
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
  declare readonly ownedEntries: pulumi.Output<OpenNetworkOwnedEntry[]>;

  /** Identity (machine-id) of the host that it is on. */
  declare readonly machineId: pulumi.Output<string>;

  /** Looks up one that exists, by its name on the host, without managing it. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, lookup?: LookupArgs, opts?: pulumi.CustomResourceOptions): OpenNetwork {
    return new OpenNetwork(name, (lookup ?? {}) as OpenNetworkArgs, { ...opts, id });
  }

  /** Whether a value is one of these, also when several copies of this package are loaded. */
  static override isInstance(value: unknown): value is OpenNetwork {
    return KvmnetResource.isOfKind(value, "OpenNetwork");
  }

  constructor(name: string, args: OpenNetworkArgs, opts?: pulumi.CustomResourceOptions) {
    super(
      "OpenNetwork",
      [
        "name",
        "owner",
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

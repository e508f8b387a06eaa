// Made by `npm run generate` from the schemas in provider/. Do not edit.

import type * as pulumi from "@pulumi/pulumi";

export interface BandwidthInboundArgs {
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

/** Towards the guests. */
export interface BandwidthInbound {
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

export interface BandwidthArgs {
  /**
   * Towards the guests. `none`: there is none.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<BandwidthInboundArgs | "none">;
  /**
   * From the guests. `none`: there is none.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<BandwidthInboundArgs | "none">;
}

/** Limits for all guests of the network together. */
export interface Bandwidth {
  /**
   * Towards the guests. `none`: there is none.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: BandwidthInbound;
  /**
   * From the guests. `none`: there is none.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: BandwidthInbound;
}

/** What LACP has negotiated, at the time of the last look. */
export interface BondLacp {
  /** The group of ports that is used. */
  aggregator: number;
  /** Number of ports in it. */
  ports: number;
  /** Our port key. */
  actorKey: number;
  /** The switch's port key. */
  partnerKey: number;
  /** The switch's system id; zeros while none has answered. */
  partnerMac: string;
}

export interface BondPortState {
  /** The port. */
  port: string;
  /** Its own MAC address. */
  mac: string;
  /** `active` or `backup`. */
  state: string;
  /** `up`, `down`, or on the way there after a delay: `going_back`, `going_down`. */
  link: string;
  /** LACP: the group that it is in. */
  aggregator?: number;
  /** LACP: what the switch says about its end: `in_sync`, `collecting`, `distributing` … */
  partner?: string[];
}

export interface BridgeDnsArgs {
  /**
   * Name servers, asked in this order.
   *
   * Default: `[]`.
   */
  servers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Domains that short names are tried in.
   *
   * Default: `[]`.
   */
  search?: pulumi.Input<pulumi.Input<string>[]>;
}

/** Name servers tied to the device. */
export interface BridgeDns {
  servers: string[];
  search: string[];
}

/** What may happen to guests on the bridge when it is removed. `refuse` (default) names them; `detach` removes the bridge from under them. */
export interface BridgeOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach">;
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface BridgeOnGuestsAttached {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest.
   *
   * Default: `"refuse"`.
   */
  restart: "refuse" | "reattach";
  /**
   * When the object is removed: `refuse` it and name the guests, or remove it from under them (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

export interface BridgePortOptionsArgs {
  /**
   * The port is in this VLAN alone, untagged: for a guest or machine that knows nothing of VLANs. A short form of `vlans`.
   *
   * Maps to: `bridge vlan add … pvid untagged`.
   */
  accessVlan?: pulumi.Input<number>;
  /**
   * The port carries these VLANs tagged, and no others: `[10, "20-29"]`. A short form of `vlans`.
   *
   * Maps to: `bridge vlan add`.
   */
  trunkVlans?: pulumi.Input<pulumi.Input<number | string>[]>;
  /**
   * With `trunkVlans`: the VLAN of untagged frames, in and out. Not set: untagged frames are dropped.
   *
   * Maps to: `pvid untagged`.
   */
  nativeVlan?: pulumi.Input<number>;
  /**
   * VLANs of the port in full: exactly these, so that the bridge's `defaultPvid` is not among them unless it is listed. Not set: not managed.
   *
   * Maps to: `bridge vlan`.
   */
  vlans?: pulumi.Input<pulumi.Input<BridgeVlanArgs>[]>;
  /**
   * Isolated ports reach only ports that are not isolated (the uplink), not each other. Kernel default: off.
   *
   * Maps to: `isolated`.
   */
  isolated?: pulumi.Input<boolean>;
  /**
   * The bridge learns MAC addresses from frames of the port. Kernel default: on.
   *
   * Maps to: `learning`.
   */
  learning?: pulumi.Input<boolean>;
  /**
   * Frames to addresses that the bridge has not learnt go out of the port, too. Kernel default: on.
   *
   * Maps to: `flood`.
   */
  unicastFlood?: pulumi.Input<boolean>;
  /**
   * Multicasts that nobody asked for go out of the port, too. Kernel default: on.
   *
   * Maps to: `mcast_flood`.
   */
  multicastFlood?: pulumi.Input<boolean>;
  /**
   * Broadcasts go out of the port. Kernel default: on.
   *
   * Maps to: `bcast_flood`.
   */
  broadcastFlood?: pulumi.Input<boolean>;
  /**
   * Frames may go back out of the port that they came in by, as a VEPA switch does. Kernel default: off.
   *
   * Maps to: `hairpin`.
   */
  hairpin?: pulumi.Input<boolean>;
  /**
   * The bridge answers ARP and neighbour requests itself from what it knows, instead of flooding them. Kernel default: off.
   *
   * Maps to: `neigh_suppress`.
   */
  neighSuppress?: pulumi.Input<boolean>;
  /**
   * Multicast to the port stops as soon as one station leaves the group. Kernel default: off.
   *
   * Maps to: `fastleave`.
   */
  fastLeave?: pulumi.Input<boolean>;
  /**
   * The port goes down when it gets a spanning tree BPDU. Kernel default: off.
   *
   * Maps to: `guard`.
   */
  bpduGuard?: pulumi.Input<boolean>;
  /**
   * The port never becomes the way to the root of the spanning tree. Kernel default: off.
   *
   * Maps to: `root_block`.
   */
  rootGuard?: pulumi.Input<boolean>;
  /**
   * Cost of the port for the spanning tree. Not set: the kernel's choice by the speed of the link.
   *
   * Maps to: `cost`.
   */
  pathCost?: pulumi.Input<number>;
  /**
   * Priority of the port for the spanning tree; the lowest wins between ports of the same cost. Kernel default: 32.
   *
   * Maps to: `priority`.
   */
  priority?: pulumi.Input<number>;
}

export interface BridgePortOptions {
  vlans?: BridgeVlan[];
  isolated?: boolean;
  learning?: boolean;
  unicastFlood?: boolean;
  multicastFlood?: boolean;
  broadcastFlood?: boolean;
  hairpin?: boolean;
  neighSuppress?: boolean;
  fastLeave?: boolean;
  bpduGuard?: boolean;
  rootGuard?: boolean;
  pathCost?: number;
  priority?: number;
}

export interface BridgeVlanArgs {
  /**
   * VLAN, or the first of a range.
   *
   * Maps to: `vid`.
   */
  id: pulumi.Input<number>;
  /** The last VLAN of the range. Not set: only `id`. */
  to?: pulumi.Input<number>;
  /**
   * Untagged frames that come in belong to this VLAN. At most one of the list, and not a range.
   *
   * Maps to: `pvid`.
   */
  pvid?: pulumi.Input<boolean>;
  /**
   * Frames of it go out untagged.
   *
   * Maps to: `untagged`.
   */
  untagged?: pulumi.Input<boolean>;
}

export interface BridgeVlan {
  id: number;
  to?: number;
  pvid?: boolean;
  untagged?: boolean;
}

export interface BridgedNetworkPortGroupArgs {
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
  bandwidth?: pulumi.Input<BandwidthArgs>;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: pulumi.Input<NetworkVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | VirtualportOpenvswitchArgs | VirtualportMidonetArgs>;
}

export interface BridgedNetworkPortGroup {
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
  bandwidth?: Bandwidth;
  /**
   * VLANs of the NICs of the group.
   *
   * Maps to: `<portgroup><vlan>`.
   */
  vlan?: NetworkVlan;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: VirtualportNone | VirtualportOpenvswitch | VirtualportMidonet;
}

export interface DnsForwarderArgs {
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

export interface DnsForwarder {
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

export interface DnsHostArgs {
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

export interface DnsHost {
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

export interface DnsSrvArgs {
  /**
   * Service without underscore: `ldap`.
   *
   * Maps to: `<srv service=…>`.
   */
  service: pulumi.Input<string>;
  /**
   * Transport protocol, without underscore: `tcp`, `udp`, `sctp`, `tls`.
   *
   * Maps to: `<srv protocol=…>`.
   */
  protocol: pulumi.Input<string>;
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

export interface DnsSrv {
  /**
   * Service without underscore: `ldap`.
   *
   * Maps to: `<srv service=…>`.
   */
  service: string;
  /**
   * Transport protocol, without underscore: `tcp`, `udp`, `sctp`, `tls`.
   *
   * Maps to: `<srv protocol=…>`.
   */
  protocol: string;
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

export interface DnsTxtArgs {
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

export interface DnsTxt {
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

export interface DnsArgs {
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
  forwarders?: pulumi.Input<pulumi.Input<DnsForwarderArgs>[]>;
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: pulumi.Input<pulumi.Input<DnsHostArgs>[]>;
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: pulumi.Input<pulumi.Input<DnsTxtArgs>[]>;
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: pulumi.Input<pulumi.Input<DnsSrvArgs>[]>;
}

/** The DNS server of the network. */
export interface Dns {
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
  forwarders?: DnsForwarder[];
  /**
   * Address records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<dns><host>`.
   */
  hosts?: DnsHost[];
  /**
   * TXT records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<txt>`.
   */
  txt?: DnsTxt[];
  /**
   * SRV records. Not set: not managed. `[]`: exactly none.
   *
   * Maps to: `<srv>`.
   */
  srv?: DnsSrv[];
}

/** What may happen to guests when it is removed. Not set: `refuse`. */
export interface DockerNetworkOnGuestsAttachedArgs {
  /**
   * Where containers are on the network, running or not: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

/** What may happen to them. */
export interface DockerNetworkOnGuestsAttached {
  /**
   * Where containers are on it: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

export interface DockerNetworkSubnetArgs {
  /**
   * The subnet: `192.168.107.0/24`.
   *
   * Maps to: `docker network create --subnet`.
   */
  cidr: pulumi.Input<string>;
  /**
   * Address of the host in it: what containers have as their gateway; for macvlan the router of the LAN. Not set: Docker chooses.
   *
   * Maps to: `--gateway`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The part of the subnet that Docker gives addresses from. Not set: all of it.
   *
   * Maps to: `--ip-range`.
   */
  ipRange?: pulumi.Input<string>;
  /**
   * Addresses that Docker gives to no container, each with a name for people: those of routers and machines on a LAN.
   *
   * Maps to: `--aux-address`.
   */
  auxAddresses?: pulumi.Input<Record<string, pulumi.Input<string>>>;
}

export interface DockerNetworkSubnet {
  /**
   * The subnet: `192.168.107.0/24`.
   *
   * Maps to: `docker network create --subnet`.
   */
  cidr: string;
  /**
   * Address of the host in it: what containers have as their gateway; for macvlan the router of the LAN. Not set: Docker chooses.
   *
   * Maps to: `--gateway`.
   */
  gateway?: string;
  /**
   * The part of the subnet that Docker gives addresses from. Not set: all of it.
   *
   * Maps to: `--ip-range`.
   */
  ipRange?: string;
  /**
   * Addresses that Docker gives to no container, each with a name for people: those of routers and machines on a LAN.
   *
   * Maps to: `--aux-address`.
   */
  auxAddresses?: Record<string, string>;
}

/** Towards the guest. */
export interface DomainInterfaceBandwidthInboundArgs {
  /**
   * Average rate.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  averageKiBps: pulumi.Input<number>;
  /**
   * Highest rate, for a burst.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peakKiBps?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burstKiB?: pulumi.Input<number>;
  /**
   * Rate that the guest is sure of. Needs a network with a bandwidth of its own.
   *
   * Unit: KiB/s. Maps to: `floor`.
   */
  floorKiBps?: pulumi.Input<number>;
}

/** Towards the guest. */
export interface DomainInterfaceBandwidthInbound {
  /**
   * Average rate.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  averageKiBps: number;
  /**
   * Highest rate, for a burst.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peakKiBps?: number;
  /**
   * How much may pass at the peak rate.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burstKiB?: number;
}

/** From the guest. */
export interface DomainInterfaceBandwidthOutboundArgs {
  /**
   * Average rate.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  averageKiBps: pulumi.Input<number>;
  /**
   * Highest rate, for a burst.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peakKiBps?: pulumi.Input<number>;
  /**
   * How much may pass at the peak rate.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burstKiB?: pulumi.Input<number>;
}

export interface DomainInterfaceBandwidthArgs {
  /**
   * Towards the guest.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<DomainInterfaceBandwidthInboundArgs>;
  /**
   * From the guest.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<DomainInterfaceBandwidthOutboundArgs>;
}

/** Limits of the traffic. Not set: not managed. */
export interface DomainInterfaceBandwidth {
  /**
   * Towards the guest.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: DomainInterfaceBandwidthInbound;
  /**
   * From the guest.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: DomainInterfaceBandwidthInbound;
}

export interface DomainInterfaceBridgeBandwidthArgs {
  /**
   * Towards the guest.
   *
   * Maps to: `<inbound>`.
   */
  inbound?: pulumi.Input<DomainInterfaceBandwidthOutboundArgs>;
  /**
   * From the guest.
   *
   * Maps to: `<outbound>`.
   */
  outbound?: pulumi.Input<DomainInterfaceBandwidthOutboundArgs>;
}

export interface DomainInterfaceFilterParameterArgs {
  /** Variable of the filter, such as `IP`. */
  name: pulumi.Input<string>;
  /** Its value. */
  value: pulumi.Input<string>;
}

export interface DomainInterfaceFilterParameter {
  /** Variable of the filter, such as `IP`. */
  name: string;
  /** Its value. */
  value: string;
}

export interface DomainInterfaceFilterArgs {
  /**
   * Name of the filter (`virsh nwfilter-list`), such as `clean-traffic`.
   *
   * Maps to: `<filterref filter=…>`.
   */
  name?: pulumi.Input<string>;
  /**
   * Values of the filter's variables; several of one name are a list.
   *
   * Maps to: `<parameter>`.
   */
  parameters?: pulumi.Input<pulumi.Input<DomainInterfaceFilterParameterArgs>[]>;
}

/** Packet filter of libvirt's (nwfilter). Not set: not managed. */
export interface DomainInterfaceFilter {
  /**
   * Name of the filter (`virsh nwfilter-list`), such as `clean-traffic`.
   *
   * Maps to: `<filterref filter=…>`.
   */
  name?: string;
  /**
   * Values of the filter's variables; several of one name are a list.
   *
   * Maps to: `<parameter>`.
   */
  parameters?: DomainInterfaceFilterParameter[];
}

/** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
export interface DomainInterfaceOnGuestsAttachedArgs {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart?: pulumi.Input<"refuse" | "reattach" | "defer">;
}

/** What may happen to the running guest when libvirt cannot make a change on a NIC that is in use. Default: `refuse`. */
export interface DomainInterfaceOnGuestsAttached {
  /**
   * When a change needs a restart of the object: `refuse` it and name the guests, or restart and re-plug (`reattach`) every guest, or store the change (`defer`): it takes effect at the next start.
   *
   * Default: `"refuse"`.
   */
  restart: "refuse" | "reattach" | "defer";
}

export interface DomainInterfaceVlanTagArgs {
  /**
   * VLAN.
   *
   * Maps to: `<tag id=…>`.
   */
  id: pulumi.Input<number>;
  /**
   * The VLAN of untagged frames, which leave `tagged` or `untagged`. Open vSwitch only.
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: pulumi.Input<"tagged" | "untagged">;
}

export interface DomainInterfaceVlanTag {
  /**
   * VLAN.
   *
   * Maps to: `<tag id=…>`.
   */
  id: number;
  /**
   * The VLAN of untagged frames, which leave `tagged` or `untagged`. Open vSwitch only.
   *
   * Maps to: `<tag nativeMode=…>`.
   */
  nativeMode?: "tagged" | "untagged";
}

export interface DomainInterfaceVlanArgs {
  /**
   * Frames keep their tag. Default: whether there are several tags.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: pulumi.Input<boolean>;
  /**
   * VLANs of the NIC. `[]`: none.
   *
   * Maps to: `<tag>`.
   */
  tags: pulumi.Input<pulumi.Input<DomainInterfaceVlanTagArgs>[]>;
}

/** VLANs. Not set: not managed; on a network, what its port group says. */
export interface DomainInterfaceVlan {
  /**
   * Frames keep their tag. Default: whether there are several tags.
   *
   * Maps to: `<vlan trunk=…>`.
   */
  trunk?: boolean;
  /**
   * VLANs of the NIC. `[]`: none.
   *
   * Maps to: `<tag>`.
   */
  tags: DomainInterfaceVlanTag[];
}

export interface DomainArgs {
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
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.1 or later.
   *
   * Maps to: `<domain register=…>`.
   */
  register?: pulumi.Input<boolean>;
}

export interface Domain {
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
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.1 or later.
   *
   * Maps to: `<domain register=…>`.
   */
  register?: boolean;
}

export interface GuardProbeArgs {
  /** What has to answer, as seen from the host. */
  address: pulumi.Input<string>;
  /** The TCP port that has to take a connection. Not set: a ping. */
  port?: pulumi.Input<number>;
}

export interface GuardProbe {
  /** What has to answer, as seen from the host. */
  address: string;
  /** The TCP port that has to take a connection. Not set: a ping. */
  port?: number;
}

/** How a change that touches the way by which we reach the host is guarded: unless it is confirmed over a new connection, the host goes back by itself. What is not set here is taken from `connection.guard`. Remembered for the removal. */
export interface GuardArgs {
  /** `auto`: a change that touches the way by which we reach the host has to be confirmed over a new connection, else the host goes back by itself. `always`: every change of the resource. `off`: none; a change that goes wrong may lock us out. Default: `auto`. */
  mode?: pulumi.Input<"auto" | "always" | "off">;
  /**
   * How long the host waits for the confirmation before it goes back. Default: 90.
   *
   * Unit: seconds.
   */
  timeoutSeconds?: pulumi.Input<number>;
  /** What has to answer afterwards as well, where it answered before: besides the new connection itself, the default gateways and the name servers, which are always tried. */
  probes?: pulumi.Input<pulumi.Input<GuardProbeArgs>[]>;
}

/** How changes are guarded, for the removal. */
export interface Guard {
  /** `auto`: a change that touches the way by which we reach the host has to be confirmed over a new connection, else the host goes back by itself. `always`: every change of the resource. `off`: none; a change that goes wrong may lock us out. Default: `auto`. */
  mode?: "auto" | "always" | "off";
  /**
   * How long the host waits for the confirmation before it goes back. Default: 90.
   *
   * Unit: seconds.
   */
  timeoutSeconds?: number;
  /** What has to answer afterwards as well, where it answered before: besides the new connection itself, the default gateways and the name servers, which are always tried. */
  probes?: GuardProbe[];
}

export interface Guest {
  /** Name of the guest (libvirt domain). */
  domain: string;
  /** MAC address of its NIC. */
  mac: string;
  /** The tap device on the host: `vnet3`. */
  device: string;
}

export interface HostInterfaceBeforeAddressDetails {
  peer?: string;
  broadcast?: string;
  scope?: string;
  label?: string;
  nodad?: boolean;
  noprefixroute?: boolean;
  metric?: number;
}

export interface HostInterfaceBeforeRoute {
  family: 4 | 6;
  table: string;
  dst: string;
  via?: string;
  dev: string;
  metric: number;
  protocol: string;
  scope?: string;
  prefsrc?: string;
  onlink: boolean;
  metrics?: Record<string, number>;
  pref?: string;
  special: boolean;
}

/** What was there before, of all that is or was managed: given back on removal, as far as nobody has changed it since. */
export interface HostInterfaceBefore {
  mtu?: number;
  mac?: string;
  up?: boolean;
  addresses?: string[];
  addressDetails?: Record<string, HostInterfaceBeforeAddressDetails>;
  dns?: BridgeDns;
  offloads?: Record<string, boolean>;
  queues?: Record<string, number>;
  ring?: Record<string, number>;
  virtualFunctions?: number;
  alias: string;
  routes?: HostInterfaceBeforeRoute[];
}

/** How many queues (channels) the NIC uses. One that is not set is not managed. */
export interface HostInterfaceQueuesArgs {
  /**
   * Queues for both directions.
   *
   * Maps to: `combined`.
   */
  combined?: pulumi.Input<number>;
  /**
   * Queues for receiving alone.
   *
   * Maps to: `rx`.
   */
  rx?: pulumi.Input<number>;
  /**
   * Queues for sending alone.
   *
   * Maps to: `tx`.
   */
  tx?: pulumi.Input<number>;
}

/** Sizes of the NIC's rings. One that is not set is not managed. */
export interface HostInterfaceRingArgs {
  /**
   * For receiving.
   *
   * Unit: packets. Maps to: `rx`.
   */
  rx?: pulumi.Input<number>;
  /**
   * For sending.
   *
   * Unit: packets. Maps to: `tx`.
   */
  tx?: pulumi.Input<number>;
}

export interface HostInterfaceVfSettingArgs {
  /**
   * Which virtual function, from 0.
   *
   * Maps to: `vf N`.
   */
  index: pulumi.Input<number>;
  /**
   * MAC address: the guest cannot change it then. Not set: not managed.
   *
   * Maps to: `mac`.
   */
  mac?: pulumi.Input<string>;
  /**
   * VLAN that the NIC tags and untags for it. 0: none. Not set: not managed.
   *
   * Maps to: `vlan`.
   */
  vlan?: pulumi.Input<number>;
  /**
   * Priority in the tag, with `vlan`.
   *
   * Maps to: `qos`.
   */
  qos?: pulumi.Input<number>;
  /**
   * May change its MAC address and listen to everything, as far as the driver goes along. Not set: not managed.
   *
   * Maps to: `trust`.
   */
  trust?: pulumi.Input<boolean>;
  /**
   * Drop what it sends from another MAC address. Not set: not managed.
   *
   * Maps to: `spoofchk`.
   */
  spoofCheck?: pulumi.Input<boolean>;
  /**
   * Its link as the guest sees it: that of the NIC (`auto`), always up, always down. Not set: not managed.
   *
   * Maps to: `state`.
   */
  linkState?: pulumi.Input<"auto" | "enable" | "disable">;
  /**
   * Rate that it is sure of. 0: none. Not set: not managed.
   *
   * Unit: Mbit/s. Maps to: `min_tx_rate`.
   */
  minTxRateMbps?: pulumi.Input<number>;
  /**
   * Most that it may send. 0: no limit. Not set: not managed.
   *
   * Unit: Mbit/s. Maps to: `max_tx_rate`.
   */
  maxTxRateMbps?: pulumi.Input<number>;
}

export interface HostInterfaceVfSetting {
  /**
   * Which virtual function, from 0.
   *
   * Maps to: `vf N`.
   */
  index: number;
  /**
   * MAC address: the guest cannot change it then. Not set: not managed.
   *
   * Maps to: `mac`.
   */
  mac?: string;
  /**
   * VLAN that the NIC tags and untags for it. 0: none. Not set: not managed.
   *
   * Maps to: `vlan`.
   */
  vlan?: number;
  /**
   * Priority in the tag, with `vlan`.
   *
   * Maps to: `qos`.
   */
  qos?: number;
  /**
   * May change its MAC address and listen to everything, as far as the driver goes along. Not set: not managed.
   *
   * Maps to: `trust`.
   */
  trust?: boolean;
  /**
   * Drop what it sends from another MAC address. Not set: not managed.
   *
   * Maps to: `spoofchk`.
   */
  spoofCheck?: boolean;
  /**
   * Its link as the guest sees it: that of the NIC (`auto`), always up, always down. Not set: not managed.
   *
   * Maps to: `state`.
   */
  linkState?: "auto" | "enable" | "disable";
  /**
   * Rate that it is sure of. 0: none. Not set: not managed.
   *
   * Unit: Mbit/s. Maps to: `min_tx_rate`.
   */
  minTxRateMbps?: number;
  /**
   * Most that it may send. 0: no limit. Not set: not managed.
   *
   * Unit: Mbit/s. Maps to: `max_tx_rate`.
   */
  maxTxRateMbps?: number;
}

export interface HostNetworkBondsArgs {
  /**
   * How the ports are used. `active-backup`: one at a time, with any switch, also with several. `802.3ad`: all, with LACP; the switch must be set up for it. `balance-xor`, `balance-rr`, `broadcast`: all, with a static group on the switch. `balance-tlb`, `balance-alb`: all, with any switch; not advised below a bridge with guests. (The kernel's own default is `balance-rr`.)
   *
   * Default: `"active-backup"`. Maps to: `mode`.
   */
  mode?: pulumi.Input<"active-backup" | "802.3ad" | "balance-xor" | "balance-rr" | "broadcast" | "balance-tlb" | "balance-alb">;
  /**
   * NICs that the bond is made of: exactly these, the first one lends its MAC address. Not set: ports are not managed. A port is set down to join, and gets its own MAC address, MTU and state back when it leaves.
   *
   * Maps to: `ip link set … master`.
   */
  ports?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Moves the static addresses and the routes of each port onto this device when the port joins, and gives them back when it leaves or this device is removed. With `addresses` set, only those end up here. Off: a port with addresses is refused, as they would no longer work.
   *
   * Default: `false`.
   */
  moveAddresses?: pulumi.Input<boolean>;
  /**
   * How often the link state of the ports is looked at. Default: 100; 0 with `arpIntervalMilliseconds`. The kernel's own default is 0, by which a dead link is never noticed.
   *
   * Unit: milliseconds. Maps to: `miimon`.
   */
  miimonMilliseconds?: pulumi.Input<number>;
  /**
   * How long a link has to be up before its port is used: a multiple of `miimonMilliseconds`. Kernel default: 0.
   *
   * Unit: milliseconds. Maps to: `updelay`.
   */
  upDelayMilliseconds?: pulumi.Input<number>;
  /**
   * How long a link has to be down before its port is given up: a multiple of `miimonMilliseconds`. Kernel default: 0.
   *
   * Unit: milliseconds. Maps to: `downdelay`.
   */
  downDelayMilliseconds?: pulumi.Input<number>;
  /**
   * Looks after the ports by ARP requests instead, this often: notices a dead switch behind a link that is up. Not in 802.3ad, balance-tlb, balance-alb. Kernel default: 0, off.
   *
   * Unit: milliseconds. Maps to: `arp_interval`.
   */
  arpIntervalMilliseconds?: pulumi.Input<number>;
  /**
   * IPv4 addresses that are asked for: at least one has to answer. In the order in which they are asked.
   *
   * Maps to: `arp_ip_target`.
   */
  arpIpTargets?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Which ports need an answer to the bond's own ARP requests, rather than any traffic, to count as alive. Kernel default: `none`.
   *
   * Maps to: `arp_validate`.
   */
  arpValidate?: pulumi.Input<"none" | "active" | "backup" | "all" | "filter" | "filter_active" | "filter_backup">;
  /**
   * What decides by which port a packet leaves: MAC addresses (`layer2`), these and IP addresses (`layer2+3`), IP addresses and TCP or UDP ports (`layer3+4`). Only balance-xor, 802.3ad, balance-tlb. Kernel default: `layer2`.
   *
   * Maps to: `xmit_hash_policy`.
   */
  transmitHashPolicy?: pulumi.Input<"layer2" | "layer2+3" | "layer3+4" | "encap2+3" | "encap3+4" | "vlan+srcmac">;
  /**
   * Packets that leave by one port before it is the next one's turn; 0 for chance. Only balance-rr. Kernel default: 1.
   *
   * Maps to: `packets_per_slave`.
   */
  packetsPerPort?: pulumi.Input<number>;
  /**
   * The port that is used whenever it is up. Only active-backup, balance-tlb, balance-alb. Not set: not managed.
   *
   * Maps to: `primary`.
   */
  primary?: pulumi.Input<string>;
  /**
   * When the primary port takes over again: `always`, when it is `better` (faster) than the active one, or upon `failure` of that. Kernel default: `always`.
   *
   * Maps to: `primary_reselect`.
   */
  primaryReselect?: pulumi.Input<"always" | "better" | "failure">;
  /**
   * For ports whose MAC address cannot be changed: the bond takes that of the `active` port, or a port takes the bond's when it becomes active (`follow`). Only active-backup. Kernel default: `none`.
   *
   * Maps to: `fail_over_mac`.
   */
  failOverMac?: pulumi.Input<"none" | "active" | "follow">;
  /**
   * Lets in what arrives at inactive ports as well. Kernel default: off.
   *
   * Maps to: `all_slaves_active`.
   */
  allPortsActive?: pulumi.Input<boolean>;
  /**
   * How many times multicast memberships are reported after traffic moved to another port. Kernel default: 1.
   *
   * Maps to: `resend_igmp`.
   */
  resendIgmp?: pulumi.Input<number>;
  /**
   * How many times neighbours are told (gratuitous ARP, neighbour advertisement) after traffic moved to another port. Kernel default: 1.
   *
   * Maps to: `num_grat_arp`, `num_unsol_na`.
   */
  peerNotifications?: pulumi.Input<number>;
  /**
   * How often the switch is to send its LACP messages: every 30 seconds (`slow`) or every second (`fast`). Only 802.3ad. Kernel default: `slow`.
   *
   * Maps to: `lacp_rate`.
   */
  lacpRate?: pulumi.Input<"slow" | "fast">;
  /**
   * Sends LACP messages unasked. Only 802.3ad. Kernel default: on.
   *
   * Maps to: `lacp_active`.
   */
  lacpActive?: pulumi.Input<boolean>;
  /**
   * Which group of ports is used when they lead to several switches. Only 802.3ad. Kernel default: `stable`.
   *
   * Maps to: `ad_select`.
   */
  aggregatorSelect?: pulumi.Input<"stable" | "bandwidth" | "count">;
  /**
   * With fewer links than this the bond itself counts as down. Only 802.3ad. Kernel default: 0.
   *
   * Maps to: `min_links`.
   */
  minLinks?: pulumi.Input<number>;
  /**
   * System priority that LACP tells the switch. Only 802.3ad. Kernel default: 65535.
   *
   * Maps to: `ad_actor_sys_prio`.
   */
  adActorSystemPriority?: pulumi.Input<number>;
  /**
   * System id (a MAC address) that LACP tells the switch. Only 802.3ad. Not set: the MAC address of the bond.
   *
   * Maps to: `ad_actor_system`.
   */
  adActorSystem?: pulumi.Input<string>;
  /**
   * Upper part of the port key that LACP tells the switch. Only 802.3ad. Kernel default: 0.
   *
   * Maps to: `ad_user_port_key`.
   */
  adUserPortKey?: pulumi.Input<number>;
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet, for the ports as well. Not set: the kernel's choice.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address, for the ports as well. Not set: that of the first port.
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to devices and guests that stand on the bond when it is removed. `refuse` (default) names them; `detach` removes it from under them. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkBonds {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** Mode. */
  mode: string;
  /** Ports, without guests' NICs. */
  ports: string[];
  /** Ports that are administratively down. */
  portsDown: string[];
  /** Guests' NICs among the ports: `vnet3`. */
  guestPorts: string[];
  /** The port in use, in modes with one at a time. */
  activePort?: string;
  /** How each port is doing, at the time of the last look. */
  portStates: BondPortState[];
  /** What LACP has negotiated, at the time of the last look. */
  lacp?: BondLacp;
  /**
   * Interval of the MII monitor; 0: off.
   *
   * Unit: milliseconds.
   */
  miimonMilliseconds: number;
  /**
   * Delay before a link that came up is used.
   *
   * Unit: milliseconds.
   */
  upDelayMilliseconds: number;
  /**
   * Delay before a link that went down is given up.
   *
   * Unit: milliseconds.
   */
  downDelayMilliseconds: number;
  /**
   * Interval of the ARP monitor; 0: off.
   *
   * Unit: milliseconds.
   */
  arpIntervalMilliseconds: number;
  /** Addresses that the ARP monitor asks for. */
  arpIpTargets: string[];
  /** Ports that need an answer to ARP requests. */
  arpValidate: string;
  /** Hash policy. */
  transmitHashPolicy: string;
  /** Packets that leave by one port in turn. */
  packetsPerPort: number;
  /** Primary port. */
  primary?: string;
  /** When the primary port takes over again. */
  primaryReselect: string;
  /** Whose MAC address is used. */
  failOverMac: string;
  /** Inactive ports receive as well. */
  allPortsActive: boolean;
  /** Reports of multicast memberships after a failover. */
  resendIgmp: number;
  /** Notifications of neighbours after a failover. */
  peerNotifications: number;
  /** LACP rate. */
  lacpRate: string;
  /** Sends LACP messages unasked. */
  lacpActive?: boolean;
  /** Choice among groups of ports. */
  aggregatorSelect: string;
  /** Links that the bond needs. */
  minLinks: number;
  /** System priority in LACP. */
  adActorSystemPriority?: number;
  /** System id in LACP. */
  adActorSystem?: string;
  /** Port key in LACP. */
  adUserPortKey?: number;
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

export interface HostNetworkBridgesArgs {
  /**
   * Devices that are ports of the bridge: exactly these, apart from guests' NICs (taps, `vnetN`), which come and go with their guests and are never touched. Not set: ports are not managed. A port must not be a port of another bridge.
   *
   * Maps to: `ip link set … master`.
   */
  ports?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Moves the static addresses and the routes of each port onto this device when the port joins, and gives them back when it leaves or this device is removed. With `addresses` set, only those end up here. Off: a port with addresses is refused, as they would no longer work.
   *
   * Default: `false`.
   */
  moveAddresses?: pulumi.Input<boolean>;
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet. Ports keep their own MTU; the bridge drops what a port cannot carry. Not set: the kernel uses the smallest of the ports.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: that of the first port, else one made from the host's machine-id and the name; kept then as ports come and go, and over reboots.
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up, together with the ports that it manages.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * Spanning tree protocol (802.1D, in the kernel). Kernel default: off. Leave it off on an uplink whose switch port has BPDU guard.
   *
   * Maps to: `stp_state`.
   */
  stp?: pulumi.Input<boolean>;
  /**
   * Spanning tree priority; the bridge with the lowest becomes root. Kernel default: 32768.
   *
   * Maps to: `priority`.
   */
  priority?: pulumi.Input<number>;
  /**
   * How long a port listens, and then learns, before it forwards. Kernel default: 15. With STP on 2 to 30, without 0 to 30.
   *
   * Unit: seconds. Maps to: `forward_delay`.
   */
  forwardDelaySeconds?: pulumi.Input<number>;
  /**
   * Interval of STP hello packets. Kernel default: 2.
   *
   * Unit: seconds. Maps to: `hello_time`.
   */
  helloTimeSeconds?: pulumi.Input<number>;
  /**
   * How long STP information of a neighbour holds. Kernel default: 20.
   *
   * Unit: seconds. Maps to: `max_age`.
   */
  maxAgeSeconds?: pulumi.Input<number>;
  /**
   * How long a learnt MAC address is remembered; 0 makes the bridge flood. Kernel default: 300.
   *
   * Unit: seconds. Maps to: `ageing_time`.
   */
  ageingTimeSeconds?: pulumi.Input<number>;
  /**
   * Lets the bridge tell VLANs apart: each port passes the VLANs that it is in, and nothing else. Needs a kernel with `CONFIG_BRIDGE_VLAN_FILTERING`. Kernel default: off.
   *
   * Maps to: `vlan_filtering`.
   */
  vlanFiltering?: pulumi.Input<boolean>;
  /**
   * Which tags the bridge looks at: those of customers (`802.1Q`) or of providers (`802.1ad`). Kernel default: `802.1Q`.
   *
   * Maps to: `vlan_protocol`.
   */
  vlanProtocol?: pulumi.Input<"802.1Q" | "802.1ad">;
  /**
   * VLAN that a port is in, untagged, when it joins and nobody says anything else; 0: none, so that such a port reaches nothing. Ports whose `vlans` are set are not concerned. Kernel default: 1.
   *
   * Maps to: `vlan_default_pvid`.
   */
  defaultPvid?: pulumi.Input<number>;
  /**
   * VLANs of the host's own port in the bridge: exactly these. The one with `pvid` is that of `addresses`; the others are for `Vlan` interfaces on top of the bridge. Not set: not managed (the kernel puts the host into `defaultPvid`).
   *
   * Maps to: `bridge vlan`.
   */
  vlans?: pulumi.Input<pulumi.Input<BridgeVlanArgs>[]>;
  /**
   * Settings of single ports, by name of the port, which must be in `ports`. A setting that is not given is not managed. Guests' NICs are not set here: libvirt's own definitions say their VLANs and isolation.
   *
   * Maps to: `ip link set … type bridge_slave`, `bridge vlan`.
   */
  portOptions?: pulumi.Input<Record<string, pulumi.Input<BridgePortOptionsArgs>>>;
  /**
   * Sends multicast only where it was asked for (IGMP, MLD). Kernel default: on.
   *
   * Maps to: `mcast_snooping`.
   */
  multicastSnooping?: pulumi.Input<boolean>;
  /**
   * The bridge asks for multicast listeners itself, which snooping needs where no router does. Kernel default: off.
   *
   * Maps to: `mcast_querier`.
   */
  multicastQuerier?: pulumi.Input<boolean>;
  /**
   * Link-local frames (01:80:c2:00:00:0X) that are passed on instead of dropped: bit X set. 16384 (bit 14) passes LLDP. Kernel default: 0.
   *
   * Maps to: `group_fwd_mask`.
   */
  groupForwardMask?: pulumi.Input<number>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to guests on the bridge when it is removed. `refuse` (default) names them; `detach` removes the bridge from under them. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkBridges {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** Ports, without guests' NICs. */
  ports: string[];
  /** Ports that are administratively down. */
  portsDown: string[];
  /** Guests' NICs among the ports: `vnet3`. */
  guestPorts: string[];
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /** Spanning tree. */
  stp: boolean;
  /** Spanning tree priority. */
  priority: number;
  /**
   * Forward delay.
   *
   * Unit: seconds.
   */
  forwardDelaySeconds: number;
  /**
   * Hello interval.
   *
   * Unit: seconds.
   */
  helloTimeSeconds: number;
  /**
   * Maximum age.
   *
   * Unit: seconds.
   */
  maxAgeSeconds: number;
  /**
   * Ageing time of learnt addresses.
   *
   * Unit: seconds.
   */
  ageingTimeSeconds: number;
  /** VLAN filtering. */
  vlanFiltering: boolean;
  /** Sort of tags; absent while the bridge does not filter. */
  vlanProtocol?: string;
  /** VLAN of ports of which nobody says anything else; absent while the bridge does not filter. */
  defaultPvid?: number;
  /** VLANs of the host's own port in the bridge; absent while the bridge does not filter. */
  vlans?: BridgeVlan[];
  /** Settings of its ports, without guests' NICs. */
  portOptions?: Record<string, BridgePortOptions>;
  /** VLANs of guests' NICs on the bridge; absent while the bridge does not filter. */
  guestVlans?: Record<string, BridgeVlan[]>;
  /** Multicast snooping. */
  multicastSnooping: boolean;
  /** Multicast querier. */
  multicastQuerier?: boolean;
  /** Link-local frames that are passed on. */
  groupForwardMask?: number;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

export interface HostNetworkDummiesArgs {
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet. Not set: the kernel's choice.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: one made from the host's machine-id and the name, which stays over reboots.
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkDummies {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

export interface HostNetworkInterfacesArgs {
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet. Not set: not managed.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: not managed.
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * Features by name, as `ethtool -k` prints them or by their short names (`tso`, `gso`, `gro`, `lro`, `rx`, `tx`, `sg`, `rxvlan`, `txvlan`, `ntuple`, `rxhash`). A feature that is not named is not managed.
   *
   * Maps to: `ethtool -K`.
   */
  offloads?: pulumi.Input<Record<string, pulumi.Input<boolean>>>;
  /**
   * How many queues (channels) the NIC uses. One that is not set is not managed.
   *
   * Maps to: `ethtool -L`.
   */
  queues?: pulumi.Input<HostInterfaceQueuesArgs>;
  /**
   * Sizes of the NIC's rings. One that is not set is not managed.
   *
   * Maps to: `ethtool -G`.
   */
  ring?: pulumi.Input<HostInterfaceRingArgs>;
  /**
   * How many virtual functions (SR-IOV) the NIC has. The kernel takes all of them away before it makes another number: refused while guests have some, unless `onGuestsAttached.delete` is `detach`. Not set: not managed.
   *
   * Maps to: `/sys/class/net/NIC/device/sriov_numvfs`.
   */
  virtualFunctions?: pulumi.Input<number>;
  /**
   * Settings of virtual functions. Of one that is not listed, and of a setting that is not named, nothing is managed.
   *
   * Maps to: `ip link set NIC vf N …`.
   */
  vfSettings?: pulumi.Input<pulumi.Input<HostInterfaceVfSettingArgs>[]>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to guests that have virtual functions of the NIC: `delete: detach` takes them away when their number changes, or on removal. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkInterfaces {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
  /** The bridge or bond that it is a port of. */
  master?: string;
  /** Features, with their long names. */
  offloads?: Record<string, boolean>;
  /** Queues that are used. */
  queues?: Record<string, number>;
  /**
   * Sizes of the rings.
   *
   * Unit: packets.
   */
  ring?: Record<string, number>;
  /** Number of virtual functions; absent without SR-IOV. */
  virtualFunctions?: number;
  /** The virtual functions as they are. */
  vfSettings?: HostInterfaceVfSetting[];
  /** Who uses virtual functions: `0 (vfio-pci)`, `3 (eth1v3, a port of br0)`. */
  vfUsers: string[];
  /** What was there before, of all that is or was managed: given back on removal, as far as nobody has changed it since. */
  before: HostInterfaceBefore;
}

export interface HostNetworkMacvlansArgs {
  /**
   * Device of the host that the interface is on top of: a NIC, a VLAN, a bond or a bridge; not a port of a bridge. It is brought up if it is down.
   *
   * Maps to: `link …`.
   */
  lowerDevice: pulumi.Input<string>;
  /**
   * How interfaces on one lower device talk to each other: `bridge` directly, `vepa` by way of a switch that sends frames back, `private` not at all; `passthrough` gives the lower device to this interface alone.
   *
   * Default: `"bridge"`. Maps to: `type macvlan mode …`.
   */
  mode?: pulumi.Input<"bridge" | "vepa" | "private" | "passthrough">;
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet; at most that of the lower device. Not set: that of the lower device.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: the kernel draws one (in `passthrough`, that of the lower device).
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkMacvlans {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** The device below. */
  lowerDevice: string;
  /** Mode. */
  mode: "bridge" | "vepa" | "private" | "passthrough";
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

export interface HostNetworkMacvtapsArgs {
  /**
   * Device of the host that the interface is on top of: a NIC, a VLAN, a bond or a bridge; not a port of a bridge.
   *
   * Maps to: `link …`.
   */
  lowerDevice: pulumi.Input<string>;
  /**
   * How interfaces on one lower device talk to each other: `bridge` directly, `vepa` by way of a switch that sends frames back, `private` not at all; `passthrough` gives the lower device to this interface alone. The first three change into each other live. The host itself is not reached in any of them.
   *
   * Default: `"vepa"`. Maps to: `type macvtap mode …`.
   */
  mode?: pulumi.Input<"vepa" | "bridge" | "private" | "passthrough">;
  /**
   * Largest packet; at most that of the lower device. Not set: that of the lower device.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: the kernel draws one (in `passthrough`, that of the lower device, whose MAC address this one sets).
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up. The lower device has to be up as well for anything to pass.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to a guest that uses the interface when it has to go. `refuse` (default) names it; `detach` removes the interface from under it. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkMacvtaps {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** The device below. */
  lowerDevice: string;
  /** Mode. */
  mode: "vepa" | "bridge" | "private" | "passthrough";
  /** The character device that a guest opens: `/dev/tapN`, N being the interface index. */
  tapDevice: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

export interface HostNetworkRoutesArgs {
  /**
   * Where the route leads: a subnet (`10.20.0.0/16`, `2001:db8:20::/48`), a single address, or `default`. `default` takes its family from `gateway`, `nexthops` or `source`, else from `family`; `0.0.0.0/0` and `::/0` say it themselves.
   *
   * Maps to: `ip route add DESTINATION`.
   */
  destination: pulumi.Input<string>;
  /**
   * Needed only for a `default` that nothing else tells the family of (over a device alone, or of a type that leads nowhere).
   *
   * Maps to: `ip -4`, `ip -6`.
   */
  family?: pulumi.Input<"ipv4" | "ipv6">;
  /**
   * `unicast`: to a next hop. `blackhole`: dropped without a word; `unreachable`: answered with host unreachable; `prohibit`: answered with administratively prohibited; `throw`: not found in this table, so that the next rule decides.
   *
   * Default: `"unicast"`. Maps to: `route type`.
   */
  type?: pulumi.Input<"unicast" | "blackhole" | "unreachable" | "prohibit" | "throw">;
  /**
   * The next router. An IPv6 gateway for an IPv4 destination is allowed (RFC 8950) and needs `device`.
   *
   * Maps to: `via`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The device that packets leave by. Not set: the one whose subnet holds the gateway. Write the `name` output of the resource that makes it, so that the route comes after it.
   *
   * Maps to: `dev`.
   */
  device?: pulumi.Input<string>;
  /**
   * Several next hops that share the connections (ECMP), in place of `gateway` and `device`.
   *
   * Maps to: `nexthop via … dev … weight …`.
   */
  nexthops?: pulumi.Input<pulumi.Input<StaticRouteNexthopArgs>[]>;
  /**
   * Of several routes to one destination in a table the one with the lowest metric counts. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  metric?: pulumi.Input<number>;
  /**
   * The routing table: `main`, `default`, `local`, or a number; other tables are used by a `PolicyRule`.
   *
   * Default: `"main"`. Maps to: `table`.
   */
  table?: pulumi.Input<"main" | "default" | "local" | number>;
  /**
   * The address that the host itself prefers as source towards this destination; one of its own. Not set: not managed. `none`: there is none.
   *
   * Maps to: `src` (prefsrc).
   */
  source?: pulumi.Input<string | "none">;
  /**
   * How far the destination is, IPv4 only. Not set: `global` with a gateway, else `link`.
   *
   * Maps to: `scope`.
   */
  scope?: pulumi.Input<"global" | "link" | "host">;
  /**
   * The gateway is on the link of `device` although no subnet there holds it. Not set: not managed.
   *
   * Maps to: `onlink`.
   */
  onLink?: pulumi.Input<boolean>;
  /**
   * Largest packet towards this destination. Not set: not managed. `none`: there is none.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number | "none">;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
}

export interface HostNetworkRoutes {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** Whether the kernel has the route. The kernel drops routes over a device that goes down or away. */
  present: boolean;
  /** IPv4 or IPv6. */
  family: "ipv4" | "ipv6";
  /** Where the route leads, with prefix length. */
  destination: string;
  /** Metric. */
  metric: number;
  /**
   * Routing table.
   *
   * Default: `"main"`. Maps to: `table`.
   */
  table: "main" | "default" | "local" | number;
  /** Route type. */
  type: string;
  /** The next router; absent with several next hops, and on the link itself. */
  gateway?: string;
  /** The device that packets leave by; absent with several next hops. */
  device?: string;
  /** Several next hops. */
  nexthops?: StaticRouteNexthop[];
  /** Preferred source address, or `none`. */
  source?: string;
  /** Scope (IPv4). */
  scope: string;
  /** The gateway is taken to be on the link. */
  onLink: boolean;
  /**
   * Largest packet, or `none`.
   *
   * Unit: bytes.
   */
  mtu?: number | "none";
  /** Who set it, in the kernel's words: `static` for ours. */
  protocol: string;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
}

export interface HostNetworkRulesArgs {
  /**
   * Where the rule stands: rules are tried from the lowest number to the highest until one decides. The kernel's own have 0 (table local), 32766 (main) and 32767 (default), so most rules need 1 to 32765.
   *
   * Maps to: `priority`.
   */
  priority: pulumi.Input<number>;
  /**
   * IPv4 and IPv6 have rules of their own. Needed only where neither `from` nor `to` tells it.
   *
   * Maps to: `ip -4 rule`, `ip -6 rule`.
   */
  family?: pulumi.Input<"ipv4" | "ipv6">;
  /**
   * Only packets from this subnet or address. Not set: from anywhere.
   *
   * Maps to: `from`.
   */
  from?: pulumi.Input<string>;
  /**
   * Only packets to this subnet or address. Not set: to anywhere.
   *
   * Maps to: `to`.
   */
  to?: pulumi.Input<string>;
  /**
   * Only packets that came in on this device; `lo`: those that the host itself sends.
   *
   * Maps to: `iif`.
   */
  iif?: pulumi.Input<string>;
  /**
   * Only packets of sockets that are bound to this device.
   *
   * Maps to: `oif`.
   */
  oif?: pulumi.Input<string>;
  /**
   * Only packets with this firewall mark: `0x1`, or with a mask of the bits that count, `0x1/0xff`.
   *
   * Maps to: `fwmark`.
   */
  fwmark?: pulumi.Input<string>;
  /**
   * Only packets of this protocol: `tcp`, `udp`, `icmp`, `ipv6-icmp`, `sctp`, `gre`, `esp` … or its number.
   *
   * Maps to: `ipproto`.
   */
  ipProtocol?: pulumi.Input<string>;
  /**
   * Only packets from this port or range of ports: `22`, `1000-2000`.
   *
   * Maps to: `sport`.
   */
  sourcePort?: pulumi.Input<string>;
  /**
   * Only packets to this port or range of ports.
   *
   * Maps to: `dport`.
   */
  destinationPort?: pulumi.Input<string>;
  /**
   * Only packets with this type of service (IPv4) or traffic class (IPv6): `0x10`.
   *
   * Maps to: `tos`.
   */
  tos?: pulumi.Input<string>;
  /**
   * Only packets of sockets of these users of the host: `1000-1999`.
   *
   * Maps to: `uidrange`.
   */
  uidRange?: pulumi.Input<string>;
  /**
   * Turns the selectors round: only packets that they do not match.
   *
   * Default: `false`. Maps to: `not`.
   */
  not?: pulumi.Input<boolean>;
  /**
   * `lookup`: look in `table`, and go on with the next rule when it has no route. `goto`: go on with the rule at `goto`. `blackhole`, `unreachable`, `prohibit`: drop the packet, without a word or with the answer.
   *
   * Default: `"lookup"`. Maps to: `action`.
   */
  action?: pulumi.Input<"lookup" | "goto" | "blackhole" | "unreachable" | "prohibit">;
  /**
   * The table of `lookup`: `main`, `default`, `local`, or a number.
   *
   * Maps to: `lookup`.
   */
  table?: pulumi.Input<"main" | "default" | "local" | number>;
  /**
   * Priority of the rule to go on with; higher than the rule's own.
   *
   * Maps to: `goto`.
   */
  goto?: pulumi.Input<number>;
  /**
   * With `lookup`: routes with a prefix of this length or shorter count as not found. 0: everything but default routes.
   *
   * Maps to: `suppress_prefixlength`.
   */
  suppressPrefixLength?: pulumi.Input<number>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
}

export interface HostNetworkRules {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** Whether the kernel has the rule. */
  present: boolean;
  /** Priority. */
  priority: number;
  /** IPv4 or IPv6. */
  family: "ipv4" | "ipv6";
  /** Source of packets. */
  from?: string;
  /** Destination of packets. */
  to?: string;
  /** Device that packets come in on. */
  iif?: string;
  /** Device that sockets are bound to. */
  oif?: string;
  /** Firewall mark. */
  fwmark?: string;
  /** Protocol, as a number or by its usual name. */
  ipProtocol?: string;
  /** Source ports. */
  sourcePort?: string;
  /** Destination ports. */
  destinationPort?: string;
  /** Type of service. */
  tos?: string;
  /** Users of the host. */
  uidRange?: string;
  /** The selectors are turned round. */
  not: boolean;
  /** What is done. */
  action: string;
  /** Table of `lookup`. */
  table?: "main" | "default" | "local" | number;
  /** Priority of the rule to go on with. */
  goto?: number;
  /** Prefixes up to this length count as not found. */
  suppressPrefixLength?: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
}

export interface HostNetworkVethsArgs {
  /**
   * Name of the other end. It may become the port of another bridge, or be moved into a network namespace.
   *
   * Maps to: `peer name`.
   */
  peer: pulumi.Input<string>;
  /**
   * Whether the other end is up as well. Not managed once it is in another network namespace. Not set: it is brought up when the pair is made, and not managed after that.
   *
   * Maps to: `ip link set … up`.
   */
  peerUp?: pulumi.Input<boolean>;
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet. Not set: the kernel's choice.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: one made from the host's machine-id and the name, which stays over reboots.
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkVeths {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** The other end; empty when it is in another network namespace. */
  peer: string;
  /** Whether the other end is up. */
  peerUp?: boolean;
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

export interface HostNetworkVlansArgs {
  /**
   * The device whose tagged frames these are: a NIC, a bond, a bridge, or a VLAN interface (for a tag within a tag). It is brought up if it is down.
   *
   * Maps to: `link …`.
   */
  lowerDevice: pulumi.Input<string>;
  /**
   * VLAN id of the tag, 1 to 4094.
   *
   * Maps to: `id`.
   */
  vlanId: pulumi.Input<number>;
  /**
   * Kind of tag: `802.1Q`, or `802.1ad` for the outer tag of a provider (QinQ).
   *
   * Default: `"802.1Q"`. Maps to: `protocol`.
   */
  protocol?: pulumi.Input<"802.1Q" | "802.1ad">;
  /**
   * Shows received frames without the tag, as programs expect. Kernel default: on.
   *
   * Maps to: `reorder_hdr`.
   */
  reorderHeader?: pulumi.Input<boolean>;
  /**
   * Keeps the interface up when the device below goes down. Kernel default: off.
   *
   * Maps to: `loose_binding`.
   */
  looseBinding?: pulumi.Input<boolean>;
  /**
   * Registers the VLAN at the switch by GVRP. Kernel default: off.
   *
   * Maps to: `gvrp`.
   */
  gvrp?: pulumi.Input<boolean>;
  /**
   * Registers the VLAN at the switch by MVRP. Kernel default: off.
   *
   * Maps to: `mvrp`.
   */
  mvrp?: pulumi.Input<boolean>;
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet, without the tag; at most that of the lower device. Not set: that of the lower device.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: that of the lower device.
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkVlans {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** The device below. */
  lowerDevice: string;
  /** VLAN id. */
  vlanId: number;
  /** Kind of tag. */
  protocol: string;
  /** Received frames are shown without the tag. */
  reorderHeader: boolean;
  /** Stays up when the device below goes down. */
  looseBinding: boolean;
  /** GVRP. */
  gvrp: boolean;
  /** MVRP. */
  mvrp: boolean;
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

export interface HostNetworkVxlansArgs {
  /**
   * VXLAN network identifier: hosts with the same one form one segment.
   *
   * Maps to: `id`.
   */
  vni: pulumi.Input<number>;
  /**
   * Device that the packets leave by. Needed with `group`; else the routing table says it. `none`: there is none.
   *
   * Maps to: `dev`.
   */
  lowerDevice?: pulumi.Input<string | "none">;
  /**
   * Own address, as the other hosts know it. Not set: that of the way out. `none`: there is none.
   *
   * Maps to: `local`.
   */
  local?: pulumi.Input<string | "none">;
  /**
   * Addresses of the other hosts (unicast): broadcast and frames for guests that nobody has learnt yet go to each of them. Exactly these. Not set: not managed.
   *
   * Maps to: `bridge fdb append 00:00:00:00:00:00 dst`.
   */
  peers?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Multicast group instead of `peers`, where the network between the hosts carries multicast. `none`: there is none.
   *
   * Maps to: `group`.
   */
  group?: pulumi.Input<string | "none">;
  /**
   * Static entries: which guest is on which host. With `learning: false` nothing else is known. Exactly these. Not set: not managed.
   *
   * Maps to: `bridge fdb`.
   */
  fdb?: pulumi.Input<pulumi.Input<VxlanFdbArgs>[]>;
  /**
   * UDP port, the same on all hosts. 4789 is the one that IANA gave; old kernels used 8472.
   *
   * Default: `4789`. Maps to: `dstport`.
   */
  port?: pulumi.Input<number>;
  /**
   * Range that the UDP source port is drawn from, by flow: `40000-50000`. Not set: the kernel's. `none`: there is none.
   *
   * Maps to: `srcport`.
   */
  sourcePortRange?: pulumi.Input<string | "none">;
  /**
   * Learns from packets which guest is on which host. Kernel default: on.
   *
   * Maps to: `learning`.
   */
  learning?: pulumi.Input<boolean>;
  /**
   * TTL of the packets; 0: 64 for unicast and 1 for multicast. Kernel default: 0.
   *
   * Maps to: `ttl`.
   */
  ttl?: pulumi.Input<number>;
  /**
   * Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.
   *
   * Maps to: `ip addr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.
   *
   * Maps to: `ip route … default via`.
   */
  gateway?: pulumi.Input<string | "none">;
  /**
   * The same for IPv6. Default routes from router advertisements are left alone. `none`: there is none.
   *
   * Maps to: `ip -6 route … default via`.
   */
  gateway6?: pulumi.Input<string | "none">;
  /**
   * Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).
   *
   * Maps to: `metric`.
   */
  gatewayMetric?: pulumi.Input<number>;
  /**
   * Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.
   *
   * Maps to: `DHCP`.
   */
  dhcp4?: pulumi.Input<boolean>;
  /**
   * The same for IPv6, together with router advertisements.
   *
   * Maps to: `DHCPv6`.
   */
  dhcp6?: pulumi.Input<boolean>;
  /**
   * Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed. `none`: there is none.
   *
   * Maps to: `resolvectl dns`, `/etc/resolv.conf`.
   */
  dns?: pulumi.Input<BridgeDnsArgs | "none">;
  /**
   * Largest packet. The outer packet is 50 bytes larger (70 over IPv6). Not set: 50 or 70 less than that of `lowerDevice`, 1500 without one.
   *
   * Unit: bytes. Maps to: `mtu`.
   */
  mtu?: pulumi.Input<number>;
  /**
   * MAC address. Not set: one made from the host's machine-id and the name, which stays over reboots.
   *
   * Maps to: `address`.
   */
  mac?: pulumi.Input<string>;
  /**
   * Administratively up.
   *
   * Default: `true`. Maps to: `ip link set … up`.
   */
  up?: pulumi.Input<boolean>;
  /**
   * What brings this back after a reboot. `auto`: whoever runs the devices that it stands on, else the host's network manager, else a systemd unit of our own (`persistedBy` says which). The name of a manager: that one. `runtime`: nothing, it is gone after a reboot until the next `pulumi up`.
   *
   * Default: `"auto"`.
   */
  persistence?: pulumi.Input<"auto" | "runtime" | "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit">;
  /** What may happen to devices and guests that stand on it when it is removed. `refuse` (default) names them; `detach` removes it from under them. */
  onGuestsAttached?: pulumi.Input<BridgeOnGuestsAttachedArgs>;
}

export interface HostNetworkVxlans {
  /** Name. */
  name: string;
  /** The mark that it carries on the host. */
  owner: string;
  /** VXLAN network identifier. */
  vni: number;
  /** Device that the packets leave by, or `none`. */
  lowerDevice?: string;
  /** Own address, or `none`. */
  local: string;
  /** Addresses of the other hosts. */
  peers: string[];
  /** Multicast group, or `none`. */
  group: string;
  /** Static entries. */
  fdb: VxlanFdb[];
  /** UDP port. */
  port: number;
  /** Range of UDP source ports; `none`: the kernel's. */
  sourcePortRange: string;
  /** Learns from packets. */
  learning: boolean;
  /** TTL. */
  ttl: number;
  /** Static addresses. */
  addresses: string[];
  /** IPv4 gateway of the default route over the device, or `none`. */
  gateway: string;
  /** IPv6 gateway of the default route over the device, or `none`. */
  gateway6: string;
  /** Metric of that default route. */
  gatewayMetric?: number;
  /** Whether an IPv4 address is to be leased. */
  dhcp4?: boolean;
  /** Whether an IPv6 address is to be leased. */
  dhcp6?: boolean;
  /** Name servers tied to the device. */
  dns: BridgeDns;
  /** Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else. */
  dnsManager: string;
  /**
   * MTU.
   *
   * Unit: bytes.
   */
  mtu: number;
  /** MAC address. */
  mac: string;
  /** Administratively up. */
  up: boolean;
  /** Interface index. */
  ifindex: number;
  /** What brings it back after a reboot: a network manager, a systemd `unit` of ours, or `none`. */
  persistedBy: "networkmanager" | "networkd" | "netplan" | "ifupdown" | "unit" | "none";
  /** What may happen to attached guests. Both default to `refuse`. */
  onGuestsAttached?: BridgeOnGuestsAttached;
}

/** Whether traffic among guests of one bridge passes the host's firewall. It needs the kernel module br_netfilter: anything on loads it, now and at boot; without the module everything is off, and stays so when something else loads it. All three are managed together, because the module switches all of them on when it is loaded. Not set: not managed. */
export interface HostSettingsBridgeNetfilterArgs {
  /**
   * IPv4 frames that cross a bridge pass the host's iptables and nftables rules. Not set, with `bridgeNetfilter` set: off.
   *
   * Default: `false`. Maps to: `net.bridge.bridge-nf-call-iptables`.
   */
  iptables?: pulumi.Input<boolean>;
  /**
   * The same for IPv6. Not set, with `bridgeNetfilter` set: off.
   *
   * Default: `false`. Maps to: `net.bridge.bridge-nf-call-ip6tables`.
   */
  ip6tables?: pulumi.Input<boolean>;
  /**
   * The same for ARP and arptables. Not set, with `bridgeNetfilter` set: off.
   *
   * Default: `false`. Maps to: `net.bridge.bridge-nf-call-arptables`.
   */
  arptables?: pulumi.Input<boolean>;
}

/** Whether traffic among guests of one bridge passes the host's firewall. It needs the kernel module br_netfilter: anything on loads it, now and at boot; without the module everything is off, and stays so when something else loads it. All three are managed together, because the module switches all of them on when it is loaded. Not set: not managed. */
export interface HostSettingsBridgeNetfilter {
  /**
   * IPv4 frames that cross a bridge pass the host's iptables and nftables rules. Not set, with `bridgeNetfilter` set: off.
   *
   * Default: `false`. Maps to: `net.bridge.bridge-nf-call-iptables`.
   */
  iptables: boolean;
  /**
   * The same for IPv6. Not set, with `bridgeNetfilter` set: off.
   *
   * Default: `false`. Maps to: `net.bridge.bridge-nf-call-ip6tables`.
   */
  ip6tables: boolean;
  /**
   * The same for ARP and arptables. Not set, with `bridgeNetfilter` set: off.
   *
   * Default: `false`. Maps to: `net.bridge.bridge-nf-call-arptables`.
   */
  arptables: boolean;
}

export interface HostSettingsInterfacesArgs {
  /**
   * Route IPv4 packets that come in on this device. Changing `ipForward` sets it for all devices; what is declared here is put back.
   *
   * Maps to: `net.ipv4.conf.DEVICE.forwarding`.
   */
  forwarding?: pulumi.Input<boolean>;
  /**
   * Route IPv6 packets that come in on this device. Changing `ipv6Forward` sets it for all devices; what is declared here is put back.
   *
   * Maps to: `net.ipv6.conf.DEVICE.forwarding`.
   */
  ipv6Forwarding?: pulumi.Input<boolean>;
  /**
   * Whether the source address of what comes in is checked against the routes. `strict`: a packet is dropped unless the answer would leave by the device that it came in on; `loose`: unless there is any route back; `off`: no check. The kernel takes the higher number of this and `all` (off 0, strict 1, loose 2).
   *
   * Maps to: `net.ipv4.conf.DEVICE.rp_filter`.
   */
  reversePathFilter?: pulumi.Input<"off" | "loose" | "strict">;
  /**
   * Answer ARP requests for addresses that the host would route elsewhere: guests on a routed network look as if they were on the wire.
   *
   * Maps to: `net.ipv4.conf.DEVICE.proxy_arp`.
   */
  proxyArp?: pulumi.Input<boolean>;
  /**
   * Answer ARP requests even when the address is on the same device (private VLAN, RFC 3069).
   *
   * Maps to: `net.ipv4.conf.DEVICE.proxy_arp_pvlan`.
   */
  proxyArpPrivateVlan?: pulumi.Input<boolean>;
  /**
   * Answer neighbour solicitations for the addresses of `ip -6 neigh add proxy`.
   *
   * Maps to: `net.ipv6.conf.DEVICE.proxy_ndp`.
   */
  proxyNdp?: pulumi.Input<boolean>;
  /**
   * Whether the kernel takes addresses and the default route from router advertisements. `unless-forwarding` is its default: it stops when IPv6 forwarding is on; `always` goes on then.
   *
   * Maps to: `net.ipv6.conf.DEVICE.accept_ra` (0, 1, 2).
   */
  acceptRouterAdvertisements?: pulumi.Input<"off" | "unless-forwarding" | "always">;
  /**
   * No IPv6 on this device: all its IPv6 addresses and routes go, and static ones do not come back by themselves when it is enabled again.
   *
   * Maps to: `net.ipv6.conf.DEVICE.disable_ipv6`.
   */
  disableIpv6?: pulumi.Input<boolean>;
  /**
   * Which ARP requests are answered. 0: for any local address on any device; 1: only for addresses of the device that is asked on; 2: and only to askers of the same subnet; 3: not for addresses of scope host; 8: for none. The kernel takes the higher number of this and `all`.
   *
   * Maps to: `net.ipv4.conf.DEVICE.arp_ignore`.
   */
  arpIgnore?: pulumi.Input<0 | 1 | 2 | 3 | 8>;
  /**
   * Which source address ARP requests carry. 0: any; 1: if possible one of the target's subnet; 2: always the best one for the target. The kernel takes the higher number of this and `all`.
   *
   * Maps to: `net.ipv4.conf.DEVICE.arp_announce`.
   */
  arpAnnounce?: pulumi.Input<0 | 1 | 2>;
  /**
   * Do not use routes over this device while it has no carrier.
   *
   * Maps to: `net.ipv4.conf.DEVICE.ignore_routes_with_linkdown` and `net.ipv6.conf.DEVICE.ignore_routes_with_linkdown`.
   */
  ignoreRoutesWithLinkDown?: pulumi.Input<boolean>;
  /**
   * Send ICMP redirects to senders that could reach the next hop directly. Off only when `all` is off as well.
   *
   * Maps to: `net.ipv4.conf.DEVICE.send_redirects`.
   */
  sendRedirects?: pulumi.Input<boolean>;
}

export interface HostSettingsInterfaces {
  /**
   * Route IPv4 packets that come in on this device. Changing `ipForward` sets it for all devices; what is declared here is put back.
   *
   * Maps to: `net.ipv4.conf.DEVICE.forwarding`.
   */
  forwarding?: boolean;
  /**
   * Route IPv6 packets that come in on this device. Changing `ipv6Forward` sets it for all devices; what is declared here is put back.
   *
   * Maps to: `net.ipv6.conf.DEVICE.forwarding`.
   */
  ipv6Forwarding?: boolean;
  /**
   * Whether the source address of what comes in is checked against the routes. `strict`: a packet is dropped unless the answer would leave by the device that it came in on; `loose`: unless there is any route back; `off`: no check. The kernel takes the higher number of this and `all` (off 0, strict 1, loose 2).
   *
   * Maps to: `net.ipv4.conf.DEVICE.rp_filter`.
   */
  reversePathFilter?: "off" | "loose" | "strict";
  /**
   * Answer ARP requests for addresses that the host would route elsewhere: guests on a routed network look as if they were on the wire.
   *
   * Maps to: `net.ipv4.conf.DEVICE.proxy_arp`.
   */
  proxyArp?: boolean;
  /**
   * Answer ARP requests even when the address is on the same device (private VLAN, RFC 3069).
   *
   * Maps to: `net.ipv4.conf.DEVICE.proxy_arp_pvlan`.
   */
  proxyArpPrivateVlan?: boolean;
  /**
   * Answer neighbour solicitations for the addresses of `ip -6 neigh add proxy`.
   *
   * Maps to: `net.ipv6.conf.DEVICE.proxy_ndp`.
   */
  proxyNdp?: boolean;
  /**
   * Whether the kernel takes addresses and the default route from router advertisements. `unless-forwarding` is its default: it stops when IPv6 forwarding is on; `always` goes on then.
   *
   * Maps to: `net.ipv6.conf.DEVICE.accept_ra` (0, 1, 2).
   */
  acceptRouterAdvertisements?: "off" | "unless-forwarding" | "always";
  /**
   * No IPv6 on this device: all its IPv6 addresses and routes go, and static ones do not come back by themselves when it is enabled again.
   *
   * Maps to: `net.ipv6.conf.DEVICE.disable_ipv6`.
   */
  disableIpv6?: boolean;
  /**
   * Which ARP requests are answered. 0: for any local address on any device; 1: only for addresses of the device that is asked on; 2: and only to askers of the same subnet; 3: not for addresses of scope host; 8: for none. The kernel takes the higher number of this and `all`.
   *
   * Maps to: `net.ipv4.conf.DEVICE.arp_ignore`.
   */
  arpIgnore?: 0 | 1 | 2 | 3 | 8;
  /**
   * Which source address ARP requests carry. 0: any; 1: if possible one of the target's subnet; 2: always the best one for the target. The kernel takes the higher number of this and `all`.
   *
   * Maps to: `net.ipv4.conf.DEVICE.arp_announce`.
   */
  arpAnnounce?: 0 | 1 | 2;
  /**
   * Do not use routes over this device while it has no carrier.
   *
   * Maps to: `net.ipv4.conf.DEVICE.ignore_routes_with_linkdown` and `net.ipv6.conf.DEVICE.ignore_routes_with_linkdown`.
   */
  ignoreRoutesWithLinkDown?: boolean;
  /**
   * Send ICMP redirects to senders that could reach the next hop directly. Off only when `all` is off as well.
   *
   * Maps to: `net.ipv4.conf.DEVICE.send_redirects`.
   */
  sendRedirects?: boolean;
}

/** The ARP table. */
export interface HostSettingsNeighbourTableIpv4Args {
  /**
   * Below this many entries none is thrown out.
   *
   * Unit: entries. Maps to: `net.ipv4.neigh.default.gc_thresh1`.
   */
  gcThreshold1?: pulumi.Input<number>;
  /**
   * Above this many, entries unused for 5 s are thrown out.
   *
   * Unit: entries. Maps to: `net.ipv4.neigh.default.gc_thresh2`.
   */
  gcThreshold2?: pulumi.Input<number>;
  /**
   * The limit: beyond it, new neighbours are not reachable (`neighbour: arp_cache: neighbor table overflow!`).
   *
   * Unit: entries. Maps to: `net.ipv4.neigh.default.gc_thresh3`.
   */
  gcThreshold3?: pulumi.Input<number>;
}

/** The ARP table. */
export interface HostSettingsNeighbourTableIpv4 {
  /**
   * Below this many entries none is thrown out.
   *
   * Unit: entries. Maps to: `net.ipv4.neigh.default.gc_thresh1`.
   */
  gcThreshold1?: number;
  /**
   * Above this many, entries unused for 5 s are thrown out.
   *
   * Unit: entries. Maps to: `net.ipv4.neigh.default.gc_thresh2`.
   */
  gcThreshold2?: number;
  /**
   * The limit: beyond it, new neighbours are not reachable (`neighbour: arp_cache: neighbor table overflow!`).
   *
   * Unit: entries. Maps to: `net.ipv4.neigh.default.gc_thresh3`.
   */
  gcThreshold3?: number;
}

/** The table of neighbour discovery. */
export interface HostSettingsNeighbourTableIpv6Args {
  /**
   * Below this many entries none is thrown out.
   *
   * Unit: entries. Maps to: `net.ipv6.neigh.default.gc_thresh1`.
   */
  gcThreshold1?: pulumi.Input<number>;
  /**
   * Above this many, entries unused for 5 s are thrown out.
   *
   * Unit: entries. Maps to: `net.ipv6.neigh.default.gc_thresh2`.
   */
  gcThreshold2?: pulumi.Input<number>;
  /**
   * The limit: beyond it, new neighbours are not reachable (`neighbour: arp_cache: neighbor table overflow!`).
   *
   * Unit: entries. Maps to: `net.ipv6.neigh.default.gc_thresh3`.
   */
  gcThreshold3?: pulumi.Input<number>;
}

/** The table of neighbour discovery. */
export interface HostSettingsNeighbourTableIpv6 {
  /**
   * Below this many entries none is thrown out.
   *
   * Unit: entries. Maps to: `net.ipv6.neigh.default.gc_thresh1`.
   */
  gcThreshold1?: number;
  /**
   * Above this many, entries unused for 5 s are thrown out.
   *
   * Unit: entries. Maps to: `net.ipv6.neigh.default.gc_thresh2`.
   */
  gcThreshold2?: number;
  /**
   * The limit: beyond it, new neighbours are not reachable (`neighbour: arp_cache: neighbor table overflow!`).
   *
   * Unit: entries. Maps to: `net.ipv6.neigh.default.gc_thresh3`.
   */
  gcThreshold3?: number;
}

/** Sizes of the neighbour tables, which all networks of the host share: a host with more than some hundred guests needs more than the kernel's 128, 512 and 1024. */
export interface HostSettingsNeighbourTableArgs {
  /** The ARP table. */
  ipv4?: pulumi.Input<HostSettingsNeighbourTableIpv4Args>;
  /** The table of neighbour discovery. */
  ipv6?: pulumi.Input<HostSettingsNeighbourTableIpv6Args>;
}

/** Sizes of the neighbour tables, which all networks of the host share: a host with more than some hundred guests needs more than the kernel's 128, 512 and 1024. */
export interface HostSettingsNeighbourTable {
  /** The ARP table. */
  ipv4?: HostSettingsNeighbourTableIpv4;
  /** The table of neighbour discovery. */
  ipv6?: HostSettingsNeighbourTableIpv6;
}

/** What may happen to guests when it is removed. Not set: `refuse`. */
export interface LogicalSwitchPortOnGuestsAttachedArgs {
  /**
   * While a guest is on the port: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

/** What may happen to guests when it is removed. Not set: `refuse`. */
export interface LogicalSwitchPortOnGuestsAttached {
  /**
   * While a guest is on the port: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

export interface MacvtapNetworkPortGroupArgs {
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
  vlan?: pulumi.Input<NetworkVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | Virtualport8021QbgArgs | Virtualport8021QbhArgs>;
}

export interface MacvtapNetworkPortGroup {
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
  vlan?: NetworkVlan;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: VirtualportNone | Virtualport8021Qbg | Virtualport8021Qbh;
}

export interface NatAddressRangeArgs {
  /** First address. */
  start: pulumi.Input<string>;
  /** Last address. */
  end: pulumi.Input<string>;
}

export interface NatAddressRange {
  /** First address. */
  start: string;
  /** Last address. */
  end: string;
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
   * firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone. `none`: there is none.
   *
   * Maps to: `<bridge zone=…>`.
   */
  zone?: pulumi.Input<string | "none">;
  /**
   * Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.
   *
   * Maps to: `<bridge macTableManager=…>`.
   */
  macTableManager?: pulumi.Input<"kernel" | "libvirt">;
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
   * firewalld zone of the bridge (firewalld must run on the host). Not set: libvirt's own zone. `none`: there is none.
   *
   * Maps to: `<bridge zone=…>`.
   */
  zone?: string | "none";
  /**
   * Who fills the bridge's forwarding table; `libvirt` turns learning and flooding off.
   *
   * Maps to: `<bridge macTableManager=…>`.
   */
  macTableManager?: "kernel" | "libvirt";
}

export interface NatPortRangeArgs {
  /** First port. */
  start: pulumi.Input<number>;
  /** Last port. */
  end: pulumi.Input<number>;
}

/** Ports that outgoing connections come from. libvirt's default: 1024 to 65535. */
export interface NatPortRange {
  /** First port. */
  start: number;
  /** Last port. */
  end: number;
}

/** How outgoing connections are translated. */
export interface NatArgs {
  /**
   * Addresses that outgoing connections come from. Not set: the host's own. `none`: there is none.
   *
   * Maps to: `<nat><address>`.
   */
  addressRange?: pulumi.Input<NatAddressRangeArgs | "none">;
  /**
   * Ports that outgoing connections come from. libvirt's default: 1024 to 65535. `none`: there is none.
   *
   * Maps to: `<nat><port>`.
   */
  portRange?: pulumi.Input<NatPortRangeArgs | "none">;
  /**
   * Translate IPv6 too; without it IPv6 is routed.
   *
   * Maps to: `<nat ipv6=…>`.
   */
  ipv6?: pulumi.Input<boolean>;
}

/** How outgoing connections are translated. */
export interface Nat {
  /**
   * Addresses that outgoing connections come from. Not set: the host's own. `none`: there is none.
   *
   * Maps to: `<nat><address>`.
   */
  addressRange?: NatAddressRange | "none";
  /**
   * Ports that outgoing connections come from. libvirt's default: 1024 to 65535. `none`: there is none.
   *
   * Maps to: `<nat><port>`.
   */
  portRange?: NatPortRange;
  /**
   * Translate IPv6 too; without it IPv6 is routed.
   *
   * Maps to: `<nat ipv6=…>`.
   */
  ipv6?: boolean;
}

/** Options for dnsmasq that libvirt does not know. **Equivalent to root on the host.** Not set: not managed. */
export interface NetworkDnsmasqOptionsArgs {
  /** Says that you know: an option such as `dhcp-script` runs programs on the host, and `addn-hosts` reads files there. */
  rootEquivalent: pulumi.Input<true>;
  /**
   * Lines for dnsmasq's configuration file, as they are: `cache-size=500`.
   *
   * Maps to: `<dnsmasq:option value=…>`.
   */
  options: pulumi.Input<pulumi.Input<string>[]>;
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

export interface NetworkPortGroupArgs {
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
  bandwidth?: pulumi.Input<BandwidthArgs>;
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
   * Limits for each NIC of the group.
   *
   * Maps to: `<portgroup><bandwidth>`.
   */
  bandwidth?: Bandwidth;
}

export interface NetworkVlanArgs {
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
  tags: pulumi.Input<pulumi.Input<VlanTagArgs>[]>;
}

/** VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge. */
export interface NetworkVlan {
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
  tags: Tag[];
}

export interface NwFilterReferenceParameterArgs {
  /** Variable of that filter, such as `IP`. */
  name: pulumi.Input<string>;
  /** Its value. */
  value: pulumi.Input<string>;
}

export interface NwFilterReferenceParameter {
  /** Variable of that filter, such as `IP`. */
  name: string;
  /** Its value. */
  value: string;
}

export interface NwFilterReferenceArgs {
  /**
   * Name of the filter, one of libvirt's (`clean-traffic`) or the `name` output of another, so that Pulumi knows the order.
   *
   * Maps to: `<filterref filter=…>`.
   */
  filter: pulumi.Input<string>;
  /**
   * Values of its variables; several of one name are a list. What a guest's NIC names counts before.
   *
   * Maps to: `<parameter>`.
   */
  parameters?: pulumi.Input<pulumi.Input<NwFilterReferenceParameterArgs>[]>;
}

export interface NwFilterReference {
  /**
   * Name of the filter, one of libvirt's (`clean-traffic`) or the `name` output of another, so that Pulumi knows the order.
   *
   * Maps to: `<filterref filter=…>`.
   */
  filter: string;
  /**
   * Values of its variables; several of one name are a list. What a guest's NIC names counts before.
   *
   * Maps to: `<parameter>`.
   */
  parameters?: NwFilterReferenceParameter[];
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleAllArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: pulumi.Input<number | string>;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: pulumi.Input<number | string>;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: pulumi.Input<string>;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: pulumi.Input<string>;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: pulumi.Input<number | string>;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: pulumi.Input<number | string>;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: pulumi.Input<string>;
  /**
   * A set of the host's (`ipset`), which must be there.
   *
   * Maps to: `ipset`.
   */
  ipset?: pulumi.Input<string>;
  /**
   * What is looked up in the set: `src`, `dst`, or several for a set of several dimensions.
   *
   * Maps to: `ipsetflags`.
   */
  ipsetflags?: pulumi.Input<string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleAll {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: string;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: number | string;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: string;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: number | string;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: string;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: string;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: string;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: string;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: number | string;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: number | string;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: string;
  /**
   * A set of the host's (`ipset`), which must be there.
   *
   * Maps to: `ipset`.
   */
  ipset?: string;
  /**
   * What is looked up in the set: `src`, `dst`, or several for a set of several dimensions.
   *
   * Maps to: `ipsetflags`.
   */
  ipsetflags?: string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleArpArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: pulumi.Input<string>;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: pulumi.Input<string>;
  /**
   * Type of hardware.
   *
   * Maps to: `hwtype`.
   */
  hwtype?: pulumi.Input<number | string>;
  /**
   * `Request`, `Reply` …
   *
   * Maps to: `opcode`.
   */
  opcode?: pulumi.Input<number | string>;
  /**
   * Type of protocol.
   *
   * Maps to: `protocoltype`.
   */
  protocoltype?: pulumi.Input<number | string>;
  /**
   * Sender's MAC address in the packet.
   *
   * Maps to: `arpsrcmacaddr`.
   */
  arpsrcmacaddr?: pulumi.Input<string>;
  /**
   * Sender's address in the packet.
   *
   * Maps to: `arpsrcipaddr`.
   */
  arpsrcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `arpsrcipaddr`.
   *
   * Maps to: `arpsrcipmask`.
   */
  arpsrcipmask?: pulumi.Input<number | string>;
  /**
   * Target's MAC address in the packet.
   *
   * Maps to: `arpdstmacaddr`.
   */
  arpdstmacaddr?: pulumi.Input<string>;
  /**
   * Target's address in the packet.
   *
   * Maps to: `arpdstipaddr`.
   */
  arpdstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `arpdstipaddr`.
   *
   * Maps to: `arpdstipmask`.
   */
  arpdstipmask?: pulumi.Input<number | string>;
  /**
   * An announcement.
   *
   * Maps to: `gratuitous`.
   */
  gratuitous?: pulumi.Input<boolean>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleArp {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: string;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: string;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: string;
  /**
   * Type of hardware.
   *
   * Maps to: `hwtype`.
   */
  hwtype?: number | string;
  /**
   * `Request`, `Reply` …
   *
   * Maps to: `opcode`.
   */
  opcode?: number | string;
  /**
   * Type of protocol.
   *
   * Maps to: `protocoltype`.
   */
  protocoltype?: number | string;
  /**
   * Sender's MAC address in the packet.
   *
   * Maps to: `arpsrcmacaddr`.
   */
  arpsrcmacaddr?: string;
  /**
   * Sender's address in the packet.
   *
   * Maps to: `arpsrcipaddr`.
   */
  arpsrcipaddr?: string;
  /**
   * Mask of `arpsrcipaddr`.
   *
   * Maps to: `arpsrcipmask`.
   */
  arpsrcipmask?: number | string;
  /**
   * Target's MAC address in the packet.
   *
   * Maps to: `arpdstmacaddr`.
   */
  arpdstmacaddr?: string;
  /**
   * Target's address in the packet.
   *
   * Maps to: `arpdstipaddr`.
   */
  arpdstipaddr?: string;
  /**
   * Mask of `arpdstipaddr`.
   *
   * Maps to: `arpdstipmask`.
   */
  arpdstipmask?: number | string;
  /**
   * An announcement.
   *
   * Maps to: `gratuitous`.
   */
  gratuitous?: boolean;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIcmpArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: pulumi.Input<number | string>;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: pulumi.Input<number | string>;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: pulumi.Input<string>;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: pulumi.Input<string>;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: pulumi.Input<number | string>;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: pulumi.Input<number | string>;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: pulumi.Input<string>;
  /**
   * Type.
   *
   * Maps to: `type`.
   */
  type?: pulumi.Input<number | string>;
  /**
   * Code.
   *
   * Maps to: `code`.
   */
  code?: pulumi.Input<number | string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIcmp {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: string;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: number | string;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: string;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: number | string;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: string;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: string;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: string;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: string;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: number | string;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: number | string;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: string;
  /**
   * Type.
   *
   * Maps to: `type`.
   */
  type?: number | string;
  /**
   * Code.
   *
   * Maps to: `code`.
   */
  code?: number | string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIgmpArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: pulumi.Input<number | string>;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: pulumi.Input<number | string>;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: pulumi.Input<string>;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: pulumi.Input<string>;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: pulumi.Input<number | string>;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: pulumi.Input<number | string>;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: pulumi.Input<string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIgmp {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: string;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: number | string;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: string;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: number | string;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: string;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: string;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: string;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: string;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: number | string;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: number | string;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIpArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: pulumi.Input<string>;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: pulumi.Input<string>;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: pulumi.Input<number | string>;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: pulumi.Input<number | string>;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: pulumi.Input<number | string>;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: pulumi.Input<number | string>;
  /**
   * Protocol within.
   *
   * Maps to: `protocol`.
   */
  protocol?: pulumi.Input<number | string>;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: pulumi.Input<number | string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIp {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: string;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: string;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: string;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: string;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: number | string;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: string;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: number | string;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: number | string;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: number | string;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: number | string;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: number | string;
  /**
   * Protocol within.
   *
   * Maps to: `protocol`.
   */
  protocol?: number | string;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: number | string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIpv6Args {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: pulumi.Input<string>;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: pulumi.Input<string>;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: pulumi.Input<number | string>;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: pulumi.Input<number | string>;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: pulumi.Input<number | string>;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: pulumi.Input<number | string>;
  /**
   * Protocol within.
   *
   * Maps to: `protocol`.
   */
  protocol?: pulumi.Input<number | string>;
  /**
   * Type of ICMPv6, or the first of a range.
   *
   * Maps to: `type`.
   */
  type?: pulumi.Input<number | string>;
  /**
   * Last type of ICMPv6.
   *
   * Maps to: `typeend`.
   */
  typeend?: pulumi.Input<number | string>;
  /**
   * Code of ICMPv6, or the first of a range.
   *
   * Maps to: `code`.
   */
  code?: pulumi.Input<number | string>;
  /**
   * Last code of ICMPv6.
   *
   * Maps to: `codeend`.
   */
  codeend?: pulumi.Input<number | string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleIpv6 {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: string;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: string;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: string;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: string;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: number | string;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: string;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: number | string;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: number | string;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: number | string;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: number | string;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: number | string;
  /**
   * Protocol within.
   *
   * Maps to: `protocol`.
   */
  protocol?: number | string;
  /**
   * Type of ICMPv6, or the first of a range.
   *
   * Maps to: `type`.
   */
  type?: number | string;
  /**
   * Last type of ICMPv6.
   *
   * Maps to: `typeend`.
   */
  typeend?: number | string;
  /**
   * Code of ICMPv6, or the first of a range.
   *
   * Maps to: `code`.
   */
  code?: number | string;
  /**
   * Last code of ICMPv6.
   *
   * Maps to: `codeend`.
   */
  codeend?: number | string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleMacArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: pulumi.Input<string>;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: pulumi.Input<string>;
  /**
   * Protocol within: `arp`, `ipv4`, 34525.
   *
   * Maps to: `protocolid`.
   */
  protocolid?: pulumi.Input<number | string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleMac {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: string;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: string;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: string;
  /**
   * Protocol within: `arp`, `ipv4`, 34525.
   *
   * Maps to: `protocolid`.
   */
  protocolid?: number | string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleStpArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: pulumi.Input<string>;
  /**
   * Type of the BPDU.
   *
   * Maps to: `type`.
   */
  type?: pulumi.Input<number | string>;
  /**
   * Flags.
   *
   * Maps to: `flags`.
   */
  flags?: pulumi.Input<number | string>;
  /**
   * Priority of the root.
   *
   * Maps to: `root-priority`.
   */
  rootPriority?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `rootPriority`.
   *
   * Maps to: `root-priority-hi`.
   */
  rootPriorityHi?: pulumi.Input<number | string>;
  /**
   * MAC address of the root.
   *
   * Maps to: `root-address`.
   */
  rootAddress?: pulumi.Input<string>;
  /**
   * Mask of `rootAddress`.
   *
   * Maps to: `root-address-mask`.
   */
  rootAddressMask?: pulumi.Input<string>;
  /**
   * Cost to the root.
   *
   * Maps to: `root-cost`.
   */
  rootCost?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `rootCost`.
   *
   * Maps to: `root-cost-hi`.
   */
  rootCostHi?: pulumi.Input<number | string>;
  /**
   * Priority of the sender.
   *
   * Maps to: `sender-priority`.
   */
  senderPriority?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `senderPriority`.
   *
   * Maps to: `sender-priority-hi`.
   */
  senderPriorityHi?: pulumi.Input<number | string>;
  /**
   * MAC address of the sender.
   *
   * Maps to: `sender-address`.
   */
  senderAddress?: pulumi.Input<string>;
  /**
   * Mask of `senderAddress`.
   *
   * Maps to: `sender-address-mask`.
   */
  senderAddressMask?: pulumi.Input<string>;
  /**
   * Port.
   *
   * Maps to: `port`.
   */
  port?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `port`.
   *
   * Maps to: `port-hi`.
   */
  portHi?: pulumi.Input<number | string>;
  /**
   * Age.
   *
   * Maps to: `age`.
   */
  age?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `age`.
   *
   * Maps to: `age-hi`.
   */
  ageHi?: pulumi.Input<number | string>;
  /**
   * Highest age.
   *
   * Maps to: `max-age`.
   */
  maxAge?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `maxAge`.
   *
   * Maps to: `max-age-hi`.
   */
  maxAgeHi?: pulumi.Input<number | string>;
  /**
   * Hello time.
   *
   * Maps to: `hello-time`.
   */
  helloTime?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `helloTime`.
   *
   * Maps to: `hello-time-hi`.
   */
  helloTimeHi?: pulumi.Input<number | string>;
  /**
   * Forward delay.
   *
   * Maps to: `forward-delay`.
   */
  forwardDelay?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `forwardDelay`.
   *
   * Maps to: `forward-delay-hi`.
   */
  forwardDelayHi?: pulumi.Input<number | string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleStp {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: string;
  /**
   * Type of the BPDU.
   *
   * Maps to: `type`.
   */
  type?: number | string;
  /**
   * Flags.
   *
   * Maps to: `flags`.
   */
  flags?: number | string;
  /**
   * Priority of the root.
   *
   * Maps to: `root-priority`.
   */
  rootPriority?: number | string;
  /**
   * End of the range that begins with `rootPriority`.
   *
   * Maps to: `root-priority-hi`.
   */
  rootPriorityHi?: number | string;
  /**
   * MAC address of the root.
   *
   * Maps to: `root-address`.
   */
  rootAddress?: string;
  /**
   * Mask of `rootAddress`.
   *
   * Maps to: `root-address-mask`.
   */
  rootAddressMask?: string;
  /**
   * Cost to the root.
   *
   * Maps to: `root-cost`.
   */
  rootCost?: number | string;
  /**
   * End of the range that begins with `rootCost`.
   *
   * Maps to: `root-cost-hi`.
   */
  rootCostHi?: number | string;
  /**
   * Priority of the sender.
   *
   * Maps to: `sender-priority`.
   */
  senderPriority?: number | string;
  /**
   * End of the range that begins with `senderPriority`.
   *
   * Maps to: `sender-priority-hi`.
   */
  senderPriorityHi?: number | string;
  /**
   * MAC address of the sender.
   *
   * Maps to: `sender-address`.
   */
  senderAddress?: string;
  /**
   * Mask of `senderAddress`.
   *
   * Maps to: `sender-address-mask`.
   */
  senderAddressMask?: string;
  /**
   * Port.
   *
   * Maps to: `port`.
   */
  port?: number | string;
  /**
   * End of the range that begins with `port`.
   *
   * Maps to: `port-hi`.
   */
  portHi?: number | string;
  /**
   * Age.
   *
   * Maps to: `age`.
   */
  age?: number | string;
  /**
   * End of the range that begins with `age`.
   *
   * Maps to: `age-hi`.
   */
  ageHi?: number | string;
  /**
   * Highest age.
   *
   * Maps to: `max-age`.
   */
  maxAge?: number | string;
  /**
   * End of the range that begins with `maxAge`.
   *
   * Maps to: `max-age-hi`.
   */
  maxAgeHi?: number | string;
  /**
   * Hello time.
   *
   * Maps to: `hello-time`.
   */
  helloTime?: number | string;
  /**
   * End of the range that begins with `helloTime`.
   *
   * Maps to: `hello-time-hi`.
   */
  helloTimeHi?: number | string;
  /**
   * Forward delay.
   *
   * Maps to: `forward-delay`.
   */
  forwardDelay?: number | string;
  /**
   * End of the range that begins with `forwardDelay`.
   *
   * Maps to: `forward-delay-hi`.
   */
  forwardDelayHi?: number | string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleTcpIpv6Args {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: pulumi.Input<number | string>;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: pulumi.Input<number | string>;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: pulumi.Input<string>;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: pulumi.Input<string>;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: pulumi.Input<number | string>;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: pulumi.Input<number | string>;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: pulumi.Input<string>;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: pulumi.Input<number | string>;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: pulumi.Input<number | string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleTcpIpv6 {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: string;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: number | string;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: string;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: number | string;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: string;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: string;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: string;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: string;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: number | string;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: number | string;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: string;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: number | string;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: number | string;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: number | string;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: number | string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleTcpArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: pulumi.Input<number | string>;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: pulumi.Input<number | string>;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: pulumi.Input<string>;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: pulumi.Input<string>;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: pulumi.Input<string>;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: pulumi.Input<number | string>;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: pulumi.Input<number | string>;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: pulumi.Input<string>;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: pulumi.Input<number | string>;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: pulumi.Input<number | string>;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: pulumi.Input<number | string>;
  /**
   * Flags that are looked at, and those of them that are set: `SYN,ACK/SYN`.
   *
   * Maps to: `flags`.
   */
  flags?: pulumi.Input<string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleTcp {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Sender's address.
   *
   * Maps to: `srcipaddr`.
   */
  srcipaddr?: string;
  /**
   * Mask of `srcipaddr`.
   *
   * Maps to: `srcipmask`.
   */
  srcipmask?: number | string;
  /**
   * Receiver's address.
   *
   * Maps to: `dstipaddr`.
   */
  dstipaddr?: string;
  /**
   * Mask of `dstipaddr`.
   *
   * Maps to: `dstipmask`.
   */
  dstipmask?: number | string;
  /**
   * First of a range of senders.
   *
   * Maps to: `srcipfrom`.
   */
  srcipfrom?: string;
  /**
   * End of the range that begins with `srcipfrom`.
   *
   * Maps to: `srcipto`.
   */
  srcipto?: string;
  /**
   * First of a range of receivers.
   *
   * Maps to: `dstipfrom`.
   */
  dstipfrom?: string;
  /**
   * End of the range that begins with `dstipfrom`.
   *
   * Maps to: `dstipto`.
   */
  dstipto?: string;
  /**
   * DSCP.
   *
   * Maps to: `dscp`.
   */
  dscp?: number | string;
  /**
   * More connections than so many at once.
   *
   * Maps to: `connlimit-above`.
   */
  connlimitAbove?: number | string;
  /**
   * States of the connection: `NEW,ESTABLISHED`.
   *
   * Maps to: `state`.
   */
  state?: string;
  /**
   * Sender's port, or the first of a range.
   *
   * Maps to: `srcportstart`.
   */
  srcportstart?: number | string;
  /**
   * End of the range that begins with `srcportstart`.
   *
   * Maps to: `srcportend`.
   */
  srcportend?: number | string;
  /**
   * Receiver's port, or the first of a range.
   *
   * Maps to: `dstportstart`.
   */
  dstportstart?: number | string;
  /**
   * End of the range that begins with `dstportstart`.
   *
   * Maps to: `dstportend`.
   */
  dstportend?: number | string;
  /**
   * Flags that are looked at, and those of them that are set: `SYN,ACK/SYN`.
   *
   * Maps to: `flags`.
   */
  flags?: string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleVlanArgs {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: pulumi.Input<boolean>;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: pulumi.Input<string>;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: pulumi.Input<string>;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: pulumi.Input<string>;
  /**
   * VLAN.
   *
   * Maps to: `vlanid`.
   */
  vlanid?: pulumi.Input<number | string>;
  /**
   * Protocol behind the tag.
   *
   * Maps to: `encap-protocol`.
   */
  encapProtocol?: pulumi.Input<number | string>;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: pulumi.Input<string>;
}

/** Packets of this protocol that are as is said here; `{}`: all of them. */
export interface NwFilterRuleVlan {
  /**
   * `false`: what is named must differ, each of it. Not set: it must be so.
   *
   * Maps to: `match="no"`.
   */
  match?: boolean;
  /**
   * Sender's MAC address.
   *
   * Maps to: `srcmacaddr`.
   */
  srcmacaddr?: string;
  /**
   * Mask of `srcmacaddr`.
   *
   * Maps to: `srcmacmask`.
   */
  srcmacmask?: string;
  /**
   * Receiver's MAC address.
   *
   * Maps to: `dstmacaddr`.
   */
  dstmacaddr?: string;
  /**
   * Mask of `dstmacaddr`.
   *
   * Maps to: `dstmacmask`.
   */
  dstmacmask?: string;
  /**
   * VLAN.
   *
   * Maps to: `vlanid`.
   */
  vlanid?: number | string;
  /**
   * Protocol behind the tag.
   *
   * Maps to: `encap-protocol`.
   */
  encapProtocol?: number | string;
  /**
   * A note; iptables keeps it beside the rule.
   *
   * Maps to: `comment`.
   */
  comment?: string;
}

export interface NwFilterRuleArgs {
  /**
   * What becomes of a packet that matches. `return`: back to the filter that named this one; `continue`: on with the next rule.
   *
   * Maps to: `<rule action=…>`.
   */
  action: pulumi.Input<"accept" | "drop" | "reject" | "return" | "continue">;
  /**
   * As the guest sees it: `in` is to the guest.
   *
   * Maps to: `<rule direction=…>`.
   */
  direction: pulumi.Input<"in" | "out" | "inout">;
  /**
   * Rules of lower priority come first.
   *
   * Default: `500`. Maps to: `<rule priority=…>`.
   */
  priority?: pulumi.Input<number>;
  /**
   * `false`: iptables does not look at the state of the connection by itself. Not set: it does.
   *
   * Maps to: `<rule statematch=…>`.
   */
  statematch?: pulumi.Input<boolean>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<mac>`.
   */
  mac?: pulumi.Input<NwFilterRuleMacArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<vlan>`.
   */
  vlan?: pulumi.Input<NwFilterRuleVlanArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<stp>`.
   */
  stp?: pulumi.Input<NwFilterRuleStpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<arp>`.
   */
  arp?: pulumi.Input<NwFilterRuleArpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<rarp>`.
   */
  rarp?: pulumi.Input<NwFilterRuleArpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ip>`.
   */
  ip?: pulumi.Input<NwFilterRuleIpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ipv6>`.
   */
  ipv6?: pulumi.Input<NwFilterRuleIpv6Args>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<tcp>`.
   */
  tcp?: pulumi.Input<NwFilterRuleTcpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<tcp-ipv6>`.
   */
  tcpIpv6?: pulumi.Input<NwFilterRuleTcpIpv6Args>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udp>`.
   */
  udp?: pulumi.Input<NwFilterRuleTcpIpv6Args>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udp-ipv6>`.
   */
  udpIpv6?: pulumi.Input<NwFilterRuleTcpIpv6Args>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<sctp>`.
   */
  sctp?: pulumi.Input<NwFilterRuleTcpIpv6Args>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<sctp-ipv6>`.
   */
  sctpIpv6?: pulumi.Input<NwFilterRuleTcpIpv6Args>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<icmp>`.
   */
  icmp?: pulumi.Input<NwFilterRuleIcmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<icmpv6>`.
   */
  icmpv6?: pulumi.Input<NwFilterRuleIcmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<igmp>`.
   */
  igmp?: pulumi.Input<NwFilterRuleIgmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<esp>`.
   */
  esp?: pulumi.Input<NwFilterRuleIgmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<esp-ipv6>`.
   */
  espIpv6?: pulumi.Input<NwFilterRuleIgmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ah>`.
   */
  ah?: pulumi.Input<NwFilterRuleIgmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ah-ipv6>`.
   */
  ahIpv6?: pulumi.Input<NwFilterRuleIgmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udplite>`.
   */
  udplite?: pulumi.Input<NwFilterRuleIgmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udplite-ipv6>`.
   */
  udpliteIpv6?: pulumi.Input<NwFilterRuleIgmpArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<all>`.
   */
  all?: pulumi.Input<NwFilterRuleAllArgs>;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<all-ipv6>`.
   */
  allIpv6?: pulumi.Input<NwFilterRuleAllArgs>;
  /**
   * Instead of a protocol's property: the elements within the rule as `virsh nwfilter-dumpxml` prints them, for what has no property, such as two elements of which one has `match='no'`.
   *
   * Maps to: `<rule>`.
   */
  xml?: pulumi.Input<string>;
}

export interface NwFilterRule {
  /**
   * What becomes of a packet that matches. `return`: back to the filter that named this one; `continue`: on with the next rule.
   *
   * Maps to: `<rule action=…>`.
   */
  action: "accept" | "drop" | "reject" | "return" | "continue";
  /**
   * As the guest sees it: `in` is to the guest.
   *
   * Maps to: `<rule direction=…>`.
   */
  direction: "in" | "out" | "inout";
  /**
   * Rules of lower priority come first.
   *
   * Default: `500`. Maps to: `<rule priority=…>`.
   */
  priority: number;
  /**
   * `false`: iptables does not look at the state of the connection by itself. Not set: it does.
   *
   * Maps to: `<rule statematch=…>`.
   */
  statematch?: boolean;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<mac>`.
   */
  mac?: NwFilterRuleMac;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<vlan>`.
   */
  vlan?: NwFilterRuleVlan;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<stp>`.
   */
  stp?: NwFilterRuleStp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<arp>`.
   */
  arp?: NwFilterRuleArp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<rarp>`.
   */
  rarp?: NwFilterRuleArp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ip>`.
   */
  ip?: NwFilterRuleIp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ipv6>`.
   */
  ipv6?: NwFilterRuleIpv6;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<tcp>`.
   */
  tcp?: NwFilterRuleTcp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<tcp-ipv6>`.
   */
  tcpIpv6?: NwFilterRuleTcpIpv6;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udp>`.
   */
  udp?: NwFilterRuleTcpIpv6;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udp-ipv6>`.
   */
  udpIpv6?: NwFilterRuleTcpIpv6;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<sctp>`.
   */
  sctp?: NwFilterRuleTcpIpv6;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<sctp-ipv6>`.
   */
  sctpIpv6?: NwFilterRuleTcpIpv6;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<icmp>`.
   */
  icmp?: NwFilterRuleIcmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<icmpv6>`.
   */
  icmpv6?: NwFilterRuleIcmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<igmp>`.
   */
  igmp?: NwFilterRuleIgmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<esp>`.
   */
  esp?: NwFilterRuleIgmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<esp-ipv6>`.
   */
  espIpv6?: NwFilterRuleIgmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ah>`.
   */
  ah?: NwFilterRuleIgmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<ah-ipv6>`.
   */
  ahIpv6?: NwFilterRuleIgmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udplite>`.
   */
  udplite?: NwFilterRuleIgmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<udplite-ipv6>`.
   */
  udpliteIpv6?: NwFilterRuleIgmp;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<all>`.
   */
  all?: NwFilterRuleAll;
  /**
   * Packets of this protocol that are as is said here; `{}`: all of them.
   *
   * Maps to: `<all-ipv6>`.
   */
  allIpv6?: NwFilterRuleAll;
  /**
   * Instead of a protocol's property: the elements within the rule as `virsh nwfilter-dumpxml` prints them, for what has no property, such as two elements of which one has `match='no'`.
   *
   * Maps to: `<rule>`.
   */
  xml?: string;
}

/** What may happen to attached guests. Both default to `refuse`. */
export interface OnGuestsAttachedArgs {
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

/** What may happen to attached guests. Both default to `refuse`. */
export interface OnGuestsAttached {
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

/** The databases are kept by several hosts (RAFT), three as a rule: they go on while more than half of them are there. Each host has an OvnCentral. Databases of the first that are there already become the cluster's. Not set: not managed; new ones are of this host alone. */
export interface OvnCentralClusterArgs {
  /** `address` of every host of the cluster, this one as well, in the same order on each. The first makes the cluster where there is none yet; the others join. */
  members: pulumi.Input<pulumi.Input<string>[]>;
}

/** The databases are kept by several hosts (RAFT), three as a rule: they go on while more than half of them are there. Each host has an OvnCentral. Databases of the first that are there already become the cluster's. Not set: not managed; new ones are of this host alone. */
export interface OvnCentralCluster {
  /** `address` of every host of the cluster, this one as well, in the same order on each. The first makes the cluster where there is none yet; the others join. */
  members: string[];
}

/** This host's part in the cluster of the northbound database; absent where there is no cluster. */
export interface OvnCentralServer {
  /** The same on all members. */
  clusterId: string;
  /** This member's own. */
  serverId: string;
  /** It changes by itself. */
  role: "leader" | "follower";
}

/** What may happen to guests when it is removed. Not set: `refuse`. */
export interface OvnChassisOnGuestsAttachedArgs {
  /**
   * While guests of this host are on the integration bridge: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

/** What may happen to guests when it is removed. Not set: `refuse`. */
export interface OvnChassisOnGuestsAttached {
  /**
   * While guests of this host are on the integration bridge: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

export interface OvnLoadBalancerHealthCheckArgs {
  /**
   * The address and port of `vips` whose guests are asked.
   *
   * Maps to: `Load_Balancer_Health_Check.vip`.
   */
  vip: pulumi.Input<string>;
  /**
   * How often a guest is asked.
   *
   * Unit: seconds. Default: `5`. Maps to: `options:interval`.
   */
  intervalSeconds?: pulumi.Input<number>;
  /**
   * How long an answer may take.
   *
   * Unit: seconds. Default: `20`. Maps to: `options:timeout`.
   */
  timeoutSeconds?: pulumi.Input<number>;
  /**
   * Answers, one after the other, after which a guest counts as alive.
   *
   * Default: `3`. Maps to: `options:success_count`.
   */
  successCount?: pulumi.Input<number>;
  /**
   * Failures, one after the other, after which it gets no connections.
   *
   * Default: `3`. Maps to: `options:failure_count`.
   */
  failureCount?: pulumi.Input<number>;
}

export interface OvnLoadBalancerHealthCheck {
  /**
   * The address and port of `vips` whose guests are asked.
   *
   * Maps to: `Load_Balancer_Health_Check.vip`.
   */
  vip: string;
  /**
   * How often a guest is asked.
   *
   * Unit: seconds. Default: `5`. Maps to: `options:interval`.
   */
  intervalSeconds: number;
  /**
   * How long an answer may take.
   *
   * Unit: seconds. Default: `20`. Maps to: `options:timeout`.
   */
  timeoutSeconds: number;
  /**
   * Answers, one after the other, after which a guest counts as alive.
   *
   * Default: `3`. Maps to: `options:success_count`.
   */
  successCount: number;
  /**
   * Failures, one after the other, after which it gets no connections.
   *
   * Default: `3`. Maps to: `options:failure_count`.
   */
  failureCount: number;
}

export interface OvnLoadBalancerIpPortMappingsArgs {
  /** The guest's port: the `name` output of a LogicalSwitchPort. */
  port: pulumi.Input<string>;
  /** Address that it is asked from: one of the guest's subnet that nobody else has. OVN answers for it. */
  sourceIp: pulumi.Input<string>;
}

export interface OvnLoadBalancerIpPortMappings {
  /** The guest's port: the `name` output of a LogicalSwitchPort. */
  port: string;
  /** Address that it is asked from: one of the guest's subnet that nobody else has. OVN answers for it. */
  sourceIp: string;
}

export interface OvnPortGroupAclArgs {
  /**
   * What guests send (`from-lport`), or what they get (`to-lport`).
   *
   * Maps to: `ACL.direction`.
   */
  direction: pulumi.Input<"from-lport" | "to-lport">;
  /**
   * Of those that match the highest counts.
   *
   * Maps to: `ACL.priority`.
   */
  priority: pulumi.Input<number>;
  /**
   * Which packets (ovn-sb(5), expressions): `outport == @web && tcp.dst == 443`, of `from-lport` with `inport`. Without the group it counts for every port of the switches that the group has ports on. What OVN cannot read is refused.
   *
   * Maps to: `ACL.match`.
   */
  match: pulumi.Input<string>;
  /**
   * `allow-related`: with the answers. `reject`: the sender is told. What no rule matches passes.
   *
   * Maps to: `ACL.action`.
   */
  action: pulumi.Input<"allow" | "allow-related" | "allow-stateless" | "drop" | "reject">;
  /**
   * The guest's host writes packets to the log of ovn-controller.
   *
   * Default: `false`. Maps to: `ACL.log`.
   */
  log?: pulumi.Input<boolean>;
  /**
   * How important they are in the log; `default`: OVN's (`info`).
   *
   * Default: `"default"`. Maps to: `ACL.severity`.
   */
  severity?: pulumi.Input<"default" | "alert" | "warning" | "notice" | "info" | "debug">;
  /**
   * What they are called in the log.
   *
   * Default: `""`. Maps to: `ACL.name`.
   */
  logName?: pulumi.Input<string>;
}

export interface OvnPortGroupAcl {
  /**
   * What guests send (`from-lport`), or what they get (`to-lport`).
   *
   * Maps to: `ACL.direction`.
   */
  direction: "from-lport" | "to-lport";
  /**
   * Of those that match the highest counts.
   *
   * Maps to: `ACL.priority`.
   */
  priority: number;
  /**
   * Which packets (ovn-sb(5), expressions): `outport == @web && tcp.dst == 443`, of `from-lport` with `inport`. Without the group it counts for every port of the switches that the group has ports on. What OVN cannot read is refused.
   *
   * Maps to: `ACL.match`.
   */
  match: string;
  /**
   * `allow-related`: with the answers. `reject`: the sender is told. What no rule matches passes.
   *
   * Maps to: `ACL.action`.
   */
  action: "allow" | "allow-related" | "allow-stateless" | "drop" | "reject";
  /**
   * The guest's host writes packets to the log of ovn-controller.
   *
   * Default: `false`. Maps to: `ACL.log`.
   */
  log: boolean;
  /**
   * How important they are in the log; `default`: OVN's (`info`).
   *
   * Default: `"default"`. Maps to: `ACL.severity`.
   */
  severity: "default" | "alert" | "warning" | "notice" | "info" | "debug";
  /**
   * What they are called in the log.
   *
   * Default: `""`. Maps to: `ACL.name`.
   */
  logName: string;
}

export interface OvnQosLimitArgs {
  /**
   * Packets above it are dropped, on each host for itself.
   *
   * Unit: kbit/s. Maps to: `QoS.bandwidth:rate`.
   */
  rateKbps: pulumi.Input<number>;
  /**
   * What may pass at once beyond the rate; 0: as much as the switch takes.
   *
   * Unit: kbit. Default: `0`. Maps to: `QoS.bandwidth:burst`.
   */
  burstKbit?: pulumi.Input<number>;
}

export interface OvnQosLimit {
  /**
   * Packets above it are dropped, on each host for itself.
   *
   * Unit: kbit/s. Maps to: `QoS.bandwidth:rate`.
   */
  rateKbps: number;
  /**
   * What may pass at once beyond the rate; 0: as much as the switch takes.
   *
   * Unit: kbit. Default: `0`. Maps to: `QoS.bandwidth:burst`.
   */
  burstKbit: number;
}

export interface OvsBridgeFlowTableArgs {
  /** Number of the table, 0 to 254. */
  table: pulumi.Input<number>;
  /**
   * What controllers and `ovs-ofctl` call it. Not set: it has a number only.
   *
   * Maps to: `Flow_Table.name`.
   */
  name?: pulumi.Input<string>;
  /**
   * How many flows it takes. Not set: no limit.
   *
   * Maps to: `Flow_Table.flow_limit`.
   */
  flowLimit?: pulumi.Input<number>;
  /**
   * What a flow beyond the limit meets. `refuse`: an error. `evict`: one with a timeout makes room for it. Not set: `refuse`.
   *
   * Maps to: `Flow_Table.overflow_policy`.
   */
  overflowPolicy?: pulumi.Input<"refuse" | "evict">;
  /**
   * With `evict`: fields (`NXM_OF_IN_PORT[]`, `NXM_OF_ETH_SRC[0..23]`) whose values tell flows into groups; one of the largest group goes. Not set: all flows are one group.
   *
   * Maps to: `Flow_Table.groups`.
   */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Fields whose prefixes are tracked, so that one flow of the datapath serves many addresses. Not set: IPv4 source and destination.
   *
   * Maps to: `Flow_Table.prefixes`.
   */
  prefixes?: pulumi.Input<pulumi.Input<"tun_id" | "tun_src" | "tun_dst" | "tun_ipv6_src" | "tun_ipv6_dst" | "nw_src" | "nw_dst" | "ipv6_src" | "ipv6_dst">[]>;
}

export interface OvsBridgeFlowTable {
  /** Number of the table, 0 to 254. */
  table: number;
  /**
   * What controllers and `ovs-ofctl` call it. Not set: it has a number only.
   *
   * Maps to: `Flow_Table.name`.
   */
  name?: string;
  /**
   * How many flows it takes. Not set: no limit.
   *
   * Maps to: `Flow_Table.flow_limit`.
   */
  flowLimit?: number;
  /**
   * What a flow beyond the limit meets. `refuse`: an error. `evict`: one with a timeout makes room for it. Not set: `refuse`.
   *
   * Maps to: `Flow_Table.overflow_policy`.
   */
  overflowPolicy?: "refuse" | "evict";
  /**
   * With `evict`: fields (`NXM_OF_IN_PORT[]`, `NXM_OF_ETH_SRC[0..23]`) whose values tell flows into groups; one of the largest group goes. Not set: all flows are one group.
   *
   * Maps to: `Flow_Table.groups`.
   */
  groups?: string[];
  /**
   * Fields whose prefixes are tracked, so that one flow of the datapath serves many addresses. Not set: IPv4 source and destination.
   *
   * Maps to: `Flow_Table.prefixes`.
   */
  prefixes?: ("tun_id" | "tun_src" | "tun_dst" | "tun_ipv6_src" | "tun_ipv6_dst" | "nw_src" | "nw_dst" | "ipv6_src" | "ipv6_dst")[];
}

export interface OvsFlowsFlowArgs {
  /**
   * Table that the flow is in. Packets begin in table 0.
   *
   * Default: `0`. Maps to: `table`.
   */
  table?: pulumi.Input<number>;
  /**
   * Of the flows of a table that match, the one with the highest takes the packet.
   *
   * Default: `32768`. Maps to: `priority`.
   */
  priority?: pulumi.Input<number>;
  /**
   * Which packets, in the words of ovs-fields(7): `tcp,in_port=web0,tp_dst=80`, `arp`. Ports by name or number. `""`: all.
   *
   * Default: `""`. Maps to: `ovs-fields(7)`.
   */
  match?: pulumi.Input<string>;
  /**
   * What becomes of them, in the words of ovs-actions(7): `output:db0`, `NORMAL`, `drop`, `ct(commit),resubmit(,1)`.
   *
   * Maps to: `ovs-actions(7)`.
   */
  actions: pulumi.Input<string>;
}

export interface OvsFlowsFlow {
  /**
   * Table that the flow is in. Packets begin in table 0.
   *
   * Default: `0`. Maps to: `table`.
   */
  table: number;
  /**
   * Of the flows of a table that match, the one with the highest takes the packet.
   *
   * Default: `32768`. Maps to: `priority`.
   */
  priority: number;
  /**
   * Which packets, in the words of ovs-fields(7): `tcp,in_port=web0,tp_dst=80`, `arp`. Ports by name or number. `""`: all.
   *
   * Default: `""`. Maps to: `ovs-fields(7)`.
   */
  match: string;
  /**
   * What becomes of them, in the words of ovs-actions(7): `output:db0`, `NORMAL`, `drop`, `ct(commit),resubmit(,1)`.
   *
   * Maps to: `ovs-actions(7)`.
   */
  actions: string;
}

export interface OvsFlowsGroupArgs {
  /**
   * Number of the group on its bridge. OpenFlow knows no owners of groups: one that is there already and not ours is refused.
   *
   * Maps to: `group_id`.
   */
  id: pulumi.Input<number>;
  /**
   * `all`: every bucket gets a copy. `select`: one of them, by a hash. `indirect`: the only one. `ff`: the first that is alive (`fast_failover`).
   *
   * Maps to: `type`.
   */
  type: pulumi.Input<"all" | "select" | "indirect" | "ff">;
  /**
   * A bucket each: `actions=output:web0`, `weight:10,actions=output:web1`, `watch_port:1,actions=output:1`.
   *
   * Maps to: `bucket`.
   */
  buckets: pulumi.Input<pulumi.Input<string>[]>;
}

export interface OvsFlowsGroup {
  /**
   * Number of the group on its bridge. OpenFlow knows no owners of groups: one that is there already and not ours is refused.
   *
   * Maps to: `group_id`.
   */
  id: number;
  /**
   * `all`: every bucket gets a copy. `select`: one of them, by a hash. `indirect`: the only one. `ff`: the first that is alive (`fast_failover`).
   *
   * Maps to: `type`.
   */
  type: "all" | "select" | "indirect" | "ff";
  /**
   * A bucket each: `actions=output:web0`, `weight:10,actions=output:web1`, `watch_port:1,actions=output:1`.
   *
   * Maps to: `bucket`.
   */
  buckets: string[];
}

export interface OvsFlowsMeterArgs {
  /**
   * Number of the meter on its bridge. OpenFlow knows no owners of meters: one that is there already and not ours is refused.
   *
   * Maps to: `meter_id`.
   */
  id: pulumi.Input<number>;
  /**
   * What `rate` counts: kilobits (1000 bits) or packets in a second.
   *
   * Maps to: `kbps, pktps`.
   */
  unit: pulumi.Input<"kbps" | "pktps">;
  /**
   * What comes beyond it is dropped.
   *
   * Maps to: `band=type=drop,rate`.
   */
  rate: pulumi.Input<number>;
  /**
   * How much may come at once beyond the rate, in kilobits or packets. Not set: the switch's own.
   *
   * Maps to: `burst_size`.
   */
  burst?: pulumi.Input<number>;
}

export interface OvsFlowsMeter {
  /**
   * Number of the meter on its bridge. OpenFlow knows no owners of meters: one that is there already and not ours is refused.
   *
   * Maps to: `meter_id`.
   */
  id: number;
  /**
   * What `rate` counts: kilobits (1000 bits) or packets in a second.
   *
   * Maps to: `kbps, pktps`.
   */
  unit: "kbps" | "pktps";
  /**
   * What comes beyond it is dropped.
   *
   * Maps to: `band=type=drop,rate`.
   */
  rate: number;
  /**
   * How much may come at once beyond the rate, in kilobits or packets. Not set: the switch's own.
   *
   * Maps to: `burst_size`.
   */
  burst?: number;
}

export interface OvsPortMemberStatu {
  /** The NIC. */
  name: string;
  /**
   * OpenFlow port number; -1 when Open vSwitch could not take the NIC.
   *
   * Maps to: `Interface.ofport`.
   */
  ofport?: number;
  /**
   * Whether its link is up.
   *
   * Maps to: `Interface.link_state`.
   */
  carrier: boolean;
  /** `current`: the switch answers. `expired`: not yet, or not for a while. `defaulted`: it is silent. Absent without LACP. */
  lacp?: string;
}

export interface RouteArgs {
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

export interface Route {
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

export interface SecurityGroupEgressArgs {
  /**
   * Which protocol.
   *
   * Default: `"any"`. Maps to: `meta l4proto`.
   */
  protocol?: pulumi.Input<"any" | "tcp" | "udp" | "sctp" | "icmp" | "icmpv6" | "esp" | "ah" | "gre">;
  /**
   * Ports at the receiver: `"443"`, `"8000-8010"`. Not set: all. Only of tcp, udp and sctp.
   *
   * Maps to: `dport`.
   */
  ports?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Types by nft's name (`echo-request`) or number. Not set: all. Only of icmp and icmpv6. Errors that belong to a connection always pass.
   *
   * Maps to: `icmp type`.
   */
  icmpTypes?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Receivers: addresses, subnets, ranges.
   *
   * Maps to: `daddr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /** Names of address sets on the host, also of other stacks. Give the `name` output, so that Pulumi knows the order. */
  addressSets?: pulumi.Input<pulumi.Input<string>[]>;
  /** Names of security groups: their members, wherever they are attached on the host. */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The members of this group itself.
   *
   * Default: `false`.
   */
  self?: pulumi.Input<boolean>;
  /**
   * Whether connections that it opens are logged by the kernel: ten at once, then one a second. Of members on Open vSwitch nothing is logged.
   *
   * Default: `false`. Maps to: `log`.
   */
  log?: pulumi.Input<boolean>;
}

export interface SecurityGroupEgress {
  /**
   * Which protocol.
   *
   * Default: `"any"`. Maps to: `meta l4proto`.
   */
  protocol: "any" | "tcp" | "udp" | "sctp" | "icmp" | "icmpv6" | "esp" | "ah" | "gre";
  /**
   * Ports at the receiver: `"443"`, `"8000-8010"`. Not set: all. Only of tcp, udp and sctp.
   *
   * Maps to: `dport`.
   */
  ports?: string[];
  /**
   * Types by nft's name (`echo-request`) or number. Not set: all. Only of icmp and icmpv6. Errors that belong to a connection always pass.
   *
   * Maps to: `icmp type`.
   */
  icmpTypes?: string[];
  /**
   * Receivers: addresses, subnets, ranges.
   *
   * Maps to: `daddr`.
   */
  addresses?: string[];
  /** Names of address sets on the host, also of other stacks. Give the `name` output, so that Pulumi knows the order. */
  addressSets?: string[];
  /** Names of security groups: their members, wherever they are attached on the host. */
  groups?: string[];
  /**
   * The members of this group itself.
   *
   * Default: `false`.
   */
  self: boolean;
  /**
   * Whether connections that it opens are logged by the kernel: ten at once, then one a second. Of members on Open vSwitch nothing is logged.
   *
   * Default: `false`. Maps to: `log`.
   */
  log: boolean;
}

export interface SecurityGroupIngressArgs {
  /**
   * Which protocol.
   *
   * Default: `"any"`. Maps to: `meta l4proto`.
   */
  protocol?: pulumi.Input<"any" | "tcp" | "udp" | "sctp" | "icmp" | "icmpv6" | "esp" | "ah" | "gre">;
  /**
   * Ports at the receiver: `"443"`, `"8000-8010"`. Not set: all. Only of tcp, udp and sctp.
   *
   * Maps to: `dport`.
   */
  ports?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Types by nft's name (`echo-request`) or number. Not set: all. Only of icmp and icmpv6. Errors that belong to a connection always pass.
   *
   * Maps to: `icmp type`.
   */
  icmpTypes?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * Senders: addresses, subnets, ranges.
   *
   * Maps to: `saddr`.
   */
  addresses?: pulumi.Input<pulumi.Input<string>[]>;
  /** Names of address sets on the host, also of other stacks. Give the `name` output, so that Pulumi knows the order. */
  addressSets?: pulumi.Input<pulumi.Input<string>[]>;
  /** Names of security groups: their members, wherever they are attached on the host. */
  groups?: pulumi.Input<pulumi.Input<string>[]>;
  /**
   * The members of this group itself.
   *
   * Default: `false`.
   */
  self?: pulumi.Input<boolean>;
  /**
   * Whether connections that it opens are logged by the kernel: ten at once, then one a second. Of members on Open vSwitch nothing is logged.
   *
   * Default: `false`. Maps to: `log`.
   */
  log?: pulumi.Input<boolean>;
}

export interface SecurityGroupIngress {
  /**
   * Which protocol.
   *
   * Default: `"any"`. Maps to: `meta l4proto`.
   */
  protocol: "any" | "tcp" | "udp" | "sctp" | "icmp" | "icmpv6" | "esp" | "ah" | "gre";
  /**
   * Ports at the receiver: `"443"`, `"8000-8010"`. Not set: all. Only of tcp, udp and sctp.
   *
   * Maps to: `dport`.
   */
  ports?: string[];
  /**
   * Types by nft's name (`echo-request`) or number. Not set: all. Only of icmp and icmpv6. Errors that belong to a connection always pass.
   *
   * Maps to: `icmp type`.
   */
  icmpTypes?: string[];
  /**
   * Senders: addresses, subnets, ranges.
   *
   * Maps to: `saddr`.
   */
  addresses?: string[];
  /** Names of address sets on the host, also of other stacks. Give the `name` output, so that Pulumi knows the order. */
  addressSets?: string[];
  /** Names of security groups: their members, wherever they are attached on the host. */
  groups?: string[];
  /**
   * The members of this group itself.
   *
   * Default: `false`.
   */
  self: boolean;
  /**
   * Whether connections that it opens are logged by the kernel: ten at once, then one a second. Of members on Open vSwitch nothing is logged.
   *
   * Default: `false`. Maps to: `log`.
   */
  log: boolean;
}

export interface SriovNetworkPortGroupArgs {
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
  vlan?: pulumi.Input<NetworkVlanArgs>;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: pulumi.Input<VirtualportNoneArgs | Virtualport8021QbhArgs>;
}

export interface SriovNetworkPortGroup {
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
  vlan?: NetworkVlan;
  /**
   * How NICs of the group are plugged in.
   *
   * Maps to: `<virtualport>`.
   */
  virtualport?: VirtualportNone | Virtualport8021Qbh;
}

export interface StaticRouteNexthopArgs {
  /**
   * The router. Not set: the destination is on the link of `device` itself.
   *
   * Maps to: `via`.
   */
  gateway?: pulumi.Input<string>;
  /**
   * The device that it is reached over. Not set: the one whose subnet holds the gateway.
   *
   * Maps to: `dev`.
   */
  device?: pulumi.Input<string>;
  /**
   * Its share of the connections, in proportion to the others.
   *
   * Default: `1`. Maps to: `weight`.
   */
  weight?: pulumi.Input<number>;
}

export interface StaticRouteNexthop {
  gateway?: string;
  device: string;
  weight: number;
}

export interface SubnetDhcpRangeArgs {
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

export interface SubnetDhcpRange {
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

export interface SubnetDhcpReservationArgs {
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
  hostname?: pulumi.Input<string>;
  /** Deprecated: the former word for `hostname`. */
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

export interface SubnetDhcpReservation {
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
  hostname?: string;
  /** Deprecated: the former word for `hostname`. */
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

export interface SubnetDhcpArgs {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled?: pulumi.Input<boolean>;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges?: pulumi.Input<pulumi.Input<SubnetDhcpRangeArgs>[]>;
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations?: pulumi.Input<pulumi.Input<SubnetDhcpReservationArgs>[]>;
  /**
   * Lease time of the ranges that give none of their own.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: pulumi.Input<number>;
  /**
   * File that a guest boots over the network. `none`: there is none.
   *
   * Maps to: `<bootp file=…>`.
   */
  bootFile?: pulumi.Input<string | "none">;
  /**
   * Address of that file's server; not set: the host itself. `none`: there is none.
   *
   * Maps to: `<bootp server=…>`.
   */
  bootServer?: pulumi.Input<string | "none">;
}

/** The DHCP server of this subnet. */
export interface SubnetDhcp {
  /** Hand out addresses. Not set: on for the first IPv4 subnet, off for the others; libvirt serves at most one IPv4 and one IPv6 subnet. */
  enabled: boolean;
  /**
   * What is handed out to guests without a reservation. Not set: the whole subnet without the gateway, at most 65535 addresses. `[]`: reservations only.
   *
   * Maps to: `<dhcp><range>`.
   */
  ranges: SubnetDhcpRange[];
  /**
   * Fixed addresses. Not set: not managed, others may fill the list. `[]`: exactly none.
   *
   * Maps to: `<dhcp><host>`.
   */
  reservations: SubnetDhcpReservation[];
  /**
   * Lease time of the ranges that give none of their own.
   *
   * Unit: seconds. Maps to: `<lease expiry=… unit='seconds'>`.
   */
  leaseSeconds?: number;
  /**
   * File that a guest boots over the network. `none`: there is none.
   *
   * Maps to: `<bootp file=…>`.
   */
  bootFile?: string | "none";
  /**
   * Address of that file's server; not set: the host itself. `none`: there is none.
   *
   * Maps to: `<bootp server=…>`.
   */
  bootServer?: string | "none";
}

export interface SubnetArgs {
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
   * The DHCP server of this subnet. `none`: there is none.
   *
   * Maps to: `<dhcp>`.
   */
  dhcp?: pulumi.Input<SubnetDhcpArgs | "none">;
  /**
   * Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.
   *
   * Maps to: `<ip localPtr=…>`.
   */
  localPtr?: pulumi.Input<boolean>;
  /**
   * Directory on the host that is served over TFTP (IPv4 only); it must exist. `none`: there is none.
   *
   * Maps to: `<tftp root=…>`.
   */
  tftpRoot?: pulumi.Input<string | "none">;
}

export interface Subnet {
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
  gateway: string;
  /**
   * The DHCP server of this subnet. `none`: there is none.
   *
   * Maps to: `<dhcp>`.
   */
  dhcp: SubnetDhcp;
  /**
   * Never forward reverse look-ups for this subnet to other DNS servers. Needs a prefix of 8, 16 or 24; in IPv6 a multiple of 4.
   *
   * Maps to: `<ip localPtr=…>`.
   */
  localPtr?: boolean;
  /**
   * Directory on the host that is served over TFTP (IPv4 only); it must exist. `none`: there is none.
   *
   * Maps to: `<tftp root=…>`.
   */
  tftpRoot?: string | "none";
}

/** What may happen to guests when it is removed. Not set: `refuse`. */
export interface SwitchOnGuestsAttachedArgs {
  /**
   * While the switch still has ports: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete?: pulumi.Input<"refuse" | "detach">;
}

/** What may happen to guests when it is removed. Not set: `refuse`. */
export interface SwitchOnGuestsAttached {
  /**
   * While the switch still has ports: `refuse` the removal and name them, or remove it all the same (`detach`).
   *
   * Default: `"refuse"`.
   */
  delete: "refuse" | "detach";
}

export interface Tag {
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

export interface TlsArgs {
  /**
   * Its private key (PEM, not encrypted).
   *
   * Maps to: `SSL.private_key`.
   */
  privateKey: pulumi.Input<string>;
  /**
   * Its certificate (PEM), with those between it and the CA, if there are any.
   *
   * Maps to: `SSL.certificate`.
   */
  certificate: pulumi.Input<string>;
  /**
   * Certificate of the CA that has signed all certificates, this one as well (PEM).
   *
   * Maps to: `SSL.ca_cert`.
   */
  caCertificate: pulumi.Input<string>;
}

export interface Tls {
  /**
   * Its private key (PEM, not encrypted).
   *
   * Maps to: `SSL.private_key`.
   */
  privateKey: string;
  /**
   * Its certificate (PEM), with those between it and the CA, if there are any.
   *
   * Maps to: `SSL.certificate`.
   */
  certificate: string;
  /**
   * Certificate of the CA that has signed all certificates, this one as well (PEM).
   *
   * Maps to: `SSL.ca_cert`.
   */
  caCertificate: string;
}

/** As libvirt means it, seen from the guest: towards the guest. Of a device what the host receives by it, which on an uplink is the same; what is too much is dropped. Not set: no limit. */
export interface TrafficPolicyInboundArgs {
  /**
   * What is passed on in the long run.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  averageKiBps: pulumi.Input<number>;
  /**
   * The most that a burst may reach. Of a guest's NIC only. Not set: whatever the burst takes.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peakKiBps?: pulumi.Input<number>;
  /**
   * How much may pass at once. Not set: of a guest's NIC what libvirt picks; of a device what passes in 0.1 s at the average rate, at least 64 KiB. Of a device at least 16 KiB, and not more than what passes in a minute.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burstKiB?: pulumi.Input<number>;
}

/** The limits towards the guest, or of what the device receives. */
export interface TrafficPolicyInbound {
  /**
   * What is passed on in the long run.
   *
   * Unit: KiB/s. Maps to: `average`.
   */
  averageKiBps: number;
  /**
   * The most that a burst may reach. Of a guest's NIC only. Not set: whatever the burst takes.
   *
   * Unit: KiB/s. Maps to: `peak`.
   */
  peakKiBps?: number;
  /**
   * How much may pass at once. Not set: of a guest's NIC what libvirt picks; of a device what passes in 0.1 s at the average rate, at least 64 KiB. Of a device at least 16 KiB, and not more than what passes in a minute.
   *
   * Unit: KiB. Maps to: `burst`.
   */
  burstKiB?: number;
}

export interface Virtualport8021QbgArgs {
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
   * VSI instance. Not set: libvirt makes one per NIC. `none`: there is none.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: pulumi.Input<string | "none">;
}

export interface Virtualport8021Qbg {
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
   * VSI instance. Not set: libvirt makes one per NIC. `none`: there is none.
   *
   * Maps to: `instanceid`.
   */
  instanceId?: string | "none";
}

export interface Virtualport8021QbhArgs {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: pulumi.Input<"802.1Qbh">;
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: pulumi.Input<string>;
}

export interface Virtualport8021Qbh {
  /** The switch applies the port profile (VN-Link, IEEE 802.1Qbh). */
  type: "802.1Qbh";
  /**
   * Port profile.
   *
   * Maps to: `profileid`.
   */
  profileId: string;
}

export interface VirtualportMidonetArgs {
  /** A port of a MidoNet bridge. */
  type: pulumi.Input<"midonet">;
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: pulumi.Input<string>;
}

export interface VirtualportMidonet {
  /** A port of a MidoNet bridge. */
  type: "midonet";
  /**
   * Port in the MidoNet topology.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId: string;
}

export interface VirtualportNoneArgs {
  /** No virtual port. */
  type: pulumi.Input<"none">;
}

export interface VirtualportNone {
  /** No virtual port. */
  type: "none";
}

export interface VirtualportOpenvswitchArgs {
  /** A port of an Open vSwitch bridge. */
  type: pulumi.Input<"openvswitch">;
  /**
   * Port profile, passed to Open vSwitch as `port-profile`. `none`: there is none.
   *
   * Maps to: `profileid`.
   */
  profileId?: pulumi.Input<string | "none">;
  /**
   * `iface-id` of the port. Not set: each NIC gets its own. `none`: there is none.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: pulumi.Input<string | "none">;
}

export interface VirtualportOpenvswitch {
  /** A port of an Open vSwitch bridge. */
  type: "openvswitch";
  /**
   * Port profile, passed to Open vSwitch as `port-profile`. `none`: there is none.
   *
   * Maps to: `profileid`.
   */
  profileId?: string | "none";
  /**
   * `iface-id` of the port. Not set: each NIC gets its own. `none`: there is none.
   *
   * Maps to: `interfaceid`.
   */
  interfaceId?: string | "none";
}

export interface VlanTagArgs {
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

export interface VxlanFdbArgs {
  /** MAC address of a guest. */
  mac: pulumi.Input<string>;
  /** The host that it is on. */
  peer: pulumi.Input<string>;
}

export interface VxlanFdb {
  mac: string;
  peer: string;
}

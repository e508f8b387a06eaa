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

export interface DnsSrv {
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
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.
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
   * Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.
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

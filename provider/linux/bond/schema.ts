import { familyOf, ip, isIp } from "../../resource/ip";
import { deviceName, field, mac } from "../../resource/schema";
import { z } from "../../resource/zod";
import { actingArgs, addressArgs, addressState, linkArgs, linkState, portArgs, portState } from "../device/schema";

const whole = (from: number, to: number) => z.int().min(from, `must be ${from} to ${to}`).max(to, `must be ${from} to ${to}`);
const milliseconds = () => whole(0, 2_147_483_647);

const mode = () => z.enum(["active-backup", "802.3ad", "balance-xor", "balance-rr", "broadcast", "balance-tlb", "balance-alb"]);
const arpValidate = () => z.enum(["none", "active", "backup", "all", "filter", "filter_active", "filter_backup"]);
const transmitHashPolicy = () => z.enum(["layer2", "layer2+3", "layer3+4", "encap2+3", "encap3+4", "vlan+srcmac"]);
const reselect = () => z.enum(["always", "better", "failure"]);
const failOverMac = () => z.enum(["none", "active", "follow"]);
const lacpRate = () => z.enum(["slow", "fast"]);
const aggregatorSelect = () => z.enum(["stable", "bandwidth", "count"]);

const unicastMac = () => mac().refine((value) => value !== "00:00:00:00:00:00", "is the unspecified MAC address");

const ipv4 = () => ip().refine((value) => !isIp(value) || familyOf(value) === 4, "is not an IPv4 address");

const monitorArgs = () => ({
  miimonMilliseconds: field(milliseconds().optional(), {
    description:
      "How often the link state of the ports is looked at. Default: 100; 0 with `arpIntervalMilliseconds`. The kernel's own default is 0, by which a dead link is never noticed.",
    unit: "milliseconds",
    term: "`miimon`",
  }),
  upDelayMilliseconds: field(milliseconds().optional(), {
    description: "How long a link has to be up before its port is used: a multiple of `miimonMilliseconds`. Kernel default: 0.",
    unit: "milliseconds",
    term: "`updelay`",
  }),
  downDelayMilliseconds: field(milliseconds().optional(), {
    description: "How long a link has to be down before its port is given up: a multiple of `miimonMilliseconds`. Kernel default: 0.",
    unit: "milliseconds",
    term: "`downdelay`",
  }),
  arpIntervalMilliseconds: field(milliseconds().optional(), {
    description:
      "Looks after the ports by ARP requests instead, this often: notices a dead switch behind a link that is up. Not in 802.3ad, balance-tlb, balance-alb. Kernel default: 0, off.",
    unit: "milliseconds",
    term: "`arp_interval`",
  }),
  arpIpTargets: field(z.array(ipv4()).min(1, "needs at least one address").max(16, "has more than the 16 addresses that the kernel takes").optional(), {
    description: "IPv4 addresses that are asked for: at least one has to answer. In the order in which they are asked.",
    term: "`arp_ip_target`",
  }),
  arpValidate: field(arpValidate().optional(), {
    description: "Which ports need an answer to the bond's own ARP requests, rather than any traffic, to count as alive. Kernel default: `none`.",
    term: "`arp_validate`",
  }),
});

const lacpArgs = () => ({
  lacpRate: field(lacpRate().optional(), {
    description: "How often the switch is to send its LACP messages: every 30 seconds (`slow`) or every second (`fast`). Only 802.3ad. Kernel default: `slow`.",
    term: "`lacp_rate`",
  }),
  lacpActive: field(z.boolean().optional(), {
    description: "Sends LACP messages unasked. Only 802.3ad. Kernel default: on.",
    term: "`lacp_active`",
  }),
  aggregatorSelect: field(aggregatorSelect().optional(), {
    description: "Which group of ports is used when they lead to several switches. Only 802.3ad. Kernel default: `stable`.",
    term: "`ad_select`",
  }),
  minLinks: field(whole(0, 2_147_483_647).optional(), {
    description: "With fewer links than this the bond itself counts as down. Only 802.3ad. Kernel default: 0.",
    term: "`min_links`",
  }),
  adActorSystemPriority: field(whole(1, 65535).optional(), {
    description: "System priority that LACP tells the switch. Only 802.3ad. Kernel default: 65535.",
    term: "`ad_actor_sys_prio`",
  }),
  adActorSystem: field(unicastMac().optional(), {
    description: "System id (a MAC address) that LACP tells the switch. Only 802.3ad. Not set: the MAC address of the bond.",
    term: "`ad_actor_system`",
  }),
  adUserPortKey: field(whole(0, 1023).optional(), {
    description: "Upper part of the port key that LACP tells the switch. Only 802.3ad. Kernel default: 0.",
    term: "`ad_user_port_key`",
  }),
});

const sharingArgs = () => ({
  transmitHashPolicy: field(transmitHashPolicy().optional(), {
    description:
      "What decides by which port a packet leaves: MAC addresses (`layer2`), these and IP addresses (`layer2+3`), IP addresses and TCP or UDP ports (`layer3+4`). Only balance-xor, 802.3ad, balance-tlb. Kernel default: `layer2`.",
    term: "`xmit_hash_policy`",
  }),
  packetsPerPort: field(whole(0, 65535).optional(), {
    description: "Packets that leave by one port before it is the next one's turn; 0 for chance. Only balance-rr. Kernel default: 1.",
    term: "`packets_per_slave`",
  }),
  primary: field(deviceName().optional(), {
    description: "The port that is used whenever it is up. Only active-backup, balance-tlb, balance-alb. Not set: not managed.",
    term: "`primary`",
  }),
  primaryReselect: field(reselect().optional(), {
    description:
      "When the primary port takes over again: `always`, when it is `better` (faster) than the active one, or upon `failure` of that. Kernel default: `always`.",
    term: "`primary_reselect`",
  }),
  failOverMac: field(failOverMac().optional(), {
    description:
      "For ports whose MAC address cannot be changed: the bond takes that of the `active` port, or a port takes the bond's when it becomes active (`follow`). Only active-backup. Kernel default: `none`.",
    term: "`fail_over_mac`",
  }),
  allPortsActive: field(z.boolean().optional(), {
    description: "Lets in what arrives at inactive ports as well. Kernel default: off.",
    term: "`all_slaves_active`",
  }),
  resendIgmp: field(whole(0, 255).optional(), {
    description: "How many times multicast memberships are reported after traffic moved to another port. Kernel default: 1.",
    term: "`resend_igmp`",
  }),
  peerNotifications: field(whole(0, 255).optional(), {
    description: "How many times neighbours are told (gratuitous ARP, neighbour advertisement) after traffic moved to another port. Kernel default: 1.",
    term: "`num_grat_arp`, `num_unsol_na`",
  }),
});

export const bondArgs = z.strictObject({
  mode: field(mode().default("active-backup"), {
    description:
      "How the ports are used. `active-backup`: one at a time, with any switch, also with several. `802.3ad`: all, with LACP; the switch must be set up for it. `balance-xor`, `balance-rr`, `broadcast`: all, with a static group on the switch. `balance-tlb`, `balance-alb`: all, with any switch; not advised below a bridge with guests. (The kernel's own default is `balance-rr`.)",
    term: "`mode`",
  }),
  ...portArgs(
    "NICs that the bond is made of: exactly these, the first one lends its MAC address. Not set: ports are not managed. A port is set down to join, and gets its own MAC address, MTU and state back when it leaves.",
  ),
  ...monitorArgs(),
  ...sharingArgs(),
  ...lacpArgs(),
  ...addressArgs(),
  ...linkArgs({
    mtu: "Largest packet, for the ports as well. Not set: the kernel's choice.",
    mac: "MAC address, for the ports as well. Not set: that of the first port.",
    up: "Administratively up.",
  }),
  ...actingArgs(
    "What may happen to devices and guests that stand on the bond when it is removed. `refuse` (default) names them; `detach` removes it from under them.",
  ),
});

const portStates = () =>
  z.array(
    z.strictObject({
      port: field(z.string(), { description: "The port." }),
      mac: field(z.string(), { description: "Its own MAC address." }),
      state: field(z.string(), { description: "`active` or `backup`." }),
      link: field(z.string(), { description: "`up`, `down`, or on the way there after a delay: `going_back`, `going_down`." }),
      aggregator: field(z.number().optional(), { description: "LACP: the group that it is in." }),
      partner: field(z.array(z.string()).optional(), { description: "LACP: what the switch says about its end: `in_sync`, `collecting`, `distributing` …" }),
    }),
  );

const lacpState = () =>
  z.strictObject({
    aggregator: field(z.number(), { description: "The group of ports that is used." }),
    ports: field(z.number(), { description: "Number of ports in it." }),
    actorKey: field(z.number(), { description: "Our port key." }),
    partnerKey: field(z.number(), { description: "The switch's port key." }),
    partnerMac: field(z.string(), { description: "The switch's system id; zeros while none has answered." }),
  });

export const bondState = z.strictObject({
  mode: field(z.string(), { description: "Mode." }),
  ...portState(),
  activePort: field(z.string().optional(), { description: "The port in use, in modes with one at a time." }),
  portStates: field(portStates(), { description: "How each port is doing, at the time of the last look." }),
  lacp: field(lacpState().optional(), { description: "What LACP has negotiated, at the time of the last look." }),
  miimonMilliseconds: field(z.number(), { description: "Interval of the MII monitor; 0: off.", unit: "milliseconds" }),
  upDelayMilliseconds: field(z.number(), { description: "Delay before a link that came up is used.", unit: "milliseconds" }),
  downDelayMilliseconds: field(z.number(), { description: "Delay before a link that went down is given up.", unit: "milliseconds" }),
  arpIntervalMilliseconds: field(z.number(), { description: "Interval of the ARP monitor; 0: off.", unit: "milliseconds" }),
  arpIpTargets: field(z.array(z.string()), { description: "Addresses that the ARP monitor asks for." }),
  arpValidate: field(z.string(), { description: "Ports that need an answer to ARP requests." }),
  transmitHashPolicy: field(z.string(), { description: "Hash policy." }),
  packetsPerPort: field(z.number(), { description: "Packets that leave by one port in turn." }),
  primary: field(z.string().optional(), { description: "Primary port." }),
  primaryReselect: field(z.string(), { description: "When the primary port takes over again." }),
  failOverMac: field(z.string(), { description: "Whose MAC address is used." }),
  allPortsActive: field(z.boolean(), { description: "Inactive ports receive as well." }),
  resendIgmp: field(z.number(), { description: "Reports of multicast memberships after a failover." }),
  peerNotifications: field(z.number(), { description: "Notifications of neighbours after a failover." }),
  lacpRate: field(z.string(), { description: "LACP rate." }),
  lacpActive: field(z.boolean().optional(), { description: "Sends LACP messages unasked." }),
  aggregatorSelect: field(z.string(), { description: "Choice among groups of ports." }),
  minLinks: field(z.number(), { description: "Links that the bond needs." }),
  adActorSystemPriority: field(z.number().optional(), { description: "System priority in LACP." }),
  adActorSystem: field(z.string().optional(), { description: "System id in LACP." }),
  adUserPortKey: field(z.number().optional(), { description: "Port key in LACP." }),
  ...addressState(),
  ...linkState(),
});

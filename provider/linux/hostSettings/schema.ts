import { guardArg } from "../../host/guard/argument";
import { field, mapOfNamed, text } from "../../resource/schema";
import { z } from "../../resource/zod";

const filter = () => z.enum(["off", "loose", "strict"]);
const advertisements = () => z.enum(["off", "unless-forwarding", "always"]);
const arpIgnore = () => z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(8)]);
const arpAnnounce = () => z.union([z.literal(0), z.literal(1), z.literal(2)]);
const entries = () => z.int().min(1, "must be at least 1").max(2_147_483_647, "must be at most 2147483647");

const FILTER =
  "`strict`: a packet is dropped unless the answer would leave by the device that it came in on; `loose`: unless there is any route back; `off`: no check";
const ARP_IGNORE =
  "0: for any local address on any device; 1: only for addresses of the device that is asked on; 2: and only to askers of the same subnet; 3: not for addresses of scope host; 8: for none";
const ARP_ANNOUNCE = "0: any; 1: if possible one of the target's subnet; 2: always the best one for the target";

/** Settings of one device. */
const interfaceSettings = () =>
  z.strictObject({
    forwarding: field(z.boolean().optional(), {
      description: "Route IPv4 packets that come in on this device. Changing `ipForward` sets it for all devices; what is declared here is put back.",
      term: "`net.ipv4.conf.DEVICE.forwarding`",
    }),
    ipv6Forwarding: field(z.boolean().optional(), {
      description: "Route IPv6 packets that come in on this device. Changing `ipv6Forward` sets it for all devices; what is declared here is put back.",
      term: "`net.ipv6.conf.DEVICE.forwarding`",
    }),
    reversePathFilter: field(filter().optional(), {
      description: `Whether the source address of what comes in is checked against the routes. ${FILTER}. The kernel takes the higher number of this and \`all\` (off 0, strict 1, loose 2).`,
      term: "`net.ipv4.conf.DEVICE.rp_filter`",
    }),
    proxyArp: field(z.boolean().optional(), {
      description: "Answer ARP requests for addresses that the host would route elsewhere: guests on a routed network look as if they were on the wire.",
      term: "`net.ipv4.conf.DEVICE.proxy_arp`",
    }),
    proxyArpPrivateVlan: field(z.boolean().optional(), {
      description: "Answer ARP requests even when the address is on the same device (private VLAN, RFC 3069).",
      term: "`net.ipv4.conf.DEVICE.proxy_arp_pvlan`",
    }),
    proxyNdp: field(z.boolean().optional(), {
      description: "Answer neighbour solicitations for the addresses of `ip -6 neigh add proxy`.",
      term: "`net.ipv6.conf.DEVICE.proxy_ndp`",
    }),
    acceptRouterAdvertisements: field(advertisements().optional(), {
      description:
        "Whether the kernel takes addresses and the default route from router advertisements. `unless-forwarding` is its default: it stops when IPv6 forwarding is on; `always` goes on then.",
      term: "`net.ipv6.conf.DEVICE.accept_ra` (0, 1, 2)",
    }),
    disableIpv6: field(z.boolean().optional(), {
      description: "No IPv6 on this device: all its IPv6 addresses and routes go, and static ones do not come back by themselves when it is enabled again.",
      term: "`net.ipv6.conf.DEVICE.disable_ipv6`",
    }),
    arpIgnore: field(arpIgnore().optional(), {
      description: `Which ARP requests are answered. ${ARP_IGNORE}. The kernel takes the higher number of this and \`all\`.`,
      term: "`net.ipv4.conf.DEVICE.arp_ignore`",
    }),
    arpAnnounce: field(arpAnnounce().optional(), {
      description: `Which source address ARP requests carry. ${ARP_ANNOUNCE}. The kernel takes the higher number of this and \`all\`.`,
      term: "`net.ipv4.conf.DEVICE.arp_announce`",
    }),
    ignoreRoutesWithLinkDown: field(z.boolean().optional(), {
      description: "Do not use routes over this device while it has no carrier.",
      term: "`net.ipv4.conf.DEVICE.ignore_routes_with_linkdown` and `net.ipv6.conf.DEVICE.ignore_routes_with_linkdown`",
    }),
    sendRedirects: field(z.boolean().optional(), {
      description: "Send ICMP redirects to senders that could reach the next hop directly. Off only when `all` is off as well.",
      term: "`net.ipv4.conf.DEVICE.send_redirects`",
    }),
  });

const thresholds = (family: "ipv4" | "ipv6") =>
  z.strictObject({
    gcThreshold1: field(entries().optional(), {
      description: "Below this many entries none is thrown out.",
      unit: "entries",
      term: `\`net.${family}.neigh.default.gc_thresh1\``,
    }),
    gcThreshold2: field(entries().optional(), {
      description: "Above this many, entries unused for 5 s are thrown out.",
      unit: "entries",
      term: `\`net.${family}.neigh.default.gc_thresh2\``,
    }),
    gcThreshold3: field(entries().optional(), {
      description: "The limit: beyond it, new neighbours are not reachable (`neighbour: arp_cache: neighbor table overflow!`).",
      unit: "entries",
      term: `\`net.${family}.neigh.default.gc_thresh3\``,
    }),
  });

const neighbourTable = () =>
  z.strictObject({
    ipv4: field(thresholds("ipv4").optional(), { description: "The ARP table." }),
    ipv6: field(thresholds("ipv6").optional(), { description: "The table of neighbour discovery." }),
  });

const BRIDGE_OFF = "Not set, with `bridgeNetfilter` set: off.";

export const hostSettingsArgs = z.strictObject({
  ipForward: field(z.boolean().optional(), {
    description:
      "Route IPv4 between the networks of the host. The kernel also sets `forwarding` of every device to it, when it changes. libvirt switches it on by itself when a NAT, routed or open network starts. Not set: not managed.",
    term: "`net.ipv4.ip_forward`",
  }),
  ipv6Forward: field(z.boolean().optional(), {
    description:
      "Route IPv6 between the networks of the host. The kernel then ignores router advertisements where `acceptRouterAdvertisements` is not `always`, and drops the default routes that came from them: refused where there is such a route. Not set: not managed.",
    term: "`net.ipv6.conf.all.forwarding`",
  }),
  reversePathFilter: field(filter().optional(), {
    description: `Whether source addresses are checked against the routes, for all devices and those to come. ${FILTER}. The kernel takes the higher number of this and that of the device (off 0, strict 1, loose 2). Not set: not managed.`,
    term: "`net.ipv4.conf.all.rp_filter` and `net.ipv4.conf.default.rp_filter`",
  }),
  arpIgnore: field(arpIgnore().optional(), {
    description: `Which ARP requests are answered, on every device. ${ARP_IGNORE}. Not set: not managed.`,
    term: "`net.ipv4.conf.all.arp_ignore`",
  }),
  arpAnnounce: field(arpAnnounce().optional(), {
    description: `Which source address ARP requests carry, on every device. ${ARP_ANNOUNCE}. Not set: not managed.`,
    term: "`net.ipv4.conf.all.arp_announce`",
  }),
  ignoreRoutesWithLinkDown: field(z.boolean().optional(), {
    description:
      "Do not use routes over devices without carrier. Kernels before 5.17 look at IPv4 devices one by one: name those under `interfaces` there. Not set: not managed.",
    term: "`ignore_routes_with_linkdown` of `net.ipv4.conf.all`, `net.ipv4.conf.default` and `net.ipv6.conf.all`",
  }),
  bridgeNetfilter: field(
    z
      .strictObject({
        iptables: field(z.boolean().default(false), {
          description: `IPv4 frames that cross a bridge pass the host's iptables and nftables rules. ${BRIDGE_OFF}`,
          term: "`net.bridge.bridge-nf-call-iptables`",
        }),
        ip6tables: field(z.boolean().default(false), {
          description: `The same for IPv6. ${BRIDGE_OFF}`,
          term: "`net.bridge.bridge-nf-call-ip6tables`",
        }),
        arptables: field(z.boolean().default(false), {
          description: `The same for ARP and arptables. ${BRIDGE_OFF}`,
          term: "`net.bridge.bridge-nf-call-arptables`",
        }),
      })
      .optional(),
    {
      description:
        "Whether traffic among guests of one bridge passes the host's firewall. It needs the kernel module br_netfilter: anything on loads it, now and at boot; without the module everything is off, and stays so when something else loads it. All three are managed together, because the module switches all of them on when it is loaded. Not set: not managed.",
      term: "module `br_netfilter`",
    },
  ),
  neighbourTable: field(neighbourTable().optional(), {
    description:
      "Sizes of the neighbour tables, which all networks of the host share: a host with more than some hundred guests needs more than the kernel's 128, 512 and 1024.",
    term: "`gc_thresh1` to `gc_thresh3`",
  }),
  conntrackMax: field(entries().optional(), {
    description:
      "How many connections the firewall can keep track of; beyond it new ones are dropped (`nf_conntrack: table full`). It needs the kernel module nf_conntrack: loaded now and at boot. Not set: not managed.",
    unit: "connections",
    term: "`net.netfilter.nf_conntrack_max`",
  }),
  interfaces: field(mapOfNamed(z.string(), interfaceSettings()).optional(), {
    description:
      "Settings of single devices, by device name. `default` stands for devices that are made later, `all` for what the kernel combines with each device. A setting that is not named is not managed.",
    term: "`net.ipv4.conf.DEVICE`, `net.ipv6.conf.DEVICE`",
  }),
  onGuestsCutOff: field(z.enum(["refuse", "allow"]).default("refuse"), {
    description:
      "When forwarding is switched off while running libvirt networks (NAT, routed, open) need it: `refuse` and name them, or `allow` it: their guests then reach nothing beyond the host.",
  }),
  guard: guardArg(),
  persistence: field(z.enum(["auto", "runtime"]).default("auto"), {
    description:
      "Whether the settings come back after a reboot. `auto`: by a file of our own in `/etc/sysctl.d`, which udev also applies to devices that appear later. `runtime`: not at all (a file in `/run/sysctl.d` keeps what was there before).",
  }),
});

const observed = hostSettingsArgs.shape;

export const hostSettingsState = z.strictObject({
  ipForward: observed.ipForward,
  ipv6Forward: observed.ipv6Forward,
  reversePathFilter: observed.reversePathFilter,
  arpIgnore: observed.arpIgnore,
  arpAnnounce: observed.arpAnnounce,
  ignoreRoutesWithLinkDown: observed.ignoreRoutesWithLinkDown,
  bridgeNetfilter: observed.bridgeNetfilter,
  neighbourTable: observed.neighbourTable,
  conntrackMax: observed.conntrackMax,
  interfaces: observed.interfaces,
  persistedBy: field(z.enum(["sysctl.d", "none"]), {
    description: "What brings the settings back after a reboot: our file in `/etc/sysctl.d`, or `none` (they last until the next reboot).",
  }),
  files: field(z.record(z.string(), z.string()), { description: "Our files on the host, with the SHA-256 of each.", bookkeeping: true }),
  sysctls: field(
    z.record(
      z.string(),
      z.strictObject({
        declared: field(z.string(), { description: "What our file sets it to." }),
        before: field(z.string().optional(), { description: "What it was before: put back when it is no longer declared." }),
        found: field(z.string().optional(), { description: "What it is." }),
      }),
    ),
    { description: "The kernel's keys that our file sets, with slashes as under `/proc/sys`.", bookkeeping: true },
  ),
  hostFacts: field(
    z.strictObject({
      sessionDevices: field(z.array(z.string()), { description: "Devices that carry our own SSH session." }),
      sessionFamily: field(z.union([z.literal(4), z.literal(6), z.literal(0)]), { description: "Whether the session uses IPv4 or IPv6; 0: not known." }),
      sessionAsymmetric: field(z.boolean(), {
        description: "Answers to our session leave by another device than the one with the address that we connect to.",
      }),
      routedNetworks: field(z.array(z.strictObject({ name: text(), bridge: text(), ipv6: z.boolean() })), {
        description: "Running libvirt networks that need forwarding.",
      }),
      advertisedDefaults: field(z.record(z.string(), advertisements()), {
        description: "Devices over which the kernel has a default route from router advertisements, with their `acceptRouterAdvertisements`.",
      }),
    }),
    { description: "What matters about the host for these settings.", bookkeeping: true },
  ),
});

export type InterfaceSettings = z.infer<ReturnType<typeof interfaceSettings>>;

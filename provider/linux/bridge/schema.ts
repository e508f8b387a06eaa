import { z } from "zod";
import { onGuestsAttached } from "../../resource/common";
import { interfaceAddress, ip } from "../../resource/ip";
import { deviceName, field, mac, mtu, text } from "../../resource/schema";
import { hostFacts } from "../hostFacts";
import { persistedBy, persistenceArg } from "../persistence/persistence";
import { portRecord } from "../record";

const seconds = (from: number, to: number) => z.int().min(from, `must be ${from} to ${to} seconds`).max(to, `must be ${from} to ${to} seconds`);
const onGuests = () =>
  field(onGuestsAttached().prefault({}), {
    description: "What may happen to guests on the bridge when it is removed. `refuse` (default) names them; `detach` removes the bridge from under them.",
  });
const gateway = () => z.union([z.literal("none"), ip()]);

const domainName = () =>
  text()
    .max(253, "is longer than the 253 characters of a domain name")
    .regex(/^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*$/, "is not a domain name such as example.net");

export const bridgeArgs = z.strictObject({
  ports: field(z.array(deviceName()).optional(), {
    description:
      "Devices that are ports of the bridge: exactly these, apart from guests' NICs (taps, `vnetN`), which come and go with their guests and are never touched. Not set: ports are not managed. A port must not be a port of another bridge.",
    term: "`ip link set … master`",
  }),
  moveAddresses: field(z.boolean().default(false), {
    description:
      "Moves the static addresses and the routes of each port onto the bridge when the port joins, and gives them back when it leaves or the bridge is removed. With `addresses` set, only those end up on the bridge. Off: a port with addresses is refused, as they would no longer work.",
  }),
  addresses: field(z.array(interfaceAddress()).optional(), {
    description:
      "Static addresses of the host on the bridge, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a bridge without address. Not set: not managed.",
    term: "`ip addr`",
  }),
  gateway: field(gateway().optional(), {
    description: "IPv4 gateway: the default route of the host goes over the bridge. `none`: no default route over it. Not set: not managed.",
    term: "`ip route … default via`",
  }),
  gateway6: field(gateway().optional(), {
    description: "The same for IPv6. Default routes from router advertisements are left alone.",
    term: "`ip -6 route … default via`",
  }),
  gatewayMetric: field(z.int().min(0).max(4294967295).optional(), {
    description: "Metric of the default routes; the lowest one wins. Not set: the kernel's default (0, in IPv6 1024).",
    term: "`metric`",
  }),
  dns: field(
    z
      .strictObject({
        servers: field(z.array(ip()).max(3, "has more than the 3 name servers that the resolver asks").default([]), {
          description: "Name servers, asked in this order.",
        }),
        search: field(z.array(domainName()).max(6, "has more than 6 search domains").default([]), {
          description: "Domains that short names are tried in.",
        }),
      })
      .optional(),
    {
      description:
        "Name servers of the host, tied to this bridge: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed.",
      term: "`resolvectl dns`, `/etc/resolv.conf`",
    },
  ),
  mtu: field(mtu().optional(), {
    description: "Largest packet. Ports keep their own MTU; the bridge drops what a port cannot carry. Not set: the kernel uses the smallest of the ports.",
    unit: "bytes",
    term: "`mtu`",
  }),
  mac: field(mac().optional(), {
    description: "MAC address. Not set: the kernel uses the lowest one of the ports, so that it may change as ports come and go.",
    term: "`address`",
  }),
  stp: field(z.boolean().optional(), {
    description: "Spanning tree protocol (802.1D, in the kernel). Kernel default: off. Leave it off on an uplink whose switch port has BPDU guard.",
    term: "`stp_state`",
  }),
  priority: field(z.int().min(0, "must be 0 to 65535").max(65535, "must be 0 to 65535").optional(), {
    description: "Spanning tree priority; the bridge with the lowest becomes root. Kernel default: 32768.",
    term: "`priority`",
  }),
  forwardDelaySeconds: field(seconds(0, 30).optional(), {
    description: "How long a port listens, and then learns, before it forwards. Kernel default: 15. With STP on 2 to 30, without 0 to 30.",
    unit: "seconds",
    term: "`forward_delay`",
  }),
  helloTimeSeconds: field(seconds(1, 10).optional(), {
    description: "Interval of STP hello packets. Kernel default: 2.",
    unit: "seconds",
    term: "`hello_time`",
  }),
  maxAgeSeconds: field(seconds(6, 40).optional(), {
    description: "How long STP information of a neighbour holds. Kernel default: 20.",
    unit: "seconds",
    term: "`max_age`",
  }),
  ageingTimeSeconds: field(seconds(0, 1_000_000).optional(), {
    description: "How long a learnt MAC address is remembered; 0 makes the bridge flood. Kernel default: 300.",
    unit: "seconds",
    term: "`ageing_time`",
  }),
  vlanFiltering: field(z.boolean().optional(), {
    description: "Lets the bridge tell VLANs apart. Needs a kernel with `CONFIG_BRIDGE_VLAN_FILTERING`. Kernel default: off.",
    term: "`vlan_filtering`",
  }),
  multicastSnooping: field(z.boolean().optional(), {
    description: "Sends multicast only where it was asked for (IGMP, MLD). Kernel default: on.",
    term: "`mcast_snooping`",
  }),
  up: field(z.boolean().default(true), { description: "Administratively up, together with the ports that it manages.", term: "`ip link set … up`" }),
  persistence: persistenceArg(),
  onGuestsAttached: onGuests(),
});

export const bridgeState = z.strictObject({
  ports: field(z.array(z.string()), { description: "Ports, without guests' NICs." }),
  portsDown: field(z.array(z.string()), { description: "Ports that are administratively down." }),
  guestPorts: field(z.array(z.string()), { description: "Guests' NICs on the bridge: `vnet3`." }),
  addresses: field(z.array(z.string()), { description: "Static addresses." }),
  gateway: field(z.string(), { description: "IPv4 gateway of the default route over the bridge, or `none`." }),
  gateway6: field(z.string(), { description: "IPv6 gateway of the default route over the bridge, or `none`." }),
  gatewayMetric: field(z.number().optional(), { description: "Metric of that default route." }),
  dns: field(z.strictObject({ servers: z.array(z.string()), search: z.array(z.string()) }), { description: "Name servers tied to the bridge." }),
  dnsManager: field(z.string(), { description: "Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else." }),
  mtu: field(z.number(), { description: "MTU.", unit: "bytes" }),
  mac: field(z.string(), { description: "MAC address." }),
  stp: field(z.boolean(), { description: "Spanning tree." }),
  priority: field(z.number(), { description: "Spanning tree priority." }),
  forwardDelaySeconds: field(z.number(), { description: "Forward delay.", unit: "seconds" }),
  helloTimeSeconds: field(z.number(), { description: "Hello interval.", unit: "seconds" }),
  maxAgeSeconds: field(z.number(), { description: "Maximum age.", unit: "seconds" }),
  ageingTimeSeconds: field(z.number(), { description: "Ageing time of learnt addresses.", unit: "seconds" }),
  vlanFiltering: field(z.boolean(), { description: "VLAN filtering." }),
  multicastSnooping: field(z.boolean(), { description: "Multicast snooping." }),
  up: field(z.boolean(), { description: "Administratively up." }),
  ifindex: field(z.number(), { description: "Interface index." }),
  persistedBy: persistedBy(),
  unitHash: field(z.string(), { description: "SHA-256 of the boot unit on the host; empty when there is none." }),
  portsBefore: field(z.array(portRecord()), { description: "What the ports were before the bridge took them; given back when they leave." }),
  hostFacts: hostFacts(),
  onGuestsAttached: onGuestsAttached().optional(),
});

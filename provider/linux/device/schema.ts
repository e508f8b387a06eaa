import { guardArg, guardState } from "../../host/guard/argument";
import { onGuestsAttached } from "../../resource/common";
import { interfaceAddress, ip } from "../../resource/ip";
import { deviceName, field, mac, mtu, orNone, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { hostFacts } from "../kernel/hostFacts";
import { portRecord } from "../kernel/record";
import { bootState, persistedBy, persistenceArg } from "../persistence/state";

/** Arguments that kinds of devices have in common; a kind takes those groups that make sense for it. Pieces of a `z.strictObject`. */

const gateway = () => orNone(ip());

const domainName = () =>
  text()
    .max(253, "is longer than the 253 characters of a domain name")
    .regex(/^[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]*[A-Za-z0-9_])?)*$/, "is not a domain name such as example.net");

/** Addresses, default routes, name servers. */
export const addressArgs = () => ({
  addresses: field(z.array(interfaceAddress()).optional(), {
    description:
      "Static addresses of the host on the device, IPv4 and IPv6, with prefix length: exactly these, apart from link-local and leased ones. `[]` for a device without address. Not set: not managed.",
    term: "`ip addr`",
  }),
  gateway: field(gateway().optional(), {
    description:
      "IPv4 gateway: the default route of the host goes over the device. Beside a single address (`/32`) it may lie outside, and is taken to be on the link. `none`: no default route over it. Not set: not managed.",
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
  dhcp4: field(z.boolean().optional(), {
    description:
      'Leases an IPv4 address, with the gateway and name servers that come with it. The client is that of the manager named by `persistedBy`, so it cannot be had with `persistence: "runtime"`. Not set: not managed.',
    term: "DHCP",
  }),
  dhcp6: field(z.boolean().optional(), { description: "The same for IPv6, together with router advertisements.", term: "DHCPv6" }),
  dns: field(
    orNone(
      z.strictObject({
        servers: field(z.array(ip()).max(3, "has more than the 3 name servers that the resolver asks").default([]), {
          description: "Name servers, asked in this order.",
        }),
        search: field(z.array(domainName()).max(6, "has more than 6 search domains").default([]), {
          description: "Domains that short names are tried in.",
        }),
      }),
      { servers: [], search: [] },
    ).optional(),
    {
      description:
        "Name servers of the host, tied to this device: set through systemd-resolved where it runs, else as a marked block in a plain `/etc/resolv.conf`. Refused when somebody else manages that file. Not set: not managed.",
      term: "`resolvectl dns`, `/etc/resolv.conf`",
    },
  ),
});

const MTU = "Largest packet. Not set: the kernel's choice.";
const MAC = "MAC address. Not set: one made from the host's machine-id and the name, which stays over reboots.";

export const linkArgs = (notes: { readonly mtu?: string; readonly mac?: string; readonly up?: string } = {}) => ({
  mtu: field(mtu().optional(), { description: notes.mtu ?? MTU, unit: "bytes", term: "`mtu`" }),
  mac: field(mac().optional(), { description: notes.mac ?? MAC, term: "`address`" }),
  up: field(z.boolean().default(true), { description: notes.up ?? "Administratively up.", term: "`ip link set … up`" }),
});

export const lowerDeviceArg = (description: string) => ({ lowerDevice: field(deviceName(), { description, term: "`link …`" }) });

/** Devices that become part of this one, with their addresses. */
export const portArgs = (ports: string) => ({
  ports: field(z.array(deviceName()).optional(), { description: ports, term: "`ip link set … master`" }),
  moveAddresses: field(z.boolean().default(false), {
    description:
      "Moves the static addresses and the routes of each port onto this device when the port joins, and gives them back when it leaves or this device is removed. With `addresses` set, only those end up here. Off: a port with addresses is refused, as they would no longer work.",
  }),
});

/** How to act, rather than what to be. */
export const actingArgs = (guests: string) => ({
  persistence: persistenceArg(),
  onGuestsAttached: field(onGuestsAttached().prefault({}), { description: guests }),
  guard: guardArg(),
});

export const addressState = () => ({
  addresses: field(z.array(z.string()), { description: "Static addresses." }),
  gateway: field(z.string(), { description: "IPv4 gateway of the default route over the device, or `none`." }),
  gateway6: field(z.string(), { description: "IPv6 gateway of the default route over the device, or `none`." }),
  gatewayMetric: field(z.number().optional(), { description: "Metric of that default route." }),
  dhcp4: field(z.boolean().optional(), { description: "Whether an IPv4 address is to be leased." }),
  dhcp6: field(z.boolean().optional(), { description: "Whether an IPv6 address is to be leased." }),
  dns: field(z.strictObject({ servers: z.array(z.string()), search: z.array(z.string()) }), { description: "Name servers tied to the device." }),
  dnsManager: field(z.string(), { description: "Who resolves names on the host: `systemd-resolved`, `resolv.conf` (a plain file) or somebody else." }),
});

export const linkState = () => ({
  mtu: field(z.number(), { description: "MTU.", unit: "bytes" }),
  mac: field(z.string(), { description: "MAC address." }),
  up: field(z.boolean(), { description: "Administratively up." }),
  ifindex: field(z.number(), { description: "Interface index." }),
  persistedBy: persistedBy(),
  boot: bootState(),
  hostFacts: hostFacts(),
  onGuestsAttached: onGuestsAttached().optional(),
  guard: guardState(),
});

export const lowerDeviceState = () => ({ lowerDevice: field(z.string(), { description: "The device below." }) });

export const portState = () => ({
  ports: field(z.array(z.string()), { description: "Ports, without guests' NICs." }),
  portsDown: field(z.array(z.string()), { description: "Ports that are administratively down." }),
  guestPorts: field(z.array(z.string()), { description: "Guests' NICs among the ports: `vnet3`." }),
  portsBefore: field(z.array(portRecord()), { description: "What the ports were before they were taken; given back when they leave.", bookkeeping: true }),
});

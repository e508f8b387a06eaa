import { z } from "zod";
import { onGuestsAttached } from "../resource/common";
import { contains, familyOf, overlap, subnetOf } from "../resource/ip";
import type { CommonArgs, Problem, Rule } from "../resource/kind";
import { field, mac, mtu, text } from "../resource/schema";
import type { Network } from "./model";
import { dnsName } from "./properties/address";
import { applyBridge, bridge, viewBridge } from "./properties/bridge";
import { applyDns, dns, viewDns } from "./properties/dns";
import { applyRoutes, route, viewRoute } from "./properties/routes";
import { oneDhcpPerFamily, reservationsAreDistinct, subnetRules, subnetsDoNotOverlap } from "./properties/subnetRules";
import { applySubnets, completeSubnets, mergeSubnets, subnet, viewSubnets } from "./properties/subnets";
import { overlay } from "./view";

/** What networks on a bridge of libvirt's own making (NAT, routed, isolated, open) have in common. */
export const libvirtBridgeShape = {
  subnets: field(z.array(subnet()).min(1, "must name at least one subnet"), {
    description:
      "The subnets of the network, each with the host's address in it. A new or another subnet needs a restart; DHCP ranges and reservations do not.",
    term: "<ip>",
  }),
  domain: field(
    z
      .strictObject({
        name: field(dnsName(), { description: "DNS domain of the guests.", term: "<domain name=…>" }),
        localOnly: field(z.boolean().optional(), { description: "Never forward queries for this domain to other DNS servers.", term: "<domain localOnly=…>" }),
        register: field(z.boolean().optional(), {
          description: "Register the domain with systemd-resolved on the host. Needs `localOnly` and libvirt 10.8 or later.",
          term: "<domain register=…>",
        }),
      })
      .optional(),
    { description: "DNS domain of the network.", term: "<domain>" },
  ),
  dns: field(dns().optional(), { description: "The DNS server of the network.", term: "<dns>" }),
  bridge: field(bridge().optional(), { description: "The bridge that libvirt makes.", term: "<bridge>" }),
  mac: field(mac().optional(), { description: "MAC address of the bridge. Not set: libvirt picks one, which then stays.", term: "<mac address=…>" }),
  mtu: field(mtu().optional(), { description: "MTU of the bridge and of every NIC on it.", unit: "bytes", term: "<mtu size=…>" }),
  routes: field(z.array(route()).optional(), { description: "Routes of the host over guests. Not set: not managed. `[]`: exactly none.", term: "<route>" }),
  ipv6: field(z.boolean().optional(), {
    description: "Let guests talk IPv6 to each other although the network has no IPv6 subnet.",
    term: "<network ipv6=…>",
  }),
  title: field(text().min(1, "must not be empty").optional(), { description: "A short title. Needs libvirt 9.7 or later.", term: "<title>" }),
  description: field(text().min(1, "must not be empty").optional(), { description: "A description. Needs libvirt 9.7 or later.", term: "<description>" }),
  autostart: field(z.boolean().default(true), { description: "Start the network when the host boots.", term: "virsh net-autostart" }),
  active: field(z.boolean().default(true), { description: "Whether the network runs.", term: "virsh net-start" }),
  onGuestsAttached: onGuestsAttached().optional(),
};

export type LibvirtBridgeArgs = CommonArgs & z.infer<z.ZodObject<typeof libvirtBridgeShape>>;

/** What a definition says of these properties: arguments in normal form. */
export type LibvirtBridgeView = Omit<LibvirtBridgeArgs, keyof CommonArgs | "autostart" | "active" | "onGuestsAttached">;

export function completeLibvirtBridge<A extends Partial<LibvirtBridgeArgs>>(args: A): A {
  return args.subnets ? { ...args, subnets: completeSubnets(args.subnets) } : args;
}

export function viewLibvirtBridge(network: Network): LibvirtBridgeView {
  const { domain, title, description } = network;
  return {
    subnets: viewSubnets(network.ips),
    ...(domain && {
      domain: { name: domain.name ?? "", localOnly: domain.localOnly ?? false, ...(domain.register !== undefined && { register: domain.register }) },
    }),
    dns: viewDns(network.dns),
    bridge: viewBridge(network),
    ...(network.mac?.address !== undefined && { mac: network.mac.address.toLowerCase() }),
    ...(network.mtu?.size !== undefined && { mtu: network.mtu.size }),
    routes: network.routes.map(viewRoute),
    ipv6: network.ipv6 ?? false,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
}

export function overlayLibvirtBridge<V extends LibvirtBridgeView>(present: V, wanted: Partial<V>): V {
  const merged = overlay(present, wanted) as V;
  if (wanted.dns?.enabled === false) {
    // libvirt refuses records in a disabled DNS server.
    merged.dns = { ...merged.dns, forwarders: [], hosts: [], txt: [], srv: [] };
  }
  if (!wanted.subnets) {
    return merged;
  }
  // A route that nobody manages goes with the subnet that its gateway was in.
  const nets = wanted.subnets.map(({ cidr }) => subnetOf(cidr));
  const routes = wanted.routes ?? present.routes?.filter(({ gateway }) => nets.some((net) => contains(net, gateway)));
  return { ...merged, subnets: mergeSubnets(present.subnets, wanted.subnets), routes };
}

export function applyLibvirtBridge(view: LibvirtBridgeView, base: Network): Network {
  return {
    ...base,
    ips: applySubnets(view.subnets, base.ips),
    domain: view.domain && { ...base.domain, ...view.domain, localOnly: view.domain.localOnly || undefined },
    dns: applyDns(view.dns ?? {}, base.dns),
    bridge: applyBridge(view.bridge ?? {}, base.bridge),
    mac: view.mac === undefined ? base.mac : { ...base.mac, address: view.mac },
    mtu: view.mtu === undefined ? base.mtu : { ...base.mtu, size: view.mtu },
    routes: applyRoutes(view.routes ?? [], base.routes),
    ipv6: view.ipv6 || undefined,
    title: view.title,
    description: view.description,
  };
}

export const libvirtBridgeRules: readonly Rule<LibvirtBridgeArgs>[] = [
  networkName,
  subnetRules,
  subnetsDoNotOverlap,
  oneDhcpPerFamily,
  reservationsAreDistinct,
  domainRules,
  dnsHostsAreDistinct,
  dnsRecordsAreDistinct,
  disabledDnsIsEmpty,
  forwardersSaySomething,
  srvRules,
  routeRules,
  mtuFitsIpv6,
];

function* networkName({ name }: { name: string }): Iterable<Problem> {
  if (!/^[A-Za-z0-9_]([A-Za-z0-9_.+:@ -]{0,198}[A-Za-z0-9_.+:@-])?$/.test(name)) {
    yield { path: ["name"], reason: "is not a network name: up to 200 letters, digits, _ . + : @ - and blanks, beginning with a letter, a digit or _" };
  }
}

function* domainRules({ domain }: LibvirtBridgeArgs): Iterable<Problem> {
  if (domain?.register && !domain.localOnly) {
    yield { path: ["domain", "register"], reason: "needs localOnly: true" };
  }
}

function* dnsHostsAreDistinct({ dns }: LibvirtBridgeArgs): Iterable<Problem> {
  const seen = new Map<string, number>();
  for (const [i, { ip, hostnames }] of (dns?.hosts ?? []).entries()) {
    if (seen.has(ip)) {
      yield { path: ["dns", "hosts", i, "ip"], reason: `${ip} is in hosts[${seen.get(ip)}] already; list all its names there` };
    }
    seen.set(ip, i);
    const twice = hostnames.find((hostname, j) => hostnames.indexOf(hostname) !== j);
    if (twice !== undefined) {
      yield { path: ["dns", "hosts", i, "hostnames"], reason: `names ${twice} twice` };
    }
  }
}

function* dnsRecordsAreDistinct({ dns }: LibvirtBridgeArgs): Iterable<Problem> {
  for (const list of ["txt", "srv"] as const) {
    const texts = (dns?.[list] ?? []).map((record) => JSON.stringify(Object.entries(record).sort()));
    for (const [i, record] of texts.entries()) {
      if (texts.indexOf(record) !== i) {
        yield { path: ["dns", list, i], reason: `is the same as ${list}[${texts.indexOf(record)}]` };
      }
    }
  }
}

function* disabledDnsIsEmpty({ dns }: LibvirtBridgeArgs): Iterable<Problem> {
  if (dns?.enabled !== false) {
    return;
  }
  for (const list of ["forwarders", "hosts", "txt", "srv"] as const) {
    if (dns[list]?.length) {
      yield { path: ["dns", list], reason: "must be empty with enabled: false; libvirt refuses records in a disabled DNS server" };
    }
  }
}

function* forwardersSaySomething({ dns }: LibvirtBridgeArgs): Iterable<Problem> {
  for (const [i, { address, domain }] of (dns?.forwarders ?? []).entries()) {
    if (address === undefined && domain === undefined) {
      yield { path: ["dns", "forwarders", i], reason: "needs address or domain" };
    }
  }
}

function* srvRules({ dns }: LibvirtBridgeArgs): Iterable<Problem> {
  for (const [i, { target, port, priority, weight }] of (dns?.srv ?? []).entries()) {
    if (target === undefined && (port ?? priority ?? weight) !== undefined) {
      yield { path: ["dns", "srv", i, "target"], reason: "is needed with port, priority or weight" };
    }
    if (target !== undefined && port === undefined) {
      yield { path: ["dns", "srv", i, "port"], reason: "is needed with target" };
    }
    if (port === 0) {
      yield { path: ["dns", "srv", i, "port"], reason: "must be 1 to 65535" };
    }
  }
}

function* routeRules({ routes, subnets }: LibvirtBridgeArgs): Iterable<Problem> {
  const nets = subnets.map(({ cidr }) => subnetOf(cidr));
  for (const [i, { destination, gateway }] of (routes ?? []).entries()) {
    if (familyOf(destination) !== familyOf(gateway)) {
      yield { path: ["routes", i, "gateway"], reason: "is not of the same family as the destination" };
    } else if (!nets.some((net) => contains(net, gateway))) {
      yield { path: ["routes", i, "gateway"], reason: "lies in none of the network's subnets" };
    }
    const own = nets.find((net) => overlap(net, subnetOf(destination)) && subnetOf(destination).prefix >= net.prefix);
    if (own) {
      yield { path: ["routes", i, "destination"], reason: `lies in the network's own subnet ${own.cidr}` };
    }
  }
  const destinations = (routes ?? []).map(({ destination }) => destination);
  for (const [i, destination] of destinations.entries()) {
    if (destinations.indexOf(destination) !== i) {
      yield { path: ["routes", i, "destination"], reason: `${destination} is in routes[${destinations.indexOf(destination)}] already` };
    }
  }
}

function* mtuFitsIpv6({ mtu, subnets }: LibvirtBridgeArgs): Iterable<Problem> {
  if (mtu !== undefined && mtu < 1280 && subnets.some(({ cidr }) => familyOf(cidr) === 6)) {
    yield { path: ["mtu"], reason: "must be at least 1280 bytes where IPv6 is used" };
  }
}

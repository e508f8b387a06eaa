import { contains, subnetOf } from "../../resource/ip";
import { field, given, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { applyDns, dns, viewDns } from "./dns";
import { dnsRules } from "./dnsRules";
import { applyDomain, domain, domainRules, viewDomain } from "./domain";
import { type ArgsOf, type Part, restart } from "./part";
import { routeRules } from "./routeRules";
import { applyRoutes, route, viewRoute } from "./routes";
import { oneDhcpPerFamily, reservationsAreDistinct, reservationsAreInTheDomain, subnetRules, subnetsDoNotOverlap } from "./subnetRules";
import { applySubnets, completeSubnets, mergeSubnets, type Subnet, subnet, viewSubnets } from "./subnets";

const shape = {
  subnets: field(z.array(subnet()).min(1, "must name at least one subnet"), {
    description:
      "The subnets of the network, each with the host's address in it. A new or another subnet needs a restart; DHCP ranges and reservations do not.",
    term: "<ip>",
  }),
  domain: field(orNone(domain()).optional(), { description: "DNS domain of the network.", term: "<domain>" }),
  dns: field(orNone(dns(), { enabled: false }).optional(), { description: "The DNS server of the network.", term: "<dns>" }),
  routes: field(z.array(route()).optional(), { description: "Routes of the host over guests. Not set: not managed. `[]`: exactly none.", term: "<route>" }),
};
type Args = ArgsOf<typeof shape>;

/** Addresses of the host on the network, and the DHCP and DNS server that comes with them. */
export const addressing: Part<typeof shape> = {
  shape,
  impacts: { subnets: restart, domain: restart, dns: restart, routes: restart },
  rules: [subnetRules, subnetsDoNotOverlap, oneDhcpPerFamily, reservationsAreDistinct, reservationsAreInTheDomain, domainRules, ...dnsRules, routeRules],
  complete: (args) => (args.subnets ? { ...args, subnets: completeSubnets(args.subnets) } : args),
  view: (network) => ({
    subnets: viewSubnets(network.ips),
    domain: viewDomain(network),
    dns: viewDns(network.dns),
    routes: network.routes.map(viewRoute),
  }),
  settle,
  apply: (view, base) => ({
    ips: applySubnets(view.subnets, base.ips),
    domain: applyDomain(given(view.domain), base.domain),
    dns: applyDns(view.dns ?? {}, base.dns),
    routes: applyRoutes(view.routes ?? [], base.routes),
  }),
};

function settle(merged: Args, present: Args, wanted: Partial<Args>): Partial<Args> {
  // libvirt refuses records in a disabled DNS server.
  const dns = wanted.dns?.enabled === false ? { ...merged.dns, forwarders: [], hosts: [], txt: [], srv: [] } : merged.dns;
  if (!wanted.subnets) {
    return { dns };
  }
  // A route that nobody manages goes with the subnet that its gateway was in.
  const nets = wanted.subnets.map(({ cidr }) => subnetOf(cidr));
  const routes = wanted.routes ?? present.routes?.filter(({ gateway }) => nets.some((net) => contains(net, gateway)));
  return { dns, subnets: mergeSubnets(present.subnets, wanted.subnets), routes };
}

/** The same where the host need not have an address. */
const optionalShape = {
  ...shape,
  subnets: field(z.array(subnet()).optional(), {
    description: "The subnets of the network, each with the host's address in it. `[]`: none, the host has no address. Not set: not managed.",
    term: "<ip>",
  }),
};
export const optionalAddressing: Part<typeof optionalShape> = {
  ...addressing,
  shape: optionalShape,
  rules: addressing.rules?.map((rule) => (args) => rule({ ...args, subnets: args.subnets ?? [] })),
  settle: (merged, present, wanted) => settle({ ...merged, subnets: merged.subnets ?? [] }, { ...present, subnets: present.subnets ?? [] }, wanted),
  apply: (view, base) => addressing.apply({ ...view, subnets: view.subnets ?? [] }, base),
};

/** A network on which the host has no address: whatever somebody gave it is drift. */
export const noAddressing: Part<Record<never, never>, { subnets: Subnet[] }> = {
  shape: {},
  impacts: {},
  view: (network: Network) => ({ subnets: viewSubnets(network.ips) }),
  settle: () => ({ subnets: [] }),
  apply: ({ subnets }, base) => (subnets.length === 0 ? { ips: [], routes: [], dns: undefined, domain: undefined } : { ips: base.ips }),
};

import { elements } from "../host/ovsdbValue";
import { KvmnetError } from "../resource/error";
import { cidr, contains, familyOf, ip, subnetOf } from "../resource/ip";
import type { CommonArgs, Problem } from "../resource/kind";
import { field, given, mac, mtu, orNone, text } from "../resource/schema";
import { z } from "../resource/zod";
import { externalIds, keysOf, ofExternalIds } from "./maps";
import { bracedKey, numberKey, quotedKey, scalar, textKey } from "./northbound/column";
import { rowKind } from "./northbound/rowKind";
import { uuidOf } from "./northbound/rows";
import { objectName } from "./texts";

const key = (name: string) => textKey("options", name);

const columns = {
  cidr: scalar("cidr"),
  serverId: key("server_id"),
  serverMac: key("server_mac"),
  leaseSeconds: numberKey("options", "lease_time"),
  router: key("router"),
  dnsServers: bracedKey("options", "dns_server"),
  mtu: numberKey("options", "mtu"),
  domainName: quotedKey("options", "domain_name"),
};

const args = z.strictObject({
  name: field(objectName(), {
    description: "What these options are called here; OVN has no name for them. Renaming replaces them.",
    term: "external_ids:kvmnet-name",
  }),
  cidr: field(cidr(), {
    description: "IPv4 subnet of the ports that the options are for: only those whose addresses are in it get an answer.",
    term: "DHCP_Options.cidr",
  }),
  serverId: field(ip(), { description: "IPv4 address that OVN answers from; nobody needs to have it.", term: "options:server_id" }),
  serverMac: field(mac(), { description: "MAC address that OVN answers from.", term: "options:server_mac" }),
  leaseSeconds: field(z.int().min(1, "must be at least 1").max(4294967295, "must be at most 4294967295"), {
    description: "How long a lease lasts. A port keeps its address whatever the lease says.",
    unit: "seconds",
    term: "options:lease_time",
  }),
  router: field(orNone(ip()).optional(), { description: "Gateway that guests get. `none`: they get none. Not set: not managed.", term: "options:router" }),
  dnsServers: field(z.array(ip()).optional(), {
    description: "Name servers that guests get, in this order; `[]`: none. Not set: not managed.",
    term: "options:dns_server",
  }),
  mtu: field(mtu().optional(), {
    description: "MTU that guests get: that of the hosts' network less the tunnel's 58 bytes (IPv4), 1442 on 1500. Not set: not managed.",
    unit: "bytes",
    term: "options:mtu",
  }),
  domainName: field(orNone(text().regex(/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, "is not a domain name")).optional(), {
    description: "Domain that guests get. `none` takes it back. Not set: not managed.",
    term: "options:domain_name",
  }),
  externalIds: externalIds("DHCP_Options"),
  options: keysOf('Further options as OVN writes them (ovn-nb(5)): `{ ntp_server: "10.0.0.2" }`.', "DHCP_Options.options"),
});

type Args = CommonArgs & z.infer<typeof args>;

function* ofIpv4({ cidr: subnet, serverId, router, dnsServers = [] }: Args): Iterable<Problem> {
  if (subnetOf(subnet).family !== 4) {
    yield { path: ["cidr"], reason: `${subnet} is of IPv6, for which these are no options` };
    return;
  }
  for (const [path, address] of [
    [["serverId"], serverId],
    [["router"], given(router)],
    ...dnsServers.map((one, i) => [["dnsServers", i], one] as const),
  ] as const) {
    if (address !== undefined && familyOf(address) !== 4) {
      yield { path, reason: `${address} is of IPv6, and the subnet is not` };
    }
  }
  if (given(router) !== undefined && familyOf(String(router)) === 4 && !contains(subnetOf(subnet), String(router))) {
    yield { path: ["router"], reason: `${router} is not in ${subnet}, so that guests do not reach it` };
  }
}

export const dhcpOptions = rowKind<Args>({
  type: "DhcpOptions",
  description: "What OVN answers to DHCP of IPv4. A LogicalSwitchPort gets it by `dhcpv4Options`, and its guest the port's own address.",
  noun: "set of DHCP options",
  example: "tenants",
  table: "DHCP_Options",
  nameless: true,
  args,
  rules: [ofIpv4],
  impacts: {
    cidr: { impact: "blip", why: "ports whose addresses are not in it get no answer from then on" },
    serverId: { impact: "none", why: "guests learn of it with their next lease" },
    serverMac: { impact: "none", why: "guests learn of it with their next lease" },
    leaseSeconds: { impact: "none", why: "guests learn of it with their next lease" },
    router: { impact: "none", why: "guests learn of it with their next lease" },
    dnsServers: { impact: "none", why: "guests learn of it with their next lease" },
    mtu: { impact: "none", why: "guests learn of it with their next lease" },
    domainName: { impact: "none", why: "guests learn of it with their next lease" },
    externalIds: ofExternalIds,
    options: { impact: "none", why: "guests learn of it with their next lease" },
  },
  columns,
  maps: { externalIds: "external_ids", options: "options" },
  refuseRemoval: (seen, row) => {
    const users = [...seen.tables.Logical_Switch_Port.values()].filter((port) =>
      [...elements(port.dhcpv4_options), ...elements(port.dhcpv6_options)].includes(uuidOf(row)),
    );
    if (users.length > 0) {
      throw new KvmnetError({
        code: "refused",
        problem: `ports still have these DHCP options, and would be without DHCP: ${users
          .map(({ name }) => String(name))
          .sort()
          .join(", ")}`,
        remedy: "give the ports others first, or `none` (those of the same program go first when they name them by the `uuid` output)",
      });
    }
  },
});

import { isDeepStrictEqual } from "node:util";
import { canonicalIp, contains, familyOf, subnetOf } from "../../resource/ip";
import { prefixOf } from "../../resource/prefix";
import { given, NONE, type None } from "../../resource/schema";
import { carryOver } from "../carryOver";
import type { DhcpHost, Network, NetworkIp } from "../model";
import { canonicalMac, leaseSeconds } from "../normalise";
import { foreignDomainDoubt, nameDoubt } from "../properties/dnsName";
import { addressProblem } from "../properties/subnetRules";
import { definedOf } from "../properties/subnets";
import { listNames } from "./claims";
import type { Rival, Slot } from "./slot";

export interface ReservationFields {
  readonly mac?: string;
  readonly duid?: string;
  readonly hostname?: string;
  readonly ip: string;
  readonly leaseSeconds?: number | None;
}

const IDENTITIES = ["mac", "duid", "hostname"] as const;

/** Within an address family, for a guest has an address of each. */
const keysOf = (fields: ReservationFields) =>
  IDENTITIES.flatMap((sort) => (given(fields[sort]) === undefined ? [] : [`${familyOf(fields.ip) === 6 ? "ipv6" : "ipv4"} ${sort} ${fields[sort]}`]));

const keyOf = (fields: ReservationFields) => keysOf(fields)[0] ?? "";

export const reservationSlot: Slot<ReservationFields> = {
  keyOf,
  listOf: (network, fields) => {
    const home = homeOf(network, fields);
    return listNames.reservations(home ? cidrOf(home) : "");
  },
  overlap: (a, b) => a === b,
  all: (network) => hostsOf(network).map(viewHost),
  wordsOf: ({ ip, mac, duid, hostname }) => [ip, mac, duid, hostname].filter((word) => word !== undefined),
  look: (network, key) => {
    const host = hostsOf(network).find((one) => answersTo(one, key));
    return host && viewHost(host);
  },
  obstacle,
  doubts,
  rivals,
  put: (network, fields, from) => {
    const home = from.ips.indexOf(homeOf(from, fields) as NetworkIp);
    const known = hostsOf(from).find((host) => answersTo(host, keyOf(fields)));
    const host = known ? carryOver(known, hostOf(viewHost(known)), hostOf(fields)) : hostOf(fields);
    return withHosts(network, (i, hosts) => (i === home ? [...hosts, host] : hosts));
  },
  take: (network, key) => withHosts(network, (_i, hosts) => hosts.filter((host) => !answersTo(host, key))),
};

const answersTo = (host: DhcpHost, key: string) => keysOf(viewHost(host)).includes(key);

/** What libvirt refuses, or could not change. */
function obstacle(network: Network, fields: ReservationFields): { property: string; problem: string } | undefined {
  const { ip } = fields;
  const home = homeOf(network, fields);
  if (!home) {
    const nets = network.ips.map(cidrOf);
    const has = nets.length === 0 ? "it has none of libvirt's, so libvirt serves no DHCP there" : `it has ${nets.join(", ")}`;
    return { property: "ip", problem: `the network has no subnet of the family of ${ip}: ${has}` };
  }
  const same = hostsOf(network).filter((host) => answersTo(host, keyOf(fields)));
  if (same.length > 1) {
    const theirs = same.map((host) => viewHost(host).ip).join(" and ");
    return { property: "network", problem: `it has ${same.length} reservations of ${identityOf(fields)}, for ${theirs}: which one is meant cannot be said` };
  }
  const family = familyOf(ip);
  const serving = network.ips.find((other) => other !== home && familyOf(other.address ?? "") === family && serves(other));
  return serving && !serves(home)
    ? { property: "ip", problem: `libvirt serves DHCP on one IPv${family} subnet of a network, here ${cidrOf(serving)}, and ${ip} lies in ${cidrOf(home)}` }
    : undefined;
}

/** What libvirt takes, and dnsmasq never hands out or calls otherwise: the same that a network says of its own list. */
function doubts(network: Network, fields: ReservationFields): string[] {
  const home = homeOf(network, fields);
  const hostname = given(fields.hostname);
  const address =
    home && (addressProblem(fields.ip, subnetOf(cidrOf(home))) ?? (fields.ip === canonicalIp(home.address ?? "") ? "is the gateway's own address" : undefined));
  const name = hostname === undefined ? undefined : (nameDoubt(hostname) ?? foreignDomainDoubt(hostname, network.domain?.name));
  return [...(address ? [`ip: ${address}`] : []), ...(name ? [`hostname: ${hostname} ${name}`] : [])];
}

const serves = ({ dhcp }: NetworkIp) => (dhcp?.ranges.length ?? 0) + (dhcp?.hosts.length ?? 0) > 0;

/** While a network runs, libvirt adds no reservation that shares MAC address, DUID, name or address with one of the subnet. */
function rivals(network: Network, fields: ReservationFields): Rival[] {
  return hostsOf(network).flatMap((host) => {
    const other = viewHost(host);
    const shared = (["mac", "duid", "hostname", "ip"] as const).filter((field) => given(fields[field]) !== undefined && fields[field] === other[field]);
    if (shared.length === 0 || familyOf(other.ip) !== familyOf(fields.ip)) {
      return [];
    }
    return [{ same: answersTo(host, keyOf(fields)), keys: keysOf(other), words: `the reservation of ${identityOf(other)} for ${other.ip}` }];
  });
}

const identityOf = ({ mac, duid, hostname }: ReservationFields) => mac ?? duid ?? given(hostname) ?? "nobody";

const cidrOf = (ip: NetworkIp) => {
  const address = canonicalIp(ip.address ?? "");
  return subnetOf(`${address}/${prefixOf(ip)}`).cidr;
};

/** Where the entry is, or belongs: in the subnet of its address; of an address in none, where libvirt serves its family. */
function homeOf({ ips }: Network, fields: ReservationFields): NetworkIp | undefined {
  const family = ips.filter(({ address = "" }) => familyOf(address) === familyOf(fields.ip));
  const isThere = ({ dhcp }: NetworkIp) => dhcp?.hosts.some((host) => answersTo(host, keyOf(fields)) && viewHost(host).ip === fields.ip);
  return family.find(isThere) ?? family.find((ip) => contains(subnetOf(cidrOf(ip)), fields.ip)) ?? family.find(serves) ?? family[0];
}

const hostsOf = (network: Network) => network.ips.flatMap((ip) => ip.dhcp?.hosts ?? []);

function withHosts(network: Network, change: (i: number, hosts: readonly DhcpHost[]) => readonly DhcpHost[]): Network {
  return {
    ...network,
    ips: network.ips.map((ip, i) => {
      const before = ip.dhcp?.hosts ?? [];
      const hosts = [...change(i, before)];
      return isDeepStrictEqual(hosts, before) ? ip : { ...ip, dhcp: { ranges: [], ...ip.dhcp, hosts } };
    }),
  };
}

function viewHost(host: DhcpHost): ReservationFields {
  return {
    ...definedOf({ mac: host.mac && canonicalMac(host.mac), duid: host.id?.toLowerCase() }),
    hostname: host.name ?? NONE,
    leaseSeconds: leaseSeconds(host) ?? NONE,
    ip: canonicalIp(host.ip ?? "0.0.0.0"),
  };
}

function hostOf({ duid, hostname, leaseSeconds: lease, ...host }: ReservationFields): DhcpHost {
  const seconds = given(lease);
  return definedOf({ ...host, id: duid, name: given(hostname), lease: seconds === undefined ? undefined : { expiry: seconds, unit: "seconds" as const } });
}

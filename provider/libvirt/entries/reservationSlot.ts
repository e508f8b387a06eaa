import { isDeepStrictEqual } from "node:util";
import { canonicalIp, contains, familyOf, subnetOf } from "../../resource/ip";
import { prefixOf } from "../../resource/prefix";
import { given, NONE, type None } from "../../resource/schema";
import { carryOver } from "../carryOver";
import type { DhcpHost, Network, NetworkIp } from "../model";
import { leaseSeconds } from "../normalise";
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
  listOf: (network, { ip }) => {
    const home = homeOf(network, ip);
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
  rivals,
  put: (network, fields, from) => {
    const home = homeOf(network, fields.ip);
    const known = hostsOf(from).find((host) => answersTo(host, keyOf(fields)));
    const host = known ? carryOver(known, hostOf(viewHost(known)), hostOf(fields)) : hostOf(fields);
    return withHosts(network, (ip, hosts) => (ip === home ? [...hosts, host] : hosts));
  },
  take: (network, key) => withHosts(network, (_ip, hosts) => hosts.filter((host) => !answersTo(host, key))),
};

const answersTo = (host: DhcpHost, key: string) => keysOf(viewHost(host)).includes(key);

function obstacle(network: Network, { ip }: ReservationFields): { property: string; problem: string } | undefined {
  const home = homeOf(network, ip);
  if (!home) {
    const nets = network.ips.map(cidrOf);
    const has = nets.length === 0 ? "it has none of libvirt's, so libvirt serves no DHCP there" : `it has ${nets.join(", ")}`;
    return { property: "ip", problem: `${ip} lies in no subnet of the network: ${has}` };
  }
  const net = subnetOf(cidrOf(home));
  if (ip === canonicalIp(home.address ?? "")) {
    return { property: "ip", problem: `${ip} is the gateway of ${net.cidr}` };
  }
  if (net.family === 4 && (ip === net.network || ip === net.last)) {
    return { property: "ip", problem: `${ip} is the ${ip === net.network ? "network" : "broadcast"} address of ${net.cidr}` };
  }
  const serving = network.ips.find((other) => other !== home && familyOf(other.address ?? "") === net.family && serves(other));
  return serving && !serves(home)
    ? { property: "ip", problem: `libvirt serves DHCP on one IPv${net.family} subnet of a network, here ${cidrOf(serving)}, and ${ip} lies in ${net.cidr}` }
    : undefined;
}

const serves = ({ dhcp }: NetworkIp) => (dhcp?.ranges.length ?? 0) + (dhcp?.hosts.length ?? 0) > 0;

/** libvirt refuses two reservations of one subnet that share MAC address, DUID, name or address. */
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

const homeOf = (network: Network, address: string) => network.ips.find((ip) => contains(subnetOf(cidrOf(ip)), address));

const hostsOf = (network: Network) => network.ips.flatMap((ip) => ip.dhcp?.hosts ?? []);

function withHosts(network: Network, change: (ip: NetworkIp, hosts: readonly DhcpHost[]) => readonly DhcpHost[]): Network {
  return {
    ...network,
    ips: network.ips.map((ip) => {
      const before = ip.dhcp?.hosts ?? [];
      const hosts = [...change(ip, before)];
      return isDeepStrictEqual(hosts, before) ? ip : { ...ip, dhcp: { ranges: [], ...ip.dhcp, hosts } };
    }),
  };
}

function viewHost(host: DhcpHost): ReservationFields {
  return {
    ...definedOf({ mac: host.mac?.toLowerCase(), duid: host.id?.toLowerCase() }),
    hostname: host.name ?? NONE,
    leaseSeconds: leaseSeconds(host) ?? NONE,
    ip: canonicalIp(host.ip ?? "0.0.0.0"),
  };
}

function hostOf({ duid, hostname, leaseSeconds: lease, ...host }: ReservationFields): DhcpHost {
  const seconds = given(lease);
  return definedOf({ ...host, id: duid, name: given(hostname), lease: seconds === undefined ? undefined : { expiry: seconds, unit: "seconds" as const } });
}

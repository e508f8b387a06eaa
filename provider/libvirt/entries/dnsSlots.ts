import { isDeepStrictEqual } from "node:util";
import { canonicalIp } from "../../resource/ip";
import { given, NONE, type None } from "../../resource/schema";
import { carryOver } from "../carryOver";
import type { Network, NetworkDns } from "../model";
import { definedOf } from "../properties/subnets";
import { listNames } from "./claims";
import type { Slot } from "./slot";

export interface HostFields {
  readonly type: "host";
  readonly ip: string;
  readonly hostnames: readonly string[];
}

export interface TxtFields {
  readonly type: "txt";
  readonly record: string;
  readonly value: string;
}

export interface SrvFields {
  readonly type: "srv";
  readonly service: string;
  readonly protocol: string;
  readonly domain?: string;
  readonly target?: string;
  readonly port?: number | None;
  readonly priority?: number | None;
  readonly weight?: number | None;
}

type Txt = NetworkDns["txts"][number];
type Srv = NetworkDns["srvs"][number];

const noDns: NetworkDns = { forwarders: [], txts: [], srvs: [], hosts: [] };

const withDns = (network: Network, change: (dns: NetworkDns) => Partial<NetworkDns>): Network => {
  const dns = network.dns ?? noDns;
  return { ...network, dns: { ...dns, ...change(dns) } };
};

/** dnsmasq runs for networks with an address of libvirt's own, unless its DNS is turned off. */
function obstacle(network: Network): { property: string; problem: string } | undefined {
  if (network.ips.length === 0) {
    return { property: "network", problem: "the network has no subnet of libvirt's, so no DNS server of libvirt's either" };
  }
  return network.dns?.enable === false ? { property: "network", problem: "the network's DNS server is turned off" } : undefined;
}

/** Of several that are known by the same, none can be meant, and the others would go with it. */
const twins = (records: readonly unknown[], words: string): { property: string; problem: string } | undefined =>
  records.length > 1 ? { property: "network", problem: `it has ${records.length} ${words}: which one is meant cannot be said` } : undefined;

/** libvirt keeps one entry per address; a record owns its names there, and others may have further names at the same address. */
export const hostSlot: Slot<HostFields> = {
  keyOf: ({ ip, hostnames }) => [ip, ...hostnames].join(" "),
  listOf: () => listNames.dnsHosts,
  overlap: (a, b) => {
    const [ip, ...names] = a.split(" ");
    const [otherIp, ...others] = b.split(" ");
    return ip === otherIp && names.some((name) => others.includes(name));
  },
  all: (network) => {
    const addresses = new Set((network.dns?.hosts ?? []).map(({ ip = "0.0.0.0" }) => canonicalIp(ip)));
    return [...addresses].map((ip) => ({ type: "host", ip, hostnames: namesAt(network, ip) }));
  },
  wordsOf: ({ ip, hostnames }) => [ip, ...hostnames],
  without: (fields, keys) => {
    const taken = keys.flatMap((key) => key.split(" ").slice(1));
    const hostnames = fields.hostnames.filter((name) => !taken.includes(name));
    return hostnames.length > 0 ? [{ ...fields, hostnames }] : [];
  },
  look: (network, key) => {
    const [ip = "", ...names] = key.split(" ");
    const hostnames = namesAt(network, ip).filter((name) => names.includes(name));
    return hostnames.length > 0 ? { type: "host", ip, hostnames } : undefined;
  },
  obstacle: (network, fields) => obstacle(network) ?? obstacleAt(network, fields),
  rivals: (network, { ip, hostnames }) =>
    namesAt(network, ip)
      .filter((name) => hostnames.includes(name))
      .map((name) => ({ same: true, keys: [`${ip} ${name}`], words: `the name ${name} at ${ip}` })),
  put: (network, { ip, hostnames }) => setNames(network, ip, [...namesAt(network, ip), ...hostnames]),
  take: (network, key) => {
    const [ip = "", ...names] = key.split(" ");
    return setNames(
      network,
      ip,
      namesAt(network, ip).filter((name) => !names.includes(name)),
    );
  },
};

const isAt = (ip: string) => (host: NetworkDns["hosts"][number]) => canonicalIp(host.ip ?? "0.0.0.0") === ip;

const namesAt = (network: Network, ip: string) => (network.dns?.hosts ?? []).filter(isAt(ip)).flatMap(({ hostnames }) => hostnames);

/** dnsmasq takes several entries of one address together; libvirt, which finds them by it, can change none of them while the network runs. */
function obstacleAt(network: Network, { ip, hostnames }: HostFields): { property: string; problem: string } | undefined {
  const present = namesAt(network, ip);
  const count = network.dns?.hosts.filter(isAt(ip)).length ?? 0;
  return count > 1 && hostnames.some((name) => !present.includes(name))
    ? { property: "ip", problem: `the network has ${count} entries for ${ip}, of which libvirt can change none while it runs: make one of them` }
    : undefined;
}

function setNames(network: Network, ip: string, hostnames: readonly string[]): Network {
  if (isDeepStrictEqual(namesAt(network, ip), hostnames)) {
    return network;
  }
  return withDns(network, ({ hosts }) => {
    const present = hosts.find(isAt(ip));
    const others = hosts.filter((host) => !isAt(ip)(host));
    return { hosts: hostnames.length === 0 ? others : [...others, { ip, ...present, hostnames: [...hostnames] }] };
  });
}

const txtsOf = (network: Network, record: string) => (network.dns?.txts ?? []).filter(({ name }) => name === record);

/** While a network runs, libvirt adds one TXT record per name. */
export const txtSlot: Slot<TxtFields> = {
  keyOf: ({ record }) => record,
  listOf: () => listNames.dnsTxt,
  overlap: (a, b) => a === b,
  all: (network) => (network.dns?.txts ?? []).map(({ name = "", value = "" }) => ({ type: "txt", record: name, value })),
  wordsOf: ({ record }) => [`txt:${record}`, record],
  look: (network, key) => {
    const found = network.dns?.txts.find(({ name }) => name === key);
    return found && { type: "txt", record: key, value: found.value ?? "" };
  },
  obstacle: (network, { record }) => obstacle(network) ?? twins(txtsOf(network, record), `TXT records of ${record}`),
  rivals: (network, { record }) => txtsOf(network, record).map(() => ({ same: true, keys: [record], words: `the TXT record ${record}` })),
  put: (network, { record, value }, from) => {
    const known = from.dns?.txts.find(({ name }) => name === record);
    const wanted: Txt = { name: record, value };
    const txt = known ? carryOver(known, { name: record, value: known.value ?? "" }, wanted) : wanted;
    return withDns(network, ({ txts }) => ({ txts: [...txts, txt] }));
  },
  take: (network, key) => withDns(network, ({ txts }) => ({ txts: txts.filter(({ name }) => name !== key) })),
};

const srvKey = ({ service, protocol, domain, target }: Partial<SrvFields>) => JSON.stringify([service, protocol, given(domain) ?? null, given(target) ?? null]);

const srvsOf = (network: Network, fields: Partial<SrvFields>) => (network.dns?.srvs ?? []).filter((srv) => srvKey(viewSrv(srv)) === srvKey(fields));

export const srvSlot: Slot<SrvFields> = {
  keyOf: srvKey,
  listOf: () => listNames.dnsSrv,
  overlap: (a, b) => a === b,
  all: (network) => (network.dns?.srvs ?? []).map(viewSrv),
  wordsOf: ({ service, protocol, domain, target }) => {
    const record = `_${service}._${protocol}${domain === undefined ? "" : `.${domain}`}`;
    return [target === undefined ? record : `${record}:${target}`, record];
  },
  look: (network, key) => {
    const found = network.dns?.srvs.find((srv) => srvKey(viewSrv(srv)) === key);
    return found && viewSrv(found);
  },
  obstacle: (network, fields) =>
    obstacle(network) ?? twins(srvsOf(network, fields), `SRV records _${fields.service}._${fields.protocol} of that domain and target`),
  rivals: (network, fields) =>
    srvsOf(network, fields).map(() => ({
      same: true,
      keys: [srvKey(fields)],
      words: `the SRV record _${fields.service}._${fields.protocol}${given(fields.domain) ? `.${fields.domain}` : ""}`,
    })),
  put: (network, fields, from) => {
    const known = from.dns?.srvs.find((srv) => srvKey(viewSrv(srv)) === srvKey(fields));
    const srv = known ? carryOver(known, srvOf(viewSrv(known)), srvOf(fields)) : srvOf(fields);
    return withDns(network, ({ srvs }) => ({ srvs: [...srvs, srv] }));
  },
  take: (network, key) => withDns(network, ({ srvs }) => ({ srvs: srvs.filter((srv) => srvKey(srv) !== key) })),
};

const srvOf = ({ type: _type, ...srv }: SrvFields): Srv => definedOf(Object.fromEntries(Object.entries(srv).map(([key, value]) => [key, given(value)]))) as Srv;

const noSrv = { domain: NONE, target: NONE, port: NONE, priority: NONE, weight: NONE } as const;

function viewSrv({ unmodelled: _unmodelled, ...srv }: Srv): SrvFields {
  return { ...noSrv, ...definedOf(srv), type: "srv", service: srv.service ?? "", protocol: srv.protocol ?? "tcp" };
}

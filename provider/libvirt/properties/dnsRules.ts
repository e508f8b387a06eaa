import type { Problem, Rule } from "../../resource/kind";
import type { Dns } from "./dns";
import { nameDoubt } from "./dnsName";

interface WithDns {
  dns?: Dns;
}

/** What must hold between the records of one DNS server. */
export const dnsRules: readonly Rule<WithDns>[] = [
  dnsHostsAreDistinct,
  dnsRecordsAreDistinct,
  disabledDnsIsEmpty,
  forwardersSaySomething,
  srvRules,
  namesAreAskedFor,
];

/** dnsmasq takes them together, but libvirt can change none of them while the network runs. */
function* dnsHostsAreDistinct({ dns }: WithDns): Iterable<Problem> {
  const seen = new Map<string, number>();
  for (const [i, { ip, hostnames }] of (dns?.hosts ?? []).entries()) {
    if (seen.has(ip)) {
      yield { path: ["dns", "hosts", i, "ip"], reason: `${ip} is in hosts[${seen.get(ip)}] already; list all its names there`, doubt: true };
    }
    seen.set(ip, i);
    const twice = hostnames.find((hostname, j) => hostnames.indexOf(hostname) !== j);
    if (twice !== undefined) {
      yield { path: ["dns", "hosts", i, "hostnames"], reason: `names ${twice} twice`, doubt: true };
    }
  }
}

function* dnsRecordsAreDistinct({ dns }: WithDns): Iterable<Problem> {
  for (const list of ["txt", "srv"] as const) {
    const texts = (dns?.[list] ?? []).map((record) => JSON.stringify(Object.entries(record).sort()));
    for (const [i, record] of texts.entries()) {
      if (texts.indexOf(record) !== i) {
        yield { path: ["dns", list, i], reason: `is the same as ${list}[${texts.indexOf(record)}]`, doubt: true };
      }
    }
  }
}

function* disabledDnsIsEmpty({ dns }: WithDns): Iterable<Problem> {
  if (dns?.enabled !== false) {
    return;
  }
  for (const list of ["forwarders", "hosts", "txt", "srv"] as const) {
    if (dns[list]?.length) {
      yield { path: ["dns", list], reason: "must be empty with enabled: false; libvirt refuses records in a disabled DNS server" };
    }
  }
}

function* forwardersSaySomething({ dns }: WithDns): Iterable<Problem> {
  for (const [i, { address, domain }] of (dns?.forwarders ?? []).entries()) {
    if (address === undefined && domain === undefined) {
      yield { path: ["dns", "forwarders", i], reason: "needs address or domain" };
    }
  }
}

function* srvRules({ dns }: WithDns): Iterable<Problem> {
  for (const [i, { target, port, priority, weight }] of (dns?.srv ?? []).entries()) {
    if (target === undefined && (port ?? priority ?? weight) !== undefined) {
      yield { path: ["dns", "srv", i, "target"], reason: "is needed with port, priority or weight" };
    }
    if (port === 0) {
      yield { path: ["dns", "srv", i, "port"], reason: "must be 1 to 65535" };
    }
  }
}

function* namesAreAskedFor({ dns }: WithDns): Iterable<Problem> {
  const { forwarders = [], hosts = [], txt = [], srv = [] } = dns ?? {};
  const names = [
    ...forwarders.map(({ domain }, i) => [["forwarders", i, "domain"], domain] as const),
    ...hosts.flatMap(({ hostnames }, i) => hostnames.map((hostname, j) => [["hosts", i, "hostnames", j], hostname] as const)),
    ...txt.map(({ name }, i) => [["txt", i, "name"], name] as const),
    ...srv.flatMap(({ domain, target }, i) => [[["srv", i, "domain"], domain] as const, [["srv", i, "target"], target] as const]),
  ];
  for (const [path, name] of names) {
    const reason = name === undefined ? undefined : nameDoubt(name);
    if (reason) {
      yield { path: ["dns", ...path], reason, doubt: true };
    }
  }
  for (const [i, { service }] of srv.entries()) {
    const reason = serviceDoubt(service);
    if (reason) {
      yield { path: ["dns", "srv", i, "service"], reason, doubt: true };
    }
  }
}

export const serviceDoubt = (service: string): string | undefined =>
  service.startsWith("_") ? `begins with an underscore, which goes without saying: the record is called _${service}` : undefined;

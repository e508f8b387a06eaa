import type { Problem, Rule } from "../../resource/kind";
import type { Dns } from "./dns";

interface WithDns {
  dns?: Dns;
}

/** What must hold between the records of one DNS server. */
export const dnsRules: readonly Rule<WithDns>[] = [dnsHostsAreDistinct, dnsRecordsAreDistinct, disabledDnsIsEmpty, forwardersSaySomething, srvRules];

function* dnsHostsAreDistinct({ dns }: WithDns): Iterable<Problem> {
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

function* dnsRecordsAreDistinct({ dns }: WithDns): Iterable<Problem> {
  for (const list of ["txt", "srv"] as const) {
    const texts = (dns?.[list] ?? []).map((record) => JSON.stringify(Object.entries(record).sort()));
    for (const [i, record] of texts.entries()) {
      if (texts.indexOf(record) !== i) {
        yield { path: ["dns", list, i], reason: `is the same as ${list}[${texts.indexOf(record)}]` };
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

import fc from "fast-check";
import type { Network } from "../../../provider/libvirt/model";

/** Random networks over the whole model, such as libvirt accepts with `--validate`. */
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const dnsName = fc.array(label, { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
const words = fc.stringMatching(/^[ -~äß€]{0,20}$/).map((text) => `x${text}x`);
const mac = fc
  .array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 })
  .map((bytes) => `52:54:${bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(":")}`);
const lease = fc.record(
  { expiry: fc.integer({ min: 3, max: 9999 }), unit: fc.constantFrom("minutes" as const, "hours" as const) },
  { requiredKeys: ["expiry"] },
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const distinct = <T>(value: fc.Arbitrary<T>, selector: (item: T) => unknown, maxLength = 4) => fc.uniqueArray(value, { selector, maxLength });

const host = fc.record({ mac, name: maybe(label), ip: fc.integer({ min: 100, max: 250 }).map((last) => `10.7.0.${last}`), lease: maybe(lease) });
const range = fc.integer({ min: 2, max: 90 }).map((first) => ({ start: `10.7.0.${first}`, end: `10.7.0.${first + 5}` }));
const ipv4 = fc.record({
  address: fc.constant("10.7.0.1"),
  prefix: fc.constant(24),
  localPtr: maybe(fc.constant(true)),
  tftp: maybe(fc.record({ root: words })),
  dhcp: maybe(
    fc.record({
      ranges: distinct(range, ({ start }) => start),
      hosts: distinct(host, ({ mac }) => mac).map((hosts) =>
        hosts.filter((item, i) => !hosts.slice(0, i).some(({ ip, name }) => ip === item.ip || (name && name === item.name))),
      ),
      bootp: maybe(fc.record({ file: fc.constant("pxe.0") })),
    }),
  ),
});
const ipv6 = fc.record({ family: fc.constant("ipv6" as const), address: fc.constant("fd00:7::1"), prefix: fc.constant(64) });

const dns = fc
  .record({
    enable: maybe(fc.boolean()),
    forwardPlainNames: maybe(fc.boolean()),
    forwarders: distinct(fc.record({ addr: fc.ipV4(), domain: maybe(dnsName) }), ({ addr }) => addr),
    txts: distinct(fc.record({ name: dnsName, value: words }), ({ name }) => name),
    srvs: distinct(
      fc.record({
        service: label,
        protocol: fc.constantFrom("tcp" as const, "udp" as const),
        domain: dnsName,
        target: dnsName,
        port: fc.integer({ min: 1, max: 65535 }),
      }),
      ({ service, domain }) => `${service}.${domain}`,
    ),
    hosts: distinct(fc.record({ ip: fc.ipV4(), hostnames: fc.uniqueArray(dnsName, { minLength: 1, maxLength: 3 }) }), ({ ip }) => ip),
  })
  .map((dns) => (dns.enable === false ? { ...dns, forwarders: [], txts: [], srvs: [], hosts: [] } : dns));

const rate = fc.record({
  average: fc.integer({ min: 1, max: 9999 }),
  peak: maybe(fc.integer({ min: 1, max: 9999 })),
  burst: maybe(fc.integer({ min: 1, max: 9999 })),
});
const bandwidth = fc.record({ inbound: rate, outbound: maybe(rate) });
const portgroup = fc.record({ name: label, trustGuestRxFilters: maybe(fc.constant(true)), bandwidth: maybe(bandwidth) });

export const anyNetwork: fc.Arbitrary<Network> = fc
  .record({
    name: label,
    ipv6: maybe(fc.constant(true)),
    forward: fc.record({
      mode: fc.constant("nat" as const),
      dev: maybe(label),
      nat: maybe(fc.record({ address: fc.constant({ start: "192.0.2.1", end: "192.0.2.9" }), port: maybe(fc.constant({ start: 2000, end: 3000 })) })),
      interfaces: fc.constant([]),
      addresses: fc.constant([]),
    }),
    bridge: fc.record({
      name: maybe(label),
      stp: maybe(fc.boolean()),
      delay: maybe(fc.integer({ min: 0, max: 30 })),
      macTableManager: maybe(fc.constant("libvirt" as const)),
    }),
    mtu: maybe(fc.integer({ min: 1280, max: 9000 }).map((size) => ({ size }))),
    mac: maybe(mac.map((address) => ({ address }))),
    domain: maybe(fc.record({ name: dnsName, localOnly: maybe(fc.constant(true)) })),
    dns: maybe(dns),
    bandwidth: maybe(bandwidth),
    port: maybe(fc.constant({ isolated: true })),
    ips: fc.tuple(ipv4, maybe(ipv6)).map(([first, second]) => (second ? [first, second] : [first])),
    routes: fc.constantFrom([], [{ address: "10.99.0.0", prefix: 16, gateway: "10.7.0.9", metric: 3 }]),
    portgroups: distinct(portgroup, ({ name }) => name),
  })
  .map((network) => JSON.parse(JSON.stringify(network)) as Network);

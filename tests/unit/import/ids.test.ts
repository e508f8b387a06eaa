import test from "ava";
import { parseId } from "../../../provider/import/byId";
import { type KindName, kindNames, kinds } from "../../../provider/registry";

/** Ids as a person types them: which part is the host, and what is left in normal form. */

for (const [kind, id, host, words] of [
  ["NatNetwork", "lan", undefined, "lan"],
  ["NatNetwork", "kvm1/lan", "kvm1", "lan"],
  ["NatNetwork", "root@kvm1:2222/lan of mine", "root@kvm1:2222", "lan of mine"],
  ["Bridge", "local/br0", "local", "br0"],
  ["DomainInterface", "web1/52:54:00:6E:00:01", undefined, "web1/52:54:00:6e:00:01"],
  ["DomainInterface", "kvm1/web1/52-54-00-6e-00-01", "kvm1", "web1/52:54:00:6e:00:01"],
  ["DhcpReservation", "kvm1/lan/192.168.107.21", "kvm1", "lan/192.168.107.21"],
  ["DnsRecord", "lan/_ldap._tcp.lan.example", undefined, "lan/_ldap._tcp.lan.example"],
  ["StaticRoute", "10.0.0.0/8", undefined, "10.0.0.0/8"],
  ["StaticRoute", "kvm1/10.0.0.0/8", "kvm1", "10.0.0.0/8"],
  ["StaticRoute", "192.0.2.1/10.0.0.0/8,table=100,metric=50", "192.0.2.1", "10.0.0.0/8,metric=50,table=100"],
  ["StaticRoute", "kvm1/10.1.2.3", "kvm1", "10.1.2.3/32"],
  ["StaticRoute", "kvm1/default", "kvm1", "0.0.0.0/0"],
  ["StaticRoute", "kvm1/default,family=ipv6,table=254", "kvm1", "::/0,table=main"],
  ["StaticRoute", "kvm1/2001:DB8::/32", "kvm1", "2001:db8::/32"],
  ["PolicyRule", "kvm1/1000,family=ipv6", "kvm1", "1000,family=ipv6"],
  ["PolicyRule", "1000", undefined, "1000"],
  ["HostSettings", "kvm1/host", "kvm1", "host"],
  ["HostSetup", "kvm1/host", "kvm1", "host"],
] as const) {
  test(`${kind} ${id}`, (t) => {
    t.deepEqual(parseId(kinds[kind as KindName](), id), { ...(host !== undefined && { host }), words });
  });
}

for (const [kind, id] of [
  ["NatNetwork", ""],
  ["NatNetwork", "a/b/c"],
  ["DomainInterface", "web1"],
  ["StaticRoute", "kvm1/10.0.0.1/8"],
  ["StaticRoute", "kvm1/10.0.0.0/8,tabel=100"],
  ["StaticRoute", "kvm1/10.0.0.0/8,table=100,table=200"],
  ["PolicyRule", "kvm1/web"],
] as const) {
  test(`${kind} ${JSON.stringify(id)} is refused with the grammar`, (t) => {
    const kinded = kinds[kind as KindName]();
    const error = t.throws(() => parseId(kinded, id));
    t.true(error?.message.includes(`[HOST/]${kinded.id.form}`), error?.message);
  });
}

for (const name of kindNames) {
  test(`${name}: its examples are of its grammar, with a host and without`, (t) => {
    const kind = kinds[name]();
    t.true(kind.id.examples.length > 0);
    for (const example of kind.id.examples) {
      t.is(parseId(kind, example).host, undefined);
      t.is(parseId(kind, `kvm1/${example}`).host, "kvm1");
    }
  });
}

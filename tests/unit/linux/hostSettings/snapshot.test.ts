import test from "ava";
import { parseSettings } from "../../../../provider/linux/hostSettings/snapshot";
import { headed } from "../../../../provider/linux/persistence/files";

const own = headed({ title: "HostSettings kvm1", owner: "p/s/kvm1", key: "kvm1" }, "# before net/ipv4/ip_forward=0\n-net/ipv4/ip_forward = 1\n");

const OUTPUT = `
== values
net/ipv4/ip_forward:1
net/ipv4/conf/eth0:1/rp_filter:2
net/netfilter/nf_conntrack_count:17

== names
/etc/sysctl.d/90-kvmnet-kvm1.conf
/etc/sysctl.d/99-sysctl.conf
/usr/local/lib/sysctl.d/*.conf

== own
${own
  .trimEnd()
  .split("\n")
  .map((line) => `/etc/sysctl.d/90-kvmnet-kvm1.conf:${line}`)
  .join("\n")}
/etc/modules-load.d/90-kvmnet-other.conf:br_netfilter

== lines
/etc/sysctl.d/99-sysctl.conf:28:net.ipv4.ip_forward=0

== defaults
00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe80000000000000004b56fffe4d0001 00000400 00000001 00000000 00450003     eth0
00000000000000000000000000000000 00 00000000000000000000000000000000 00 fd000064000000000000000000000001 00000400 00000001 00000000 00000003     eth1
00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo

== networks
/run/libvirt/network/default.xml:  <forward mode='nat'>
/run/libvirt/network/default.xml:  <bridge name='virbr0' stp='on' delay='0'/>
/run/libvirt/network/lan6.xml:  <forward dev='eth0' mode='route'>
/run/libvirt/network/lan6.xml:  <bridge name='virbr1' stp='on' delay='0'/>
/run/libvirt/network/lan6.xml:  <ip family='ipv6' address='2001:db8::1' prefix='64'>
/run/libvirt/network/br.xml:  <forward mode='bridge'/>
/run/libvirt/network/br.xml:  <bridge name='br0'/>
/run/libvirt/network/internal.xml:  <bridge name='virbr2' stp='on' delay='0'/>

== session
client 192.0.2.7
out 192.0.2.7 dev eth1 src 198.51.100.4 uid 0 \\    cache
in 2: eth0    inet 198.51.100.4/24 brd 198.51.100.255 scope global eth0\\       valid_lft forever preferred_lft forever
`;

test("what the look on a host printed, as data", (t) => {
  const snapshot = parseSettings(OUTPUT);
  t.deepEqual(snapshot.values, { "net/ipv4/ip_forward": "1", "net/ipv4/conf/eth0:1/rp_filter": "2", "net/netfilter/nf_conntrack_count": "17" });
  t.deepEqual(snapshot.paths, ["/etc/sysctl.d/90-kvmnet-kvm1.conf", "/etc/sysctl.d/99-sysctl.conf"]);
  t.is(snapshot.files["/etc/sysctl.d/90-kvmnet-kvm1.conf"]?.text, own);
  t.is(snapshot.files["/etc/sysctl.d/90-kvmnet-kvm1.conf"]?.mark?.owner, "p/s/kvm1");
  t.false(snapshot.files["/etc/sysctl.d/90-kvmnet-kvm1.conf"]?.mark?.edited);
  t.is(snapshot.files["/etc/modules-load.d/90-kvmnet-other.conf"]?.mark, undefined);
  t.deepEqual(snapshot.lines, [{ path: "/etc/sysctl.d/99-sysctl.conf", line: 28, text: "net.ipv4.ip_forward=0" }]);
  t.deepEqual(snapshot.advertisedDefaults, ["eth0"]);
  t.deepEqual(snapshot.routedNetworks, [
    { name: "default", bridge: "virbr0", ipv6: false },
    { name: "lan6", bridge: "virbr1", ipv6: true },
  ]);
  t.deepEqual(snapshot.session, { family: 4, asymmetric: true });
});

test("a session that is not by ssh, or that sudo has hidden, is not known", (t) => {
  t.deepEqual(parseSettings("\n== values\n\n== session\n").session, { family: 0, asymmetric: false });
});

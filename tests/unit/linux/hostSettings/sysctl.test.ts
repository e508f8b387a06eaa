import test from "ava";
import { assignmentOf, keyOf, keyText, overriding } from "../../../../provider/linux/hostSettings/sysctl";

test("a key with dots, with slashes, and a device with a dot in its name", (t) => {
  t.is(keyOf("net.ipv4.conf.br0.proxy_arp"), "net/ipv4/conf/br0/proxy_arp");
  t.is(keyOf("net/ipv4/conf/eth0.100/proxy_arp"), "net/ipv4/conf/eth0.100/proxy_arp");
  t.is(keyOf("net.ipv4.conf.eth0/100.proxy_arp"), "net/ipv4/conf/eth0.100/proxy_arp");
  t.is(keyText("net/ipv4/conf/br0/proxy_arp"), "net.ipv4.conf.br0.proxy_arp");
  t.is(keyText("net/ipv4/conf/eth0.100/proxy_arp"), "net/ipv4/conf/eth0.100/proxy_arp");
});

test("two names of one variable are one", (t) => {
  t.is(keyOf("net.ipv4.conf.all.forwarding"), "net/ipv4/ip_forward");
  t.is(keyOf("net.nf_conntrack_max"), "net/netfilter/nf_conntrack_max");
});

test("lines of a sysctl.d file", (t) => {
  t.deepEqual(assignmentOf("net.ipv4.ip_forward=1"), { key: "net/ipv4/ip_forward", value: "1" });
  t.deepEqual(assignmentOf("  -net/ipv4/conf/br0/rp_filter =  2 "), { key: "net/ipv4/conf/br0/rp_filter", value: "2" });
  t.is(assignmentOf("# net.ipv4.ip_forward = 1"), undefined);
  t.is(assignmentOf("; net.ipv4.ip_forward = 1"), undefined);
  t.is(assignmentOf("-net.ipv4.conf.all.rp_filter"), undefined);
});

const ours = "/etc/sysctl.d/90-kvmnet-kvm1.conf";
const wanted = [{ key: "net/ipv4/ip_forward", value: "1" }];
const line = (path: string, text: string) => ({ path, line: 3, text });
const found = (path: string, text: string, paths = [path]) => overriding(ours, wanted, [ours, ...paths], [line(path, text)]).length;

test("a later file that says otherwise overrides ours", (t) => {
  t.is(found("/etc/sysctl.d/99-sysctl.conf", "net.ipv4.ip_forward = 0"), 1);
  t.is(found("/usr/lib/sysctl.d/99-x.conf", "net/ipv4/conf/all/forwarding=0"), 1);
  t.is(found("/etc/sysctl.d/99-sysctl.conf", "net.ipv4.ip_forward = 1"), 0, "it says the same");
  t.is(found("/etc/sysctl.d/50-default.conf", "net.ipv4.ip_forward = 0"), 0, "it is read before ours");
  t.is(found("/etc/sysctl.d/99-sysctl.conf", "net.ipv4.* = 0"), 0, "an explicit key wins over a pattern");
  t.is(
    found("/usr/lib/sysctl.d/99-x.conf", "net.ipv4.ip_forward = 0", ["/usr/lib/sysctl.d/99-x.conf", "/etc/sysctl.d/99-x.conf"]),
    0,
    "it is masked by another of its name",
  );
});

import type { Host } from "../../../provider/host/host";
import { natNetwork } from "../../../provider/libvirt/natNetwork";
import type { Input, Samples } from "../samples";
import { networkInventory } from "./networks";

const NAME = "conf-nat";
const web = { mac: "52:54:00:6e:00:01", hostname: "web", ip: "192.168.117.21", leaseSeconds: 3600 };
const db = { mac: "52:54:00:6e:00:02", hostname: "db", ip: "192.168.117.22" };
const lan = { cidr: "192.168.117.0/24", gateway: "192.168.117.1", localPtr: true };
const ranges = [{ start: "192.168.117.100", end: "192.168.117.200", leaseSeconds: 7200 }];
const lan6 = {
  cidr: "fd00:117::/64",
  dhcp: {
    enabled: true,
    ranges: [{ start: "fd00:117::100", end: "fd00:117::1ff" }],
    reservations: [{ id: "00:03:00:01:52:54:00:6e:00:01", hostname: "web", ip: "fd00:117::21" }],
  },
};

const minimal: Input = { subnets: [{ cidr: "192.168.117.0/24" }] };

/** Title and description stand apart: libvirt knows them from 9.7 on, and hosts of the lab have what Debian has. The zone needs firewalld. */
const full: Input = {
  subnets: [{ ...lan, tftpRoot: "/srv", dhcp: { enabled: true, ranges, reservations: [web, db], bootFile: "pxelinux.0", bootServer: "192.168.117.2" } }, lan6],
  domain: { name: "conf.test", localOnly: true },
  dns: {
    enabled: true,
    forwardPlainNames: false,
    forwarders: [{ address: "100.64.0.1" }, { address: "100.64.0.1", domain: "corp.test" }],
    hosts: [{ ip: "192.168.117.30", hostnames: ["files", "files.conf.test"] }],
    txt: [{ name: "note.conf.test", value: "v=1,hello 'world'" }],
    srv: [{ service: "ldap", protocol: "tcp", domain: "conf.test", target: "db.conf.test", port: 389, priority: 10, weight: 5 }],
  },
  forwardDevice: "eth0",
  nat: { addressRange: { start: "100.64.0.60", end: "100.64.0.61" }, portRange: { start: 2000, end: 60000 }, ipv6: true },
  bridge: { name: "conf-natbr0", stp: false, delaySeconds: 2, macTableManager: "kernel" },
  mac: "52:54:00:6e:aa:01",
  mtu: 1450,
  routes: [{ destination: "10.117.0.0/16", gateway: "192.168.117.9", metric: 5 }],
  ipv6: true,
  portIsolation: true,
  portGroups: [{ name: "web", default: true, bandwidth: { inbound: { average: 1000 } } }, { name: "db" }],
  autostart: true,
  active: true,
  onGuestsAttached: { restart: "reattach", delete: "detach" },
};

const fullSubnets = full.subnets as Input[];
const fullDns = full.dns as Input;
const withDhcp = (dhcp: Input): Input => ({ ...full, subnets: [{ ...fullSubnets[0], dhcp: { ...(fullSubnets[0]?.dhcp as Input), ...dhcp } }, lan6] });
const withDns = (dns: Input): Input => ({ ...full, dns: { ...fullDns, ...dns } });

const withSubnet = (subnet: Input): Input => ({ subnets: [{ cidr: "192.168.117.0/24", ...subnet }] });
const withReservations = (...reservations: Input[]): Input => withSubnet({ dhcp: { reservations } });
const mac = "52:54:00:6e:00:01";

/** Runs virsh commands as an administrator would; XML comes in as a here-document of constant text. */
const byHand = (script: string) => async (host: Host) => {
  await host.run({ name: "by hand", script, args: [NAME], mutates: true, timeoutMs: 60_000 });
};

const FOREIGN_XML = `<network><name>${NAME}</name><uuid>7c9e6679-7425-40de-944b-e07fc1f90ae7</uuid><metadata><o:note xmlns:o="urn:other">keep</o:note></metadata><forward mode="nat"/>
<bridge name="conf-natbr1" stp="on" delay="0"/><mac address="52:54:00:6e:bb:01"/><portgroup name="web" default="yes"/>
<ip address="192.168.118.1" netmask="255.255.255.0"><dhcp><range start="192.168.118.50" end="192.168.118.99"/><host mac="52:54:00:6e:00:09" ip="192.168.118.9"/></dhcp></ip></network>`;

export const samples: Samples = {
  kind: natNetwork,
  name: NAME,
  tearDown: byHand('for name in "$1" "$1-renamed"; do virsh net-destroy "$name"; virsh net-undefine "$name"; done; exit 0'),
  minimal,
  full,
  edits: [
    { title: "a reservation more", to: withDhcp({ reservations: [web, db, { mac: "52:54:00:6e:00:03", ip: "192.168.117.23" }] }), impact: "blip" },
    { title: "a reservation less", to: withDhcp({ reservations: [db] }), impact: "blip" },
    {
      title: "two guests swap their addresses",
      to: withDhcp({
        reservations: [
          { ...web, ip: db.ip },
          { ...db, ip: web.ip },
        ],
      }),
      impact: "blip",
    },
    { title: "no reservation at all", to: withDhcp({ reservations: [] }), impact: "blip" },
    { title: "another DHCP range", to: withDhcp({ ranges: [{ start: "192.168.117.150", end: "192.168.117.250", leaseSeconds: 7200 }] }), impact: "blip" },
    { title: "another lease time", to: withDhcp({ ranges: [{ start: "192.168.117.100", end: "192.168.117.200", leaseSeconds: 600 }] }), impact: "blip" },
    {
      title: "a DNS host more and another one changed",
      to: withDns({
        hosts: [
          { ip: "192.168.117.30", hostnames: ["files"] },
          { ip: "192.168.117.31", hostnames: ["git"] },
        ],
      }),
      impact: "none",
    },
    { title: "another TXT record", to: withDns({ txt: [{ name: "note.conf.test", value: "v=2" }] }), impact: "blip" },
    { title: "no SRV record", to: withDns({ srv: [] }), impact: "blip" },
    { title: "another forward device", to: { ...full, forwardDevice: "eth1" }, impact: "blip" },
    { title: "another default port group", to: { ...full, portGroups: [{ name: "web" }, { name: "db", default: true }] }, impact: "none" },
    { title: "no port isolation", to: { ...full, portIsolation: false }, impact: "restart" },
    // Kernels without sfq (the lab's) cannot run it.
    {
      title: "limits on a stopped network",
      from: { ...minimal, active: false },
      to: { ...minimal, active: false, bandwidth: { inbound: { average: 1000, peak: 5000 } } },
      impact: "none",
    },
    { title: "no autostart", to: { ...full, autostart: false }, impact: "none" },
    { title: "another MTU", to: { ...full, mtu: 1400 }, impact: "restart" },
    { title: "spanning tree", to: { ...full, bridge: { ...(full.bridge as Input), stp: true } }, impact: "restart" },
    { title: "another bridge name", to: { ...full, bridge: { ...(full.bridge as Input), name: "conf-natbr9" } }, impact: "restart" },
    { title: "another MAC address", to: { ...full, mac: "52:54:00:6e:aa:02" }, impact: "restart" },
    { title: "another DNS forwarder", to: withDns({ forwarders: [{ address: "100.64.0.2" }] }), impact: "restart" },
    { title: "another domain", to: { ...full, domain: { name: "other.test", localOnly: false } }, impact: "restart" },
    { title: "another NAT port range", to: { ...full, nat: { ...(full.nat as Input), portRange: { start: 3000, end: 50000 } } }, impact: "restart" },
    { title: "one subnet less", to: { ...full, subnets: [fullSubnets[0]] }, impact: "restart" },
    { title: "another gateway", to: { ...full, subnets: [{ ...fullSubnets[0], gateway: "192.168.117.254" }, lan6] }, impact: "restart" },
    { title: "another route", to: { ...full, routes: [{ destination: "10.118.0.0/16", gateway: "192.168.117.9" }] }, impact: "restart" },
    { title: "stopped", to: { ...full, active: false }, impact: "restart" },
    { title: "another subnet, from the least", from: minimal, to: { subnets: [{ cidr: "192.168.119.0/24" }] }, impact: "restart" },
    { title: "first reservation, from the least", from: minimal, to: withReservations({ mac, ip: "192.168.117.9" }), impact: "blip" },
    { title: "DHCP off, from the least", from: minimal, to: withSubnet({ dhcp: { enabled: false } }), impact: "blip" },
    { title: "another name", from: minimal, to: { ...minimal, name: "conf-nat-renamed" }, impact: "replace" },
  ],
  drifts: [
    { title: "stopped", byHand: byHand('virsh net-destroy "$1"') },
    { title: "autostart off", byHand: byHand('virsh net-autostart "$1" --disable') },
    {
      title: "a reservation added to the running network",
      byHand: byHand(`virsh net-update "$1" add ip-dhcp-host '<host mac="52:54:00:6e:00:77" ip="192.168.117.77"/>' --parent-index 0 --live`),
    },
    {
      title: "a reservation added to the stored definition",
      byHand: byHand(`virsh net-update "$1" add ip-dhcp-host '<host mac="52:54:00:6e:00:78" ip="192.168.117.78"/>' --parent-index 0 --config`),
    },
    { title: "a DNS host removed", byHand: byHand(`virsh net-update "$1" delete dns-host '<host ip="192.168.117.30"/>' --live --config`) },
    {
      title: "the stored definition edited",
      byHand: byHand(
        `f=$(mktemp) && virsh net-dumpxml "$1" --inactive | sed "s/mtu size='1450'/mtu size='1300'/" >"$f" && virsh net-define "$f"; r=$?; rm -f "$f"; exit $r`,
      ),
    },
    { title: "undefined while it runs", byHand: byHand('virsh net-undefine "$1"') },
    {
      title: "our mark removed",
      byHand: byHand(
        `f=$(mktemp) && virsh net-dumpxml "$1" --inactive | sed "/<metadata>/,/<\\/metadata>/d" >"$f" && virsh net-define "$f"; r=$?; rm -f "$f"; exit $r`,
      ),
    },
    { title: "gone", byHand: byHand('virsh net-destroy "$1"; virsh net-undefine "$1"') },
  ],
  bad: [
    { title: "no subnet", args: { subnets: [] }, property: "subnets", reason: /at least one/ },
    { title: "not a CIDR", args: withSubnet({ cidr: "192.168.117.0" }), property: "subnets[0].cidr", reason: /not a subnet/ },
    { title: "host bits", args: withSubnet({ cidr: "192.168.117.5/24" }), property: "subnets[0].cidr", reason: /host bits.*192\.168\.117\.0\/24/ },
    { title: "no room for guests", args: withSubnet({ cidr: "192.168.117.0/31" }), property: "subnets[0].cidr", reason: /no room/ },
    { title: "multicast subnet", args: withSubnet({ cidr: "ff02:117::/64" }), property: "subnets[0].cidr", reason: /multicast/ },
    { title: "gateway outside", args: withSubnet({ gateway: "192.168.118.1" }), property: "subnets[0].gateway", reason: /not in the subnet/ },
    {
      title: "reversed range",
      args: withSubnet({ dhcp: { ranges: [{ start: "192.168.117.90", end: "192.168.117.20" }] } }),
      property: "subnets[0].dhcp.ranges[0]",
      reason: /reversed/,
    },
    {
      title: "range outside",
      args: withSubnet({ dhcp: { ranges: [{ start: "192.168.118.2", end: "192.168.117.20" }] } }),
      property: "subnets[0].dhcp.ranges[0].start",
      reason: /not in the subnet/,
    },
    {
      title: "range up to the broadcast address",
      args: withSubnet({ dhcp: { ranges: [{ start: "192.168.117.2", end: "192.168.117.255" }] } }),
      property: "subnets[0].dhcp.ranges[0].end",
      reason: /broadcast/,
    },
    {
      title: "one range twice",
      args: withSubnet({
        dhcp: {
          ranges: [
            { start: "192.168.117.2", end: "192.168.117.20" },
            { start: "192.168.117.2", end: "192.168.117.20" },
          ],
        },
      }),
      property: "subnets[0].dhcp.ranges[1]",
      reason: /same as/,
    },
    {
      title: "range too large for libvirt",
      args: { subnets: [{ cidr: "10.0.0.0/8", dhcp: { ranges: [{ start: "10.0.0.2", end: "10.2.0.1" }] } }] },
      property: "subnets[0].dhcp.ranges[0]",
      reason: /65535/,
    },
    {
      title: "one subnet twice",
      args: { subnets: [{ cidr: "192.168.117.0/24" }, { cidr: "192.168.117.0/24" }] },
      property: "subnets[1].cidr",
      reason: /there already/,
    },
    {
      title: "DHCP on two IPv4 subnets",
      args: { subnets: [{ cidr: "192.168.117.0/24" }, { cidr: "192.168.118.0/24", dhcp: { enabled: true } }] },
      property: "subnets[1].dhcp",
      reason: /one IPv4 subnet/,
    },
    { title: "reservation for nobody", args: withReservations({ ip: "192.168.117.5" }), property: "subnets[0].dhcp.reservations[0]", reason: /names no guest/ },
    {
      title: "MAC in an IPv6 reservation",
      args: { subnets: [{ cidr: "fd00:117::/64", dhcp: { reservations: [{ mac, ip: "fd00:117::5" }] } }] },
      property: "subnets[0].dhcp.reservations[0].mac",
      reason: /DUID/,
    },
    {
      title: "not a MAC",
      args: withReservations({ mac: "52:54:00:6e:00", ip: "192.168.117.5" }),
      property: "subnets[0].dhcp.reservations[0].mac",
      reason: /MAC address/,
    },
    {
      title: "comma in a DHCP name",
      args: withReservations({ mac, hostname: "web,set:x", ip: "192.168.117.5" }),
      property: "subnets[0].dhcp.reservations[0].hostname",
      reason: /DNS name/,
    },
    {
      title: "line break in a DHCP name",
      args: withReservations({ mac, hostname: "web\naddn-hosts=/etc/shadow", ip: "192.168.117.5" }),
      property: "subnets[0].dhcp.reservations[0].hostname",
      reason: /control characters/,
    },
    { title: "lease below two minutes", args: withSubnet({ dhcp: { leaseSeconds: 60 } }), property: "subnets[0].dhcp.leaseSeconds", reason: /120 seconds/ },
    {
      title: "DHCP on with nothing to serve",
      args: withSubnet({ dhcp: { enabled: true, ranges: [], reservations: [] } }),
      property: "subnets[0].dhcp.enabled",
      reason: /neither/,
    },
    {
      title: "DHCP off with ranges",
      args: withSubnet({ dhcp: { enabled: false, ranges: [{ start: "192.168.117.2", end: "192.168.117.9" }] } }),
      property: "subnets[0].dhcp.enabled",
      reason: /false/,
    },
    {
      title: "line break in a TXT value",
      args: { ...minimal, dns: { txt: [{ name: "a", value: "x\nserver=192.0.2.1" }] } },
      property: "dns.txt[0].value",
      reason: /control characters/,
    },
    { title: "quote in a TXT value", args: { ...minimal, dns: { txt: [{ name: "a", value: 'x"y' }] } }, property: "dns.txt[0].value", reason: /quoting/ },
    {
      title: "no DNS name",
      args: { ...minimal, dns: { hosts: [{ ip: "192.168.117.5", hostnames: ["web 1"] }] } },
      property: "dns.hosts[0].hostnames[0]",
      reason: /DNS name/,
    },
    {
      title: "records in a disabled DNS server",
      args: { ...minimal, dns: { enabled: false, txt: [{ name: "a", value: "b" }] } },
      property: "dns.txt",
      reason: /disabled/,
    },
    {
      title: "underscore in an SRV protocol",
      args: { ...minimal, dns: { srv: [{ service: "sip", protocol: "_tcp" }] } },
      property: "dns.srv[0].protocol",
      reason: /letters, digits/,
    },
    {
      title: "SRV port without target",
      args: { ...minimal, dns: { srv: [{ service: "sip", protocol: "udp", port: 5060 }] } },
      property: "dns.srv[0].target",
      reason: /needed/,
    },
    { title: "empty forwarder", args: { ...minimal, dns: { forwarders: [{}] } }, property: "dns.forwarders[0]", reason: /address or domain/ },
    {
      title: "registered domain that is not local",
      args: { ...minimal, domain: { name: "a.b", register: true } },
      property: "domain.register",
      reason: /localOnly/,
    },
    { title: "reversed NAT ports", args: { ...minimal, nat: { portRange: { start: 9, end: 5 } } }, property: "nat.portRange", reason: /9 to 5/ },
    {
      title: "reversed NAT addresses",
      args: { ...minimal, nat: { addressRange: { start: "192.0.2.9", end: "192.0.2.1" } } },
      property: "nat.addressRange",
      reason: /reversed/,
    },
    {
      title: "IPv6 NAT address",
      args: { ...minimal, nat: { addressRange: { start: "fd00::1", end: "fd00::2" } } },
      property: "nat.addressRange.start",
      reason: /IPv4/,
    },
    { title: "16 characters of bridge name", args: { ...minimal, bridge: { name: "a123456789012345" } }, property: "bridge.name", reason: /15 characters/ },
    { title: "MTU below IPv6's", args: { subnets: [{ cidr: "fd00:117::/64" }], mtu: 1200 }, property: "mtu", reason: /1280/ },
    { title: "multicast MAC", args: { ...minimal, mac: "53:54:00:00:00:01" }, property: "mac", reason: /multicast/ },
    {
      title: "route over nobody",
      args: { ...minimal, routes: [{ destination: "10.0.0.0/8", gateway: "192.168.200.1" }] },
      property: "routes[0].gateway",
      reason: /none of the network's subnets/,
    },
    {
      title: "route across families",
      args: { ...minimal, routes: [{ destination: "fd00:9::/64", gateway: "192.168.117.9" }] },
      property: "routes[0].gateway",
      reason: /family/,
    },
    { title: "slash in the name", args: { ...minimal, name: "a/b" }, property: "name", reason: /slash/ },
    { title: "unknown field", args: { ...minimal, subnet: "192.168.117.0/24" }, property: "subnet", reason: /subnets/ },
    { title: "wrong type", args: { ...minimal, mtu: "1500" }, property: "mtu", reason: /number/ },
  ],
  foreign: {
    make: async (host) => {
      const script = 'f=$(mktemp) && cat >"$f" && virsh net-define "$f" && virsh net-start "$1"; r=$?; rm -f "$f"; exit $r';
      await host.run({ name: "a network made by hand", script, args: [NAME], input: FOREIGN_XML, mutates: true });
    },
    remove: byHand('virsh net-destroy "$1"; virsh net-undefine "$1"; exit 0'),
    fingerprint: async (host) => {
      const script = 'virsh net-dumpxml "$1" --inactive | sed "/kvmnet:owner/d"; virsh net-dumpxml "$1"; virsh net-info "$1"';
      return (await host.run({ name: "look at the network", script, args: [NAME] })).stdout;
    },
    adoptArgs: { subnets: [{ cidr: "192.168.118.0/24", dhcp: { ranges: [{ start: "192.168.118.50", end: "192.168.118.99" }] } }], autostart: false },
  },
  // libvirt itself leaves dnsmasq's pid file behind when a network ends.
  inventory: networkInventory(NAME),
};

import test, { type ExecutionContext } from "ava";
import { checkArgs } from "../../provider/engine/check";
import type { Json } from "../../provider/engine/json";
import { kinds } from "../../provider/registry";
import type { AnyKind } from "../../provider/resource/kind";
import { type TakenHost, takeHost } from "../lab";

/**
 * Neither stricter than the host nor laxer, kind by kind: what it refuses when somebody types it is refused by the checks; what it takes passes, is made or
 * taken over, and changes while it runs. What libvirt makes of a network's subnets and texts is tried in libvirtLimits.
 */
type Kind = keyof typeof kinds;

interface Refused {
  readonly kind: Kind;
  readonly args: object;
  /** The part of the arguments that is refused. */
  readonly property: string;
  /** The same by hand: the host must not take it. */
  readonly byHand: string;
}

interface Taken {
  readonly kind: Kind;
  readonly args: object;
  /** Made by hand before, in the same words: it is taken over. */
  readonly byHand?: string;
  /** What it then becomes, and with what it costs at most. */
  readonly becomes?: object;
  readonly impact?: "none" | "blip" | "restart";
  /** The property of which a warning tells. */
  readonly doubt?: string;
  /** What must then be on the host, in the words of a command there. */
  readonly shows?: readonly [command: string, text: RegExp];
}

const NET = "kvagnet";
const GUEST = "kvagguest";
const NAME = "kvag0";
const NIC = "kvagnic";
const OVS = "kvagovs";

const define = (what: string, xml: string) => `printf '%s' '${xml}' >/run/kvag.xml; virsh -q ${what} /run/kvag.xml; code=$?; rm /run/kvag.xml; (exit $code)`;
const guest = (nic: string) =>
  define("define", `<domain type="qemu"><name>kvagbad</name><memory>65536</memory><os><type>hvm</type></os><devices>${nic}</devices></domain>`);
const started = (xml: string) => `${define("net-define", `<network><name>kvagbad</name>${xml}</network>`)} && virsh -q net-start kvagbad`;
const ip = '<ip address="10.97.1.1" prefix="24"/>';
const linkNamed = (word: string) => `ip link add ${word} type bridge`;
const linkMac = (mac: string) => `ip link set ${NIC} address ${mac}`;
const nic = { domain: GUEST, type: "network", network: NET };
const addresses = ["198.18.97.5/32"];
const srv = { type: "srv", network: NET, service: "ldap", protocol: "tcp", domain: "dc._msdcs.example", target: "dc1.example", port: 389 };

const refused: Readonly<Record<string, Refused>> = {
  "a bridge called all": { kind: "Bridge", args: { name: "all" }, property: "name", byHand: linkNamed("all") },
  "a bridge called default": { kind: "Bridge", args: { name: "default" }, property: "name", byHand: linkNamed("default") },
  "a bridge with a colon": { kind: "Bridge", args: { name: "kv:ag" }, property: "name", byHand: linkNamed("kv:ag") },
  "a bridge with a slash": { kind: "Bridge", args: { name: "kv/ag" }, property: "name", byHand: linkNamed("kv/ag") },
  "a bridge with a blank": { kind: "Bridge", args: { name: "kv ag" }, property: "name", byHand: linkNamed("'kv ag'") },
  "a bridge called ..": { kind: "Bridge", args: { name: ".." }, property: "name", byHand: linkNamed("..") },
  "a VLAN called default": { kind: "Vlan", args: { name: "default", lowerDevice: NIC, vlanId: 7 }, property: "name", byHand: linkNamed("default") },
  // `ip link` prints the device below behind @, so that such a name could not be read back.
  "an existing bridge with @": {
    kind: "DomainInterface",
    args: { ...nic, type: "bridge", network: undefined, bridge: "kv@ag" },
    property: "bridge",
    byHand: "ip link show kv@ag",
  },
  "an uplink with a colon": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.1.0/24" }], forwardDevice: "eth:1" },
    property: "forwardDevice",
    byHand: linkNamed("eth:1"),
  },
  "a bridge's MAC address of zeros": { kind: "Bridge", args: { name: NAME, mac: "00:00:00:00:00:00" }, property: "mac", byHand: linkMac("00:00:00:00:00:00") },
  "a multicast MAC address": { kind: "Bridge", args: { name: NAME, mac: "01:00:5e:00:00:01" }, property: "mac", byHand: linkMac("01:00:5e:00:00:01") },
  "a guest's multicast MAC address": {
    kind: "DomainInterface",
    args: { ...nic, mac: "01:00:5e:00:00:01" },
    property: "mac",
    byHand: guest(`<interface type="network"><mac address="01:00:5e:00:00:01"/><source network="${NET}"/></interface>`),
  },
  "a model of a card that nothing has": {
    kind: "DomainInterface",
    args: { ...nic, model: "e2000" },
    property: "model",
    byHand: `${guest(`<interface type="network"><source network="${NET}"/><model type="e2000"/></interface>`)} && virsh -q start kvagbad`,
  },
  // Its schema alone refuses these two: what stands behind @ or in blanks can be named nowhere else.
  "a network's bridge with @": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.1.0/24" }], bridge: { name: "kv@ag" } },
    property: "bridge.name",
    byHand: define("net-define --validate", `<network><name>kvagbad</name><bridge name="kv@ag"/>${ip}</network>`),
  },
  "a port group of blanks": {
    kind: "PortGroup",
    args: { name: "  ", network: NET },
    property: "name",
    byHand: define("net-define --validate", `<network><name>kvagbad</name>${ip}<portgroup name="  "/></network>`),
  },
  "a relative folder for TFTP": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.1.0/24", tftpRoot: "tftp" }] },
    property: "subnets[0].tftpRoot",
    byHand: started(`<ip address="10.97.1.1" prefix="24"><tftp root="tftp"/></ip>`),
  },
  "a port group's name that libvirt cannot read again": {
    kind: "PortGroup",
    args: { name: "it's", network: NET },
    property: "name",
    byHand: started(`${ip}<portgroup name="it&apos;s"/>`.replaceAll("'", "'\\''")),
  },
  "DHCP in a subnet wider than /64": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "fd00:97::/60", dhcp: { ranges: [{ start: "fd00:97::5", end: "fd00:97::9" }] } }] },
    property: "subnets[0].dhcp",
    byHand: started(`<ip family="ipv6" address="fd00:97::1" prefix="60"><dhcp><range start="fd00:97::5" end="fd00:97::9"/></dhcp></ip>`),
  },
  "a multicast subnet": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "ff02:97::/64" }] },
    property: "subnets[0].cidr",
    byHand: started(`<ip family="ipv6" address="ff02:97::1" prefix="64"/>`),
  },
  "a service with dots": {
    kind: "DnsRecord",
    args: { ...srv, service: "ldap._tcp.dc" },
    property: "service",
    byHand: started(`${ip}<dns><srv service="ldap._tcp.dc" protocol="tcp" domain="a.example" target="b.example" port="1"/></dns>`),
  },
  "an IPv6 reservation for a MAC address": {
    kind: "DhcpReservation",
    args: { network: NET, mac: "52:54:00:97:00:01", ip: "fd00:97::9" },
    property: "mac",
    byHand: started(`<ip family="ipv6" address="fd00:97::1" prefix="64"><dhcp><host mac="52:54:00:97:00:01" ip="fd00:97::9"/></dhcp></ip>`),
  },
  "a reservation's name that begins with an underscore": {
    kind: "DhcpReservation",
    args: { network: NET, mac: "52:54:00:97:00:01", hostname: "_web", ip: "10.97.0.9" },
    property: "hostname",
    byHand: started('<ip address="10.97.1.1" prefix="24"><dhcp><host mac="52:54:00:97:00:01" name="_web" ip="10.97.1.9"/></dhcp></ip>'),
  },
  "a range of one port": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.1.0/24" }], nat: { portRange: { start: 4000, end: 4000 } } },
    property: "nat.portRange",
    byHand: started(`<forward mode="nat"><nat><port start="4000" end="4000"/></nat></forward>${ip}`),
  },
  "a protocol with an underscore": {
    kind: "DnsRecord",
    args: { ...srv, protocol: "_tcp" },
    property: "protocol",
    byHand: started(`${ip}<dns><srv service="ldap" protocol="_tcp" domain="a.example" target="b.example" port="1"/></dns>`),
  },
  "a text record of a name in other letters": {
    kind: "DnsRecord",
    args: { type: "txt", network: NET, record: "münchen.example", value: "x" },
    property: "record",
    byHand: started(`${ip}<dns><txt name="münchen.example" value="x"/></dns>`),
  },
  "one range twice": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.1.0/24", dhcp: { ranges: [5, 5].map((end) => ({ start: "10.97.1.2", end: `10.97.1.${end}` })) } }] },
    property: "subnets[0].dhcp.ranges[1]",
    byHand: `${started('<ip address="10.97.1.1" prefix="24"><dhcp><range start="10.97.1.2" end="10.97.1.5"/></dhcp></ip>')} && virsh -q net-update kvagbad add ip-dhcp-range "<range start='10.97.1.2' end='10.97.1.5'/>" --live`,
  },
  "one subnet twice": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.1.0/24" }, { cidr: "10.97.1.0/24" }] },
    property: "subnets[1].cidr",
    byHand: started(`${ip}${ip}`),
  },
  "a gateway that is in no subnet": {
    kind: "HostInterface",
    args: { name: NIC, addresses: ["198.18.97.5/24"], gateway: "198.18.98.1", gatewayMetric: 4097 },
    property: "gateway",
    byHand: `ip addr add 198.18.97.5/24 dev ${NIC}; ip route add default via 198.18.98.1 dev ${NIC} metric 4097; code=$?; ip addr flush dev ${NIC}; (exit $code)`,
  },
  "a rule back": {
    kind: "PolicyRule",
    args: { priority: 1097, from: "198.18.97.0/24", action: "goto", goto: 1000 },
    property: "goto",
    byHand: "ip rule add priority 1097 from 198.18.97.0/24 goto 1000",
  },
  "ECN bits of a rule": {
    kind: "PolicyRule",
    args: { priority: 1097, from: "198.18.97.0/24", table: 1097, tos: "0x11" },
    property: "tos",
    byHand: "ip rule add priority 1097 from 198.18.97.0/24 table 1097 tos 0x11",
  },
  "a route with host bits": {
    kind: "StaticRoute",
    args: { destination: "198.19.97.5/24", device: NIC },
    property: "destination",
    byHand: `ip route add 198.19.97.5/24 dev ${NIC}`,
  },
};

const ranges = (...all: readonly [start: number, end: number][]) => ({
  cidr: "10.97.2.0/24",
  dhcp: { ranges: all.map(([start, end]) => ({ start: `10.97.2.${start}`, end: `10.97.2.${end}` })) },
});
const reserving = (address: string, card = 8) => ({
  cidr: "10.97.2.0/24",
  dhcp: { reservations: [{ mac: `52:54:00:97:00:0${card}`, ip: address }] },
});

const host = (end: number, name: string) => ({ ip: `10.97.2.${end}`, hostnames: [`${name}.example`] });
/** Two guests that have something in common. */
const reservingFor = (common: object) => ({
  cidr: "10.97.2.0/24",
  dhcp: { reservations: [8, 9].map((card) => ({ mac: `52:54:00:97:00:0${card}`, ip: `10.97.2.${card}`, ...common })) },
});

const taken: Readonly<Record<string, Taken>> = {
  "further addresses of a name, while the network runs": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.2.0/24" }], dns: { hosts: [{ ip: "10.97.2.7", hostnames: ["a.example"] }] } },
    becomes: {
      subnets: [{ cidr: "10.97.2.0/24" }],
      dns: {
        hosts: [
          { ip: "10.97.2.8", hostnames: ["a.example"] },
          { ip: "fd00:97::7", hostnames: ["a.example", "b.example"] },
        ],
      },
    },
    impact: "none",
  },
  "an address record of a name that has others": { kind: "DnsRecord", args: { type: "host", network: NET, ip: "10.97.0.66", hostnames: ["there.example"] } },
  "an IPv6 address of a name that has an IPv4 one": {
    kind: "DnsRecord",
    args: { type: "host", network: NET, ip: "fd00:97::66", hostnames: ["there.example"] },
    becomes: { type: "host", network: NET, ip: "fd00:97::67", hostnames: ["there.example"] },
    impact: "none",
  },
  "a range that holds the gateway, put into a running network": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.2.0/24", dhcp: { ranges: [{ start: "10.97.2.10", end: "10.97.2.20" }] } }] },
    becomes: { subnets: [{ cidr: "10.97.2.0/24", dhcp: { ranges: [{ start: "10.97.2.1", end: "10.97.2.254" }] } }] },
    impact: "blip",
  },
  "the zero address of an IPv6 subnet": {
    kind: "IsolatedNetwork",
    args: { subnets: [{ cidr: "fd00:97:2::/64", gateway: "fd00:97:2::", dhcp: { ranges: [{ start: "fd00:97:2::", end: "fd00:97:2::ff" }] } }] },
  },
  "a mark with bits that its mask leaves out": {
    kind: "PolicyRule",
    args: { priority: 1097, family: "ipv4", fwmark: "0x30/0x10", table: 1097 },
    shows: ["ip rule show priority 1097", /fwmark 0x30\/0x10/],
  },
  "a rule by hand with such a mark": {
    kind: "PolicyRule",
    args: { priority: 1097, family: "ipv4", fwmark: "0x100/0xff", table: 1097 },
    byHand: "ip rule add priority 1097 fwmark 0x100/0xff table 1097",
  },
  "packets without a mark": {
    kind: "PolicyRule",
    args: { priority: 1097, family: "ipv6", fwmark: "0", table: 1097 },
    shows: ["ip -6 rule show priority 1097", /fwmark 0/],
  },
  "a gateway outside of a single address": {
    kind: "HostInterface",
    args: { name: NIC, addresses, gateway: "198.18.98.1", gatewayMetric: 4097 },
    becomes: { name: NIC, addresses, gateway: "198.18.99.1", gatewayMetric: 4097 },
    impact: "none",
    shows: [`ip route show default dev ${NIC}`, /via 198\.18\.99\.1 .*metric 4097 onlink/],
  },
  "such a gateway in IPv6": {
    kind: "HostInterface",
    args: { name: NIC, addresses: ["fd00:97::5/128"], gateway6: "fd00:98::1", gatewayMetric: 4097 },
    shows: [`ip -6 route show default dev ${NIC}`, /via fd00:98::1 .*onlink/],
  },
  "such a gateway of a bridge that takes the address over": {
    kind: "Bridge",
    args: { name: NAME, ports: [NIC], moveAddresses: true, addresses, gateway: "198.18.98.1", gatewayMetric: 4097 },
    shows: [`ip route show default dev ${NAME}`, /via 198\.18\.98\.1 .*onlink/],
  },
  "such a gateway that is there": {
    kind: "HostInterface",
    args: { name: NIC, addresses, gateway: "198.18.98.1" },
    byHand: `ip addr add 198.18.97.5/32 dev ${NIC}; ip route add default via 198.18.98.1 dev ${NIC} metric 4097 onlink`,
  },
  "a route to groups": { kind: "StaticRoute", args: { destination: "224.0.0.0/4", device: NIC } },
  "names with quotes": { kind: "OpenNetwork", args: { name: `it's "kvag" & <co>`, subnets: [{ cidr: "10.97.2.0/24" }] } },
  "a port group with quotes and blanks": { kind: "PortGroup", args: { name: 'Büro "2", links', network: NET, trustGuestRxFilters: true } },
  "a guest on such a port group": { kind: "DomainInterface", args: { ...nic, portGroup: 'say "hi"' } },
  "a tag with dead trunks": {
    kind: "OvsPort",
    args: { name: "kvagport", bridge: OVS, type: "internal", tag: 7, trunks: [8, 9] },
    byHand: `ovs-vsctl add-port ${OVS} kvagport tag=7 trunks=8,9 -- set interface kvagport type=internal`,
    doubt: "trunks",
  },
  "an internal port of a userspace bridge as a bridge's port": {
    kind: "Bridge",
    args: { name: NAME, ports: ["kvagint"] },
    becomes: { name: NAME, ports: [] },
    impact: "blip",
  },
  "a text record of a name with an underscore": {
    kind: "DnsRecord",
    args: { type: "txt", network: NET, record: "_dmarc.example", value: "v=DMARC1; p=none" },
  },
  "a service of Active Directory": { kind: "DnsRecord", args: srv, becomes: { ...srv, port: 3268 }, impact: "blip" },
  "a service over another transport": { kind: "DnsRecord", args: { ...srv, service: "sips", protocol: "tls" } },
  "names with underscores": {
    kind: "NatNetwork",
    args: {
      subnets: [{ cidr: "10.97.2.0/24", dhcp: { ranges: [], reservations: [{ mac: "52:54:00:97:00:02", ip: "10.97.2.9", hostname: "win_srv" }] } }],
      domain: { name: "my_lan.example" },
      dns: {
        forwarders: [{ domain: "_msdcs.example", address: "100.64.0.1" }],
        hosts: [{ ip: "10.97.2.7", hostnames: ["a_b.example"] }],
        srv: [{ service: "x_y", protocol: "sctp", domain: "a_b.example", target: "c_d.example", port: 7 }],
      },
    },
  },
  "a short DHCPv6 client id": { kind: "DhcpReservation", args: { network: NET, duid: "00:03:01", ip: "fd00:97::9" } },
  "a single address": { kind: "RoutedNetwork", args: { subnets: [{ cidr: "10.97.2.1/32", dhcp: "none" }, { cidr: "fd00:97:2::1/128" }] } },
  "a point-to-point subnet": { kind: "OpenNetwork", args: { subnets: [{ cidr: "10.97.2.0/31", gateway: "10.97.2.0", dhcp: "none" }] } },
  "subnets that overlap": {
    kind: "IsolatedNetwork",
    args: { subnets: [{ cidr: "10.97.2.0/24" }, { cidr: "10.97.0.0/22", gateway: "10.97.1.1" }] },
    doubt: "subnets[1].cidr",
  },
  "a broadcast address for a gateway": {
    kind: "IsolatedNetwork",
    args: { subnets: [{ cidr: "10.97.2.0/24", gateway: "10.97.2.255" }] },
    doubt: "subnets[0].gateway",
  },
  "groups for a subnet": { kind: "IsolatedNetwork", args: { subnets: [{ cidr: "224.97.2.0/24" }] }, doubt: "subnets[0].cidr" },
  "ranges that overlap, put into a running network": {
    kind: "NatNetwork",
    args: { subnets: [ranges([10, 20], [15, 30])] },
    becomes: { subnets: [ranges([10, 20], [15, 40])] },
    impact: "blip",
    doubt: "subnets[0].dhcp.ranges[1]",
  },
  ...Object.fromEntries(
    ["10.97.2.1", "10.97.2.255", "10.99.0.1"].map((address): [string, Taken] => [
      `a reservation of ${address}, put into a running network`,
      {
        kind: "NatNetwork",
        args: { subnets: [reserving(address)] },
        becomes: { subnets: [reserving(address, 9)] },
        impact: "blip",
        doubt: "subnets[0].dhcp.reservations[0].ip",
      },
    ]),
  ),
  "reservations that share a name": {
    kind: "NatNetwork",
    args: { subnets: [reservingFor({ hostname: "web" })] },
    becomes: { subnets: [reservingFor({ hostname: "web" })], domain: { name: "kvag.example" } },
    impact: "restart",
    doubt: "subnets[0].dhcp.reservations[1].hostname",
  },
  "reservations that share an address": {
    kind: "NatNetwork",
    args: { subnets: [reservingFor({ ip: "10.97.2.9" })] },
    doubt: "subnets[0].dhcp.reservations[1].ip",
  },
  "an address of DNS twice": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.2.0/24" }], dns: { hosts: [host(7, "a"), host(7, "b"), host(8, "c")] } },
    becomes: { subnets: [{ cidr: "10.97.2.0/24" }], dns: { hosts: [host(7, "a"), host(7, "b"), host(9, "c")] } },
    impact: "none",
    doubt: "dns.hosts[1].ip",
  },
  "a text record twice": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.2.0/24" }], dns: { txt: [1, 2].map(() => ({ name: "t.example", value: "x" })) } },
    doubt: "dns.txt[1]",
  },
  "absolute names": {
    kind: "NatNetwork",
    args: {
      subnets: [{ cidr: "10.97.2.0/24" }],
      domain: { name: "lan.example." },
      dns: {
        hosts: [{ ip: "10.97.2.7", hostnames: ["a.example."] }],
        txt: [{ name: "a.example.", value: "x" }],
        forwarders: [{ domain: "b.example.", address: "100.64.0.1" }],
      },
    },
  },
  "a name with a star": { kind: "DnsRecord", args: { type: "host", network: NET, ip: "10.97.0.67", hostnames: ["*.example"] }, doubt: "hostnames[0]" },
  "a name named twice": { kind: "DnsRecord", args: { type: "host", network: NET, ip: "10.97.0.67", hostnames: ["a", "a"] }, doubt: "hostnames[1]" },
  "a label that begins with a hyphen": { kind: "DnsRecord", args: { type: "txt", network: NET, record: "-a.example", value: "x" }, doubt: "record" },
  "a service with its underscore": { kind: "DnsRecord", args: { ...srv, service: "_ldap" }, doubt: "service" },
  "a reservation outside of the network's subnets": {
    kind: "DhcpReservation",
    args: { network: NET, mac: "52:54:00:97:00:03", ip: "10.99.0.1" },
    becomes: { network: NET, mac: "52:54:00:97:00:03", ip: "10.97.0.1" },
    impact: "blip",
  },
  "a reservation that was typed with short octets": {
    kind: "DhcpReservation",
    args: { network: NET, mac: "52:54:00:97:00:04", ip: "10.97.0.44" },
    byHand: `virsh -q net-update ${NET} add ip-dhcp-host "<host mac='52:54:0:97:0:4' ip='10.97.0.44'/>" --live --config`,
    becomes: { network: NET, mac: "52:54:00:97:00:04", ip: "10.97.0.45" },
    impact: "blip",
  },
  "one of two reservations that share a name": {
    kind: "DhcpReservation",
    args: { network: NET, mac: "52:54:00:97:00:06", hostname: "twin", ip: "10.97.0.56" },
    byHand: ":",
  },
  "ports from zero on": {
    kind: "NatNetwork",
    args: { subnets: [{ cidr: "10.97.2.0/24" }], nat: { portRange: { start: 0, end: 65535 } } },
    shows: ["iptables -t nat -S LIBVIRT_PRT", /10\.97\.2\.0.*tcp -j MASQUERADE --to-ports 0-65535/],
  },
  "a forward into a network with a colon, beside one that has the part before it for a name": {
    kind: "PortForward",
    args: { network: `${NET}:2`, listenPort: 19_797, targets: ["10.97.3.9"] },
    shows: ["nft list table inet kvmnet", /19797.*10\.97\.3\.9/],
  },
  "a reserved subnet": { kind: "IsolatedNetwork", args: { subnets: [{ cidr: "240.97.2.0/24" }] }, doubt: "subnets[0].cidr" },
  "one destination over two gateways": {
    kind: "RoutedNetwork",
    args: {
      subnets: [{ cidr: "10.97.2.0/24" }],
      routes: [
        { destination: "10.98.0.0/16", gateway: "10.97.2.8", metric: 5 },
        { destination: "10.98.0.0/16", gateway: "10.97.2.9", metric: 6 },
      ],
    },
  },
};

const cleared = `
for name in ${NET} ${NET}:2 ${NAME} kvagbad "it's \\"kvag\\" & <co>"; do virsh net-destroy "$name"; virsh net-undefine "$name"; done
for name in ${GUEST} kvagbad; do virsh destroy $name; virsh undefine $name; done
ovs-vsctl --if-exists del-br ${OVS}
ip rule del priority 1097; ip -6 rule del priority 1097
for name in ${NIC} ${NAME}; do ip link del $name; done
rm -f /run/kvmnet/*kvag*
exit 0`;
const network = `<network><name>${NET}</name><bridge name="kvagbr0"/><dns><host ip="10.97.0.65"><hostname>there.example</hostname></host></dns><ip address="10.97.0.1" prefix="24"><dhcp>${[5, 6].map((n) => `<host mac="52:54:00:97:00:0${n}" name="twin" ip="10.97.0.5${n}"/>`).join("")}</dhcp></ip><ip family="ipv6" address="fd00:97::1" prefix="64"/><portgroup name="say &quot;hi&quot;"/></network>`;
const beside = `<network><name>${NET}:2</name><forward mode="nat"/><bridge name="kvagbr1"/><ip address="10.97.3.1" prefix="24"/></network>`;
const prepared = `set -e
${define("net-define", beside)}; virsh -q net-start ${NET}:2
${define("net-define", network)}; virsh -q net-start ${NET}
${define("define", `<domain type="qemu"><name>${GUEST}</name><memory>65536</memory><os><type>hvm</type></os></domain>`)}
ip link add ${NIC} type veth peer name ${NIC}-far; ip link set ${NIC} up; ip link set ${NIC}-far up
ovs-vsctl add-br ${OVS} -- set bridge ${OVS} datapath_type=netdev -- add-port ${OVS} kvagint -- set interface kvagint type=internal`;

let there: TakenHost;
const typed = async (script: string) => (await there.host.run({ name: "typed by hand", script, mutates: true })).stdout;

test.serial.before(async () => {
  there = await takeHost();
  await typed(cleared);
  await typed(prepared);
});

test.serial.after.always(async () => {
  if (there) {
    await typed(cleared);
    await there.release();
  }
});

const whole = (args: object): Json => JSON.parse(JSON.stringify({ name: NAME, owner: "conformance/stack/agrees", ...args }));

for (const [title, { kind, args, property, byHand }] of Object.entries(refused)) {
  test.serial(`the host refuses, and so do the checks: ${title}`, async (t) => {
    const { failures } = checkArgs(kinds[kind](), whole(args));
    t.deepEqual(
      failures.map((failure) => failure.property),
      [property],
    );
    const said = await typed(
      `( ${byHand} ) 2>&1 >/dev/null && echo TAKEN; virsh -q destroy kvagbad; virsh -q undefine kvagbad; virsh -q net-destroy kvagbad; virsh -q net-undefine kvagbad; exit 0`,
    );
    t.not(said.trim().split("\n").at(-1), "TAKEN");
  });
}

function checked(t: ExecutionContext, kind: AnyKind, args: Json, doubt: string | undefined): Json {
  const { inputs, failures, doubts } = checkArgs(kind, args);
  t.deepEqual(failures, []);
  t.deepEqual(
    doubts.map(({ property }) => property),
    doubt === undefined ? [] : [doubt],
  );
  return inputs;
}

for (const [title, { kind: word, args, byHand, becomes, impact, doubt, shows }] of Object.entries(taken)) {
  test.serial(`the host takes, and so do the checks: ${title}`, async (t) => {
    const kind = kinds[word]();
    const wanted = checked(t, kind, whole({ ...args, ...(byHand !== undefined && { adopt: true }) }), doubt);
    await typed(byHand ?? ":");
    await kind.foresee?.(there.host, wanted);
    let state = await kind.create(there.host, wanted);
    try {
      t.deepEqual(kind.plan(state, wanted), []);
      if (becomes) {
        const next = checked(t, kind, whole(becomes), doubt);
        const plan = kind.plan(state, next);
        t.deepEqual([...new Set(plan.map((change) => change.impact))], [impact]);
        await kind.foresee?.(there.host, next, state);
        state = await kind.update(there.host, state, next, plan);
        t.deepEqual(kind.plan(state, next), []);
      }
      t.regex(shows ? await typed(`${shows[0]} | tr '\\n' ' '`) : "", shows?.[1] ?? /^$/);
    } finally {
      await kind.delete(there.host, state);
    }
    t.is(await kind.read(there.host, String(wanted.name)).then((left) => (left as { owner?: string } | undefined)?.owner || undefined), undefined);
  });
}

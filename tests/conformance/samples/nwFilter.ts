import type { Host } from "../../../provider/host/host";
import { nwFilter } from "../../../provider/libvirt/nwFilter";
import type { Input, Samples } from "../samples";

const NAME = "conf-nwf";
const HELPER = "conf-nwf-helper";
const NOTES = "/etc/kvmnet/nwfilter.d";

const run = async (host: Host, script: string, input = "") =>
  (await host.run({ name: "by hand", script, args: [NAME, HELPER, NOTES], input, mutates: true, timeoutMs: 60_000 })).stdout;
const byHand =
  (script: string, input = "") =>
  async (host: Host) => {
    await run(host, script, input);
  };

const DEFINE = `f=$(mktemp); cat >"$f"; virsh -q nwfilter-define "$f"; r=$?; rm -f "$f"; exit $r`;
/** As virsh nwfilter-edit does it: what is printed goes through an editor. */
const edit = (script: string) => `f=$(mktemp); virsh nwfilter-dumpxml "$1" | sed ${script} >"$f"; virsh -q nwfilter-define "$f"; r=$?; rm -f "$f"; exit $r`;

const minimal: Input = { rules: [{ action: "drop", direction: "out", tcp: { dstportstart: 25 } }] };

const onlyOwnMac: Input = { action: "drop", direction: "out", priority: -900, mac: { match: false, srcmacaddr: "$MAC" } };

const full: Input = {
  chain: "root",
  priority: 7,
  references: [
    { filter: "no-arp-spoofing" },
    {
      filter: HELPER,
      parameters: [
        { name: "IP", value: "192.0.2.8" },
        { name: "IP", value: "192.0.2.7" },
        { name: "GW", value: "fd00::1" },
      ],
    },
  ],
  rules: [
    onlyOwnMac,
    {
      action: "accept",
      direction: "in",
      statematch: false,
      tcp: { srcipaddr: "10.0.0.0", srcipmask: 8, dstportstart: 22, state: "NEW,ESTABLISHED", flags: "SYN,ACK/SYN" },
    },
    {
      action: "reject",
      direction: "inout",
      priority: 501,
      udpIpv6: { srcipaddr: "fd00::", srcipmask: 64, dstportstart: 53, dstportend: "$LAST", comment: "it's <\"&'\\ $HOME" },
    },
    { action: "return", direction: "in", arp: { opcode: "Request", gratuitous: true, arpsrcipaddr: "$IP[@1]" } },
    { action: "continue", direction: "out", xml: '<ip match="no" srcipaddr="192.0.2.1"/><ip dstipaddr="192.0.2.2"/>' },
    { action: "drop", direction: "inout", priority: 1000 },
  ],
};

const bad = (title: string, rule: Input, property: string, reason: RegExp) => ({
  title,
  args: { rules: [{ action: "drop", direction: "in", ...rule }] },
  property: `rules[0].${property}`,
  reason,
});

export const samples: Samples = {
  kind: nwFilter,
  name: NAME,
  setUp: byHand(DEFINE, `<filter name="${HELPER}" chain="ipv4-conf"/>`),
  tearDown: byHand('virsh -q nwfilter-undefine "$2"; rm -f "$3/$1"; rmdir "$3" "$(dirname "$3")" 2>/dev/null; exit 0'),
  minimal,
  full,
  edits: [
    { title: "one more rule", to: { ...full, rules: [...(full.rules as Input[]), { action: "drop", direction: "in", icmp: { type: 8 } }] }, impact: "none" },
    { title: "another chain", to: { ...full, chain: "ipv4-web", priority: -650 }, impact: "none" },
    { title: "no references", to: { ...full, references: [] }, impact: "none" },
    { title: "no rules", from: minimal, to: { rules: [] }, impact: "none" },
    { title: "another name", from: minimal, to: { ...minimal, name: `${NAME}-renamed` }, impact: "replace" },
  ],
  drifts: [
    { title: "a rule changed", args: minimal, byHand: byHand(edit(`"s/dstportstart='25'/dstportstart='26'/"`)) },
    { title: "a rule added", byHand: byHand(edit(`'s#</filter>#<rule action="accept" direction="inout"/></filter>#'`)) },
    { title: "a reference removed", byHand: byHand(edit("/no-arp-spoofing/d")) },
    { title: "another chain and priority", byHand: byHand(edit(`"s/chain='root' priority='7'/chain='arp' priority='-3'/"`)) },
    { title: "our mark removed", byHand: byHand('rm "$3/$1"') },
    { title: "removed", byHand: byHand('virsh -q nwfilter-undefine "$1"') },
  ],
  bad: [
    { title: "a filter of libvirt's own", args: { ...minimal, name: "clean-traffic" }, property: "name", reason: /libvirt brings/ },
    { title: "a way out of libvirt's folder", args: { ...minimal, name: "../x" }, property: "name", reason: /file's name/ },
    { title: "a UUID as a name", args: { ...minimal, name: "0567b034-3a5f-4e43-8998-4559ae12c5d7" }, property: "name", reason: /UUID/ },
    { title: "an unknown chain", args: { chain: "tcp" }, property: "chain", reason: /root/ },
    { title: "something behind root", args: { chain: "root-2" }, property: "chain", reason: /root/ },
    { title: "a chain with a blank", args: { chain: "arp 1" }, property: "chain", reason: /root/ },
    { title: "a chain that is too long", args: { chain: "ipv4-webservers" }, property: "chain", reason: /12/ },
    { title: "a priority beyond", args: { priority: 1001 }, property: "priority", reason: /-1000 to 1000/ },
    { title: "a priority that libvirt forgets", args: { chain: "arp", priority: 0 }, property: "priority", reason: /forgets/ },
    { title: "a reference to itself", args: { references: [{ filter: NAME }] }, property: "references[0].filter", reason: /loop/ },
    { title: "a reference to no name", args: { references: [{ filter: "a/b" }] }, property: "references[0].filter", reason: /not the name/ },
    {
      title: "a value with a quote",
      args: { references: [{ filter: HELPER, parameters: [{ name: "IP", value: "1'2" }] }] },
      property: "references[0].parameters[0].value",
      reason: /letters/,
    },
    {
      title: "a value of MAC that is none",
      args: { references: [{ filter: HELPER, parameters: [{ name: "MAC", value: "1.2.3.4" }] }] },
      property: "references[0].parameters[0].value",
      reason: /MAC address/,
    },
    { title: "no action", args: { rules: [{ direction: "in" }] }, property: "rules[0].action", reason: /required/ },
    bad("an unknown action", { action: "allow" }, "action", /accept/),
    bad("an unknown direction", { direction: "both" }, "direction", /inout/),
    bad("a rule's priority beyond", { priority: -1001 }, "priority", /-1000 to 1000/),
    bad("two protocols", { tcp: {}, udp: {} }, "udp", /second protocol/),
    bad("an attribute of another protocol", { icmp: { dstportstart: 22 } }, "icmp.dstportstart", /not a property/),
    bad("a state on layer 2", { ip: { state: "NEW" } }, "ip.state", /not a property/),
    bad("a port beyond", { tcp: { dstportstart: 65536 } }, "tcp.dstportstart", /65535/),
    bad("a port by name", { tcp: { dstportstart: "ssh" } }, "tcp.dstportstart", /variable/),
    bad("a variable with a blank", { tcp: { dstportstart: "$MY PORT" } }, "tcp.dstportstart", /variable/),
    bad("a range that ends before it begins", { tcp: { dstportstart: 80, dstportend: 79 } }, "tcp.dstportend", /below/),
    bad("the end of no range", { udp: { dstportend: 79 } }, "udp.dstportend", /without dstportstart/),
    bad("no receivers' port, which libvirt turns around", { tcp: { match: false, dstportstart: 22 } }, "tcp.dstportstart", /opposite/),
    bad("no code of ICMP without its type", { icmp: { code: 3 } }, "icmp.code", /without type/),
    bad("a mask of no address", { all: { srcipmask: 24 } }, "all.srcipmask", /without srcipaddr/),
    bad("receivers up to an IPv6 address", { allIpv6: { dstipfrom: "fd00::1", dstipto: "fd00::2" } }, "allIpv6.dstipto", /variable/),
    bad("an IPv6 address for IPv4", { tcp: { srcipaddr: "fd00::1" } }, "tcp.srcipaddr", /IPv4/),
    bad("an IPv4 address for IPv6", { tcpIpv6: { srcipaddr: "10.0.0.1" } }, "tcpIpv6.srcipaddr", /IPv6/),
    bad("a mask with a hole", { all: { srcipaddr: "10.0.0.1", srcipmask: "255.0.255.0" } }, "all.srcipmask", /0 to 32/),
    bad("a prefix beyond", { all: { srcipaddr: "10.0.0.1", srcipmask: 33 } }, "all.srcipmask", /0 to 32/),
    bad("addresses backwards", { all: { srcipfrom: "10.0.0.9", srcipto: "10.0.0.1" } }, "all.srcipto", /below/),
    bad("not a MAC address", { mac: { srcmacaddr: "52:54:00" } }, "mac.srcmacaddr", /MAC address/),
    bad("a mask of MAC addresses with a hole", { mac: { srcmacaddr: "$MAC", srcmacmask: "ff:00:ff:00:00:00" } }, "mac.srcmacmask", /ones and then zeros/),
    bad("an unknown opcode", { arp: { opcode: "Ask" } }, "arp.opcode", /Request/),
    bad("a protocol that no frame has", { mac: { protocolid: 100 } }, "mac.protocolid", /1536/),
    bad("VLAN 4096", { vlan: { vlanid: 4096 } }, "vlan.vlanid", /4095/),
    bad("ports of no protocol", { ip: { dstportstart: 80 } }, "ip.dstportstart", /protocol/),
    bad("ports of ICMP", { ip: { protocol: "icmp", dstportstart: 80 } }, "ip.dstportstart", /tcp/),
    bad("a type of ICMPv6 of no protocol", { ipv6: { type: 128 } }, "ipv6.type", /icmpv6/),
    bad("flags of TCP over IPv6, which libvirt leaves out", { tcpIpv6: { flags: "SYN/SYN" } }, "tcpIpv6.flags", /not a property/),
    bad("an unknown state", { tcp: { state: "OPEN" } }, "tcp.state", /ESTABLISHED/),
    bad("flags without a mask", { tcp: { flags: "SYN" } }, "tcp.flags", /two lists/),
    bad("DSCP 64", { ip: { dscp: 64 } }, "ip.dscp", /63/),
    bad("a set without what is looked up", { all: { ipset: "web" } }, "all.ipset", /without ipsetflags/),
    bad("a set where libvirt forgets it", { tcp: { ipset: "web", ipsetflags: "src" } }, "tcp.ipset", /not a property/),
    bad("a note that is a variable", { tcp: { comment: "$5 a month" } }, "tcp.comment", /variable/),
    bad("a note with a line break", { tcp: { comment: "a\nwork x" } }, "tcp.comment", /control/),
    bad("XML that is none", { xml: "<tcp" }, "xml", /no XML/),
    bad("XML that ends the rule", { xml: "</rule><rule>" }, "xml", /XML|elements/),
    bad("an unknown element", { xml: "<quic dstportstart='443'/>" }, "xml", /everything/),
    bad("two protocols as XML", { xml: "<tcp/><udp/>" }, "xml", /one protocol/),
    bad("a set as XML", { xml: "<tcp ipset='web' ipsetflags='src'/>" }, "xml", /leaves it out/),
    bad("XML for what has a property", { xml: "<tcp dstportstart='22'/>" }, "xml", /say `tcp`/),
    bad("a value that it cannot have, as XML", { xml: "<tcp dstportstart='22'/><tcp match='no' srcportstart='ssh'/>" }, "xml", /cannot have/),
    bad("XML beside a protocol", { tcp: {}, xml: "<tcp match='no' srcportstart='1'/><tcp/>" }, "xml", /in the place of/),
  ],
  foreign: {
    make: byHand(DEFINE, `<filter name="${NAME}" chain="root"><rule action="drop" direction="out"><tcp dstportstart="25"/></rule></filter>`),
    remove: byHand('virsh -q nwfilter-undefine "$1"; rm -f "$3/$1"; rmdir "$3" "$(dirname "$3")" 2>/dev/null; exit 0'),
    // By its contents: the UUID is another one each time.
    fingerprint: (host) => run(host, `virsh nwfilter-dumpxml "$1"; cat "/etc/libvirt/nwfilter/$1.xml"; cat "$3/$1" 2>/dev/null; exit 0`),
    adoptArgs: minimal,
  },
  inventory: async (host) =>
    (
      await run(
        host,
        `virsh -q nwfilter-list | while read -r uuid name; do note=; read -r note <"$3/$name"; echo "filter $name \${note#* }"; done 2>/dev/null; ls -d "$3"/* "$3" 2>/dev/null; exit 0`,
      )
    )
      .split("\n")
      .filter(Boolean),
};

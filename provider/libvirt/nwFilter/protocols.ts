import type { SortName } from "./values";

/** An attribute of a protocol's element. */
export interface Attribute {
  /** libvirt's word: `root-priority-hi`. */
  readonly term: string;
  readonly sort: SortName;
  /** What it says, for the reference. */
  readonly says: string;
  /** The property without which it means nothing: libvirt takes it and leaves it out of the rule (nwfilter_ebiptables_driver.c). */
  readonly after?: string;
  /** The property that it is the upper end of. */
  readonly from?: string;
  /** The property whose `match="no"` libvirt gives to it, whatever it says itself (virNWFilterRuleDefFixup). */
  readonly negatedWith?: string;
}

export interface Protocol {
  /** The element: `tcp-ipv6`. */
  readonly term: string;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

type Attributes = Readonly<Record<string, Attribute>>;

const camel = (term: string) => term.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
const one = (term: string, sort: SortName, says: string, more: Omit<Attribute, "term" | "sort" | "says"> = {}): Attributes => ({
  [camel(term)]: { term, sort, says, ...more },
});

/** An address and its mask, whose sign libvirt takes from the address. */
const masked = (term: string, mask: string, sorts: readonly [SortName, SortName], says: string): Attributes => ({
  ...one(term, sorts[0], says),
  ...one(mask, sorts[1], `Mask of \`${camel(term)}\`.`, { after: camel(term) }),
});
/** The two ends of a range. */
const range = (first: string, last: string, sort: SortName, says: string, endSort = sort): Attributes => ({
  ...one(first, sort, says),
  ...one(last, endSort, `End of the range that begins with \`${camel(first)}\`.`, { after: camel(first), from: camel(first) }),
});
const upTo = (term: string, sort: SortName, says: string) => range(term, `${term}-hi`, sort, says);

const MACS = ["mac", "macMask"] as const;
const source = masked("srcmacaddr", "srcmacmask", MACS, "Sender's MAC address.");
const layer2 = { ...source, ...masked("dstmacaddr", "dstmacmask", MACS, "Receiver's MAC address.") };
const comment = one("comment", "comment", "A note; iptables keeps it beside the rule.");

const SORTS = { 4: ["ip4", "prefix4"], 6: ["ip6", "prefix6"] } as const;
const addresses = (family: 4 | 6): Attributes => ({
  ...masked("srcipaddr", "srcipmask", SORTS[family], "Sender's address."),
  ...masked("dstipaddr", "dstipmask", SORTS[family], "Receiver's address."),
});
const ports: Attributes = {
  ...range("srcportstart", "srcportend", "uint16", "Sender's port, or the first of a range."),
  ...range("dstportstart", "dstportend", "uint16", "Receiver's port, or the first of a range."),
};
/** Where libvirt looks at the sender's port for the sign of all of them. */
const portsOfLayer4: Attributes = Object.fromEntries(
  Object.entries(ports).map(([name, attribute]) => [name, name.startsWith("dst") ? { ...attribute, negatedWith: "srcportstart" } : attribute]),
);

const layer3 = (family: 4 | 6): Attributes => {
  const [sort] = SORTS[family];
  return {
    srcmacaddr: source.srcmacaddr as Attribute,
    ...addresses(family),
    ...range("srcipfrom", "srcipto", sort, "First of a range of senders."),
    // COMMON_IPV6_PROPS_P1 has the end of receivers as IPv4.
    ...range("dstipfrom", "dstipto", sort, "First of a range of receivers.", family === 6 ? "ip6Variable" : sort),
    ...one("dscp", "sixBits", "DSCP."),
    ...one("connlimit-above", "uint16", "More connections than so many at once."),
    ...one("state", "states", "States of the connection: `NEW,ESTABLISHED`."),
  };
};
const set: Attributes = {
  ...one("ipset", "ipset", "A set of the host's (`ipset`), which must be there.", { after: "ipsetflags" }),
  ...one("ipsetflags", "ipsetFlags", "What is looked up in the set: `src`, `dst`, or several for a set of several dimensions.", { after: "ipset" }),
};
const icmp: Attributes = { ...one("type", "uint8", "Type."), ...one("code", "uint8", "Code.", { after: "type" }) };
const arp: Attributes = {
  ...layer2,
  ...one("hwtype", "uint16", "Type of hardware."),
  ...one("opcode", "opcode", "`Request`, `Reply` …"),
  ...one("protocoltype", "uint16", "Type of protocol."),
  ...one("arpsrcmacaddr", "mac", "Sender's MAC address in the packet."),
  ...masked("arpsrcipaddr", "arpsrcipmask", SORTS[4], "Sender's address in the packet."),
  ...one("arpdstmacaddr", "mac", "Target's MAC address in the packet."),
  ...masked("arpdstipaddr", "arpdstipmask", SORTS[4], "Target's address in the packet."),
  ...one("gratuitous", "boolean", "An announcement."),
  ...comment,
};
const stp: Attributes = {
  ...source,
  ...one("type", "uint8", "Type of the BPDU."),
  ...one("flags", "uint8", "Flags."),
  ...upTo("root-priority", "uint16", "Priority of the root."),
  ...masked("root-address", "root-address-mask", MACS, "MAC address of the root."),
  ...upTo("root-cost", "uint32", "Cost to the root."),
  ...upTo("sender-priority", "uint16", "Priority of the sender."),
  ...masked("sender-address", "sender-address-mask", MACS, "MAC address of the sender."),
  ...upTo("port", "uint16", "Port."),
  ...upTo("age", "uint16", "Age."),
  ...upTo("max-age", "uint16", "Highest age."),
  ...upTo("hello-time", "uint16", "Hello time."),
  ...upTo("forward-delay", "uint16", "Forward delay."),
  ...comment,
};

const both = (term: string, attributes: (family: 4 | 6) => Attributes): Protocol[] => [
  { term, attributes: attributes(4) },
  { term: `${term}-ipv6`, attributes: attributes(6) },
];
const plain = (family: 4 | 6): Attributes => ({ ...layer3(family), ...comment });

/** What a rule may match (docs/schemas/nwfilter.rng; nwfilter_conf.c), with libvirt's own words. */
const all: readonly Protocol[] = [
  { term: "mac", attributes: { ...layer2, ...one("protocolid", "etherType", "Protocol within: `arp`, `ipv4`, 34525."), ...comment } },
  {
    term: "vlan",
    attributes: { ...layer2, ...one("vlanid", "vlanId", "VLAN."), ...one("encap-protocol", "encapsulated", "Protocol behind the tag."), ...comment },
  },
  { term: "stp", attributes: stp },
  { term: "arp", attributes: arp },
  { term: "rarp", attributes: arp },
  {
    term: "ip",
    attributes: { ...layer2, ...addresses(4), ...ports, ...one("protocol", "protocol", "Protocol within."), ...one("dscp", "sixBits", "DSCP."), ...comment },
  },
  {
    term: "ipv6",
    attributes: {
      ...layer2,
      ...addresses(6),
      ...ports,
      ...one("protocol", "protocol", "Protocol within."),
      ...one("type", "uint8", "Type of ICMPv6, or the first of a range."),
      ...one("typeend", "uint8", "Last type of ICMPv6.", { after: "type", from: "type" }),
      ...one("code", "uint8", "Code of ICMPv6, or the first of a range.", { after: "type" }),
      ...one("codeend", "uint8", "Last code of ICMPv6.", { after: "code", from: "code" }),
      ...comment,
    },
  },
  ...both("tcp", (family) => ({
    ...layer3(family),
    ...portsOfLayer4,
    // tcpipv6Attributes has no flags: libvirt leaves them out.
    ...(family === 4 && one("flags", "tcpFlags", "Flags that are looked at, and those of them that are set: `SYN,ACK/SYN`.")),
    ...comment,
  })),
  ...both("udp", (family) => ({ ...layer3(family), ...portsOfLayer4, ...comment })),
  ...both("sctp", (family) => ({ ...layer3(family), ...portsOfLayer4, ...comment })),
  { term: "icmp", attributes: { ...layer3(4), ...icmp, ...comment } },
  { term: "icmpv6", attributes: { ...layer3(6), ...icmp, ...comment } },
  { term: "igmp", attributes: plain(4) },
  ...both("esp", plain),
  ...both("ah", plain),
  ...both("udplite", plain),
  ...both("all", (family) => ({ ...layer3(family), ...set, ...comment })),
];

/** By property: `tcpIpv6`. */
export const protocols: Readonly<Record<string, Protocol>> = Object.fromEntries(all.map((protocol) => [camel(protocol.term), protocol]));

/** By element: its property. */
export const propertyOf: ReadonlyMap<string, string> = new Map(Object.entries(protocols).map(([property, { term }]) => [term, property]));

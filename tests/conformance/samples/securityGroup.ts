import { securityGroup } from "../../../provider/either/securityGroup";
import { fragmentOf as setFragment } from "../../../provider/policy/addressSet/render";
import { fragmentOf } from "../../../provider/policy/securityGroup/render";
import type { Input, Samples } from "../samples";
import { inventory, load, tidyTables, typed, unmarked } from "./policyTable";

const name = "cfsg";
const FILE = `/etc/kvmnet/policy.d/SecurityGroup-${name}.rules`;
/** Of another stack. */
const others = [
  setFragment("cfsgoffice", "other/stack/office", { addresses: ["10.0.0.0/8", "2001:db8::/32"] }),
  fragmentOf("cfsgdb", "other/stack/db", { ingress: [], members: ["192.0.2.20"] }),
];

const web = { protocol: "tcp", ports: ["443", "8000-8010"] };
const minimal: Input = {};
const full: Input = {
  on: "host",
  ingress: [
    web,
    {
      protocol: "tcp",
      ports: ["22"],
      addresses: ["192.0.2.0/24", "198.51.100.1-198.51.100.9", "2001:db8:1::/48"],
      addressSets: ["cfsgoffice"],
      groups: ["cfsgdb"],
      self: true,
      log: true,
    },
    { protocol: "icmp", icmpTypes: ["8", "time-exceeded"] },
    { protocol: "esp", addresses: ["192.0.2.1"] },
  ],
  egress: [{ protocol: "udp", ports: ["53"], addresses: ["192.0.2.53"] }, { groups: ["cfsgdb"] }],
  members: ["203.0.113.7", "fd00::7"],
};

const bad = (title: string, rule: Input, property: string, reason: RegExp) => ({ title, args: { ingress: [rule] }, property: `ingress[0]${property}`, reason });

export const samples: Samples = {
  kind: securityGroup,
  name,
  setUp: async (host) => {
    await typed(tidyTables)(host);
    await load(host, others);
  },
  tearDown: (host) => typed(tidyTables)(host),
  minimal,
  full,
  edits: [
    { title: "one rule more", to: { ...full, ingress: [...(full.ingress as Input[]), { protocol: "sctp" }, { protocol: "icmpv6" }] }, impact: "none" },
    { title: "one rule fewer", to: { ...full, ingress: (full.ingress as Input[]).slice(1) }, impact: "none" },
    { title: "sends nothing", to: { ...full, egress: [] }, impact: "none" },
    { title: "sends everything", to: { ingress: full.ingress, members: full.members }, impact: "none" },
    { title: "other members elsewhere", to: { ...full, members: ["203.0.113.8"] }, impact: "none" },
    { title: "everything from anywhere", from: minimal, to: { ingress: [{}] }, impact: "none" },
    { title: "another name", to: { ...full, name: "cfsg2" }, impact: "replace" },
  ],
  drifts: [
    { title: "a rule removed", byHand: typed(`nft flush chain bridge kvmnet SecurityGroup.${name}.in`) },
    { title: "a rule added", args: minimal, byHand: typed(`nft add rule bridge kvmnet SecurityGroup.${name}.in tcp dport 23 accept`) },
    { title: "a member added", byHand: typed(`nft add element bridge kvmnet SecurityGroup.${name}.v4 '{ 203.0.113.99 }'`) },
    { title: "the table removed", byHand: typed("nft delete table bridge kvmnet") },
    { title: "our file removed", byHand: typed(`rm ${FILE}`) },
    { title: "the file for the next boot changed", args: minimal, byHand: typed("echo '# by hand' >> /etc/kvmnet/policy.nft") },
  ],
  bad: [
    bad("a protocol that is none", { protocol: "tcp accept" }, ".protocol", /any/),
    bad("ports of any protocol", { ports: ["80"] }, ".ports", /no ports/),
    bad("ports of icmp", { protocol: "icmp", ports: ["80"] }, ".ports", /no ports/),
    bad("types of tcp", { protocol: "tcp", icmpTypes: ["echo-request"] }, ".icmpTypes", /only icmp/),
    bad("a type that is none", { protocol: "icmp", icmpTypes: ["packet-too-big"] }, ".icmpTypes[0]", /no type/),
    bad("a type beyond 255", { protocol: "icmpv6", icmpTypes: ["256"] }, ".icmpTypes[0]", /0 to 255/),
    bad("no port", { protocol: "tcp", ports: [] }, ".ports", /at least one/),
    bad("port 0", { protocol: "tcp", ports: ["0"] }, ".ports[0]", /1 to 65535/),
    bad("a port by name", { protocol: "tcp", ports: ["ssh"] }, ".ports[0]", /no port/),
    bad("a range of ports that falls", { protocol: "tcp", ports: ["90-80"] }, ".ports[0]", /range/),
    bad("a port twice", { protocol: "tcp", ports: ["80-90", "85"] }, ".ports[1]", /twice/),
    bad("a peer that is no address", { addresses: ["web"] }, ".addresses[0]", /address/),
    bad("a peer within another", { addresses: ["10.0.0.0/8", "10.1.0.0/16"] }, ".addresses[1]", /lies within/),
    bad("a peer that overlaps another", { addresses: ["10.0.0.0-10.0.0.9", "10.0.0.5-10.0.0.20"] }, ".addresses[1]", /overlaps/),
    bad("everybody as a subnet", { addresses: ["::/0"] }, ".addresses[0]", /everybody/),
    bad("IPv6 with icmp", { protocol: "icmp", addresses: ["fd00::1"] }, ".addresses[0]", /IPv6/),
    bad("a set with words of nft", { addressSets: ["office accept"] }, ".addressSets[0]", /no name/),
    bad("itself as a group", { groups: [name] }, ".groups[0]", /self/),
    bad("a misspelt property", { adresses: ["10.0.0.1"] }, ".adresses", /addresses/),
    { title: "a member that is no address", args: { members: ["web"] }, property: "members[0]", reason: /address/ },
    { title: "a name with a slash", args: { name: "a/b" }, property: "name", reason: /file/ },
  ],
  foreign: { ...unmarked(fragmentOf(name, "", { ingress: [], members: [] }), others), adoptArgs: minimal },
  inventory,
};

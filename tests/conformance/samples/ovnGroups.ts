import { addressSet } from "../../../provider/either/addressSet";
import { securityGroup } from "../../../provider/either/securityGroup";
import type { Host } from "../../../provider/host/host";
import { aclsOf } from "../../../provider/ovn/groups/matches";
import type { Input, Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

/** Security groups and sets of addresses in OVN. */

const GROUP = "cf-ovn.group";
const GROUP_ROW = "kvmnet_group_cf.2dovn.2egroup";
const SET = "cf-ovn.set";
const SET_ROW = "kvmnet_set_cf.2dovn.2eset";

const others = `ovn-nbctl --may-exist ls-add cf-groups
for s in v4 v6; do ovn-nbctl list Address_Set kvmnet_set_cfoffice_$s >/dev/null 2>&1 || ovn-nbctl create Address_Set name=kvmnet_set_cfoffice_$s >/dev/null; done
ovn-nbctl list Port_Group kvmnet_group_cfdb >/dev/null 2>&1 || ovn-nbctl --wait=sb pg-add kvmnet_group_cfdb`;

const web = { protocol: "tcp", ports: ["443", "8000-8010", "80"] };
const inOvn = { on: "ovn" };
const full: Input = {
  ...inOvn,
  ingress: [
    web,
    {
      protocol: "tcp",
      ports: ["22"],
      addresses: ["192.0.2.0/24", "198.51.100.1-198.51.100.9", "2001:db8:1::/48"],
      addressSets: ["cfoffice"],
      groups: ["cfdb"],
      self: true,
    },
    { protocol: "icmp", icmpTypes: ["8", "time-exceeded"] },
    { protocol: "icmpv6", icmpTypes: ["echo-request"], addresses: ["2001:db8:1::/48"] },
    { protocol: "esp", addresses: ["192.0.2.1"] },
    { protocol: "sctp" },
  ],
  egress: [{ protocol: "udp", ports: ["53"], addresses: ["192.0.2.53"] }, { groups: ["cfdb"] }, { protocol: "gre" }, { protocol: "ah" }],
};
const rules = full.ingress as Input[];

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...inOvn, ...args }, property, reason });

/** Rows as we would make them, that bear nobody's mark. */
const unmarked = (
  host: Host,
  spec: object,
  [first, ...rest]: readonly { readonly table: string; readonly row: Record<string, unknown> }[],
  acls: readonly object[] = [],
) => {
  const inserts = [
    ...acls.map((row, i) => ({ op: "insert", table: "ACL", "uuid-name": `acl${i}`, row })),
    ...[{ ...first, row: { ...first?.row, external_ids: ["map", [["kvmnet-spec", JSON.stringify(spec)]]] } }, ...rest].map((one) => ({ op: "insert", ...one })),
  ];
  return byHand(
    host,
    `ovsdb-client transact unix:/run/ovn/ovnnb_db.sock "$(cat <<'END'\n${JSON.stringify(["OVN_Northbound", ...inserts])}\nEND\n)" >/dev/null`,
  );
};

const setUp = async (host: Host) => {
  await startCentral(host);
  await byHand(host, others);
};

export const groupSamples: Samples = {
  kind: securityGroup,
  name: GROUP,
  setUp,
  tearDown: stopCentral,
  minimal: inOvn,
  full,
  edits: [
    { title: "one rule more", to: { ...full, ingress: [...rules, {}] }, impact: "none" },
    { title: "one rule fewer", to: { ...full, ingress: rules.slice(1) }, impact: "blip" },
    { title: "sends nothing", to: { ...full, egress: [] }, impact: "blip" },
    { title: "sends everything", to: { ...inOvn, ingress: rules }, impact: "none" },
    { title: "another name", to: { ...full, name: "cf-ovn2" }, impact: "replace" },
  ],
  drifts: [
    {
      title: "what is to be dropped passes",
      byHand: (host) => byHand(host, "for a in $(ovn-nbctl --bare --columns=_uuid find ACL action=drop); do ovn-nbctl set ACL $a action=allow; done"),
    },
    { title: "a rule added", args: inOvn, byHand: (host) => byHand(host, `ovn-nbctl --type=port-group acl-add ${GROUP_ROW} to-lport 20000 tcp allow`) },
    { title: "rules taken off", byHand: (host) => byHand(host, `ovn-nbctl --type=port-group acl-del ${GROUP_ROW}`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Port_Group ${GROUP_ROW} external_ids kvmnet-owner`) },
    { title: "the group deleted", byHand: (host) => byHand(host, `ovn-nbctl pg-del ${GROUP_ROW}`) },
  ],
  bad: [
    bad("members of other hosts", { members: ["192.0.2.1"] }, "members", /AddressSet/),
    bad("ports of icmp", { ingress: [{ protocol: "icmp", ports: ["80"] }] }, "ingress[0].ports", /no ports/),
    bad("a set with words of OVN", { ingress: [{ addressSets: ["office} || {1"] }] }, "ingress[0].addressSets[0]", /no name/),
    bad("itself as a group", { ingress: [{ groups: [GROUP] }] }, "ingress[0].groups[0]", /self/),
    bad("a name with a slash", { name: "a/b" }, "name", /file/),
    bad("somewhere else", { on: "switch" }, "on", /host/),
  ],
  foreign: {
    make: (host) => {
      const spec = { ingress: [], members: [] };
      const acls = aclsOf(GROUP, spec);
      return unmarked(host, spec, [{ table: "Port_Group", row: { name: GROUP_ROW, acls: ["set", acls.map((_, i) => ["named-uuid", `acl${i}`])] } }], acls);
    },
    remove: (host) => byHand(host, `ovn-nbctl --if-exists destroy Port_Group ${GROUP_ROW}`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Port_Group; ovn-nbctl list ACL"),
    adoptArgs: inOvn,
  },
  inventory,
};

const addresses: Input = {
  ...inOvn,
  addresses: ["10.0.0.0/8", "192.0.2.7/32", "198.51.100.10-198.51.100.20", "2001:DB8::/32", "fd00::1"],
};
const all = addresses.addresses as string[];

export const setSamples: Samples = {
  kind: addressSet,
  name: SET,
  setUp,
  tearDown: stopCentral,
  minimal: { ...inOvn, addresses: [] },
  full: addresses,
  edits: [
    { title: "one more", to: { ...inOvn, addresses: [...all, "203.0.113.0/24"] }, impact: "none" },
    { title: "one fewer", to: { ...inOvn, addresses: all.slice(1) }, impact: "blip" },
    { title: "nobody", to: { ...inOvn, addresses: [] }, impact: "blip" },
    { title: "another name", to: { ...addresses, name: "cf-ovnset2" }, impact: "replace" },
  ],
  drifts: [
    { title: "one more", byHand: (host) => byHand(host, `ovn-nbctl add Address_Set ${SET_ROW}_v4 addresses 10.228.9.9`) },
    { title: "nobody of IPv6", byHand: (host) => byHand(host, `ovn-nbctl clear Address_Set ${SET_ROW}_v6 addresses`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Address_Set ${SET_ROW}_v4 external_ids kvmnet-owner`) },
    { title: "half of it deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Address_Set ${SET_ROW}_v6`) },
    { title: "the other half deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Address_Set ${SET_ROW}_v4`) },
  ],
  bad: [
    bad("no addresses", {}, "addresses", /required/),
    bad("a name", { addresses: ["office"] }, "addresses[0]", /address/),
    bad("words of OVN", { addresses: ["10.0.0.1}"] }, "addresses[0]", /address/),
    bad("everybody", { addresses: ["0.0.0.0/0"] }, "addresses[0]", /everybody/),
    bad("a range backwards", { addresses: ["10.0.0.9-10.0.0.1"] }, "addresses[0]", /no range/),
  ],
  foreign: {
    make: (host) =>
      unmarked(host, { addresses: ["10.228.0.0/24"] }, [
        { table: "Address_Set", row: { name: `${SET_ROW}_v4`, addresses: "10.228.0.0/24" } },
        { table: "Address_Set", row: { name: `${SET_ROW}_v6`, addresses: ["set", []] } },
      ]),
    remove: (host) => byHand(host, `for f in v4 v6; do ovn-nbctl --if-exists destroy Address_Set ${SET_ROW}_$f; done`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Address_Set"),
    adoptArgs: { ...inOvn, addresses: ["10.228.0.0/24"] },
  },
  inventory,
};

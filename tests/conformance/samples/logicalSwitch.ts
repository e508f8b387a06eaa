import { logicalSwitch } from "../../../provider/ovn/logicalSwitch";
import type { Input, Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf switch; $(reboot)";

const full = {
  subnet: "10.218.0.0/24",
  excludeIps: ["10.218.0.1..10.218.0.9", "10.218.0.200"],
  ipv6Prefix: "fd00:218::",
  mcastSnoop: true,
  mcastQuerier: false,
  vlanPassthru: true,
  externalIds: { site: "lab", rack: "r 1; $(reboot)" },
  otherConfig: { mcast_table_size: "512" },
  onGuestsAttached: { delete: "detach" },
};

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find Logical_Switch 'name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set Logical_Switch ${ROW} ${what}`;

export const samples: Samples = {
  kind: logicalSwitch,
  name: NAME,
  setUp: startCentral,
  tearDown: stopCentral,
  minimal: {},
  full,
  edits: [
    { title: "another subnet", to: { ...full, subnet: "10.218.0.0/25", excludeIps: [] }, impact: "blip" },
    { title: "no addresses given away any more", to: { ...full, subnet: "none", excludeIps: [], ipv6Prefix: "none" }, impact: "blip" },
    { title: "an external id changed, one removed, one added", to: { ...full, externalIds: { site: "hall", note: "new" } }, impact: "none" },
    { title: "another setting", to: { ...full, otherConfig: { mcast_idle_timeout: "60" } }, impact: "blip" },
  ],
  drifts: [
    { title: "the subnet changed", byHand: (host) => byHand(host, set("other_config:subnet=10.1.0.0/16")) },
    { title: "a setting removed", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Switch ${ROW} other_config mcast_table_size`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Switch ${ROW} external_ids kvmnet-owner`) },
    { title: "the switch deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Logical_Switch ${ROW}`) },
  ],
  bad: [
    bad("a subnet with host bits", { subnet: "10.0.0.1/24" }, "subnet", /host bits/),
    bad("a subnet of IPv6", { subnet: "2001:db8::/64" }, "subnet", /ipv6Prefix/),
    bad("a prefix of IPv4", { ipv6Prefix: "10.0.0.0" }, "ipv6Prefix", /IPv6/),
    bad("a prefix with its second half", { ipv6Prefix: "2001:db8::1" }, "ipv6Prefix", /first half/),
    bad("an excluded address out of the subnet", { subnet: "10.0.0.0/24", excludeIps: ["10.1.0.1"] }, "excludeIps[0]", /not in 10.0.0.0/),
    bad("a range with a hyphen", { subnet: "10.0.0.0/24", excludeIps: ["10.0.0.1-10.0.0.9"] }, "excludeIps[0]", /range/),
    bad("excluded addresses without a subnet", { excludeIps: ["10.0.0.1"] }, "excludeIps", /without subnet/),
    bad("a setting that has a property", { otherConfig: { subnet: "10.0.0.0/24" } }, "otherConfig.subnet", /`subnet`/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) => byHand(host, `ovn-nbctl ls-add '${NAME}' && ${set("external_ids:of=admin other_config:mcast_table_size=99")}`),
    remove: (host) =>
      byHand(host, `for row in $(ovn-nbctl --bare --columns=_uuid find Logical_Switch 'name="${NAME}"'); do ovn-nbctl destroy Logical_Switch $row; done`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Logical_Switch"),
    adoptArgs: {},
  },
  inventory,
};

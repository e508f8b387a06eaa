import { providerNetwork } from "../../../provider/ovn/providerNetwork";
import type { Input, Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf provider; $(reboot)";

const minimal = { physicalNetwork: "physnet1" };

const full = {
  physicalNetwork: "physnet1",
  vlanId: 7,
  subnet: "10.233.0.0/24",
  excludeIps: ["10.233.0.1..10.233.0.9"],
  ipv6Prefix: "fd00:233::",
  mcastSnoop: true,
  mcastQuerier: false,
  vlanPassthru: false,
  externalIds: { site: "lab", rack: "r 1; $(reboot)" },
  otherConfig: { mcast_table_size: "512" },
  onGuestsAttached: { delete: "detach" },
};

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find Logical_Switch 'name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set Logical_Switch ${ROW} ${what}`;
const port = (what: string) => `ovn-nbctl set Logical_Switch_Port '${NAME}-physical' ${what}`;

export const samples: Samples = {
  kind: providerNetwork,
  name: NAME,
  setUp: startCentral,
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "another physical network, untagged", to: { ...full, physicalNetwork: "physnet2", vlanId: "none" }, impact: "blip" },
    { title: "another VLAN, and no addresses given away", to: { ...full, vlanId: 8, subnet: "none", excludeIps: [], ipv6Prefix: "none" }, impact: "blip" },
    { title: "an external id changed, one removed, one added", to: { ...full, externalIds: { site: "hall", note: "new" } }, impact: "none" },
    { title: "another setting", to: { ...full, otherConfig: { mcast_idle_timeout: "60" } }, impact: "blip" },
  ],
  drifts: [
    { title: "its port leads elsewhere", byHand: (host) => byHand(host, port("options:network_name=physnet9 tag_request=9")) },
    { title: "its port says who is outside", byHand: (host) => byHand(host, port(`'addresses="02:00:00:cf:33:01"'`)) },
    { title: "its port is off", byHand: (host) => byHand(host, port("enabled=false")) },
    { title: "its port deleted", byHand: (host) => byHand(host, `ovn-nbctl lsp-del '${NAME}-physical'`) },
    {
      title: "our mark removed from its port",
      byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Switch_Port '${NAME}-physical' external_ids kvmnet-owner`),
    },
    { title: "the subnet changed", byHand: (host) => byHand(host, set("other_config:subnet=10.1.0.0/16")) },
    { title: "the switch deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Logical_Switch ${ROW}`) },
  ],
  bad: [
    bad("a physical network with a colon", { physicalNetwork: "phys:br0" }, "physicalNetwork", /physical network/),
    bad("a VLAN that is none", { vlanId: 4095 }, "vlanId", /4094/),
    bad("a subnet of IPv6", { subnet: "2001:db8::/64" }, "subnet", /ipv6Prefix/),
    bad("excluded addresses without a subnet", { excludeIps: ["10.0.0.1"] }, "excludeIps", /without subnet/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `ovn-nbctl ls-add '${NAME}' && ovn-nbctl lsp-add ${ROW} hand && ovn-nbctl set Logical_Switch_Port hand type=localnet addresses=unknown options:network_name=physnet1 && ${set("external_ids:of=admin")}`,
      ),
    remove: (host) =>
      byHand(host, `for row in $(ovn-nbctl --bare --columns=_uuid find Logical_Switch 'name="${NAME}"'); do ovn-nbctl destroy Logical_Switch $row; done`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Logical_Switch; ovn-nbctl list Logical_Switch_Port"),
    adoptArgs: minimal,
  },
  inventory,
};

import { logicalSwitchPort } from "../../../provider/ovn/logicalSwitchPort";
import type { Samples } from "../samples";
import { byHand, groupOfHosts, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "b1e2c3d4-0000-4000-8000-0000000000cf";
const DHCP = "b1e2c3d4-0000-4000-8000-0000000000d4";
const DHCP6 = "b1e2c3d4-0000-4000-8000-0000000000d6";
const GROUP = "b1e2c3d4-0000-4000-8000-0000000000a2";

const full = {
  switch: "cf lower",
  type: "vif",
  addresses: ["dynamic", "52:54:00:CF:00:01 10.219.0.5 fd00:219::5"],
  portSecurity: ["52:54:00:cf:00:01 10.219.0.5 fd00:219::/64"],
  enabled: true,
  requestedChassis: "cf-chassis",
  dhcpv4Options: DHCP,
  dhcpv6Options: DHCP6,
  portGroups: ["cf_other", "cf_one"],
  securityGroups: ["cf-web", "cf-db"],
  externalIds: { guest: "web 1; $(reboot)" },
  options: { qos_max_rate: "1000000" },
  onGuestsAttached: { delete: "detach" },
};
const localnet = { switch: "cf lower", type: "localnet", addresses: ["unknown"], networkName: "physnet1", tag: 7 };

const external = { switch: "cf lower", type: "external", addresses: ["52:54:00:cf:00:09 10.219.0.9"], haChassisGroup: GROUP };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { switch: "cf lower", ...args }, property, reason });
const set = (what: string) => `ovn-nbctl set Logical_Switch_Port ${NAME} ${what}`;

/** The rows that a port may refer to, under ids that the samples can name. */
const MAKE = `ovs_transact() { ovsdb-client transact unix:/run/ovn/ovnnb_db.sock "$1" >/dev/null; }
ovn-nbctl --may-exist ls-add 'cf lower' -- set Logical_Switch 'cf lower' other_config:subnet=10.219.0.0/24
ovn-nbctl --may-exist ls-add 'cf other'
for row in ${DHCP},10.219.0.0/24 ${DHCP6},fd00:219::/64; do
  ovs_transact "[\\"OVN_Northbound\\",{\\"op\\":\\"insert\\",\\"table\\":\\"DHCP_Options\\",\\"uuid\\":\\"\${row%%,*}\\",\\"row\\":{\\"cidr\\":\\"\${row#*,}\\"}}]"
done
ovn-nbctl set DHCP_Options ${DHCP} options:server_id=10.219.0.1 options:server_mac=02:00:00:00:cf:01 options:lease_time=3600 options:router=10.219.0.1
ovn-nbctl set DHCP_Options ${DHCP6} options:server_id=02:00:00:00:cf:01
for group in cf_one cf_other cf_third kvmnet_group_cf.2dweb kvmnet_group_cf.2ddb; do ovn-nbctl pg-add $group; done
ovn-sbctl --may-exist chassis-add cf-chassis geneve 192.0.2.77
${groupOfHosts("cf-external", GROUP, "cf-chassis")}`;

export const samples: Samples = {
  kind: logicalSwitchPort,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, MAKE);
  },
  tearDown: stopCentral,
  minimal: { switch: "cf lower" },
  full,
  edits: [
    { title: "other addresses", to: { ...full, addresses: ["52:54:00:cf:00:01 10.219.0.6"], portSecurity: [] }, impact: "blip" },
    { title: "off", to: { ...full, enabled: false }, impact: "blip" },
    { title: "no DHCP, and on any host", to: { ...full, dhcpv4Options: "none", dhcpv6Options: "none", requestedChassis: "none" }, impact: "blip" },
    { title: "in another group", to: { ...full, portGroups: ["cf_third", "cf_one"] }, impact: "blip" },
    { title: "in one security group", to: { ...full, securityGroups: ["cf-db"] }, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { note: "new" } }, impact: "none" },
    { title: "another VLAN of a physical network", from: localnet, to: { ...localnet, tag: "none", networkName: "physnet2" }, impact: "blip" },
    { title: "to a physical network", from: { switch: "cf lower", type: "vif" }, to: localnet, impact: "restart" },
    { title: "of a machine outside", from: { switch: "cf lower", type: "vif" }, to: external, impact: "restart" },
    { title: "on another switch", from: { switch: "cf lower" }, to: { switch: "cf other" }, impact: "replace" },
  ],
  drifts: [
    { title: "the addresses changed", byHand: (host) => byHand(host, set("addresses=unknown")) },
    { title: "off, and an option changed", byHand: (host) => byHand(host, set("enabled=false options:qos_max_rate=5")) },
    { title: "in a group of others' making", byHand: (host) => byHand(host, `ovn-nbctl pg-set-ports cf_third ${NAME} -- clear Port_Group cf_one ports`) },
    { title: "out of its security group", byHand: (host) => byHand(host, "ovn-nbctl clear Port_Group kvmnet_group_cf.2ddb ports") },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Switch_Port ${NAME} external_ids kvmnet-owner`) },
    { title: "the port deleted", byHand: (host) => byHand(host, `ovn-nbctl lsp-del ${NAME}`) },
  ],
  bad: [
    bad("an address without a MAC address", { addresses: ["10.0.0.5"] }, "addresses[0]", /MAC address/),
    bad("addresses with a comma", { addresses: ["52:54:00:00:00:01 10.0.0.5, 10.0.0.6"] }, "addresses[0]", /MAC address/),
    bad("an address that is none", { addresses: ["52:54:00:00:00:01 10.0.0.500"] }, "addresses[0]", /MAC address/),
    bad("that of a router", { addresses: ["router"] }, "addresses[0]", /LogicalRouterPort/),
    bad("a secured address without a MAC address", { portSecurity: ["10.0.0.0/24"] }, "portSecurity[0]", /MAC address/),
    bad("a prefix that is too long", { portSecurity: ["52:54:00:00:00:01 10.0.0.0/33"] }, "portSecurity[0]", /MAC address/),
    bad("a physical network without its name", { type: "localnet" }, "networkName", /leads nowhere/),
    bad("a guest's port with a VLAN", { tag: 7 }, "tag", /localnet/),
    bad("a guest's port with a physical network", { networkName: "physnet1" }, "networkName", /localnet/),
    bad("a machine outside that nobody answers", { type: "external" }, "haChassisGroup", /no host answers/),
    bad("a guest's port with a group of hosts", { haChassisGroup: GROUP }, "haChassisGroup", /external/),
    bad("a name for DHCP options", { dhcpv4Options: "lan" }, "dhcpv4Options", /uuid|none/),
    bad("an option that has a property", { options: { "requested-chassis": "kvm1" } }, "options.requested-chassis", /`requestedChassis`/),
  ],
  foreign: {
    make: (host) => byHand(host, `ovn-nbctl --may-exist lsp-add 'cf lower' ${NAME} && ${set("external_ids:of=admin addresses=unknown")}`),
    remove: (host) => byHand(host, `ovn-nbctl --if-exists lsp-del ${NAME}`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Logical_Switch_Port; ovn-nbctl list Logical_Switch; ovn-nbctl list Port_Group"),
    adoptArgs: { switch: "cf lower" },
  },
  inventory,
};

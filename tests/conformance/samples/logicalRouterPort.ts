import { logicalRouterPort } from "../../../provider/ovn/logicalRouterPort";
import type { Samples } from "../samples";
import { byHand, groupOfHosts, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf-router-lan; $(reboot)";
const GROUP = "b1e2c3d4-0000-4000-8000-0000000000a1";

const minimal = { router: "cf router", switch: "cf lower", mac: "02:00:00:cf:22:01", networks: ["10.222.0.1/24"] };

const full = {
  ...minimal,
  networks: ["fd00:222::1/64", "10.222.0.1/24"],
  enabled: true,
  ipv6AddressMode: "slaac",
  gatewayChassis: ["cf-1", "cf-2"],
  haChassisGroup: "none",
  externalIds: { note: "web 1; $(reboot)" },
  options: { gateway_mtu: "1400" },
};

/** The gateways are a group's. */
export const grouped = { ...full, gatewayChassis: [], haChassisGroup: GROUP };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const port = (what: string) => `ovn-nbctl set Logical_Router_Port '${NAME}' ${what}`;
const side = (what: string) => `ovn-nbctl set Logical_Switch_Port '${NAME}-switch' ${what}`;

const MAKE = `for n in 1 2 3; do ovn-sbctl --may-exist chassis-add cf-$n geneve 192.0.2.$n; done
for name in 'cf lower' 'cf other'; do ovn-nbctl --may-exist ls-add "$name"; done
for name in 'cf router' 'cf second'; do ovn-nbctl --may-exist lr-add "$name"; done
${groupOfHosts("cf-gateways", GROUP, "cf-2")}`;

export const samples: Samples = {
  kind: logicalRouterPort,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, MAKE);
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    {
      title: "another address, off, and no advertisements",
      to: { ...full, networks: ["10.222.0.129/25"], enabled: false, ipv6AddressMode: "none" },
      impact: "blip",
    },
    { title: "on another switch, by another MAC address", to: { ...full, switch: "cf other", mac: "02:00:00:CF:22:02" }, impact: "blip" },
    { title: "other hosts are its gateways", to: { ...full, gatewayChassis: ["cf-3", "cf-1"] }, impact: "blip" },
    { title: "those of a group are", to: grouped, impact: "blip" },
    { title: "its own are again", from: grouped, to: full, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { other: "new" } }, impact: "none" },
    { title: "of another router", from: minimal, to: { ...minimal, router: "cf second" }, impact: "replace" },
  ],
  drifts: [
    { title: "addresses changed", byHand: (host) => byHand(host, port("networks=10.9.0.1/16 options:gateway_mtu=5")) },
    {
      title: "another host preferred, by hand",
      byHand: (host) => byHand(host, `ovn-nbctl lrp-set-gateway-chassis '${NAME}' cf-3 2000`),
    },
    { title: "the switch's side leads to another port", byHand: (host) => byHand(host, side("options:router-port=nowhere")) },
    { title: "the switch's side deleted", byHand: (host) => byHand(host, `ovn-nbctl lsp-del '${NAME}-switch'`) },
    { title: "the router's side deleted", byHand: (host) => byHand(host, `ovn-nbctl lrp-del '${NAME}'`) },
  ],
  bad: [
    bad("an address without a prefix", { networks: ["10.0.0.1"] }, "networks[0]", /prefix length/),
    bad("an address that is none", { networks: ["10.0.0.500/24"] }, "networks[0]", /prefix length/),
    bad("no address", { networks: [] }, "networks", /an address/),
    bad("an address twice", { networks: ["10.0.0.1/24", "10.0.0.1/16"] }, "networks[1]", /there already/),
    bad("a host twice", { gatewayChassis: ["a", "a"] }, "gatewayChassis", /twice/),
    bad("hosts beside a group", { gatewayChassis: ["cf-1"], haChassisGroup: GROUP }, "gatewayChassis", /one of the two/),
    bad("a name for a group", { haChassisGroup: "cf-gateways" }, "haChassisGroup", /uuid|none/),
    bad("half a MAC address", { mac: "02:00:00" }, "mac", /MAC address/),
    bad("advertisements without IPv6", { ipv6AddressMode: "slaac" }, "ipv6AddressMode", /IPv6/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `ovn-nbctl lrp-add 'cf router' '${NAME}' 02:00:00:cf:22:01 10.222.0.1/24 -- lsp-add 'cf lower' hand -- set Logical_Switch_Port hand type=router 'options:router-port="${NAME}"' addresses=router`,
      ),
    remove: (host) => byHand(host, `ovn-nbctl --if-exists lrp-del '${NAME}' -- --if-exists lsp-del hand -- --if-exists lsp-del '${NAME}-switch'`),
    fingerprint: (host) =>
      printed(host, "ovn-nbctl list Logical_Router_Port; ovn-nbctl list Logical_Switch_Port; ovn-nbctl list Logical_Router; ovn-nbctl list Logical_Switch"),
    adoptArgs: minimal,
  },
  inventory,
};

import { ovnNat } from "../../../provider/ovn/ovnNat";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf nat; $(reboot)";
const GATEWAY = "b1e2c3d4-0000-4000-8000-0000000000fa";

const minimal = { router: "cf router", type: "snat", externalIp: "203.0.113.5", logicalIp: "10.226.0.0/24" };
const full = { ...minimal, gatewayPort: GATEWAY, externalPortRange: "30000-40000", externalIds: { note: "web 1; $(reboot)" }, options: { stateless: "false" } };
export const floating = {
  ...minimal,
  type: "dnat_and_snat",
  logicalIp: "10.226.0.5",
  gatewayPort: GATEWAY,
  logicalPort: "cf-nat-guest",
  externalMac: "02:00:00:CF:26:05",
  externalPortRange: "30000",
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find NAT 'external_ids:kvmnet-name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set NAT ${ROW} ${what}`;

/** Two routers with a gateway, which one chassis is: that of a port, and that of a whole router. */
const MAKE = `ovn-sbctl --may-exist chassis-add cf-nat geneve 192.0.2.78
ovn-nbctl --may-exist ls-add 'cf lower' -- --may-exist lsp-add 'cf lower' cf-nat-guest
ovn-nbctl --may-exist lr-add 'cf router' -- --may-exist lr-add 'cf second' -- set Logical_Router 'cf second' options:chassis=cf-nat
ovsdb-client transact unix:/run/ovn/ovnnb_db.sock '["OVN_Northbound",
  {"op":"insert","table":"Gateway_Chassis","uuid-name":"g","row":{"name":"cf-nat-gateway","chassis_name":"cf-nat","priority":1}},
  {"op":"insert","table":"Logical_Router_Port","uuid":"${GATEWAY}","row":{"name":"cf-nat-outside","mac":"02:00:00:cf:26:01","networks":"203.0.113.1/24","gateway_chassis":["named-uuid","g"]}},
  {"op":"mutate","table":"Logical_Router","where":[["name","==","cf router"]],"mutations":[["ports","insert",["uuid","${GATEWAY}"]]]}]' >/dev/null`;

export const samples: Samples = {
  kind: ovnNat,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, MAKE);
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "a floating address of a guest's host", from: minimal, to: floating, impact: "blip" },
    {
      title: "by the gateway, of any port",
      from: floating,
      to: { ...floating, logicalPort: "none", externalMac: "none", externalPortRange: "none" },
      impact: "blip",
    },
    { title: "other ports, and a note", to: { ...full, externalPortRange: "50000", externalIds: { other: "new" } }, impact: "none" },
    { title: "of another router", from: minimal, to: { ...minimal, router: "cf second" }, impact: "replace" },
  ],
  drifts: [
    { title: "another address, from other ports", byHand: (host) => byHand(host, set("external_ip=203.0.113.77 external_port_range=1-2")) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove NAT ${ROW} external_ids kvmnet-owner`) },
    { title: "the translation deleted", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Router 'cf router' nat ${ROW}`) },
  ],
  bad: [
    bad("a subnet with host bits", { logicalIp: "10.226.0.1/24" }, "logicalIp", /host bits|address/),
    bad("an address that is none", { externalIp: "203.0.113.500" }, "externalIp", /address/),
    bad("two families", { externalIp: "fd00::1" }, "logicalIp", /family/),
    bad("a subnet that is reached by one address", { type: "dnat" }, "logicalIp", /one address/),
    bad("half a distributed one", { type: "dnat_and_snat", logicalIp: "10.226.0.5", logicalPort: "p" }, "externalMac", /missing/),
    bad("a MAC address of what only leaves", { externalMac: "02:00:00:cf:26:05" }, "externalMac", /dnat_and_snat/),
    bad("ports in the wrong order", { externalPortRange: "40000-30000" }, "externalPortRange", /range/),
    bad("a name for the gateway's port", { gatewayPort: "outside" }, "gatewayPort", /uuid/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `[ -n ${ROW} ] || ovn-nbctl --id=@r create NAT type=snat external_ip=203.0.113.5 logical_ip=10.226.0.0/24 'external_ids:kvmnet-name="${NAME}"' -- add Logical_Router 'cf router' nat @r >/dev/null`,
      ),
    remove: (host) => byHand(host, "ovn-nbctl clear Logical_Router 'cf router' nat"),
    fingerprint: (host) => printed(host, "ovn-nbctl list NAT; ovn-nbctl list Logical_Router"),
    adoptArgs: minimal,
  },
  inventory,
};

import { ovnLoadBalancer } from "../../../provider/ovn/ovnLoadBalancer";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf balancer; $(reboot)";

const minimal = { vips: { "10.229.0.100:80": ["10.229.0.5:8080", "10.229.0.6:8080"] } };
const full = {
  vips: { "10.229.0.100:80": ["10.229.0.5:8080", "10.229.0.6:8080"], "[fd00:229::100]:80": ["[FD00:229:0::5]:80"], "10.229.0.102:80": [] },
  protocol: "tcp",
  healthChecks: [{ vip: "[fd00:229::100]:80" }, { vip: "10.229.0.100:80", intervalSeconds: 2, timeoutSeconds: 3, successCount: 1, failureCount: 2 }],
  ipPortMappings: {
    "10.229.0.5": { port: "cf lb 5; $(reboot)", sourceIp: "10.229.0.254" },
    "10.229.0.6": { port: "cf-lb-6", sourceIp: "10.229.0.254" },
    "fd00:229::5": { port: "cf lb 5; $(reboot)", sourceIp: "FD00:229::fe" },
  },
  switches: ["cf other", "cf lower"],
  routers: ["cf router"],
  groups: ["cf group"],
  selectionFields: ["ip_src", "ip_dst"],
  reject: true,
  affinitySeconds: 60,
  hairpinSnatIps: ["10.229.0.253", "fd00:229::fd"],
  externalIds: { note: "web 1; $(reboot)" },
  options: { skip_snat: "true" },
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const checked = (further: object) => ({ healthChecks: [{ vip: "10.229.0.100:80" }], ipPortMappings: full.ipPortMappings, ...further });

const set = (what: string) => `ovn-nbctl set Load_Balancer '${NAME}' ${what}`;

/** A router with a gateway, and a switch with the guests that are asked. */
const MAKE = `for name in 'cf lower' 'cf other'; do ovn-nbctl --may-exist ls-add "$name"; done
ovn-nbctl --may-exist lsp-add 'cf lower' 'cf lb 5; $(reboot)' -- --may-exist lsp-add 'cf lower' cf-lb-6
ovn-nbctl --may-exist lr-add 'cf router' -- set Logical_Router 'cf router' options:chassis=cf-lb
ovn-nbctl --bare --columns=name find Load_Balancer_Group 'name="cf group"' | grep -q . || ovn-nbctl create Load_Balancer_Group 'name="cf group"' >/dev/null`;

export const samples: Samples = {
  kind: ovnLoadBalancer,
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
      title: "other guests, asked otherwise, of other switches",
      to: {
        ...full,
        vips: { ...minimal.vips, "10.229.0.101:443": ["10.229.0.5:8443"] },
        healthChecks: [{ vip: "10.229.0.101:443", intervalSeconds: 7 }],
        switches: ["cf lower"],
        routers: [],
        groups: [],
      },
      impact: "blip",
    },
    {
      title: "of datagrams, whole addresses, and nobody is asked",
      to: { ...full, vips: { "10.229.0.103": ["10.229.0.6"] }, protocol: "udp", healthChecks: [], ipPortMappings: {} },
      impact: "blip",
    },
    {
      title: "spread otherwise, and a note",
      to: { ...full, selectionFields: [], reject: false, affinitySeconds: 0, hairpinSnatIps: [], externalIds: { other: "new" } },
      impact: "none",
    },
  ],
  drifts: [
    {
      title: "another guest, another added",
      byHand: (host) => byHand(host, set(`'vips:"10.229.0.100:80"="10.229.0.9:80"' 'vips:"10.229.0.177:80"="10.229.0.9:80"'`)),
    },
    { title: "nobody asked", byHand: (host) => byHand(host, `ovn-nbctl clear Load_Balancer '${NAME}' health_check`) },
    { title: "asked elsewhere", byHand: (host) => byHand(host, set(`'ip_port_mappings:10.229.0.6="x:10.229.0.1"'`)) },
    {
      title: "taken off a switch and a router",
      byHand: (host) => byHand(host, "ovn-nbctl clear Logical_Switch 'cf lower' load_balancer -- clear Logical_Router 'cf router' load_balancer"),
    },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Load_Balancer '${NAME}' external_ids kvmnet-owner`) },
    { title: "the load balancer deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Load_Balancer '${NAME}'`) },
  ],
  bad: [
    bad("an address that is none", { vips: { "10.229.0.300:80": [] } }, "vips.10.229.0.300:80", /not an address with a port/),
    bad("a port that is none", { vips: { "10.229.0.100:80": ["10.229.0.5:70000"] } }, "vips.10.229.0.100:80[0]", /not an address with a port/),
    bad("an address in another spelling", { vips: { "[FD00::1]:80": [] } }, "vips.[FD00::1]:80", /is written as \[fd00::1\]:80/),
    bad("two families", { vips: { "10.229.0.100:80": ["[fd00::5]:80"] } }, "vips.10.229.0.100:80[0]", /family/),
    bad("a guest without a port", { vips: { "10.229.0.100:80": ["10.229.0.5"] } }, "vips.10.229.0.100:80[0]", /both have a port/),
    bad("a check of nothing", checked({ healthChecks: [{ vip: "10.229.0.199:80" }] }), "healthChecks[0].vip", /nobody would be asked/),
    bad("a check twice", checked({ healthChecks: [{ vip: "10.229.0.100:80" }, { vip: "10.229.0.100:80" }] }), "healthChecks[1].vip", /already/),
    bad("a guest that is nowhere", checked({ ipPortMappings: {} }), "ipPortMappings", /where 10\.229\.0\.5 is/),
    bad(
      "asked from its own address",
      checked({ ipPortMappings: { ...full.ipPortMappings, "10.229.0.5": { port: "p", sourceIp: "10.229.0.5" } } }),
      "ipPortMappings.10.229.0.5.sourceIp",
      /another address/,
    ),
    bad(
      "a port that OVN reads otherwise",
      checked({ ipPortMappings: { ...full.ipPortMappings, "10.229.0.5": { port: "p:q", sourceIp: "10.229.0.254" } } }),
      "ipPortMappings.10.229.0.5.port",
      /colon/,
    ),
    bad("asked with sctp", checked({ protocol: "sctp" }), "healthChecks", /tcp and udp/),
    bad("a property of its own among the options", { options: { reject: "true" } }, "options.reject", /say `reject`/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) => byHand(host, `ovn-nbctl lb-add '${NAME}' 10.229.0.100:80 10.229.0.5:8080,10.229.0.6:8080 tcp`),
    remove: (host) => byHand(host, `ovn-nbctl --if-exists lb-del '${NAME}'`),
    fingerprint: (host) =>
      printed(host, "for t in Load_Balancer Load_Balancer_Health_Check Load_Balancer_Group Logical_Switch Logical_Router; do ovn-nbctl list $t; done"),
    adoptArgs: minimal,
  },
  inventory,
};

import { ovnRoute } from "../../../provider/ovn/ovnRoute";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf route; $(reboot)";

const minimal = { router: "cf router", destination: "10.224.0.0/16", gateway: "10.223.0.9" };

const full = {
  ...minimal,
  outputPort: "cf-router-route",
  bySource: false,
  externalIds: { note: "web 1; $(reboot)" },
  options: { ecmp_symmetric_reply: "true" },
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find Logical_Router_Static_Route 'external_ids:kvmnet-name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set Logical_Router_Static_Route ${ROW} ${what}`;

const MAKE = `for name in 'cf router' 'cf second'; do ovn-nbctl --may-exist lr-add "$name"; done
ovn-nbctl --may-exist lrp-add 'cf router' cf-router-route 02:00:00:cf:23:01 10.223.0.1/24
ovn-nbctl --may-exist lrp-add 'cf second' cf-second-route 02:00:00:cf:23:02 10.223.0.2/24`;

export const samples: Samples = {
  kind: ovnRoute,
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
      title: "by source, to another subnet, by whichever port",
      to: { ...full, destination: "10.225.0.0/16", outputPort: "none", bySource: true },
      impact: "blip",
    },
    { title: "dropped", from: minimal, to: { ...minimal, gateway: "discard" }, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { other: "new" } }, impact: "none" },
    { title: "of another router", from: minimal, to: { ...minimal, router: "cf second" }, impact: "replace" },
  ],
  drifts: [
    { title: "another gateway, by source", byHand: (host) => byHand(host, set("nexthop=10.223.0.77 policy=src-ip")) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Router_Static_Route ${ROW} external_ids kvmnet-owner`) },
    { title: "the route deleted", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Router 'cf router' static_routes ${ROW}`) },
  ],
  bad: [
    bad("a destination with host bits", { destination: "10.224.0.1/16" }, "destination", /host bits/),
    bad("a destination without a prefix", { destination: "10.224.0.1" }, "destination", /subnet/),
    bad("a gateway that is none", { gateway: "blackhole" }, "gateway", /discard|address/),
    bad("a gateway of another family", { gateway: "fd00::1" }, "gateway", /family/),
    bad("a port for what is dropped", { gateway: "discard", outputPort: "p" }, "outputPort", /dropped/),
    bad("the name that we note", { externalIds: { "kvmnet-name": "x" } }, "externalIds.kvmnet-name", /set for you/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `[ -n ${ROW} ] || ovn-nbctl --id=@r create Logical_Router_Static_Route ip_prefix=10.224.0.0/16 nexthop=10.223.0.9 'external_ids:kvmnet-name="${NAME}"' -- add Logical_Router 'cf router' static_routes @r >/dev/null`,
      ),
    remove: (host) => byHand(host, "ovn-nbctl clear Logical_Router 'cf router' static_routes"),
    fingerprint: (host) => printed(host, "ovn-nbctl list Logical_Router_Static_Route; ovn-nbctl list Logical_Router"),
    adoptArgs: minimal,
  },
  inventory,
};

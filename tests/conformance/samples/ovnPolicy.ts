import { ovnPolicy } from "../../../provider/ovn/ovnPolicy";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf policy; $(reboot)";

const minimal = { router: "cf router", priority: 1000, match: "ip4.src == 10.226.0.0/24", action: "drop" };
export const full = {
  ...minimal,
  match: 'inport == "cf-policy-in" && ip4.dst == $cf_policy',
  action: "reroute",
  nextHops: ["10.227.0.10", "10.227.0.9"],
  externalIds: { note: "web 1; $(reboot)" },
  options: { pkt_mark: "77" },
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find Logical_Router_Policy 'external_ids:kvmnet-name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set Logical_Router_Policy ${ROW} ${what}`;

const MAKE = `for name in 'cf router' 'cf second'; do ovn-nbctl --may-exist lr-add "$name"; done
ovn-nbctl --may-exist lrp-add 'cf router' cf-policy-in 02:00:00:cf:26:01 10.226.0.1/24
ovn-nbctl --may-exist lrp-add 'cf router' cf-policy-out 02:00:00:cf:27:01 10.227.0.1/24
ovn-nbctl --wait=sb --may-exist lrp-add 'cf second' cf-second-policy 02:00:00:cf:27:02 10.227.0.2/24
ovn-nbctl list Address_Set cf_policy >/dev/null 2>&1 || ovn-nbctl --wait=sb create Address_Set name=cf_policy addresses=10.9.0.0/16 >/dev/null`;

export const samples: Samples = {
  kind: ovnPolicy,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, MAKE);
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "by one way", to: { ...full, nextHops: ["10.227.0.77"], priority: 7 }, impact: "blip" },
    { title: "they go their way, others", to: { ...minimal, action: "allow", match: "ip6", options: {} }, from: full, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { other: "new" } }, impact: "none" },
    { title: "of another router", from: minimal, to: { ...minimal, router: "cf second" }, impact: "replace" },
  ],
  drifts: [
    { title: "another way, by the column of former days", byHand: (host) => byHand(host, set("nexthops=[] nexthop=10.227.0.5")) },
    { title: "dropped", byHand: (host) => byHand(host, set("action=drop nexthops=[]")) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Router_Policy ${ROW} external_ids kvmnet-owner`) },
    { title: "the policy deleted", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Router 'cf router' policies ${ROW}`) },
  ],
  bad: [
    bad("a priority that is too high", { priority: 32768 }, "priority", /32767/),
    bad("a policy without a match", { match: "" }, "match", /empty/),
    bad("another way without one", { action: "reroute" }, "nextHops", /names nobody/),
    bad("a way for what is dropped", { nextHops: ["10.227.0.9"] }, "nextHops", /go nowhere/),
    bad("ways of two families", { action: "reroute", nextHops: ["10.227.0.9", "fd00::9"] }, "nextHops[1]", /family/),
    bad("a way twice", { action: "reroute", nextHops: ["10.227.0.9", "10.227.0.9"] }, "nextHops[1]", /repeats/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `[ -n ${ROW} ] || ovn-nbctl --id=@p create Logical_Router_Policy priority=1000 'match="ip4.src == 10.226.0.0/24"' action=drop 'external_ids:kvmnet-name="${NAME}"' -- add Logical_Router 'cf router' policies @p >/dev/null`,
      ),
    remove: (host) => byHand(host, "ovn-nbctl clear Logical_Router 'cf router' policies"),
    fingerprint: (host) => printed(host, "ovn-nbctl list Logical_Router_Policy; ovn-nbctl list Logical_Router"),
    adoptArgs: minimal,
  },
  inventory,
};

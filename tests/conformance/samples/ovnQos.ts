import { ovnQos } from "../../../provider/ovn/ovnQos";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf qos; $(reboot)";

const minimal = { switch: "cf lower", direction: "from-lport", priority: 1000, match: 'inport == "cf-qos-guest"', limit: { rateKbps: 2000 } };
export const full = {
  ...minimal,
  direction: "to-lport",
  match: 'outport == {@cf_qos, "a@b $c \\" d"} && ip4.dst == 10.230.0.0/24',
  dscp: 10,
  limit: { rateKbps: 2000, burstKbit: 500 },
  externalIds: { note: "web 1; $(reboot)" },
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find QoS 'external_ids:kvmnet-name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set QoS ${ROW} ${what}`;

export const samples: Samples = {
  kind: ovnQos,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(
      host,
      `for name in 'cf lower' 'cf other'; do ovn-nbctl --may-exist ls-add "$name"; done; ovn-nbctl --may-exist lsp-add 'cf lower' cf-qos-guest
ovn-nbctl list Port_Group cf_qos >/dev/null 2>&1 || ovn-nbctl --wait=sb pg-add cf_qos`,
    );
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "marked otherwise", to: { ...full, dscp: 46, externalIds: { other: "new" } }, impact: "none" },
    { title: "more of others", to: { ...full, limit: { rateKbps: 4000 }, priority: 7, match: "udp", direction: "from-lport" }, impact: "blip" },
    { title: "of another switch", from: minimal, to: { ...minimal, switch: "cf other" }, impact: "replace" },
  ],
  drifts: [
    { title: "more let pass", byHand: (host) => byHand(host, set("bandwidth:rate=99 bandwidth:burst=9")) },
    {
      title: "not marked, others limited",
      byHand: (host) => byHand(host, `ovn-nbctl clear QoS ${ROW} action -- ${set("match=arp").replace("ovn-nbctl ", "")}`),
    },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove QoS ${ROW} external_ids kvmnet-owner`) },
    { title: "the rule deleted", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Switch 'cf lower' qos_rules ${ROW}`) },
  ],
  bad: [
    bad("a priority that is too high", { priority: 32768 }, "priority", /32767/),
    bad("a mark that is too high", { dscp: 64 }, "dscp", /63/),
    bad("a rate of nothing", { limit: { rateKbps: 0 } }, "limit.rateKbps", /at least 1/),
    bad("a rule without a match", { match: "" }, "match", /empty/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(
        host,
        `[ -n ${ROW} ] || ovn-nbctl --id=@q create QoS direction=from-lport priority=1000 'match="inport == \\"cf-qos-guest\\""' bandwidth:rate=2000 'external_ids:kvmnet-name="${NAME}"' -- add Logical_Switch 'cf lower' qos_rules @q >/dev/null`,
      ),
    remove: (host) => byHand(host, "ovn-nbctl clear Logical_Switch 'cf lower' qos_rules"),
    fingerprint: (host) => printed(host, "ovn-nbctl list QoS; ovn-nbctl list Logical_Switch"),
    adoptArgs: minimal,
  },
  inventory,
};

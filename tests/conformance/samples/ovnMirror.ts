import { ovnMirror } from "../../../provider/ovn/ovnMirror";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf copies; $(reboot)";

const minimal = { type: "gre", sink: "192.0.2.9", filter: "from-lport" };
const full = { ...minimal, type: "erspan", index: 77, ports: ["cf mirrored; $(reboot)", "cf-second"], externalIds: { note: "web 1; $(reboot)" } };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find Mirror 'name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set Mirror ${ROW} ${what}`;

export const samples: Samples = {
  kind: ovnMirror,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(
      host,
      "ovn-nbctl --may-exist ls-add 'cf lower'; for p in 'cf mirrored; $(reboot)' cf-second cf-third; do ovn-nbctl --may-exist lsp-add 'cf lower' \"$p\"; done",
    );
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "of other ports, what they get", to: { ...full, ports: ["cf-third", "cf-second"], filter: "to-lport" }, impact: "none" },
    { title: "of no port, and a note", to: { ...full, ports: [], externalIds: { other: "new" } }, impact: "none" },
    { title: "to somebody else, by IPv6", to: { ...full, sink: "FD00:0::9", index: 78 }, impact: "blip" },
    { title: "by another tunnel", from: minimal, to: { ...minimal, type: "erspan" }, impact: "blip" },
  ],
  drifts: [
    { title: "sent elsewhere, what they get", byHand: (host) => byHand(host, set("sink=192.0.2.99 index=5 filter=to-lport")) },
    { title: "taken off a port", byHand: (host) => byHand(host, "ovn-nbctl clear Logical_Switch_Port cf-second mirror_rules") },
    { title: "put on another", byHand: (host) => byHand(host, `ovn-nbctl add Logical_Switch_Port cf-third mirror_rules ${ROW}`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Mirror ${ROW} external_ids kvmnet-owner`) },
    { title: "the mirror deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Mirror ${ROW}`) },
  ],
  bad: [
    bad("a sink that is no address", { sink: "collector" }, "sink", /address/),
    bad("no sink", { sink: "" }, "sink", /empty|address/),
    bad("an index that is too high", { index: 4294967296 }, "index", /4294967295/),
    bad("one that is too high for ERSPAN", { type: "erspan", index: 1048576 }, "index", /1048575/),
    bad("an index of a port", { type: "local", sink: "tap", index: 1 }, "index", /says nothing/),
    bad("a direction that OVN has not", { filter: "sideways" }, "filter", /from-lport/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) => byHand(host, `[ -n ${ROW} ] || ovn-nbctl mirror-add '${NAME}' gre 0 from-lport 192.0.2.9`),
    remove: (host) => byHand(host, `ovn-nbctl mirror-del '${NAME}'`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Mirror; ovn-nbctl list Logical_Switch_Port"),
    adoptArgs: minimal,
  },
  inventory,
};

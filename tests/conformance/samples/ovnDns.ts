import { ovnDns } from "../../../provider/ovn/ovnDns";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf dns; $(reboot)";

const minimal = { records: { "web.cf.example": ["10.228.0.5"] } };
const full = {
  records: { "web.cf.example": ["10.228.0.5", "FD00:228:0::5"], "_x.cf.example": ["10.228.0.6"] },
  switches: ["cf other", "cf lower"],
  externalIds: { note: "web 1; $(reboot)" },
};

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find DNS 'external_ids:kvmnet-name="${NAME}"')"`;

export const samples: Samples = {
  kind: ovnDns,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, "for name in 'cf lower' 'cf other' 'cf third'; do ovn-nbctl --may-exist ls-add \"$name\"; done");
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "other records", to: { ...full, records: { "mail.cf.example": ["10.228.0.7"], "web.cf.example": ["fd00:228::5"] } }, impact: "none" },
    { title: "of other switches", to: { ...full, switches: ["cf third", "cf lower"] }, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { other: "new" } }, impact: "none" },
  ],
  drifts: [
    {
      title: "a record changed, another added",
      byHand: (host) => byHand(host, `ovn-nbctl set DNS ${ROW} 'records:web.cf.example="10.9.9.9"' 'records:new.example="10.0.0.1"'`),
    },
    {
      title: "of another switch",
      byHand: (host) => byHand(host, `ovn-nbctl clear Logical_Switch 'cf lower' dns_records -- add Logical_Switch 'cf third' dns_records ${ROW}`),
    },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove DNS ${ROW} external_ids kvmnet-owner`) },
    { title: "the records deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy DNS ${ROW}`) },
  ],
  bad: [
    bad("an address that is none", { records: { "a.example": ["10.0.0.500"] } }, "records.a.example[0]", /address/),
    bad("a name without an address", { records: { "a.example": [] } }, "records.a.example", /address/),
    bad("a name in capitals", { records: { Web: ["10.0.0.5"] } }, "records.Web", /lower case/),
    bad("a name with a blank", { records: { "a b": ["10.0.0.5"] } }, "records.a b", /host name/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(host, `[ -n ${ROW} ] || ovn-nbctl create DNS 'records={web.cf.example="10.228.0.5"}' 'external_ids:kvmnet-name="${NAME}"' >/dev/null`),
    remove: (host) => byHand(host, "ovn-nbctl --all destroy DNS"),
    fingerprint: (host) => printed(host, "ovn-nbctl list DNS; ovn-nbctl list Logical_Switch"),
    adoptArgs: minimal,
  },
  inventory,
};

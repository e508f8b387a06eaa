import { ovnPortGroup } from "../../../provider/ovn/ovnPortGroup";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf_group.1";

const drop = { direction: "to-lport", priority: 1000, match: `outport == @${NAME} && ip`, action: "drop" };
const web = {
  direction: "to-lport",
  priority: 1001,
  match: `outport == @${NAME} && ip4.src == $${NAME}_ip4 && ip4.src == $cf_set && (tcp.dst == 443 || tcp.dst > 8000)`,
  action: "allow-related",
  log: true,
  severity: "notice",
  logName: "web; $(reboot)",
};
const full = { acls: [drop, web], externalIds: { note: "web 1; $(reboot)" } };
const sends = { ...drop, direction: "from-lport", match: `inport == {@${NAME}, "a@b $c \\" d"}`, action: "reject" };

const bad = (title: string, rule: object, property: string, reason: RegExp) => ({ title, args: { acls: [{ ...drop, ...rule }] }, property, reason });

export const samples: Samples = {
  kind: ovnPortGroup,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, "ovn-nbctl --wait=sb create Address_Set name=cf_set addresses=10.227.0.0/24 >/dev/null");
  },
  tearDown: stopCentral,
  minimal: {},
  full,
  edits: [
    { title: "other rules", to: { ...full, acls: [sends, { ...web, log: false, severity: "default", logName: "" }] }, impact: "blip" },
    { title: "none", to: { acls: [] }, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { other: "new" } }, impact: "none" },
  ],
  drifts: [
    {
      title: "a rule let everything pass",
      byHand: (host) => byHand(host, `ovn-nbctl set ACL $(ovn-nbctl --bare --columns=_uuid find ACL action=drop) action=allow`),
    },
    { title: "a rule added", byHand: (host) => byHand(host, `ovn-nbctl --type=port-group acl-add ${NAME} to-lport 1 arp drop`) },
    { title: "rules taken off", byHand: (host) => byHand(host, `ovn-nbctl --type=port-group acl-del ${NAME}`) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Port_Group ${NAME} external_ids kvmnet-owner`) },
    { title: "the group deleted", byHand: (host) => byHand(host, `ovn-nbctl pg-del ${NAME}`) },
  ],
  bad: [
    bad("a priority that is too high", { priority: 32768 }, "acls[0].priority", /32767/),
    bad("an action that OVN has not", { action: "accept" }, "acls[0].action", /allow/),
    bad("a rule without a match", { match: "" }, "acls[0].match", /empty/),
    { title: "a rule twice", args: { acls: [drop, { ...drop, action: "allow" }] }, property: "acls[1]", reason: /repeats/ },
    { title: "our own mark", args: { externalIds: { "kvmnet-owner": "x/y/z" } }, property: "externalIds.kvmnet-owner", reason: /set for you/ },
  ],
  foreign: {
    make: (host) => byHand(host, `ovn-nbctl pg-add ${NAME} && ovn-nbctl --type=port-group acl-add ${NAME} to-lport 7 arp drop`),
    remove: (host) => byHand(host, `ovn-nbctl --if-exists destroy Port_Group ${NAME}`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Port_Group; ovn-nbctl list ACL"),
    adoptArgs: {},
  },
  inventory,
};

import { ovnAddressSet } from "../../../provider/ovn/ovnAddressSet";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf_set.one";

const minimal = { addresses: ["10.228.0.0/24"] };
export const full = { addresses: ["10.228.1.7", "10.228.0.0/24"], externalIds: { note: "web 1; $(reboot)" } };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const set = (what: string) => `ovn-nbctl set Address_Set ${NAME} ${what}`;

export const samples: Samples = {
  kind: ovnAddressSet,
  name: NAME,
  setUp: startCentral,
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "one more, one fewer", to: { ...full, addresses: ["10.228.1.7", "10.228.1.8"] }, impact: "blip" },
    { title: "of another family", to: { ...full, addresses: ["FD00:228::0/64"] }, impact: "blip" },
    { title: "MAC addresses", to: { ...full, addresses: ["02:00:00:CF:28:01"] }, impact: "blip" },
    { title: "nobody", to: { ...full, addresses: [] }, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { other: "new" } }, impact: "none" },
  ],
  drifts: [
    { title: "one more", byHand: (host) => byHand(host, `ovn-nbctl add Address_Set ${NAME} addresses 10.228.9.9`) },
    { title: "nobody", byHand: (host) => byHand(host, set("addresses=[]")) },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Address_Set ${NAME} external_ids kvmnet-owner`) },
    { title: "the set deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Address_Set ${NAME}`) },
  ],
  bad: [
    bad("a name with a blank", { name: "cf set" }, "name", /no digit first/),
    bad("a name that begins with a digit", { name: "1st" }, "name", /no digit first/),
    bad("a name of a host", { addresses: ["web1"] }, "addresses[0]", /no IP address/),
    bad("two families", { addresses: ["10.228.0.0/24", "fd00::1"] }, "addresses[1]", /make two/),
    bad("one twice, written otherwise", { addresses: ["fd00::1", "FD00:0::1"] }, "addresses[1]", /repeats/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) =>
      byHand(host, `ovn-nbctl list Address_Set ${NAME} >/dev/null 2>&1 || ovn-nbctl create Address_Set name=${NAME} addresses=10.228.0.0/24 >/dev/null`),
    remove: (host) => byHand(host, `ovn-nbctl --if-exists destroy Address_Set ${NAME}`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Address_Set"),
    adoptArgs: minimal,
  },
  inventory,
};

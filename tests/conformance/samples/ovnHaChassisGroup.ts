import { ovnHaChassisGroup } from "../../../provider/ovn/ovnHaChassisGroup";
import type { Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf hosts; $(reboot)";

const minimal = { chassis: ["cf-ha-1"] };
const full = { chassis: ["cf-ha-2", "cf-ha-1"], externalIds: { note: "web 1; $(reboot)" } };

const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });
const group = (what: string) => `ovn-nbctl ${what.replace("NAME", `'${NAME}'`)}`;

export const samples: Samples = {
  kind: ovnHaChassisGroup,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, "for n in 1 2 3; do ovn-sbctl --may-exist chassis-add cf-ha-$n geneve 192.0.2.$n; done");
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "another comes first", to: { ...full, chassis: ["cf-ha-1", "cf-ha-2"] }, impact: "blip" },
    { title: "one more, who waits", to: { ...full, chassis: ["cf-ha-2", "cf-ha-3", "cf-ha-1"] }, impact: "none" },
    { title: "the first goes", to: minimal, impact: "blip" },
    { title: "a note", to: { ...full, externalIds: { other: "new" } }, impact: "none" },
  ],
  drifts: [
    { title: "another host preferred, by hand", byHand: (host) => byHand(host, group("ha-chassis-group-add-chassis NAME cf-ha-3 2000")) },
    { title: "the first is the last", byHand: (host) => byHand(host, group("ha-chassis-group-add-chassis NAME cf-ha-2 1")) },
    { title: "a host taken out", byHand: (host) => byHand(host, group("ha-chassis-group-remove-chassis NAME cf-ha-1")) },
    { title: "our mark removed", byHand: (host) => byHand(host, group("remove HA_Chassis_Group NAME external_ids kvmnet-owner")) },
    { title: "the group deleted", byHand: (host) => byHand(host, group("ha-chassis-group-del NAME")) },
  ],
  bad: [
    bad("no host", { chassis: [] }, "chassis", /must name a host/),
    bad("a host twice", { chassis: ["a", "a"] }, "chassis", /twice/),
    bad("two words", { chassis: ["a b"] }, "chassis[0]", /one word/),
    bad("a name with a slash", { name: "a/b" }, "name", /slash/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) => byHand(host, `${group("ha-chassis-group-add NAME")} && ${group("ha-chassis-group-add-chassis NAME cf-ha-1 7")}`),
    remove: (host) => byHand(host, group("--if-exists destroy HA_Chassis_Group NAME")),
    fingerprint: (host) => printed(host, "ovn-nbctl list HA_Chassis_Group; ovn-nbctl list HA_Chassis"),
    adoptArgs: minimal,
  },
  inventory,
};

import { logicalRouter } from "../../../provider/ovn/logicalRouter";
import type { Input, Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

const NAME = "cf router; $(reboot)";

const full = {
  enabled: true,
  chassis: "cf-chassis",
  mcastRelay: true,
  externalIds: { site: "lab", rack: "r 1; $(reboot)" },
  options: { always_learn_from_arp_request: "false" },
};

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args, property, reason });

const ROW = `"$(ovn-nbctl --bare --columns=_uuid find Logical_Router 'name="${NAME}"')"`;
const set = (what: string) => `ovn-nbctl set Logical_Router ${ROW} ${what}`;

export const samples: Samples = {
  kind: logicalRouter,
  name: NAME,
  setUp: startCentral,
  tearDown: stopCentral,
  minimal: {},
  full,
  edits: [
    { title: "off, and on every host", to: { ...full, enabled: false, chassis: "none" }, impact: "blip" },
    { title: "an external id changed, one removed, and no multicast", to: { ...full, mcastRelay: false, externalIds: { site: "hall" } }, impact: "none" },
    { title: "another option", to: { ...full, options: { dynamic_neigh_routers: "true" } }, impact: "blip" },
  ],
  drifts: [
    { title: "on another host", byHand: (host) => byHand(host, set("options:chassis=other")) },
    {
      title: "off, and an option removed",
      byHand: (host) => byHand(host, `${set("enabled=false")}; ovn-nbctl remove Logical_Router ${ROW} options mcast_relay`),
    },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Logical_Router ${ROW} external_ids kvmnet-owner`) },
    { title: "the router deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Logical_Router ${ROW}`) },
  ],
  bad: [
    bad("a name with a slash", { name: "a/b" }, "name", /slash/),
    bad("a host of two words", { chassis: "kvm1 kvm2" }, "chassis", /one word/),
    bad("a word for a switch", { enabled: "yes" }, "enabled", /true or false/),
    bad("an option that has a property", { options: { chassis: "kvm1" } }, "options.chassis", /`chassis`/),
    bad("our own mark", { externalIds: { "kvmnet-owner": "x/y/z" } }, "externalIds.kvmnet-owner", /set for you/),
  ],
  foreign: {
    make: (host) => byHand(host, `ovn-nbctl lr-add '${NAME}' && ${set("external_ids:of=admin options:mcast_relay=true")}`),
    remove: (host) =>
      byHand(host, `for row in $(ovn-nbctl --bare --columns=_uuid find Logical_Router 'name="${NAME}"'); do ovn-nbctl destroy Logical_Router $row; done`),
    fingerprint: (host) => printed(host, "ovn-nbctl list Logical_Router"),
    adoptArgs: {},
  },
  inventory,
};

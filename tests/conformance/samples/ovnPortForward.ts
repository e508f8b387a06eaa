import { portForward } from "../../../provider/either/portForward";
import type { Input, Samples } from "../samples";
import { byHand, inventory, printed, startCentral, stopCentral } from "./ovn";

/** Forwards to logical ports. */

const NAME = "cf-ovn.forward";
const ROW = `kvmnet-forward-${NAME}`;

const minimal: Input = { on: "ovn", network: "cf forward", listenAddress: "203.0.113.5", listenPort: 18080, targets: ["10.226.0.5"] };
const full: Input = {
  ...minimal,
  listenPort: 18443,
  listenPortEnd: 18443,
  protocol: "tcp",
  targets: ["cf fwd 7; $(reboot)", "02:00:00:02:26:08", "10.226.0.5"],
  targetPort: 443,
  sources: ["any"],
  hairpin: true,
  onEstablished: "keep",
};
const over6 = { ...minimal, listenAddress: "2001:DB8::5", targets: ["FD00:226::5"], targetPort: 80 };

/** A switch with guests behind a router with a gateway, and another without. */
const MAKE = `for name in 'cf forward' 'cf alone' 'cf nowhere'; do ovn-nbctl --may-exist ls-add "$name"; done
ovn-nbctl set Logical_Switch 'cf forward' other_config:subnet=10.226.0.0/24 other_config:exclude_ips=10.226.0.1..10.226.0.19
ovn-nbctl --may-exist lsp-add 'cf forward' 'cf fwd 7; $(reboot)' -- set Logical_Switch_Port 'cf fwd 7; $(reboot)' 'addresses="02:00:00:02:26:07 10.226.0.7 fd00:226::7"'
ovn-nbctl --may-exist lsp-add 'cf forward' cf-fwd-8 -- set Logical_Switch_Port cf-fwd-8 'addresses="02:00:00:02:26:08 dynamic"'
ovn-nbctl --may-exist lr-add 'cf fwd router' -- set Logical_Router 'cf fwd router' options:chassis=cf-fwd -- --may-exist lr-add 'cf fwd open'
ovn-nbctl --may-exist lrp-add 'cf fwd router' cf-fwd-lan 02:00:00:02:26:01 10.226.0.1/24 fd00:226::1/64 -- --may-exist lrp-add 'cf fwd open' cf-fwd-open 02:00:00:02:26:02 10.227.0.1/24
ovn-nbctl --may-exist lsp-add 'cf forward' cf-fwd-up -- set Logical_Switch_Port cf-fwd-up type=router addresses=router options:router-port=cf-fwd-lan
ovn-nbctl --wait=sb --may-exist lsp-add 'cf nowhere' cf-fwd-up2 -- set Logical_Switch_Port cf-fwd-up2 type=router addresses=router options:router-port=cf-fwd-open`;

const bad = (title: string, args: Input, property: string, reason: RegExp) => ({ title, args: { ...minimal, ...args }, property, reason });

export const samples: Samples = {
  kind: portForward,
  name: NAME,
  setUp: async (host) => {
    await startCentral(host);
    await byHand(host, MAKE);
  },
  tearDown: stopCentral,
  minimal,
  full,
  edits: [
    { title: "another port", to: { ...full, listenPort: 18444, listenPortEnd: 18444 }, impact: "blip" },
    { title: "fewer targets", to: { ...full, targets: ["10.226.0.5"] }, impact: "blip" },
    { title: "not for guests of the switch", to: { ...full, hairpin: false }, impact: "blip" },
    { title: "established connections end with it from now on", to: { ...full, onEstablished: "end" }, impact: "none" },
    { title: "a range of ports, of the other protocol", from: minimal, to: { ...minimal, listenPortEnd: 18090, protocol: "udp" }, impact: "blip" },
    { title: "IPv6: another target, by its name", from: over6, to: { ...over6, targets: ["cf fwd 7; $(reboot)"] }, impact: "blip" },
    { title: "another name", to: { ...full, name: "cf-ovn2" }, impact: "replace" },
  ],
  drifts: [
    { title: "another target", args: minimal, byHand: (host) => byHand(host, `ovn-nbctl set Load_Balancer ${ROW} 'vips:"203.0.113.5:18080"="10.226.0.9:80"'`) },
    { title: "an address added", byHand: (host) => byHand(host, `ovn-nbctl set Load_Balancer ${ROW} 'vips:"203.0.113.6:18080"="10.226.0.9:80"'`) },
    { title: "taken off the router", byHand: (host) => byHand(host, "ovn-nbctl clear Logical_Router 'cf fwd router' load_balancer") },
    { title: "taken off the switch", byHand: (host) => byHand(host, "ovn-nbctl clear Logical_Switch 'cf forward' load_balancer") },
    {
      title: "on another router",
      byHand: (host) =>
        byHand(host, `ovn-nbctl add Logical_Router 'cf fwd open' load_balancer $(ovn-nbctl --bare --columns=_uuid find Load_Balancer name=${ROW})`),
    },
    { title: "our mark removed", byHand: (host) => byHand(host, `ovn-nbctl remove Load_Balancer ${ROW} external_ids kvmnet-owner`) },
    { title: "the load balancer deleted", byHand: (host) => byHand(host, `ovn-nbctl destroy Load_Balancer ${ROW}`) },
  ],
  bad: [
    bad("at every address", { listenAddress: "any" }, "listenAddress", /must be said in OVN/),
    bad("from some alone", { sources: ["10.0.0.0/8"] }, "sources", /SecurityGroup/),
    bad("too many ports", { listenPortEnd: 19080 }, "listenPortEnd", /more than 1000/),
    bad("a range with another port at the target", { listenPortEnd: 18090, targetPort: 80 }, "targetPort", /keep their numbers/),
    bad("targets of two families", { targets: ["10.226.0.5", "fd00:226::5"] }, "targets[1]", /IPv6/),
    bad("a target twice", { targets: ["10.226.0.5", "10.226.0.5"] }, "targets[1]", /twice/),
    bad("a name with a slash", { name: "a/b" }, "name", /file/),
  ],
  foreign: {
    make: (host) => {
      const said = { network: "cf forward", listenAddress: "203.0.113.5", listenPort: 18080, listenPortEnd: 18080, protocol: "tcp" };
      const spec = JSON.stringify({ ...said, targets: ["10.226.0.5"], targetPort: 18080, sources: ["any"], hairpin: true });
      const row = {
        name: ROW,
        vips: ["map", [["203.0.113.5:18080", "10.226.0.5:18080"]]],
        protocol: "tcp",
        external_ids: ["map", [["kvmnet-spec", spec]]],
      };
      const link = (table: string, name: string) => ({
        op: "mutate",
        table,
        where: [["name", "==", name]],
        mutations: [["load_balancer", "insert", ["named-uuid", "made"]]],
      });
      const operations = [
        { op: "insert", table: "Load_Balancer", "uuid-name": "made", row },
        link("Logical_Router", "cf fwd router"),
        link("Logical_Switch", "cf forward"),
      ];
      return byHand(
        host,
        `ovsdb-client transact unix:/run/ovn/ovnnb_db.sock "$(cat <<'END'\n${JSON.stringify(["OVN_Northbound", ...operations])}\nEND\n)" >/dev/null`,
      );
    },
    remove: (host) => byHand(host, `ovn-nbctl --if-exists lb-del ${ROW}`),
    fingerprint: (host) => printed(host, "for t in Load_Balancer Logical_Switch Logical_Router; do ovn-nbctl list $t; done"),
    adoptArgs: minimal,
  },
  inventory,
};

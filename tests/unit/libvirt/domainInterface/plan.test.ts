import test from "ava";
import { type Guest, guestWhere } from "../../../../provider/libvirt/domainInterface/guest";
import { defaultMac } from "../../../../provider/libvirt/domainInterface/mac";
import { decide } from "../../../../provider/libvirt/domainInterface/operations";
import { planNic } from "../../../../provider/libvirt/domainInterface/plan";
import type { AnyNic } from "../../../../provider/libvirt/domainInterface/schema";
import { type NicState, observeNic } from "../../../../provider/libvirt/domainInterface/state";
import { snapshotOf } from "../printed";

const MAC = "52:54:00:aa:00:01";
const mark = { name: "web", owner: "p/s/web" };
const args = (more: object = {}): AnyNic => ({ ...mark, domain: "g1", type: "network", network: "n1", mac: MAC, model: "virtio", linkState: "up", ...more });

const metadata = `    <kvmnet:nic xmlns:kvmnet="urn:kvmnet:nic:525400aa0001" name="web">p/s/web</kvmnet:nic>\n`;
const nic = (inner: string, type = "network") =>
  `    <interface type='${type}'>\n      <mac address='${MAC}'/>\n${inner}      <model type='virtio'/>\n    </interface>\n`;
const domain = (body: string) => `<domain>\n  <name>g1</name>\n  <uuid>d1</uuid>\n${body}</domain>`;
const live = (more = "", tap = "vnet3") => nic(`      <source network='n1' portid='x' bridge='br1'/>\n      <target dev='${tap}'/>\n${more}`);
const stored = (more = "") => nic(`      <source network='n1'/>\n${more}`);

function guest(running: string | undefined, defined: string | undefined, ports = ["br1/vnet3"]): Guest {
  const side = (body: string | undefined) => (body === undefined ? undefined : domain(metadata + body));
  return guestWhere(snapshotOf({ domains: [{ live: side(running), stored: side(defined) }], ports }), { name: "g1" }) as Guest;
}
const observe = (of: Guest) => observeNic(of, MAC, mark) as NicState;
const verbs = (of: Guest, wanted: AnyNic, present: string | undefined = MAC) => decide(of, present, wanted).map(({ verb, place }) => `${verb} ${place}`);
const impacts = (of: Guest, wanted: AnyNic) => planNic(observe(of), wanted).map(({ path, impact }) => `${path[0]} ${impact}`);

const on = guest(live(), stored());
const off = guest(undefined, stored());

test("in step: nothing to do", (t) => {
  t.deepEqual(impacts(on, args()), []);
  t.deepEqual(verbs(on, args()), []);
});

test("a new NIC goes into both places by one call, marked first", (t) => {
  const empty = { ...on, live: { nics: [], marks: [] }, stored: { nics: [], marks: [] } };
  t.deepEqual(verbs(empty, args(), undefined), ["mark live", "mark stored", "attach both"]);
  t.deepEqual(verbs({ ...empty, stored: undefined }, args(), undefined), ["mark live", "attach live"]);
});

test("each property of a running NIC costs what libvirt makes of it", (t) => {
  const cases: [object, string][] = [
    [{ linkState: "down" }, "linkState blip"],
    [{ network: "n2" }, "network blip"],
    [{ isolated: true }, "isolated none"],
    [{ bandwidth: { outbound: { averageKiBps: 9 } } }, "bandwidth none"],
    [{ filter: { name: "f" } }, "filter blip"],
    [{ bootOrder: 1 }, "bootOrder none"],
    [{ mtu: 1400 }, "mtu restart"],
    [{ queues: 2 }, "queues restart"],
    [{ model: "e1000" }, "model restart"],
    [{ vlan: { trunk: false, tags: [{ id: 5 }] } }, "vlan restart"],
    [{ mac: "52:54:00:aa:00:02" }, "mac restart"],
    [{ domain: "g2" }, "domain replace"],
  ];
  for (const [more, expected] of cases) {
    t.deepEqual(impacts(on, args(more)), [expected]);
    t.deepEqual(
      impacts(off, args(more)).map((text) => text.split(" ")[1]),
      [expected === "domain replace" ? "replace" : "none"],
    );
  }
});

test("the operations agree with the impact", (t) => {
  t.deepEqual(verbs(on, args({ linkState: "down" })), ["update live", "update stored"]);
  t.deepEqual(verbs(on, args({ mtu: 1400 })), ["detach live", "attach live", "update stored"]);
  t.deepEqual(verbs(on, args({ bootOrder: 1 })), ["update stored"]);
  t.deepEqual(verbs(on, args({ mac: "52:54:00:aa:00:02" })), [
    "mark live",
    "mark stored",
    "detach live",
    "attach live",
    "detach stored",
    "attach stored",
    "unmark live",
    "unmark stored",
  ]);
  t.deepEqual(verbs(off, args({ mtu: 1400 })), ["update stored"]);
});

test("plugging in again is refused unless it is allowed, and the guest is named", (t) => {
  const [refused] = planNic(observe(on), args({ mtu: 1400 }));
  t.regex(refused?.refused ?? "", /g1 \(52:54:00:aa:00:01 on vnet3\).*onGuestsAttached/);
  t.is(planNic(observe(on), args({ mtu: 1400, onGuestsAttached: { restart: "reattach" } }))[0]?.refused, undefined);
  t.is(planNic(observe(off), args({ mtu: 1400 }))[0]?.refused, undefined);
});

test("deferred: the definition changes, the running NIC does not, and then nothing is left to do", (t) => {
  const wanted = args({ mtu: 1400, onGuestsAttached: { restart: "defer" } });
  t.like(planNic(observe(on), wanted), [{ impact: "none", refused: undefined }]);
  t.deepEqual(verbs(on, wanted), ["update stored"]);
  const written = guest(live(), stored("      <mtu size='1400'/>\n"));
  t.deepEqual(planNic(observe(written), wanted), []);
  t.deepEqual(verbs(written, wanted), []);
  const transient = guest(live(), undefined);
  t.truthy(planNic(observe(transient), wanted)[0]?.refused, "a transient guest has no next start");
});

test("drift in either place is seen and mended there", (t) => {
  t.deepEqual(impacts(guest("", stored()), args()), ["plugged none"]);
  t.deepEqual(verbs(guest("", stored()), args()), ["attach live"]);
  t.deepEqual(impacts(guest(live(), ""), args()), ["defined none"]);
  t.deepEqual(verbs(guest(live(), ""), args()), ["attach stored"]);
  const later = guest(live(), stored("      <link state='down'/>\n"));
  t.deepEqual(impacts(later, args()), ["linkState none"]);
  t.deepEqual(verbs(later, args()), ["update stored"]);
  const away = guest(live(), stored(), ["br9/vnet3"]);
  t.deepEqual(impacts(away, args()), ["cutOff none"]);
  t.deepEqual(verbs(away, args()), ["bridge live"]);
});

test("what a NIC has from its port group is neither drift nor made its own", (t) => {
  const of = guest(live("      <vlan>\n        <tag id='5'/>\n      </vlan>\n      <virtualport type='openvswitch'/>\n"), stored());
  t.deepEqual(planNic(observe(of), args()), []);
  const [update] = decide(of, MAC, args({ linkState: "down" }));
  t.is(update?.place, "live");
  t.notRegex(update?.text ?? "", /vlan|virtualport/);
  t.deepEqual(impacts(of, args({ network: "n2" })), ["network restart"], "a port of Open vSwitch cannot be moved");
});

test("an address that the program does not give stays what it is", (t) => {
  t.deepEqual(planNic(observe(on), args({ mac: defaultMac(mark) })), []);
});

test("what an interrupted run left is removed", (t) => {
  const left = guest(live(), stored());
  const marks = [...(left.live?.marks ?? []), { ...mark, mac: "52:54:00:aa:00:09" }];
  const of = { ...left, live: { nics: left.live?.nics ?? [], marks } };
  t.deepEqual(impacts(of, args()), ["leftovers none"]);
  t.deepEqual(verbs(of, args()), ["unmark live"]);
});

test("what a transient guest's NIC has from its port group does not become its own", (t) => {
  const red = live("      <virtualport type='openvswitch'/>\n      <vlan>\n        <tag id='100'/>\n      </vlan>\n").replace(
    "network='n1'",
    "network='n1' portgroup='red'",
  );
  const plugs = decide(guest(red, undefined), MAC, args({ portGroup: "blue" })).filter(({ verb }) => verb === "attach" || verb === "update");
  t.is(plugs.length, 1);
  t.regex(plugs[0]?.text ?? "", /portgroup=.blue/);
  t.notRegex(plugs[0]?.text ?? "", /<vlan|<virtualport/);
});

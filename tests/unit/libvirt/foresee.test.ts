import test from "ava";
import type { Facts, Host } from "../../../provider/host/host";
import { wantOf } from "../../../provider/host/round/kind";
import { foresee } from "../../../provider/host/round/round";
import { domainInterface } from "../../../provider/libvirt/domainInterface";
import { dnsRecord } from "../../../provider/libvirt/entries/dnsRecord";
import { natNetwork } from "../../../provider/libvirt/natNetwork";
import type { Snapshot } from "../../../provider/libvirt/snapshot";
import { quoted } from "../../../provider/libvirt/step/program";
import { libvirt } from "../../../provider/libvirt/world";
import { KvmnetError } from "../../../provider/resource/error";
import { snapshotOf } from "./printed";

const uuid = "5b158356-7a41-4109-a7a6-e1f22ae0d665";
const marks = (entries: string) => `<kvmnet:entries xmlns:kvmnet="urn:kvmnet:entries">${entries}</kvmnet:entries>`;
const mark = (name: string, owner: string, ip: string) =>
  `<kvmnet:entry type="DnsRecord" name="${name}" owner="${owner}" list="dns-hosts" key="${ip} ${name}"/>`;
const network = (metadata = "", dns = "") =>
  `<network>\n  <name>lan</name>\n  <uuid>${uuid}</uuid>\n  <metadata><kvmnet:owner xmlns:kvmnet="urn:kvmnet:owner" lists="reservations:10.7.0.0/24">p/s/lan</kvmnet:owner>${metadata}</metadata>` +
  `<forward mode='nat'/><bridge name='virbr0' stp='on' delay='0'/><mac address='52:54:00:00:00:01'/>${dns}<ip address='10.7.0.1' prefix='24'></ip></network>`;
const guest =
  "<domain>\n  <name>g1</name>\n  <uuid>d1</uuid>\n    <interface type='network'>\n      <mac address='52:54:00:00:00:09'/>\n      <source network='lan'/>\n      <target dev='vnet0'/>\n    </interface>\n</domain>";

/** A host that can be looked at and nothing else. */
const host = (snapshot: Snapshot, routes: readonly object[] = [], names: readonly string[] = [], docker: readonly object[] = []): Host => ({
  label: "kvm1",
  facts: { tools: {} } as unknown as Facts,
  libvirtUri: "qemu:///system",
  run: () => Promise.reject(new Error("nothing runs here")),
  snapshot: async <T>(key: string) => (key === "libvirt" ? snapshot : { routes, names: new Set(names), docker }) as T,
});
const there = snapshotOf({
  networks: [{ live: network(), stored: network(), autostart: true }],
  domains: [{ live: guest }],
  ports: ["virbr0/vnet0"],
  dnsmasq: ["lan"],
});
const lan = (more: object = {}) =>
  natNetwork.complete({
    name: "lan",
    owner: "p/s/lan",
    autostart: true,
    active: true,
    subnets: [{ cidr: "10.7.0.0/24", dhcp: { enabled: false } }],
    ...more,
  } as never) as never;
const record = (name: string, ip: string) => ({ name, owner: `p/s/${name}`, network: "lan", type: "host" as const, ip, hostnames: [name] }) as never;

async function refused(running: Promise<unknown>): Promise<string> {
  const error = await running.then(
    () => undefined,
    (reason) => reason,
  );
  return error instanceof KvmnetError ? error.code : `not refused: ${error}`;
}

test("what an up would do to a network is known from a look alone", async (t) => {
  const would = (args: never) => foresee(host(there), libvirt, wantOf(natNetwork, host(there), { put: args }));
  t.is((await would(lan())).is, "settled");
  t.like(await would(lan({ name: "new" })), { is: "work", step: "define the network, set autostart, start the network" });
  const autostart = await would(lan({ autostart: false }));
  t.deepEqual(autostart.is === "work" && autostart.changes?.map(({ path }) => path[0]), ["autostart"]);
  t.is(await refused(would(lan({ owner: "p/s/other" }))), "not-ours");
  t.is(await refused(would(lan({ mtu: 1400 }))), "refused", "its guest would be cut off");
});

test("what libvirt says only when it defines or starts a network is known ahead", async (t) => {
  const route = [{ device: "br9", cidr: "10.7.0.0/24" }];
  const would = async (on: Host, args: never) => refused(foresee(on, libvirt, wantOf(natNetwork, on, { put: args })));
  t.is(await would(host(there, route), lan({ name: "new", owner: "p/s/new" })), "step-failed", "the subnet is another device's");
  t.is(await would(host(there, [{ device: "br9", cidr: "10.7.0.0/16" }]), lan({ name: "new" })), "not refused: undefined", "libvirt compares masks as well");
  const app = (cidr: string) => [{ name: "app", device: "br9", cidrs: [cidr] }];
  const beside = foresee(host(there, route, [], app("10.7.0.0/24")), libvirt, wantOf(natNetwork, host(there), { put: lan({ name: "new", owner: "p/s/new" }) }));
  await t.throwsAsync(beside, { message: /in use on the host by interface br9, which is Docker's network app/ });
  const { notes } = await foresee(
    host(there, [], [], app("10.7.0.0/16")),
    libvirt,
    wantOf(natNetwork, host(there), { put: lan({ name: "new", owner: "p/s/new" }) }),
  );
  t.regex(notes.join(), /^warning: its subnet 10\.7\.0\.0\/24 overlaps that of Docker's network app \(10\.7\.0\.0\/16\)/);
  t.is(await would(host(there, [], ["br9"]), lan({ name: "new", bridge: { name: "br9" } })), "step-failed", "a device has the bridge name");
  t.is(await would(host(there), lan({ name: "new", owner: "p/s/new", bridge: { name: "virbr0" } })), "step-failed", "another network has it");
  t.is(await would(host(there), lan({ name: "new", bridge: { name: "virbr0" } })), "not refused: undefined", "the old half of a replacement goes first");
  const own = [{ device: "virbr0", cidr: "10.7.0.0/24" }];
  const allowed = { mtu: 1400, onGuestsAttached: { restart: "reattach", delete: "refuse" } };
  t.is(await would(host(there, own, ["virbr0"]), lan(allowed)), "not refused: undefined", "a restart lets go of its own first");
  t.is(await would(host(there, [...own, ...route]), lan(allowed)), "step-failed", "and finds what came meanwhile");
});

test("a wish that is decided again asks for the same work", (t) => {
  const want = wantOf(natNetwork, host(there), { put: lan({ name: "new" }) });
  t.deepEqual(want.decide(there, false), want.decide(there, true));
});

test("an entry that is in the way is refused at once when it is another stack's, and may be about to leave when it is of the same", async (t) => {
  const dns = "<dns><host ip='10.7.0.31'><hostname>a</hostname></host></dns>";
  const of = (owner: string) => {
    const xml = network(marks(mark("a", owner, "10.7.0.31")), dns);
    return host(snapshotOf({ networks: [{ live: xml, stored: xml }] }));
  };
  const would = (on: Host) => foresee(on, libvirt, wantOf(dnsRecord, on, { put: { ...(record("b", "10.7.0.31") as object), hostnames: ["a"] } as never }));
  t.is(await refused(would(of("q/s/a"))), "not-ours");
  t.is((await would(of("p/s/a"))).is, "work");
  t.is((await foresee(of("p/s/a"), libvirt, wantOf(dnsRecord, of("p/s/a"), { put: record("a", "10.7.0.31") }))).is, "settled");
});

test("the marks of a lost definition come from the copy, and an entry waits until the network is stored again", async (t) => {
  const dns = "<dns><host ip='10.7.0.31'><hostname>a</hostname></host></dns>";
  const lost = snapshotOf({ networks: [{ live: network("", dns) }], more: `M marks .\n${uuid} ${marks(mark("a", "p/s/a", "10.7.0.31"))}\n` });
  const on = host(lost);
  const state = await dnsRecord.read(on, "a", { name: "a", owner: "p/s/a", network: "lan" } as never);
  t.like(state, { owner: "p/s/a", stored: false });
  t.is(await refused(foresee(on, libvirt, wantOf(dnsRecord, on, { put: record("a", "10.7.0.31"), last: state }))), "refused");
  const back = await foresee(on, libvirt, wantOf(natNetwork, on, { put: lan({ autostart: false }) }));
  t.regex(JSON.stringify(back), /kvmnet:entry/, "the network's own up stores them");
});

test("a NIC is decided on without its host", async (t) => {
  const on = host(there);
  const args = domainInterface.complete({ name: "web", owner: "p/s/web", domain: "g1", type: "network", network: "lan" } as never) as never;
  const verdict = await foresee(on, libvirt, wantOf(domainInterface, on, { put: args }));
  t.like(verdict, { is: "work", step: "plug in the NIC" });
  t.is(await refused(foresee(on, libvirt, wantOf(domainInterface, on, { put: { ...(args as object), domain: "g2" } as never }))), "refused");
});

test("what goes to virsh is one quoted word of printable ASCII", (t) => {
  t.is(quoted(`<a b="it's é">\\ $x</a>`), `'<a b="it'\\''s &#233;">\\ $x</a>'`);
  t.is(quoted("a\tb"), "'a&#9;b'");
});

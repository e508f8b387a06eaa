import test from "ava";
import { type Definitions, definitionsOf, type NetworkTexts, observe, parseSnapshot } from "../../../provider/libvirt/snapshot";
import { printed, snapshotOf } from "./printed";

const UUID = "5b158356-7a41-4109-a7a6-e1f22ae0d665";
const xml = (more = "", name = "lan", uuid = UUID) => `<network${more}>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <ip address='10.0.0.1' prefix='24'>
  </ip>
</network>`;
const nic = (source: string, device: string, more = "") =>
  `    <interface type='network'>\n      <mac address='52:54:00:00:00:0${device.at(-1)}'/>\n      <source ${source}/>\n      <target dev='${device}'/>\n${more}    </interface>\n`;
const domain = (name: string, uuid: string, nics: string) => `<domain>\n  <name>${name}</name>\n  <uuid>${uuid}</uuid>\n${nics}</domain>`;

test("a network, its guests and those that are cut off come out of the text that virsh prints", (t) => {
  const two = `${nic("network='lan' portid='x' bridge='virbr0'", "vnet0", "      <port isolated='yes'/>\n")}${nic("network='other' bridge='virbr1'", "vnet1")}`;
  const snapshot = snapshotOf({
    networks: [{ live: xml(" connections='1'"), stored: xml() }],
    domains: [
      { live: domain("web &amp; co", "a1", two) },
      { live: domain("db", "a2", nic("bridge='virbr0'", "vnet2")) },
      { stored: domain("off", "a3", nic("network='lan'", "vnet3")) },
    ],
    ports: ["virbr0/vnet0", "virbr1/vnet1"],
    more: "M stp .\n/sys/class/net/virbr0/bridge/stp_state:1\n/sys/class/net/virbr1/bridge/stp_state:0\n",
  });
  const found = observe(snapshot, snapshot.find.name("lan"));
  t.like(found, { name: "lan", active: true, autostart: false, bridge: "virbr0", spanningTree: true });
  t.deepEqual(
    found?.guests.map(({ domain, mac, device, isolated }) => ({ domain, mac, device, isolated })),
    [
      { domain: "web & co", mac: "52:54:00:00:00:00", device: "vnet0", isolated: true },
      { domain: "db", mac: "52:54:00:00:00:02", device: "vnet2", isolated: false },
    ],
  );
  t.deepEqual(
    found?.unplugged.map(({ domain }) => domain),
    ["db"],
  );
});

test("a running network is read once where libvirt has added to it what it adds to each; where it differs, twice", (t) => {
  const nat = (port: string, more = "") => `<forward dev='eth0' mode='nat'>\n    <nat>\n      ${port}\n    </nat>\n${more}  </forward>`;
  const ports = "<port start='1024' end='65535'/>";
  const device = "    <interface dev='eth0'/>\n";
  const definitions = (live: string, stored = xml()) => {
    const snapshot = snapshotOf({ networks: [{ live, stored }] });
    return definitionsOf(snapshot.find.uuid(UUID) as NetworkTexts);
  };
  const is = ({ live, definition }: Definitions) => live !== undefined && live === definition;
  const bare = (text: string) => text.replace("<forward mode='nat'/>", "<forward dev='eth0' mode='nat'/>");
  const full = (forward: string, text = xml()) => text.replace("<forward mode='nat'/>", forward);
  t.true(is(definitions(full(nat(ports).replace("dev='eth0' ", "")))));
  t.true(is(definitions(full(nat(ports), xml(" connections='3'")), bare(xml()))));
  t.true(is(definitions(full(nat(ports, device)), full(`<forward dev='eth0' mode='nat'>\n${device}  </forward>`))));
  const other = definitions(full(nat("<port start='2000' end='3000'/>")), bare(xml()));
  t.false(is(other));
  t.like(other.live?.forward?.nat, { port: { start: 2000, end: 3000 } });
  t.false(is(definitions(full(nat(ports)).replace("10.0.0.1", "10.0.0.2"), bare(xml()))));
});

test("a stopped network has a definition only, a transient one has none", (t) => {
  const of = (host: Parameters<typeof snapshotOf>[0]) => {
    const snapshot = snapshotOf(host);
    return observe(snapshot, snapshot.find.uuid(UUID));
  };
  const stopped = of({ networks: [{ stored: xml() }] });
  t.is(stopped?.live, undefined);
  t.truthy(stopped?.definition);
  const transient = of({ networks: [{ live: xml() }] });
  t.truthy(transient?.live);
  t.is(transient?.definition, undefined);
});

test("a dnsmasq that should run and does not is seen; where none is due, or nothing is known, nothing is said", (t) => {
  const dnsmasqOf = (live: string, dnsmasq: readonly string[] | undefined) => {
    const snapshot = snapshotOf({ networks: [{ live, stored: live }], ...(dnsmasq && { dnsmasq }) });
    return observe(snapshot, snapshot.find.name("lan"))?.dnsmasq;
  };
  t.is(dnsmasqOf(xml(), ["lan"]), true);
  t.is(dnsmasqOf(xml(), ["other"]), false);
  t.is(dnsmasqOf(xml(), undefined), undefined);
  t.is(dnsmasqOf(xml().replace("<ip", "<dns enable='no'/><ip"), []), undefined);
  t.is(dnsmasqOf(xml().replace(/ {2}<ip[\s\S]*<\/ip>\n/, ""), []), undefined);
});

test("a network that vanished while it was read is not there, and a look that lost something counts for nothing", (t) => {
  const text = printed({ networks: [{ live: xml(), stored: xml() }] });
  t.deepEqual(parseSnapshot(text.replaceAll(/M (live|stored) [\s\S]*?<\/network>\n/g, ""), "M")?.networks, []);
  t.is(parseSnapshot(text.replace(/M stored [\s\S]*?<\/network>\n/, "M stored .\n"), "M"), undefined, "half of it is not none of it");
  t.is(parseSnapshot(text.replace("M whole .\n", ""), "M"), undefined);
  t.is(parseSnapshot(text.replace("M end .\n", ""), "M"), undefined);
});

test("names come out of XML as they are", (t) => {
  t.truthy(snapshotOf({ networks: [{ stored: xml("", "a &amp; &lt;b&gt; &#233; &#xe9;") }] }).find.name("a & <b> é é"));
});

test("a look at a part leaves the rest as it was, but not what has gone or changed its state", (t) => {
  const [b, c] = [xml("", "b", "b1"), xml("", "c", "c1")];
  const before = snapshotOf({ networks: [{ live: xml(), stored: xml() }, { live: b, stored: b }, { stored: c }] });
  const lists = `M all .\n${UUID}\nb1\nd1\nM inactive .\nb1\nM transient .\nM autostart .\n${UUID}\nM running .\nM defined .\nM whole .\n`;
  const after = parseSnapshot(`${lists}M live .\n${xml(" connections='2'")}\nM stored .\n${xml()}\nM whole .\nM whole .\nM ports .\nM end .\n`, "M", before);
  t.deepEqual(
    after?.networks.map(({ name, active, autostart }) => ({ name, active, autostart })),
    [
      { name: "lan", active: true, autostart: true },
      { name: "b", active: false, autostart: false },
    ],
  );
  t.regex(after?.find.name("lan")?.live ?? "", /connections='2'/);
  t.is(after?.find.name("b")?.stored, before.find.name("b")?.stored);
});

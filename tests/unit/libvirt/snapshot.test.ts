import test from "ava";
import { observe, parseSnapshot } from "../../../provider/libvirt/snapshot";

const xml = (more = "") => `<network${more}>
  <name>lan</name>
  <uuid>5b158356-7a41-4109-a7a6-e1f22ae0d665</uuid>
  <forward mode='nat'/>
  <bridge name='virbr0' stp='on' delay='0'/>
  <ip address='10.0.0.1' prefix='24'>
  </ip>
</network>
`;
const info = (active: string, persistent = "yes") =>
  `Name:           lan\nUUID:           5b158356-7a41-4109-a7a6-e1f22ae0d665\nActive:         ${active}\nPersistent:     ${persistent}\nAutostart:      no\nBridge:         virbr0\n\n`;
const nic = (source: string, device: string, more = "") =>
  `    <interface type='network'>\n      <mac address='52:54:00:00:00:0${device.at(-1)}'/>\n      <source ${source}/>\n      <target dev='${device}'/>\n${more}    </interface>\n`;

test("a network, its guests and those that are cut off come out of the text that virsh prints", (t) => {
  const text =
    `M live${xml(" connections='1'")}M inactive${xml()}M info${info("yes")}` +
    `M running<domain type='kvm' id='1'>\n  <name>web &amp; co</name>\n${nic("network='lan' portid='x' bridge='virbr0'", "vnet0", "      <port isolated='yes'/>\n")}${nic("network='other' bridge='virbr1'", "vnet1")}` +
    `M running<domain type='kvm' id='2'>\n  <name>db</name>\n${nic("bridge='virbr0'", "vnet2")}` +
    `M defined<domain type='kvm'>\n  <name>off</name>\n${nic("network='lan'", "vnet3")}` +
    "M ports\n/sys/class/net/virbr0/brif/vnet0\n/sys/class/net/virbr1/brif/vnet1\n";
  const found = observe(parseSnapshot(text, "M"), ({ name }) => name === "lan");
  t.like(found, { name: "lan", active: true, autostart: false, bridge: "virbr0" });
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

test("a stopped network has a definition only, a transient one has none", (t) => {
  const stopped = observe(parseSnapshot(`M live${xml()}M inactive${xml()}M info${info("no")}`, "M"), () => true);
  t.is(stopped?.live, undefined);
  t.truthy(stopped?.definition);
  const transient = observe(parseSnapshot(`M live${xml()}M inactive${xml()}M info${info("yes", "no")}`, "M"), () => true);
  t.truthy(transient?.live);
  t.is(transient?.definition, undefined);
});

test("a network that vanished while it was read is not there", (t) => {
  t.deepEqual(parseSnapshot("M liveM inactiveM infoM ports\n", "M").networks, []);
});

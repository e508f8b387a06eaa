import test from "ava";
import type { Network } from "../../../provider/libvirt/model";
import type { AttachedNic } from "../../../provider/libvirt/observed";
import { parseOvsPorts } from "../../../provider/libvirt/ovsPorts";
import { replug } from "../../../provider/libvirt/replug";

const uuid = "5b158356-7a41-4109-a7a6-e1f22ae0d665";
const network = (more: Partial<Network>): Network => ({ name: "lan", ips: [], routes: [], portgroups: [], bridge: { name: "br1" }, ...more });
const nic = (more: Partial<AttachedNic> = {}): AttachedNic => ({
  domain: "web",
  domainUuid: uuid,
  mac: "52:54:00:00:00:01",
  device: "vnet0",
  isolated: false,
  portGroup: "",
  live: "<interface type='bridge'><mac address='52:54:00:00:00:01'/><source network='lan' portid='p' bridge='br0'/><vlan><tag id='5'/></vlan><virtualport type='openvswitch'><parameters interfaceid='0a'/></virtualport><target dev='vnet0'/><model type='virtio'/><alias name='net0'/></interface>",
  ...more,
});

test("on a Linux bridge libvirt is given what the guest's own definition says, without what came from the network", (t) => {
  const { updates, ovs } = replug([nic()], network({}));
  t.deepEqual(updates, [
    { domainUuid: uuid, xml: '<interface type="network"><mac address="52:54:00:00:00:01"/><source network="lan"/><model type="virtio"/></interface>' },
  ]);
  t.deepEqual(ovs, []);
  const stored = "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='lan'/><vlan><tag id='9'/></vlan></interface>";
  t.regex(replug([nic({ stored })], network({})).updates[0]?.xml ?? "", /<tag id="9"\/>/);
});

test("on Open vSwitch a port moves in one transaction, with the VLANs of its group, the network, or its own", (t) => {
  const openvswitch = { virtualport: { type: "openvswitch" }, vlan: { tags: [{ id: 7 }] } };
  const words = (guest: AttachedNic, more: Partial<Network> = {}) => replug([guest], network({ ...openvswitch, ...more })).ovs.join(" ");
  t.is(
    words(nic()),
    `--if-exists del-port vnet0 -- add-port br1 vnet0 tag=7 -- set Interface vnet0 external_ids:attached-mac="52:54:00:00:00:01" external_ids:iface-id="0a" external_ids:vm-id="${uuid}" external_ids:iface-status="active"`,
  );
  const groups = { portgroups: [{ name: "t", vlan: { tags: [{ id: 1, nativeMode: "untagged" as const }, { id: 2 }] } }] };
  t.regex(words(nic({ portGroup: "t" }), groups), /vnet0 tag=1 vlan_mode=native-untagged trunks=1,2 --/);
  const stored = "<interface type='network'><mac address='52:54:00:00:00:01'/><source network='lan'/><vlan><tag id='9'/></vlan></interface>";
  t.regex(words(nic({ stored })), /add-port br1 vnet0 tag=9 --/);
});

test("a device name that is none of the kernel's gets nowhere near a command", (t) => {
  t.deepEqual(replug([nic({ device: "a b;c" })], network({})), { updates: [], ovs: [] });
});

test("ports of Open vSwitch come out of its two tables; those of a fake bridge are its parent's", (t) => {
  const text =
    '{"data":[["br0",["set",[["uuid","1"],["uuid","2"],["uuid","4"]]]],["br1",["uuid","3"]]],"headings":["name","ports"]}\n{"data":[[["uuid","1"],"br0",false],[["uuid","2"],"vnet1",false],[["uuid","3"],"br1",false],[["uuid","4"],"vlan7",true]],"headings":["_uuid","name","fake_bridge"]}\n';
  t.deepEqual(parseOvsPorts(text), {
    bridges: ["br0", "vlan7", "br1"],
    ports: ["br0/br0", "br0/vnet1", "br0/vlan7", "vlan7/br0", "vlan7/vnet1", "vlan7/vlan7", "br1/br1"],
  });
  t.deepEqual(parseOvsPorts(""), { bridges: [], ports: [] });
});

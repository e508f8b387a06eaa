import test from "ava";
import fc from "fast-check";
import { domainInterface } from "../../../../provider/libvirt/domainInterface/model";
import { applyView, differing, viewNic } from "../../../../provider/libvirt/domainInterface/view";
import { parseXml, renderXml } from "../../../../provider/libvirt/xml";
import { printedByLibvirt } from "../virsh";
import { eachPartMissing } from "../wholeDefinitions";
import { nicViews } from "./nicArbitrary";

const read = (xml: string) => domainInterface.read(parseXml(xml));
const write = (nic: ReturnType<typeof read>) => renderXml(domainInterface.write("interface", nic));

test("what is asked for is what is read back, for every type", (t) => {
  fc.assert(
    fc.property(nicViews, (view) => {
      t.deepEqual(viewNic(read(write(applyView(view, undefined)))), view);
    }),
  );
  t.pass();
});

test("from any NIC to any other: everything asked for arrives, and asking again changes nothing", (t) => {
  fc.assert(
    fc.property(nicViews, nicViews, (from, to) => {
      const changed = applyView(to, applyView(from, undefined));
      t.deepEqual(differing(viewNic(changed), to), []);
      t.is(write(applyView(to, changed)), write(changed));
    }),
  );
  t.pass();
});

const LIVE = `<interface type='network'><mac address='52:54:00:AA:00:02'/><source network='n1' portid='x' bridge='kbr1'/><target dev='vnet10'/><model type='virtio'/>
<driver name='vhost' txmode='iothread' queues='4'/><coalesce><rx><frames max='7'/></rx></coalesce><rom enabled='no'/><filterref filter='f'><parameter name='IP' value='10.0.0.1'/></filterref>
<alias name='net1'/><address type='pci' slot='0x03'/></interface>`;

test("what we do not model and what is not asked for is carried through", (t) => {
  const changed = write(applyView({ type: "network", network: "n2", mac: "52:54:00:aa:00:02" }, read(LIVE)));
  for (const kept of [
    'queues="4"',
    'txmode="iothread"',
    '<frames max="7"/>',
    '<rom enabled="no"/>',
    'filter="f"',
    'value="10.0.0.1"',
    'slot="0x03"',
    'dev="vnet10"',
  ]) {
    t.true(changed.includes(kept), `${kept} in ${changed}`);
  }
  t.true(changed.includes('network="n2"'));
  t.notRegex(changed, /portid|kbr1/);
});

test("what is empty clears, what is not set does not", (t) => {
  const mac = "52:54:00:aa:00:02";
  t.regex(write(applyView({ type: "network", network: "n1", mac, filter: {} }, read(LIVE))), /^(?!.*filterref)/);
  t.regex(write(applyView({ type: "network", network: "n1", mac }, read(LIVE))), /filterref/);
});

test("VLANs do not come along to a connection that cannot have them", (t) => {
  const ovs = applyView({ type: "openvswitch", bridge: "ovs0", mac: "52:54:00:aa:00:02", vlan: { tags: [{ id: 5 }] } }, undefined);
  t.notRegex(write(applyView({ type: "bridge", bridge: "br0", mac: "52:54:00:aa:00:02" }, ovs)), /vlan|virtualport/);
});

test("a running NIC on a network is seen as that, whatever the network made of it", (t) => {
  const source = "<source network='n3' portid='x' bridge='ovs0'/><virtualport type='openvswitch'><parameters interfaceid='i'/></virtualport>";
  t.like(viewNic(read(`<interface type='bridge'><mac address='52:54:00:aa:00:02'/>${source}</interface>`)), { type: "network", network: "n3" });
  t.like(viewNic(read("<interface type='direct'><mac address='52:54:00:aa:00:02'/><source network='n4' dev='eth1' mode='vepa'/></interface>")), {
    type: "network",
  });
});

const RATE = "<inbound average='1000' peak='5000' burst='1024' floor='200'/><outbound average='128' peak='256' burst='256'/>";
const COMMON = `<mac address='52:54:00:AA:00:02'/><target dev='vnet10'/><model type='virtio'/><driver name='vhost' txmode='iothread' queues='4'/><link state='up'/><boot order='2'/><mtu size='1400'/>`;
const WHOLE = {
  network: `<interface type='network' trustGuestRxFilters='yes'>${COMMON}<source network='n1' portgroup='web'/><vlan trunk='yes'><tag id='5' nativeMode='tagged'/><tag id='6'/></vlan><bandwidth>${RATE}</bandwidth><filterref filter='f'><parameter name='IP' value='10.0.0.1'/></filterref><port isolated='yes'/></interface>`,
  bridge: `<interface type='bridge'>${COMMON}<source bridge='br0'/><bandwidth>${RATE.replace(" floor='200'", "")}</bandwidth><filterref filter='f'/><port isolated='no'/></interface>`,
  openvswitch: `<interface type='bridge'>${COMMON}<source bridge='br0'/><virtualport type='openvswitch'><parameters interfaceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f' profileid='p'/></virtualport><vlan><tag id='5'/></vlan></interface>`,
  direct: `<interface type='direct'>${COMMON}<source dev='eth1' mode='vepa'/><virtualport type='802.1Qbg'><parameters managerid='11' typeid='1193047' typeidversion='2' instanceid='09b11c53-8b5c-4eeb-8f00-d84eaa0aaa4f'/></virtualport></interface>`,
  hostdev: `<interface type='hostdev' managed='yes'><mac address='52:54:00:aa:00:02'/><source><address type='pci' domain='0x0000' bus='0x06' slot='0x02' function='0x0'/></source><vlan><tag id='5'/></vlan></interface>`,
};

for (const [type, xml] of Object.entries(WHOLE)) {
  test(`${type}: a NIC of which nothing is asked is written back as it was, with any part of it missing`, (t) => {
    const definitions = eachPartMissing(xml).map(
      (nic) => `<domain type='test'><name>NAME</name><memory>1</memory><os><type>hvm</type></os><devices>${nic}</devices></domain>`,
    );
    const nics = printedByLibvirt(definitions, { command: "define", print: "dumpxml" }).flatMap(
      (text) => /<interface[\s\S]*<\/interface>/.exec(text)?.[0] ?? [],
    );
    t.true(nics.length > definitions.length / 3, `libvirt took ${nics.length} of ${definitions.length}`);
    for (const nic of nics.map(read)) {
      const view = viewNic(nic);
      if (view.type === type) {
        t.is(write(applyView({ type: view.type, mac: view.mac }, nic)), write({ ...nic, mac: { address: view.mac } }));
      }
    }
  });
}

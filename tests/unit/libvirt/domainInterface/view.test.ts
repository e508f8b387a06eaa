import test from "ava";
import fc from "fast-check";
import { domainInterface } from "../../../../provider/libvirt/domainInterface/model";
import { applyView, differing, viewNic } from "../../../../provider/libvirt/domainInterface/view";
import { parseXml, renderXml } from "../../../../provider/libvirt/xml";
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

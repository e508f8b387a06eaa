import test from "ava";
import fc from "fast-check";
import { parseNetwork, renderNetwork } from "../../../provider/libvirt/definition";
import { normalise } from "../../../provider/libvirt/normalise";
import { anyNetwork } from "./networkArbitrary";
import { printedByLibvirt } from "./virsh";

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

test("a network is the same after it was written and read", (t) => {
  fc.assert(
    fc.property(anyNetwork, (network) => {
      t.deepEqual(plain(parseNetwork(renderNetwork(network))), network);
    }),
  );
});

test("libvirt itself reads every network as we wrote it", (t) => {
  const networks = fc.sample(anyNetwork, 40).map((network, i) => ({ ...network, name: `n${i}` }));
  for (const [i, text] of printedByLibvirt(networks.map(renderNetwork)).entries()) {
    const { uuid, ...read } = plain(normalise(parseNetwork(text)));
    t.truthy(uuid);
    t.deepEqual(read, plain(normalise(networks[i] as never)));
  }
});

test("what the model does not know is carried through, at any depth", (t) => {
  const xml =
    '<network new="1"><name>n</name><forward mode="nat"><nat later="yes"><what ever="x">text</what></nat></forward><future><a b="c"/></future>' +
    '<dns><forwarder addr="192.0.2.1" port="5353"/></dns><ip address="10.0.0.1" prefix="24"><dhcp><host mac="52:54:00:00:00:01" ip="10.0.0.2" tag="t"/></dhcp></ip></network>';
  const written = renderNetwork(parseNetwork(xml));
  for (const part of ['new="1"', 'later="yes"', '<what ever="x">text</what>', '<future><a b="c"/></future>', 'port="5353"', 'tag="t"']) {
    t.true(written.includes(part), `${part} is missing in ${written}`);
  }
});

test("a definition is one line, whatever its texts hold", (t) => {
  const network = parseNetwork(
    '<network><name>n</name><metadata><x:y xmlns:x="urn:x" z="a&#10;b">line&#10;feed &lt;/network&gt;\t&#13;</x:y></metadata></network>',
  );
  const written = renderNetwork(network);
  t.false(/[\n\r\t]/.test(written));
  t.deepEqual(parseNetwork(written), network);
});

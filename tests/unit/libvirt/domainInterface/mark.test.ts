import test from "ava";
import fc from "fast-check";
import { defaultAlias, defaultMac } from "../../../../provider/libvirt/domainInterface/mac";
import { marksIn, markUri, markXml } from "../../../../provider/libvirt/domainInterface/mark";

const texts = fc
  .string({ minLength: 1, maxLength: 20, unit: fc.constantFrom("a", "/", "<", "&", "'", '"', " ", "ä", "]]>", ";") })
  .filter((value) => value.trim() !== "");

/** What libvirt makes of it: the same element with the prefix and its namespace, on a line of its own. */
const asPrinted = (mac: string, xml: string) => `    ${xml.replace("<nic ", `<kvmnet:nic xmlns:kvmnet="${markUri(mac)}" `).replace("</nic>", "</kvmnet:nic>")}`;

test("any owner and name come back from the guest's metadata", (t) => {
  fc.assert(
    fc.property(texts, texts, (name, owner) => {
      const marks = ["52:54:00:aa:00:01", "52:54:00:aa:00:02"].map((mac) => ({ mac, name, owner }));
      const lines = marks.map((mark) => asPrinted(mark.mac, markXml(mark))).join("\n");
      t.deepEqual(marksIn(`  <name>x</name>\n${lines}\n`), marks);
    }),
  );
  t.pass();
});

test("metadata of others is not ours", (t) => {
  t.deepEqual(
    marksIn(
      '    <other:nic xmlns:other="urn:kvmnet:nic:525400aa0001" name="a">x</other:nic>\n    <kvmnet:nic xmlns:kvmnet="urn:other" name="a">x</kvmnet:nic>\n',
    ),
    [],
  );
});

test("addresses and aliases follow from owner and name, and from nothing else", (t) => {
  const of = { owner: "p/s/web", name: "web" };
  t.regex(defaultMac(of), /^52:54:00(:[0-9a-f]{2}){3}$/);
  t.is(defaultMac(of), defaultMac({ ...of }));
  t.not(defaultMac(of), defaultMac({ ...of, owner: "p/t/web" }));
  t.not(defaultMac(of), defaultMac({ ...of, name: "db" }));
  // libvirt drops an alias with other characters without a word.
  t.regex(defaultAlias({ owner: "p.q/s t/ä", name: "x" }), /^ua-[A-Za-z0-9_-]+$/);
});

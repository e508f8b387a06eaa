import test from "ava";
import type { FilterRule } from "../../../provider/libvirt/nwFilter/schema";
import { parseFilters } from "../../../provider/libvirt/nwFilter/snapshot";
import { reachable, usersOf } from "../../../provider/libvirt/nwFilter/state";
import { completeView, definitionOf, viewOf } from "../../../provider/libvirt/nwFilter/xmlOf";
import { parseXml, renderXml, withoutFormatting } from "../../../provider/libvirt/xml";

const UUID = "5b1c7a52-0d6f-4b1b-9f4b-0c1f5b6d7e8f";
const WEB = { name: "web", uuid: UUID };
/** With what no libvirt has that we know: an attribute of the filter, of a rule, of a protocol, an element, a comment. */
const ODD = `<filter name="web" chain="ipv4-web" priority="-650" future="1"><uuid>${UUID}</uuid><rule action="drop" direction="in" priority="500" log="yes"><tcp dstportstart="0x16" srcipmask="255.255.0.0" srcipaddr="10.0.0.0"/></rule><!-- theirs --><filterref filter="b"><parameter name="IP" value="1.2.3.4"/></filterref><limit rate="5"/><rule action="accept" direction="out" priority="7"><tcp match="no" srcportstart="1"/><tcp dstportstart="2" hop="3"/></rule></filter>`;
const odd = () => withoutFormatting(parseXml(ODD));

test("a definition that nothing is asked of, or that says it already, is written back as it is", (t) => {
  t.is(renderXml(definitionOf({}, WEB, odd())), ODD);
  t.is(renderXml(definitionOf(viewOf(odd()), WEB, odd())), ODD);
  t.is(renderXml(definitionOf(completeView(viewOf(odd())), WEB, odd())), ODD);
});

test("what is asked for changes, and nothing else", (t) => {
  const { rules } = viewOf(odd());
  const further: FilterRule = { action: "drop", direction: "in", priority: 500, udp: { dstportstart: 53 } };
  const xml = renderXml(definitionOf({ rules: [...rules, further] }, WEB, odd()));
  t.is(xml, ODD.replace("</filter>", `<rule action="drop" direction="in" priority="500"><udp dstportstart="53"/></rule></filter>`));
  t.is(renderXml(definitionOf({ references: [] }, WEB, odd())), ODD.replace(/<filterref.*<\/filterref>/, ""));
  t.is(renderXml(definitionOf({ rules: [rules[1] as FilterRule] }, WEB, odd())).match(/<rule /g)?.length, 1);
  t.regex(renderXml(definitionOf({ chain: "arp" }, WEB, odd())), /^<filter name="web" chain="arp" future="1">/, "with the priority that libvirt has for it");
});

test("a view says the same whichever way it is spelled", (t) => {
  const [first, second] = viewOf(odd()).rules;
  t.deepEqual(first, { action: "drop", direction: "in", priority: 500, tcp: { dstportstart: 22, srcipmask: 16, srcipaddr: "10.0.0.0" } } as never);
  t.is(second?.xml, '<tcp match="no" srcportstart="1"/><tcp dstportstart="2" hop="3"/>');
  const asked = completeView({
    rules: [{ ...(second as object), xml: "<tcp srcportstart='1' match='no'/> <tcp hop='3' dstportstart='2'></tcp>" } as FilterRule],
  });
  t.deepEqual(asked.rules?.[0], second);
});

test("who names a filter: guests that run or are off, by way of others as well", (t) => {
  const mark = "m";
  const said = [
    ["filter", `<filter name='a'><uuid>1</uuid></filter>`],
    ["filter", `<filter name='b'><uuid>2</uuid><filterref filter='a'/></filter>`],
    ["whole", ""],
    ["live", "<name>on</name>\n<uuid>g1</uuid>\n<filterref filter='b'/>\n"],
    ["stored", "<name>on</name>\n<uuid>g1</uuid>\n"],
    ["stored", "<name>it&apos;s &lt;off&gt;</name>\n<uuid>g2</uuid>\n<filterref filter='a'/>\n"],
    ["whole", ""],
    ["marks", "a 1 p/s/with blank\n"],
    ["whole", ""],
    ["packaged", "vendor.xml\n"],
    ["end", ""],
  ];
  const seen = parseFilters(said.map(([word, text]) => `${mark} ${word} .\n${text}`).join(""), mark);
  t.deepEqual(usersOf(seen, "a"), ["filter b", "guest it's <off> (off)"]);
  t.deepEqual(usersOf(seen, "b"), ["guest on"]);
  t.deepEqual([...reachable(seen, ["b"])], ["b", "a"]);
  t.deepEqual(seen.marks.get("a"), { uuid: "1", owner: "p/s/with blank" });
  t.true(seen.packaged.has("vendor"));
  t.throws(() => parseFilters(`${mark} filter .\n`, mark), { message: /did not arrive whole/ });
});

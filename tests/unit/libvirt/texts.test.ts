import test from "ava";
import fc from "fast-check";
import { parseNetwork, renderNetwork } from "../../../provider/libvirt/definition";
import { marksOf, withMarks } from "../../../provider/libvirt/entries/marks";
import { ownerOf, withOwner } from "../../../provider/libvirt/owner";
import { parseXml, renderXml, type XmlElement, type XmlNode } from "../../../provider/libvirt/xml";
import { printedByLibvirt } from "./virsh";

/** What escaping gets wrong first, and anything else that XML can hold. */
const spiced = fc.constantFrom(
  "&",
  "<",
  ">",
  '"',
  "'",
  "&amp;",
  "&lt;",
  "&amp;lt;",
  "&#10;",
  "&#x3c;",
  "]]>",
  "\n",
  "\r",
  "\t",
  " ",
  "  ",
  "\u00a0",
  "ä",
  "😀",
  "-",
  "x",
);
const character = fc
  .string({ unit: "binary", minLength: 1, maxLength: 1 })
  .filter((one) => /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(one));
const anyText = fc.array(fc.oneof({ weight: 4, arbitrary: spiced }, character), { maxLength: 6 }).map((parts) => parts.join(""));
const name = fc.stringMatching(/^[a-z][a-z0-9]{0,4}$/);
/** Where a line break cannot be written as a reference, a carriage return is one: no parser tells them apart. */
const lines = (text: string) => text.replaceAll("\r", "\n");
const other = fc.oneof(
  anyText.map((text): XmlNode => ({ kind: "comment", text: lines(text).replaceAll("-", "=") })),
  anyText.map((text): XmlNode => ({ kind: "cdata", text: lines(text).replaceAll("]]>", "") })).filter((one) => (one as { text: string }).text !== ""),
  fc
    .tuple(
      name.filter((one) => !one.startsWith("xml")),
      fc.stringMatching(/^[a-z &"'\n]{0,6}$/),
    )
    .map(([target, body]): XmlNode => ({ kind: "instruction", text: body.trim() === "" ? target : `${target} ${body.trimStart()}` })),
);
const node: fc.Arbitrary<XmlNode> = fc.letrec<{ node: XmlNode; element: XmlElement }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    anyText.filter((text) => text !== ""),
    other,
    tie("element"),
  ),
  element: fc.record({
    name: name.map((local) => `o:${local}`),
    attributes: fc.dictionary(name, anyText, { maxKeys: 2 }),
    children: fc.array(tie("node"), { maxLength: 4 }).map(joined),
  }),
})).node;

/** Neighbouring texts are one. */
function joined(nodes: readonly XmlNode[]): XmlNode[] {
  const all: XmlNode[] = [];
  for (const one of nodes) {
    const last = all.at(-1);
    if (typeof one === "string" && typeof last === "string") {
      all.splice(-1, 1, last + one);
    } else {
      all.push(one);
    }
  }
  return all;
}

const note = fc
  .tuple(fc.nat(), anyText, fc.array(node, { maxLength: 4 }))
  .map(([number, value, children]): XmlElement => ({ name: "o:note", attributes: { "xmlns:o": `urn:other:${number}`, value }, children: joined(children) }));

test("every text is the same after it was written and read", (t) => {
  t.notThrows(() =>
    fc.assert(
      fc.property(note, (element) => {
        const line = renderXml(element);
        t.false(line.includes("\n"));
        t.deepEqual(plain(parseXml(line)), plain(element));
      }),
      { numRuns: 500 },
    ),
  );
});

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

test("notes of others are byte-identical in libvirt after we rewrote the definition", (t) => {
  const notes = fc.sample(fc.uniqueArray(note, { minLength: 1, maxLength: 3, selector: ({ attributes }) => attributes["xmlns:o"] }), 150);
  const defined = notes.map((children, i) => {
    const separate = i % 2 === 0 ? "\n  " : "<!-- of the administrator -->";
    return `<network><name>n${i}</name><metadata>${children.map((child) => renderXml(child)).join(separate)}</metadata></network>`;
  });
  const [first, again] = twice(defined);
  t.deepEqual(again, first);
});

test("texts of the definition are byte-identical in libvirt after we rewrote it", (t) => {
  const value = anyText.map((text) => text.replaceAll(/[\n\r\t]/g, "_"));
  const texts = fc.sample(fc.tuple(value, value), 150);
  const [first, again] = twice(
    texts.map(([txt, root], i) => {
      const element = (name: string, attributes: Record<string, string>) => renderXml({ name, attributes, children: [] });
      const ip = `<ip address='10.7.0.1' prefix='24'>${element("tftp", { root })}</ip>`;
      return `<network><name>n${i}</name><forward mode='nat'/><dns>${element("txt", { name: "a", value: txt })}</dns>${ip}</network>`;
    }),
  );
  t.deepEqual(again, first);
});

test("our own marks come back from libvirt as they were written", (t) => {
  const marked = fc.sample(fc.tuple(anyText, anyText, anyText), 100).map(([owner, key, text], i) => {
    const mark = { type: "DnsRecord", name: text, owner, list: "dns-txt", key };
    return { owner, mark, network: withMarks(withOwner({ name: `n${i}`, ips: [], routes: [], portgroups: [] }, owner), [mark]) };
  });
  const printed = printedByLibvirt(marked.map(({ network }) => renderNetwork(network)));
  for (const [i, text] of printed.entries()) {
    const network = parseNetwork(text);
    t.is(ownerOf(network), marked[i]?.owner as string);
    t.deepEqual(marksOf(network), [marked[i]?.mark] as never);
  }
});

/** As libvirt prints them, and as it prints them after we read and wrote them. */
function twice(definitions: readonly string[]): [string[], string[]] {
  const first = printedByLibvirt(definitions, { validate: false });
  return [first, printedByLibvirt(first.map((text) => renderNetwork(parseNetwork(text))))];
}

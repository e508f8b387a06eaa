import test from "ava";
import fc from "fast-check";
import { mermaidOf } from "../../../provider/draw/mermaid";
import { host, node } from "./samples";

test("a box per thing in its host, from the wire up, and a tunnel to the device at its other end", (t) => {
  const one = host(
    "kvm1",
    [
      node("nic", "eth0", { addresses: ["192.0.2.1/24"] }),
      node("vxlan", "vx7", { words: "VXLAN 7", remotes: ["192.0.2.2", "192.0.2.99"], owner: "p/s/vx7" }),
      node("network", "lan", { device: "virbr0", state: "off" }),
      node("guest", "web1", { problems: ["not plugged in"] }),
    ],
    [
      { lower: "nic eth0", upper: "vxlan vx7" },
      { lower: "network lan", upper: "guest web1" },
    ],
  );
  const two = host("kvm2", [node("nic", "eth0", { addresses: ["192.0.2.2/24"] })]);
  t.is(
    mermaidOf([one, two]),
    `flowchart BT
  subgraph h0["kvm1"]
    h0n0["eth0<br/>nic<br/>192.0.2.1/24"]
    h0n1["vx7<br/>VXLAN 7"]:::ours
    h0n2(["lan<br/>network virbr0"]):::down
    h0n3("web1<br/>guest<br/>#33; not plugged in"):::wrong
    h0n0 --> h0n1
    h0n2 --> h0n3
  end
  subgraph h1["kvm2"]
    h1n0["eth0<br/>nic<br/>192.0.2.2/24"]
  end
  h0n1 -.- h1n0
  classDef wrong stroke:#c00,stroke-width:3px
  classDef down stroke-dasharray:4 4,color:#777
  classDef ours fill:#e8f1fb,stroke:#2b6cb0
`,
  );
});

test("many guests on one thing are one box, those with something wrong are not", (t) => {
  const guests = Array.from({ length: 200 }, (_, i) => node("guest", `web${i}`, i === 7 ? { problems: ["cut off"] } : i > 99 ? { state: "off" } : {}));
  const edges = guests.map(({ id }) => ({ lower: "network lan", upper: id }));
  const text = mermaidOf([host("kvm1", [node("network", "lan"), ...guests], edges)]);
  t.deepEqual(text.match(/h0n\d+[([].*/g), [
    'h0n0(["lan<br/>network"])',
    'h0n1("web7<br/>guest<br/>#33; cut off"):::wrong',
    'h0n2("199 guests<br/>web0#44; web1#44; web2 #8230;#59; 99 running")',
  ]);
});

/** What a drawing may consist of: nothing that a user wrote may add to it. */
const LINE =
  /^(flowchart BT| {2}subgraph h\d+\["[\p{L}\p{N} ._/:#;-]*"\]| {4}h\d+n\d+(\[|\(|\(\[|\[\[)"([\p{L}\p{N} ._/:#;-]|<br\/>)*"(\]|\)|\]\)|\]\])(:::(ours|down|wrong))?| {4}h\d+n\d+ --> h\d+n\d+| {2}end| {2}h\d+n\d+ -\.- h\d+n\d+| {2}classDef [a-z]+ [a-z:#0-9,\- ]+)$/u;

test("no name ends its label, starts a line, is read as markup or turns the text", (t) => {
  const hostile = [
    '"]; click h0n0 "javascript:alert(1)"',
    "</b><script>",
    "a\nend\nsubgraph x",
    "%%{init: {}}%%",
    "#quot;",
    "`md`",
    "\u202eabc",
    "\u2066x\u2069",
    "\u0000",
  ];
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: "grapheme" }), fc.string({ unit: "binary" })), (name) => {
      const text = mermaidOf([host(name, [node("guest", name, { words: name, problems: [name], addresses: [name], vlans: name })])]);
      for (const line of text.trimEnd().split("\n")) {
        t.regex(line, LINE);
        t.notRegex(line, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
        t.notRegex(line, /#(8206|8207|823[4-8]|829[4-7]);/, "by its number it would turn the text in the picture");
      }
    }),
  );
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { SaxesParser } from "saxes";
import { htmlOf } from "../../../provider/draw/html";
import { mermaidOf } from "../../../provider/draw/mermaid";
import { sceneOf } from "../../../provider/draw/scene";
import { svgOf } from "../../../provider/draw/svg";
import { describedPreview } from "../../../provider/report/described";
import { treeOf } from "../../../provider/show/rows";
import { tableOf } from "../../../provider/show/table";
import { columnsOf } from "../../../provider/topology/columns";
import { describedHosts, withDescribed } from "../../../provider/topology/described";
import type { HostTopology } from "../../../provider/topology/model";
import { big, few } from "./pictures";
import { host, node } from "./samples";

/** Elements and attributes that a drawing has by itself. Throws where it is not well formed. */
function read(svg: string): { elements: Set<string>; attributes: Set<string> } {
  const [elements, attributes] = [new Set<string>(), new Set<string>()];
  const parser = new SaxesParser();
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes: own }) => {
    elements.add(name);
    for (const one of Object.keys(own)) {
      attributes.add(one);
    }
  });
  parser.write(svg).close();
  return { elements, attributes };
}

const HOSTILE = [
  "<script>alert(1)</script>",
  "</script><script>alert(1)</script>",
  "</text></svg><img src=x onerror=alert(1)>",
  '" onload="alert(1)',
  "' onload='alert(1)",
  "]]><script/>",
  "<![CDATA[x]]>",
  "<!-- x",
  "--> x",
  "<!DOCTYPE svg [<!ENTITY a 'b'>]>",
  "&a;",
  "&#60;script&#62;",
  "&lt;b&gt;",
  "&",
  "<?xml-stylesheet href='x'?>",
  "<foreignObject><iframe src=x>",
  "</style><style>*{display:none}",
  "</title><script>x</script>",
  "javascript:alert(1)",
  "{{constructor.constructor('x')()}}",
  "$\u007bprocess.exit()}",
  "`x`",
  "$& $1 $`",
  "\\u003cscript\\u003e",
  "\u202egnp.exe",
  "\u2066x\u2069",
  "\u200fx",
  "\u2028x\u2029",
  "\u0000",
  "\u0008\u000b",
  "\ufffe\uffff",
  "\ud800",
  "a\nb\tc\r",
  "\u001b[2J\u009b31m",
  "a\u200bb\ufeff",
  '"]; click h0n0 "javascript:alert(1)"',
  "%%{init: {}}%%",
  "__proto__",
  "constructor",
];

/** The name in every place that a text has. */
const named = (name: string): HostTopology => ({
  ...host(
    name,
    [
      node("nic", name, {
        words: name,
        addresses: [name, name, name],
        vlans: name,
        owner: name,
        problems: [name],
        device: name,
        mac: name,
        remotes: [name],
        fate: "changed",
        changes: [name],
      }),
      ...Array.from({ length: 9 }, (_, i) => node("guest", `${name}${i}`)),
    ],
    Array.from({ length: 9 }, (_, i) => ({ lower: `nic ${name}`, upper: `guest ${name}${i}` })),
  ),
  remarks: [name],
});

test("no name gets out of its place, in SVG, page, Mermaid or terminal", (t) => {
  const plainly = read(svgOf([named("lan")]));
  const tags = (html: string) => new Set(html.replaceAll(/<style>.*?<\/style>|<script>.*?<\/script>/gs, "").match(/<[a-z!/][^\s>]*/gi));
  for (const name of HOSTILE) {
    const [svg, html, mermaid] = [svgOf([named(name)]), htmlOf([named(name)]), mermaidOf([named(name)])];
    t.deepEqual(read(svg), plainly, JSON.stringify(name));
    t.deepEqual(tags(html), tags(htmlOf([named("lan")])), JSON.stringify(name));
    const data = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? "";
    t.is(JSON.parse(data).hosts[0].nodes.length, 10);
    const table = tableOf(treeOf(named(name)), { width: 200, colours: false });
    for (const text of [svg, html, mermaid, ...table]) {
      t.notRegex(text.replaceAll("\n", ""), /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u, JSON.stringify(name));
    }
  }
});

test("a page runs and paints by its own script and style alone", (t) => {
  const html = htmlOf(few());
  t.regex(html, /content="default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/);
  t.notRegex(html, /\sstyle=|\son[a-z]+=|(?:src|href)=|url\(/);
});

/** No two boxes share a place, and each is in its host's lane. */
function apart(t: import("ava").ExecutionContext, hosts: readonly HostTopology[]): void {
  for (const lane of sceneOf(hosts).lanes) {
    for (const [i, a] of lane.places.entries()) {
      t.true(a.x >= lane.x && a.y >= lane.y && a.x + a.width <= lane.x + lane.width && a.y + a.height <= lane.y + lane.height, a.box.name);
      for (const b of lane.places.slice(i + 1)) {
        t.true(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y, `${a.box.name} and ${b.box.name}`);
      }
    }
  }
}

test("five hosts, forty networks and two hundred guests stand apart, in the same columns, every guest in a box", (t) => {
  apart(t, few());
  apart(t, big());
  const { lanes, tunnels } = sceneOf(big());
  t.is(new Set(lanes.flatMap(({ places }) => places.filter(({ box }) => box.kind === "network").map(({ x }) => x))).size, 1);
  t.is(lanes.flatMap(({ places }) => places.flatMap(({ box }) => (box.kind === "guest" ? (box.members ?? [box]) : []))).length, 200);
  t.is(tunnels.length, 5);
  t.true(
    lanes.every(({ places }) => places.length <= 20),
    "few enough boxes to read",
  );
});

test("things that lie on each other in a circle are drawn, and nothing is a picture as well", (t) => {
  const names = ["a", "b", "c"];
  const edges = names.map((name, i) => ({ lower: `bridge ${name}`, upper: `bridge ${names[(i + 1) % 3]}` }));
  t.is(
    sceneOf([
      host(
        "kvm1",
        names.map((name) => node("bridge", name)),
        edges,
      ),
    ]).lanes[0]?.links.length,
    3,
  );
  t.notThrows(() => read(svgOf([])));
  t.notThrows(() => read(svgOf([host("kvm1", [])])));
});

const recorded = join(__dirname, "../report/recorded");
const previewOf = (name: string) => JSON.parse(readFileSync(join(recorded, name), "utf8")).preview;
const fatesIn = (hosts: readonly HostTopology[]) => hosts.flatMap(({ nodes }) => nodes.flatMap(({ id, fate }) => (fate ? [`${fate} ${id}`] : []))).sort();

test("every recorded preview is drawn", (t) => {
  const previews = readdirSync(recorded).filter((name) => name.endsWith(".json") && previewOf(name)?.steps);
  t.true(previews.length > 15);
  for (const name of previews) {
    t.notThrows(() => read(svgOf(describedHosts(describedPreview(previewOf(name))))), name);
  }
});

test("what a preview does to each thing is a shape and a word; guests that it cuts off are marked", (t) => {
  const hosts = describedHosts(describedPreview(previewOf("everything-deleted.json")));
  t.deepEqual(fatesIn(hosts), ["removed device br-int", "removed device chgbr0", "removed device web0", "removed network dmz", "removed network lan"]);
  t.is(svgOf(hosts).match(/<text class="change"[^>]*>removed/g)?.length, 5);
  const cut = describedHosts([
    {
      label: "NatNetwork lan",
      host: "kvm1",
      type: "NatNetwork",
      values: { name: "lan" },
      fate: "replaced",
      changes: [["name"]],
      guests: [{ domain: "web1", mac: "52:54:00:aa:bb:cc", device: "vnet0" }],
      cutsOff: [{ domain: "web1", mac: "52:54:00:aa:bb:cc", device: "vnet0" }],
    },
  ]);
  t.deepEqual(fatesIn(cut), ["disturbed guest web1 52:54:00:aa:bb:cc", "replaced network lan"]);
  t.regex(svgOf(cut), /replaced: name/);
});

test("on a host as it is, what the program adds is added and what it changes is marked in its place", (t) => {
  const seen = host("kvm1", [node("nic", "eth1", { id: "device eth1" }), node("network", "lan", { addresses: ["192.0.2.1/24"] })]);
  const on = { host: "kvm1", label: "" };
  const said = describedHosts([
    { ...on, type: "Bridge", values: { name: "br0", ports: ["eth1"] }, fate: "added" },
    { ...on, type: "NatNetwork", values: { name: "lan" }, fate: "changed", changes: [["mtu"]] },
    { ...on, type: "Vlan", values: { name: "v9", lowerDevice: "eth1", vlanId: 9 } },
  ]);
  const [joined] = withDescribed([seen], said);
  t.deepEqual(fatesIn(joined ? [joined] : []), ["added device br0", "changed network lan"]);
  t.deepEqual(joined?.edges, [{ lower: "device eth1", upper: "device br0" }]);
  t.deepEqual(joined?.nodes.find(({ id }) => id === "network lan")?.addresses, ["192.0.2.1/24"], "the host's own words stay");
});

test("members of a HostNetwork are things of their own", (t) => {
  const [seen] = describedHosts([
    {
      host: "kvm1",
      label: "HostNetwork all",
      type: "HostNetwork",
      values: { name: "all", bonds: { bond0: { ports: ["eth1"] } }, bridges: { br0: { ports: ["bond0"] } } },
      fate: "changed",
      changes: [["bridges", "br0", "mtu"]],
    },
  ]);
  t.deepEqual(fatesIn(seen ? [seen] : []), ["changed device br0"]);
  t.deepEqual(seen?.edges, [
    { lower: "device eth1", upper: "device bond0" },
    { lower: "device bond0", upper: "device br0" },
  ]);
});

test("wide characters take two columns, in a table and in what is cut", (t) => {
  t.deepEqual(["lan", "网络", "ｌａｎ", "e\u0301", "한국", "ネット"].map(columnsOf), [3, 4, 6, 1, 4, 6]);
  const lines = tableOf(treeOf(host("kvm1", [node("nic", "网络接口"), node("nic", "eth0")])), { width: 200, colours: false });
  t.deepEqual(new Set(lines.slice(1).map((line) => columnsOf(line.slice(0, line.indexOf("nic"))))), new Set([10]));
  for (const width of [5, 6, 7, 8, 20]) {
    t.true(tableOf(treeOf(host("kvm1", [node("nic", "网络接口网络接口")])), { width, colours: false }).every((line) => columnsOf(line) <= width));
  }
});

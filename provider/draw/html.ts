import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HostTopology } from "../topology/model";
import { plain } from "../topology/plain";
import { type Scene, sceneOf } from "./scene";
import { DRAWING_STYLE, drawingOf } from "./svg";
import { inScript, marked } from "./xml";

const asset = (name: string) => readFileSync(join(__dirname, "page", name), "utf8");

/** A page that stands alone: no other file, no other origin, nothing that runs but its own script. */
export function htmlOf(hosts: readonly HostTopology[], now = new Date()): string {
  const scene = sceneOf(hosts);
  const style = `${DRAWING_STYLE}${asset("page.css")}`;
  const script = asset("page.js");
  const note = `as of ${now.toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const title = `Networks of ${hosts.map(({ hostname, label }) => hostname || label).join(", ") || "no host"}`;
  const policy = ["default-src 'none'", `style-src ${hashOf(style)}`, `script-src ${hashOf(script)}`, "base-uri 'none'", "form-action 'none'"];
  return `<!DOCTYPE html>
<html lang="en" class="kvmnet">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join("; ")}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${marked(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${marked(title)}<small>${marked(note)}</small></h1>
<div class="tools" role="search">
<span id="found" role="status"></span>
<label class="unseen" for="search">Find things by name, address, MAC address, VLAN or owner</label>
<input id="search" type="search" placeholder="Find  ( / )" autocomplete="off" spellcheck="false">
<button type="button" id="farther" aria-label="Smaller">−</button>
<button type="button" id="closer" aria-label="Larger">+</button>
<button type="button" id="fit">Fit</button>
</div>
</header>
<main aria-label="Drawing">
${drawingOf(scene, "page")}
</main>
<aside id="details" aria-label="Details" hidden></aside>
<script type="application/json" id="data">${inScript(pageData(hosts, scene))}</script>
<script>${script}</script>
</body>
</html>
`;
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What the page's script knows: things by number, and which of them each box stands for. Nothing in its texts moves or turns anything. */
function pageData(hosts: readonly HostTopology[], { lanes }: Scene) {
  const numbers = hosts.map(({ nodes }) => new Map(nodes.map(({ id }, n) => [id, n])));
  const boxes = lanes.flatMap(({ places }, host) =>
    places.map(({ key, box }) => [key, { host, name: plain(box.name), nodes: (box.members ?? [box]).flatMap(({ id }) => numbers[host]?.get(id) ?? []) }]),
  );
  return {
    hosts: hosts.map(({ label, hostname, remarks, nodes, edges }, h) => ({
      ...(allPlain({ label, hostname, remarks, nodes }) as object),
      edges: edges.flatMap(({ lower, upper }) => {
        const [from, to] = [numbers[h]?.get(lower), numbers[h]?.get(upper)];
        return from === undefined || to === undefined ? [] : [[from, to]];
      }),
    })),
    boxes: Object.fromEntries(boxes),
  };
}

function allPlain(value: unknown): unknown {
  if (typeof value === "string") {
    return plain(value);
  }
  if (Array.isArray(value)) {
    return value.map(allPlain);
  }
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, allPlain(inner)])) : value;
}

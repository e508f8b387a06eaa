import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type HostTopology, hostName } from "../topology/model";
import { plain } from "../topology/plain";
import { type Scene, sceneOf } from "./scene";
import { DRAWING_STYLE, drawingOf, titleOf } from "./svg";
import { inScript, marked } from "./xml";

const asset = (name: string) => readFileSync(join(__dirname, "page", name), "utf8");

/** What a page has besides that is served: it may ask where it comes from. */
export interface Served {
  readonly style: string;
  readonly scripts: readonly string[];
}

/** A page that stands alone: no other file, no other origin, nothing that runs but its own script. */
export const htmlOf = (hosts: readonly HostTopology[], now = new Date()): string => pageOf(hosts, now).html;

/** The drawing in a page and what its script knows of it: what is sent when the hosts have changed. */
export function pictureOf(hosts: readonly HostTopology[]): { readonly title: string; readonly drawing: string; readonly data: object } {
  const scene = sceneOf(hosts);
  return { title: plain(titleOf(hosts)), drawing: drawingOf(scene, "page"), data: pageData(hosts, scene) };
}

/** A page, with the policy that it works under. */
export function pageOf(hosts: readonly HostTopology[], now: Date, served?: Served): { readonly html: string; readonly policy: string } {
  const { title, drawing, data } = pictureOf(hosts);
  const style = `${DRAWING_STYLE}${asset("page.css")}${served?.style ?? ""}`;
  const scripts = [asset("page.js"), ...(served?.scripts ?? [])];
  const policy = [
    "default-src 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${scripts.map(hashOf).join(" ")}`,
    ...(served ? ["connect-src 'self'"] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const html = `<!DOCTYPE html>
<html lang="en" class="kvmnet">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${marked(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1><span id="title">${marked(title)}</span><small>as of <time id="as-of" datetime="${now.toISOString()}">${now.toISOString().slice(0, 16).replace("T", " ")} UTC</time></small></h1>
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
${drawing}
</main>
<aside id="details" aria-label="Details" hidden></aside>
<script type="application/json" id="data">${inScript(data)}</script>
${scripts.map((script) => `<script>${script}</script>`).join("\n")}
</body>
</html>
`;
  return { html, policy };
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** What the page's script knows: things by number, and which of them each box stands for. Nothing in its texts moves or turns anything. */
function pageData(hosts: readonly HostTopology[], { lanes }: Scene) {
  const numbers = hosts.map(({ nodes }) => new Map(nodes.map(({ id }, n) => [id, n])));
  const boxes = lanes.flatMap(({ places }, host) =>
    places.map(({ key, box }) => [key, { host, name: plain(box.name), nodes: (box.members ?? [box]).flatMap(({ id }) => numbers[host]?.get(id) ?? []) }]),
  );
  return {
    hosts: hosts.map((host, h) => ({
      ...(allPlain({ label: host.label, machineId: host.machineId, name: hostName(host), remarks: host.remarks, nodes: host.nodes }) as object),
      edges: host.edges.flatMap(({ lower, upper }) => {
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

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { columnsOf, fitted } from "../topology/columns";
import type { Fate, HostTopology, State } from "../topology/model";
import { plain } from "../topology/plain";
import type { Box } from "./collapse";
import { FATES, STATE_WORDS, spoken } from "./lines";
import { BOX_WIDTH, baseline, type Lane, type Link, type Place, type Point, type Scene, sceneOf } from "./scene";
import { badge, outline } from "./shapes";
import { marked } from "./xml";

export const DRAWING_STYLE = readFileSync(join(__dirname, "page", "drawing.css"), "utf8");

/** For programs that know no variables in CSS (librsvg, Inkscape): each colour in its place, for light, and once more for dark. */
function withoutVariables(style: string): string {
  const [light = "", dark = ""] = [...style.matchAll(/\.kvmnet \{([^}]*)\}/g)].map(([, body]) => body);
  const rules = style.slice(style.indexOf(".kvmnet .ground"));
  const painted = (body: string) => {
    const colours = new Map([...body.matchAll(/(--[a-z-]+): ([^;]+);/g)].map(([, name, colour]) => [name, colour]));
    return rules.replaceAll(/var\((--[a-z-]+)\)/g, (_, name) => colours.get(name) ?? "");
  };
  const font = /font-family: [^;]+;/.exec(light)?.[0] ?? "";
  return `.kvmnet{${font}}\n${painted(light)}@media (prefers-color-scheme: dark) {\n${painted(dark)}}`;
}

/** A picture that stands alone: a file, or an `<img>`. */
export const svgOf = (hosts: readonly HostTopology[]): string => `<?xml version="1.0" encoding="UTF-8"?>\n${drawingOf(sceneOf(hosts), "picture")}\n`;

/** `page`: every box can be chosen, and is named for who cannot see it; the page has the style. */
export function drawingOf(scene: Scene, use: "picture" | "page"): string {
  const { width, lanes, tunnels } = scene;
  const legend = legendOf(scene);
  const height = scene.height + (legend ? LEGEND_HEIGHT : 0);
  const title = marked(`Networks of ${lanes.map(({ host }) => nameOf(host)).join(", ") || "no host"}`);
  const head = use === "picture" ? `<title>${title}</title><style>${withoutVariables(DRAWING_STYLE)}</style>` : "";
  const role = use === "picture" ? `role="img" aria-label="${title}"` : `role="group" aria-label="${title}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="kvmnet" ${role} width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${head}`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    ...lanes.map(laneText),
    ...tunnels.map((link, i) => `<path class="tunnel" ${endsOf(link)} d="${aroundLeft(link.points, i)}"/>`),
    ...lanes.flatMap(({ links }) => links.map(linkText)),
    ...lanes.flatMap(({ places }) => places.map((place) => placeText(place, use))),
    legend ? `<g class="legend" aria-hidden="true">${legend(scene.height)}</g>` : "",
    "</svg>",
  ].join("\n");
}

const nameOf = ({ hostname, label }: HostTopology) => hostname || label;

function laneText({ host, x, y, width, height }: Lane): string {
  const name = fitted(plain(nameOf(host)), 60);
  const label = host.hostname && !host.hostname.includes(host.label) ? fitted(plain(host.label), 60) : "";
  const number = (kind: string) => host.nodes.filter((node) => node.kind === kind).length;
  const counts = `${count(number("network"), "network")} · ${count(number("guest"), "guest NIC")}`;
  const remarks = host.remarks.map((remark) => `! ${remark}`).join("  ");
  return [
    `<g class="lane"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="10"/>`,
    `<text class="host" x="${x + 20}" y="${y + 26}">${marked(name)}<tspan class="muted" dx="10">${marked([label, counts].filter(Boolean).join(" · "))}</tspan>`,
    remarks ? `<tspan class="remark" dx="12">${marked(fitted(remarks, 90))}</tspan>` : "",
    "</text></g>",
  ].join("");
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

const endsOf = ({ from, to }: Link) => `data-from="${from.key}" data-to="${to.key}"`;

function linkText(link: Link): string {
  const fate = [link.to.box.fate, link.from.box.fate].find((one): one is Fate => one === "added" || one === "removed" || one === "disturbed");
  return `<path class="link${fate ? ` ${fate}` : ""}" ${endsOf(link)} d="${alongRow(link.points)}"/>`;
}

/** From point to point, leaving and arriving level. */
function alongRow([first, ...rest]: readonly Point[]): string {
  let [d, x, y] = [`M${first?.x ?? 0} ${first?.y ?? 0}`, first?.x ?? 0, first?.y ?? 0];
  for (const point of rest) {
    const bend = (x + point.x) / 2;
    d += point.y === y ? `H${point.x}` : `C${bend} ${y} ${bend} ${point.y} ${point.x} ${point.y}`;
    [x, y] = [point.x, point.y];
  }
  return d;
}

const TUNNELS_ABREAST = 5;

/** Between lanes, beside all that stands in them. */
function aroundLeft([from, to]: readonly Point[], n: number): string {
  if (!from || !to) {
    return "";
  }
  const out = Math.min(from.x, to.x) - 26 - (n % TUNNELS_ABREAST) * 8;
  return `M${from.x} ${from.y}C${out} ${from.y} ${out} ${from.y} ${out} ${from.y + Math.sign(to.y - from.y) * 24}V${to.y - Math.sign(to.y - from.y) * 24}C${out} ${to.y} ${out} ${to.y} ${to.x} ${to.y}`;
}

const classesOf = ({ kind, state, owner, problems, fate, members }: Box) =>
  ["box", `k-${kind}`, state === "up" ? "" : "down", owner ? "ours" : "", problems.length > 0 ? "wrong" : "", members ? "crowd" : "", fate ?? ""]
    .filter(Boolean)
    .join(" ");

function placeText(place: Place, use: "picture" | "page"): string {
  const { key, box, x, y, height, lines } = place;
  const say = spoken(box);
  const attributes = use === "page" ? ` data-key="${key}" role="button" tabindex="-1" aria-label="${marked(say)}"` : "";
  const state = STATE_WORDS[box.state as State];
  return [
    `<g class="${classesOf(box)}"${attributes}>${use === "picture" ? `<title>${marked(say)}</title>` : ""}`,
    outline(place),
    box.owner ? `<rect class="mark" x="${x + (box.kind.endsWith("bridge") ? 9 : 3)}" y="${y + 11}" width="3" height="${height - 22}" rx="1.5"/>` : "",
    ...lines.map(({ is, text }, n) => `<text class="${is}" x="${x + 18}" y="${baseline(place, n)}">${marked(text)}</text>`),
    state ? `<text class="state" x="${x + BOX_WIDTH - 14}" y="${baseline(place, 0)}" text-anchor="end">${state}</text>` : "",
    box.fate ? `<g class="badge">${badge(box.fate, x, y)}<text x="${x}" y="${y + 5}" text-anchor="middle">${FATES[box.fate].sign}</text></g>` : "",
    "</g>",
  ].join("");
}

const LEGEND_HEIGHT = 40;

/** Only what there is. */
function legendOf({ lanes }: Scene): ((top: number) => string) | undefined {
  const boxes = lanes.flatMap(({ places }) => places.map(({ box }) => box));
  const items: { readonly width: number; readonly text: (x: number, y: number) => string }[] = [];
  const item = (words: string, sample: (x: number, y: number) => string) =>
    items.push({
      width: 40 + columnsOf(words) * 7.2,
      text: (x, y) => `${sample(x, y)}<text class="words" x="${x + 18}" y="${y + 4}">${words}</text>`,
    });
  if (boxes.some(({ owner }) => owner)) {
    item("made by a program", (x, y) => `<g class="box ours"><rect class="mark" x="${x}" y="${y - 8}" width="4" height="16" rx="2"/></g>`);
  }
  if (boxes.some(({ state }) => state !== "up")) {
    item("down or off", (x, y) => `<g class="box down"><rect class="outline" x="${x - 8}" y="${y - 7}" width="20" height="14" rx="3"/></g>`);
  }
  if (boxes.some(({ problems }) => problems.length > 0)) {
    item("something is wrong", (x, y) => `<g class="box wrong"><rect class="outline" x="${x - 8}" y="${y - 7}" width="20" height="14" rx="3"/></g>`);
  }
  for (const fate of Object.keys(FATES) as Fate[]) {
    if (boxes.some((box) => box.fate === fate)) {
      item(
        FATES[fate].word,
        (x, y) =>
          `<g class="box ${fate}"><g class="badge">${badge(fate, x, y)}<text x="${x}" y="${y + 5}" text-anchor="middle">${FATES[fate].sign}</text></g></g>`,
      );
    }
  }
  if (items.length === 0) {
    return undefined;
  }
  return (top) => {
    let x = 64;
    return items
      .map(({ width, text }) => {
        const said = text(x, top + 8);
        x += width;
        return said;
      })
      .join("");
  };
}

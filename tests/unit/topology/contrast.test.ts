import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";

const style = readFileSync(join(__dirname, "../../../provider/draw/page/drawing.css"), "utf8");
/** Light, then dark. */
const palettes = [...style.matchAll(/\.kvmnet \{([^}]*)\}/g)].map(
  ([, body = ""]) => new Map([...body.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", colour = ""]) => [name, colour])),
);

/** Relative luminance, as WCAG 2 has it. */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** What is written, and on what. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  text: ["ground", "lane", "box", "ours-box", "wrong-box"],
  muted: ["ground", "lane", "box", "ours-box", "wrong-box"],
  wrong: ["ground", "lane", "wrong-box"],
  added: ["box", "ours-box"],
  changed: ["box", "ours-box"],
  removed: ["box", "ours-box"],
  focus: ["ground", "box"],
  "badge-text": ["added", "changed", "removed"],
};

test("whatever is written can be read, in light and in dark (WCAG AA)", (t) => {
  t.is(palettes.length, 2);
  for (const [n, palette] of palettes.entries()) {
    for (const [text, grounds] of Object.entries(WRITTEN)) {
      for (const ground of grounds) {
        const [one, other] = [palette.get(text), palette.get(ground)];
        t.true(one !== undefined && other !== undefined && contrast(one, other) >= 4.5, `${["light", "dark"][n]}: ${text} on ${ground}`);
      }
    }
  }
});

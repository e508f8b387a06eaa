import type { Fate, NodeKind } from "../topology/model";
import type { Place } from "./scene";

/** What a box looks like by its kind: told apart without colour. */
const SHAPES: Readonly<Record<NodeKind, "square" | "switch" | "cut" | "round" | "pill">> = {
  nic: "square",
  bond: "square",
  device: "square",
  dummy: "square",
  veth: "square",
  tap: "square",
  entry: "square",
  "ovs-port": "square",
  patch: "square",
  macvlan: "cut",
  macvtap: "cut",
  vlan: "cut",
  vxlan: "cut",
  tunnel: "cut",
  bridge: "switch",
  "ovs-bridge": "switch",
  network: "round",
  guest: "pill",
};

const CORNER = { square: 3, switch: 3, cut: 0, round: 12, pill: 24 } as const;
/** How far inside the double sides of a switch are. */
const SIDE = 6;
const CHAMFER = 10;

/** The outline of a box, as SVG. */
export function outline({ box, x, y, width, height }: Place): string {
  const shape = SHAPES[box.kind];
  if (shape === "cut") {
    const [right, low, c] = [x + width, y + height, CHAMFER];
    const d = `M${x + c} ${y}H${right - c}L${right} ${y + c}V${low - c}L${right - c} ${low}H${x + c}L${x} ${low - c}V${y + c}Z`;
    return `<path class="outline" d="${d}"/>`;
  }
  const rect = (dx: number, className: string) =>
    `<rect class="${className}" x="${x + dx}" y="${y - dx}" width="${width}" height="${height}" rx="${Math.min(CORNER[shape], height / 2)}"/>`;
  const behind = box.members ? [8, 4].map((dx) => rect(dx, "outline behind")).join("") : "";
  const sides = shape === "switch" ? `<path class="side" d="M${x + SIDE} ${y}V${y + height}M${x + width - SIDE} ${y}V${y + height}"/>` : "";
  return `${behind}${rect(0, "outline")}${sides}`;
}

const BADGE = 10;

/** What a preview says of it, by a shape of its own. */
export function badge(fate: Fate, x: number, y: number): string {
  const r = BADGE;
  switch (fate) {
    case "added":
      return `<circle cx="${x}" cy="${y}" r="${r}"/>`;
    case "removed":
      return `<rect x="${x - r}" y="${y - r}" width="${2 * r}" height="${2 * r}"/>`;
    case "changed":
      return `<path d="M${x} ${y - r - 3}L${x + r + 3} ${y}L${x} ${y + r + 3}L${x - r - 3} ${y}Z"/>`;
    case "replaced":
      return `<path d="M${x - r - 2} ${y}L${x - 6} ${y - r}H${x + 6}L${x + r + 2} ${y}L${x + 6} ${y + r}H${x - 6}Z"/>`;
    case "disturbed":
      return `<path d="M${x} ${y - r - 4}L${x + r + 3} ${y + r - 1}H${x - r - 3}Z"/>`;
  }
}

import { escaped } from "../draw/mermaid";
import type { ResourceReport } from "./preview";

/** A resource of the program with what it stands on, for the drawing. */
export interface Drawn {
  readonly urn: string;
  /** `NatNetwork lan` */
  readonly resource: string;
  /** The kind's name: `Bridge`. */
  readonly type: string;
  /** The host: resources of one host alone can stand on each other. */
  readonly host: string;
  /** What it is called there. */
  readonly name: string;
  /** Names of devices, bridges and networks that it names, and URNs of the resources that it has them from. */
  readonly standsOn: readonly string[];
  /** Absent: nothing happens to it. */
  readonly report?: ResourceReport;
}

/** More boxes than this say nothing any more. */
const MOST = 60;

const SIGNS = { create: "+", update: "~", replace: "±", delete: "−" } as const;

/** Properties by which one thing stands on others. */
export const BELOW = ["ports", "lowerDevice", "bridge", "network", "device", "devices"] as const;

/** Mermaid's text of what changes, what it stands on and whom it cuts off; `undefined` where a drawing would say no more than the table. */
export function drawingOf(all: readonly Drawn[]): string | undefined {
  const lower = (one: Drawn) =>
    all.filter((other) => other !== one && other.host === one.host && (one.standsOn.includes(other.name) || one.standsOn.includes(other.urn)));
  const links = all.flatMap((one) => lower(one).map((other) => [other, one] as const));
  const changes = ({ report }: Drawn) => report !== undefined;
  const shown = all.filter((one) => changes(one) || links.some(([a, b]) => (a === one && changes(b)) || (b === one && changes(a))));
  const boxes = new Map(shown.map((one, i) => [one, `r${i}`] as const));
  const guests = shown.flatMap((one) => (one.report?.cutsOff ?? []).map((guest) => ({ one, label: `${guest.domain} ${guest.mac}` })));
  const drawn = links.filter(([a, b]) => boxes.has(a) && boxes.has(b));
  if (shown.length + guests.length > MOST || drawn.length + guests.length === 0) {
    return undefined;
  }
  return [
    "flowchart BT",
    ...shown.map((one) => `  ${boxes.get(one)}${boxOf(one)}`),
    ...drawn.map(([a, b]) => `  ${boxes.get(a)} --> ${boxes.get(b)}`),
    ...guests.flatMap(({ one, label }, i) => [
      `  g${i}("${escaped(label)}"):::cut`,
      `  ${boxes.get(one)} -. ${one.report?.op === "update" ? "cut off for a moment" : "cut off"} .-> g${i}`,
    ]),
    "  classDef create stroke:#2b8a3e,stroke-width:3px",
    "  classDef update stroke:#b7791f,stroke-width:3px",
    "  classDef replace stroke:#b7791f,stroke-width:3px,stroke-dasharray:6 3",
    "  classDef delete stroke:#c00,stroke-width:3px,stroke-dasharray:2 3",
    "  classDef cut fill:#fdecea,stroke:#c00",
  ].join("\n");
}

/** The sign says without colour what happens. */
function boxOf({ resource, type, report }: Drawn): string {
  const [open, close] = /Network$/.test(type) ? ["([", "])"] : /Bridge$/.test(type) ? ["[[", "]]"] : ["[", "]"];
  return report ? `${open}"${SIGNS[report.op]} ${escaped(resource)}"${close}:::${report.op}` : `${open}"${escaped(resource)}"${close}`;
}

import type { HostTopology, Node } from "../topology/model";
import { plain } from "../topology/plain";
import { type Box, collapsed } from "./collapse";
import { FATES } from "./lines";
import { tunnelsOf } from "./tunnels";

/** More guests than this on one thing are one box. */
const GUESTS_ON_ONE = 6;

/** A flowchart of Mermaid's: a box per thing from the wire up, hosts beside each other, tunnels between hosts as dashed lines. */
export function mermaidOf(hosts: readonly HostTopology[]): string {
  const drawn = hosts.map((host) => collapsed(host, GUESTS_ON_ONE));
  const ids = new Map(drawn.flatMap((host, h) => host.nodes.map((node, n) => [keyOf(host, node.id), `h${h}n${n}`] as const)));
  const at = (host: HostTopology, id: string) => ids.get(keyOf(host, id)) ?? "";
  return [
    "flowchart BT",
    ...drawn.flatMap((host, h) => [
      `  subgraph h${h}["${escaped(host.hostname || host.label)}"]`,
      ...host.nodes.map((node) => `    ${at(host, node.id)}${boxOf(node)}`),
      ...host.edges.map(({ lower, upper }) => `    ${at(host, lower)} --> ${at(host, upper)}`),
      "  end",
    ]),
    ...tunnelsOf(drawn).map(([from, to]) => `  ${at(...from)} -.- ${at(...to)}`),
    ...(drawn.some(({ nodes }) => nodes.some(({ fate }) => fate)) ? FATE_CLASSES : []),
    "  classDef wrong stroke:#c00,stroke-width:3px",
    "  classDef down stroke-dasharray:4 4,color:#777",
    "  classDef ours fill:#e8f1fb,stroke:#2b6cb0",
    "",
  ].join("\n");
}

const keyOf = ({ machineId, label }: HostTopology, id: string) => `${machineId} ${label} ${id}`;

/** Shapes tell kinds apart without colour: guests round, networks with round ends, switches with double sides. */
function boxOf(node: Box): string {
  const sign = node.fate ? `${FATES[node.fate].sign} ` : "";
  const lines = [
    `${sign}${node.name}`,
    node.device ? `${node.words} ${node.device}` : node.words,
    ...node.addresses,
    ...(node.vlans ? [`VLAN ${node.vlans}`] : []),
  ];
  const label = [...lines, ...node.problems.map((problem) => `! ${problem}`)].map(escaped).join("<br/>");
  const [open, close] = SHAPES[node.kind] ?? ["[", "]"];
  const style = node.fate ?? (node.problems.length > 0 ? "wrong" : node.state !== "up" ? "down" : node.owner ? "ours" : undefined);
  return `${open}"${label}"${close}${style ? `:::${style}` : ""}`;
}

const FATE_CLASSES = [
  "  classDef added stroke:#2b8a3e,stroke-width:3px",
  "  classDef changed stroke:#b7791f,stroke-width:3px",
  "  classDef replaced stroke:#b7791f,stroke-width:3px,stroke-dasharray:6 3",
  "  classDef removed stroke:#c00,stroke-width:3px,stroke-dasharray:2 3",
  "  classDef disturbed fill:#fdecea,stroke:#c00",
];

const SHAPES: Partial<Record<Node["kind"], readonly [string, string]>> = {
  guest: ["(", ")"],
  network: ["([", "])"],
  bridge: ["[[", "]]"],
  "ovs-bridge": ["[[", "]]"],
};

/** Names come from whoever may define a guest: what is no letter, digit or plain sign is written by its number, so that nothing ends a label or is read as markup. */
export function escaped(text: string): string {
  return plain(text).replaceAll(/[^\p{L}\p{N} ._/:-]/gu, (character) => `#${character.codePointAt(0)};`);
}

import type { HostTopology, Node, NodeKind } from "../topology/model";

/** A box: a thing, or many things of a kind. */
export interface Box extends Node {
  readonly members?: readonly Node[];
}

export interface Boxes extends HostTopology {
  readonly nodes: readonly Box[];
}

/** Of so many the names are written. */
const NAMED = 3;

/** What there may be many of on one thing, in words for many. */
const CROWDS: Partial<Record<NodeKind, string>> = {
  guest: "guests",
  "ovs-port": "ports",
  veth: "cables",
  tap: "taps",
  macvlan: "macvlans",
  macvtap: "macvtaps",
  entry: "entries",
};

/** A drawing stays legible when many guests on one thing are one box. Those with something wrong keep a box of their own. */
export function collapsed(host: HostTopology, most: number): Boxes {
  const lowerOf = new Map(host.edges.map(({ lower, upper }) => [upper, lower]));
  const carries = new Set(host.edges.map(({ lower }) => lower));
  const crowds = new Map<string, Node[]>();
  for (const node of host.nodes) {
    if (CROWDS[node.kind] && node.problems.length === 0 && !carries.has(node.id)) {
      const key = JSON.stringify([lowerOf.get(node.id) ?? "", node.kind, node.fate ?? ""]);
      crowds.set(key, [...(crowds.get(key) ?? []), node]);
    }
  }
  const many = [...crowds].filter(([, nodes]) => nodes.length > most).map(([key, nodes]) => boxOf(`crowd ${key}`, nodes));
  const boxes = new Map(many.flatMap((box) => box.members.map(({ id }) => [id, box.id])));
  const edges = host.edges.map(({ lower, upper }) => ({ lower, upper: boxes.get(upper) ?? upper }));
  return {
    ...host,
    nodes: [...host.nodes.filter(({ id }) => !boxes.has(id)), ...many],
    edges: [...new Map(edges.map((edge) => [`${edge.lower}\n${edge.upper}`, edge])).values()],
  };
}

function boxOf(id: string, nodes: readonly Node[]): Box & Required<Pick<Box, "members">> {
  const members = [...nodes].sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }));
  const [first] = members as [Node];
  const running = members.filter(({ state }) => state === "up").length;
  const names = members.slice(0, NAMED).map(({ name }) => name);
  return {
    id,
    kind: first.kind,
    name: `${members.length} ${CROWDS[first.kind]}`,
    state: running > 0 ? "up" : "off",
    words: `${names.join(", ")} …; ${running} ${first.kind === "guest" ? "running" : "up"}`,
    addresses: [],
    problems: [],
    ...(first.fate && { fate: first.fate }),
    members,
  };
}

import type { HostTopology, Node } from "../topology/model";

/** Of so many guests the names are written. */
const NAMED = 3;

/** A drawing stays legible when many guests on one thing are one box. Those with something wrong keep a box of their own. */
export function collapsed(host: HostTopology, most: number): HostTopology {
  const lowerOf = new Map(host.edges.map(({ lower, upper }) => [upper, lower]));
  const onEach = new Map<string, Node[]>();
  for (const node of host.nodes) {
    const lower = lowerOf.get(node.id);
    if (node.kind === "guest" && node.problems.length === 0 && lower !== undefined) {
      onEach.set(lower, [...(onEach.get(lower) ?? []), node]);
    }
  }
  const crowds = [...onEach].filter(([, guests]) => guests.length > most);
  const gone = new Set(crowds.flatMap(([, guests]) => guests.map(({ id }) => id)));
  const idOf = (lower: string) => `guests on ${lower}`;
  return {
    ...host,
    nodes: [...host.nodes.filter(({ id }) => !gone.has(id)), ...crowds.map(([lower, guests]) => boxOf(idOf(lower), guests))],
    edges: [...host.edges.filter(({ upper }) => !gone.has(upper)), ...crowds.map(([lower]) => ({ lower, upper: idOf(lower) }))],
  };
}

function boxOf(id: string, guests: readonly Node[]): Node {
  const names = guests.map(({ name }) => name).sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
  const running = guests.filter(({ state }) => state === "up").length;
  return {
    id,
    kind: "guest",
    name: `${guests.length} guests`,
    state: running > 0 ? "up" : "off",
    words: `${names.slice(0, NAMED).join(", ")} …; ${running} running`,
    addresses: [],
    problems: [],
  };
}

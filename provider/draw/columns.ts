import type { HostTopology, Node } from "../topology/model";

/** In every lane the same column for the same: devices by how many others they lie on, then networks, then guests. */
export function columnsOfThings(hosts: readonly HostTopology[]): ReadonlyMap<Node, number> {
  const depths = hosts.map((host) => ({ host, depthOf: depthsOf(host) }));
  const devices = depths.flatMap(({ host, depthOf }) => host.nodes.filter(isDevice).map((node) => depthOf(node.id)));
  const networks = Math.max(0, ...devices) + 1;
  return new Map(
    depths.flatMap(({ host, depthOf }) =>
      host.nodes.map((node) => [node, isDevice(node) ? depthOf(node.id) : node.kind === "network" ? networks : networks + 1] as const),
    ),
  );
}

const isDevice = ({ kind }: Node) => kind !== "network" && kind !== "guest" && kind !== "entry";

/** How many things lie below one another, down to the wire. Nothing keeps anybody from building circles: whoever comes back to itself starts there. */
function depthsOf({ nodes, edges }: HostTopology): (id: string) => number {
  const devices = new Set(nodes.filter(isDevice).map(({ id }) => id));
  const below = new Map<string, string[]>();
  for (const { lower, upper } of edges) {
    if (devices.has(lower)) {
      below.set(upper, [...(below.get(upper) ?? []), lower]);
    }
  }
  const known = new Map<string, number>();
  const depth = (id: string, path: ReadonlySet<string>): number => {
    const found = known.get(id);
    if (found !== undefined || path.has(id)) {
      return found ?? 0;
    }
    const on = (below.get(id) ?? []).filter((lower) => !path.has(lower)).map((lower) => depth(lower, new Set([...path, id])));
    const own = on.length === 0 ? 0 : Math.max(...on) + 1;
    known.set(id, own);
    return own;
  };
  return (id) => depth(id, new Set());
}

import type { Edge, HostTopology, Node, NodeKind } from "../../../provider/topology/model";

/** A thing that is up and has nothing wrong; what it is, is its kind's name. */
export const node = (kind: NodeKind, name: string, more: Partial<Node> = {}): Node => ({
  id: `${kind} ${name}`,
  kind,
  name,
  state: "up",
  words: kind,
  addresses: [],
  problems: [],
  ...more,
});

export const host = (hostname: string, nodes: readonly Node[], edges: readonly Edge[] = []): HostTopology => ({
  label: hostname,
  hostname,
  machineId: hostname,
  nodes,
  edges,
  remarks: [],
});

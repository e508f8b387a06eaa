import { pathText } from "../resource/change";
import type { GuestNic } from "../resource/common";
import { type Edge, type Fate, guestId, type HostTopology, type Node } from "./model";
import { type Drawn, drawnAs } from "./resourceKinds";

/** A resource of a program or of a stack, as it is to be drawn. */
export interface Described extends Drawn {
  /** `NatNetwork lan` */
  readonly label: string;
  /** What people call the host that it is on. */
  readonly host: string;
  readonly machineId?: string;
  readonly fate?: Fate;
  /** Paths of the properties that make it so. */
  readonly changes?: readonly (readonly (string | number)[])[];
  /** Guests that hang on it. */
  readonly guests?: readonly GuestNic[];
  /** Those of them that are cut off for it. */
  readonly cutsOff?: readonly GuestNic[];
}

/** Hosts as a program or a stack describes them: what its resources make, and what they name besides. Pure. */
export function describedHosts(all: readonly Described[]): HostTopology[] {
  const hosts = [...new Set(all.map(({ host }) => host))];
  return hosts.map((host) => hostOf(host, all.filter((one) => one.host === host).flatMap(membersOf)));
}

function hostOf(host: string, described: readonly Described[]): HostTopology {
  const found = described.map((one) => ({ one, ...drawnAs(one) }));
  const nodes = new Map(found.map(({ one, node }) => [node.id, { ...node, ...fateOf(one) }]));
  const edges: Edge[] = found.flatMap(({ edges }) => edges);
  for (const { one, node } of found) {
    for (const guest of one.guests ?? []) {
      const id = guestId(guest.domain, guest.mac);
      const cut = one.cutsOff?.some(({ mac }) => mac === guest.mac);
      const known = nodes.get(id);
      nodes.set(id, { ...(known ?? guestNode(id, guest)), ...(cut && !known?.fate && { fate: "disturbed" as const }) });
      edges.push({ lower: node.id, upper: id });
    }
  }
  for (const id of edges.flatMap(({ lower, upper }) => [lower, upper])) {
    if (!nodes.has(id)) {
      nodes.set(id, namedOnly(id));
    }
  }
  return {
    label: host,
    hostname: "",
    machineId: described.flatMap(({ machineId }) => machineId || [])[0] ?? "",
    nodes: [...nodes.values()],
    edges: uniqueEdges(edges),
    remarks: [],
  };
}

const uniqueEdges = (edges: readonly Edge[]) => [...new Map(edges.map((edge) => [`${edge.lower}\n${edge.upper}`, edge])).values()];

const fateOf = ({ fate, changes = [] }: Described) =>
  fate && { fate, ...(changes.length > 0 && { changes: [...new Set(changes.map((path) => pathText([...path])))] }) };

const guestNode = (id: string, { domain, mac, device }: GuestNic): Node => ({
  id,
  kind: "guest",
  name: domain,
  state: "up",
  words: "guest",
  addresses: [],
  mac,
  ...(device && { device }),
  problems: [],
});

/** Something of the host's that no resource of the program makes. */
function namedOnly(id: string): Node {
  const [what = "", name = ""] = [id.slice(0, id.indexOf(" ")), id.slice(id.indexOf(" ") + 1)];
  const kind = what === "network" ? "network" : "device";
  return { id, kind, name, state: "up", words: `${kind} of the host`, addresses: [], problems: [] };
}

/** What a `HostNetwork` is made of, each as if it were a resource of its own. */
function membersOf(one: Described): Described[] {
  if (one.type !== "HostNetwork") {
    return [one];
  }
  const { sections } = require("../linux/hostNetwork/sections") as typeof import("../linux/hostNetwork/sections");
  return Object.entries(sections).flatMap(([section, kind]) =>
    Object.entries((one.values[section] ?? {}) as Record<string, object>).map(([name, values]): Described => {
      const changes = (one.changes ?? [])
        .filter(([first, second]) => first === section && (second === undefined || second === name))
        .map((path) => path.slice(2));
      const fate = one.fate === "changed" ? (changes.length > 0 ? "changed" : undefined) : one.fate;
      return { ...one, type: kind.type, values: { ...values, name, owner: one.values.owner }, fate: fate as Fate, changes };
    }),
  );
}

/** Hosts as they are, with what is said of them. What the program adds is added; what it names only is there or is not. Pure. */
export function withDescribed(seen: readonly HostTopology[], described: readonly HostTopology[]): HostTopology[] {
  const isOf = (host: HostTopology, one: HostTopology) => (one.machineId ? host.machineId === one.machineId : host.label === one.label);
  return [
    ...seen.map((host) => described.filter((one) => isOf(host, one)).reduce(joined, host)),
    ...described.filter((one) => !seen.some((host) => isOf(host, one))),
  ];
}

function joined(host: HostTopology, one: HostTopology): HostTopology {
  const said = new Map(one.nodes.map((node) => [node.id, node]));
  const there = new Set(host.nodes.map(({ id }) => id));
  const nodes = [
    ...host.nodes.map((node) => {
      const { fate, changes } = said.get(node.id) ?? {};
      return { ...node, ...(fate && { fate }), ...(changes && { changes }) };
    }),
    ...one.nodes.filter(({ id, fate }) => !there.has(id) && fate !== undefined && fate !== "removed"),
  ];
  const ids = new Set(nodes.map(({ id }) => id));
  const isNew = ({ upper, lower }: Edge) => [upper, lower].some((id) => !there.has(id)) && ids.has(upper) && ids.has(lower);
  return { ...host, nodes, edges: [...host.edges, ...one.edges.filter(isNew)] };
}

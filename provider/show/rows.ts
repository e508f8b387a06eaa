import type { HostTopology, Node, State } from "../topology/model";

/** A line of the table: a thing with what it looks like in the tree. */
export interface TreeRow {
  /** The branches before the name: `│ └ `. */
  readonly branch: string;
  readonly node: Node;
  /** It lies on several things, and its own line, with what lies on it, is further up. */
  readonly again: boolean;
}

/** From the wire up: what lies on nothing first, and below each line what lies on it. Each thing has one line of its own. */
export function treeOf({ nodes, edges }: HostTopology): TreeRow[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const above = new Map<string, Node[]>();
  for (const { lower, upper } of edges) {
    const node = byId.get(upper);
    if (node) {
      above.set(lower, [...(above.get(lower) ?? []), node]);
    }
  }
  const lying = new Set(edges.map(({ upper }) => upper));
  const shown = new Set<string>();
  const rows: TreeRow[] = [];
  const add = (node: Node, lead: string, last: boolean | undefined): void => {
    const again = shown.has(node.id);
    rows.push({ branch: last === undefined ? "" : `${lead}${last ? "└ " : "├ "}`, node, again });
    if (again) {
      return;
    }
    shown.add(node.id);
    const upper = (above.get(node.id) ?? []).sort(inOrder);
    for (const [i, one] of upper.entries()) {
      add(one, last === undefined ? "" : `${lead}${last ? "  " : "│ "}`, i === upper.length - 1);
    }
  };
  for (const root of nodes.filter(({ id }) => !lying.has(id)).sort(inOrder)) {
    add(root, "", undefined);
  }
  // Things that lie on each other in a circle, which nothing keeps anybody from building.
  for (const node of [...nodes].sort(inOrder)) {
    if (!shown.has(node.id)) {
      add(node, "", undefined);
    }
  }
  return rows;
}

const ORDER = [
  "nic",
  "veth",
  "bond",
  "vlan",
  "vxlan",
  "tunnel",
  "dummy",
  "device",
  "bridge",
  "ovs-bridge",
  "patch",
  "macvlan",
  "macvtap",
  "tap",
  "ovs-port",
  "network",
  "guest",
];

function inOrder(a: Node, b: Node): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || a.name.localeCompare(b.name, "en", { numeric: true }) || (a.id < b.id ? -1 : 1);
}

export const COLUMNS = ["NAME", "WHAT", "STATE", "ADDRESSES", "VLAN", "MAC", "MTU", "OWNER"] as const;
export type Column = (typeof COLUMNS)[number];

/** What stands in each column. */
export function cellsOf({ branch, node, again }: TreeRow): Record<Column, string> {
  const { name, words, state, addresses, vlans = "", mac = "", mtu, owner = "", device, session } = node;
  const empty = { WHAT: "see above", STATE: "", ADDRESSES: "", VLAN: "", MAC: "", MTU: "", OWNER: "" };
  const NAME = branch + name;
  return again
    ? { NAME, ...empty }
    : {
        NAME,
        WHAT: `${device ? `${words} ${device}` : words}${session ? ", our session" : ""}`,
        STATE: STATES[state],
        ADDRESSES: addresses.join(" "),
        VLAN: vlans,
        MAC: mac,
        MTU: mtu === undefined ? "" : String(mtu),
        OWNER: owner,
      };
}

const STATES: Readonly<Record<State, string>> = { up: "up", down: "down", "no carrier": "no carrier", off: "off" };

import type { HostTopology, Node } from "../topology/model";

/** Directions of docs/connectivity.md, in its order. */
export const DIRECTIONS = ["host → guest", "guest → host", "guest → guest", "guest → outside", "outside → guest"] as const;

/** Rows of docs/connectivity.md, which is measured with guests: what passes in each direction. A test compares the two. */
export const MATRIX = {
  NAT: [true, true, true, true, false],
  routed: [true, true, true, true, true],
  "isolated (host-only)": [true, true, true, false, false],
  open: [true, true, true, true, true],
  internal: [false, false, true, false, false],
  "bridged, Linux": [true, true, true, true, true],
  "Open vSwitch, all in VLAN 100": [true, true, true, true, true],
  "Open vSwitch, second guest in VLAN 200": [true, true, false, true, true],
  "Open vSwitch, both guests in VLAN 200": [false, false, true, false, false],
  "macvtap, bridge": [false, false, true, true, true],
  "macvtap, private": [false, false, false, true, true],
} as const;

export type Mode = keyof typeof MATRIX;

/** Which rows tell what a network lets through, by what is seen of it: none where its mode is not measured (VEPA, passthrough, SR-IOV). Pure. */
export function modesOf({ nodes, edges }: HostTopology, network: Node): Mode[] {
  const below = nodes.filter(({ id }) => edges.some(({ lower, upper }) => upper === network.id && lower === id));
  switch (network.words) {
    case "NAT network":
      return ["NAT"];
    case "routed network":
      return ["routed"];
    case "open network":
      return ["open"];
    case "isolated network":
      return ["isolated (host-only)"];
    case "internal network":
      return ["internal"];
    case "macvtap network (private)":
      return ["macvtap, private"];
    default:
      return network.words.startsWith("network on ") ? bridged(below) : [];
  }
}

function bridged(below: readonly Node[]): Mode[] {
  const kinds = below.map(({ kind }) => kind);
  if (kinds.includes("ovs-bridge")) {
    return ["Open vSwitch, all in VLAN 100", "Open vSwitch, second guest in VLAN 200", "Open vSwitch, both guests in VLAN 200"];
  }
  return kinds.includes("bridge") ? ["bridged, Linux"] : kinds.length > 0 ? ["macvtap, bridge"] : [];
}

import type { VlanRange } from "../linux/kernel/bridgeVlans";
import type { Link } from "../linux/kernel/link";
import type { Snapshot } from "../linux/kernel/snapshot";
import { deviceId, type Edge, type Found, type Node, type NodeKind } from "./model";

/** The kernel's word for a device, and ours. What is missing here is shown in the kernel's words. */
const KINDS: Readonly<Record<string, NodeKind>> = {
  bond: "bond",
  vlan: "vlan",
  bridge: "bridge",
  dummy: "dummy",
  veth: "veth",
  vxlan: "vxlan",
  macvlan: "macvlan",
  macvtap: "macvtap",
  tun: "tap",
};

const WORDS: Partial<Record<NodeKind, string>> = { nic: "NIC", bridge: "bridge", dummy: "dummy", macvlan: "macvlan", macvtap: "macvtap", tap: "tap" };

/** The host's own, and the ones that stand for Open vSwitch's datapaths. */
const UNSHOWN = ["lo", "ovs-system", "ovs-netdev"];

/** Devices of the kernel, without those that another reader shows: networks' own bridges, guests' NICs, what Open vSwitch makes for itself. */
export function devicesOf({ links: all, fdb }: Snapshot, session: readonly string[], others: ReadonlySet<string>): Found {
  const links = all.filter(({ name }) => !UNSHOWN.includes(name) && !others.has(name));
  const names = new Set(links.map(({ name }) => name));
  const edges = links.flatMap((link) => edgesOf(link, names));
  return { nodes: links.map((link) => nodeOf(link, session, fdb)), edges };
}

function nodeOf(link: Link, session: readonly string[], fdb: Snapshot["fdb"]): Node {
  const kind = link.kind === undefined ? "nic" : (KINDS[link.kind] ?? "device");
  return {
    id: deviceId(link.name),
    kind,
    name: link.name,
    state: link.up ? (link.noCarrier ? "no carrier" : "up") : "down",
    words: wordsOf(kind, link),
    addresses: addressesOf(link),
    mac: link.mac,
    mtu: link.mtu,
    ...(kind === "vxlan" && { remotes: remotesOf(link, fdb) }),
    ...(link.owner && { owner: link.owner }),
    ...(session.includes(link.name) && { session: true as const }),
    problems: [],
  };
}

/** A link-local address says nothing that the MAC address does not. */
export const addressesOf = (link: Link | undefined): string[] => (link?.addresses ?? []).filter(({ scope }) => scope !== "link").map(({ address }) => address);

/** Of a VXLAN interface: the one that it is made with, and those that its forwarding entries name. */
function remotesOf({ name, data }: Link, fdb: Snapshot["fdb"]): string[] {
  const made = [data.remote, data.remote6, data.group].filter((one) => typeof one === "string");
  return [...new Set([...made, ...fdb.filter(({ device }) => device === name).map(({ peer }) => peer)])];
}

function wordsOf(kind: NodeKind, { data, kind: kernels = "", lower }: Link): string {
  switch (kind) {
    case "bond":
      return `bond (${String(data.mode ?? "?")})`;
    case "vlan":
      return `VLAN ${String(data.id ?? "?")}`;
    case "vxlan":
      return `VXLAN ${String(data.id ?? "?")}`;
    case "veth":
      return lower === undefined ? "cable to a container" : `cable to ${lower}`;
    case "macvlan":
    case "macvtap":
      return `${kind} (${String(data.mode ?? "?")})`;
    default:
      return WORDS[kind] ?? kernels;
  }
}

/** VLANs of the ports of bridges that tell VLANs apart, by device. */
export function bridgeVlans({ links, bridgeVlans: seen }: Snapshot): Map<string, string> {
  const ports = links.filter(({ master, name }) => master !== undefined && seen[name]);
  return new Map(ports.map(({ name }) => [name, (seen[name] ?? []).map(rangeText).join(", ")]));
}

const rangeText = ({ id, to, untagged }: VlanRange) => `${to === undefined ? id : `${id}-${to}`}${untagged ? "" : " tagged"}`;

function edgesOf({ name, kind, lower, master }: Link, names: ReadonlySet<string>): Edge[] {
  // A cable lies on nothing: its other end is no more below it than above it.
  const below = kind !== "veth" && lower !== undefined && names.has(lower) ? [{ lower: deviceId(lower), upper: deviceId(name) }] : [];
  return [...below, ...(master !== undefined && names.has(master) ? [{ lower: deviceId(name), upper: deviceId(master) }] : [])];
}

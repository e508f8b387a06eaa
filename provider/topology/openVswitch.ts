import type { Link } from "../linux/kernel/link";
import { bondError, bondWarnings, observeBond } from "../ovs/bondState";
import { ownerOf } from "../ovs/mark";
import { type BridgeRow, guestOf, type InterfaceRow, interfacesOf, isBond, isOvns, type PortRow, portsOn, type Snapshot } from "../ovs/snapshot";
import { addressesOf } from "./devices";
import { deviceId, type Edge, type Found, type Node } from "./model";

const TUNNELS = ["vxlan", "gre", "geneve", "lisp", "stt", "erspan", "ip6gre", "gtpu", "bareudp"];

/**
 * Bridges and ports of Open vSwitch. The ports of guests are the guests' affair, and a port that is a device of the host is that device.
 * `steered`: names of bridges that flows of ours steer.
 */
export function openVswitchOf(seen: Snapshot, links: readonly Link[], steered: readonly string[] = []): Found {
  const parts = seen.bridges.map((bridge) => bridgeOf(seen, bridge, links, steered));
  return { nodes: parts.flatMap(({ nodes }) => nodes), edges: parts.flatMap(({ edges }) => edges) };
}

/** Devices that Open vSwitch has made or taken, which are shown as its own. */
export const ovsDevices = (seen: Snapshot): Set<string> =>
  new Set([...seen.bridges.map(({ name }) => name), ...seen.interfaces.filter(({ type }) => type !== "system" && type !== "").map(({ name }) => name)]);

/** Whether nothing passes but what flows of somebody's say, who is none that we know. */
export const isLeftAlone = ({ failMode, controllers, ...bridge }: BridgeRow): boolean => failMode === "secure" && controllers.length === 0 && !isOvns(bridge);

function bridgeOf(seen: Snapshot, bridge: BridgeRow, links: readonly Link[], steered: readonly string[]): Found {
  const link = links.find(({ name }) => name === bridge.name);
  const owner = ownerOf(bridge);
  const node: Node = {
    id: deviceId(bridge.name),
    kind: "ovs-bridge",
    name: bridge.name,
    // Its local port may be down: frames pass all the same, only the host itself has no part in it.
    state: link?.up === false && addressesOf(link).length > 0 ? "down" : "up",
    words: bridge.datapathType === "system" ? "Open vSwitch" : `Open vSwitch (${bridge.datapathType})`,
    addresses: addressesOf(link),
    ...(link && { mac: link.mac, mtu: link.mtu }),
    ...(owner && { owner }),
    problems: isLeftAlone(bridge) && !steered.includes(bridge.name) ? ["secure without a controller: only flows that somebody sets pass"] : [],
  };
  const ports = portsOn(seen, bridge)
    .filter((port) => !guestOf(seen, port))
    .map((port) => portOf(seen, bridge, port, links));
  return { nodes: [node, ...ports.flatMap(({ nodes }) => nodes)], edges: ports.flatMap(({ edges }) => edges) };
}

function portOf(seen: Snapshot, bridge: BridgeRow, port: PortRow, links: readonly Link[]): Found {
  const interfaces = interfacesOf(seen, port);
  const [first] = interfaces;
  const upper = deviceId(bridge.name);
  const onto: Edge = { lower: deviceId(port.name), upper };
  const systems = interfaces.filter(({ type }) => type === "system");
  // A card of the host that is the port: the card's own line says so.
  if (first && interfaces.length === 1 && first.type === "system" && first.name === port.name) {
    return { nodes: links.some(({ name }) => name === port.name) ? [] : [node(port, first, links)], edges: [onto] };
  }
  const below = systems.map(({ name }) => ({ lower: deviceId(name), upper: deviceId(port.name) }));
  // What leads away from the host lies under the bridge, what the host or a guest has of it above.
  const leads = first !== undefined && (first.type === "patch" || TUNNELS.includes(first.type) || isBond(seen, port));
  return {
    nodes: [isBond(seen, port) ? bondNode(seen, port) : node(port, first, links)],
    edges: [...below, leads ? onto : { lower: upper, upper: deviceId(port.name) }],
  };
}

/** Open vSwitch makes no device of it. */
function bondNode(seen: Snapshot, port: PortRow): Node {
  const owner = ownerOf(port);
  const bond = observeBond(seen, port);
  const error = bondError(seen, port);
  return {
    id: deviceId(port.name),
    kind: "ovs-port",
    name: port.name,
    state: bond.memberStatus?.some(({ carrier }) => carrier) ? "up" : "no carrier",
    words: bondWords(bond.bondMode),
    addresses: [],
    ...(owner && { owner }),
    problems: [...(error ? [error] : []), ...bondWarnings(bond)],
  };
}

export const bondWords = (mode: string | undefined): string => (mode ? `Open vSwitch bond (${mode})` : "Open vSwitch bond");

function node(port: PortRow, first: InterfaceRow | undefined, links: readonly Link[]): Node {
  const link = links.find(({ name }) => name === port.name);
  const owner = ownerOf(port);
  return {
    id: deviceId(port.name),
    kind: first === undefined || first.type === "patch" ? "patch" : TUNNELS.includes(first.type) ? "tunnel" : "ovs-port",
    name: port.name,
    state: link?.up === false ? "down" : first?.linkState === "down" ? "no carrier" : "up",
    words: wordsOf(first),
    addresses: addressesOf(link),
    ...(first?.macInUse && { mac: first.macInUse }),
    ...(link && { mtu: link.mtu }),
    ...(owner && { owner }),
    ...(first?.options.remote_ip && { remotes: [first.options.remote_ip] }),
    problems: [...(first?.error ? [first.error] : []), ...(first?.ofport === -1 ? ["Open vSwitch could not make it (ofport -1)"] : [])],
  };
}

function wordsOf(first: InterfaceRow | undefined): string {
  const { type = "system", options = {} } = first ?? {};
  if (type === "patch") {
    return `patch to ${options.peer ?? "?"}`;
  }
  return TUNNELS.includes(type) ? `${type} to ${options.remote_ip ?? "?"}` : `${type} port`;
}

/** VLANs of ports, by the names of their devices. */
export function ovsVlans({ ports }: Snapshot): Map<string, string> {
  return new Map(ports.flatMap((port) => vlansOf(port).map((vlans) => [port.name, vlans])));
}

function vlansOf({ tag, trunks }: PortRow): string[] {
  const words = [...(tag === undefined ? [] : [String(tag)]), ...(trunks.length > 0 ? [`${trunks.join(", ")} tagged`] : [])];
  return words.length > 0 ? [words.join(", ")] : [];
}

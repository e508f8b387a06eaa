import type { Host } from "../host/host";
import { lookAt } from "../host/round/round";
import { type Partly, whereThere } from "../host/whereThere";
import { observe } from "../libvirt/snapshot";
import { readSnapshot } from "../libvirt/world";
import { hostSnapshot } from "../linux/kernel/network";
import { flowsWorld, steeredBridges } from "../ovs/flows/world";
import type { Snapshot } from "../ovs/snapshot";
import { openVswitch } from "../ovs/world";
import { guestAddresses } from "./addresses";
import { bridgeVlans, devicesOf } from "./devices";
import type { HostTopology, Node } from "./model";
import { guestsOf, isOwnBridge, networksOf } from "./networks";
import { isLeftAlone, openVswitchOf, ovsDevices, ovsVlans } from "./openVswitch";
import { policiesOn } from "./policies";

/** The host's network as it is shown by what is read of it; at one moment when the host is frozen. */
export async function gather(host: Host): Promise<HostTopology> {
  const [kernel, ...parted] = await Promise.all([
    hostSnapshot(host),
    whereThere(host, "virsh", "libvirt", () => readSnapshot(host)),
    whereThere(host, "ovs-vsctl", "Open vSwitch", () => lookAt(host, openVswitch)),
  ]);
  const [libvirt, ovs] = [seenOf(parted[0]), seenOf(parted[1])];
  const remarks = parted.flatMap((part) => ("missing" in part && part.missing === "not running" ? [part.why] : []));
  const networks = libvirt ? libvirt.networks.flatMap((texts) => observe(libvirt, texts) ?? []) : [];
  const nics = libvirt?.domainNics() ?? [];
  const running = networks.filter(({ active }) => active).map(({ uuid }) => uuid);
  const [addresses, policies, steered] = await Promise.all([guestAddresses(host, running), policiesOn(host), steeredOn(host, ovs)]);
  const shown = new Set([...networks.filter(isOwnBridge).map(({ bridge }) => bridge), ...nics.map(({ device }) => device), ...(ovs ? ovsDevices(ovs) : [])]);
  const parts = [
    devicesOf(kernel, host.facts.sessionDevices, shown),
    ...(ovs ? [openVswitchOf(ovs, kernel.links, [...steered, ...policies.steered])] : []),
    networksOf(networks, kernel.links),
  ];
  const guests = guestsOf(nics, networks, kernel.links, addresses);
  parts.push(guests, policies.drawn(guests.nodes));
  const vlans = new Map([...bridgeVlans(kernel), ...(ovs ? ovsVlans(ovs) : [])]);
  const nodes = parts.flatMap((part) => part.nodes.map((node) => inVlans(node, vlans)));
  const ids = new Set(nodes.map(({ id }) => id));
  return {
    label: host.label,
    hostname: host.facts.hostname,
    machineId: host.facts.machineId,
    nodes,
    edges: parts.flatMap(({ edges }) => edges).filter(({ lower, upper }) => ids.has(lower) && ids.has(upper)),
    remarks,
  };
}

/** Bridges that flows of ours steer, where it matters. */
async function steeredOn(host: Host, ovs: Snapshot | undefined): Promise<string[]> {
  const { bridges = [] } = ovs ?? {};
  const flows = bridges.some(isLeftAlone) ? seenOf(await whereThere(host, "ovs-ofctl", "OpenFlow", () => lookAt(host, flowsWorld))) : undefined;
  return flows ? steeredBridges(flows) : [];
}

const seenOf = <T>(part: Partly<T>): T | undefined => ("found" in part ? part.found : undefined);

/** A network's device is its bridge, which is in no VLAN as its ports are. */
function inVlans(node: Node, vlans: ReadonlyMap<string, string>): Node {
  const words = node.kind === "network" ? undefined : vlans.get(node.kind === "guest" ? (node.device ?? "") : node.name);
  return words === undefined ? node : { ...node, vlans: words };
}

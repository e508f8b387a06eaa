import { unordered } from "../../resource/addresses";
import type { CommonArgs } from "../../resource/kind";
import type { LibvirtNetwork } from "../networks";
import type { GuestNic } from "../nics";
import { attachmentsIn, groupsIn, refuseMissing } from "../references";
import type { Policy } from "../snapshot";
import { refusal } from "../table/refusal";
import { attachmentSpec } from "./schema";
import type { AttachmentArgs, AttachmentSpec } from "./types";

export type Asked = Omit<AttachmentSpec, "onBridge" | "onSwitch" | "tap" | "memberAddresses">;

/** The arguments in their normal form. */
export function askedOf(args: Omit<AttachmentArgs, keyof CommonArgs> | AttachmentSpec): Asked {
  const { groups, mac, device, network, bridge, addresses, antiSpoof, allowedAddresses, onEstablished, logDenied } = args;
  return {
    ...(groups && { groups: unordered(groups) }),
    ...(mac && { mac }),
    ...(device && { device }),
    ...(network && { network }),
    ...(bridge && { bridge }),
    ...(addresses && { addresses: unordered(addresses) }),
    antiSpoof,
    allowedAddresses: unordered(allowedAddresses),
    ...(onEstablished === "end" && { onEstablished }),
    logDenied,
  };
}

/** What the arguments come to on this host. Throws what stands against them. */
export function resolve(seen: Policy, asked: Asked): AttachmentSpec {
  refuseMissing(
    seen,
    (asked.groups ?? []).map((name, i) => ({ kind: "SecurityGroup", name, path: `groups[${i}]` })),
  );
  const spec =
    asked.mac !== undefined ? ofNic(seen, asked, asked.mac) : asked.network !== undefined ? ofNetwork(seen, asked, asked.network) : ofBridge(seen, asked);
  if (spec.onSwitch !== undefined) {
    refuseSwitch(seen, spec, spec.onSwitch);
  } else if (asked.groups && !seen.tracksBridges) {
    throw refusal(
      "groups",
      "the kernel of the host follows no connections over bridges, so that answers could not be told from attacks",
      "use a kernel of 5.3 or later with nf_conntrack_bridge and nft_meta_bridge, as distributions have them",
    );
  }
  return spec;
}

function ofNic(seen: Policy, asked: Asked, mac: string): AttachmentSpec {
  const nics = seen.nics.filter((nic) => nic.mac === mac);
  for (const nic of nics) {
    refuseWay(seen, nic);
  }
  const way = seen.wayIn.find((one) => one.mac === mac);
  if (way) {
    throw refusal("mac", `${mac} is the neighbour by which our own session comes in, on ${way.device}`, "name the NIC of a guest");
  }
  const [nic] = nics;
  const tap = asked.device ?? nic?.device;
  const onSwitch = switchOf(seen, mac, asked.device, nic);
  const memberAddresses = asked.addresses ?? reservedFor(seen, mac, nic);
  if (asked.antiSpoof && memberAddresses.length === 0) {
    throw refusal(
      "antiSpoof",
      `no address is known of ${mac}: no network of the host reserves one for it`,
      "reserve one (a DhcpReservation), or name the guest's own `addresses`",
    );
  }
  return { ...asked, ...(onSwitch && { onSwitch }), ...(tap && isWord(tap) && { tap }), memberAddresses };
}

/** The bridge of Open vSwitch that a NIC is on: by a port that is there, else by the guest's definition. */
function switchOf({ switches, networks }: Policy, mac: string, device: string | undefined, nic: GuestNic | undefined): string | undefined {
  const [there] = [...switches].find(([, { ports }]) => ports.some((port) => port.mac === mac || port.name === device)) ?? [];
  const network = networks.find(({ name }) => name === nic?.network);
  const bridge = nic?.bridge ?? network?.bridge;
  return there ?? (nic?.openvswitch || network?.openvswitch || (bridge !== undefined && switches.has(bridge)) ? bridge : undefined);
}

const isWord = (device: string) => attachmentSpec.shape.tap.safeParse(device).success;

/** Ways by which frames reach a guest past every bridge of the host. */
function refuseWay(seen: Policy, { guest, mac, type, network }: GuestNic): void {
  const of = seen.networks.find(({ name }) => name === network);
  const whose = `the NIC ${mac} of ${guest}`;
  if (type === "direct" || (type === "network" && of && isMacvtap(of))) {
    throw refusal(
      "mac",
      `${whose} is a macvtap: its frames pass no bridge of the host, and nothing on the host sees them in time`,
      "plug it into a bridge, or filter in the guest",
    );
  }
  if (type === "hostdev" || of?.mode === "hostdev") {
    throw refusal(
      "mac",
      `${whose} is a device passed through (SR-IOV): its frames never reach the host`,
      "plug it into a bridge, or filter in the guest or at the switch",
    );
  }
  if (["user", "vhostuser", "vdpa", "mcast", "server", "client", "udp"].includes(type)) {
    throw refusal("mac", `${whose} is of the type ${type}: its frames pass no bridge of the host`, "plug it into a bridge, or filter in the guest");
  }
}

const isMacvtap = ({ mode, bridge }: LibvirtNetwork) => ["private", "vepa", "passthrough"].includes(mode) || (mode === "bridge" && bridge === "");

/** In the NIC's own network where that is known. */
const reservedFor = ({ networks }: Policy, mac: string, nic: GuestNic | undefined): string[] =>
  unordered(
    networks
      .filter(({ name }) => nic?.network === undefined || nic.network === name)
      .flatMap(({ reservations }) => reservations.flatMap((one) => (one.mac?.toLowerCase() === mac ? [one.ip] : []))),
  );

function ofNetwork(seen: Policy, asked: Asked, name: string): AttachmentSpec {
  const network = seen.networks.find((one) => one.name === name);
  if (!network) {
    throw refusal("network", `there is no libvirt network ${name} on the host`, "make it first (a NatNetwork whose `name` output you give as `network`)");
  }
  if (isMacvtap(network)) {
    throw refusal(
      "network",
      `the guests of the network ${name} are macvtaps: their frames pass no bridge of the host`,
      "use a network with a bridge, or filter in the guests",
    );
  }
  if (network.mode === "hostdev") {
    throw refusal(
      "network",
      `the guests of the network ${name} have devices passed through (SR-IOV): their frames never reach the host`,
      "use a network with a bridge, or filter in the guests or at the switch",
    );
  }
  if (!isWord(network.bridge)) {
    throw refusal(
      "network",
      `its bridge ${JSON.stringify(network.bridge)} has a name that no rule of ours may hold`,
      "give the bridge a name of letters, digits, _ . and -",
    );
  }
  refuseWayIn(seen, asked, network.bridge, "network");
  const onSwitch = network.openvswitch || seen.switches.has(network.bridge);
  const beside = seen.networks.find((other) => other.name !== name && other.bridge === network.bridge);
  if (onSwitch && beside) {
    throw refusal(
      "network",
      `the network ${name} shares the bridge ${network.bridge} with the network ${beside.name}: whose guest is whose cannot be told there`,
      "name the guests' NICs one by one (`mac`), or all guests on the bridge (`bridge`)",
    );
  }
  const place = onSwitch ? { onSwitch: network.bridge } : { onBridge: network.bridge };
  return { ...asked, ...place, memberAddresses: asked.addresses ?? unordered(network.subnets.map(({ cidr }) => cidr)) };
}

function ofBridge(seen: Policy, asked: Asked): AttachmentSpec {
  const { bridge = "" } = asked;
  if (!seen.bridges.has(bridge) && !seen.switches.has(bridge)) {
    throw refusal("bridge", `there is no bridge ${bridge} on the host`, "make it first (a Bridge or an OvsBridge whose `name` output you give as `bridge`)");
  }
  refuseWayIn(seen, asked, bridge, "bridge");
  return { ...asked, ...(seen.switches.has(bridge) ? { onSwitch: bridge } : { onBridge: bridge }), memberAddresses: asked.addresses ?? [] };
}

/** Bridges of Open vSwitch whose flows are another one's, and what flows cannot do. */
function refuseSwitch(seen: Policy, { mac, network, logDenied }: AttachmentSpec, name: string): void {
  const property = mac !== undefined ? "mac" : network !== undefined ? "network" : "bridge";
  const where = mac === undefined ? name : `${name}, which ${mac} is on,`;
  const bridge = seen.switches.get(name);
  if (!bridge) {
    throw refusal(property, `there is no Open vSwitch bridge ${name} on the host`, "make it first (an OvsBridge), and let this depend on it");
  }
  if (!isWord(name)) {
    throw refusal(property, `the bridge ${JSON.stringify(name)} has a name that no fragment of ours may hold`, "give it a name of letters, digits, _ . and -");
  }
  if (bridge.ovn) {
    throw refusal(property, `${where} is OVN's: ovn-controller takes away every flow there that is not its own`, "use an OvnPortGroup with ACLs there");
  }
  if (bridge.steered) {
    throw refusal(property, `${where} is steered by an OvsFlows, whose flows say who may talk to whom`, "say it in those flows, or use another bridge");
  }
  if (bridge.controllers > 0) {
    throw refusal(property, `${where} has a controller, which may take away every flow that is not its own`, "let the controller filter, or take it off");
  }
  if (bridge.failMode === "secure" && seen.sessionDevices.includes(name)) {
    throw refusal(
      property,
      `${where} carries the SSH session that kvmnet comes in by, and in the fail mode secure it would pass nothing without these flows`,
      "connect to the host over another interface, or leave the fail mode standalone",
    );
  }
  if (logDenied) {
    throw refusal("logDenied", `${where} is of Open vSwitch, whose flows write no log`, "leave it out, or use a Linux bridge");
  }
}

/** A guest may be the one that we come from: what it may send must not be cut down by what it sends. */
function refuseWayIn(seen: Policy, { groups = [] }: Asked, bridge: string, property: string): void {
  const restricted = groupsIn(seen).filter(({ name, spec }) => groups.includes(name) && spec.egress !== undefined);
  if (restricted.length === groups.length && seen.wayIn.some(({ device }) => device === bridge)) {
    throw refusal(
      property,
      `our own session comes in over ${bridge}, and ${restricted.map(({ name }) => name).join(", ")} would restrict what is sent there`,
      "attach a group without `egress` there, or come in by another way",
    );
  }
}

/** Refuses a place that another attachment is about: of two the one would close what the other opens. */
export function refuseSecond(seen: Policy, name: string, spec: AttachmentSpec): void {
  for (const other of attachmentsIn(seen)) {
    const same = (["mac", "tap", "onBridge", "onSwitch"] as const).find(
      (part) => spec[part] !== undefined && other.spec[part] === spec[part] && (part !== "onSwitch" || (!spec.mac && !other.spec.mac)),
    );
    if (other.name !== name && same) {
      const property = same === "tap" ? "device" : same === "mac" ? same : spec.network ? "network" : "bridge";
      throw refusal(
        property,
        `the SecurityGroupAttachment ${other.name} of ${other.owner} is about ${spec[same]} already`,
        "name all groups in one attachment",
      );
    }
  }
}

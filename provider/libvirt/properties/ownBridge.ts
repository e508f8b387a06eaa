import { familyOf } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import { field, given, mac, mtu, NONE, type None, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { applyBandwidth, bandwidth, bandwidthProblems, viewBandwidth } from "./bandwidth";
import { applyBridge, bridge, viewBridge } from "./bridge";
import { type Part, restart } from "./part";
import { applyPortGroups, completePortGroups, limitedPortGroup, portGroupFacts, portGroupImpact, portGroupRules, viewPortGroup } from "./portGroups";
import { portIsolation } from "./portIsolation";
import type { Subnet } from "./subnets";

const shape = {
  bridge: field(bridge().optional(), { description: "The bridge that libvirt makes.", term: "<bridge>" }),
  mac: field(mac().optional(), { description: "MAC address of the bridge. Not set: libvirt picks one, which then stays.", term: "<mac address=…>" }),
  mtu: field(orNone(mtu()).optional(), { description: "MTU of the bridge and of every NIC on it.", unit: "bytes", term: "<mtu size=…>" }),
  ipv6: field(z.boolean().optional(), {
    description: "Let guests talk IPv6 to each other although the network has no IPv6 subnet.",
    term: "<network ipv6=…>",
  }),
  bandwidth: field(orNone(bandwidth(), viewBandwidth(undefined)).optional(), {
    description: "Limits for all guests of the network together.",
    term: "<bandwidth>",
  }),
  portIsolation: portIsolation(),
  portGroups: field(z.array(limitedPortGroup()).optional(), portGroupFacts),
};

/** A bridge of libvirt's own making, and what it does with the guests' NICs. */
export const ownBridge: Part<typeof shape> = {
  shape,
  impacts: { bridge: restart, mac: restart, mtu: restart, ipv6: restart, bandwidth: restart, portIsolation: restart, portGroups: portGroupImpact },
  rules: [portGroupRules, bandwidthRules, mtuFitsIpv6],
  complete: ({ portGroups, ...args }) => ({ ...args, ...(portGroups && { portGroups: completePortGroups(portGroups) }) }),
  view: (network) => ({
    bridge: viewBridge(network),
    ...(network.mac?.address !== undefined && { mac: network.mac.address.toLowerCase() }),
    mtu: network.mtu?.size ?? NONE,
    ipv6: network.ipv6 ?? false,
    bandwidth: viewBandwidth(network.bandwidth),
    portIsolation: network.port?.isolated ?? false,
    portGroups: network.portgroups.map(viewPortGroup),
  }),
  apply: (view, base) => ({
    bridge: applyBridge(view.bridge ?? {}, base.bridge),
    mac: view.mac === undefined ? base.mac : { ...base.mac, address: view.mac },
    mtu: applyMtu(given(view.mtu), base.mtu),
    ipv6: view.ipv6 || undefined,
    bandwidth: applyBandwidth(view.bandwidth, base.bandwidth),
    port: view.portIsolation ? { ...base.port, isolated: true } : undefined,
    portgroups: applyPortGroups(view.portGroups ?? [], base.portgroups),
  }),
};

function applyMtu(size: number | undefined, base: Network["mtu"]): Network["mtu"] {
  return size === undefined ? undefined : { ...base, size };
}

function* bandwidthRules({ bandwidth }: { bandwidth?: Parameters<typeof bandwidthProblems>[0] }): Iterable<Problem> {
  yield* bandwidthProblems(bandwidth, ["bandwidth"]);
}

function* mtuFitsIpv6({ mtu: size, subnets }: { mtu?: number | None; subnets?: readonly Subnet[] }): Iterable<Problem> {
  const mtu = given(size);
  if (mtu !== undefined && mtu < 1280 && subnets?.some(({ cidr }) => familyOf(cidr) === 6)) {
    yield { path: ["mtu"], reason: "must be at least 1280 bytes where IPv6 is used" };
  }
}

import { z } from "zod";
import type { Problem } from "../../resource/kind";
import { field, text } from "../../resource/schema";
import type { Network } from "../model";
import { applyBandwidth, type Bandwidth, bandwidth, bandwidthProblems, viewBandwidth } from "./bandwidth";
import { applyVirtualport, type Virtualport, type VirtualportType, viewVirtualport, virtualport } from "./virtualport";
import { applyVlan, completeVlan, type Vlan, viewVlan, vlan, vlanProblems } from "./vlan";

const every = {
  name: field(
    text()
      .min(1, "must not be empty")
      .max(200, "is longer than 200 characters")
      .refine((name) => name.trim() !== "", "must not be blank")
      .refine((name) => !/['&<]/.test(name), "must not contain ' & or <: libvirt writes them down in a way that it cannot read again"),
    { description: "Name of the group, which a guest's NIC gives in `<source portgroup=…>`.", term: "<portgroup name=…>" },
  ),
  default: field(z.boolean().optional(), { description: "For NICs that name no group. At most one group is.", term: "<portgroup default=…>" }),
  trustGuestRxFilters: field(z.boolean().optional(), {
    description: "Let guests change MAC address and receive filters of their NIC on the host (macvtap with virtio).",
    term: "<portgroup trustGuestRxFilters=…>",
  }),
};
const limited = { bandwidth: field(bandwidth().optional(), { description: "Limits for each NIC of the group.", term: "<portgroup><bandwidth>" }) };
const tagged = { vlan: field(vlan().optional(), { description: "VLANs of the NICs of the group.", term: "<portgroup><vlan>" }) };

/** Port groups of networks on a bridge of libvirt's own: limits, no VLANs. */
export const limitedPortGroup = () => z.strictObject({ ...every, ...limited });

/** Port groups of networks on a bridge that exists: limits, VLANs and virtual ports. */
export const bridgePortGroup = () =>
  z.strictObject({
    ...every,
    ...limited,
    ...tagged,
    virtualport: field(virtualport("openvswitch", "midonet").optional(), { description: "How NICs of the group are plugged in.", term: "<virtualport>" }),
  });

/** Port groups of networks on devices of the host: libvirt refuses limits there. */
export const devicePortGroup = <T extends Exclude<VirtualportType, "none">>(...types: T[]) =>
  z.strictObject({
    ...every,
    ...tagged,
    virtualport: field(virtualport(...types).optional(), { description: "How NICs of the group are plugged in.", term: "<virtualport>" }),
  });

export const portGroupFacts = {
  description:
    "Groups of NICs with settings of their own. Not set: not managed, others may fill the list. `[]`: exactly none. A change holds for NICs that are plugged in from then on.",
  term: "<portgroup>",
};
export const portGroupImpact = { impact: "none", why: "holds for NICs that are plugged in from now on" } as const;

export interface PortGroup {
  name: string;
  default?: boolean;
  trustGuestRxFilters?: boolean;
  bandwidth?: Bandwidth;
  vlan?: Vlan;
  virtualport?: Virtualport;
}
type Xml = Network["portgroups"][number];

/** What is not there is left out, so that two lists can be compared entry by entry. */
export function viewPortGroup(group: Xml): PortGroup {
  return {
    name: group.name ?? "",
    ...(group.default && { default: true }),
    ...(group.trustGuestRxFilters && { trustGuestRxFilters: true }),
    ...(group.bandwidth && { bandwidth: viewBandwidth(group.bandwidth) }),
    ...(group.vlan && { vlan: viewVlan(group.vlan) }),
    ...(group.virtualport && { virtualport: viewVirtualport(group.virtualport) }),
  };
}

export function portGroupOf(group: PortGroup, base?: Xml): Xml {
  return {
    ...base,
    name: group.name,
    default: group.default || undefined,
    trustGuestRxFilters: group.trustGuestRxFilters || undefined,
    bandwidth: applyBandwidth(group.bandwidth, base?.bandwidth),
    vlan: applyVlan(group.vlan && completeVlan(group.vlan), base?.vlan),
    virtualport: applyVirtualport(group.virtualport, base?.virtualport),
  };
}

/** The form that `viewPortGroup` gives. */
export function completePortGroups<G extends PortGroup>(groups: readonly G[]): G[] {
  return groups.map((group) => viewPortGroup(portGroupOf(group)) as G);
}

export function applyPortGroups(groups: readonly PortGroup[], base: Network["portgroups"]): Network["portgroups"] {
  return groups.map((group) =>
    portGroupOf(
      group,
      base.find(({ name }) => name === group.name),
    ),
  );
}

export function* portGroupRules({ portGroups = [] }: { portGroups?: readonly PortGroup[] }): Iterable<Problem> {
  const names = portGroups.map(({ name }) => name);
  const defaults = [...portGroups.entries()].filter(([, group]) => group.default).map(([i]) => i);
  for (const [i, group] of portGroups.entries()) {
    const path = ["portGroups", i];
    if (names.indexOf(group.name) !== i) {
      yield { path: [...path, "name"], reason: `${group.name} is in portGroups[${names.indexOf(group.name)}] already` };
    }
    if (group.default && defaults[0] !== i) {
      yield { path: [...path, "default"], reason: `is portGroups[${defaults[0]}] already; only one group can be the default` };
    }
    yield* bandwidthProblems(group.bandwidth, [...path, "bandwidth"]);
    yield* vlanProblems(group.vlan, [...path, "vlan"]);
  }
}

/** On devices of the host libvirt (virNetworkDefValidate) wants no group with a virtual port of its own where there are VLANs. */
export function* virtualportOrVlan({ portGroups = [], vlan }: { portGroups?: readonly PortGroup[]; vlan?: Vlan }): Iterable<Problem> {
  const tagged = [vlan, ...portGroups.map((group) => group.vlan)].some((one) => one !== undefined && one.tags.length > 0);
  for (const [i, { virtualport }] of portGroups.entries()) {
    if (tagged && virtualport && virtualport.type !== "none") {
      yield {
        path: ["portGroups", i, "virtualport"],
        reason: "goes with no VLAN, of the network or of any of its groups; give the whole network the virtualport",
      };
    }
  }
}

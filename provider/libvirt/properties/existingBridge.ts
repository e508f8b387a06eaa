import type { Problem } from "../../resource/kind";
import { deviceName, field, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import { applyBandwidth, bandwidth, bandwidthProblems, viewBandwidth } from "./bandwidth";
import { type ForwardView, forwardModeOf, forwardOver } from "./forward";
import { type ArgsOf, type Part, restart } from "./part";
import { applyPortGroups, bridgePortGroup, completePortGroups, portGroupFacts, portGroupImpact, portGroupRules, viewPortGroup } from "./portGroups";
import { portIsolation } from "./portIsolation";
import { trustGuestRxFilters } from "./trustGuestRxFilters";
import { applyVirtualport, viewWholeVirtualport, virtualport } from "./virtualport";
import { applyVlan, completeVlan, viewVlan, vlan, vlanProblems } from "./vlan";

const shape = {
  bridge: field(deviceName(), {
    description: "The bridge that guests are plugged into. It must exist on the host: a Linux bridge, or one of Open vSwitch (then with `virtualport`).",
    term: "<bridge name=…>",
  }),
  virtualport: field(orNone(virtualport("openvswitch", "midonet"), { type: "none" }).optional(), {
    description: '`{ type: "openvswitch" }` for a bridge of Open vSwitch. Not set: not managed, for a new network none.',
    term: "<virtualport>",
  }),
  vlan: field(orNone(vlan(), viewVlan(undefined)).optional(), {
    description: "VLANs of the guests' NICs, unless their port group says otherwise. Needs an Open vSwitch bridge, or libvirt 11 on a Linux bridge.",
    term: "<vlan>",
  }),
  bandwidth: field(orNone(bandwidth(), viewBandwidth(undefined)).optional(), {
    description: "Limits for all guests of the network together.",
    term: "<bandwidth>",
  }),
  portIsolation: portIsolation(),
  trustGuestRxFilters: trustGuestRxFilters(),
  portGroups: field(z.array(bridgePortGroup()).optional(), portGroupFacts),
};
type Args = ArgsOf<typeof shape>;

/** A bridge that is there already, of Linux or of Open vSwitch. */
export const existingBridge: Part<typeof shape, ForwardView> = {
  shape,
  impacts: {
    bridge: restart,
    virtualport: restart,
    vlan: restart,
    bandwidth: restart,
    portIsolation: restart,
    trustGuestRxFilters: restart,
    portGroups: portGroupImpact,
  },
  rules: [portGroupRules, rules],
  complete: ({ portGroups, vlan, ...args }) => ({
    ...args,
    ...(vlan && { vlan: completeVlan(vlan) }),
    ...(portGroups && { portGroups: completePortGroups(portGroups) }),
  }),
  view: (network) => ({
    forwardMode: forwardModeOf(network),
    ...(network.bridge?.name !== undefined && { bridge: network.bridge.name }),
    virtualport: viewWholeVirtualport(network.virtualport) as Args["virtualport"],
    vlan: viewVlan(network.vlan),
    bandwidth: viewBandwidth(network.bandwidth),
    portIsolation: network.port?.isolated ?? false,
    trustGuestRxFilters: network.trustGuestRxFilters ?? false,
    portGroups: network.portgroups.map(viewPortGroup) as Args["portGroups"],
  }),
  settle: (merged, present, wanted) => ({
    forwardMode: "bridge",
    virtualport: wanted.virtualport && wanted.virtualport.type !== present.virtualport?.type ? wanted.virtualport : merged.virtualport,
  }),
  apply: (view, base) => ({
    forward: view.forwardMode === "none" ? undefined : { ...forwardOver(view.forwardMode, undefined, base), addresses: [] },
    bridge: { ...base.bridge, name: view.bridge },
    virtualport: applyVirtualport(view.virtualport, base.virtualport),
    vlan: applyVlan(view.vlan, base.vlan),
    bandwidth: applyBandwidth(view.bandwidth, base.bandwidth),
    port: view.portIsolation ? { ...base.port, isolated: true } : undefined,
    trustGuestRxFilters: view.trustGuestRxFilters || undefined,
    portgroups: applyPortGroups(view.portGroups ?? [], base.portgroups),
  }),
};

function* rules({ bandwidth, vlan, portIsolation, virtualport, portGroups = [] }: Args): Iterable<Problem> {
  yield* bandwidthProblems(bandwidth, ["bandwidth"]);
  yield* vlanProblems(vlan, ["vlan"]);
  const type = virtualport?.type ?? "none";
  if (portIsolation && type !== "none") {
    yield { path: ["portIsolation"], reason: `works on Linux bridges only, not with virtualport ${type}` };
  }
  const groups = portGroups.map((group, i) => ({ vlan: group.vlan, type: group.virtualport?.type ?? type, path: ["portGroups", i, "vlan"] }));
  for (const one of [{ vlan, type, path: ["vlan"] }, ...groups]) {
    const native = one.vlan?.tags.findIndex(({ nativeMode }) => nativeMode !== undefined) ?? -1;
    if (native >= 0 && virtualport !== undefined && one.type !== "openvswitch") {
      yield { path: [...one.path, "tags", native, "nativeMode"], reason: 'needs virtualport: { type: "openvswitch" }' };
    }
  }
}

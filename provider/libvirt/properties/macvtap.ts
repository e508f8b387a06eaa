import type { Problem } from "../../resource/kind";
import { deviceName, field, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import type { Network } from "../model";
import { forwardModeOf } from "./forward";
import { type ArgsOf, laterNics, type Part } from "./part";
import {
  applyPortGroups,
  completePortGroups,
  devicePortGroup,
  portGroupFacts,
  portGroupImpact,
  portGroupRules,
  viewPortGroup,
  virtualportOrVlan,
} from "./portGroups";
import { trustGuestRxFilters } from "./trustGuestRxFilters";
import { applyVirtualport, viewWholeVirtualport, virtualport } from "./virtualport";
import { applyVlan, completeVlan, viewVlan, vlan, vlanProblems } from "./vlan";

export const MACVTAP_MODES = ["bridge", "vepa", "private", "passthrough"] as const;

const shape = {
  mode: field(z.enum(MACVTAP_MODES), {
    description:
      "`bridge`: guests on one device reach each other directly. `vepa`: by way of the switch, which must reflect (hairpin). " +
      "`private`: not at all. `passthrough`: each guest has a device to itself. In none of them do guests reach the host over the device.",
    term: "<forward mode=…>",
  }),
  devices: field(z.array(deviceName()).min(1, "must name at least one device").optional(), {
    description: "Devices of the host on which guests get their macvtap; with several, the one with the fewest guests is taken.",
    term: "<forward><interface dev=…>",
  }),
  physicalFunction: field(deviceName().optional(), {
    description: "Instead of `devices`: all virtual functions of this SR-IOV device.",
    term: "<forward><pf dev=…>",
  }),
  virtualport: field(orNone(virtualport("802.1Qbg", "802.1Qbh"), { type: "none" }).optional(), {
    description: "Policy that the switch applies.",
    term: "<virtualport>",
  }),
  vlan: field(orNone(vlan(), viewVlan(undefined)).optional(), {
    description: "VLAN of the guests' NICs. Only with `passthrough` of a virtual function.",
    term: "<vlan>",
  }),
  trustGuestRxFilters: trustGuestRxFilters(),
  portGroups: field(z.array(devicePortGroup("802.1Qbg", "802.1Qbh")).optional(), portGroupFacts),
};
type Args = ArgsOf<typeof shape>;

/** The bridge of a network that is none of this kind. Hidden in the view, so that a kind finds out. */
export interface OnBridge {
  onBridge?: string;
}

/** Guests' NICs are macvtap devices on devices of the host. */
export const macvtap: Part<typeof shape, OnBridge> = {
  shape,
  impacts: {
    mode: laterNics,
    devices: laterNics,
    physicalFunction: laterNics,
    virtualport: laterNics,
    vlan: laterNics,
    trustGuestRxFilters: laterNics,
    portGroups: portGroupImpact,
  },
  rules: [portGroupRules, virtualportOrVlan, rules],
  complete: ({ portGroups, vlan, ...args }) => ({
    ...args,
    ...(vlan && { vlan: completeVlan(vlan) }),
    ...(portGroups && { portGroups: completePortGroups(portGroups) }),
  }),
  view: (network) => ({
    mode: forwardModeOf(network) as Args["mode"],
    onBridge: network.bridge?.name,
    ...viewDevices(network),
    virtualport: viewWholeVirtualport(network.virtualport) as Args["virtualport"],
    vlan: viewVlan(network.vlan),
    trustGuestRxFilters: network.trustGuestRxFilters ?? false,
    portGroups: network.portgroups.map(viewPortGroup) as Args["portGroups"],
  }),
  settle: (merged, present, wanted) => ({
    mode: MACVTAP_MODES.includes(merged.mode) ? merged.mode : "bridge",
    onBridge: undefined,
    virtualport: wanted.virtualport && wanted.virtualport.type !== present.virtualport?.type ? wanted.virtualport : merged.virtualport,
    ...(wanted.devices && { physicalFunction: undefined }),
    ...(wanted.physicalFunction !== undefined && { devices: undefined }),
  }),
  apply: (view, base) => ({
    forward: {
      ...base.forward,
      mode: view.mode,
      dev: view.devices?.[0],
      pf: view.physicalFunction === undefined ? undefined : { dev: view.physicalFunction },
      interfaces: (view.devices ?? []).map((dev) => ({ dev })),
      addresses: [],
      nat: undefined,
    },
    bridge: view.onBridge === undefined ? undefined : { name: view.onBridge },
    virtualport: applyVirtualport(view.virtualport, base.virtualport),
    vlan: applyVlan(view.vlan, base.vlan),
    trustGuestRxFilters: view.trustGuestRxFilters || undefined,
    portgroups: applyPortGroups(view.portGroups ?? [], base.portgroups),
  }),
};

function viewDevices({ forward }: Network): Pick<Args, "devices" | "physicalFunction"> {
  const dev = forward?.dev === undefined ? [] : [forward.dev];
  const devices = forward?.interfaces.length ? forward.interfaces.map(({ dev }) => dev ?? "") : dev;
  return forward?.pf ? { physicalFunction: forward.pf.dev ?? "" } : devices.length > 0 ? { devices } : {};
}

function* rules({ mode, devices, physicalFunction, vlan, portGroups = [] }: Args): Iterable<Problem> {
  if (devices === undefined && physicalFunction === undefined) {
    yield { path: ["devices"], reason: "is needed, or physicalFunction" };
  }
  if (devices !== undefined && physicalFunction !== undefined) {
    yield { path: ["physicalFunction"], reason: "cannot be given together with devices; choose one of the two" };
  }
  for (const [i, device] of (devices ?? []).entries()) {
    if (devices?.indexOf(device) !== i) {
      yield { path: ["devices", i], reason: `${device} is in the list already` };
    }
  }
  for (const one of [{ vlan, path: ["vlan"] }, ...portGroups.map((group, i) => ({ vlan: group.vlan, path: ["portGroups", i, "vlan"] }))]) {
    yield* one.path[0] === "vlan" ? vlanProblems(one.vlan, one.path) : [];
    if (mode !== "passthrough" && one.vlan && one.vlan.tags.length > 0) {
      yield { path: one.path, reason: `works with mode passthrough only, not with ${mode}` };
    }
  }
}

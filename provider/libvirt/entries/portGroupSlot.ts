import { carryOver } from "../carryOver";
import type { Network } from "../model";
import { applyBandwidth, viewBandwidth } from "../properties/bandwidth";
import { type PortGroup, portGroupOf, viewPortGroup } from "../properties/portGroups";
import { viewVirtualport } from "../properties/virtualport";
import { completeVlan, viewVlan } from "../properties/vlan";
import { listNames } from "./claims";
import type { Slot } from "./slot";

export type PortGroupFields = PortGroup;

/** Networks on devices of the host. */
const ON_DEVICES = ["private", "vepa", "passthrough", "hostdev"];

export const portGroupSlot: Slot<PortGroupFields> = {
  keyOf: ({ name }) => name,
  listOf: () => listNames.portGroups,
  overlap: (a, b) => a === b,
  all: (network) => network.portgroups.map(viewWhole),
  wordsOf: ({ name }) => [name],
  look: (network, key) => {
    const found = network.portgroups.find(({ name }) => name === key);
    return found && viewWhole(found);
  },
  obstacle: (network, { bandwidth, vlan }) => {
    const { mode = "nat", interfaces = [], pf } = network.forward ?? { mode: "isolated" };
    const onDevices = ON_DEVICES.includes(mode) || (mode === "bridge" && (interfaces.length > 0 || pf !== undefined));
    if (onDevices && bandwidth && applyBandwidth(bandwidth, undefined)) {
      return { property: "bandwidth", problem: `libvirt knows no limits in port groups of a network on devices of the host (forward mode ${mode})` };
    }
    if (!onDevices && mode !== "bridge" && vlan && vlan.tags.length > 0) {
      return { property: "vlan", problem: `libvirt knows no VLANs on a bridge that it makes itself (forward mode ${mode})` };
    }
    return undefined;
  },
  rivals: (network, fields) =>
    network.portgroups
      .filter((group) => group.name === fields.name || (fields.default && group.default))
      .map(({ name = "", default: isDefault }) => ({
        same: name === fields.name,
        keys: [name],
        words: `the port group ${name}${isDefault && name !== fields.name ? ", the default one" : ""}`,
      })),
  put: (network, fields, from) => {
    const known = from.portgroups.find(({ name }) => name === fields.name);
    const group = known ? carryOver(known, portGroupOf(viewWhole(known)), portGroupOf(fields)) : portGroupOf(fields);
    return { ...network, portgroups: [...network.portgroups, group] };
  },
  take: (network, key) => ({ ...network, portgroups: network.portgroups.filter(({ name }) => name !== key) }),
};

/** Every setting, also those that are not there, so that taking one away can be asked for. */
function viewWhole(group: Network["portgroups"][number]): PortGroupFields {
  const { name, default: isDefault = false, trustGuestRxFilters = false } = viewPortGroup(group);
  return {
    name,
    default: isDefault,
    trustGuestRxFilters,
    bandwidth: viewBandwidth(group.bandwidth),
    vlan: viewVlan(group.vlan),
    virtualport: viewVirtualport(group.virtualport),
  };
}

/** What is asked for, in the form that a group is looked at. */
export function completePortGroup<F extends Partial<PortGroupFields>>(fields: F): F {
  return {
    ...fields,
    ...(fields.bandwidth && { bandwidth: viewBandwidth(applyBandwidth(fields.bandwidth, undefined)) }),
    ...(fields.vlan && { vlan: completeVlan(fields.vlan) }),
  };
}

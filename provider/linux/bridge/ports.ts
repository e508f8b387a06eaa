import { isDeepStrictEqual } from "node:util";
import type { Change } from "../../resource/change";
import type { PropertyImpact } from "../../resource/plan";
import { portsOf } from "../device/observe";
import { singleVlans, type VlanRange } from "../kernel/bridgeVlans";
import { isGuestPort, type Link } from "../kernel/link";
import type { Snapshot } from "../kernel/snapshot";
import type { Command } from "../persistence/config";
import { costOf, differingSettings, observePort, settingLines } from "./portOptions";
import type { BridgeArgs, BridgeState } from "./types";
import { vlanLines } from "./vlanLines";

/**
 * While the topology changes, half a minute and more, the kernel forgets after twice the forward delay, and shows that alone in place of what was set
 * (`__br_set_topology_change`): so long it is what it was.
 */
export function observeAgeing({ data }: Pick<Link, "data">, known: object | undefined): Pick<Partial<BridgeState>, "ageingTimeSeconds"> {
  const { ageingTimeSeconds } = (known ?? {}) as Partial<BridgeState>;
  const hidden = Number(data.topology_change) === 1 && Number(data.ageing_time) === 2 * Number(data.forward_delay);
  return hidden && ageingTimeSeconds !== undefined ? { ageingTimeSeconds } : {};
}

/** What a bridge keeps about its ports and about the host's own port in it. VLANs are told only while it filters: else they do not hold. */
export function observeBridgePorts(snapshot: Snapshot, link: Link): Pick<BridgeState, "vlans" | "portOptions" | "guestVlans"> {
  const ports = portsOf(snapshot, link.name);
  const own = ports.filter((port) => !isGuestPort(port));
  const filters = Number(link.data.vlan_filtering) === 1;
  const vlansOf = (name: string) => [...(snapshot.bridgeVlans[name] ?? [])];
  return {
    ...(filters && { vlans: vlansOf(link.name), guestVlans: Object.fromEntries(ports.filter(isGuestPort).map(({ name }) => [name, vlansOf(name)])) }),
    portOptions: Object.fromEntries(own.map((port) => [port.name, { ...observePort(port), ...(filters && { vlans: vlansOf(port.name) }) }])),
  };
}

export const vlanCost: PropertyImpact = { impact: "blip", why: "frames of VLANs that the port leaves are dropped from then on" };
const vlansAdded: PropertyImpact = { impact: "none", why: "the port only joins further VLANs; what it carries already goes on" };
export const ownVlanCost: PropertyImpact = { impact: "blip", why: "the host is cut off from VLANs that it leaves" };
export const portCost: PropertyImpact = { impact: "blip", why: "what the port carries may be concerned, depending on the setting" };

export function planBridgePorts(state: BridgeState, args: BridgeArgs): Change[] {
  const ports = Object.entries(args.portOptions ?? {}).flatMap(([port, wanted]) => {
    const present = state.portOptions?.[port];
    const settings = differingSettings(wanted, present).map((option) => ({
      path: ["portOptions", port, option.property],
      from: present?.[option.property],
      to: wanted[option.property],
      ...costOf(option, args.stp ?? state.stp),
    }));
    return [...settings, ...planVlans(["portOptions", port, "vlans"], present?.vlans, wanted.vlans, vlanCost)];
  });
  return [...planVlans(["vlans"], state.vlans, args.vlans, ownVlanCost), ...ports];
}

function planVlans(path: Change["path"], from: readonly VlanRange[] | undefined, to: readonly VlanRange[] | undefined, cost: PropertyImpact): Change[] {
  if (to === undefined || isDeepStrictEqual(from, to)) {
    return [];
  }
  return [{ path, from, to, ...(from && onlyMore(from, to) ? vlansAdded : cost) }];
}

/** Every VLAN that is there stays as it is, and untagged frames stay in theirs. */
function onlyMore(from: readonly VlanRange[], to: readonly VlanRange[]): boolean {
  const asked = new Map(to.flatMap(singleVlans).map((vlan) => [vlan.id, vlan]));
  const there = from.flatMap(singleVlans);
  return there.every((vlan) => isDeepStrictEqual(vlan, asked.get(vlan.id))) && there.find((vlan) => vlan.pvid)?.id === to.find((vlan) => vlan.pvid)?.id;
}

/** Whether what is seen of VLANs still holds once the bridge has its options: the kernel moves ports when it gets another default. */
function vlansHold(args: BridgeArgs, found: BridgeState | undefined): found is BridgeState {
  return found?.vlanFiltering === true && (args.defaultPvid === undefined || args.defaultPvid === found.defaultPvid);
}

export function ownPortCommands(args: BridgeArgs, found: BridgeState | undefined): Command[] {
  return args.vlans ? vlanLines(args.name, args.vlans, vlansHold(args, found) ? found.vlans : undefined, true) : [];
}

export function portCommands(args: BridgeArgs, port: string, found: BridgeState | undefined): Command[] {
  const wanted = args.portOptions?.[port] ?? {};
  const present = found?.portOptions?.[port];
  return [...settingLines(port, wanted, present), ...(wanted.vlans ? vlanLines(port, wanted.vlans, vlansHold(args, found) ? present?.vlans : undefined) : [])];
}

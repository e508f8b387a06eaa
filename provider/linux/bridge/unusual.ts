import { isDeepStrictEqual } from "node:util";
import type { VlanRange } from "../kernel/bridgeVlans";
import { portSettings } from "./portOptions";
import type { BridgeState } from "./types";

type Ports = Pick<BridgeState, "vlans" | "portOptions">;

/** What somebody has set of ports, as against what the kernel gives to each; a path cost follows from the speed of the link as a rule. */
export function unusualPorts(state: BridgeState): Ports {
  const { defaultPvid } = state;
  const kernels = defaultPvid ? [{ id: defaultPvid, pvid: true, untagged: true }] : [];
  const set = (vlans: readonly VlanRange[] | undefined) => vlans !== undefined && !isDeepStrictEqual(vlans, kernels);
  const options = Object.entries(state.portOptions ?? {}).flatMap(([port, { vlans, ...present }]) => {
    const changed = portSettings.filter(({ property, usual }) => usual !== undefined && present[property] !== undefined && present[property] !== usual);
    const entries = [...changed.map(({ property }) => [property, present[property]]), ...(set(vlans) ? [["vlans", vlans]] : [])];
    return entries.length > 0 ? [[port, Object.fromEntries(entries)] as const] : [];
  });
  return { vlans: set(state.vlans) ? state.vlans : undefined, portOptions: options.length > 0 ? Object.fromEntries(options) : undefined };
}

import type { Change } from "../../resource/change";
import type { BridgeArgs, BridgeState } from "./types";

/**
 * From no default to one the kernel makes it the port VLAN of every port that is not in it, also of those that have one of their own
 * (`__br_vlan_set_default_pvid`); from one default to another it leaves these alone.
 */
export function refineBridge(change: Change, state: BridgeState, args: BridgeArgs): Change {
  if (change.path[0] !== "defaultPvid" || state.defaultPvid !== 0) {
    return change;
  }
  const managed = (port: string) => args.portOptions?.[port]?.vlans !== undefined;
  const unmanaged = Object.entries(state.portOptions ?? {}).flatMap(([port, { vlans = [] }]) => (managed(port) ? [] : [[port, vlans] as const]));
  const moved = [...Object.entries(state.guestVlans ?? {}), ...unmanaged].filter(([, vlans]) =>
    vlans.some((vlan) => vlan.pvid && vlan.id !== args.defaultPvid),
  );
  return moved.length === 0
    ? change
    : {
        ...change,
        refused: `the kernel would move ${moved.map(([port]) => port).join(", ")} into VLAN ${args.defaultPvid}, out of the VLAN set there; leave \`defaultPvid\` at 0, or unplug them first`,
      };
}

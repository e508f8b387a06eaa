import type { GuardSettings } from "../host/guard/settings";
import { guardWords, noted } from "../host/guard/words";
import type { Facts } from "../host/host";
import type { Change } from "../resource/change";
import { KvmnetError } from "../resource/error";
import { type BridgeRow, bridgeOf, interfacesOf, type PortRow, type Snapshot } from "./snapshot";

/**
 * `sessionDevices` holds what a way over Open vSwitch consists of (facts.sh): the device with our address, its bridge, the uplinks, tunnels and patch ports of that one,
 * and so on with the bridge at the other end of a patch. Other devices of the host's own and guests' NICs are none of it.
 */
export const carries = ({ sessionDevices }: Pick<Facts, "sessionDevices">, names: readonly string[]): string | undefined =>
  names.find((name) => sessionDevices.includes(name));

/** Why a change of these may cut us off; `undefined` when it cannot. */
export function wayInDanger(facts: Pick<Facts, "sessionDevices">, names: readonly string[]): string | undefined {
  const ours = carries(facts, names);
  return ours && `${ours} carries the SSH session that kvmnet comes in by`;
}

/** The changes, with what the guard does said of those that anybody notices. */
export const guardedChanges = (changes: readonly Change[], danger: string | undefined, guard: GuardSettings | undefined): Change[] =>
  changes.map((change) => noted(change, danger && change.impact !== "none" ? guardWords(danger, guard) : undefined));

/** A NIC, a tunnel or a patch that joins the bridge of the way in may close a loop or bring other answers; a device of the host's own does neither. */
export const joinDanger = (facts: Pick<Facts, "sessionDevices">, bridge: string, type: string): string | undefined =>
  type === "internal" || !carries(facts, [bridge]) ? undefined : `what it leads to joins ${bridge}, which carries the SSH session that kvmnet comes in by`;

/** Devices that vanish with a bridge or a port of it, and their addresses with them. */
export const ownDevices = (snapshot: Snapshot, ports: readonly PortRow[]): string[] =>
  ports.flatMap((port) => interfacesOf(snapshot, port).flatMap(({ name, type }) => (type === "internal" ? [name] : [])));

export const allPorts = (snapshot: Snapshot, bridge: BridgeRow): PortRow[] => snapshot.ports.filter((port) => bridgeOf(snapshot, port)?.uuid === bridge.uuid);

/** What is certain to cut us off, so that no guard helps. */
export function refuseSessionLoss(facts: Pick<Facts, "sessionDevices">, devices: readonly string[], doing: string): void {
  const ours = carries(facts, devices);
  if (ours !== undefined) {
    throw new KvmnetError({
      code: "refused",
      problem: `${doing} would cut off ${ours}, which carries our own session`,
      remedy: "connect to the host over another interface, or make this one change at its console",
    });
  }
}

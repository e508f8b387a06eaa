import { observeCommon } from "../device/observe";
import type { Context } from "../device/spec";
import { type SwitchPort, switchPortOf } from "../kernel/openVswitch";
import { findLink, type Snapshot } from "../kernel/snapshot";
import { ovsUplinkState } from "./schema";
import type { OvsUplinkState } from "./types";

export interface UplinkContext extends Context {
  readonly declared?: readonly string[] | undefined;
}

/** The NIC as the uplink of whichever bridge it is a port of; `undefined` when it is of none. */
export function observeUplink(snapshot: Snapshot, name: string, context: UplinkContext): OvsUplinkState | undefined {
  const there = switchPortOf(snapshot, name);
  return there && isUplink(there.port) ? observeOn(snapshot, name, there.on.name, there.port, context) : undefined;
}

/** A NIC by itself: no guest's, none of Open vSwitch's own, no part of a bond. */
export const isUplink = ({ name, interfaces, isGuest }: SwitchPort): boolean =>
  !isGuest && interfaces.length === 1 && interfaces.every((one) => one.name === name && ["", "system"].includes(one.type));

/** The port that the state speaks of: it bears our mark, or it is the very row and somebody only took the mark off. */
export const isStill = ({ owner, uuid }: Pick<SwitchPort, "owner" | "uuid">, last: Pick<OvsUplinkState, "owner" | "uuid">): boolean =>
  owner === "" ? uuid === last.uuid : last.owner === "" || owner === last.owner;

/** Ours in the middle of its removal: no port any more, and not all given back. */
export function observeLeaving(snapshot: Snapshot, last: OvsUplinkState, context: UplinkContext): OvsUplinkState | undefined {
  const found = observeOn(snapshot, last.name, last.bridge, undefined, context);
  return found && { ...found, owner: last.owner };
}

/** The same with a bridge that it is not a port of (yet): what the bridge's local port has. */
export function observeOn(snapshot: Snapshot, name: string, bridge: string, port: SwitchPort | undefined, context: UplinkContext): OvsUplinkState | undefined {
  const link = findLink(snapshot, bridge);
  if (!link) {
    return undefined;
  }
  const state = {
    name,
    owner: port?.owner ?? "",
    bridge,
    ...observeCommon(snapshot, link, { ...context, devices: [name, ...context.devices] }),
    nicUp: findLink(snapshot, name)?.up ?? false,
    uuid: port?.uuid ?? "",
    lentMac: port?.uplink ?? "",
    declared: context.declared?.length ? [...context.declared] : undefined,
    portsBefore: [...(snapshot.records[bridge] ?? context.portsBefore ?? [])],
  };
  const known = { ...ovsUplinkState.shape, name: true, owner: true };
  return Object.fromEntries(Object.entries(state).filter(([key, value]) => key in known && value !== undefined)) as unknown as OvsUplinkState;
}

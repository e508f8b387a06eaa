import { guardState } from "../host/guard/argument";
import { guestNic, onGuestsAttached } from "../resource/common";
import type { CommonState } from "../resource/kind";
import { field, NONE } from "../resource/schema";
import { z } from "../resource/zod";
import { type BridgeArgs, bridgeArgs, openFlowVersions, typedBridgeConfig } from "./bridgeArgs";
import { observeTables } from "./flowTable";
import { observeKeys } from "./keys";
import { ownerOf } from "./mark";
import { complaintsAbout, notTakenUp } from "./realised";
import { bridgeNamed, controllersOf, guestsOn, type Snapshot } from "./snapshot";

export const bridgeState = bridgeArgs.extend({
  externalIds: z.record(z.string(), z.string()),
  otherConfig: z.record(z.string(), z.string()),
  onGuestsAttached: onGuestsAttached(),
  guard: guardState(),
  managedKeys: field(z.strictObject({ externalIds: z.array(z.string()), otherConfig: z.array(z.string()) }).optional(), {
    description: "Keys of the maps that this resource has set, so that it can remove them.",
    bookkeeping: true,
  }),
  uuid: field(z.string(), { description: "The bridge's row in the Open vSwitch database.", term: "Bridge._uuid" }),
  datapathId: field(z.string(), {
    description: "OpenFlow datapath id, 16 hex digits. It follows the bridge's MAC address: set `mac` to keep it when ports come and go.",
    term: "Bridge.datapath_id",
  }),
  connectedControllers: field(z.array(z.string()), {
    description: "Targets of those controllers that are connected, as Open vSwitch noted it at most five seconds ago; `getOvsBridge` tells more of each.",
    term: "Controller.is_connected",
  }),
  error: field(z.string().optional(), { description: "Why Open vSwitch could not make the bridge; absent when it works." }),
  guests: field(z.array(guestNic()), { description: "Guests whose NICs are on the bridge now." }),
});

export type BridgeState = CommonState & z.infer<typeof bridgeState>;

export const sortedProtocols = <T extends string>(values: readonly T[]): T[] =>
  [...values].sort((a, b) => openFlowVersions.indexOf(a as never) - openFlowVersions.indexOf(b as never));

/** What a snapshot says about a bridge; `last` tells which keys and settings of it are ours. Pure. */
export function observeBridge(
  snapshot: Snapshot,
  name: string,
  last: Pick<BridgeState, "managedKeys" | "onGuestsAttached" | "guard"> | undefined,
): BridgeState | undefined {
  const row = bridgeNamed(snapshot, name);
  if (!row) {
    return undefined;
  }
  const managed = last?.managedKeys;
  return {
    name,
    owner: ownerOf(row),
    datapathType: row.datapathType as BridgeState["datapathType"],
    failMode: row.failMode as BridgeState["failMode"],
    stp: row.stp,
    rstp: row.rstp,
    mcastSnooping: row.mcastSnooping,
    mac: row.otherConfig.hwaddr?.toLowerCase() ?? NONE,
    protocols: sortedProtocols(row.protocols) as BridgeState["protocols"],
    controllers: controllersOf(snapshot, row).map(({ target }) => target),
    flowTables: observeTables(snapshot, row),
    externalIds: observeKeys(row.externalIds, managed?.externalIds, []),
    otherConfig: observeKeys(row.otherConfig, managed?.otherConfig, Object.keys(typedBridgeConfig)),
    onGuestsAttached: last?.onGuestsAttached ?? { restart: "refuse", delete: "refuse" },
    ...(last?.guard && { guard: last.guard }),
    managedKeys: managed,
    uuid: row.uuid,
    datapathId: row.datapathId ?? "",
    connectedControllers: controllersOf(snapshot, row).flatMap(({ target, connected }) => (connected ? [target] : [])),
    error: row.datapathId ? localPortError(snapshot, name) : (complaintsAbout(snapshot, name) ?? notTakenUp),
    guests: guestsOn(snapshot, row),
  };
}

/** The local port is a device of the host; another device of that name is in its way. */
function localPortError(snapshot: Snapshot, name: string): string | undefined {
  const local = snapshot.interfaces.find((row) => row.name === name);
  return local && (local.ofport ?? -1) < 0 ? local.error || notTakenUp : undefined;
}

/** What the state must remember of the arguments. */
export const rememberedOf = (args: BridgeArgs) => ({
  onGuestsAttached: args.onGuestsAttached ?? ({ restart: "refuse", delete: "refuse" } as const),
  ...(args.guard && { guard: args.guard }),
  managedKeys: { externalIds: Object.keys(args.externalIds ?? {}), otherConfig: Object.keys(args.otherConfig ?? {}) },
});

import type { z } from "zod";
import type { Facts } from "../../host/host";
import type { CommonArgs, CommonState } from "../../resource/kind";
import { hostFactsOf } from "../hostFacts";
import { ownerOf } from "../owner";
import { observePersistence } from "../persistence/persistence";
import { findLink, type Snapshot } from "../snapshot";
import type { macvtapArgs, macvtapState } from "./schema";

export type MacvtapArgs = CommonArgs & z.infer<typeof macvtapArgs>;
export type MacvtapState = CommonState & z.infer<typeof macvtapState>;
export type Mode = MacvtapArgs["mode"];

export interface Context {
  readonly facts: Facts;
  readonly onGuestsAttached?: MacvtapState["onGuestsAttached"];
}

/** The kernel and iproute2 say `passthru`, libvirt `passthrough`. */
export const kernelMode = (mode: Mode): string => (mode === "passthrough" ? "passthru" : mode);
const modeOf = (word: unknown): Mode => (word === "passthru" ? "passthrough" : (word as Mode));

export function observeMacvtap(snapshot: Snapshot, name: string, context: Context): MacvtapState | undefined {
  const link = findLink(snapshot, name);
  if (link?.kind !== "macvtap") {
    return undefined;
  }
  const lowerDevice = link.lower ?? "";
  return {
    name,
    owner: ownerOf(link.alias),
    lowerDevice,
    lowerMtu: findLink(snapshot, lowerDevice)?.mtu ?? link.mtu,
    mode: modeOf(link.data.mode),
    mac: link.mac,
    mtu: link.mtu,
    up: link.up,
    ifindex: link.ifindex,
    tapDevice: `/dev/tap${link.ifindex}`,
    ...observePersistence(snapshot.units, name),
    hostFacts: hostFactsOf(context.facts),
    ...(context.onGuestsAttached && { onGuestsAttached: context.onGuestsAttached }),
  };
}

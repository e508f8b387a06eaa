import type { BootConfig } from "../config";
import { fileStem } from "../files";
import type { BootHost } from "../manager";

export const stanzaPath = (key: string): string => `/etc/network/interfaces.d/kvmnet-${fileStem(key)}`;

/** `run-parts` takes names of letters, digits, `_` and `-` only. */
export const hookPath = (key: string): string => `/etc/network/if-up.d/kvmnet-${fileStem(key)}`;

/**
 * A stanza makes or describes a device; a hook adds to one that another stanza describes. A stanza of ours that only adds to a device
 * may go with its resource, so nothing else relies on it.
 */
export function needsStanza({ key, device, maker }: BootConfig, host: BootHost): boolean {
  if (!device || maker) {
    return Boolean(device);
  }
  const owner = host.owners[device];
  if (!owner?.source || !owner.managers.includes("ifupdown") || owner.source === stanzaPath(key)) {
    return true;
  }
  return owner.ours && owner.source !== stanzaPath(device);
}

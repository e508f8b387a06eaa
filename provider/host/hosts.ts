import { ConnectedHost } from "./connected-host";
import type { Connection } from "./connection";
import type { Host } from "./host";

export interface OpenHost extends Host {
  /** Ends the session at once. Steps under way fail with `connection-lost`; what they had begun on the host ends there within half a minute. */
  close(): Promise<void>;
  /** Lets steps that are about to end do so, ends the others (they fail with `cancelled`), then closes. Takes four seconds at most, and no time when nothing is under way. */
  cancel(): Promise<void>;
}

/** Connects to a host and learns its facts. The caller closes it. `signal` ends an attempt to connect that is under way. */
export function openHost(connection: Connection, signal?: AbortSignal): Promise<OpenHost> {
  return ConnectedHost.open(connection, signal);
}

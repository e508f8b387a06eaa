import { ConnectedHost } from "./connected-host";
import type { Connection } from "./connection";
import type { Host } from "./host";

export type OpenHost = Host & { close(): Promise<void> };

/** Connects to a host and learns its facts. The caller closes it. `signal` ends an attempt to connect that is under way. */
export function openHost(connection: Connection, signal?: AbortSignal): Promise<OpenHost> {
  return ConnectedHost.open(connection, signal);
}

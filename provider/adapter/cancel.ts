import type { Server } from "node:net";

const path = "/pulumirpc.ResourceProvider/Cancel";

/**
 * Calls `cancel` when the engine asks its providers to stop, as it does at once on the first Ctrl-C; then it waits for what is under way. Pulumi's host for
 * dynamic providers answers that call and tells nobody (cmd/dynamic-provider in the SDK), so we listen beside it, on the same HTTP/2 server of this process.
 * Where it cannot be found, steps under way run until their end or their deadline.
 */
export function onCancel(cancel: () => void): void {
  // Undocumented, but there since Node's first days; there is no other way to a server that others have made.
  const handles = (process as { _getActiveHandles?(): unknown[] })._getActiveHandles?.() ?? [];
  const isServer = (handle: unknown): handle is Server =>
    typeof (handle as Server | undefined)?.listenerCount === "function" && (handle as Server).listenerCount("stream") > 0;
  handles.find(isServer)?.on("stream", (_stream: unknown, headers: Record<string, unknown>) => {
    if (headers[":path"] === path) {
      cancel();
    }
  });
}

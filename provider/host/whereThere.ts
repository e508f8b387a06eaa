import { KvmnetError } from "../resource/error";
import type { Host } from "./host";

/** What was read of something that a host need not have, or why it was not. */
export type Partly<T> = { readonly found: T } | { readonly missing: "not installed" | "not running"; readonly why: string };

/** Reads with a tool, where the host has it and its daemon runs. */
export async function whereThere<T>(host: Host, tool: string, what: string, read: () => Promise<T>): Promise<Partly<T>> {
  if (host.facts.tools[tool] === undefined) {
    return { missing: "not installed", why: `${what} is not installed on this host` };
  }
  try {
    return { found: await read() };
  } catch (error) {
    if (error instanceof KvmnetError && error.code === "daemon-not-running") {
      return { missing: "not running", why: `${what} was not read: ${error.details.problem}` };
    }
    throw error;
  }
}

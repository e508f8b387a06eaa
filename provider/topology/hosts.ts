import { readFileSync } from "node:fs";
import { connectionTo, REACH_OPTIONS, REACH_USAGE, type Reach } from "../cli/reach";
import type { Connection } from "../host/connection";
import { frozen } from "../host/frozen";
import { type OpenHost, openHost } from "../host/hosts";
import { KvmnetError } from "../resource/error";
import { withDrift } from "./drift";
import { gather } from "./gather";
import type { HostTopology } from "./model";
import { type Recorded, recordedIn } from "./stackState";

/** The words of a command line that say which hosts, for every command that shows some. */
export const HOST_OPTIONS = { ...REACH_OPTIONS, state: { type: "string" } } as const;

export const HOST_USAGE = `  --state FILE         what \`pulumi stack export\` wrote; \`-\`: on stdin. What is no longer as that stack made it is said where it is
${REACH_USAGE}`;

export type Seen = HostTopology | KvmnetError;
export const isSeen = (one: Seen): one is HostTopology => !(one instanceof KvmnetError);

/** Hosts that are looked at, once or again and again, against a stack's state if there is one. */
export class Hosts {
  private readonly opened = new Map<Connection, OpenHost>();

  private constructor(
    private readonly connections: readonly Connection[],
    private readonly recorded: readonly Recorded[],
  ) {}

  /** Throws a KvmnetError where the words do not do. */
  static named(names: readonly string[], values: Reach & { readonly state?: string | undefined }): Hosts {
    if (names.length > 0 === (values.local ?? false)) {
      throw new KvmnetError({ code: "invalid-input", problem: "say which hosts, or --local" });
    }
    const connections = values.local ? [connectionTo(undefined, values)] : names.map((name) => connectionTo(name, values));
    return new Hosts(connections, values.state === undefined ? [] : recordedIn(readState(values.state)));
  }

  /** One that cannot be read does not keep the others from being shown. */
  see(): Promise<Seen[]> {
    return Promise.all(this.connections.map((connection) => this.seeOne(connection)));
  }

  async close(): Promise<void> {
    await Promise.all([...this.opened.values()].map((host) => host.close()));
  }

  private async seeOne(connection: Connection): Promise<Seen> {
    try {
      const host = this.opened.get(connection) ?? (await openHost(connection));
      this.opened.set(connection, host);
      const still = frozen(host);
      return await withDrift(await gather(still), still, this.recorded);
    } catch (error) {
      if (!(error instanceof KvmnetError)) {
        throw error;
      }
      return error;
    }
  }
}

/** Says of those that could not be seen why. */
export function tellUnseen(command: string, seen: readonly Seen[]): void {
  for (const one of seen) {
    if (!isSeen(one)) {
      console.error(`${command}: ${one.message}`);
    }
  }
}

export function readState(file: string): string {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    throw new KvmnetError({ code: "invalid-input", property: "--state", problem: (error as Error).message });
  }
}

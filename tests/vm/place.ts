import type { Connection } from "../../provider/host/connection";
import type { Host } from "../../provider/host/host";
import { takeHost } from "../lab";
import { connectionOf, takeVm } from "./machine";

/** Where the samples of a kind are tried. */
export interface Place {
  readonly connection: Connection;
  /** The host, prepared; taken when it is first asked for, and then always the same. */
  host(): Promise<Host>;
  /** Puts the host back as it was and lets go of it. */
  leave(): Promise<void>;
}

export interface Preparation {
  readonly prepare: (host: Host) => Promise<void>;
  readonly tidy: (host: Host) => Promise<void>;
}

/** A free host of the lab in namespaces. It is waited for at once, since which one it is decides about the connection. */
export async function namespacePlace({ prepare, tidy }: Preparation): Promise<Place> {
  const taken = await takeHost();
  const prepared = once(async () => {
    await tidy(taken.host);
    await prepare(taken.host);
    return taken.host;
  });
  const leave = async () => {
    if (prepared.begun()) {
      await tidy(taken.host);
    }
    await taken.release();
  };
  return { connection: taken.connection, host: prepared.get, leave };
}

/** A virtual machine of its own, which does not start for tests that send nothing. */
export function vmPlace(instance: string, { prepare }: Preparation): Place {
  const taken = once(() => takeVm({ instance }));
  const prepared = once(async () => {
    const { host } = await taken.get();
    await prepare(host);
    return host;
  });
  // Nothing to tidy: the machine ends with all that is in it.
  const leave = async () => {
    if (taken.begun()) {
      await (await taken.get()).release();
    }
  };
  return { connection: connectionOf({ instance }), host: prepared.get, leave };
}

function once<T>(action: () => Promise<T>): { get(): Promise<T>; begun(): boolean } {
  let result: Promise<T> | undefined;
  return {
    get: () => {
      result ??= action();
      return result;
    },
    begun: () => result !== undefined,
  };
}

import { setTimeout as sleep } from "node:timers/promises";
import type { KvmnetError } from "../resource/error";
import { isSeen, READ_PAUSE_MS, type Seen, type WatchedHost } from "../topology/hosts";
import type { HostTopology } from "../topology/model";

/** How it stands with the hosts. */
export interface Sight {
  readonly at: Date;
  /** As each was seen last. */
  readonly hosts: readonly HostTopology[];
  /** Those that cannot be read now, and why. */
  readonly unread: readonly KvmnetError[];
}

/** What is needed of a host. */
export type Followed = Pick<WatchedHost, "see" | "open">;

type Listener = (sight: Sight) => void;

/** Reads hosts for as long as somebody listens, each by itself and once for all listeners; one that does not answer holds up no other. */
export class Follower {
  private readonly listeners = new Set<Listener>();
  private readonly busy = new Set<number>();
  private readonly ended = new AbortController();
  private readonly last = new Map<number, HostTopology>();
  private readonly unread = new Map<number, KvmnetError>();
  private at = new Date();

  constructor(
    private readonly hosts: readonly Followed[],
    /** Told of what should not have happened. */
    private readonly onFault: (error: unknown) => void,
  ) {}

  get sight(): Sight {
    return { at: this.at, hosts: this.inOrder(this.last), unread: this.inOrder(this.unread) };
  }

  /** The one that is the machine of this id, as it was seen last. */
  find(machineId: string): { readonly host: Followed; readonly topology: HostTopology } | undefined {
    for (const [n, topology] of this.last) {
      const host = this.hosts[n];
      if (topology.machineId === machineId && host) {
        return { host, topology };
      }
    }
    return undefined;
  }

  /** Each once, whoever listens. */
  async readAll(): Promise<void> {
    await Promise.all(this.hosts.map((_, n) => this.read(n)));
  }

  /** Gives what ends it. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    for (const n of this.hosts.keys()) {
      if (!this.busy.has(n)) {
        this.busy.add(n);
        this.follow(n).catch(this.onFault);
      }
    }
    return () => this.listeners.delete(listener);
  }

  get over(): boolean {
    return this.ended.signal.aborted;
  }

  end(): void {
    this.ended.abort();
    this.listeners.clear();
  }

  private async follow(n: number): Promise<void> {
    try {
      while (this.listeners.size > 0) {
        await this.read(n);
        await sleep(READ_PAUSE_MS, undefined, { signal: this.ended.signal }).catch(() => undefined);
      }
    } finally {
      this.busy.delete(n);
    }
  }

  private async read(n: number): Promise<void> {
    this.note(n, (await this.hosts[n]?.see()) as Seen);
    for (const listener of this.listeners) {
      listener(this.sight);
    }
  }

  private note(n: number, seen: Seen): void {
    this.at = new Date();
    if (isSeen(seen)) {
      this.last.set(n, seen);
      this.unread.delete(n);
    } else {
      this.unread.set(n, seen);
    }
  }

  private inOrder<T>(found: ReadonlyMap<number, T>): T[] {
    return this.hosts.flatMap((_, n) => found.get(n) ?? []);
  }
}

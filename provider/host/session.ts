import { KvmnetError } from "../resource/error";
import { type Connection, connectionLabel, type Hop } from "./connection";
import { parseFacts } from "./facts";
import type { Facts } from "./host";
import { type Link, openLocalLink } from "./link";
import { Shell, ShellGone } from "./shell";
import { openFailure } from "./ssh/failure";
import { openSshLink } from "./ssh/link";

// sshd's MaxSessions is 10 by default; more shells than these do not make two cores faster.
const maxShells = 4;
// One attempt is bounded by ssh's ConnectTimeout; this bounds login and start of the shell.
const openTimeoutMs = 60_000;

/** One connection to a host with a few shells on it, handed out to one caller each. */
export class Session {
  private readonly shells: Shell[] = [];
  private readonly idle: Shell[] = [];
  private readonly waiting: { resolve: (shell: Shell) => void; reject: (error: unknown) => void }[] = [];
  private opening = 0;
  private closed = false;
  private retired = false;
  private busy = 0;

  private constructor(
    private readonly link: Link,
    readonly facts: Facts & { readonly uid: number },
    /** Its ssh carries the others. */
    private readonly first: Shell,
  ) {
    this.shells.push(first);
    this.idle.push(first);
  }

  static async open(connection: Connection, signal?: AbortSignal): Promise<Session> {
    let link: Link | undefined;
    try {
      link = connection.transport === "local" ? openLocalLink(connection) : await openSshLink(connection as Hop);
      const { shell, greeting } = await startShell(link, true, signal);
      return new Session(link, parseFacts(greeting), shell);
    } catch (error) {
      link?.close();
      throw explained(error, connection);
    }
  }

  get usable(): boolean {
    return !this.closed && !this.retired && this.shells.some((shell) => shell.alive);
  }

  /** Nothing is under way on it any more. */
  get over(): boolean {
    return this.closed;
  }

  /** Lends a shell for one exchange; the first that is free. */
  async use<T>(work: (shell: Shell) => Promise<T>): Promise<T> {
    const shell = await this.acquire();
    this.busy += 1;
    try {
      return await work(shell);
    } catch (error) {
      if (error instanceof ShellGone) {
        this.drop(shell);
      }
      throw error;
    } finally {
      this.busy -= 1;
      this.release(shell);
      this.closeIfRetired();
    }
  }

  /** Begins no more steps: those under way are ended first, as long as the connection carries them. */
  retire(): void {
    this.retired = true;
    this.refuseWaiting();
    this.closeIfRetired();
  }

  private closeIfRetired(): void {
    if (this.retired && this.busy === 0 && !this.closed) {
      this.close();
    }
  }

  /** Ends the steps under way on the host; those that wait for a shell are not begun. */
  endSteps(): void {
    this.refuseWaiting();
    for (const shell of this.shells.filter((one) => one.alive && !this.idle.includes(one))) {
      shell.endStep();
    }
  }

  close(): void {
    this.closed = true;
    for (const shell of [...this.shells].reverse()) {
      shell.kill();
    }
    this.first.kill();
    this.link.close();
    this.refuseWaiting();
  }

  private refuseWaiting(): void {
    for (const { reject } of this.waiting.splice(0)) {
      reject(new ShellGone("lost", "", undefined, false));
    }
  }

  private acquire(): Promise<Shell> {
    if (!this.usable) {
      return Promise.reject(new ShellGone("lost", "", undefined, false));
    }
    const shell = this.idle.pop();
    if (shell && !shell.alive) {
      this.drop(shell);
      return this.acquire();
    }
    if (shell) {
      return Promise.resolve(shell);
    }
    return new Promise((resolve, reject) => {
      this.waiting.push({ resolve, reject });
      if (this.shells.length + this.opening < maxShells && this.opening < this.waiting.length) {
        void this.openAnother();
      }
    });
  }

  private release(shell: Shell): void {
    if (!this.usable) {
      this.refuseWaiting();
    } else if (shell.alive) {
      const next = this.waiting.shift();
      if (next) {
        next.resolve(shell);
      } else {
        this.idle.push(shell);
      }
    }
  }

  /** Further shells are a convenience: where the host allows no more (MaxSessions), those that we have go on. */
  private async openAnother(): Promise<void> {
    this.opening += 1;
    try {
      const { shell } = await startShell(this.link, false);
      this.shells.push(shell);
      if (this.closed) {
        shell.kill();
      } else {
        this.release(shell);
      }
    } catch {
      return;
    } finally {
      this.opening -= 1;
    }
  }

  private drop(shell: Shell): void {
    if (shell !== this.first) {
      shell.kill();
    }
    this.shells.splice(this.shells.indexOf(shell), 1);
    if (this.shells.length === 0) {
      this.close();
    }
  }
}

async function startShell(link: Link, first: boolean, signal?: AbortSignal): Promise<{ shell: Shell; greeting: string }> {
  const child = link.spawn(first);
  const abort = () => child.kill("SIGKILL");
  signal?.addEventListener("abort", abort);
  try {
    signal?.throwIfAborted();
    return await Shell.start(child, first, openTimeoutMs);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  } finally {
    signal?.removeEventListener("abort", abort);
  }
}

/** Why no session came up, in the user's terms. */
function explained(error: unknown, connection: Connection): KvmnetError {
  const common = { host: connectionLabel(connection), step: "connect" };
  if (error instanceof KvmnetError) {
    return error.with(common);
  }
  const words = error instanceof ShellGone ? error.words.trim() : String(error);
  const failure =
    error instanceof ShellGone && error.why === "deadline"
      ? openFailure("timed out", undefined, false)
      : openFailure(words, error instanceof ShellGone ? error.exitCode : undefined, connection.hostKey !== undefined);
  return new KvmnetError({ ...failure, ...common, toolOutput: words, cause: error });
}

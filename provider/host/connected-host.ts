import { setTimeout as sleep } from "node:timers/promises";
import { KvmnetError } from "../resource/error";
import { type Connection, connectionBeside, connectionLabel } from "./connection";
import type { GuardSettings } from "./guard/settings";
import type { Facts, NewWay, Output, Step } from "./host";
import type { OpenHost } from "./hosts";
import { Session } from "./session";
import { type Request, ShellGone } from "./shell";
import { Snapshots } from "./snapshots";
import { Turns } from "./turns";
import { cancelledError, defaultTimeoutMs, failureOf, goneError, unsendable } from "./verdict";

// Longer than a step of ours and one of another run may take, shorter than a user's patience.
const lockWaitMs = 120_000;
// One holds the host's lock and the next one already waits there, so that the line's delay costs nothing; the other shells are for reads.
const mutatingAtOnce = 2;
// A session that nobody used for so long is closed; the next step opens another.
const idleMs = 60_000;
// The engine kills a provider 5 s after it asked it to end: most steps are over before the first of these is, and the host ends the others within the second.
const finishMs = 1500;
const endMs = 2300;
const calmMs = 100;

/** Steps over a session that is opened again when it was lost or idle. */
export class ConnectedHost implements OpenHost {
  readonly label: string;
  readonly libvirtUri: string;
  readonly guard: GuardSettings | undefined;
  /** Of the newest session: the host may have been rebooted since the first. */
  facts: Facts;
  private readonly snapshots = new Snapshots();
  private readonly mutating = new Turns(mutatingAtOnce);
  private readonly idleTimer: NodeJS.Timeout;
  private session: Promise<Session>;
  /** Sessions before this one, on which steps may still be under way. */
  private former: Session[] = [];
  private readonly stop = new AbortController();
  private running = 0;
  /** A step has changed the host since its facts were read. */
  private changed = false;
  private learning: Promise<void> | undefined;
  private cancelled = false;
  private closed = false;

  private constructor(
    private connection: Connection,
    session: Session,
  ) {
    this.label = connectionLabel(connection);
    this.libvirtUri = connection.libvirtUri ?? "qemu:///system";
    this.facts = session.facts;
    this.guard = connection.guard;
    this.session = Promise.resolve(session);
    this.idleTimer = setTimeout(() => this.closeIfIdle(), idleMs).unref();
  }

  static async open(connection: Connection, signal?: AbortSignal): Promise<ConnectedHost> {
    return new ConnectedHost(connection, await Session.open(connection, signal));
  }

  beside(host: string): Promise<ConnectedHost> {
    return ConnectedHost.open(connectionBeside(this.connection, host), this.stop.signal);
  }

  async run(step: Step): Promise<Output> {
    const refused = await this.refusalOf(step);
    if (refused) {
      throw refused.with({ host: this.label });
    }
    this.running += 1;
    this.dropSnapshotsIf(step.mutates);
    this.changed ||= step.mutates === true;
    try {
      return await (step.mutates ? this.mutating.take(() => this.exchange(step)) : this.exchange(step));
    } catch (error) {
      throw error instanceof KvmnetError ? error.with({ host: this.label }) : error;
    } finally {
      this.running -= 1;
      this.dropSnapshotsIf(step.mutates);
      this.idleTimer.refresh();
    }
  }

  /** What was missing may have been installed meanwhile, by a step of ours: tools are known from the time when the session was opened. */
  private async refusalOf(step: Step): Promise<KvmnetError | undefined> {
    const refused = unsendable(step, this.facts);
    if (refused?.code !== "tool-missing" || !this.changed) {
      return refused;
    }
    this.learning ??= this.learnFacts().finally(() => {
      this.learning = undefined;
    });
    await this.learning;
    return unsendable(step, this.facts);
  }

  private async learnFacts(): Promise<void> {
    this.changed = false;
    const session = await this.reopen();
    session.close();
  }

  async runAnew(step: Step, { address, dialSeconds }: NewWay): Promise<Output> {
    if (this.cancelled || this.closed) {
      throw cancelledError(step, "", false).with({ host: this.label });
    }
    const connection = { ...this.connection, address };
    this.running += 1;
    let session: Session | undefined;
    try {
      session = await Session.open({ ...connection, perDialTimeout: dialSeconds, dialErrorLimit: 1 }, this.stop.signal);
      this.mustBeSame(session);
      const startedAt = Date.now();
      const output = await session.use((shell) => shell.run(requestOf(step)));
      const failure = failureOf(step, output, Date.now() - startedAt, this.facts);
      if (failure) {
        throw failure;
      }
      this.takeOver(session, connection);
      return output;
    } catch (error) {
      session?.close();
      throw error instanceof ShellGone ? goneError(step, error) : error instanceof KvmnetError ? error.with({ host: this.label }) : error;
    } finally {
      this.running -= 1;
      this.idleTimer.refresh();
    }
  }

  /** Steps go over this one from now on; those under way on the former one are ended there, unless our address there is another one by now. */
  private takeOver(session: Session, connection: Connection): void {
    const former = this.session;
    const moved = connection.address !== this.connection.address;
    this.session = Promise.resolve(session);
    this.connection = connection;
    this.facts = session.facts;
    this.snapshots.drop();
    former.then(
      (one) => {
        if (moved || this.closed) {
          one.close();
        } else {
          this.former = this.former.filter(({ over }) => !over).concat(one);
          one.retire();
        }
      },
      () => {},
    );
  }

  snapshot<T>(key: string, load: () => Promise<T>, since?: number): Promise<T> {
    return this.snapshots.get(key, load, since);
  }

  async cancel(): Promise<void> {
    await this.calm(finishMs);
    this.cancelled = true;
    this.stop.abort();
    void this.session.then(
      (session) => session.endSteps(),
      () => {},
    );
    for (const session of this.former) {
      session.endSteps();
    }
    await this.calm(endMs);
    await this.close();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.stop.abort();
    clearTimeout(this.idleTimer);
    for (const session of this.former.splice(0)) {
      session.close();
    }
    (await this.session.catch(() => undefined))?.close();
  }

  private async exchange(step: Step, again = false): Promise<Output> {
    const session = await this.connected(step);
    let startedAt = Date.now();
    try {
      const output = await session.use((shell) => {
        startedAt = Date.now();
        return shell.run(requestOf(step));
      });
      const failure = failureOf(step, output, Date.now() - startedAt, this.facts);
      if (failure) {
        throw this.cancelled ? cancelledError(step, output.stderr) : failure;
      }
      return output;
    } catch (error) {
      if (!(error instanceof ShellGone)) {
        throw error;
      }
      if (this.cancelled) {
        throw cancelledError(step, error.words, error.sent);
      }
      if ((!error.sent || (error.why === "lost" && !step.mutates)) && !again && !this.closed) {
        return this.exchange(step, true);
      }
      throw goneError(step, error);
    }
  }

  private async connected(step: Step): Promise<Session> {
    if (this.cancelled) {
      throw cancelledError(step, "", false);
    }
    if (this.closed) {
      throw new KvmnetError({ code: "connection-lost", problem: "the session was closed before the step was sent", step: step.name });
    }
    const opened = this.session;
    const session = await opened.catch(() => undefined);
    if (session?.usable) {
      return session;
    }
    if (this.session === opened) {
      session?.close();
      this.session = this.reopen();
      this.session.catch(() => {});
    }
    return this.session;
  }

  /** The same name may lead to another machine by now (a failover address, a changed DNS record). */
  private async reopen(): Promise<Session> {
    const session = await Session.open(this.connection, this.stop.signal);
    this.mustBeSame(session);
    this.facts = session.facts;
    return session;
  }

  private mustBeSame(session: Session): void {
    if (session.facts.machineId !== this.facts.machineId || this.closed) {
      session.close();
      throw new KvmnetError({
        code: this.closed ? "connection-lost" : "wrong-host",
        problem: this.closed
          ? "the session was closed"
          : `connected again and reached another machine: machine-id ${session.facts.machineId} instead of ${this.facts.machineId}`,
        remedy: "Make sure that connection.host names one machine only, then run it again.",
        host: this.label,
      });
    }
  }

  /** Waits until nothing is under way, so long at most. A resource takes several steps: there are moments between two of them. */
  private async calm(atMostMs: number): Promise<void> {
    const until = Date.now() + atMostMs;
    let busyAt = this.running > 0 ? Date.now() : 0;
    while (Date.now() < until && Date.now() - busyAt < calmMs) {
      await sleep(20);
      busyAt = this.running > 0 ? Date.now() : busyAt;
    }
  }

  private dropSnapshotsIf(mutates: boolean | undefined): void {
    if (mutates) {
      this.snapshots.drop();
    }
  }

  private async closeIfIdle(): Promise<void> {
    const session = await this.session.catch(() => undefined);
    if (this.running === 0) {
      session?.close();
    }
  }
}

function requestOf(step: Step): Request {
  return {
    script: step.script,
    args: step.args ?? [],
    input: step.input ?? "",
    timeoutMs: step.timeoutMs ?? defaultTimeoutMs,
    lock: step.mutates ? "exclusive" : "shared",
    lockWaitMs,
  };
}

import type { Host } from "../host/host";
import { canonicalText } from "../resource/canonical";
import { KvmnetError } from "../resource/error";
import { type Exclusive, Exclusives } from "../resource/exclusive";

export const previewModes = ["auto", "live", "offline"] as const;
export type PreviewMode = (typeof previewModes)[number];

/** In `auto`, a host that does not answer within this time is one that a preview does without. */
const patienceMs = 8_000;

/**
 * What one run knows of its hosts ahead of its changes: the hosts as they are now, as far as they can be seen, and what resources of the program take of
 * them or are about to change. One for all kinds of a process.
 */
export class Outlook<C = unknown> {
  private mode: PreviewMode = "auto";
  private readonly exclusives = new Exclusives();
  private readonly hosts = new Map<string, Promise<Host | undefined>>();
  private readonly pending = new Set<string>();
  private readonly made = new Map<string, Set<string>>();

  constructor(
    /** Opens a host to look at: nothing that changes it may pass. */
    private readonly openHost: (connection: C) => Promise<Host>,
    /** Shows a line to the user. */
    private readonly tell: (line: string) => void,
    private readonly patience = patienceMs,
  ) {}

  /** `kvmnet:preview` of the stack's configuration. */
  configure(mode: unknown): void {
    if (mode !== undefined && !previewModes.some((known) => known === mode)) {
      throw new KvmnetError({
        code: "invalid-input",
        property: "kvmnet:preview",
        problem: `is ${JSON.stringify(mode)}`,
        remedy: `it is one of ${previewModes.join(", ")}`,
      });
    }
    this.mode = (mode as PreviewMode | undefined) ?? "auto";
  }

  /** The host, to look at; `undefined` when a preview has to do without, which is said once. `since`: from when the last state is. */
  host(connection: C, since?: string): Promise<Host | undefined> {
    if (this.mode === "offline") {
      return Promise.resolve(undefined);
    }
    const key = keyOf(connection);
    const known = this.hosts.get(key);
    if (known) {
      return known;
    }
    const opening = this.mode === "live" ? this.openHost(connection) : within(this.patience, this.openHost(connection));
    const host = opening.catch((error) => this.without(error, since));
    this.hosts.set(key, host);
    return host;
  }

  /** A look that failed because the host fell silent: the same as a host that cannot be reached. */
  lost(connection: C, error: unknown, since?: string): undefined {
    if (!(error instanceof KvmnetError && unseen.has(error.code))) {
      throw error;
    }
    this.hosts.set(keyOf(connection), Promise.resolve(undefined));
    return this.without(error, since);
  }

  /** Other resources of the program that take the same. */
  clashes(connection: C, owner: string, label: string, exclusives: readonly Exclusive[]) {
    return this.exclusives.take(keyOf(connection), owner, label, exclusives);
  }

  /** A resource of the program changes the host before those that come after it. */
  expectChange(connection: C): void {
    this.pending.add(keyOf(connection));
  }

  /** Whether the host will be another one by then, for what the program did not ask for until now. */
  changesBefore(connection: C): boolean {
    return this.pending.has(keyOf(connection));
  }

  /** The program makes something of this name on the host. */
  expectNew(connection: C, name: string): void {
    const key = keyOf(connection);
    this.made.set(key, (this.made.get(key) ?? new Set()).add(name));
  }

  makes(connection: C, name: unknown): boolean {
    return typeof name === "string" && (this.made.get(keyOf(connection))?.has(name) ?? false);
  }

  say(line: string): void {
    this.tell(line);
  }

  private without(error: unknown, since: string | undefined): undefined {
    if (this.mode === "live" || !(error instanceof KvmnetError)) {
      throw error;
    }
    const [first = ""] = error.message.split("\n");
    this.tell(
      `preview without a look at the host: ${first} What follows is by the last state, when last read${since ? `, at ${since}` : ""}: what has changed on the host since then, and who is attached now, is not known. (kvmnet:preview is "auto"; "live" makes this an error, "offline" does not ask)`,
    );
    return undefined;
  }
}

/** Failures after which nothing is known of the host, as against answers of the host that are errors. */
const unseen: ReadonlySet<string> = new Set(["deadline", "connection-lost", "host-unknown", "connection-refused", "authentication-failed"]);

const keyOf = canonicalText;

function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new KvmnetError({ code: "deadline", problem: `the host did not answer within ${milliseconds / 1000} s.` })), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

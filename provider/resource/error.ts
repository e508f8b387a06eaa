/** What went wrong, as a word that programs and tests can compare. */
export type ErrorCode =
  | "invalid-input"
  | "refused"
  | "not-ours"
  | "wrong-host"
  | "host-unknown"
  | "connection-refused"
  | "authentication-failed"
  | "host-key-unknown"
  | "host-key-changed"
  | "sudo-unavailable"
  | "tool-missing"
  | "daemon-not-running"
  | "permission-denied"
  | "deadline"
  | "connection-lost"
  | "cancelled"
  | "change-pending"
  | "rolled-back"
  | "step-failed";

export interface ErrorDetails {
  readonly code: ErrorCode;
  /** One sentence: what could not be done and why. */
  readonly problem: string;
  /** What the user can do about it. */
  readonly remedy?: string;
  /** `user@host` as given in the connection. */
  readonly host?: string;
  /** `NatNetwork lan`: kind and physical name. */
  readonly resource?: string;
  /** The property at fault, in the form `subnets[0].cidr`. */
  readonly property?: string;
  /** Its value, as far as it may be shown. */
  readonly value?: string;
  /** The remote step, in words: `define the network`. */
  readonly step?: string;
  readonly exitCode?: number;
  /** The tool's own words (stderr), unchanged but for trimming. */
  readonly toolOutput?: string;
  /** What already exists on the host: saved in the Pulumi state, so that the next run finishes it. */
  readonly partialState?: object;
  readonly cause?: unknown;
}

/** The one error class of the provider: every failure says where, what, in whose words, and what to do next. */
export class KvmnetError extends Error {
  readonly details: ErrorDetails;

  constructor(details: ErrorDetails) {
    super(sentence(details), { cause: details.cause });
    this.name = "KvmnetError";
    this.details = details;
    // The engine prints the stack of a failing check, diff, read or delete: the message says more than our frames.
    this.stack = `${this.name}: ${this.message}`;
  }

  get code(): ErrorCode {
    return this.details.code;
  }

  /** The same error with what an outer layer knows; what is already said is kept. */
  with(more: Partial<ErrorDetails>): KvmnetError {
    return new KvmnetError({ ...more, ...definedOf(this.details), code: this.details.code, problem: this.details.problem });
  }

  /** The same error in other words. */
  reworded(words: (text: string) => string): KvmnetError {
    const texts = Object.entries(this.details).map(([name, value]) => [name, typeof value === "string" && name !== "code" ? words(value) : value]);
    return new KvmnetError(Object.fromEntries(texts) as unknown as ErrorDetails);
  }
}

function definedOf(details: ErrorDetails): Partial<ErrorDetails> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

function sentence(details: ErrorDetails): string {
  const property = details.property && details.value ? `${details.property} ${details.value}` : details.property;
  const where = [details.host, details.resource, property].filter(Boolean).join(": ");
  const lines = [where ? `${where}: ${details.problem}` : details.problem];
  if (details.step) {
    lines.push(`  step: ${details.step}${details.exitCode === undefined ? "" : ` (exit status ${details.exitCode})`}`);
  }
  if (details.toolOutput?.trim()) {
    lines.push(`  the host says: ${details.toolOutput.trim().replaceAll("\n", "\n    ")}`);
  }
  if (details.remedy) {
    lines.push(`  what to do: ${details.remedy}`);
  }
  return lines.join("\n");
}

import type { Change } from "../../resource/change";
import type { KvmnetError } from "../../resource/error";
import type { Host } from "../host";

/** A part of a host as one driver knows it: how it is looked at, and how it is changed. With `decide`, all that a driver fills in. */
export interface World<Seen, Work> {
  /** Key of the look that all share: `linux.network`. */
  readonly name: string;
  /** How many works one step may carry: it must end within the patience of others who wait for the host's lock. */
  readonly stepSize: number;
  /** Reads it in one step. Asked for through `lookAt`, which shares it. */
  look(host: Host): Promise<Seen>;
  /** What a look leaves out because few ask for it (`Want.closer`), added to what was seen. */
  closer?(host: Host, seen: Seen, about: readonly string[]): Promise<Seen>;
  /**
   * Carries out works in one step under the host's lock, each only if what it was decided on is still so, and looks again in the same step.
   * One that breaks in the middle is undone. Throws only when nothing is known of how any of them ended.
   */
  write(host: Host, seen: Seen, works: readonly Task<Work>[]): Promise<Written<Seen>>;
  /** What a preview says of a work besides its changes. Throws what the write would refuse although no look shows it. Changes nothing. */
  foretell?(host: Host, seen: Seen, verdict: Pick<WorkVerdict<Work>, "work" | "changes">): Promise<readonly string[]>;
}

/** A work on its way to the host. */
export interface Task<Work> {
  /** Whose: `NatNetwork lan`. */
  readonly resource: string;
  /** In words, for errors: `make the bridge`. */
  readonly step: string;
  readonly work: Work;
}

export interface Written<Seen> {
  readonly seen: Seen;
  /** How each work ended, in their order. */
  readonly ends: readonly End[];
}

export type End =
  | { readonly end: "done" }
  /** Not begun: what it was decided on has changed, or it was held back by another's failure. It is decided anew. */
  | { readonly end: "stale" }
  /** Not begun, as others of the step went first. It is decided anew. */
  | { readonly end: "later" }
  /** A tool failed or complained; the error has its words. What the host shows afterwards does not make that a success. */
  | { readonly end: "failed"; readonly error: KvmnetError };

/** What is to be done for a want, as the host was seen. */
export type Verdict<Work, Result> = { readonly is: "settled"; readonly result: Result } | WorkVerdict<Work>;

export interface WorkVerdict<Work> {
  readonly is: "work";
  readonly step: string;
  readonly work: Work;
  /** How what is there differs, for a preview and for the error when the work does not bring it about. Absent where nothing is there. */
  readonly changes?: readonly Change[];
}

/** What one resource wants of a world. */
export interface Want<Seen, Work, Result> {
  readonly resource: string;
  /** What has to be looked at more closely before this can be decided. Pure; nothing, as a rule. */
  closer?(seen: Seen): readonly string[];
  /** Pure. Throws a KvmnetError to refuse. `written`: work of this want has been carried out by now. */
  decide(seen: Seen, written: boolean): Verdict<Work, Result>;
  /** What exists of it, for the state that an error leaves behind. */
  partial?(seen: Seen): object | undefined;
}

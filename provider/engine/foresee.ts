import type { Host } from "../host/host";
import type { Change } from "../resource/change";
import type { GuestNic } from "../resource/common";
import { KvmnetError } from "../resource/error";
import type { AnyKind, CommonState } from "../resource/kind";
import { argsOf, changesOf, claiming, replacedBy } from "./diff";
import type { Json } from "./json";
import { kindState, refreshed, type Stored } from "./state";
import { hasUnknown } from "./unknowns";

/** What a preview finds out about one resource by looking. */
export interface Foreseen {
  readonly changes: readonly Change[];
  /** Top-level properties that differ on the host from what the last run left: drift. */
  readonly drifted: readonly string[];
  /** Something is there already, which a resource without a state takes over. */
  readonly takesOver?: boolean;
  /** Who hangs on it now. */
  readonly guests?: readonly GuestNic[];
  /** Why `up` would refuse as the host is now. */
  readonly refusal?: KvmnetError;
}

/** A resource that has a state, against the host as it is now. */
export async function foreseeUpdate(kind: AnyKind, host: Host, last: Stored, news: Json): Promise<Foreseen> {
  const present = await kind.read(host, last.name, kindState(last));
  const taken = claiming(last, news);
  if (!present) {
    return { changes: [madeAnew(last.name)], drifted: [], refusal: (await asked(kind, host, taken)).refusal };
  }
  const now = refreshed(kind, present, last, host.facts.machineId);
  const changes = changesOf(kind, now, news);
  const known = new Set(changesOf(kind, last, news).map(({ path }) => String(path[0])));
  const drifted = [...new Set(changes.map(({ path }) => String(path[0])).filter((name) => !known.has(name)))];
  if (changes.length === 0) {
    return { changes, drifted };
  }
  // Of a replacement the old half goes first: what stands against that is what can be known.
  const refusal = replacedBy(changes).length > 0 ? await againstDelete(kind, host, present) : (await asked(kind, host, taken, present)).refusal;
  return { changes, drifted, guests: kind.guests?.(present), refusal };
}

/** A resource without a state: what is there of it already, which only adoption takes over. */
export async function foreseeCreate(kind: AnyKind, host: Host, news: Json): Promise<Foreseen> {
  const args = argsOf(news);
  const present: CommonState | undefined = await kind.read(host, String(args.name), undefined);
  // Ours by its mark: what a run that died has left, or the old half of a replacement, which goes first.
  if (present?.owner && present.owner === args.owner) {
    return { changes: [], drifted: [] };
  }
  const { changes, refusal } = await asked(kind, host, news);
  return { changes: changes ?? [], drifted: [], takesOver: changes !== undefined, refusal };
}

async function againstDelete(kind: AnyKind, host: Host, present: CommonState): Promise<KvmnetError | undefined> {
  try {
    await kind.foreseeDelete?.(host, present);
    return undefined;
  } catch (error) {
    return answer(error);
  }
}

/** The kind's own word. With values that are not known yet there is none. */
async function asked(kind: AnyKind, host: Host, news: Json, present?: CommonState): Promise<{ changes?: readonly Change[]; refusal?: KvmnetError }> {
  if (!kind.foresee || hasUnknown(news)) {
    return {};
  }
  try {
    return { changes: await kind.foresee(host, argsOf(news), present) };
  } catch (error) {
    return { refusal: answer(error) };
  }
}

function answer(error: unknown): KvmnetError {
  if (error instanceof KvmnetError && answers.has(error.code)) {
    return error;
  }
  throw error;
}

/** Errors that say what the host is like, as against those that say that it could not be seen. */
const answers: ReadonlySet<string> = new Set([
  "refused",
  "not-ours",
  "invalid-input",
  "tool-missing",
  "daemon-not-running",
  "permission-denied",
  "step-failed",
]);

const madeAnew = (name: string): Change => ({ path: ["name"], from: undefined, to: name, impact: "none", why: "it is gone from the host, and is made anew" });

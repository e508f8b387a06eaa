import type { Host } from "../host/host";
import type { Change } from "../resource/change";
import { type GuestNic, guestList } from "../resource/common";
import { KvmnetError } from "../resource/error";
import type { AnyKind, CommonState, Prospect } from "../resource/kind";
import { argsOf, changesOf, claiming, replacedBy } from "./diff";
import type { Json } from "./json";
import { kindState, refreshed, type Stored } from "./state";
import { hasUnknown } from "./unknowns";

/** What a preview finds out about one resource by looking. */
export interface Foreseen {
  readonly changes: readonly Change[];
  /** Top-level properties that differ on the host from what the last run left: drift. */
  readonly drifted: readonly string[];
  /** It is gone from the host. */
  readonly gone?: true;
  /** Something is there already, which a resource without a state takes over. */
  readonly takesOver?: boolean;
  /** Why `up` would refuse as the host is now. */
  readonly refusal?: KvmnetError;
  /** What is to be said besides: who is attached, who keeps it over a reboot. */
  readonly notes: readonly string[];
}

/** A resource that has a state, against the host as it is now. */
export async function foreseeUpdate(kind: AnyKind, host: Host, last: Stored, news: Json): Promise<Foreseen> {
  const { present, refusal: unreadable } = await readNow(kind, host, last.name, kindState(last));
  if (unreadable) {
    return { changes: changesOf(kind, last, news), drifted: [], refusal: unreadable, notes: [] };
  }
  const claimed = claiming(last, news);
  if (!present) {
    const { notes, refusal } = await asked(kind, host, claimed);
    return { changes: [madeAnew(last.name)], drifted: [], gone: true, refusal, notes: [GONE, ...notes] };
  }
  const taken = takenBy(host, present, last, news);
  if (taken) {
    return {
      changes: [{ path: ["owner"], from: present.owner, to: news.owner, impact: "none", why: "the mark on the object" }],
      drifted: ["owner"],
      refusal: taken,
      notes: [],
    };
  }
  const now = refreshed(kind, present, last, host.facts.machineId);
  const changes = changesOf(kind, now, news);
  const known = new Set(changesOf(kind, last, news).map(({ path }) => String(path[0])));
  const drifted = [...new Set(changes.map(({ path }) => String(path[0])).filter((name) => !known.has(name)))];
  if (changes.length === 0) {
    return { changes, drifted, notes: [] };
  }
  // Of a replacement the old half goes first: what stands against that is what can be known.
  if (replacedBy(changes).length > 0) {
    const { refusal, guests, notes } = await foreseeDelete(kind, host, kindState(now));
    return { changes, drifted, refusal, notes: refusal ? [] : [...attachedNow("cuts off", guests), ...notes] };
  }
  const { refusal, notes } = await asked(kind, host, claimed, present);
  const restarts = changes.some(({ impact }) => impact === "restart");
  const guests = restarts && !refusal ? await guestsOn(kind, host, present) : [];
  const named = changes.some(({ why }) => guests.length > 0 && why.includes(guestList(guests)));
  return { changes, drifted, refusal, notes: [...(named ? [] : attachedNow("attached now:", guests)), ...notes] };
}

/** What was ours and carries another's mark by now is left alone. */
export function takenBy(host: Host, { owner }: CommonState, { owner: known, marked = [known] }: Stored, args: Json): KvmnetError | undefined {
  return owner && !marked.includes(owner) && owner !== args.owner
    ? new KvmnetError({
        code: "not-ours",
        host: host.label,
        problem: `belongs to ${owner} by now`,
        remedy: "use another name, or remove one of the two resources from its program",
      })
    : undefined;
}

/** A resource without a state: what is there of it already, which only adoption takes over. */
export async function foreseeCreate(kind: AnyKind, host: Host, news: Json): Promise<Foreseen> {
  const args = argsOf(news);
  const { present, refusal: unreadable } = await readNow(kind, host, String(args.name), undefined);
  if (unreadable) {
    return { changes: [], drifted: [], refusal: unreadable, notes: [] };
  }
  // Ours by its mark: what a run that died has left, or the old half of a replacement, which goes first.
  if (present?.owner && present.owner === args.owner) {
    return { changes: [], drifted: [], notes: [] };
  }
  const { changes, refusal, notes } = await asked(kind, host, news);
  return { changes: changes ?? [], drifted: [], takesOver: changes !== undefined, refusal, notes };
}

/** A removal as the host is now: whom it cuts off, and what stands against it. */
export async function foreseeDelete(
  kind: AnyKind,
  host: Host,
  state: CommonState,
): Promise<{ readonly guests: readonly GuestNic[]; readonly notes: readonly string[]; readonly refusal?: KvmnetError }> {
  const guests = await guestsOn(kind, host, state);
  try {
    return { guests, notes: (await kind.foreseeDelete?.(host, state)) ?? [] };
  } catch (error) {
    return { guests, notes: [], refusal: answer(error) };
  }
}

const guestsOn = async (kind: AnyKind, host: Host, state: CommonState): Promise<readonly GuestNic[]> =>
  (await kind.attached?.(host, state)) ?? kind.guests?.(state) ?? [];

const attachedNow = (what: string, guests: readonly GuestNic[]) => (guests.length > 0 ? [`${what} ${guestList(guests)}`] : []);

/** What is there; or why the host cannot say: a tool is missing, a daemon does not run. */
async function readNow(
  kind: AnyKind,
  host: Host,
  name: string,
  last: CommonState | undefined,
): Promise<{ readonly present?: CommonState; readonly refusal?: KvmnetError }> {
  try {
    return { present: await kind.read(host, name, last) };
  } catch (error) {
    return { refusal: answer(error) };
  }
}

/** The kind's own word. With values that are not known yet there is none. */
async function asked(kind: AnyKind, host: Host, news: Json, present?: CommonState): Promise<Prospect & { refusal?: KvmnetError }> {
  if (!kind.foresee || hasUnknown(news)) {
    return { notes: [] };
  }
  try {
    return await kind.foresee(host, argsOf(news), present);
  } catch (error) {
    return { notes: [], refusal: answer(error) };
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

const GONE = "it is gone from the host, and is made anew";

const madeAnew = (name: string): Change => ({ path: ["name"], from: undefined, to: name, impact: "none", why: GONE });

import { resolveConnection } from "../engine/connection";
import { type Foreseen, foreseeCreate, foreseeDelete, foreseeUpdate } from "../engine/foresee";
import { hasSecret } from "../engine/masked";
import { kindState, refreshed } from "../engine/state";
import { hasUnknown } from "../engine/unknowns";
import { connection } from "../host/connection";
import type { Host } from "../host/host";
import { type OpenHost, openHost } from "../host/hosts";
import { Onlooker } from "../host/onlooker";
import type { GuestNic } from "../resource/common";
import { KvmnetError } from "../resource/error";
import { oursIn, type Preview, type Subject } from "./preview";

const patienceMs = 20_000;

/** What a host says of one step of a preview, as it is now. */
export interface Sight {
  /** Guests that hang on it now. */
  readonly guests: readonly GuestNic[];
  /** Why it will be refused. */
  readonly refusal?: string;
  /** Why it would be, as the host is now, unless what the program changes before it mends that. */
  readonly perhaps?: string;
  /** What a removal opens or closes. */
  readonly notes?: readonly string[];
  /** What is already gone needs no deletion. */
  readonly gone?: true;
  /** The plan against the host; absent where only the state can tell: values that are secret or not known. */
  readonly foreseen?: Foreseen;
}

export interface Looked {
  /** By URN. */
  readonly sights: ReadonlyMap<string, Sight>;
  /** Hosts and resources of which nothing could be seen, and why. */
  readonly unseen: readonly string[];
}

/** Looks at the hosts of all resources that a preview changes; each host is read once for each driver, and nothing is changed. */
export async function look(preview: Preview): Promise<Looked> {
  const hosts = new Map<string, Promise<OpenHost>>();
  const onlookers = new Map<OpenHost, Host>();
  const open = async (settings: unknown) => {
    const resolved = resolveConnection(connection(), settings, preview.config?.["kvmnet:connection"]);
    const key = JSON.stringify(resolved);
    const opening = hosts.get(key) ?? openHost(resolved, AbortSignal.timeout(patienceMs));
    hosts.set(key, opening);
    const host = await opening;
    const onlooker = onlookers.get(host) ?? new Onlooker(host);
    onlookers.set(host, onlooker);
    return onlooker;
  };
  const sights = new Map<string, Sight>();
  const unseen = new Set<string>();
  try {
    const subjects = oursIn(preview);
    for (const [i, subject] of subjects.entries()) {
      try {
        sights.set(subject.urn, inOrder(await sightOf(subject, open), subjects.slice(0, i)));
      } catch (error) {
        unseen.add(reasonOf(subject, error));
      }
    }
  } finally {
    await Promise.allSettled([...hosts.values()].map(async (opening) => (await opening).close()));
  }
  return { sights, unseen: [...unseen] };
}

async function sightOf(subject: Subject, open: (settings: unknown) => Promise<Host>): Promise<Sight> {
  const { kind, op, olds, news } = subject;
  const settings = olds?.connection ?? news?.connection;
  if (hasSecret(settings)) {
    throw new KvmnetError({
      code: "refused",
      problem: "its connection has secrets, which a preview does not hand out",
      remedy: "give the key through ssh's agent or configuration",
    });
  }
  if (hasUnknown(settings)) {
    throw new KvmnetError({ code: "refused", problem: "its connection is not known yet" });
  }
  const host = await open(settings);
  if (!olds) {
    return told(news && !hasSecret(news) ? await foreseeCreate(kind, host, news) : undefined, []);
  }
  if (olds.machineId && host.facts.machineId !== olds.machineId) {
    throw new KvmnetError({ code: "wrong-host", host: host.label, problem: "this is another machine than the one in the state" });
  }
  const present = await kind.read(host, olds.name, kindState(olds));
  if (!present) {
    return op === "delete" ? { guests: [], gone: true } : told(news && !hasSecret(news) ? await foreseeUpdate(kind, host, olds, news) : undefined, []);
  }
  const foreseen = op !== "delete" && news && !hasSecret(olds) && !hasSecret(news) ? await foreseeUpdate(kind, host, olds, news) : undefined;
  const removal = await foreseeDelete(kind, host, kindState(refreshed(kind, present, olds, host.facts.machineId)));
  if (op === "update") {
    return told(foreseen, removal.guests);
  }
  return {
    ...told(foreseen, removal.guests),
    ...(removal.notes.length > 0 && { notes: removal.notes }),
    ...(removal.refusal && { refusal: removal.refusal.details.problem }),
  };
}

/** The bridge of a port that goes first is empty by then; guests stay, unless their NIC is among what goes. */
function inOrder({ refusal, ...sight }: Sight, earlier: readonly Subject[]): Sight {
  const mended = earlier.some(({ op, kind }) => op !== "create" && (sight.guests.length === 0 || kind.type === "DomainInterface"));
  return refusal === undefined ? sight : mended ? { ...sight, perhaps: refusal } : { ...sight, refusal };
}

const told = (foreseen: Foreseen | undefined, guests: readonly GuestNic[]): Sight => ({
  guests,
  ...(foreseen && { foreseen }),
  ...(foreseen?.refusal && { refusal: foreseen.refusal.details.problem }),
});

function reasonOf({ label }: Subject, error: unknown): string {
  if (!(error instanceof KvmnetError)) {
    throw error;
  }
  const [first = ""] = error.message.split("\n");
  // A host that cannot be reached is the same news for all of its resources.
  return error.details.host && error.code !== "wrong-host" ? first : `${label}: ${first}`;
}

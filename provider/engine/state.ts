import { KvmnetError } from "../resource/error";
import type { AnyKind, CommonState } from "../resource/kind";
import { bookkeepingOf } from "../resource/schema";
import { argNames, kindArgs } from "./args";
import { type Json, plainJson } from "./json";
import { managedPaths, project } from "./managed";

/** Raised when the shape of what we store changes; `migrate` then accepts all earlier ones. 1: everything flat. 2: book-keeping in one hidden output. */
export const STATE_VERSION = 2;

/**
 * The output that holds what no program reads. Pulumi's displays leave out properties that begin with two underscores (`IsInternalPropertyKey`,
 * sdk/go/common/resource/properties.go), so that a refresh shows what changed on the host and nothing else.
 */
const HIDDEN = "__kvmnet";

/** A state as the operations work with it: flat, whatever its stored form. */
export interface Stored extends CommonState, Json {
  /** Absent for a mere look-up, which has no last state. */
  readonly stateVersion?: number;
  /** Identity of the host that the object is on. */
  readonly machineId: string;
  /** Paths of the arguments that the program sets. */
  readonly managed: readonly string[];
  /** A create that failed midway: the next run finishes it. */
  readonly incomplete?: boolean;
  /** When the host was last asked (ISO 8601): a preview without the host says from when its knowledge is. Absent in states of earlier releases. */
  readonly readAt?: string;
  /** The marks that we wrote last: one, or two while an update is not through. Absent in states of earlier releases until their next update. */
  readonly marked?: readonly string[];
  readonly connection?: unknown;
}

/** What the engine stores beside a kind's own state: in the hidden output, and for all to see. */
const HIDDEN_KEYS = ["stateVersion", "managed", "incomplete", "readAt", "marked"];
const ENGINE_KEYS = [...HIDDEN_KEYS, "machineId", "connection"];

/**
 * Arguments that no plan compares (`adopt`, `onGuestsAttached`): they say how to act, not how the host should be. A read cannot observe them, so
 * they are carried along.
 */
export function inputOnly(kind: AnyKind): string[] {
  return argNames(kind).filter((name) => !(name in kind.impacts) && name !== "name" && name !== "owner");
}

/** State after a create or update. */
export function stored(kind: AnyKind, state: object, args: Json, machineId: string, connection: unknown): Stored {
  const carried = Object.fromEntries(inputOnly(kind).flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])));
  const managed = managedPaths(kindArgs(kind), args);
  const marked = [String(args.owner)];
  return plainJson({ ...(state as CommonState), ...carried, connection, stateVersion: STATE_VERSION, machineId, managed, marked, readAt: now() });
}

/** Outputs of an object that was found and has no last state: as if the inputs had made it, with the mark that it carries. */
export function imported(kind: AnyKind, state: object, { connection, ...args }: Json, machineId: string): Json {
  return folded(kind, stored(kind, state, args, machineId, connection));
}

/** State after a read: what is observed, and what only the last state knows. */
export function refreshed(kind: AnyKind, state: object, last: Stored, machineId: string): Stored {
  const carried = pickKeys(last, [...inputOnly(kind), "connection", "incomplete", "marked"]);
  return plainJson({ ...carried, ...(state as CommonState), stateVersion: STATE_VERSION, machineId, managed: last.managed, readAt: now() });
}

const now = () => new Date().toISOString().replace(/\.\d+Z$/, "Z");

/** What the program would have to say for the host to be as it is: the inputs that the engine compares with in a refresh. */
export function observedInputs(state: Stored): Json {
  return { ...project(state, state.managed), ...(state.connection !== undefined && { connection: state.connection }) };
}

/** The state as the kind knows it. */
export function kindState(state: Stored): CommonState & Json {
  return withoutKeys(state, ENGINE_KEYS) as CommonState & Json;
}

/** The outputs of the Pulumi resource: what a user reads under its own name, the rest in one. */
export function folded(kind: AnyKind, state: Stored): Json {
  const hidden = [...HIDDEN_KEYS, ...bookkeepingOf(kind.state)];
  return { ...withoutKeys(state, hidden), [HIDDEN]: pickKeys(state, hidden) };
}

/** Accepts the outputs of every earlier release; unknown fields are left alone. */
export function unfolded(kind: AnyKind, outputs: Json): Stored {
  const { [HIDDEN]: hidden, ...open } = outputs;
  const flat: Json = { ...open, ...(hidden as Json | undefined) };
  const version = flat.stateVersion ?? 1;
  if (typeof version !== "number" || version > STATE_VERSION) {
    throw new KvmnetError({
      code: "refused",
      resource: `${kind.type} ${String(flat.name ?? "")}`,
      problem: `its state was written by a newer release of pulumi-kvmnet (state version ${String(version)}, this one knows ${STATE_VERSION})`,
      remedy: "update pulumi-kvmnet in this project: npm install pulumi-kvmnet@latest",
    });
  }
  return { owner: "", machineId: "", managed: [], ...flat } as unknown as Stored;
}

export function withoutKeys(value: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function pickKeys(value: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.filter((key) => value[key] !== undefined).map((key) => [key, value[key]]));
}

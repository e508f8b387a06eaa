import { KvmnetError } from "../resource/error";
import type { AnyKind, CommonState } from "../resource/kind";
import { argNames, kindArgs } from "./args";
import { type Json, plainJson } from "./json";
import { managedPaths, project } from "./managed";

/** Raised when the shape of what we store changes; `migrate` then accepts all earlier ones. */
export const STATE_VERSION = 1;

/** What the engine stores beside a kind's own state: the outputs of the Pulumi resource. */
export interface Stored extends CommonState, Json {
  readonly stateVersion: number;
  /** Identity of the host that the object is on. */
  readonly machineId: string;
  /** Paths of the arguments that the program sets. */
  readonly managed: readonly string[];
  /** A create that failed midway: the next run finishes it. */
  readonly incomplete?: boolean;
  readonly connection?: unknown;
}

const ENGINE_KEYS = ["stateVersion", "machineId", "managed", "incomplete", "connection"];

/**
 * Arguments that no plan compares (`adopt`, `onGuestsAttached`): they say how to act, not how the host should be. A read cannot observe them, so
 * they are carried along.
 */
export function inputOnly(kind: AnyKind): string[] {
  return argNames(kind).filter((name) => !(name in kind.impacts) && name !== "name" && name !== "owner");
}

/** State after a create or update. */
export function stored(kind: AnyKind, state: object, args: Json, machineId: string, connection: unknown): Json {
  const carried = Object.fromEntries(inputOnly(kind).flatMap((name) => (args[name] === undefined ? [] : [[name, args[name]]])));
  return plainJson({ ...state, ...carried, connection, stateVersion: STATE_VERSION, machineId, managed: managedPaths(kindArgs(kind), args) });
}

/** State after a read: what is observed, and what only the last state knows. */
export function refreshed(kind: AnyKind, state: object, last: Partial<Stored>, machineId: string): Json {
  return plainJson({
    ...pickKeys(last, [...inputOnly(kind), "connection", "incomplete"]),
    ...state,
    stateVersion: STATE_VERSION,
    machineId,
    managed: last.managed ?? [],
  });
}

/** What the program would have to say for the host to be as it is: the inputs that the engine compares with in a refresh. */
export function observedInputs(outputs: Json): Json {
  return plainJson({ ...project(outputs, outputs.managed as string[]), connection: outputs.connection });
}

/** The state as the kind knows it. */
export function kindState(outputs: Json): CommonState & Json {
  return withoutKeys(outputs, ENGINE_KEYS) as CommonState & Json;
}

export function withoutKeys(value: Json, keys: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));
}

function pickKeys(value: Json, keys: readonly string[]): Json {
  return Object.fromEntries(keys.map((key) => [key, value[key]]));
}

/** Accepts the state of every earlier release; unknown fields are left alone. */
export function migrate(kind: AnyKind, outputs: Json): Stored {
  const version = outputs.stateVersion ?? 1;
  if (typeof version !== "number" || version > STATE_VERSION) {
    throw new KvmnetError({
      code: "refused",
      resource: `${kind.type} ${String(outputs.name ?? "")}`,
      problem: `its state was written by a newer release of pulumi-kvmnet (state version ${String(version)}, this one knows ${STATE_VERSION})`,
      remedy: "update pulumi-kvmnet in this project: npm install pulumi-kvmnet@latest",
    });
  }
  return { owner: "", machineId: "", managed: [], ...outputs, stateVersion: STATE_VERSION } as unknown as Stored;
}

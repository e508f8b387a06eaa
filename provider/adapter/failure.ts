import { KvmnetError } from "../resource/error";
import { type Json, plainJson } from "./json";

/**
 * An error in the shape that the dynamic provider host understands. The host prints `String(error)` and `error.stack` of a failing check, diff, read or
 * delete on the user's terminal, and the engine shows the message with the resource: so the former two only point to the latter.
 */
class EngineError extends Error {
  constructor(message: string, resource: string, cause: unknown) {
    super(message, { cause });
    this.stack = "see the error shown with the resource";
    this.toString = () => resource;
  }
}

/** A create or update that got something done: the engine saves `properties` and comes back with the next run. */
class PartialFailure extends EngineError {
  readonly id: string;
  readonly properties: Json;
  readonly reasons: readonly string[];

  constructor(message: string, resource: string, cause: unknown, partial: { id: string; properties: Json }) {
    super(message, resource, cause);
    this.id = partial.id;
    this.properties = partial.properties;
    this.reasons = [message];
  }
}

/** Runs an operation; its errors leave in the engine's shape. A bug of ours keeps its stack. */
export async function forEngine<T>(resource: string, work: () => Promise<T>, save?: (partial: object) => { id: string; properties: Json }): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    const told = error.with({ resource });
    const { partialState } = error.details;
    if (partialState && save) {
      const { id, properties } = save(partialState);
      throw new PartialFailure(told.message, resource, error, { id, properties: plainJson(properties) });
    }
    throw new EngineError(told.message, resource, error);
  }
}

import { OperationFailed } from "../engine/failure";
import type { Json } from "../engine/json";

/**
 * An error in the shape that the dynamic provider host understands. The host prints `String(error)` and `error.stack` of a failing check, diff, read or
 * delete on the user's terminal, and the engine shows the message with the resource: so the former two only point to the latter.
 */
class HostError extends Error {
  constructor({ message, resource, cause }: OperationFailed) {
    super(message, { cause });
    this.stack = "see the error shown with the resource";
    this.toString = () => resource;
  }
}

/** A create or update that got something done: the engine saves `properties` and comes back with the next run. */
class PartialFailure extends HostError {
  readonly reasons: readonly string[];

  constructor(
    failed: OperationFailed,
    readonly id: string,
    readonly properties: Json,
  ) {
    super(failed);
    this.reasons = [failed.message];
  }
}

/** Runs an operation; its errors leave in the host's shape. The host adds `__provider` to results, but not to what a failed operation saves. */
export async function forHost<T>(work: () => T | Promise<T>, __provider?: unknown): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof OperationFailed)) {
      throw error;
    }
    const { partial } = error;
    throw partial ? new PartialFailure(error, partial.id, { ...partial.outputs, __provider }) : new HostError(error);
  }
}

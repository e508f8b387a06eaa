import { KvmnetError } from "../resource/error";
import { type Json, plainJson } from "./json";
import type { Shown } from "./shown";

/** What a create or update that broke off has made: the door hands it to Pulumi, which saves it and comes back with the next run. */
export interface Unfinished {
  readonly id: string;
  readonly outputs: Json;
}

/** An operation that failed for a reason that a user should read; each door puts it in the shape that its side of Pulumi understands. */
export class OperationFailed extends Error {
  constructor(
    /** `NatNetwork lan` */
    readonly resource: string,
    override readonly cause: KvmnetError,
    readonly partial?: Unfinished,
  ) {
    super(cause.message, { cause });
  }
}

/** Runs an operation; errors with words for a user leave as `OperationFailed`, with what may be shown of the arguments. A bug of ours keeps its stack. */
export async function operation<T>(resource: string, may: Shown, work: () => T | Promise<T>, save?: (partial: object) => Unfinished): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof KvmnetError)) {
      throw error;
    }
    const told = may.error(error.with({ resource }));
    const { partialState } = error.details;
    const partial = partialState && save?.(partialState);
    throw new OperationFailed(resource, told, partial && { ...partial, outputs: plainJson(partial.outputs) });
  }
}

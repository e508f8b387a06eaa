import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { ErrorResourceInitFailed } from "@pulumi/pulumi/proto/provider_pb";
import { Status } from "@pulumi/pulumi/proto/status_pb";
import { Any } from "google-protobuf/google/protobuf/any_pb";
import { OperationFailed, type Unfinished } from "../engine/failure";
import type { PropertyPath } from "../resource/change";
import { type ErrorCode, KvmnetError } from "../resource/error";
import { departing } from "./wire";

/** The engine takes some codes for "nobody knows what has happened" and warns of a broken state; ours are known failures. */
const CODES: Readonly<Partial<Record<ErrorCode, status>>> = {
  "invalid-input": status.INVALID_ARGUMENT,
  refused: status.FAILED_PRECONDITION,
  "not-ours": status.FAILED_PRECONDITION,
  "wrong-host": status.FAILED_PRECONDITION,
  "tool-missing": status.FAILED_PRECONDITION,
  "daemon-not-running": status.FAILED_PRECONDITION,
  "host-unknown": status.UNAVAILABLE,
  "connection-refused": status.UNAVAILABLE,
  "connection-lost": status.UNAVAILABLE,
  "authentication-failed": status.UNAUTHENTICATED,
  "host-key-unknown": status.UNAUTHENTICATED,
  "host-key-changed": status.UNAUTHENTICATED,
  "sudo-unavailable": status.PERMISSION_DENIED,
  "permission-denied": status.PERMISSION_DENIED,
  deadline: status.DEADLINE_EXCEEDED,
  cancelled: status.CANCELLED,
};

/** An error in the engine's shape. `redacted` takes secrets out of what is shown; `secrets` are marked in what is saved. */
export function statusOf(error: unknown, redacted: (text: string) => string, secrets: readonly PropertyPath[]): Partial<ServiceError> {
  const known = error instanceof OperationFailed ? error.cause : error;
  const code = known instanceof KvmnetError ? (CODES[known.code] ?? status.UNKNOWN) : status.UNKNOWN;
  // Who reports a bug of ours needs the place.
  const message = redacted(known instanceof KvmnetError ? known.message : String((error as Error | undefined)?.stack ?? error));
  const partial = error instanceof OperationFailed ? error.partial : undefined;
  return partial
    ? { code: status.UNKNOWN, details: message, metadata: initFailed(partial, message, secrets) }
    : { code, details: message, metadata: new Metadata() };
}

/** What exists is saved, and the next run goes on with it. */
function initFailed({ id, outputs }: Unfinished, reason: string, secrets: readonly PropertyPath[]): Metadata {
  const failed = new ErrorResourceInitFailed();
  failed.setId(id);
  failed.setProperties(departing(outputs, secrets));
  failed.setReasonsList([reason]);
  const detail = new Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const whole = new Status();
  whole.setCode(status.UNKNOWN);
  whole.setMessage(reason);
  whole.setDetailsList([detail]);
  const metadata = new Metadata();
  metadata.set("grpc-status-details-bin", Buffer.from(whole.serializeBinary()));
  return metadata;
}

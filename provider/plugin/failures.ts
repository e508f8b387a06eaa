import { CheckFailure } from "@pulumi/pulumi/proto/provider_pb";
import { type Failure, forEngine } from "../engine/check";

/** What is wrong with a property, as the engine shows it. */
export function checkFailure(failed: Failure, redacted: (text: string) => string): CheckFailure {
  const { property, reason } = forEngine(failed);
  const failure = new CheckFailure();
  failure.setProperty(property);
  failure.setReason(redacted(reason));
  return failure;
}

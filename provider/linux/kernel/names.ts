import type { CommonArgs, Problem } from "../../resource/kind";
import { deviceName } from "../../resource/schema";

/** Names that mean something else to the kernel or to ip. */
const RESERVED = new Set(["lo", "dev"]);

/** A physical name that is a device's name as well. */
export function* deviceNames(args: CommonArgs): Generator<Problem> {
  const { error } = deviceName().safeParse(args.name);
  for (const issue of error?.issues ?? []) {
    yield { path: ["name"], reason: issue.message };
  }
  if (!error && RESERVED.has(args.name)) {
    yield { path: ["name"], reason: `${args.name} cannot be the name of a device that is made` };
  }
}

import type { CommonArgs, Problem } from "../../resource/kind";
import { deviceName, objections } from "../../resource/schema";

/** Names that mean something else to the kernel or to ip. */
const RESERVED = new Set(["lo", "dev"]);

/** A physical name that is a device's name as well. */
export function* deviceNames(args: CommonArgs): Generator<Problem> {
  const found = objections(deviceName, args.name);
  yield* found.map((reason) => ({ path: ["name"], reason }));
  if (found.length === 0 && RESERVED.has(args.name)) {
    yield { path: ["name"], reason: `${args.name} cannot be the name of a device that is made` };
  }
}

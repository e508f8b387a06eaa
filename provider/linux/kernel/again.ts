import { KvmnetError } from "../../resource/error";

/** What the tools say when the host is no longer as we have read it: a step of a client that died, or another program, was faster. */
const MEANWHILE = /File exists|already exists|No such device|Cannot find device|No such process|meanwhile|by now/;

/** Does it once more, from a fresh look at the host, when something was changed between our reading and our writing. */
export async function onceMore<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof KvmnetError && error.code === "step-failed" && MEANWHILE.test(error.details.toolOutput ?? "")) {
      return action();
    }
    throw error;
  }
}

import type { Progress } from "./image";
import { ensureVmNeeds } from "./needs";
import { owners } from "./owners";
import { vmSnapshot } from "./snapshot";

/** Makes what the cache lacks of the image and of every owner's snapshot, so that a start takes seconds. */
export async function prepareVms(progress: Progress): Promise<void> {
  ensureVmNeeds();
  for (const owner of owners) await vmSnapshot(owner, progress);
}

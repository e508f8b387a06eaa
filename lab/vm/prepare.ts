import type { Progress } from "./image";
import { ensureVmNeeds } from "./needs";
import { owners } from "./owners";
import type { WayName } from "./state";
import { askAgain, prepared } from "./ways";

/** Makes what the cache lacks for machines of every owner, so that a start takes seconds; returns the way in which they run here. */
export async function prepareVms(progress: Progress): Promise<WayName> {
  ensureVmNeeds();
  askAgain();
  for (;;) {
    const names = new Set<WayName>();
    for (const owner of owners) names.add((await prepared(owner, progress)).way.name);
    // Two: one owner's machine did not start in user mode, and all are emulated from then on.
    if (names.size === 1) return [...names][0] as WayName;
  }
}

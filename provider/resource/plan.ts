import { isDeepStrictEqual } from "node:util";
import type { Change, Impact } from "./change";

/** What changing a property costs, and why: stated once, used by plan, preview, reports and the reference pages. */
export interface PropertyImpact {
  readonly impact: Impact;
  readonly why: string;
}

export type Impacts<Args> = { readonly [P in keyof Args]?: PropertyImpact };

/**
 * Compares the observed state with the desired arguments, property by property, for every property that `impacts` lists.
 * A property that is not set in `args` is not managed: whatever is there is right.
 */
export function planProperties<Args extends object>(state: object, args: Args, impacts: Impacts<Args>): Change[] {
  const changes: Change[] = [];
  for (const [property, cost] of Object.entries(impacts) as [keyof Args & string, PropertyImpact][]) {
    const to = args[property];
    const from = (state as Record<string, unknown>)[property];
    if (to !== undefined && !isDeepStrictEqual(from, to)) {
      changes.push({ path: [property], from, to, ...cost });
    }
  }
  return changes;
}

import { type Item, isResource } from "./item";

/** Guests' NICs, those without their limits that a `TrafficPolicy` of the same program has: a program that says them twice is refused. */
export function withoutLimitsOf(policies: readonly Item[], nics: readonly Item[]): Item[] {
  const limited = new Set(policies.flatMap((item) => (isResource(item) && item.kind === "TrafficPolicy" && item.args.mac ? [item.args.mac] : [])));
  return nics.map((item) => {
    if (!isResource(item) || !limited.has(item.args.mac ?? "")) {
      return item;
    }
    const { bandwidth: _, ...args } = item.args;
    return { ...item, args };
  });
}

/** The entries of a record in an order that is always the same: the engine gives keys in any. */
export const sortedEntries = <T>(record: Readonly<Record<string, T>>): [string, T][] => Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1));

/** The same text for equal values, whatever the order of their keys. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner) ? Object.fromEntries(sortedEntries(inner as Record<string, unknown>)) : inner,
  );
}

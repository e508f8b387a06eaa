import { SECRET } from "./shown";

/** How the engine marks special values in its JSON, instead of or around a value (sdk/go/common/resource/sig). */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";

/** What the engine wrote, with a word in place of each secret. */
export function masked(value: unknown): unknown {
  if (typeof value !== "object" || value === null) {
    return value;
  }
  if (SIGNATURE in value) {
    return SECRET;
  }
  return Array.isArray(value) ? value.map(masked) : Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, masked(inner)]));
}

/** Of a value that was masked. */
export function hasSecret(value: unknown): boolean {
  return value === SECRET || (typeof value === "object" && value !== null && Object.values(value).some(hasSecret));
}

import type { Entry } from "./entries";

/** What `[Match]` of a file may be about (systemd.network(5)). */

export type Match = readonly (readonly [key: string, value: string])[];

const valuesOf = (match: Match, key: string): string[] => match.filter(([each]) => each === key).flatMap(([, value]) => value.split(/\s+/).filter(Boolean));

const matchOf = (entries: readonly Entry[]): Match => entries.filter(({ section }) => section === "Match").map(({ key, value }) => [key, value]);

/** Anything but one name, or one MAC, may match a further device. */
export function isShared(entries: readonly Entry[]): boolean {
  return !["Name", "PermanentMACAddress", "MACAddress", "Path"].some((key) => {
    const values = valuesOf(matchOf(entries), key);
    return values.length === 1 && !/[*?[\]!]/.test(values[0] ?? "");
  });
}

/** The first of somebody's files that networkd might take for a device that is not there yet. */
export function rivalOf(files: readonly { readonly path: string; readonly match: Match }[], device: string): string | undefined {
  return files.find(({ match }) => mayMatch(match, device))?.path;
}

/** What only a card has, and no device that is made. */
const OF_CARDS = ["PermanentMACAddress", "Path", "Driver", "Property"];

/** Whether a device that we make may be one of those: in doubt it may. */
function mayMatch(match: Match, device: string): boolean {
  if (OF_CARDS.some((key) => valuesOf(match, key).length > 0) || valuesOf(match, "Kind").includes("!*")) {
    return false;
  }
  const names = valuesOf(match, "Name");
  return names.length === 0 || named(names, device);
}

/** `!` before the first says that none of them is meant. */
function named([first = "", ...more]: readonly string[], device: string): boolean {
  const none = first.startsWith("!");
  const patterns = [none ? first.slice(1) : first, ...more].filter(Boolean).map(glob);
  return patterns.some((pattern) => pattern.test(device)) !== none;
}

function glob(pattern: string): RegExp {
  const source = pattern
    .replace(/[\\^$+.()|{}]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".")
    .replaceAll("[!", "[^");
  try {
    return new RegExp(`^${source}$`);
  } catch {
    return /^/;
  }
}

import { fileStem } from "./files";

/**
 * Files that a step writes or removes stand in a note in /run until their manager knows of it: the next run of one that was killed in between tells it again.
 * Over a reboot no note is needed, managers read everything then.
 */
export const pendingOrder = (key: string, paths: readonly string[]): string => `pending ${fileStem(key)} ${key} ${paths.join(" ")}`;

export const settledOrder = (key: string): string => `settled ${fileStem(key)}`;

/** Paths by key. */
export function parsePending(text: string): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const [key = "", ...paths] = line.split(" ");
        return [key, paths];
      }),
  );
}

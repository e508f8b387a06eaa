import { type Boot, bootFiles, staleFiles, unitNames } from "./boot";
import type { FarServer } from "./farServer";

/** What is done for one resource: its fragment comes, changes or goes. */
export interface Work {
  readonly path: string;
  /** Absent: it goes. */
  readonly text?: string;
  /** Connections to end once that is done, for `flows.sh`. */
  readonly ending?: string;
  /** It measures how much passes, which others of the same step would disturb. */
  readonly measures?: boolean;
  /** The server of that is to be started on another host. */
  readonly server?: FarServer;
  /** What a preview says of it besides. */
  readonly notes: readonly string[];
}

/** Of the fragment with this path. */
export const notePathOf = (path: string) => path.replace(/rules$/, "ending");

/** Works as `orders.sh` reads them; with the files of the boot where the host's are not as they should be. */
export function ordersOf(boot: Boot, works: readonly Work[]): string {
  const puts = works.some(({ text }) => text !== undefined);
  const unsettled = staleFiles(boot).length > 0 || !boot.keeping || boot.enabled.length < unitNames.length;
  const files = puts && boot.systemd && unsettled ? bootFiles : [];
  const lines = [
    ...works.map(({ path, text }) => (text === undefined ? `remove ${path}` : `put ${path}\n${quoted(text)}`)),
    ...works.flatMap(({ path, ending }) => (ending === undefined ? [] : [`end ${notePathOf(path)}\n${quoted(ending)}`])),
    ...files.map(({ path, text }) => `boot ${path}\n${quoted(text)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Each line of a text after a `|`. */
const quoted = (text: string) => text.replace(/\n$/, "").replaceAll(/^/gm, "|");

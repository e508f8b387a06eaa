import { canonicalText } from "../resource/canonical";

/** Files of ours on a host of which one resource owns each: whose it is, and what it was made from, stand in a comment line. */

export const TITLE = "# Written by kvmnet; a change by hand is seen as drift and put right.";
const MARK = "# kvmnet ";

/** Everything that a user may have written stands in one line, in ASCII. Its keys are in order: the engine sends those of a resource in any. */
export const markLine = (written: object): string =>
  `${MARK}${canonicalText(written).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)}`;

/** What a file says of itself; `undefined` when it carries no mark that can be read. */
export function markIn(text: string): unknown {
  const line = text.split("\n").find((one) => one.startsWith(MARK));
  try {
    return JSON.parse(line?.slice(MARK.length) ?? "");
  } catch {
    return undefined;
  }
}

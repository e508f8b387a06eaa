import { createHash } from "node:crypto";

/** Ours alone, so that nobody else's names lead to the same ids. */
const NAMESPACE = Buffer.from("6b766d6e65740000800000006f766e00", "hex");

/**
 * The id of a row, by who makes it and what for (RFC 4122, version 5). A row that is inserted a second time, after its answer was lost, is refused, in
 * tables of which no column is unique as well.
 */
export function rowUuid(...words: readonly string[]): string {
  const hash = createHash("sha1").update(NAMESPACE).update(words.join("\n")).digest().subarray(0, 16);
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  return hash.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

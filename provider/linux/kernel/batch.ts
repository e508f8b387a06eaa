import { KvmnetError } from "../../resource/error";
import type { Command } from "../persistence/config";

/** What `ip -batch` reads as one plain word: no blank, quote, backslash or `#`, and no leading dash that could be an option. */
const WORD = /^[A-Za-z0-9_.:@/+~%,=][A-Za-z0-9_.:@/+~%,=-]*$/;

/** One line for `ip -batch -`. The words come from checked arguments or from the kernel; a word that could end the line is refused. */
export function batchLine(...words: readonly (string | number)[]): string {
  for (const word of words) {
    if (!WORD.test(String(word))) {
      throw new KvmnetError({ code: "invalid-input", problem: `${JSON.stringify(word)} cannot be handed to ip as a word` });
    }
  }
  return words.join(" ");
}

/** `on`/`off` as the bridge's own options spell it. */
export const bit = (value: boolean): number => (value ? 1 : 0);

/** The same as a command of `ip`. */
export const ipLine = (...words: readonly (string | number)[]): Command => ({ tool: "ip", line: batchLine(...words) });

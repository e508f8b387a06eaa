import { KvmnetError } from "../../resource/error";

/** A text as one line that `printf %b` of the shell turns into it again. */
export function escapedText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they would end the order, or arrive as something else
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(text)) {
    throw new KvmnetError({ code: "invalid-input", problem: `a control character in ${JSON.stringify(text)} cannot be handed to the host` });
  }
  return text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

/** What it was, for those who read an order. */
export const unescapedText = (line: string): string => line.replace(/\\(.)/g, (_, c: string) => (c === "n" ? "\n" : c === "t" ? "\t" : c));

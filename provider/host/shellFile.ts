import { readFileSync } from "node:fs";
import { join } from "node:path";

const texts = new Map<string, string>();

/**
 * What `.sh` files beside the code say, joined in the order given, to be sent to a host or fed to a shell.
 * A `.py` file becomes the shell variable `NAME_py` for those that follow. Comment lines stay here.
 * The build replaces the call by the text (tools/shellFiles.cjs), so `__dirname` and the names are written as literals,
 * or as a list of such that is exported under a name that ends in `Files`.
 */
export function shellFile(folder: string, ...names: string[]): string {
  const paths = names.map((name) => join(folder, name));
  const key = paths.join("\n");
  const text = texts.get(key) ?? paths.map(partOf).join("");
  texts.set(key, text);
  return text;
}

function partOf(path: string): string {
  const text = withoutComments(readFileSync(path, "utf8"));
  const python = /([A-Za-z_]\w*)\.py$/.exec(path)?.[1];
  return python === undefined ? text : `${python}_py='${text.replaceAll("'", "'\\''")}'\n`;
}

/** Lines that are nothing but a comment, in sh and in Python; lint holds that no such line is part of a text. */
function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*#.*\n/gm, "");
}

import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";

const banner = /\n> [^\n]*\n> [^\n]*\n\n$/;

/**
 * `npm run` writes two lines of its own to standard output before it starts us, so that `npm run lab -- … > FILE` puts them into FILE. There they
 * become `comment`, of the same length, as others may go on writing to the file from where it ends now. In a pipe they are beyond reach.
 */
export function commentOverBanner(comment: string): void {
  if (process.env.npm_lifecycle_event === undefined || process.env.npm_config_loglevel === "silent") return;
  const status = fstatSync(1);
  if (status.isFIFO()) console.error("npm's own two lines are in this output; without them: npm run --silent lab -- …");
  if (!status.isFile()) return;
  // Opened anew: the shell's own descriptor cannot read, and may always append.
  const file = openSync("/proc/self/fd/1", "r+");
  try {
    const end = Buffer.alloc(Math.min(status.size, 4096));
    readSync(file, end, 0, end.length, status.size - end.length);
    const found = banner.exec(end.toString("latin1"));
    if (!found) return;
    const text = `# ${comment}`.slice(0, found[0].length - 1).padEnd(found[0].length - 1);
    writeSync(file, `${text}\n`, status.size - found[0].length, "latin1");
  } finally {
    closeSync(file);
  }
}

import { readFileSync } from "node:fs";
import { look } from "./look";
import { markdown } from "./markdown";
import { parsedPreview } from "./parsed";
import { isRefused, reportOf } from "./preview";

export const USAGE = `Usage: pulumi preview --json | kvmnet preview-report [--look] [FILE]

Turns the JSON of a preview (on stdin, or in FILE) into a Markdown table of what changes and whom it disturbs.
  --look   asks the hosts, as they are now, whom deletions, replacements and restarts cut off, and what will be refused;
           else the states of the last run tell. Nothing is changed.
Ends with status 1 when the preview failed, or when --look finds that something will be refused.`;

export async function previewReport(words: readonly string[]): Promise<number> {
  const looks = words.includes("--look");
  const [file, ...rest] = words.filter((word) => word !== "--look");
  if (rest.length > 0 || file?.startsWith("-")) {
    console.error(USAGE);
    return 2;
  }
  const preview = parsedPreview(readFileSync(file ?? 0, "utf8"));
  if (!preview) {
    console.error("kvmnet preview-report: the input is not the JSON of a preview. Make it with: pulumi preview --json");
    return 2;
  }
  const report = reportOf(preview, looks ? await look(preview) : undefined);
  process.stdout.write(markdown(report));
  return report.errors.length > 0 || (looks && report.resources.some(isRefused)) ? 1 : 0;
}

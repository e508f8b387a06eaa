import type { Preview } from "./preview";

/** What `pulumi preview --json` prints; `undefined`: it is not that. Warnings of the CLI may stand before the JSON. */
export function parsedPreview(text: string): Preview | undefined {
  try {
    const value: unknown = JSON.parse(text.slice(Math.max(0, text.search(/^\{/m))));
    return typeof value === "object" && value !== null && ("steps" in value || "diagnostics" in value || "changeSummary" in value)
      ? (value as Preview)
      : undefined;
  } catch {
    return undefined;
  }
}

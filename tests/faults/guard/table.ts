import { appendFileSync } from "node:fs";
import type { Row } from "./scene";

/** Where `tools/safetyTable.cjs` finds what a run has seen; nothing is written unless a run is asked to. */
export function writeRows(part: string, rows: readonly Row[]): void {
  const file = process.env.KVMNET_SAFETY_TABLE;
  if (file) {
    appendFileSync(file, rows.map((row) => `${JSON.stringify({ part, ...row })}\n`).join(""));
  }
}

import { isDeepStrictEqual } from "node:util";
import { KNOWN_AFTER_APPLY } from "../engine/diff";
import { type Change, pathText } from "../resource/change";
import { impactOf, type Report, type ResourceReport } from "./preview";

const LONGEST = 120;

/** A report as Markdown: made to be a comment on a pull request. */
export function markdown(report: Report): string {
  const { resources, errors, others } = report;
  const parts = ["### Networks of KVM hosts"];
  if (errors.length > 0) {
    parts.push(
      "**The preview failed; nothing of this can be applied:**",
      errors.map((error) => `- ${[error.resource && `**${error.resource}**`, inline(error.message)].filter(Boolean).join(": ")}`).join("\n"),
    );
  }
  if (resources.length > 0) {
    parts.push(["| Resource | What changes | From | To | Impact |", "|---|---|---|---|---|", ...resources.flatMap(rows)].join("\n"), summary(resources));
  } else if (errors.length === 0) {
    parts.push("No changes.");
  }
  if (others > 0) {
    parts.push(`Resources of other providers that change: ${others}.`);
  }
  return `${parts.join("\n\n")}\n`;
}

function rows(report: ResourceReport): string[] {
  if (report.op === "create" || report.op === "delete") {
    return [row(report.resource, report.op === "create" ? "created" : "**deleted**", "", "", "")];
  }
  if (report.changes.length === 0) {
    const what = report.op === "replace" ? "**replaced**" : "its record in the state, or a secret";
    return [row(report.resource, what, "", "", report.op === "replace" ? "**replace**" : "")];
  }
  return report.changes.map((change, i) => {
    const [from, to] = sides(change);
    const impact = `${change.impact === "none" ? "none" : `**${change.impact}**`}: ${change.why}`;
    const refused = change.refused === undefined ? "" : `; **refused**: ${change.refused}`;
    return row(i === 0 ? report.resource : "", `\`${pathText(change.path)}\``, from, to, inline(impact + refused));
  });
}

function summary(resources: readonly ResourceReport[]): string {
  const impacts = resources.map(impactOf);
  const count = (impact: string) => impacts.filter((one) => one === impact).length;
  const disturbing = (["replace", "restart", "blip"] as const).filter((impact) => count(impact) > 0).map((impact) => `${impact}: ${count(impact)}`);
  return disturbing.length > 0 ? `Resources whose change disturbs somebody: ${disturbing.join(", ")}.` : "Nobody is disturbed.";
}

/** Of two lists only the elements that differ. */
function sides({ from, to }: Change): [string, string] {
  if (!Array.isArray(from) || !Array.isArray(to)) {
    return [value(from), value(to)];
  }
  const without = (list: unknown[], other: unknown[]) => list.filter((one) => !other.some((two) => isDeepStrictEqual(one, two)));
  const [gone, added] = [without(from, to), without(to, from)];
  const sameMembers = gone.length + added.length === 0;
  return sameMembers ? [value(from), value(to)] : [gone.map((one) => `- ${value(one)}`).join("<br>"), added.map((one) => `+ ${value(one)}`).join("<br>")];
}

function value(of: unknown): string {
  if (of === undefined || of === KNOWN_AFTER_APPLY) {
    return of === undefined ? "" : `*${KNOWN_AFTER_APPLY}*`;
  }
  const text = typeof of === "string" ? of : JSON.stringify(of);
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return `\`${short.replaceAll("`", "'").replaceAll("|", "\\|").replaceAll("\n", " ")}\``;
}

const inline = (text: string) => text.replaceAll("|", "\\|").replaceAll("\n", "<br>");

const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;

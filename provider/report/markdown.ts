import { isDeepStrictEqual } from "node:util";
import { KNOWN_AFTER_APPLY } from "../engine/diff";
import { type Change, impacts, pathText } from "../resource/change";
import { guestList } from "../resource/common";
import { byWeight } from "../resource/impact";
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
    parts.push(headline(resources));
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
  const { resource, op, changes } = report;
  if (op === "create") {
    return [row(resource, "created", "", "", "")];
  }
  if (op === "delete" || changes.length === 0) {
    const what = { delete: "**deleted**", replace: "**replaced**", update: "its record in the state, or a secret" }[op];
    return [row(resource, what, "", "", inline([op === "replace" ? "**replace**" : "", cutOff(report)].filter(Boolean).join(": ")))];
  }
  const sorted = byWeight(changes).flatMap(([, some]) => some);
  return sorted.map((change, i) => {
    const [from, to] = sides(change);
    const impact = `${change.impact === "none" ? "none" : `**${change.impact}**`}: ${change.why}`;
    const refused = change.refused === undefined ? "" : `; **refused**: ${change.refused}`;
    const guests = i === 0 && cutOff(report) ? `; ${cutOff(report)}` : "";
    return row(i === 0 ? resource : "", `\`${pathText(change.path)}\``, from, to, inline(impact + refused + guests));
  });
}

function cutOff({ cutsOff, refused }: ResourceReport): string {
  return cutsOff.length === 0 ? "" : `cuts off ${guestList(cutsOff)}${refused ? `; **${refused}**` : ""}`;
}

/** The one line to read: what happens, whom it cuts off, what will be refused. */
function headline(resources: readonly ResourceReport[]): string {
  const ops = (["delete", "replace", "update", "create"] as const).map((op) => counted(resources.filter((one) => one.op === op).length, opWords[op]));
  const guests = [...new Set(resources.flatMap(({ cutsOff }) => cutsOff.map(({ domain }) => domain)))];
  const refused = resources.filter((one) => one.refused !== undefined || one.changes.some((change) => change.refused !== undefined)).length;
  const said = [
    ops.filter(Boolean).join(", "),
    guests.length > 0 ? `cuts off ${guests.join(", ")}` : "",
    refused > 0 ? `${refused} will be refused as things are` : "",
  ];
  return `**${said.filter(Boolean).join("; ")}**`;
}

const opWords = { delete: "deleted", replace: "replaced", update: "changed", create: "created" };
const counted = (number: number, word: string) => (number > 0 ? `${number} ${word}` : "");

/** Impacts by weight, each once. Never "nobody" where something goes that may carry guests. */
function summary(resources: readonly ResourceReport[]): string {
  const impactsOf = resources.filter(({ op }) => op !== "create").map(impactOf);
  const said = [...impacts].reverse().flatMap((impact) => {
    const count = impactsOf.filter((one) => one === impact).length;
    return count > 0 ? [`${impact === "none" ? "nobody notices" : impact}: ${count}`] : [];
  });
  const gone = resources.filter(({ op }) => op === "delete" || op === "replace");
  const known = gone.some(({ cutsOff }) => cutsOff.length > 0) ? "" : "No guest was known on what goes when its state was last written.";
  if (gone.length > 0) {
    return [said.length > 0 ? `Impact: ${said.join(", ")}.` : "", known].filter(Boolean).join(" ");
  }
  return said.length === 0 || said.every((one) => one.startsWith("nobody")) ? "Nobody is disturbed." : `Impact: ${said.join(", ")}.`;
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

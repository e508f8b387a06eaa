import { isDeepStrictEqual } from "node:util";
import { KNOWN_AFTER_APPLY } from "../engine/diff";
import { type Change, impacts, pathText } from "../resource/change";
import { guestList } from "../resource/common";
import { byWeight } from "../resource/impact";
import { impactOf, isRefused, type Report, type ResourceReport } from "./preview";
import { code, inline } from "./text";

const LONGEST = 120;

/** A report as Markdown: made to be a comment on a pull request. */
export function markdown(report: Report): string {
  const { resources, errors, others } = report;
  const parts = ["### Networks of KVM hosts"];
  if (errors.length > 0) {
    parts.push(
      "**The preview failed; nothing of this can be applied:**",
      errors.map((error) => `- ${[error.resource && `**${inline(error.resource)}**`, inline(error.message)].filter(Boolean).join(": ")}`).join("\n"),
    );
  }
  if (resources.length > 0) {
    parts.push(headline(resources));
    parts.push(["| Resource | What changes | From | To | Impact |", "|---|---|---|---|---|", ...resources.flatMap(rows)].join("\n"), summary(report));
    if (report.drawing !== undefined) {
      parts.push(`<details><summary>As a drawing</summary>\n\n\`\`\`mermaid\n${report.drawing}\n\`\`\`\n\n</details>`);
    }
  } else if (errors.length === 0) {
    parts.push("No changes.");
  }
  if (report.unseen.length > 0) {
    parts.push("**Not seen; of these the last state has to tell:**", report.unseen.map((reason) => `- ${inline(reason)}`).join("\n"));
  }
  if (others > 0) {
    parts.push(`Resources of other providers that change: ${others}.`);
  }
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function rows(report: ResourceReport): string[] {
  const { resource, op, changes } = report;
  if (op === "delete" || changes.length === 0) {
    return [row(inline(resource), whole(report), "", "", inline([op === "replace" ? "**replace**" : "", cutOff(report)].filter(Boolean).join(": ")))];
  }
  const sorted = byWeight(changes).flatMap(([, some]) => some);
  const words = sorted.map(({ why, refused }) => `${why} ${refused ?? ""}`).join(" ");
  const besides = words.includes(guestList(report.cutsOff)) ? cutOff({ ...report, cutsOff: [] }) : cutOff(report);
  return sorted.map((change, i) => {
    const [from, to] = sides(change);
    const drift = report.drifted.includes(String(change.path[0])) ? "; changed on the host since the last run" : "";
    const impact = `${change.impact === "none" ? "none" : `**${change.impact}**`}: ${change.why}${drift}`;
    const refused = change.refused === undefined ? "" : `; **refused**: ${change.refused}`;
    const guests = i === 0 && besides ? `; ${besides}` : "";
    const what = `${i === 0 && op === "create" ? `${whole(report)}<br>` : ""}${code(pathText(change.path))}`;
    return row(i === 0 ? inline(resource) : "", what, from, to, inline(impact + refused + guests));
  });
}

/** What happens to it as a whole. */
function whole({ op, takesOver, gone }: ResourceReport): string {
  const words = { create: takesOver ? "**taken over** (it is there already)" : "created", delete: "**deleted**", replace: "**replaced**" };
  return op === "update" ? "its record in the state, or a secret" : `${words[op]}${gone ? " (it is gone from the host already)" : ""}`;
}

function cutOff({ op, cutsOff, notes = [], refused, perhaps }: ResourceReport): string {
  const said = [
    ...notes,
    cutsOff.length > 0 ? `${cuts(op)} ${guestList(cutsOff)}` : "",
    refused ? `**refused**: ${refused}` : "",
    perhaps ? `refused unless what goes before it mends that: ${perhaps}` : "",
  ];
  return said.filter(Boolean).join("; ");
}

/** A restart plugs guests in again. */
const cuts = (op: ResourceReport["op"]) => (op === "update" ? "cuts off for a moment" : "cuts off");

/** The one line to read: what happens, whom it cuts off, what will be refused. */
function headline(resources: readonly ResourceReport[]): string {
  const ops = (["delete", "replace", "update", "create"] as const).map((op) => counted(resources.filter((one) => one.op === op).length, opWords[op]));
  const guestsOf = (what: string) => [
    ...new Set(resources.filter(({ op }) => cuts(op) === what).flatMap(({ cutsOff }) => cutsOff.map(({ domain }) => domain))),
  ];
  const refused = resources.filter(isRefused).length;
  const said = [
    ops.filter(Boolean).join(", "),
    ...["cuts off", "cuts off for a moment"].map((what) => (guestsOf(what).length > 0 ? `${what} ${guestsOf(what).join(", ")}` : "")),
    refused > 0 ? `${refused} will be refused as things are` : "",
  ];
  return `**${inline(said.filter(Boolean).join("; "))}**`;
}

const opWords = { delete: "deleted", replace: "replaced", update: "changed", create: "created" };
const counted = (number: number, word: string) => (number > 0 ? `${number} ${word}` : "");

/** Impacts by weight, each once. Never "nobody" where something goes that may carry guests. */
function summary({ resources, looked, asOf, unseen }: Report): string {
  const impactsOf = resources.filter(({ op }) => op !== "create").map(impactOf);
  const said = [...impacts].reverse().flatMap((impact) => {
    const count = impactsOf.filter((one) => one === impact).length;
    return count > 0 ? [`${impact === "none" ? "nobody notices" : impact}: ${count}`] : [];
  });
  const goes = resources.filter(({ op }) => op === "delete" || op === "replace");
  const seen = looked && unseen.length === 0;
  const since = asOf === undefined ? "was last written" : `was last read, at ${asOf}`;
  const guests = seen ? "No guest is on what goes, as the hosts are now." : `No guest was known on what goes when its state ${since}.`;
  if (goes.length > 0) {
    return [said.length > 0 ? `Impact: ${said.join(", ")}.` : "", goes.some(({ cutsOff }) => cutsOff.length > 0) ? "" : guests].filter(Boolean).join(" ");
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
  return code(short);
}

const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;

import { type Change, type Impact, impacts, pathText } from "./change";

/** Changes by impact, the heaviest first. */
export function byWeight(changes: readonly Change[]): [Impact, readonly Change[]][] {
  return [...impacts]
    .reverse()
    .map((impact): [Impact, readonly Change[]] => [impact, changes.filter((change) => change.impact === impact)])
    .filter(([, some]) => some.length > 0);
}

/**
 * Whom changes disturb, in one line: `restart: mtu (libvirt takes it over …); blip: dhcp.ranges (dnsmasq restarts); none: 3 more`.
 * Each impact once; what nobody notices is only counted. Property names alone: the engine shows values, and hides those that are secret, which we cannot tell.
 */
export function impactText(changes: readonly Change[]): string {
  const unnoticed = changes.filter(({ impact }) => impact === "none").length;
  const heavy = byWeight(changes).flatMap(([impact, some]) => (impact === "none" ? [] : [`${impact}: ${reasons(some)}`]));
  return [...heavy, ...(unnoticed === 0 ? [] : [heavy.length > 0 ? `none: ${unnoticed} more` : "none"])].join("; ");
}

/** What a preview knows of changes besides. */
export interface Circumstances {
  /** Top-level properties that were changed on the host since the last run. */
  readonly drifted: readonly string[];
  /** Who is attached now, and more of the kind. */
  readonly notes: readonly string[];
  /** Set where the host was not looked at: from when the state is. */
  readonly asOf?: string;
}

/** Of changes ahead, what a door that has a place beside each resource says there: a short line, then the reasons. `heavy`: guests are cut off for a time. */
export function impactReport(
  label: string,
  { changes, drifted, notes, asOf }: Circumstances & { readonly changes: readonly Change[] },
): { readonly text: string; readonly heavy: boolean } {
  const [[worst, some] = ["none", []] as const] = byWeight(changes);
  const tops = [...new Set(some.map(({ path }) => String(path[0])))];
  const first = [`${label}: impact ${worst}${worst === "none" ? "" : `: ${tops.join(", ")}`}`, ...notes].join("; ");
  const why = byWeight(changes).flatMap(([impact, those]) => (impact === "none" ? [] : [`  ${impact}: ${reasons(those)}`]));
  const drift = drifted.length > 0 ? [`  changed on the host since the last run: ${drifted.join(", ")}`] : [];
  const known = asOf === undefined ? [] : [`  by the state as last read, at ${asOf}`];
  return { text: [first, ...why, ...drift, ...known].join("\n"), heavy: worst === "restart" || worst === "replace" };
}

/** Properties that change for one reason stand before it together. */
function reasons(changes: readonly Change[]): string {
  const whys = [...new Set(changes.map(({ why }) => why))];
  return whys.map((why) => `${[...new Set(changes.filter((change) => change.why === why).map(({ path }) => pathText(path)))].join(", ")} (${why})`).join(", ");
}

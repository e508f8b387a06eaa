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

/** Properties that change for one reason stand before it together. */
function reasons(changes: readonly Change[]): string {
  const whys = [...new Set(changes.map(({ why }) => why))];
  return whys.map((why) => `${[...new Set(changes.filter((change) => change.why === why).map(({ path }) => pathText(path)))].join(", ")} (${why})`).join(", ");
}

/**
 * Whom a change disturbs.
 * - `none`: live, nobody notices.
 * - `blip`: live, a short gap in firewall rules, DHCP or DNS.
 * - `restart`: guests are unplugged and plugged again.
 * - `replace`: the object is deleted and made anew.
 */
export type Impact = "none" | "blip" | "restart" | "replace";

export type PropertyPath = readonly (string | number)[];

/** One difference between what is on the host and what is asked for, and what mending it costs. */
export interface Change {
  readonly path: PropertyPath;
  readonly from: unknown;
  readonly to: unknown;
  readonly impact: Impact;
  /** Why it has this impact, for the reader of a preview. */
  readonly why: string;
  /** Set when the change must not be made as things are: the reason with its remedy. Preview and apply both fail with it. */
  readonly refused?: string;
}

/** From the lightest to the heaviest. */
export const impacts: readonly Impact[] = ["none", "blip", "restart", "replace"];

/** The strongest impact of a plan; `none` for an empty one. */
export function worstImpact(changes: readonly Change[]): Impact {
  return impacts[Math.max(0, ...changes.map((change) => impacts.indexOf(change.impact)))] as Impact;
}

/** `["subnets", 0, "cidr"]` as `subnets[0].cidr`. */
export function pathText(path: PropertyPath): string {
  return path.map((part, i) => (typeof part === "number" ? `[${part}]` : i === 0 ? part : `.${part}`)).join("");
}

/** The path that is written so. */
export const pathIn = (text: string): PropertyPath =>
  text
    .split(/[.[\]]+/)
    .filter(Boolean)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

export const valueAt = (value: unknown, path: PropertyPath): unknown =>
  path.reduce<unknown>((inner, part) => (inner as Record<string | number, unknown> | undefined)?.[part], value);

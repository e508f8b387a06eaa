import { performance } from "node:perf_hooks";

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[middle] as number) : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
};

/** Seconds. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return (performance.now() - start) / 1000;
}

/** What one more costs: the fixed costs of starting programs fall out. */
export const marginal = (one: number, many: number, count: number): number => (many - one) / (count - 1);

/** One line of the table: ours against a baseline that was measured in the same run. */
export interface Claim {
  readonly claim: string;
  readonly ours: string;
  readonly baseline: string;
  /** Absent for a bar on an absolute figure. */
  readonly ratio?: number;
  readonly bar: string;
  readonly met: boolean;
}

export const ms = (seconds: number): string => `${Math.round(seconds * 1000)} ms`;

export function ratioClaim(claim: string, ours: number, baseline: number, name: string, most: number): Claim {
  if (!(ours > 0 && baseline > 0)) {
    throw new Error(`${claim}: ${ms(ours)} against ${ms(baseline)} is no measurement: the machine was too noisy; measure again`);
  }
  const ratio = ours / baseline;
  return { claim, ours: ms(ours), baseline: `${ms(baseline)} (${name})`, ratio, bar: `≤ ${Number(most.toFixed(2))}`, met: ratio <= most };
}

export function limitClaim(claim: string, ours: number, baseline: string, mostSeconds: number): Claim {
  return { claim, ours: ms(ours), baseline, bar: `≤ ${ms(mostSeconds)}`, met: ours <= mostSeconds };
}

export function table(claims: readonly Claim[]): string {
  const rows = claims.map(({ claim, ours, baseline, ratio, bar, met }) => [
    claim,
    ours,
    baseline,
    ratio === undefined ? "" : ratio.toFixed(2),
    bar,
    met ? "met" : "**missed**",
  ]);
  return [["claim", "ours", "baseline", "ratio", "bar", ""], ["---", "---", "---", "---", "---", "---"], ...rows]
    .map((row) => `| ${row.join(" | ")} |`)
    .join("\n");
}

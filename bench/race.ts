import type { Contender } from "./contender";
import { marginal, median, timed } from "./measure";

export interface Cost {
  readonly apply: number;
  /** Of the whole run with one. */
  readonly one: number;
  readonly refresh?: number;
}

/** Marginal seconds per network, from fresh runs with one and with `count`; contenders take turns, so that a slow moment hits all. A first round, of cold caches, does not count. */
export async function race(contenders: readonly Contender[], count: number, rounds: number, say: (line: string) => void): Promise<Map<string, Cost>> {
  const seen = new Map(contenders.map((contender) => [contender.name, { apply: [] as number[], one: [] as number[], refresh: [] as number[] }]));
  for (const contender of contenders) {
    await once(contender, 1);
  }
  for (let round = 1; round <= rounds; round++) {
    for (const contender of contenders) {
      const one = await once(contender, 1);
      const many = await once(contender, count);
      const figures = seen.get(contender.name);
      figures?.one.push(one.apply);
      figures?.apply.push(marginal(one.apply, many.apply, count));
      if (one.refresh !== undefined && many.refresh !== undefined) {
        figures?.refresh.push(marginal(one.refresh, many.refresh, count));
      }
      say(
        `round ${round}, ${contender.name}: apply ${one.apply.toFixed(1)} s → ${many.apply.toFixed(1)} s, refresh ${one.refresh?.toFixed(1) ?? "–"} s → ${many.refresh?.toFixed(1) ?? "–"} s`,
      );
    }
  }
  return new Map(
    [...seen].map(([name, { apply, one, refresh }]) => [
      name,
      { apply: median(apply), one: median(one), refresh: refresh.length > 0 ? median(refresh) : undefined },
    ]),
  );
}

async function once(contender: Contender, count: number): Promise<Omit<Cost, "one">> {
  try {
    const apply = await timed(() => contender.apply(count));
    const refresh = contender.refresh && (await timed(contender.refresh));
    return { apply, refresh };
  } finally {
    await contender.destroy();
  }
}

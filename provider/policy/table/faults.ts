import type { Policy } from "../snapshot";
import type { Line } from "./fragment";
import { type Listed, listed } from "./text";

/** What of our tables is not as their fragments make them, for one resource: what is its own, and whatever is nobody's (a chain, a foreign rule). In words. */
export function tableFaults(seen: Pick<Policy, "differs" | "fileCurrent">, kind: string, name: string, rules: readonly Line[] = []): string[] {
  const { live, wanted, gone, missing, added } = differencesOf(seen);
  const owner = `${kind} ${name}`;
  const given = new Set(seen.differs ? rules.flatMap(elementIn) : []);
  const concerns = (one: Listed) => one.owner === undefined || one.owner === owner;
  const own = new Set(wanted.filter((one) => one.owner === owner).map(tableOf));
  const without = (one: Listed) => gone.includes(tableOf(one));
  const inTable = (one: Listed) => `in the table ${tableOf(one)}`;
  return [
    ...(seen.differs && wanted.length === 0 && live.length === 0
      ? ["our tables are gone"]
      : gone.filter((table) => own.has(table)).map((table) => `the table ${table} is gone`)),
    ...missing.filter((one) => (concerns(one) || given.has(keyOf(one))) && !without(one)).map((one) => `missing ${inTable(one)}: ${one.line}`),
    ...added.filter(concerns).map((one) => `${inTable(one)}, and not ours: ${one.line}`),
    ...(live.length > 0 && missing.length === 0 && added.length === 0 ? ["the rules of our tables are in another order"] : []),
    ...(seen.fileCurrent ? [] : ["the file that a boot loads is not what the fragments make"]),
  ];
}

interface Differences {
  readonly live: readonly Listed[];
  readonly wanted: readonly Listed[];
  /** Tables of which nothing is there. */
  readonly gone: readonly string[];
  readonly missing: readonly Listed[];
  readonly added: readonly Listed[];
}

const known = new WeakMap<object, Differences>();
const NONE: Differences = { live: [], wanted: [], gone: [], missing: [], added: [] };

/** Worked out once for all resources that ask about one look. */
export function differencesOf({ differs }: Pick<Policy, "differs">): Differences {
  if (!differs) {
    return NONE;
  }
  const before = known.get(differs);
  if (before) {
    return before;
  }
  const [live, wanted] = [listed(differs.live), listed(differs.wanted)];
  const there = new Set(live.map(tableOf));
  const gone = [...new Set(wanted.map(tableOf))].filter((table) => !there.has(table));
  const all = { live, wanted, gone, missing: without(wanted, live), added: without(live, wanted) };
  known.set(differs, all);
  return all;
}

const tableOf = ({ block }: Listed) => block.split(" ").slice(0, 2).join(" ");

/** What a resource has put into a set of another one's: a member into its group. */
const elementIn = (line: Line): string[] =>
  "bridgeSet" in line && line.element !== undefined && line.verdict === undefined
    ? [keyOf({ block: `bridge kvmnet set ${line.bridgeSet}`, line: line.element })]
    : [];

const keyOf = ({ block, line }: Listed) => `${block}\n${line}`;

/** Lines of one that the other does not have as often in the same block. */
function without(lines: readonly Listed[], others: readonly Listed[]): Listed[] {
  const left = new Map<string, number>();
  for (const one of others) {
    left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  }
  return lines.filter((one) => {
    const count = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), count - 1);
    return count <= 0;
  });
}

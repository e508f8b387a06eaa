import type { Policy } from "../snapshot";
import { ruleComment } from "./fragment";

/** What of our table is not as its fragments make it, for one resource: rules that are its own, and whatever is nobody's (a chain, a foreign rule). In words. */
export function tableFaults({ differs, fileCurrent }: Policy, kind: string, name: string): string[] {
  const concerns = (rule: string) => rule.includes(ruleComment(kind, name)) || !rule.includes(OURS);
  const { live, wanted } = differs ?? { live: [], wanted: [] };
  return [
    ...(differs && live.length === 0
      ? ["the table inet kvmnet is gone"]
      : [
          ...without(wanted, live)
            .filter(concerns)
            .map((rule) => `missing in the table inet kvmnet: ${rule.trim()}`),
          ...without(live, wanted)
            .filter(concerns)
            .map((rule) => `in the table inet kvmnet, and not ours: ${rule.trim()}`),
        ]),
    ...(live.length > 0 && without(wanted, live).length === 0 && without(live, wanted).length === 0
      ? ["the rules of the table inet kvmnet are in another order"]
      : []),
    ...(fileCurrent ? [] : ["the file that a boot loads is not what the fragments make"]),
  ];
}

const OURS = 'comment "kvmnet ';

/** Lines of one that the other does not have as often. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) {
    left.set(line, (left.get(line) ?? 0) + 1);
  }
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

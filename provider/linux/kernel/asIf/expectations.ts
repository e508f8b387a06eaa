import { withPrefix } from "../routing/routes";
import { seenTable, tablesOf } from "../routing/tables";
import { findLink, type Snapshot } from "../snapshot";

const VERBS = /^(alias_is|master_is|absent|rules_are|files_are|unused) /;

export const isExpectation = (order: string): boolean => VERBS.test(order);

/** What of an expectation is so as the host was seen: that is what can be asked before anything is done. */
export function isAsExpected(seen: Snapshot, order: string): string[] {
  const [verb, ...words] = order.split(" ");
  switch (verb) {
    case "files_are": {
      const pairs = words.flatMap((path, i) => (i % 2 === 0 && hashOf(seen, path) === words[i + 1] ? [`${path} ${words[i + 1]}`] : []));
      return pairs.length > 0 ? [`files_are ${pairs.join(" ")}`] : [];
    }
    case "unused": {
      const there = words.filter((device) => findLink(seen, device));
      return there.length > 0 ? [`unused ${there.join(" ")}`] : [];
    }
    default:
      return holds(seen, verb ?? "", words) ? [order] : [];
  }
}

function holds(seen: Snapshot, verb: string, words: readonly string[]): boolean {
  const [first = "", second = "", third = ""] = words;
  const link = findLink(seen, first);
  switch (verb) {
    case "alias_is":
      return link !== undefined && link.alias === words.slice(1).join(" ");
    case "master_is":
      return link !== undefined && (link.master ?? "") === second;
    case "rules_are":
      return seen.routing.rules.filter(({ family, priority }) => String(family) === first && String(priority) === second).length === Number(third);
    default:
      return isAbsent(seen, words);
  }
}

/** `-4 route show table TABLE exact DESTINATION metric METRIC …` */
function isAbsent(seen: Snapshot, words: readonly string[]): boolean {
  const value = (name: string) => words[words.indexOf(name) + 1] ?? "";
  const family = words[0] === "-6" ? 6 : 4;
  const key = { table: seenTable(value("table"), tablesOf("")), destination: withPrefix(value("exact"), family), metric: Number(value("metric")) };
  return !seen.routing.routes.some(
    (route) => route.family === family && route.table === key.table && route.destination === key.destination && route.metric === key.metric,
  );
}

const hashOf = (seen: Snapshot, path: string) => seen.persistence.files.find((file) => file.path === path)?.sha256 ?? "-";

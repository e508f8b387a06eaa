import { pathText } from "../resource/change";
import type { AnyKind, Problem } from "../resource/kind";
import { commonArgs, kindArgs } from "./args";
import { evaluate, sound } from "./evaluate";
import { type Json, plainJson } from "./json";
import { type Finding, findingsOf } from "./reason";
import { hasUnknown, untilHole } from "./unknowns";

export interface Failure {
  readonly property: string;
  readonly reason: string;
}

export interface Checked {
  readonly inputs: Json;
  readonly failures: readonly Failure[];
}

export interface Findings extends Checked {
  /** What is only to be told: it is no failure. */
  readonly doubts: readonly Failure[];
}

/** Checks arguments of a kind and completes what is known of them. Every failure at once; no I/O. */
export function checkArgs(kind: AnyKind, news: Json): Findings {
  const schema = kindArgs(kind);
  const { data, issues } = evaluate(schema, news);
  const fromSchema = issues.flatMap((issue) => findingsOf(schema, issue));
  const fromRules = (kind.rules as ((args: unknown) => Iterable<Problem>)[]).flatMap((rule) => untilHole(data, rule));
  const failures = distinct([...fromSchema, ...fromRules.filter(({ doubt }) => !doubt)]);
  const doubts = distinct(fromRules.filter(({ doubt }) => doubt));
  if (failures.length > 0) {
    return { inputs: news, failures, doubts };
  }
  // What is not known yet stays so, whatever default a kind derives for it from other arguments.
  const open = Object.fromEntries(Object.entries(news).filter(([, value]) => hasUnknown(value)));
  return { inputs: plainJson({ ...news, ...kind.complete(sound(data)), ...open }), failures: [], doubts };
}

function distinct(findings: readonly Finding[]): Failure[] {
  const byText = new Map<string, Failure>();
  for (const { path, reason } of findings) {
    const failure = { property: pathText(path) || Object.keys(commonArgs)[0] || "", reason };
    byText.set(JSON.stringify(failure), failure);
  }
  return [...byText.values()];
}

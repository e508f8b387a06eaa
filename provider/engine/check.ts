import { type PropertyPath, pathText } from "../resource/change";
import type { AnyKind, Problem } from "../resource/kind";
import { commonArgs, kindArgs } from "./args";
import { evaluate, sound } from "./evaluate";
import { type Json, plainJson } from "./json";
import { type Finding, findingsOf } from "./reason";
import { Shown } from "./shown";
import { hasUnknown, untilHole } from "./unknowns";

export interface Failure {
  readonly property: string;
  readonly reason: string;
  /** The property holds a secret. */
  readonly secret?: true;
  /** The value does nothing as things are. */
  readonly idle?: true;
}

/** A failure as the engine is told: it repeats the value of a property of that name, marked as a secret or not, so a secret one stands in the reason alone. */
export const forEngine = ({ property, reason, secret }: Failure): { readonly property: string; readonly reason: string } =>
  secret ? { property: "", reason: `${property}: ${reason}` } : { property, reason };

export interface Checked {
  readonly inputs: Json;
  readonly failures: readonly Failure[];
}

export interface Findings extends Checked {
  /** What is only to be told: it is no failure. */
  readonly doubts: readonly Failure[];
}

/** Checks arguments of a kind and completes what is known of them. Every failure at once; no I/O. What is secret of them is in no reason. */
export function checkArgs(kind: AnyKind, news: Json, secrets: readonly PropertyPath[] = []): Findings {
  const may = new Shown(news, secrets);
  const schema = kindArgs(kind);
  const { data, issues } = evaluate(schema, news);
  const fromSchema = issues.flatMap((issue) => findingsOf(schema, issue));
  const fromRules = (kind.rules as ((args: unknown) => Iterable<Problem>)[]).flatMap((rule) => untilHole(data, rule));
  const failures = distinct([...fromSchema, ...fromRules.filter(({ doubt }) => !doubt)], may);
  const doubts = distinct(
    fromRules.filter(({ doubt }) => doubt),
    may,
  );
  if (failures.length > 0) {
    return { inputs: news, failures, doubts };
  }
  // What is not known yet stays so, whatever default a kind derives for it from other arguments.
  const open = Object.fromEntries(Object.entries(news).filter(([, value]) => hasUnknown(value)));
  return { inputs: plainJson({ ...news, ...kind.complete(sound(data)), ...open }), failures: [], doubts };
}

/** The one place where what is wrong with a value becomes what a user reads. */
export function told({ path, reason, hint, nameOnly }: Finding, may: Shown): string {
  return nameOnly ? may.clean(reason) : `${may.reason(path, reason)}${may.isSecret(path) ? "" : (hint ?? "")}`;
}

function distinct(findings: readonly Finding[], may: Shown): Failure[] {
  const byText = new Map<string, Failure>();
  for (const finding of findings) {
    const failure: Failure = {
      property: pathText(finding.path) || Object.keys(commonArgs)[0] || "",
      reason: told(finding, may),
      ...(may.hides(finding.path) && { secret: true }),
      ...(finding.idle && { idle: true }),
    };
    byText.set(JSON.stringify(failure), failure);
  }
  return [...byText.values()];
}

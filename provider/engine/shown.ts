import { type PropertyPath, pathText } from "../resource/change";
import type { KvmnetError } from "../resource/error";
import type { Json } from "./json";
import { hasUnknown } from "./unknowns";

/** So much of a value is enough to find it again in a program. */
const LONGEST = 60;

export const SECRET = "[secret]";

/** Characters that a terminal acts on, that reorder what stands beside them, or that nobody sees. */
const UNSEEN = /(?![\t\n])[\p{C}\p{Zl}\p{Zp}]/gu;

/** A text of which every character shows. Line breaks stay. */
export const visible = (text: string): string => text.replace(UNSEEN, escaped);

function escaped(one: string): string {
  const code = (one.codePointAt(0) ?? 0).toString(16).padStart(4, "0");
  return code.length > 4 ? `\\u{${code}}` : `\\u${code}`;
}

/** A value as JSON, of which every character shows, cut to what fits in a line. */
export function shown(value: unknown): string {
  const [text, end] = typeof value === "string" ? [JSON.stringify(value.slice(0, 2 * LONGEST)), '…"'] : [JSON.stringify(value), "…"];
  const all = visible(text);
  if (all.length <= LONGEST && !(typeof value === "string" && value.length > 2 * LONGEST)) {
    return all;
  }
  let kept = "";
  for (const [part] of all.matchAll(/\\u(?:[0-9a-f]{4}|\{[0-9a-f]+\})|\\.|./gsu)) {
    if (kept.length + part.length + end.length > LONGEST) {
      break;
    }
    kept += part;
  }
  return kept + end;
}

/** Reasons that go on from the value: `"10.0.0.300" is not an address`. Others have a subject of their own. */
const PREDICATE = /^(is|are|has|have|must|needs?|goes|does|cannot|can|lies|leads|works|stands|names|repeats|says|marks|overlaps|holds)\b/;

/** What of a resource's arguments may be shown to a user: all but what is secret, and what is not known. */
export class Shown {
  constructor(
    private readonly values: Json,
    private readonly secrets: readonly PropertyPath[] = [],
  ) {}

  isSecret(path: PropertyPath): boolean {
    return this.secrets.some((secret) => startsWith(path, secret));
  }

  /** Whether a value is secret, or holds one. */
  hides(path: PropertyPath): boolean {
    return this.isSecret(path) || this.secrets.some((secret) => startsWith(secret, path));
  }

  /** The value at a place; `undefined` where there is none to show. */
  at(path: PropertyPath): string | undefined {
    const value = dig(this.values, path);
    return path.length === 0 || value === undefined || hasUnknown(value) || this.isSecret(path) ? undefined : shown(this.masked(value, path));
  }

  /** The same for a property by the text that errors have for it: `subnets[0].cidr`. */
  named(property: string): string | undefined {
    const path = pathsOf(this.values).find((one) => pathText(one) === property || one.join(".") === property);
    return path && this.at(path);
  }

  /** An error of an operation, with the value of the property that it names. */
  error(error: KvmnetError): KvmnetError {
    const { property, problem, resource = "" } = error.details;
    const value = property === undefined ? undefined : this.named(property);
    const said = value === undefined || [problem, resource].some((text) => text.includes(value.replace(/^"(.*)"$/, "$1")));
    return error.with({ ...(!said && { value }) }).reworded((text) => this.clean(text));
  }

  /** A reason against the value at a place, with that value. */
  reason(path: PropertyPath, reason: string): string {
    const value = dig(this.values, path);
    const text = this.at(path);
    const told = this.clean(this.isSecret(path) ? withoutWords(reason, scalars(value)) : reason);
    return text === undefined ? told : withValue(told, value, text);
  }

  /** A text for a user: whatever stands in it shows, and no secret does. */
  clean(text: string): string {
    return visible(withoutTexts(text, secretTexts(this.values, this.secrets)));
  }

  private masked(value: unknown, path: PropertyPath): unknown {
    if (this.isSecret(path)) {
      return SECRET;
    }
    if (Array.isArray(value)) {
      return value.map((one, i) => this.masked(one, [...path, i]));
    }
    return typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, this.masked(one, [...path, key])]))
      : value;
  }
}

/** Where there are no arguments to tell of. */
export const NOTHING = new Shown({});

/** The texts of a message that must not be shown, wherever they come from. Short ones would be found by chance in everything. */
export const secretTexts = (values: Json, secrets: readonly PropertyPath[]): string[] =>
  secrets
    .flatMap((path) => scalars(dig(values, path)))
    .flatMap((one) => [one, ...one.split("\n")])
    .filter((one) => one.length > 3);

export const withoutTexts = (text: string, secrets: readonly string[]): string =>
  [...secrets].sort((a, b) => b.length - a.length).reduce((rest, secret) => rest.replaceAll(secret, SECRET), text);

/** The same where a text is known to be about them: then short ones go as well. */
const withoutWords = (text: string, secrets: readonly string[]): string =>
  secrets
    .filter((one) => one !== "")
    .reduce((rest, secret) => rest.split(secret).reduce((left, right) => left + (isWord(left, right) ? SECRET : secret) + right), text);

const isWord = (left: string, right: string) => !/[\w.:-]$/.test(left) && !/^[\w:-]/.test(right);

function withValue(reason: string, value: unknown, text: string): string {
  const raw = typeof value === "object" ? text : visible(String(value));
  if (raw.length > LONGEST && reason.includes(raw)) {
    return reason.replaceAll(raw, text);
  }
  if (reason.startsWith(`${raw} `) || reason.endsWith(`: ${raw}`) || (text.startsWith('"') && reason.includes(text))) {
    return reason;
  }
  return PREDICATE.test(reason) ? `${text} ${reason}` : `${reason} (${text})`;
}

const startsWith = (path: PropertyPath, start: PropertyPath) => start.length <= path.length && start.every((part, i) => part === path[i]);

const dig = (value: unknown, path: PropertyPath): unknown =>
  path.reduce<unknown>((part, key) => (typeof part === "object" && part !== null && Object.hasOwn(part, key) ? (part as Json)[key] : undefined), value);

function scalars(value: unknown): string[] {
  if (typeof value === "object" && value !== null) {
    return Object.values(value).flatMap(scalars);
  }
  return typeof value === "string" || typeof value === "number" ? [String(value)] : [];
}

/** Every place in a value, from the outside in. */
function pathsOf(value: unknown, path: PropertyPath = []): PropertyPath[] {
  const inner = Array.isArray(value) ? [...value.entries()] : typeof value === "object" && value !== null ? Object.entries(value) : [];
  return inner.flatMap(([key, one]) => [[...path, key], ...pathsOf(one, [...path, key])]);
}

import { canonicalText } from "../resource/canonical";
import { KvmnetError } from "../resource/error";

export type Json = Record<string, unknown>;

/**
 * What may leave for the engine. Its wire format fails on `undefined` and bigint with "Unexpected struct type." and turns dates
 * into `{}`, so `undefined` is dropped (absent) and everything else that is not JSON is refused by name.
 */
export function plainJson<T extends object>(value: T): T {
  return clean(value, "") as T;
}

function clean(value: unknown, path: string): unknown {
  if (value === null || typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) {
    return value;
  }
  if (Array.isArray(value)) {
    return value.map((element, i) => clean(element, `${path}[${i}]`));
  }
  if (typeof value === "object" && (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)) {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, inner]) => inner !== undefined)
        .map(([key, inner]) => [key, clean(inner, path ? `${path}.${key}` : key)]),
    );
  }
  throw new KvmnetError({ code: "step-failed", problem: `a result holds something that is not JSON: ${String(value)} (${typeof value})`, property: path });
}

export function sameJson(a: unknown, b: unknown): boolean {
  return canonicalText(a ?? null) === canonicalText(b ?? null);
}

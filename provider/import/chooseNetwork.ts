import { isDeepStrictEqual } from "node:util";
import type { Network } from "../libvirt/model";
import type { Rebuilding } from "../libvirt/networkKind";
import { normalise } from "../libvirt/normalise";
import type { Observed } from "../libvirt/observed";
import { isOurs } from "../libvirt/owner";
import { isElement, withoutFormatting } from "../libvirt/xml";
import { type KindName, kinds } from "../registry";
import type { AnyKind } from "../resource/kind";

export type NetworkKindOf = AnyKind & Rebuilding;

/** The kind that can say everything; its place is last. */
const GENERIC = "Network";

/** Every kind of libvirt network, the ones of a single mode first. */
export function networkKinds(): NetworkKindOf[] {
  const all = (Object.keys(kinds) as KindName[]).map((name) => kinds[name]()).filter((kind): kind is NetworkKindOf => "rebuild" in kind);
  return all.sort((a, b) => Number(a.type === GENERIC) - Number(b.type === GENERIC));
}

export interface Fit {
  readonly kind: NetworkKindOf;
  /** What it carries through but cannot say: `bandwidth`, `portgroups`. */
  readonly unsaid: readonly string[];
}

/** The kinds that leave a network as it is when they write it, best first: the one that says most of it, and of equals the narrower one. */
export function fittingKinds(observed: Observed, all: readonly NetworkKindOf[]): Fit[] {
  const definitions = [observed.live, observed.definition].filter((one) => one !== undefined);
  const fits = all.filter((kind) => definitions.every((network) => differing(network, kind.rebuild(network, network)).length === 0));
  return fits
    .map((kind) => ({ kind, unsaid: [...new Set(definitions.flatMap((network) => differing(network, kind.rebuild(network))))] }))
    .sort((a, b) => a.unsaid.length - b.unsaid.length || width(a.kind) - width(b.kind));
}

/** How much a kind has words for: of two that say the same of a network, the narrower one is what it was made as. */
function width({ args }: NetworkKindOf): number {
  return "options" in args ? Number.POSITIVE_INFINITY : Object.keys(args.shape).length;
}

/** Paths of what two definitions do not have in common; identity and our own mark apart. */
function differing(a: Network, b: Network): string[] {
  return paths(comparable(a), comparable(b), "");
}

function comparable(network: Network): object {
  const { name: _name, uuid: _uuid, metadata, unmodelled, ...rest } = normalise(network);
  const notes = (metadata?.children ?? []).filter((child) => !isOurs(child)).map((child) => (isElement(child) ? withoutFormatting(child) : child));
  const elements = unmodelled?.children ?? [];
  const attributes = Object.entries(unmodelled?.attributes ?? {}).filter(([name]) => !name.startsWith("xmlns"));
  const further = Object.fromEntries([...elements.map((child) => [child.name, child] as const), ...attributes]);
  return JSON.parse(JSON.stringify({ ...rest, ...further, ...(notes.length > 0 && { metadata: notes }) }));
}

function paths(a: unknown, b: unknown, path: string): string[] {
  if (isDeepStrictEqual(a, b)) {
    return [];
  }
  if (!isRecord(a) || !isRecord(b)) {
    return [path];
  }
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => paths(a[key], b[key], path ? `${path}.${key}` : key));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

import type { Json } from "../engine/json";

/** Something on the host, as it goes into the program. */
export type Item = ResourceItem | RemarkItem;

export interface ResourceItem {
  /** Name of the resource kind. */
  readonly kind: string;
  /** Physical name. */
  readonly name: string;
  /** Without name, adopt and connection. */
  readonly args: Json;
  /** What the arguments do not say, in words. */
  readonly remarks: readonly string[];
  /** The network whose own lists have it: it is written on its own only when it is asked for. */
  readonly within?: string;
  /** Why `pulumi up` with these arguments would change more than the owner mark, or fail: such a resource is written as a comment. */
  readonly blocked: readonly string[];
}

/** Something that no resource can express. */
export interface RemarkItem {
  readonly name: string;
  readonly remark: string;
}

export const isResource = (item: Item): item is ResourceItem => "kind" in item;

/** A name for something that has none on the host: letters, digits, `_`, `.` and `-`, as names in files of ours are. */
export function nameOf(prefix: string, words: string): string {
  const plain = words.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[^A-Za-z0-9]+/, "");
  return [prefix, plain].filter(Boolean).join("-").slice(0, 64);
}

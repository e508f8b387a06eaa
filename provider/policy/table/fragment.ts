import { z } from "../../resource/zod";

/** A part of our table, in a file of its own that one resource owns: what it was made from, and its rules. */
export interface Fragment {
  /** Resource kind. */
  readonly kind: string;
  readonly name: string;
  readonly owner: string;
  /** What the rules say, as the kind wrote it down: plain JSON. */
  readonly spec: unknown;
  readonly rules: readonly Line[];
}

/** Chains of our table, by the hook that they are at. */
export type Chain = "kvmnet_dstnat" | "kvmnet_local" | "kvmnet_srcnat";

/** A rule in a chain, or a bridge into which libvirt has to accept forwarded connections. */
export type Line = { readonly chain: Chain; readonly rule: string } | { readonly accept: "ip" | "ip6"; readonly bridge: string };

const FOLDER = "/etc/kvmnet/policy.d";

export const pathOf = (kind: string, name: string): string => `${FOLDER}/${kind}-${name}.rules`;

const TITLE = "# Written by kvmnet; a change by hand is seen as drift and put right.";
const MARK = "# kvmnet ";

const lineOf = (line: Line): string => ("chain" in line ? `${line.chain} ${line.rule}` : `accept ${line.accept} ${line.bridge}`);

/** Everything that a user may have written stands in one comment line, in ASCII; of the rules none holds a text of the user's. */
export function fragmentText({ kind, name, owner, spec, rules }: Fragment): string {
  const json = JSON.stringify({ kind, name, owner, spec }).replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [TITLE, `${MARK}${json}`, ...rules.map(lineOf), ""].join("\n");
}

const header = z.object({ kind: z.string(), name: z.string(), owner: z.string(), spec: z.unknown() });

/** What a file says of itself; `undefined` when it carries no mark that we can read. */
export function headerOf(text: string): z.infer<typeof header> | undefined {
  const line = text.split("\n").find((one) => one.startsWith(MARK));
  try {
    return header.safeParse(JSON.parse(line?.slice(MARK.length) ?? "")).data;
  } catch {
    return undefined;
  }
}

/** Lines of a fragment that are rules. */
export const rulesIn = (text: string): string[] => text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

/** The comment that each rule of a resource carries in nft. Names of these kinds are words. */
export const ruleComment = (kind: string, name: string): string => `comment "kvmnet ${kind} ${name}"`;

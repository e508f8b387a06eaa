import { KvmnetError } from "../../../resource/error";
import type { Command } from "../../persistence/config";
import { fileStem, type OwnFile } from "../../persistence/files";

/**
 * Whose a route or rule is. The kernel keeps no comment with them, and a protocol number of our own would be lost where a network manager sets
 * the route after a boot (it writes `static`): the mark lies beside them, in /run, where it goes with a reboot as they do. After
 * one, the file that brings them back says whose they are.
 */
export interface Claim<Entry> {
  /** `route-NAME`, `rule-NAME`. */
  readonly key: string;
  readonly owner: string;
  /** The one that is asked for, then those that are to go: more than one while one takes the place of another. */
  readonly entries: readonly Entry[];
}

/** One JSON document a line. */
export function parseClaims(body: string): Claim<unknown>[] {
  return body
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line));
}

export function claimOrder<Entry>(claim: Claim<Entry>): string {
  return `claim ${fileStem(claim.key)} ${JSON.stringify(claim)}`;
}

/** Adds what may be there by now, or removes what may be gone: with a device that is removed in the same step. */
export function onceOrder({ tool, line }: Command): string {
  return `ip_once ${tool === "ip -6" ? "-6 " : ""}${line}`;
}

export const unclaimOrder = (key: string): string => `claim_remove ${fileStem(key)}`;

/** The owner of what a key stands for; `undefined` when nobody has claimed it. */
export function claimedBy(claims: readonly Claim<unknown>[], files: readonly OwnFile[], key: string): string | undefined {
  return claims.find((claim) => claim.key === key)?.owner ?? files.find((file) => file.key === key)?.owner;
}

/** Whether there is something of ours to remove; refuses what has become somebody else's. */
export function isStillClaimed(claims: readonly Claim<unknown>[], files: readonly OwnFile[], key: string, owner: string, resource: string): boolean {
  const now = claimedBy(claims, files, key);
  if (now && now !== owner) {
    throw new KvmnetError({
      code: "not-ours",
      resource,
      problem: `it belongs to ${now} now`,
      remedy: "run `pulumi refresh`, look at what is there, and remove it by hand or try again",
    });
  }
  return now !== undefined;
}

/**
 * What is seen of a host, with one of ours that is still there as nobody's where its mark is gone while the host runs: somebody has emptied /run. It is
 * robbed of its mark, as a device may be, and not gone.
 */
export function withUnmarked<Entry, Seen extends Marked>(seen: Seen, key: string, entry: Entry, same: (a: Entry, b: Entry) => boolean): Seen {
  const { claims } = seen.routing;
  const claimed =
    claimedBy(claims, seen.persistence.files, key) !== undefined || (claims as Claim<Entry>[]).some(({ entries }) => entries.some((one) => same(one, entry)));
  return claimed ? seen : { ...seen, routing: { ...seen.routing, claims: [...claims, { key, owner: "", entries: [entry] }] } };
}

interface Marked {
  readonly routing: { readonly claims: readonly Claim<unknown>[] };
  readonly persistence: { readonly files: readonly OwnFile[] };
}

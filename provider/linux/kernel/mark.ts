import type { Facts } from "../../host/host";
import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import type { CommonArgs } from "../../resource/kind";
import { batchLine } from "./batch";
import type { HostFacts } from "./hostFacts";
import type { Link } from "./link";
import { aliasOf, MAX_ALIAS_BYTES, ownerOf } from "./owner";
import { findLink, type Snapshot } from "./snapshot";

/** Refuses a device that somebody else has made. `kind` is what ours would be in the kernel's words; `last`: what we knew of ours. */
export function mayTake(link: Link, args: CommonArgs, last: { readonly owner: string } | undefined, kind: string, type: string): void {
  const resource = `${type} ${args.name}`;
  const { owner } = link;
  if (link.kind !== kind) {
    throw new KvmnetError({
      code: "not-ours",
      resource,
      problem: `a device named ${args.name} exists already, and it is a ${link.kind ?? "network card"}, not a ${kind}`,
      remedy: "choose another name",
    });
  }
  if (owner !== "" && !isMine(owner, args, last)) {
    throw new KvmnetError({
      code: "not-ours",
      resource,
      problem: `the ${kind} ${args.name} exists already and belongs to ${owner}`,
      remedy: "choose another name, or remove it from that program first",
    });
  }
  if (owner === "" && !args.adopt) {
    throw new KvmnetError({
      code: "not-ours",
      resource,
      problem: `a ${kind} named ${args.name} exists already and carries no mark of ours`,
      remedy: "choose another name, or set `adopt: true` to take it over",
    });
  }
}

interface Known {
  readonly name: string;
  readonly owner: string;
  readonly ifindex: number;
  readonly hostFacts: HostFacts;
}

/** An earlier state knew nothing of boots. */
export const isOfThisBoot = ({ hostFacts }: Pick<Known, "hostFacts">, bootId: string): boolean => (hostFacts.bootId ?? bootId) === bootId;

/** The very device that we knew: an index is not given twice while the host runs. */
export function isSame(link: Pick<Known, "ifindex">, last: Known | undefined, { bootId }: Pick<Facts, "bootId">): boolean {
  return last !== undefined && last.ifindex === link.ifindex && isOfThisBoot(last, bootId);
}

/** A device without mark in the place of ours is ours only if it is the same one, robbed of its mark; else ours is gone. */
export function stillOurs<State extends Known>(found: State | undefined, last: Known | undefined, facts: Pick<Facts, "bootId">): State | undefined {
  return found && last && found.owner === "" && !isSame(found, last, facts) ? undefined : found;
}

/** Before a removal: what carries another mark than the one we last saw has become somebody else's. */
export function mayRemove(link: Link, state: Known, type: string, facts: Pick<Facts, "bootId">): void {
  const { owner } = link;
  // A file of ours tells whose a device is that a network manager brought back after a reboot, but not that nobody has made it anew since.
  const known = ownerOf(link.alias) !== "" || !isOfThisBoot(state, facts.bootId) || isSame(link, state, facts);
  if (owner !== state.owner || !known) {
    throw new KvmnetError({
      code: "not-ours",
      resource: `${type} ${state.name}`,
      problem: owner && owner !== state.owner ? `it belongs to ${owner} now` : "it no longer carries our mark (its link alias): somebody may have made it anew",
      remedy: "run `pulumi refresh`, look at what is there, and remove it by hand or try again",
    });
  }
}

/** The mark must fit into a link alias. */
export function* ownerFits(args: CommonArgs): Generator<{ path: string[]; reason: string }> {
  if (Buffer.byteLength(aliasOf(args.owner)) > MAX_ALIAS_BYTES) {
    yield {
      path: ["name"],
      reason: `project, stack and resource name together are longer than the ${MAX_ALIAS_BYTES} bytes of a link alias, which holds the owner mark; choose a shorter logical name`,
    };
  }
}

/** A name for a device that is being made: it gets its real name once it carries the mark, so that none of ours is ever without. */
export function temporaryName(name: string): string {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(name)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return `kvmnet${hash.toString(16).padStart(8, "0")}`;
}

/** Takes away what is left of a run that died before the new device had its mark and name. */
export function leftOver(snapshot: Snapshot, name: string): string[] {
  const temporary = temporaryName(name);
  return findLink(snapshot, temporary) ? [batchLine("link", "del", "dev", temporary)] : [];
}

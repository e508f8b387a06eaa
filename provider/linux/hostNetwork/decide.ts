import type { Facts } from "../../host/host";
import type { Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { type Change, pathText } from "../../resource/change";
import { KvmnetError } from "../../resource/error";
import { isGuestPort } from "../kernel/link";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { afterWork, joined } from "./join";
import {
  type Asked,
  askedOf,
  isAt,
  type Known,
  knownOf,
  type MemberArgs,
  type MemberState,
  memberKind,
  type Place,
  pathOf,
  stateOf,
  strangerOf,
} from "./members";
import { inOrder } from "./order";
import { within } from "./plan";
import type { HostNetworkArgs, HostNetworkState } from "./types";

type MemberWish = Wish<MemberArgs, MemberState>;

/** What is wanted of one of them. */
interface Want extends Place {
  readonly wish: MemberWish;
  /** Ports leave it that another one takes, before it gets what is asked for. */
  readonly releases?: true;
}

export type HostNetworkVerdict = Verdict<Work, HostNetworkState | undefined>;

export function decidePut(seen: Snapshot, args: HostNetworkArgs, last: HostNetworkState | undefined, facts: Facts, written: boolean): HostNetworkVerdict {
  const asked = inOrder(askedOf(args)).ordered;
  const known = knownOf(last);
  const gone = inOrderOfRemoval(known.filter((member) => !asked.some(isAt(member))));
  const puts = asked.map((member): Want => ({ ...member, wish: wishOf(seen, member, known.find(isAt(member)), last, facts) }));
  const wants = [...puts.flatMap((want) => releaseOf(seen, want, asked)), ...gone.map((one) => removalOf(one, last, args)), ...puts];
  const { works, changes, results } = carriedOut(seen, `HostNetwork ${args.name}`, wants, facts, written);
  const [first] = works;
  if (!first) {
    return { is: "settled", result: stateOf(args.name, args.owner, results, facts, args.guard) };
  }
  return {
    is: "work",
    step: "change the host's network",
    work: joined(seen, `HostNetwork ${args.name}`, works, args.guard),
    ...((changes.some(({ from }) => from !== undefined) || last) && { changes }),
  };
}

export function decideRemoval(seen: Snapshot, state: HostNetworkState, facts: Facts): HostNetworkVerdict {
  const wants = inOrderOfRemoval(knownOf(state)).map((one) => removalOf(one, state));
  const { works } = carriedOut(seen, `HostNetwork ${state.name}`, wants, facts, false);
  return works.length === 0
    ? { is: "settled", result: undefined }
    : { is: "work", step: "take the host's network back", work: joined(seen, `HostNetwork ${state.name}`, works, state.guard) };
}

/** What stands on others first. */
function inOrderOfRemoval(known: readonly Known[]): Known[] {
  const members = known.map((member): Asked & { known: Known } => ({ ...member, args: member.state as unknown as MemberArgs, known: member }));
  const { ordered, cycle } = inOrder(members);
  return [...ordered, ...cycle].map((member) => (member as (typeof members)[number]).known).reverse();
}

/** What has become somebody else's is refused by its kind: asked to remove it as what was ours. */
function removalOf({ section, name, state }: Known, whole: HostNetworkState | undefined, args?: HostNetworkArgs): Want {
  const ours = [...(whole ? [whole] : []), ...(args ? [args] : [])];
  const owner = strangerOf({ section, name, state }, ...ours) === undefined ? state.owner : (ours[0]?.owner ?? "");
  return { section, name, wish: { remove: { ...state, owner } } };
}

/** One that has to be made anew is taken for one that nobody knows yet: it carries our mark. */
function wishOf(seen: Snapshot, { args, ...place }: Asked, known: Known | undefined, last: HostNetworkState | undefined, facts: Facts): MemberWish {
  // What has become somebody else's is refused as what was never ours.
  if (!known || !last || strangerOf(known, last, args)) {
    return { put: args };
  }
  const kind = memberKind(place);
  const found = kind.observe(seen, place.name, known.state, facts);
  const anew = found !== undefined && kind.plan(found, args).some(({ impact, refused }) => impact === "replace" && !refused);
  return anew ? { put: args } : { put: args, last: known.state };
}

/** Nothing, where no port changes hands. */
function releaseOf(seen: Snapshot, want: Want, asked: readonly Asked[]): Want[] {
  const { wish, name } = want;
  if (!("put" in wish) || !Array.isArray(wish.put.ports)) {
    return [];
  }
  const wanted: readonly string[] = wish.put.ports;
  const ports = seen.links.filter((link) => link.master === name && !isGuestPort(link)).map((link) => link.name);
  const others = asked.filter((member) => !isAt(want)(member)).flatMap(({ args }) => (Array.isArray(args.ports) ? (args.ports as string[]) : []));
  const left = ports.filter((port) => wanted.includes(port));
  return ports.some((port) => others.includes(port)) ? [{ ...want, releases: true, wish: { ...wish, put: { ...wish.put, ports: left } } }] : [];
}

interface CarriedOut {
  readonly works: readonly Work[];
  readonly changes: readonly Change[];
  readonly results: readonly Known[];
}

/**
 * Each as its kind decides it, on the host as it would be after those before. What is refused is tried again when others have been: a port may have to
 * leave first, a device to be there. What is refused in the end is refused for good.
 */
function carriedOut(seen: Snapshot, resource: string, wants: readonly Want[], facts: Facts, written: boolean): CarriedOut {
  let now = seen;
  let left = [...wants];
  const works: Work[] = [];
  const changes: Change[] = [];
  const results: Known[] = [];
  while (left.length > 0) {
    const refused: { readonly want: Want; readonly error: KvmnetError }[] = [];
    for (const want of left) {
      try {
        const verdict = memberKind(want).decide(now, want.wish, facts, written);
        if (verdict.is === "work") {
          works.push(verdict.work);
          changes.push(...changesOf(want, verdict.changes));
          now = afterWork(now, verdict.work);
        } else if (verdict.result && !want.releases) {
          results.push({ section: want.section, name: want.name, state: verdict.result });
        }
      } catch (error) {
        if (!(error instanceof KvmnetError)) {
          throw error;
        }
        refused.push({ want, error });
      }
    }
    // Nobody waits for a port to leave one that has become what it is to be.
    const open = refused.filter(({ want }) => !want.releases || refused.some((other) => other.want !== want && isAt(want)(other.want)));
    const [first] = open.filter(({ want }) => !want.releases);
    if (first && open.length === left.length) {
      throw located(resource, first.want, first.error);
    }
    left = open.map(({ want }) => want);
  }
  return { works, changes, results };
}

function changesOf(want: Want, changes: readonly Change[] | undefined): Change[] {
  if (!("put" in want.wish)) {
    return [{ path: pathOf(want), from: want.name, to: undefined, impact: "blip", why: "it is removed" }];
  }
  const asked: Asked = { section: want.section, name: want.name, args: want.wish.put };
  return changes ? changes.map((change) => within(asked, change)) : [{ path: pathOf(want), from: undefined, to: want.name, impact: "none", why: "it is made" }];
}

/** The error of one of them, with the way to it. */
function located(resource: string, want: Want, { details }: KvmnetError): KvmnetError {
  const inner = details.property && details.property !== "name" ? `.${details.property}` : "";
  return new KvmnetError({ ...details, resource, property: `${pathText(pathOf(want))}${inner}` });
}

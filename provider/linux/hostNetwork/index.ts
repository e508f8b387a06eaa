import type { Host } from "../../host/host";
import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { GuestNic } from "../../resource/common";
import type { Exclusive } from "../../resource/exclusive";
import { named } from "../../resource/identity";
import type { ResourceKind } from "../../resource/kind";
import { network } from "../kernel/network";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { decidePut, decideRemoval } from "./decide";
import { askedOf, isAt, type Known, knownOf, type MemberArgs, memberKind, pathOf, stateOf } from "./members";
import { hostNetworkImpacts, planHostNetwork } from "./plan";
import { hostNetworkRules } from "./rules";
import { hostNetworkArgs, hostNetworkState } from "./schema";
import { kindOf, sectionNames } from "./sections";
import type { HostNetworkArgs, HostNetworkState } from "./types";

export const hostNetworkRound: RoundKind<HostNetworkArgs, HostNetworkState, Snapshot, Work> = {
  type: "HostNetwork",
  description:
    "Several devices, routes and rules of a host as one transaction: made, changed and taken back in one step, in the order in which they stand on each other, under one guard. For changes that lead through states in which the host could not be reached: two NICs that become a bond with a VLAN on it and a bridge on that. What is not named stays as it is.",
  args: hostNetworkArgs,
  state: hostNetworkState,
  holdsOthers: true,
  rules: hostNetworkRules,
  impacts: hostNetworkImpacts,
  complete,
  plan: planHostNetwork,
  exclusives,
  world: network,
  id: named("host network", "uplink"),
  // It is what a program says that belongs together: nothing on a host is one by itself.
  there: () => [],
  observe: (seen, name, last, facts) => {
    const members = knownOf(last);
    const there = members.flatMap((member): Known[] => {
      const state = memberKind(member).observe(seen, member.name, member.state, facts);
      return state ? [{ ...member, state }] : [];
    });
    const gone = !last || (members.length > 0 && there.length === 0);
    return gone ? undefined : stateOf(name, ownerOf(there, last), there, facts, last.guard);
  },
  closer: (seen, wish) => ("put" in wish ? askedOf(wish.put).flatMap((member) => memberKind(member).closer?.(seen, { put: member.args }) ?? []) : []),
  decide: (seen, wish, facts, written) => ("put" in wish ? decidePut(seen, wish.put, wish.last, facts, written) : decideRemoval(seen, wish.remove, facts)),
  partial: (seen, wish, facts) => {
    const { name, owner } = "put" in wish ? wish.put : wish.remove;
    const there = membersOf(wish).flatMap((member): Known[] => {
      const state = memberKind(member).partial?.(seen, member.wish, facts);
      return state ? [{ section: member.section, name: member.name, state }] : [];
    });
    return there.length > 0 ? stateOf(name, owner, there, facts, ("put" in wish ? wish.put : wish.remove).guard) : undefined;
  },
};

export const hostNetwork: ResourceKind<HostNetworkArgs, HostNetworkState> = {
  ...roundKind(hostNetworkRound),
  guests: (state) => knownOf(state).flatMap((member) => memberKind(member).guests?.(member.state) ?? []),
  attached: async (host: Host, state) => {
    const found = await Promise.all(
      knownOf(state).map(async (member): Promise<readonly GuestNic[]> => (await memberKind(member).attached?.(host, member.state)) ?? []),
    );
    return found.flat();
  },
};

/** Of all that is asked for, and of what was known besides. */
function membersOf(wish: Wish<HostNetworkArgs, HostNetworkState>) {
  const known = knownOf("put" in wish ? wish.last : wish.remove);
  const asked = "put" in wish ? askedOf(wish.put) : [];
  return [
    ...asked.map((member) => ({ ...member, wish: { put: member.args } })),
    ...known.filter((member) => !asked.some(isAt(member))).map((member) => ({ ...member, wish: { remove: member.state } })),
  ];
}

/** The mark that they carry; one that is somebody else's by now is told where it is. */
function ownerOf(members: readonly Known[], last: HostNetworkState): string {
  return members.some(({ state }) => state.owner === last.owner) || members.length === 0 ? last.owner : (members[0]?.state.owner ?? "");
}

/** Those parts that are known, each as its kind completes it. */
function complete(args: Partial<HostNetworkArgs>): Partial<HostNetworkArgs> {
  const completed = sectionNames.flatMap((section) => {
    const members = args[section];
    return members === undefined
      ? []
      : [[section, Object.fromEntries(Object.entries(members).map(([name, values]) => [name, completeMember(section, name, values)]))]];
  });
  return { ...args, ...Object.fromEntries(completed) };
}

function completeMember(section: (typeof sectionNames)[number], name: string, values: object): object {
  const { name: _, ...completed } = kindOf(section).complete({ ...values, name } as Partial<MemberArgs>);
  return completed;
}

function exclusives(args: Partial<HostNetworkArgs>): Exclusive[] {
  return askedOf(args).flatMap((member) =>
    (memberKind(member).exclusives?.(member.args) ?? []).map((one) => ({
      ...one,
      path: [...pathOf(member), ...(one.path[0] === "name" ? one.path.slice(1) : one.path)],
    })),
  );
}

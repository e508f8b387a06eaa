import type { GuardSettings } from "../../host/guard/settings";
import type { Facts } from "../../host/host";
import { hostFactsOf } from "../kernel/hostFacts";
import { isOfThisBoot } from "../kernel/mark";
import { type Claim, claimedBy, withUnmarked } from "../kernel/routing/claims";
import { type KernelRule, ruleText, sameAction, sameInAll, sameRule } from "../kernel/routing/rules";
import type { Snapshot } from "../kernel/snapshot";
import type { BootRule } from "../persistence/config";
import { observeBoot } from "../persistence/state";
import type { PolicyRuleState } from "./types";
import { argsOfRule, claimKey, ruleOfState } from "./wanted";

export function claimOf({ routing }: Snapshot, name: string): Claim<BootRule> | undefined {
  return routing.claims.find((claim) => claim.key === claimKey(name)) as Claim<BootRule> | undefined;
}

/** The kernel's rule for a description: the very same, else the one that stands in its place and does something else. */
export function findRule({ routing }: Snapshot, rule: BootRule): KernelRule | undefined {
  const alike = routing.rules.filter((other) => !other.unknown && sameRule(other, rule));
  return alike.find((other) => sameAction(other, rule)) ?? alike[0];
}

export const findExactly = ({ routing }: Snapshot, rule: BootRule): KernelRule | undefined =>
  routing.rules.find((other) => !other.unknown && sameInAll(other, rule));

/** With what we knew of ours, robbed of its mark. */
export function withLast(snapshot: Snapshot, last: PolicyRuleState | undefined, { bootId }: Facts): Snapshot {
  const known = last && isOfThisBoot(last, bootId) && findExactly(snapshot, ruleOfState(last));
  return known ? withUnmarked(snapshot, claimKey(last.name), ruleOfState(last), sameRule) : snapshot;
}

/**
 * What is ours under a name, whether or not the kernel has the rule at present; `undefined` when nobody has claimed the name. `known`: the
 * rule as it is asked for or was known, for when the mark in /run went with a reboot, and a file alone says whose it is. `unclaimed`: the owner
 * to say where nobody has claimed the name, of a rule that is there all the same.
 */
export function observeRule(
  snapshot: Snapshot,
  name: string,
  facts: Facts,
  known: BootRule | undefined,
  guard?: GuardSettings,
  unclaimed?: "",
): PolicyRuleState | undefined {
  const owner = claimedBy(snapshot.routing.claims, snapshot.persistence.files, claimKey(name)) ?? unclaimed;
  const [rule, ...former] = claimOf(snapshot, name)?.entries ?? (known ? [known] : []);
  if (owner === undefined || !rule || (owner === "" && !findRule(snapshot, rule))) {
    return undefined;
  }
  const found = findRule(snapshot, rule);
  return {
    name,
    owner,
    present: found !== undefined,
    ...argsOfRule(found ?? rule),
    leftovers: former.filter((one) => findExactly(snapshot, one)).map(ruleText),
    ...observeBoot(snapshot.persistence, facts, claimKey(name), []),
    hostFacts: hostFactsOf(facts),
    ...(guard && { guard }),
  };
}

import { isDeepStrictEqual } from "node:util";
import type { Facts } from "../../host/host";
import { claimOrder, onceOrder, unclaimOrder } from "../kernel/routing/claims";
import { type KernelRule, removedBy, sameInAll } from "../kernel/routing/rules";
import type { Snapshot } from "../kernel/snapshot";
import type { BootRule } from "../persistence/config";
import { keepingOf } from "../persistence/keeping";
import { addRuleLine, dropRuleLine } from "../persistence/lines";
import { filesAsSeen, persistenceOrders, removalOrders } from "../persistence/plan";
import { observeBoot } from "../persistence/state";
import { claimOf, findExactly, findRule } from "./observe";
import type { PolicyRuleArgs, PolicyRuleState } from "./types";
import { bootConfig, claimKey, ruleFor, ruleOfState } from "./wanted";

/** What a change does to the kernel's rules. */
export interface RuleChange {
  readonly wanted: BootRule;
  readonly there: boolean;
  /** Rules of ours that this one takes the place of. */
  readonly former: readonly BootRule[];
}

export function ruleChange(snapshot: Snapshot, args: PolicyRuleArgs, observed: PolicyRuleState | undefined): RuleChange {
  const wanted = ruleFor(args);
  const known = claimOf(snapshot, args.name)?.entries ?? (observed ? [ruleOfState(observed)] : []);
  // One in the place of ours that does something else: changed by hand, or taken over.
  const other = findRule(snapshot, wanted);
  const former = [...known, ...(other ? [other] : [])].flatMap((one) => (sameInAll(one, wanted) ? [] : (findExactly(snapshot, one) ?? [])));
  return { wanted, there: findExactly(snapshot, wanted) !== undefined, former: eachOnce(former) };
}

/** The orders that make the rule what is asked for. The mark comes first: whatever this leaves when it is cut short is known as ours. Pure. */
export function ruleOrders(snapshot: Snapshot, args: PolicyRuleArgs, observed: PolicyRuleState | undefined, facts: Facts): string[] {
  const { wanted, there, former } = ruleChange(snapshot, args, observed);
  const claim = { key: claimKey(args.name), owner: args.owner, entries: [wanted] };
  const during = { ...claim, entries: [wanted, ...former] };
  const removals = former.map((rule) => onceOrder(dropRuleLine(rule)));
  const come = there ? [] : [wanted];
  const addition = come.map((rule) => onceOrder(addRuleLine(rule)));
  const [withoutFormer, withBoth] = [leftOrders(snapshot, former), leftOrders(snapshot, [], come)];
  // "File exists": the kernel tells a new rule from those that are there as it tells them apart in a removal.
  const mustGoFirst = !there && former.some((rule) => removedBy(wanted, [{ ...rule, unknown: false }]));
  const around = persistenceOrders(keepingOf(args.persistence, observeBoot(snapshot.persistence, facts, claim.key, []), bootConfig(args)));
  const alike = snapshot.routing.rules.filter(({ family, priority }) => family === wanted.family && priority === wanted.priority);
  return [
    ...(there ? [] : [`rules_are ${wanted.family} ${wanted.priority} ${alike.length}`]),
    ...around.expect,
    ...(isDeepStrictEqual(claimOf(snapshot, args.name), during) ? [] : [claimOrder(during)]),
    ...around.before,
    ...(former.length === 0 ? addition : mustGoFirst ? [...removals, ...withoutFormer, ...addition] : [...addition, ...withBoth, ...removals]),
    // What is still there stays ours: a tool's word alone is not enough to forget it.
    ...(former.length > 0 ? [...leftOrders(snapshot, former, come), claimOrder(claim)] : []),
    ...around.after,
  ];
}

/** The orders that take it away. Pure. */
export function removeOrders(snapshot: Snapshot, state: PolicyRuleState, facts: Facts): string[] {
  const { name, owner } = state;
  const marked = claimOf(snapshot, name);
  const entries = marked?.entries ?? [ruleOfState(state)];
  const persisted = observeBoot(snapshot.persistence, facts, claimKey(name), []);
  const rules = rulesToRemove(snapshot, entries);
  const config = { title: `PolicyRule ${name}`, owner, key: claimKey(name), rules: entries };
  return [
    ...filesAsSeen(persisted),
    // The file that says whose it is goes before the end.
    ...(marked ? [] : [claimOrder({ key: claimKey(name), owner, entries })]),
    ...rules.map((rule) => onceOrder(dropRuleLine(rule))),
    ...leftOrders(snapshot, rules),
    ...removalOrders(persisted, config),
    unclaimOrder(claimKey(name)),
  ];
}

/** How many rules there must be, once some are gone and others have come, for each of their priorities. */
function leftOrders(snapshot: Snapshot, gone: readonly BootRule[], come: readonly BootRule[] = []): string[] {
  const places = [...new Set([...gone, ...come].map(({ family, priority }) => `${family} ${priority}`))];
  const at = (place: string) => (rule: { family: number; priority: number }) => `${rule.family} ${rule.priority}` === place;
  return places.map((place) => {
    const number = snapshot.routing.rules.filter(at(place)).length - gone.filter(at(place)).length + come.filter(at(place)).length;
    return `rules_are ${place} ${number}`;
  });
}

/** Those of ours that the kernel has: also one that was given another action by hand. */
export function rulesToRemove(snapshot: Snapshot, entries: readonly BootRule[]): BootRule[] {
  const found = entries.flatMap((entry) => findRule(snapshot, entry) ?? []);
  return eachOnce(found);
}

const eachOnce = (rules: readonly KernelRule[]) => [...new Set(rules)].map(({ unknown: _, ...rule }): BootRule => rule);

import { isMine } from "../../resource/claim";
import { KvmnetError } from "../../resource/error";
import { refusal } from "../kernel/refuse";
import { sessionDanger } from "../kernel/routing/answer";
import { type Claim, claimedBy, isStillClaimed } from "../kernel/routing/claims";
import type { Routing } from "../kernel/routing/routing";
import { type KernelRule, removedBy, ruleText, sameInAll, sameRule } from "../kernel/routing/rules";
import type { Snapshot } from "../kernel/snapshot";
import type { BootRule } from "../persistence/config";
import { claimOf, findRule } from "./observe";
import { type RuleChange, rulesToRemove } from "./orders";
import type { PolicyRuleArgs, PolicyRuleState } from "./types";
import { claimKey, ruleFor, ruleOfState } from "./wanted";

const resourceOf = ({ name }: { readonly name: string }) => `PolicyRule ${name}`;

/** Refuses a name or a rule that is somebody else's; says whether one that is nobody's is taken over. `last`: what we knew of ours. */
export function mayTakeRule(snapshot: Snapshot, args: PolicyRuleArgs, last: PolicyRuleState | undefined): boolean {
  const notOurs = (problem: string, remedy: string) => new KvmnetError({ code: "not-ours", resource: resourceOf(args), problem, remedy });
  const owner = claimedBy(snapshot.routing.claims, snapshot.persistence.files, claimKey(args.name));
  if (owner && !isMine(owner, args, last)) {
    throw notOurs(`a rule of this name exists already on the host and belongs to ${owner}`, "choose another name, or remove it from that program first");
  }
  const wanted = ruleFor(args);
  const other = ruleClaims(snapshot).find((claim) => claim.key !== claimKey(args.name) && claim.entries.some((entry) => sameRule(entry, wanted)));
  if (other) {
    throw notOurs(
      `the rule ${ruleText(wanted)} belongs to ${other.owner} (${other.key.replace("rule-", "PolicyRule ")})`,
      "choose another `priority`, or remove one of the two",
    );
  }
  const there = findRule(snapshot, wanted);
  const claim = claimOf(snapshot, args.name);
  const ours = claim ? claim.entries.some((entry) => sameRule(entry, wanted)) : owner !== undefined && (!last || sameRule(ruleOfState(last), wanted));
  if (there && !ours && !args.adopt) {
    throw notOurs(
      `the host has the rule ${ruleText(there)} already, and it carries no mark of ours`,
      "choose another `priority`, or set `adopt: true` to take it over",
    );
  }
  return there !== undefined && !ours;
}

/** What can only be known on the host. Throws the first reason against it. */
export function checkRule(snapshot: Snapshot, args: PolicyRuleArgs, change: RuleChange): void {
  const { rules } = snapshot.routing;
  const target = args.action === "goto" && !rules.some((rule) => rule.family === change.wanted.family && rule.priority === args.goto);
  if (target) {
    throw refusal(resourceOf(args), "goto", `the host has no rule with priority ${args.goto}`, "make that rule first (`dependsOn`)");
  }
  mayRemoveThese(snapshot, args, change.former);
  const shadowed = change.there
    ? undefined
    : removedBy(
        change.wanted,
        rules.filter((rule) => !change.former.some((one) => sameInAll(one, rule))),
      );
  if (shadowed) {
    throw refusal(
      resourceOf(args),
      "priority",
      `the kernel does not tell it from ${ruleText(shadowed)}: selectors that a rule leaves out, and \`not\`, do not count when it is added or removed`,
      "choose a `priority` that no other rule has",
    );
  }
}

/** Whether the answers to our own session would go on as they do: why they may not. */
export function ruleDanger({ routing }: Snapshot, { former, wanted }: RuleChange, sessionDevices: readonly string[]): string | undefined {
  const without = routing.rules.filter((rule) => !former.some((one) => sameInAll(one, rule)) && !sameInAll(rule, wanted));
  return answersDanger(routing, [...without, { ...wanted, unknown: false }], sessionDevices);
}

/** The same for a removal. */
export function removalDanger(snapshot: Snapshot, state: PolicyRuleState, sessionDevices: readonly string[]): string | undefined {
  const removed = rulesToRemove(snapshot, claimOf(snapshot, state.name)?.entries ?? [ruleOfState(state)]);
  const left = snapshot.routing.rules.filter((rule) => !removed.some((one) => sameInAll(one, rule)));
  return answersDanger(snapshot.routing, left, sessionDevices);
}

/** The kernel removes the first rule that has everything which is named; it must be the one that is meant. */
function mayRemoveThese(snapshot: Snapshot, subject: { readonly name: string }, removed: readonly BootRule[]): void {
  for (const rule of removed) {
    const hit = removedBy(rule, snapshot.routing.rules);
    if (hit && !sameInAll(hit, rule)) {
      throw refusal(
        resourceOf(subject),
        "priority",
        `the kernel would remove ${ruleText(hit)} in place of ${ruleText(rule)}`,
        "give the other rule another priority first, or remove this one by hand",
      );
    }
  }
}

function answersDanger(routing: Routing, rules: readonly KernelRule[], sessionDevices: readonly string[]): string | undefined {
  return sessionDevices.length > 0 ? sessionDanger(routing, { ...routing, rules }, routing.session) : undefined;
}

/** Whether there is something of ours to remove; refuses what has become somebody else's. */
export function mayRemoveRule(snapshot: Snapshot, state: PolicyRuleState): boolean {
  const { routing, persistence } = snapshot;
  if (!isStillClaimed(routing.claims, persistence.files, claimKey(state.name), state.owner, resourceOf(state))) {
    return false;
  }
  const removed = rulesToRemove(snapshot, claimOf(snapshot, state.name)?.entries ?? [ruleOfState(state)]);
  mayRemoveThese(snapshot, state, removed);
  return true;
}

function ruleClaims({ routing }: Snapshot): Claim<BootRule>[] {
  return routing.claims.filter((claim) => claim.key.startsWith("rule-")) as Claim<BootRule>[];
}

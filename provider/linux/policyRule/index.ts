import type { Facts } from "../../host/host";
import { type RoundKind, roundKind, type Wish } from "../../host/round/kind";
import type { Verdict } from "../../host/round/world";
import { markChange } from "../../resource/claim";
import { network } from "../kernel/network";
import type { Snapshot } from "../kernel/snapshot";
import type { Work } from "../kernel/steps";
import { undoOf } from "../kernel/undo";
import { checkRule, mayRemoveRule, mayTakeRule, removalDanger, ruleDanger } from "./checks";
import { presentRules, ruleId } from "./identity";
import { observeRule, withLast } from "./observe";
import { removeOrders, ruleChange, ruleOrders } from "./orders";
import { planPolicyRule, policyRuleImpacts } from "./plan";
import { policyRuleRules } from "./rules";
import { policyRuleArgs, policyRuleState } from "./schema";
import type { PolicyRuleArgs, PolicyRuleState } from "./types";
import { completeRule, ruleFor, ruleOfState } from "./wanted";

export const policyRuleRound: RoundKind<PolicyRuleArgs, PolicyRuleState, Snapshot, Work> = {
  type: "PolicyRule",
  description:
    "A rule that decides which routing table packets are looked up in, or that they are dropped: by source, destination, device, mark, protocol, ports or user. Where it leads the answers to our own SSH session elsewhere, the host takes it back unless we still reach it (`guard`).",
  args: policyRuleArgs,
  state: policyRuleState,
  rules: policyRuleRules,
  impacts: policyRuleImpacts,
  complete: completeRule,
  plan: planPolicyRule,
  world: network,
  id: ruleId,
  there: presentRules,
  observe: (seen, name, last, facts) =>
    observeRule(withLast(seen, last, facts), name, facts, last && ruleOfState(last), last?.guard, last?.owner === "" ? "" : undefined),
  decide: (seen, wish, facts, written) =>
    "put" in wish ? decidePut(withLast(seen, wish.last, facts), wish, facts, written) : decideRemoval(withLast(seen, wish.remove, facts), wish.remove, facts),
  partial: (seen, wish, facts) => {
    const state = observeRule(
      seen,
      nameOf(wish),
      facts,
      "put" in wish ? ruleFor(wish.put) : ruleOfState(wish.remove),
      ("put" in wish ? wish.put : wish.remove).guard,
    );
    return state?.owner === ("put" in wish ? wish.put : wish.remove).owner ? state : undefined;
  },
};

export const policyRule = roundKind(policyRuleRound);

type RuleVerdict = Verdict<Work, PolicyRuleState | undefined>;
type RuleWish = Wish<PolicyRuleArgs, PolicyRuleState>;
type Put = Extract<RuleWish, { put: PolicyRuleArgs }>;

const nameOf = (wish: RuleWish) => ("put" in wish ? wish.put : wish.remove).name;

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
function decidePut(seen: Snapshot, { put: args, last }: Put, facts: Facts, written: boolean): RuleVerdict {
  const adopts = mayTakeRule(seen, args, written ? undefined : last);
  const now = observeRule(seen, args.name, facts, ruleFor(args), args.guard);
  const changes = now ? planPolicyRule(now, args) : adopts ? [markChange(args)] : undefined;
  if (now && changes?.length === 0) {
    return { is: "settled", result: now };
  }
  const observed = last ? observeRule(seen, args.name, facts, ruleOfState(last), last.guard) : now;
  const change = ruleChange(seen, args, observed);
  checkRule(seen, args, change);
  const orders = ruleOrders(seen, args, observed, facts);
  const danger = ruleDanger(seen, change, facts.sessionDevices);
  return {
    is: "work",
    step: observed ? "change the rule" : "add the rule",
    work: { orders, undo: undoOf(seen, orders), guard: args.guard, danger },
    ...(changes && { changes }),
  };
}

function decideRemoval(seen: Snapshot, state: PolicyRuleState, facts: Facts): RuleVerdict {
  if (!mayRemoveRule(seen, state)) {
    return { is: "settled", result: undefined };
  }
  const orders = removeOrders(seen, state, facts);
  const danger = removalDanger(seen, state, facts.sessionDevices);
  return { is: "work", step: "remove the rule", work: { orders, undo: undoOf(seen, orders), guard: state.guard, danger } };
}

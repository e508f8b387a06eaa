import type { Host } from "../../host/host";
import type { ResourceKind } from "../../resource/kind";
import { apply } from "../kernel/apply";
import { hostSnapshot, type Snapshot } from "../kernel/snapshot";
import { settled } from "../kernel/verify";
import { checkRule, mayRemoveRule, mayTakeRule } from "./checks";
import { observeRule } from "./observe";
import { removeOrders, ruleChange, ruleOrders } from "./orders";
import { planPolicyRule, policyRuleImpacts } from "./plan";
import { policyRuleRules } from "./rules";
import { policyRuleArgs, policyRuleState } from "./schema";
import type { PolicyRuleArgs, PolicyRuleState } from "./types";
import { completeRule, ruleFor, ruleOfState } from "./wanted";

export const policyRule: ResourceKind<PolicyRuleArgs, PolicyRuleState> = {
  type: "PolicyRule",
  description:
    "A rule that decides which routing table packets are looked up in, or that they are dropped: by source, destination, device, mark, protocol, ports or user. A rule that would lead the answers to our own SSH session elsewhere is refused.",
  args: policyRuleArgs,
  state: policyRuleState,
  rules: policyRuleRules,
  impacts: policyRuleImpacts,
  complete: completeRule,
  plan: planPolicyRule,
  create: (host, args) => reconcile(host, args, "add the rule"),
  read: async (host, name, last) => observeRule(await hostSnapshot(host), name, host.facts, last && ruleOfState(last)),
  update: (host, state, args) => reconcile(host, args, "change the rule", state),
  delete: remove,
};

/** Creating and changing are one thing: whatever is there becomes what is asked for. */
async function reconcile(host: Host, args: PolicyRuleArgs, step: string, last?: PolicyRuleState): Promise<PolicyRuleState> {
  const snapshot = await hostSnapshot(host);
  mayTakeRule(snapshot, args, last);
  const observed = observeRule(snapshot, args.name, host.facts, last ? ruleOfState(last) : ruleFor(args));
  const change = ruleChange(snapshot, args, observed);
  checkRule(snapshot, args, change, host.facts.sessionDevices);
  const orders = ruleOrders(snapshot, args, observed, host.facts);
  const observe = (after: Snapshot) => observeRule(after, args.name, host.facts, ruleFor(args));
  return settled(host, { type: "PolicyRule", args, observe, plan: planPolicyRule }, () => apply(host, step, orders));
}

async function remove(host: Host, state: PolicyRuleState): Promise<void> {
  const snapshot = await hostSnapshot(host);
  if (mayRemoveRule(snapshot, state, host.facts.sessionDevices)) {
    await apply(host, "remove the rule", removeOrders(snapshot, state, host.facts));
  }
}

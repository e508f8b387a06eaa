import { planGuard } from "../../host/guard/argument";
import type { Change } from "../../resource/change";
import { planClaim } from "../../resource/claim";
import type { Impacts, PropertyImpact } from "../../resource/plan";
import { keepingOf } from "../persistence/keeping";
import { planPersistence } from "../persistence/plan";
import type { PolicyRuleArgs, PolicyRuleState } from "./types";
import { argsOfRule, bootConfig, ruleFor, selectorNames } from "./wanted";

const moved: PropertyImpact = {
  impact: "blip",
  why: "one rule takes the place of the other in one step; packets that it is for may change their way",
};

export const policyRuleImpacts: Impacts<PolicyRuleArgs> = {
  name: { impact: "replace", why: "the rule is removed and added again under the other name" },
  priority: { impact: "none", why: "the same rule is there under both priorities until the old one goes" },
  family: moved,
  ...Object.fromEntries(selectorNames.map((name) => [name, moved])),
  not: moved,
  action: moved,
  table: moved,
  goto: moved,
  suppressPrefixLength: moved,
  guard: { impact: "none", why: "only remembered, for later changes" },
};

const compared = ["priority", "family", ...selectorNames, "not", "action", "table", "goto", "suppressPrefixLength"] as const;

/** A selector that is not set is none: a rule is one thing, of which nothing can be left unmanaged. */
export function planPolicyRule(state: PolicyRuleState, args: PolicyRuleArgs): Change[] {
  const wanted: Partial<Record<(typeof compared)[number], unknown>> = argsOfRule(ruleFor(args));
  const differing = compared.filter((property) => state[property] !== wanted[property]);
  return [
    ...differing.map((property): Change => ({ path: [property], from: state[property], to: wanted[property], ...(policyRuleImpacts[property] ?? moved) })),
    ...(state.present || differing.length > 0
      ? []
      : [{ path: ["present"], from: false, to: true, impact: "blip", why: "the rule is added again" } satisfies Change]),
    ...(state.leftovers.length > 0
      ? [{ path: ["leftovers"], from: state.leftovers, to: [], impact: "none", why: "what a broken-off change left is removed" } satisfies Change]
      : []),
    ...planGuard(state, args),
    ...planClaim(state, args),
    ...planPersistence(keepingOf(args.persistence, state, bootConfig(args))),
  ];
}

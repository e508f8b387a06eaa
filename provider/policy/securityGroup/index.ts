import { unordered } from "../../resource/addresses";
import { completeGroup, normalRules } from "../../resource/securityGroup/normal";
import { securityGroupRules } from "../../resource/securityGroup/rules";
import { securityGroupArgs, securityGroupSpec } from "../../resource/securityGroup/schema";
import type { SecurityGroupArgs, SecurityGroupSpec } from "../../resource/securityGroup/types";
import { changedWords } from "../../resource/securityGroup/words";
import { endedOf, endedWords, missingFrom, refuseMissing, refuseUsed, STAY, usersOf } from "../references";
import type { Policy } from "../snapshot";
import { fragmentKind } from "../table/fragmentKind";
import { fragmentOf, KIND } from "./render";
import { type SecurityGroupState, securityGroupState } from "./state";

export const securityGroup = fragmentKind<SecurityGroupArgs, SecurityGroupState, SecurityGroupSpec, SecurityGroupSpec>({
  type: KIND,
  description:
    "What may reach guests, and what they may send: an unordered set of things that are open. It is stateful (answers pass), everything else in is dropped, everything out passes unless `egress` says what does. It does nothing by itself: a SecurityGroupAttachment puts guests into it, and several groups of one guest open what any of them opens.",
  noun: "security group",
  example: "web",
  steps: { create: "make the security group", change: "change the security group", remove: "remove the security group" },
  args: securityGroupArgs,
  state: securityGroupState,
  spec: securityGroupSpec,
  rules: securityGroupRules,
  impacts: {
    name: { impact: "replace", why: "the group is removed and made again under the other name" },
    ingress: { impact: "none", why: `what reaches its members from then on; ${STAY}` },
    egress: { impact: "none", why: `what its members may send from then on; ${STAY}` },
    members: { impact: "none", why: `whom rules that name it mean from then on; ${STAY}` },
  },
  complete: completeGroup,
  askedOf: ({ ingress, egress, members }) => ({ ingress: normalRules(ingress), ...(egress && { egress: normalRules(egress) }), members: unordered(members) }),
  resolve: (seen, asked, name) => {
    refuseMissing(seen, referencesOf(asked), name);
    return asked;
  },
  faults: (seen, spec, name) => missingFrom(seen, referencesOf(spec), name).map((one) => `the ${one.kind} ${one.name}, which it names, is gone`),
  fragmentOf,
  view: ({ ingress, egress, members }) => ({ ingress, ...(egress && { egress }), members }),
  notes: notesOf,
  removalNotes: () => [],
  refuseRemoval: (seen, name) => refuseUsed(seen, KIND, name, "the security group"),
});

function* referencesOf({ ingress, egress = [] }: SecurityGroupSpec) {
  for (const [direction, rules] of Object.entries({ ingress, egress })) {
    for (const [i, { addressSets = [], groups = [] }] of rules.entries()) {
      yield* addressSets.map((name, j) => ({ kind: "AddressSet", name, path: `${direction}[${i}].addressSets[${j}]` }));
      yield* groups.map((name, j) => ({ kind: KIND, name, path: `${direction}[${i}].groups[${j}]` }));
    }
  }
}

/** What opens and what closes, where anybody is in the group. */
function notesOf(seen: Policy, name: string, spec: SecurityGroupSpec, before: SecurityGroupSpec | undefined): string[] {
  const on = usersOf(seen, KIND, name).flatMap(({ kind, place }) => (kind === "SecurityGroupAttachment" && place ? [place] : []));
  if (!before) {
    return [];
  }
  const gone = before.members.filter((member) => !spec.members.includes(member));
  const ended = gone.length > 0 ? endedWords(endedOf(seen, { members: name }), gone.join(", ")) : [];
  if (on.length === 0) {
    return ended;
  }
  const whom = on.length > 3 ? `${on.slice(0, 3).join(", ")} and ${on.length - 3} more` : on.join(", ");
  const changed = changedWords(spec, before, whom);
  return [...changed, ...(changed.some((one) => one.startsWith("closes ")) ? endedWords(endedOf(seen, { group: name })) : []), ...ended];
}

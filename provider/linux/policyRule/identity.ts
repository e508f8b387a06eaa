import type { Facts } from "../../host/host";
import { type Grammar, type Present, settingsText, withSettings } from "../../resource/identity";
import type { Claim } from "../kernel/routing/claims";
import { sameInAll, sameRule } from "../kernel/routing/rules";
import type { Snapshot } from "../kernel/snapshot";
import type { BootRule } from "../persistence/config";
import { observeRule } from "./observe";
import type { PolicyRuleState } from "./types";

const SETTINGS = { family: /^ipv[46]$/, number: /^[1-9]\d{0,3}$/ };

export const ruleId: Grammar = {
  form: "PRIORITY[,family=ipv4|ipv6][,number=N]",
  words:
    "PRIORITY is where the rule stands (`ip rule`); the family where both have one there, N where several stand at one priority, counted as `ip rule` prints them",
  examples: ["1000", "1000,family=ipv6"],
  normal: (text) => {
    const parts = withSettings(text, SETTINGS);
    return parts && /^[1-9]\d{0,9}$/.test(parts.head) ? settingsText(parts.head, parts.settings) : undefined;
  },
};

/** The kernel's own, which are there on every host: main, and default. */
const KERNELS = [32766, 32767];

/** Every rule that has words of ours, with those of ours that the kernel does not have at present. */
export function presentRules(snapshot: Snapshot, facts: Facts): Present<PolicyRuleState>[] {
  const claims = snapshot.routing.claims.filter(({ key }) => key.startsWith("rule-")) as Claim<BootRule>[];
  const seen: readonly BootRule[] = snapshot.routing.rules.filter(({ unknown, priority }) => !unknown && priority > 0 && !KERNELS.includes(priority));
  const missing = claims.flatMap(({ entries }) => entries.slice(0, 1).filter((entry) => !seen.some((rule) => sameRule(rule, entry))));
  const all = [...seen, ...missing];
  return all.map((rule) => {
    const claim = claims.find(({ entries }) => entries.some((entry) => sameRule(entry, rule)));
    const name = claim?.key.slice("rule-".length);
    return {
      ...idsOf(rule, all),
      ...(name !== undefined && { name }),
      observe: (called: string) => observeRule(snapshot, name ?? called, facts, rule, undefined, ""),
    };
  });
}

function idsOf(rule: BootRule, all: readonly BootRule[]): { id: string; also: string[] } {
  const there = all.filter(({ priority }) => priority === rule.priority);
  const alike = there.filter(({ family }) => family === rule.family);
  const number = alike.findIndex((one) => sameInAll(one, rule)) + 1;
  const family = rule.family === 6 ? "ipv6" : "ipv4";
  const say = (settings: Record<string, string | number>) => settingsText(String(rule.priority), settings);
  const id = say({ ...((family === "ipv6" || there.length > alike.length) && { family }), ...(alike.length > 1 && { number }) });
  return { id, also: [say({}), say({ family }), say({ number }), say({ family, number })].filter((one) => one !== id) };
}

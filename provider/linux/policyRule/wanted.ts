import { familyOf } from "../../resource/ip";
import { protocolName, protocolNumber } from "../kernel/routing/rules";
import { tableOf } from "../kernel/routing/tables";
import type { BootConfig, BootRule } from "../persistence/config";
import type { PolicyRuleArgs, PolicyRuleState } from "./types";

/** What a rule is asked to be, in the kernel's terms, and back. Pure. */

export const claimKey = (name: string) => `rule-${name}`;

export function familyOfArgs({ family, from, to }: Partial<PolicyRuleArgs>): 4 | 6 | undefined {
  const address = from ?? to;
  return address !== undefined ? familyOf(address) : family === undefined ? undefined : family === "ipv6" ? 6 : 4;
}

/** The normal form: the table by its name. */
export function completeRule(args: Partial<PolicyRuleArgs>): Partial<PolicyRuleArgs> {
  return { ...args, ...(typeof args.table === "number" && { table: tableOf(args.table) }) };
}

/** Selectors by their names here and in the words of iproute2. */
const SELECTORS = {
  from: "from",
  to: "to",
  iif: "iif",
  oif: "oif",
  fwmark: "fwmark",
  ipProtocol: "ipproto",
  sourcePort: "sport",
  destinationPort: "dport",
  tos: "tos",
  uidRange: "uidrange",
} as const;

export const selectorNames = Object.keys(SELECTORS) as (keyof typeof SELECTORS)[];

export function ruleFor(args: PolicyRuleArgs): BootRule {
  const selectors = Object.fromEntries(selectorNames.flatMap((name) => (args[name] === undefined ? [] : [[SELECTORS[name], args[name]]])));
  return {
    family: familyOfArgs(args) ?? 4,
    priority: args.priority,
    ...selectors,
    ...(args.ipProtocol !== undefined && { ipproto: protocolNumber(args.ipProtocol) }),
    ...(args.not && { not: true }),
    action: args.action === "goto" ? `goto ${args.goto}` : args.action,
    ...(args.action === "lookup" && { table: String(args.table ?? "main") }),
    ...(args.suppressPrefixLength !== undefined && { suppressPrefixLength: args.suppressPrefixLength }),
  };
}

/** The same in the words of the resource. */
export function argsOfRule(rule: BootRule) {
  const [action = "", target] = rule.action.split(" ");
  const selectors = Object.fromEntries(selectorNames.flatMap((name) => (rule[SELECTORS[name]] === undefined ? [] : [[name, rule[SELECTORS[name]]]])));
  return {
    priority: rule.priority,
    family: rule.family === 6 ? ("ipv6" as const) : ("ipv4" as const),
    ...(selectors as Partial<Record<(typeof selectorNames)[number], string>>),
    ...(rule.ipproto !== undefined && { ipProtocol: protocolName(rule.ipproto) }),
    not: rule.not ?? false,
    action,
    ...(action === "lookup" && rule.table !== undefined && { table: tableOfText(rule.table) }),
    ...(target !== undefined && { goto: Number(target) }),
    ...(rule.suppressPrefixLength !== undefined && { suppressPrefixLength: rule.suppressPrefixLength }),
  };
}

const tableOfText = (table: string) => (/^\d+$/.test(table) ? tableOf(Number(table)) : (table as "main"));

/** What we knew of a rule, as it would be asked for. */
export function ruleOfState({ present: _, ...state }: PolicyRuleState): BootRule {
  return ruleFor(state as unknown as PolicyRuleArgs);
}

export function bootConfig(args: PolicyRuleArgs): BootConfig {
  return { title: `PolicyRule ${args.name}`, owner: args.owner, key: claimKey(args.name), rules: [ruleFor(args)] };
}

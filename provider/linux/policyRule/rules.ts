import { familyOf } from "../../resource/ip";
import type { Problem, Rule } from "../../resource/kind";
import type { PolicyRuleArgs } from "./types";
import { familyOfArgs } from "./wanted";

function* recordName(args: PolicyRuleArgs): Iterable<Problem> {
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/.test(args.name)) {
    yield { path: ["name"], reason: "is part of a file's name: 1 to 64 letters, digits, _ . or -, the first a letter or digit" };
  }
}

function* family(args: PolicyRuleArgs): Iterable<Problem> {
  const { from, to } = args;
  if (familyOfArgs(args) === undefined) {
    yield { path: ["family"], reason: "is needed, as neither `from` nor `to` tells whether the rule is for IPv4 or IPv6" };
  }
  if (from !== undefined && to !== undefined && familyOf(from) !== familyOf(to)) {
    yield { path: ["to"], reason: `is not of the family of \`from\` (${from})` };
  }
  const address = from ?? to;
  if (args.family !== undefined && address !== undefined && (args.family === "ipv6") !== (familyOf(address) === 6)) {
    yield { path: ["family"], reason: `is not that of ${address}; leave it out` };
  }
}

function* action(args: PolicyRuleArgs): Iterable<Problem> {
  if (args.action === "lookup" && args.table === undefined) {
    yield { path: ["table"], reason: "is needed with `lookup`" };
  }
  if (args.action !== "lookup" && args.table !== undefined) {
    yield { path: ["table"], reason: `has no meaning with \`action: "${args.action}"\`` };
  }
  if (args.action !== "lookup" && args.suppressPrefixLength !== undefined) {
    yield { path: ["suppressPrefixLength"], reason: `has no meaning with \`action: "${args.action}"\`` };
  }
  if (args.suppressPrefixLength !== undefined && args.suppressPrefixLength > 32 && familyOfArgs(args) === 4) {
    yield { path: ["suppressPrefixLength"], reason: "must be at most 32 in IPv4" };
  }
}

function* jump(args: PolicyRuleArgs): Iterable<Problem> {
  if (args.action === "goto" && args.goto === undefined) {
    yield { path: ["goto"], reason: 'is needed with `action: "goto"`' };
  }
  if (args.action !== "goto" && args.goto !== undefined) {
    yield { path: ["goto"], reason: `has no meaning with \`action: "${args.action}"\`` };
  }
  if (args.goto !== undefined && args.goto <= args.priority) {
    yield { path: ["goto"], reason: `must be higher than the rule's own priority (${args.priority}): the kernel only goes on, not back` };
  }
}

/** `not` turns round the whole of the selectors; of none it would match nothing. */
function* inversion(args: PolicyRuleArgs): Iterable<Problem> {
  const { from, to, iif, oif, fwmark, ipProtocol, sourcePort, destinationPort, tos, uidRange } = args;
  const selectors = [from, to, iif, oif, fwmark, ipProtocol, sourcePort, destinationPort, tos, uidRange];
  if (args.not && selectors.every((value) => value === undefined)) {
    yield { path: ["not"], reason: "needs a selector: without one the rule would match nothing" };
  }
}

export const policyRuleRules: readonly Rule<PolicyRuleArgs>[] = [recordName, family, action, jump, inversion];

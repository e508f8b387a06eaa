import { apart, everybodyAlone } from "../../resource/addresses";
import { familyOf } from "../../resource/ip";
import type { Problem, Rule } from "../../resource/kind";
import type { NetworkFirewallArgs } from "./types";

function* doesSomething({ inboundFrom, masquerade }: NetworkFirewallArgs): Iterable<Problem> {
  if (inboundFrom.includes("any") && masquerade.length === 0) {
    yield { path: ["inboundFrom"], reason: "is everybody, and nothing is translated: it would do nothing" };
  }
}

function* sourcesApart({ inboundFrom }: NetworkFirewallArgs): Iterable<Problem> {
  yield* everybodyAlone(inboundFrom, ["inboundFrom"]);
}

function* exceptOfTranslated({ masquerade, masqueradeExcept }: NetworkFirewallArgs): Iterable<Problem> {
  for (const [i, value] of masqueradeExcept.entries()) {
    if (!masquerade.includes(`ipv${familyOf(value)}`)) {
      yield { path: ["masqueradeExcept", i], reason: `is of IPv${familyOf(value)}, of which nothing is translated` };
    }
  }
  yield* apart(masqueradeExcept, ["masqueradeExcept"]);
}

export const networkFirewallRules: readonly Rule<NetworkFirewallArgs>[] = [doesSomething, sourcesApart, exceptOfTranslated];

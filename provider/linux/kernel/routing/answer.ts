import { contains, subnetOf } from "../../../resource/ip";
import type { BootRule } from "../../persistence/config";
import { type KernelRoute, keyText } from "./routes";
import { type KernelRule, markOf } from "./rules";
import { seenTable, tablesOf } from "./tables";

/** Our SSH session as the host sees it, from SSH_CONNECTION. */
export interface Session {
  readonly client: string;
  readonly clientPort: number;
  readonly server: string;
  readonly serverPort: number;
}

export interface Ways {
  readonly routes: readonly KernelRoute[];
  readonly rules: readonly KernelRule[];
}

/**
 * The way that the host's answers to our session take, worked out as the kernel does: rule by rule, in each table the longest prefix with the
 * lowest metric. Rules on what cannot be known from here (marks other than none, users, TOS) count as not for us. `undefined`: no way at all.
 */
export function answerWay({ routes, rules }: Ways, session: Session): string | undefined {
  const family = session.client.includes(":") ? 6 : 4;
  const ours = rules.filter((rule) => rule.family === family).sort((a, b) => a.priority - b.priority);
  let from = 0;
  for (const [i, rule] of ours.entries()) {
    if (i < from || !isForAnswers(rule, session)) {
      continue;
    }
    const [action, target] = rule.action.split(" ");
    if (action === "goto") {
      const at = ours.findIndex((other) => other.priority >= Number(target));
      from = at < 0 ? ours.length : at;
    } else if (action !== "lookup") {
      return action === "nop" ? undefined : action;
    } else {
      const best = bestRoute(routes, seenTable(rule.table, FIXED), session.client);
      if (best && best.type !== "throw" && !isSuppressed(best, rule)) {
        return wayText(best);
      }
    }
  }
  return undefined;
}

const FIXED = tablesOf("");

function isSuppressed({ destination }: KernelRoute, { suppressPrefixLength }: BootRule): boolean {
  return suppressPrefixLength !== undefined && subnetOf(destination).prefix <= suppressPrefixLength;
}

function isForAnswers(rule: KernelRule, { client, clientPort, server, serverPort }: Session): boolean {
  const covers = (prefix: string | undefined, address: string) => prefix === undefined || contains(subnetOf(prefix), address);
  const inRange = (range: string | undefined, port: number) => {
    const [low = "", high = low] = (range ?? String(port)).split("-");
    return Number(low) <= port && port <= Number(high);
  };
  const matches =
    covers(rule.from, server) &&
    covers(rule.to, client) &&
    (rule.iif === undefined || rule.iif === "lo") &&
    rule.oif === undefined &&
    (rule.fwmark === undefined || markOf(rule.fwmark).mark === 0) &&
    (rule.ipproto ?? "6") === "6" &&
    inRange(rule.sport, serverPort) &&
    inRange(rule.dport, clientPort) &&
    rule.tos === undefined &&
    rule.uidrange === undefined &&
    !rule.unknown;
  return rule.not ? !matches : matches;
}

function bestRoute(routes: readonly KernelRoute[], table: number, address: string): KernelRoute | undefined {
  return routes
    .filter((route) => route.table === table && contains(subnetOf(route.destination), address))
    .sort((a, b) => subnetOf(b.destination).prefix - subnetOf(a.destination).prefix || a.metric - b.metric)[0];
}

function wayText(route: KernelRoute): string {
  const hops = route.hops.map(({ gateway, device }) => (gateway ? `via ${gateway} over ${device}` : `over ${device}`)).sort();
  return hops.length > 0 ? hops.join(" or ") : `nowhere (${route.type} ${keyText(route)})`;
}

/** Why a change must not be made from here: the answers to our session would go another way. `undefined` when it may. */
export function sessionDanger(before: Ways, after: Ways, session: Session | undefined): string | undefined {
  if (!session) {
    return undefined;
  }
  const [now, then] = [answerWay(before, session), answerWay(after, session)];
  return now === undefined || now === then
    ? undefined
    : `the answers to our SSH session (to ${session.client}), which go ${now}, would go ${then ?? "nowhere"}: this could lock us out`;
}

import { readOwnFile } from "../../persistence/files";
import { parseNicRecords } from "../nicRecord";
import { parseRecords } from "../record";
import type { Claim } from "../routing/claims";
import { kernelRulesOf, sameInAll } from "../routing/rules";
import type { Snapshot } from "../snapshot";
import { unescapedText } from "../text";
import { withAddress, withoutAddress } from "./addresses";
import { withLink, withLinkSet, withoutLink } from "./links";
import { withoutRoute, withRoute } from "./routes";
import { ruleRow } from "./rules";

/**
 * What a look would show if these orders had been carried out, as far as a plan for another device asks: devices, addresses, routes, rules, files and
 * marks. What only the kernel or a network manager knows (indices, MAC addresses, link-local addresses) is left out; the look after the step has it. Pure.
 */
export function asIf(seen: Snapshot, orders: readonly string[]): Snapshot {
  return orders.reduce(after, seen);
}

function after(seen: Snapshot, order: string): Snapshot {
  const [verb = "", ...words] = order.split(" ");
  switch (verb) {
    case "ip":
    case "ip_once":
      return afterIp(seen, words);
    case "gone":
      return withoutLink(seen, words[0] ?? "");
    case "alias":
      return withLinkSet(seen, words[0] ?? "", ["alias", unescapedText(words.slice(1).join(" "))]);
    case "file":
      return withFile(seen, words[1] ?? "", unescapedText(words.slice(2).join(" ")));
    case "file_remove":
      return withFile(seen, words[0] ?? "", undefined);
    case "record":
      return { ...seen, records: { ...seen.records, ...parseRecords(words.slice(1).join(" ")) } };
    case "record_remove":
      return { ...seen, records: without(seen.records, words[0] ?? "") };
    case "claim":
      return withClaim(seen, words.slice(1).join(" "));
    default:
      return seen;
  }
}

function afterIp(seen: Snapshot, words: readonly string[]): Snapshot {
  const family = words[0] === "-6" ? 6 : undefined;
  const [object = "", verb = "", ...rest] = family ? words.slice(1) : words;
  const dev = rest[rest.indexOf("dev") + 1] ?? "";
  switch (`${object} ${verb}`) {
    case "link add":
      return withLink(seen, rest);
    case "link set":
      return withLinkSet(seen, dev, rest.slice(2));
    case "link del":
      return withoutLink(seen, dev);
    case "addr add":
    case "addr replace":
      return withAddress(seen, dev, rest);
    case "addr flush":
      return withoutAddress(seen, dev, rest[rest.indexOf("to") + 1] ?? "");
    case "route add":
    case "route replace":
      return withRoute(seen, rest);
    case "route del":
      return withoutRoute(seen, rest);
    case "rule add":
    case "rule del":
      return withRule(seen, verb, rest, family ?? 4);
    default:
      return seen;
  }
}

function withRule(seen: Snapshot, verb: string, words: readonly string[], family: 4 | 6): Snapshot {
  const [rule] = kernelRulesOf([ruleRow(words)], family, {});
  if (!rule) {
    return seen;
  }
  const others = seen.routing.rules.filter((one) => !sameInAll(one, rule));
  const rules = verb === "add" ? [...others, rule].sort((a, b) => a.priority - b.priority) : others;
  return { ...seen, routing: { ...seen.routing, rules } };
}

function withFile(seen: Snapshot, path: string, text: string | undefined): Snapshot {
  const { persistence } = seen;
  const own = text === undefined ? undefined : readOwnFile(path, text);
  return {
    ...seen,
    persistence: {
      ...persistence,
      files: [...persistence.files.filter((file) => file.path !== path), ...(own ? [own] : [])],
      texts: text === undefined ? without(persistence.texts, path) : { ...persistence.texts, [path]: text },
      disabled: persistence.disabled.filter((one) => one !== path),
    },
  };
}

/** Of a route or a rule; or what a network card was before. The mark that is taken away needs no look: it goes last. */
function withClaim(seen: Snapshot, text: string): Snapshot {
  const claim = JSON.parse(text) as Partial<Claim<unknown>>;
  return claim.key === undefined
    ? { ...seen, nicRecords: { ...seen.nicRecords, ...parseNicRecords(text) } }
    : { ...seen, routing: { ...seen.routing, claims: [...seen.routing.claims.filter(({ key }) => key !== claim.key), claim as Claim<unknown>] } };
}

function without<T>(map: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(map).filter(([one]) => one !== key));
}

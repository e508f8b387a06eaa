import type { PropertyPath } from "../../resource/change";
import { isFileName } from "../../resource/fileName";
import { compareIps } from "../../resource/ip";
import type { Problem } from "../../resource/kind";
import { isBuiltIn } from "./packaged";
import { protocols } from "./protocols";
import type { FilterRule, Match, NwFilterArgs, Value } from "./schema";
import { isVariable } from "./values";
import { rawOf } from "./xmlOf";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** libvirt makes a file of the name, also outside its folder where it holds `/`. */
function* nameOfItsOwn({ name }: NwFilterArgs): Iterable<Problem> {
  if (!isFileName(name)) {
    yield { path: ["name"], reason: "is part of a file's name: 1 to 64 letters, digits, _ . or -, the first a letter or digit" };
  } else if (UUID.test(name)) {
    yield { path: ["name"], reason: "looks like a UUID, for which virsh would take it" };
  } else if (isBuiltIn(name)) {
    yield { path: ["name"], reason: "is one of the filters that libvirt brings, which others rely on: choose another name, and refer to it (references)" };
  }
}

/** libvirt does not store 0, and reads what is not stored as what it has for the chain (chain_priorities; stp has 0). */
function* storedPriority({ chain = "root", priority }: NwFilterArgs): Iterable<Problem> {
  if (priority === 0 && !/^(root|stp)/.test(chain)) {
    yield { path: ["priority"], reason: `0 is what libvirt forgets when its daemon starts anew, and takes its own for the chain ${chain}: say another` };
  }
}

/** A chain of ebtables that is none of its own ends in ACCEPT (ebtables(8), -N), for all that is left of the filter. */
function* endsInAccept({ chain = "root", rules = [] }: NwFilterArgs): Iterable<Problem> {
  const everything = (rule: FilterRule) => rule.xml === undefined && matchesOf(rule).every(([, match]) => Object.keys(match).length === 0);
  if (chain !== "root" && rules.length > 0 && !rules.some((rule) => rule.action === "return" || everything(rule))) {
    yield {
      path: ["rules"],
      reason: `let pass at the end of the chain ${chain} what none of them is about, past all further chains: say \`return\` for what is to go on`,
      doubt: true,
    };
  }
}

/** The protocol that a rule names, with what it matches. */
export const matchesOf = (rule: FilterRule): [property: string, match: Match][] =>
  Object.keys(protocols).flatMap((property): [string, Match][] => (rule[property] === undefined ? [] : [[property, rule[property] as Match]]));

function* oneProtocol({ rules = [] }: NwFilterArgs): Iterable<Problem> {
  for (const [i, rule] of rules.entries()) {
    const [first, second] = matchesOf(rule).map(([property]) => property);
    if (second !== undefined) {
      yield { path: ["rules", i, second], reason: `is the second protocol beside ${first}: a rule matches one; write another rule` };
    }
    if (rule.xml !== undefined && first !== undefined) {
      yield { path: ["rules", i, "xml"], reason: `stands in the place of ${first}: say one of them` };
    }
  }
}

function* meaning({ rules = [] }: NwFilterArgs): Iterable<Problem> {
  for (const [i, rule] of rules.entries()) {
    for (const [property, match] of matchesOf(rule)) {
      yield* meaningOf(["rules", i, property], property, match);
    }
  }
}

/** What libvirt takes and then leaves out, or turns around: the rule would match more than it says. */
function* meaningOf(path: PropertyPath, property: string, match: Match): Iterable<Problem> {
  const { attributes } = protocols[property] as (typeof protocols)[string];
  for (const [name, { after, from, negatedWith }] of Object.entries(attributes)) {
    const value = match[name];
    if (value === undefined) {
      continue;
    }
    if (after !== undefined && match[after] === undefined) {
      yield { path: [...path, name], reason: `means nothing without ${after}: libvirt would leave it out` };
    } else if (negatedWith !== undefined && match.match === false && match[negatedWith] === undefined) {
      yield {
        path: [...path, name],
        reason: `with match: false needs ${negatedWith}: libvirt forgets the \`no\` and the rule would match the very opposite; write an accept and a drop`,
      };
    }
    if (from !== undefined && isBelow(value, match[from])) {
      yield { path: [...path, name], reason: `is below ${from}` };
    }
  }
}

function isBelow(end: Value, start: Value | undefined): boolean {
  if (start === undefined || isVariable(end) || isVariable(start)) {
    return false;
  }
  return typeof end === "number" && typeof start === "number" ? end < start : typeof end === "string" && compareIps(end, String(start)) < 0;
}

const WITH_PORTS: readonly unknown[] = ["tcp", "udp", "sctp", 33];
const PORTS = ["srcportstart", "dstportstart"];

/** virNWFilterRuleValidate; of a type of ICMPv6 ebtables asks the same. */
function* layer2({ rules = [] }: NwFilterArgs): Iterable<Problem> {
  for (const [i, rule] of rules.entries()) {
    for (const property of ["ip", "ipv6"]) {
      const match = rule[property] as Match | undefined;
      const port = PORTS.find((name) => match?.[name] !== undefined);
      if (port !== undefined && !WITH_PORTS.includes(match?.protocol)) {
        yield { path: ["rules", i, property, port], reason: "needs `protocol` to be tcp, udp, sctp or 33 (DCCP)" };
      }
      if (match?.type !== undefined && match.protocol !== "icmpv6") {
        yield { path: ["rules", i, property, "type"], reason: "needs `protocol` to be icmpv6" };
      }
    }
  }
}

function* readableXml({ rules = [] }: NwFilterArgs): Iterable<Problem> {
  for (const [i, { xml }] of rules.entries()) {
    const { wrong, unknown } = xml === undefined ? {} : rawOf(xml);
    if (wrong !== undefined) {
      yield { path: ["rules", i, "xml"], reason: wrong };
    } else if (unknown !== undefined) {
      yield { path: ["rules", i, "xml"], reason: `has ${unknown}, which a libvirt that does not know it leaves out: the rule would match more`, doubt: true };
    }
  }
}

function* references({ name, references: all = [] }: NwFilterArgs): Iterable<Problem> {
  for (const [i, { filter, parameters = [] }] of all.entries()) {
    if (filter === name) {
      yield { path: ["references", i, "filter"], reason: "is the filter itself: a loop" };
    }
    for (const [n, one] of parameters.entries()) {
      if (one.name === "MAC" && !/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i.test(one.value)) {
        yield { path: ["references", i, "parameters", n, "value"], reason: "is no MAC address, which the variable MAC is" };
      }
    }
  }
}

export const nwFilterRules = [nameOfItsOwn, storedPriority, endsInAccept, oneProtocol, meaning, layer2, readableXml, references];

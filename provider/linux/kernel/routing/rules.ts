import { canonicalInterfaceAddress, familyOf } from "../../../resource/ip";
import type { BootRule } from "../../persistence/config";
import { seenTable, type Tables, tableOf } from "./tables";

/** A rule of the kernel in the words of a boot description, all in normal form. */
export interface KernelRule extends BootRule {
  /** It has selectors that we do not know (`l3mdev`, a tunnel's id, TOS under a name of the host's). */
  readonly unknown: boolean;
}

// biome-ignore lint/suspicious/noExplicitAny: iproute2's JSON, read field by field
type Json = any;

const KNOWN = new Set(
  "priority not src srclen dst dstlen tos fwmark fwmask iif iif_detached oif oif_detached uid_start uid_end ipproto sport sport_start sport_end dport dport_start dport_end table suppress_prefixlen action goto unresolved protocol".split(
    " ",
  ),
);

export function kernelRulesOf(rows: readonly Json[], family: 4 | 6, tables: Tables): KernelRule[] {
  return rows.filter((row) => row.priority !== undefined).map((row) => ruleOf(row, family, tables));
}

function ruleOf(row: Json, family: 4 | 6, tables: Tables): KernelRule {
  const tos = row.tos === undefined ? undefined : tosOf(row.tos);
  const action = row.goto !== undefined ? `goto ${row.goto}` : (row.action ?? "lookup");
  const selectors = {
    from: prefixOf(row.src, row.srclen),
    to: prefixOf(row.dst, row.dstlen),
    iif: row.iif,
    oif: row.oif,
    fwmark: row.fwmark === undefined ? undefined : markText(Number(row.fwmark), row.fwmask === undefined ? ALL_BITS : Number(row.fwmask)),
    not: "not" in row ? true : undefined,
    ipproto: row.ipproto === undefined ? undefined : protocolNumber(String(row.ipproto)),
    sport: rangeOf(row, "sport"),
    dport: rangeOf(row, "dport"),
    tos,
    uidrange: row.uid_start === undefined ? undefined : `${row.uid_start}-${row.uid_end}`,
    suppressPrefixLength: row.suppress_prefixlen,
  };
  return {
    family,
    priority: row.priority,
    ...(Object.fromEntries(Object.entries(selectors).filter(([, value]) => value !== undefined)) as Partial<BootRule>),
    action,
    ...(action === "lookup" && { table: String(tableOf(seenTable(row.table, tables))) }),
    unknown: (row.tos !== undefined && tos === undefined) || Object.keys(row).some((key) => !KNOWN.has(key)),
  };
}

function prefixOf(address: string | undefined, length: number | undefined): string | undefined {
  return address === undefined || address === "all" ? undefined : canonicalInterfaceAddress(`${address}/${length ?? (familyOf(address) === 6 ? 128 : 32)}`);
}

function rangeOf(row: Json, port: "sport" | "dport"): string | undefined {
  const [single, from, to] = [row[port], row[`${port}_start`], row[`${port}_end`]];
  return single !== undefined ? String(single) : from !== undefined ? `${from}-${to}` : undefined;
}

const ALL_BITS = 0xffffffff;

/** Bits of a mark that its mask leaves out stay, as the kernel keeps them; of no mark at all it must be said that all bits count. */
export function markText(mark: number, mask: number): string {
  return mask === ALL_BITS && mark !== 0 ? `0x${mark.toString(16)}` : `0x${mark.toString(16)}/0x${mask.toString(16)}`;
}

/** `0x1/0xff`, `7`: the mark and which of its bits count. */
export function markOf(text: string): { mark: number; mask: number } {
  const [mark = "0", mask] = text.split("/");
  return { mark: Number(mark), mask: mask === undefined ? ALL_BITS : Number(mask) };
}

/** Names of IANA's list, as /etc/protocols has them. */
const PROTOCOLS: Readonly<Record<string, number>> = {
  icmp: 1,
  igmp: 2,
  ipip: 4,
  ipencap: 4,
  tcp: 6,
  udp: 17,
  ipv6: 41,
  gre: 47,
  esp: 50,
  ah: 51,
  "ipv6-icmp": 58,
  icmpv6: 58,
  ospf: 89,
  vrrp: 112,
  l2tp: 115,
  sctp: 132,
  udplite: 136,
};

export const isProtocol = (text: string) => Object.hasOwn(PROTOCOLS, text) || (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 255);

/** The number, as iproute2 and network managers take it whatever /etc/protocols holds. iproute2 prints `ipproto-N` for one without name. */
export function protocolNumber(text: string): string {
  return String(PROTOCOLS[text] ?? Number(text.replace(/^ipproto-/, "")));
}

/** The name where there is one: the form that arguments have. */
export function protocolName(text: string): string {
  const number = protocolNumber(text);
  return Object.entries(PROTOCOLS).find(([, candidate]) => String(candidate) === number)?.[0] ?? number;
}

/** RFC 2474, 2597, 3246: the names that rt_dsfield files have, in the whole byte. Old ones of RFC 1349 as well. */
function tosOf(text: string): string | undefined {
  const [, selector] = /^CS([0-7])$/i.exec(text) ?? [];
  const [, level, drop] = /^AF([1-4])([1-3])$/i.exec(text) ?? [];
  const old: Readonly<Record<string, number>> = { ef: 0xb8, lowdelay: 0x10, throughput: 0x08, reliability: 0x04, mincost: 0x02 };
  const number = selector
    ? Number(selector) << 5
    : level
      ? (Number(level) << 5) | (Number(drop) << 3)
      : (old[text.toLowerCase()] ?? (/^0x[0-9a-f]+$/i.test(text) ? Number(text) : undefined));
  return number === undefined ? undefined : tosText(number);
}

export const tosText = (number: number) => `0x${number.toString(16).padStart(2, "0")}`;

const SELECTORS = ["from", "to", "iif", "oif", "fwmark", "ipproto", "sport", "dport", "tos", "uidrange"] as const;

/** What makes a rule the same rule: where it stands and whom it is for. What it does may differ. */
export function sameRule(a: BootRule, b: BootRule): boolean {
  return a.family === b.family && a.priority === b.priority && (a.not ?? false) === (b.not ?? false) && SELECTORS.every((name) => a[name] === b[name]);
}

export function sameAction(a: BootRule, b: BootRule): boolean {
  return a.action === b.action && a.table === b.table && a.suppressPrefixLength === b.suppressPrefixLength;
}

/** The very same rule. */
export const sameInAll = (a: BootRule, b: BootRule): boolean => sameRule(a, b) && sameAction(a, b);

/**
 * The rule that the kernel would take for this one in a removal: the first that has everything which is named; what is not named, and `not`, is
 * not looked at (net/core/fib_rules.c, rule_find; fib4_rule_compare).
 */
export function removedBy(rule: BootRule, rules: readonly KernelRule[]): KernelRule | undefined {
  const named = ["table", "suppressPrefixLength", ...SELECTORS] as const;
  const actionOf = ({ action }: BootRule) => action.split(" ")[0];
  return rules.find(
    (other) =>
      other.family === rule.family &&
      other.priority === rule.priority &&
      actionOf(other) === actionOf(rule) &&
      named.every((name) => rule[name] === undefined || rule[name] === other[name]),
  );
}

/** `priority 100: from 10.0.0.0/8, lookup 100` */
export function ruleText(rule: BootRule): string {
  const selectors = SELECTORS.flatMap((name) => (rule[name] === undefined ? [] : [`${name} ${rule[name]}`]));
  const who = [...(rule.not ? ["not"] : []), ...(selectors.length > 0 ? selectors : ["all packets"])].join(" ");
  return `IPv${rule.family} priority ${rule.priority}: ${who}, ${rule.action}${rule.table ? ` ${rule.table}` : ""}`;
}

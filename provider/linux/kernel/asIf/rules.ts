/** The row that `ip -j rule` would print for the words after `rule add`, as `addRuleLine` writes them. */
export function ruleRow(words: readonly string[]): Record<string, unknown> {
  const value = (name: string) => (words.includes(name) ? words[words.indexOf(name) + 1] : undefined);
  const prefix = (name: string, address: string, length: string) => {
    const [host, bits] = (value(name) ?? "").split("/");
    return host ? { [address]: host, ...(bits !== undefined && { [length]: Number(bits) }) } : {};
  };
  const range = (name: string) => {
    const [from, to] = (value(name) ?? "").split("-");
    return !from ? {} : to === undefined ? { [name]: Number(from) } : { [`${name}_start`]: Number(from), [`${name}_end`]: Number(to) };
  };
  const [mark, mask] = (value("fwmark") ?? "").split("/");
  const [uidStart, uidEnd] = (value("uidrange") ?? "").split("-");
  const action = words[words.indexOf("priority") + 2] ?? "lookup";
  const target = words[words.indexOf("priority") + 3];
  const suppressed = value("suppress_prefixlength");
  return {
    priority: Number(value("priority")),
    ...(words.includes("not") && { not: null }),
    ...prefix("from", "src", "srclen"),
    ...prefix("to", "dst", "dstlen"),
    ...(value("iif") && { iif: value("iif") }),
    ...(value("oif") && { oif: value("oif") }),
    ...(mark && { fwmark: mark, ...(mask && { fwmask: mask }) }),
    ...(value("ipproto") && { ipproto: value("ipproto") }),
    ...range("sport"),
    ...range("dport"),
    ...(value("tos") && { tos: value("tos") }),
    ...(uidStart && { uid_start: Number(uidStart), uid_end: Number(uidEnd ?? uidStart) }),
    ...(action === "lookup" ? { table: target } : action === "goto" ? { goto: Number(target) } : { action }),
    ...(suppressed && { suppress_prefixlen: Number(suppressed) }),
  };
}

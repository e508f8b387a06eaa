import type { Host } from "../../../provider/host/host";
import { policyRule } from "../../../provider/linux/policyRule";
import type { Samples } from "../samples";
import { byHand } from "./links";

const name = "kvrule";

const minimal = { priority: 1070, from: "198.19.70.0/24", table: 1070 };

const full = {
  priority: 1070,
  family: "ipv4",
  from: "198.19.70.0/24",
  to: "198.19.71.0/24",
  iif: "kvru0",
  oif: "kvru1",
  fwmark: "0x1/0xff",
  ipProtocol: "tcp",
  sourcePort: "1000-2000",
  destinationPort: "443",
  tos: "0x10",
  uidRange: "1000-1999",
  not: true,
  action: "lookup",
  table: 1070,
  suppressPrefixLength: 8,
  persistence: "auto",
};

const dropped = { priority: 1071, from: "198.19.72.7", action: "blackhole" };
const over6 = { priority: 1072, family: "ipv6", to: "fd00:19:70::/64", table: 1070 };

const ip = (...lines: string[]) => byHand(lines.map((line) => `ip ${line}`).join("; "));
const bad = (title: string, args: object, property: string, reason: RegExp) => ({ title, args: { ...args }, property, reason });
const without = (...properties: (keyof typeof full)[]) =>
  Object.fromEntries(Object.entries(full).filter(([property]) => !properties.includes(property as keyof typeof full)));

export const samples: Samples = {
  kind: policyRule,
  name,
  tearDown: clear,
  minimal,
  full: { ...full, guard: { timeoutSeconds: 120 } },
  edits: [
    { title: "another table", to: { ...full, table: "main" }, impact: "blip" },
    { title: "another priority", to: { ...full, priority: 1075 }, impact: "none" },
    { title: "another source", to: { ...full, from: "198.19.73.0/25" }, impact: "blip" },
    { title: "the other way round", to: { ...full, not: false }, impact: "blip" },
    { title: "another mark", to: { ...full, fwmark: "7" }, impact: "blip" },
    { title: "another protocol and other ports", to: { ...full, ipProtocol: "132", sourcePort: "53", destinationPort: "60-70" }, impact: "blip" },
    { title: "other users", to: { ...full, uidRange: "0" }, impact: "blip" },
    { title: "another type of service", to: { ...full, tos: "8" }, impact: "blip" },
    { title: "fewer selectors", to: without("tos", "uidRange", "oif", "fwmark"), impact: "blip" },
    { title: "short prefixes count", to: without("suppressPrefixLength"), impact: "blip" },
    { title: "dropped instead", to: { ...without("table", "suppressPrefixLength"), action: "prohibit" }, impact: "blip" },
    { title: "another answer", from: dropped, to: { ...dropped, action: "unreachable" }, impact: "blip" },
    { title: "on with another rule", from: dropped, to: { ...dropped, action: "goto", goto: 32766 }, impact: "blip" },
    { title: "IPv6: another table", from: over6, to: { ...over6, table: 1071 }, impact: "blip" },
    { title: "IPv6: everything", from: over6, to: { priority: 1072, family: "ipv6", table: 1070 }, impact: "blip" },
    { title: "IPv6: a class of traffic", from: over6, to: { ...over6, tos: "0x20", ipProtocol: "ipv6-icmp" }, impact: "blip" },
    { title: "from IPv4 to IPv6", from: minimal, to: over6, impact: "blip" },
    { title: "until the next reboot only", to: { ...full, persistence: "runtime" }, impact: "none" },
    { title: "another name", to: { ...full, name: "kvrule1" }, impact: "replace" },
  ],
  drifts: [
    { title: "the mark is wiped out of /run", args: { ...minimal, persistence: "runtime" }, byHand: byHand("rm /run/kvmnet/rule-kvrule*") },
    { title: "the rule is removed", byHand: ip("rule del priority 1070") },
    { title: "another table", args: minimal, byHand: ip("rule add priority 1070 from 198.19.70.0/24 table 1079", "rule del priority 1070 table 1070") },
    { title: "another action", args: minimal, byHand: ip("rule add priority 1070 from 198.19.70.0/24 blackhole", "rule del priority 1070 table 1070") },
    { title: "an IPv6 rule is removed", args: over6, byHand: ip("-6 rule del priority 1072") },
    { title: "all rules are flushed", args: dropped, byHand: ip("rule flush", "rule add priority 32766 table main", "rule add priority 32767 table default") },
  ],
  bad: [
    bad("no priority", { from: "198.19.70.0/24", table: 1070 }, "priority", /./),
    bad("the kernel's own priority", { ...minimal, priority: 0 }, "priority", /1 to/),
    bad("of no family", { priority: 1070, iif: "kvru0", table: 1070 }, "family", /IPv4 or IPv6/),
    bad("a family that is not the source's", { ...minimal, family: "ipv6" }, "family", /leave it out/),
    bad("two families", { ...minimal, to: "fd00:70::/64" }, "to", /family/),
    bad("a source with host bits", { ...minimal, from: "198.19.70.1/24" }, "from", /198\.19\.70\.0\/24/),
    bad("everything as a source", { ...minimal, from: "0.0.0.0/0" }, "from", /leave it out/),
    bad("no table", { priority: 1070, from: "198.19.70.0/24" }, "table", /needed/),
    bad("a table's name", { ...minimal, table: "uplink2" }, "table", /"main", "default", "local"/),
    bad("a table to drop in", { ...dropped, table: 1070 }, "table", /no meaning/),
    bad("a mark of which no bit counts", { ...minimal, fwmark: "0x100/0" }, "fwmark", /mask/),
    bad("a mark that is a word", { ...minimal, fwmark: "red" }, "fwmark", /mark such as/),
    bad("a protocol that does not exist", { ...minimal, ipProtocol: "tpc" }, "ipProtocol", /protocol such as/),
    bad("port 0", { ...minimal, sourcePort: "0" }, "sourcePort", /1 to 65535/),
    bad("ports that fall", { ...minimal, destinationPort: "2000-1000" }, "destinationPort", /range/),
    bad("users that fall", { ...minimal, uidRange: "20-10" }, "uidRange", /range/),
    bad("bits of congestion notification", { ...minimal, tos: "0x11" }, "tos", /ECN/),
    bad("a jump back", { ...dropped, action: "goto", goto: 1000 }, "goto", /higher/),
    bad("a jump to nowhere", { ...dropped, action: "goto" }, "goto", /needed/),
    bad("a jump beside a table", { ...minimal, goto: 2000 }, "goto", /no meaning/),
    bad("not anything", { priority: 1070, family: "ipv4", table: 1070, not: true }, "not", /selector/),
    bad("a prefix of 33", { ...minimal, suppressPrefixLength: 33 }, "suppressPrefixLength", /32 in IPv4/),
    bad("a device with a line break", { ...minimal, iif: "eth1\nrule flush" }, "iif", /control characters|must start/),
    bad("a misspelt property", { ...minimal, sourceport: "22" }, "sourceport", /sourcePort/),
  ],
  foreign: {
    make: ip("rule add priority 1070 from 198.19.70.0/24 table 1078"),
    remove: clear,
    fingerprint: async (host) => (await host.run({ name: "look at the rule", script: "ip rule show priority 1070 | grep 1078" })).stdout,
    adoptArgs: { ...minimal, table: 1078 },
  },
  inventory: async (host) => {
    const script = "ip -4 rule show; ip -6 rule show; ls /run/kvmnet/rule-* /etc/*/*kvmnet-* 2>/dev/null; :";
    return (await host.run({ name: "list rules", script })).stdout.split("\n").filter(Boolean);
  },
};

/** Whatever a run that was broken off has left. */
function clear(host: Host): Promise<void> {
  return byHand(`rm -f /run/kvmnet/rule-kvrule*
for p in 1070 1071 1072 1075; do
  while ip -4 rule del priority $p 2>/dev/null; do :; done
  while ip -6 rule del priority $p 2>/dev/null; do :; done
done`)(host);
}

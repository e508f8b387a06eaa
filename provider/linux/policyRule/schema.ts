import { guardArg, guardState } from "../../host/guard/argument";
import { deviceName, field, text } from "../../resource/schema";
import { z } from "../../resource/zod";
import { hostFacts } from "../kernel/hostFacts";
import { tableArg } from "../kernel/routing/tables";
import { bootState, persistedBy, persistenceArg } from "../persistence/state";
import { fwmark, ipProtocol, portRange, prefix, trafficClass, uidRange } from "./values";

export const policyRuleArgs = z.strictObject({
  priority: field(z.int().min(1, "must be 1 to 4294967295").max(4294967295, "must be 1 to 4294967295"), {
    description:
      "Where the rule stands: rules are tried from the lowest number to the highest until one decides. The kernel's own have 0 (table local), 32766 (main) and 32767 (default), so most rules need 1 to 32765.",
    term: "`priority`",
  }),
  family: field(z.enum(["ipv4", "ipv6"]).optional(), {
    description: "IPv4 and IPv6 have rules of their own. Needed only where neither `from` nor `to` tells it.",
    term: "`ip -4 rule`, `ip -6 rule`",
  }),
  from: field(prefix().optional(), { description: "Only packets from this subnet or address. Not set: from anywhere.", term: "`from`" }),
  to: field(prefix().optional(), { description: "Only packets to this subnet or address. Not set: to anywhere.", term: "`to`" }),
  iif: field(deviceName().optional(), { description: "Only packets that came in on this device; `lo`: those that the host itself sends.", term: "`iif`" }),
  oif: field(deviceName().optional(), { description: "Only packets of sockets that are bound to this device.", term: "`oif`" }),
  fwmark: field(fwmark().optional(), {
    description: "Only packets with this firewall mark: `0x1`, or with a mask of the bits that count, `0x1/0xff`.",
    term: "`fwmark`",
  }),
  ipProtocol: field(ipProtocol().optional(), {
    description: "Only packets of this protocol: `tcp`, `udp`, `icmp`, `ipv6-icmp`, `sctp`, `gre`, `esp` … or its number.",
    term: "`ipproto`",
  }),
  sourcePort: field(portRange().optional(), { description: "Only packets from this port or range of ports: `22`, `1000-2000`.", term: "`sport`" }),
  destinationPort: field(portRange().optional(), { description: "Only packets to this port or range of ports.", term: "`dport`" }),
  tos: field(trafficClass().optional(), { description: "Only packets with this type of service (IPv4) or traffic class (IPv6): `0x10`.", term: "`tos`" }),
  uidRange: field(uidRange().optional(), { description: "Only packets of sockets of these users of the host: `1000-1999`.", term: "`uidrange`" }),
  not: field(z.boolean().default(false), { description: "Turns the selectors round: only packets that they do not match.", term: "`not`" }),
  action: field(z.enum(["lookup", "goto", "blackhole", "unreachable", "prohibit"]).default("lookup"), {
    description:
      "`lookup`: look in `table`, and go on with the next rule when it has no route. `goto`: go on with the rule at `goto`. `blackhole`, `unreachable`, `prohibit`: drop the packet, without a word or with the answer.",
    term: "action",
  }),
  table: field(tableArg().optional(), { description: "The table of `lookup`: `main`, `default`, `local`, or a number.", term: "`lookup`" }),
  goto: field(z.int().min(2).max(4294967295).optional(), { description: "Priority of the rule to go on with; higher than the rule's own.", term: "`goto`" }),
  suppressPrefixLength: field(z.int().min(0).max(128, "must be at most 128").optional(), {
    description: "With `lookup`: routes with a prefix of this length or shorter count as not found. 0: everything but default routes.",
    term: "`suppress_prefixlength`",
  }),
  persistence: persistenceArg(),
  guard: guardArg(),
});

const selector = (description: string) => field(text().optional(), { description });

export const policyRuleState = z.strictObject({
  present: field(z.boolean(), { description: "Whether the kernel has the rule." }),
  priority: field(z.number(), { description: "Priority." }),
  family: field(z.enum(["ipv4", "ipv6"]), { description: "IPv4 or IPv6." }),
  from: selector("Source of packets."),
  to: selector("Destination of packets."),
  iif: selector("Device that packets come in on."),
  oif: selector("Device that sockets are bound to."),
  fwmark: selector("Firewall mark."),
  ipProtocol: selector("Protocol, as a number or by its usual name."),
  sourcePort: selector("Source ports."),
  destinationPort: selector("Destination ports."),
  tos: selector("Type of service."),
  uidRange: selector("Users of the host."),
  not: field(z.boolean(), { description: "The selectors are turned round." }),
  action: field(z.string(), { description: "What is done." }),
  table: field(tableArg().optional(), { description: "Table of `lookup`." }),
  goto: field(z.number().optional(), { description: "Priority of the rule to go on with." }),
  suppressPrefixLength: field(z.number().optional(), { description: "Prefixes up to this length count as not found." }),
  leftovers: field(z.array(z.string()), { description: "Rules of ours that a broken-off change left; the next one removes them.", bookkeeping: true }),
  persistedBy: persistedBy(),
  boot: bootState(),
  hostFacts: hostFacts(),
  guard: guardState(),
});

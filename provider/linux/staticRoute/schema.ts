import { guardArg, guardState } from "../../host/guard/argument";
import { ip } from "../../resource/ip";
import { deviceName, field, mtu, orNone } from "../../resource/schema";
import { z } from "../../resource/zod";
import { hostFacts } from "../kernel/hostFacts";
import { tableArg } from "../kernel/routing/tables";
import { bootState, persistedBy, persistenceArg } from "../persistence/state";
import { destination } from "./destination";

export const routeTypes = ["unicast", "blackhole", "unreachable", "prohibit", "throw"] as const;

const nexthop = () =>
  z.strictObject({
    gateway: field(ip().optional(), { description: "The router. Not set: the destination is on the link of `device` itself.", term: "`via`" }),
    device: field(deviceName().optional(), {
      description: "The device that it is reached over. Not set: the one whose subnet holds the gateway.",
      term: "`dev`",
    }),
    weight: field(z.int().min(1, "must be 1 to 256").max(256, "must be 1 to 256").default(1), {
      description: "Its share of the connections, in proportion to the others.",
      term: "`weight`",
    }),
  });

export const staticRouteArgs = z.strictObject({
  destination: field(destination(), {
    description:
      "Where the route leads: a subnet (`10.20.0.0/16`, `2001:db8:20::/48`), a single address, or `default`. `default` takes its family from `gateway`, `nexthops` or `source`, else from `family`; `0.0.0.0/0` and `::/0` say it themselves.",
    term: "`ip route add DESTINATION`",
  }),
  family: field(z.enum(["ipv4", "ipv6"]).optional(), {
    description: "Needed only for a `default` that nothing else tells the family of (over a device alone, or of a type that leads nowhere).",
    term: "`ip -4`, `ip -6`",
  }),
  type: field(z.enum(routeTypes).default("unicast"), {
    description:
      "`unicast`: to a next hop. `blackhole`: dropped without a word; `unreachable`: answered with host unreachable; `prohibit`: answered with administratively prohibited; `throw`: not found in this table, so that the next rule decides.",
    term: "route type",
  }),
  gateway: field(ip().optional(), {
    description: "The next router. An IPv6 gateway for an IPv4 destination is allowed (RFC 8950) and needs `device`.",
    term: "`via`",
  }),
  device: field(deviceName().optional(), {
    description:
      "The device that packets leave by. Not set: the one whose subnet holds the gateway. Write the `name` output of the resource that makes it, so that the route comes after it.",
    term: "`dev`",
  }),
  nexthops: field(
    z.array(nexthop()).min(2, "needs at least two next hops; for a single one use `gateway` and `device`").max(64, "has more than 64 next hops").optional(),
    {
      description: "Several next hops that share the connections (ECMP), in place of `gateway` and `device`.",
      term: "`nexthop via … dev … weight …`",
    },
  ),
  metric: field(z.int().min(0).max(4294967295, "must be at most 4294967295").optional(), {
    description: "Of several routes to one destination in a table the one with the lowest metric counts. Not set: the kernel's default (0, in IPv6 1024).",
    term: "`metric`",
  }),
  table: field(tableArg().default("main"), {
    description: "The routing table: `main`, `default`, `local`, or a number; other tables are used by a `PolicyRule`.",
    term: "`table`",
  }),
  source: field(orNone(ip()).optional(), {
    description: "The address that the host itself prefers as source towards this destination; one of its own. Not set: not managed.",
    term: "`src` (prefsrc)",
  }),
  scope: field(z.enum(["global", "link", "host"]).optional(), {
    description: "How far the destination is, IPv4 only. Not set: `global` with a gateway, else `link`.",
    term: "`scope`",
  }),
  onLink: field(z.boolean().optional(), {
    description: "The gateway is on the link of `device` although no subnet there holds it. Not set: not managed.",
    term: "`onlink`",
  }),
  mtu: field(orNone(mtu()).optional(), {
    description: "Largest packet towards this destination. Not set: not managed.",
    unit: "bytes",
    term: "`mtu`",
  }),
  persistence: persistenceArg(),
  guard: guardArg(),
});

const observed = staticRouteArgs.shape;

export const staticRouteState = z.strictObject({
  present: field(z.boolean(), { description: "Whether the kernel has the route. The kernel drops routes over a device that goes down or away." }),
  family: field(z.enum(["ipv4", "ipv6"]), { description: "IPv4 or IPv6." }),
  destination: field(z.string(), { description: "Where the route leads, with prefix length." }),
  metric: field(z.number(), { description: "Metric." }),
  table: field(observed.table, { description: "Routing table." }),
  type: field(z.string(), { description: "Route type." }),
  gateway: field(z.string().optional(), { description: "The next router; absent with several next hops, and on the link itself." }),
  device: field(z.string().optional(), { description: "The device that packets leave by; absent with several next hops." }),
  nexthops: field(z.array(z.strictObject({ gateway: z.string().optional(), device: z.string(), weight: z.number() })).optional(), {
    description: "Several next hops.",
  }),
  source: field(z.string().optional(), { description: "Preferred source address, or `none`." }),
  scope: field(z.string(), { description: "Scope (IPv4)." }),
  onLink: field(z.boolean(), { description: "The gateway is taken to be on the link." }),
  mtu: field(orNone(z.number()).optional(), { description: "Largest packet, or `none`.", unit: "bytes" }),
  protocol: field(z.string(), { description: "Who set it, in the kernel's words: `static` for ours." }),
  leftovers: field(z.array(z.string()), { description: "Routes of ours that a broken-off change left; the next one removes them.", bookkeeping: true }),
  persistedBy: persistedBy(),
  boot: bootState(),
  hostFacts: hostFacts(),
  guard: guardState(),
});

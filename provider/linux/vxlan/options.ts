import type { PropertyImpact } from "../../resource/plan";
import { NONE } from "../../resource/schema";
import { word } from "../device/options";
import type { Option } from "../device/spec";
import type { VxlanArgs } from "./types";

const anew: PropertyImpact = { impact: "blip", why: "the kernel cannot change it: the interface is made anew in its place, in the same step" };
const live: PropertyImpact = { impact: "none", why: "the kernel changes it live" };
const path: PropertyImpact = { impact: "blip", why: "packets on their way to and from the other hosts may be lost" };

const rangeOf = (range: { low?: number; high?: number } | undefined) => (range?.high ? `${range.low}-${range.high}` : NONE);

/** What vxlan_changelink of the kernel (6.1) takes is changed live. */
export const vxlanOptions: readonly Option<VxlanArgs>[] = [
  { property: "vni", words: word("id"), read: (data) => data.id, cost: anew, fixed: true },
  { property: "local", words: word("local"), read: (data) => data.local ?? data.local6 ?? NONE, cost: path, fixed: (_from, to) => to === NONE },
  { property: "group", words: word("group"), read: (data) => data.group ?? data.group6 ?? NONE, cost: anew, fixed: true },
  { property: "port", words: word("dstport"), read: (data) => data.port, cost: anew, fixed: true },
  {
    property: "sourcePortRange",
    words: (range: string) => ["srcport", ...range.split("-")],
    read: (data) => rangeOf(data.port_range as { low?: number; high?: number } | undefined),
    cost: anew,
    fixed: true,
  },
  { property: "learning", words: (on: boolean) => [on ? "learning" : "nolearning"], read: (data) => data.learning === true, cost: live },
  { property: "ttl", words: word("ttl"), read: (data) => Number(data.ttl ?? 0), cost: live },
];

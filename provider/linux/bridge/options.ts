import type { PropertyImpact } from "../../resource/plan";
import { flag, word } from "../device/options";
import type { Option } from "../device/spec";
import type { Link } from "../kernel/link";
import type { BridgeArgs } from "./types";

type Data = Link["data"];

const live: PropertyImpact = { impact: "none", why: "the kernel changes it live" };

/** The kernel counts times in hundredths of a second. */
const time = (name: string) => ({
  words: (seconds: number) => [name, Math.round(seconds * 100)],
  read: (data: Data) => Number(data[name] ?? 0) / 100,
  cost: live,
});

/** VLANs mean nothing on a bridge that does not. */
const filters = (data: Data) => Number(data.vlan_filtering) === 1;

/** STP before the times: the kernel checks the forward delay only while STP runs, and raises it when STP starts. */
export const bridgeOptions: readonly Option<BridgeArgs>[] = [
  {
    property: "stp",
    words: flag("stp_state"),
    read: (data) => Number(data.stp_state) > 0,
    cost: { impact: "blip", why: "ports listen and learn for twice the forward delay before they forward" },
  },
  { property: "forwardDelaySeconds", ...time("forward_delay") },
  { property: "helloTimeSeconds", ...time("hello_time") },
  { property: "maxAgeSeconds", ...time("max_age") },
  { property: "ageingTimeSeconds", ...time("ageing_time") },
  { property: "priority", words: word("priority"), read: (data) => Number(data.priority), cost: live },
  {
    property: "vlanFiltering",
    words: flag("vlan_filtering"),
    read: filters,
    initial: false,
    cost: { impact: "blip", why: "frames with a VLAN tag that a port is not in are dropped from then on" },
  },
  {
    property: "vlanProtocol",
    words: word("vlan_protocol"),
    read: (data) => (filters(data) ? data.vlan_protocol : undefined),
    cost: { impact: "blip", why: "frames with the other sort of tag count as untagged from then on" },
  },
  {
    property: "defaultPvid",
    words: word("vlan_default_pvid"),
    read: (data) => (filters(data) ? data.vlan_default_pvid : undefined),
    cost: { impact: "blip", why: "untagged frames of ports without VLANs of their own, guests' among them, are in the other VLAN from then on" },
  },
  { property: "multicastSnooping", words: flag("mcast_snooping"), read: (data) => Number(data.mcast_snooping) === 1, cost: live },
  { property: "multicastQuerier", words: flag("mcast_querier"), read: (data) => Number(data.mcast_querier) === 1, cost: live },
  { property: "groupForwardMask", words: word("group_fwd_mask"), read: (data) => Number(data.group_fwd_mask ?? 0), cost: live },
];

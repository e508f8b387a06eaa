import type { PropertyImpact } from "../../resource/plan";
import { flag, word } from "../device/options";
import type { Option } from "../device/spec";
import type { Link } from "../kernel/link";
import type { BondArgs } from "./types";

type Data = Link["data"];

const live: PropertyImpact = { impact: "none", why: "the kernel changes it live" };
const probes: PropertyImpact = { impact: "blip", why: "until a target has answered, a port may count as dead" };
const down: PropertyImpact = { impact: "blip", why: "the kernel changes it on a bond that is down only: it goes down for a moment" };
const empty: PropertyImpact = { impact: "blip", why: "the kernel changes it on a bond without ports only: they leave for a moment" };

const number = (name: string, kernelName = name) => ({ words: word(name), read: (data: Data) => Number(data[kernelName] ?? 0), cost: live });
/** Shown in mode 802.3ad only. */
const lacpNumber = (name: string) => ({ words: word(name), read: (data: Data) => (data[name] === undefined ? undefined : Number(data[name])) });
const text = (name: string, kernelName = name) => ({ words: word(name), read: (data: Data) => data[kernelName], cost: live });
const onOff = (name: string, kernelName: string) => ({
  words: (value: boolean) => [name, value ? "on" : "off"],
  read: (data: Data) => (data[kernelName] === undefined ? undefined : data[kernelName] === "on"),
});

/**
 * In the order in which the kernel wants them: the mode decides which others there are, and the monitor which delays. What can be set when was tried on
 * 6.1 ("unable to set option because the bond is up", "… because the bond device has slaves").
 */
export const bondOptions: readonly Option<BondArgs>[] = [
  { property: "mode", ...text("mode"), cost: empty, needs: "empty" },
  { property: "miimonMilliseconds", ...number("miimon") },
  { property: "upDelayMilliseconds", ...number("updelay") },
  { property: "downDelayMilliseconds", ...number("downdelay") },
  { property: "arpIntervalMilliseconds", ...number("arp_interval"), cost: probes },
  {
    property: "arpIpTargets",
    words: (targets: readonly string[]) => ["arp_ip_target", targets.join(",")],
    read: (data) => data.arp_ip_target ?? [],
    cost: probes,
  },
  // iproute2 6.1 prints `null` for `none`.
  { property: "arpValidate", words: word("arp_validate"), read: (data) => data.arp_validate ?? "none", cost: probes },
  { property: "failOverMac", ...text("fail_over_mac"), cost: empty, needs: "empty" },
  { property: "primary", ...text("primary"), cost: { impact: "blip", why: "traffic moves to this port" } },
  { property: "primaryReselect", ...text("primary_reselect") },
  {
    property: "transmitHashPolicy",
    ...text("xmit_hash_policy"),
    cost: { impact: "none", why: "the kernel changes it live; connections may move to another port" },
  },
  { property: "packetsPerPort", ...number("packets_per_slave") },
  { property: "minLinks", ...number("min_links") },
  { property: "lacpActive", ...onOff("lacp_active", "ad_lacp_active"), cost: down, needs: "down" },
  { property: "lacpRate", ...text("lacp_rate", "ad_lacp_rate"), cost: down, needs: "down" },
  { property: "aggregatorSelect", ...text("ad_select"), cost: down, needs: "down" },
  { property: "adActorSystemPriority", ...lacpNumber("ad_actor_sys_prio"), cost: { impact: "blip", why: "LACP negotiates anew" } },
  { property: "adActorSystem", ...text("ad_actor_system"), cost: { impact: "blip", why: "LACP negotiates anew" } },
  { property: "adUserPortKey", ...lacpNumber("ad_user_port_key"), cost: down, needs: "down" },
  { property: "allPortsActive", words: flag("all_slaves_active"), read: (data) => Number(data.all_slaves_active) === 1, cost: live },
  { property: "resendIgmp", ...number("resend_igmp") },
  { property: "peerNotifications", ...number("num_grat_arp", "num_peer_notif") },
];

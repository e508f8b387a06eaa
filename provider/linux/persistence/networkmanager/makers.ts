import { batchLine, ipLine } from "../../kernel/batch";
import type { Command, Maker, OptionValue } from "../config";
import { type Section, setting } from "./keyfile";

type Options = Readonly<Record<string, OptionValue>>;

/** What makes a device, in NetworkManager's words: the profile's type and its own section. */
export interface MadeBy {
  readonly type: string;
  readonly sections: readonly Section[];
}

const renderers: Readonly<Record<Maker["kind"], (maker: Maker) => MadeBy>> = {
  bridge: ({ options }) => own("bridge", bridgeSettings(options)),
  vlan: (maker) => own("vlan", vlanLines(maker)),
  bond: ({ options }) => own("bond", bondLines(options)),
  vxlan: (maker) => own("vxlan", vxlanLines(maker)),
  dummy: () => own("dummy", []),
  macvlan: (maker) => own("macvlan", macvlanLines(maker, false)),
  macvtap: (maker) => own("macvlan", macvlanLines(maker, true)),
  veth: ({ options }) => own("veth", pairs([["peer", "peer"]], options)),
};

export function madeBy(maker: Maker): MadeBy {
  return renderers[maker.kind](maker);
}

const own = (type: string, lines: readonly string[]): MadeBy => ({ type, sections: [{ name: type, lines }] });

const word = (value: OptionValue | undefined) => (value === undefined ? undefined : Array.isArray(value) ? value.join(",") : String(value));

const pairs = (words: readonly (readonly [string, string])[], options: Options): string[] =>
  words.flatMap(([option, key]) => setting(key, word(options[option])));

const bridgeWords = [
  ["priority", "priority"],
  ["forwardDelaySeconds", "forward-delay"],
  ["helloTimeSeconds", "hello-time"],
  ["maxAgeSeconds", "max-age"],
  ["ageingTimeSeconds", "ageing-time"],
  ["vlanFiltering", "vlan-filtering"],
  ["vlanProtocol", "vlan-protocol"],
  ["defaultPvid", "vlan-default-pvid"],
  ["groupForwardMask", "group-forward-mask"],
  ["multicastSnooping", "multicast-snooping"],
  ["multicastQuerier", "multicast-querier"],
] as const;

/** NetworkManager's default for STP is on, the kernel's is off. */
function bridgeSettings(options: Options): string[] {
  return [`stp=${options.stp ?? false}`, ...pairs(bridgeWords, options).filter((line) => !/\.\d+$/.test(line))];
}

/** NetworkManager has whole seconds, takes 0 for its default, and sets the pvid of new ports only with VLAN filtering: the kernel is told the rest. */
export function bridgeNeedsKernel({ kind, options }: Maker): boolean {
  const unsaid = Object.values(options).some((value) => typeof value === "number" && (value === 0 || !Number.isInteger(value)));
  return kind === "bridge" && (unsaid || (options.defaultPvid !== undefined && options.vlanFiltering !== true));
}

/** The kernel's words for the bridge as a whole. */
export function bridgeLines(device: string, { kind, words }: Maker): Command[] {
  return words.length > 0 ? [ipLine("link", "set", "dev", device, "type", kind, ...words)] : [];
}

/** A bridge's own default VLAN, which NetworkManager takes away when VLAN filtering is off. */
export function ownVlanLines(device: string, { kind, options }: Maker): Command[] {
  const pvid = options.defaultPvid ?? 1;
  return kind === "bridge" && options.vlanFiltering !== true && pvid !== 0
    ? [{ tool: "bridge", line: batchLine("vlan", "add", "dev", device, "vid", Number(pvid), "pvid", "untagged", "self") }]
    : [];
}

/** Ports of a bridge without STP and without delay: those that joined while NetworkManager had its default of 15 s would wait twice as long for traffic. */
export function forwardingLines({ kind, options }: Maker, ports: readonly string[]): Command[] {
  const atOnce = kind === "bridge" && options.stp !== true && options.forwardDelaySeconds === 0;
  return atOnce ? ports.map((port) => ipLine("link", "set", "dev", port, "type", "bridge_slave", "state", 3)) : [];
}

/** NM_VLAN_FLAG_REORDER_HEADERS, _GVRP, _LOOSE_BINDING, _MVRP. */
function vlanLines({ lowerDevice, options }: Maker): string[] {
  const bits = (options.reorderHeader === false ? 0 : 1) | (options.gvrp ? 2 : 0) | (options.looseBinding ? 4 : 0) | (options.mvrp ? 8 : 0);
  return [...setting("parent", lowerDevice), ...pairs([["vlanId", "id"]], options), `flags=${bits}`];
}

/** The kernel's own names; `num_grat_arp` and `num_unsol_na` are one value there. */
const bondWords = [
  ["mode", "mode"],
  ["miimonMilliseconds", "miimon"],
  ["upDelayMilliseconds", "updelay"],
  ["downDelayMilliseconds", "downdelay"],
  ["lacpRate", "lacp_rate"],
  ["transmitHashPolicy", "xmit_hash_policy"],
  ["minLinks", "min_links"],
  ["primary", "primary"],
  ["primaryReselect", "primary_reselect"],
  ["aggregatorSelect", "ad_select"],
  ["adActorSystemPriority", "ad_actor_sys_prio"],
  ["adActorSystem", "ad_actor_system"],
  ["adUserPortKey", "ad_user_port_key"],
  ["arpIntervalMilliseconds", "arp_interval"],
  ["arpIpTargets", "arp_ip_target"],
  ["arpValidate", "arp_validate"],
  ["failOverMac", "fail_over_mac"],
  ["packetsPerPort", "packets_per_slave"],
  ["resendIgmp", "resend_igmp"],
  ["peerNotifications", "num_grat_arp"],
  ["peerNotifications", "num_unsol_na"],
] as const;

function bondLines(options: Options): string[] {
  return [...pairs(bondWords, options), ...(options.allPortsActive === undefined ? [] : [`all_slaves_active=${options.allPortsActive ? 1 : 0}`])];
}

function vxlanLines({ lowerDevice, options }: Maker): string[] {
  const [from, to] = String(options.sourcePortRange ?? "").split("-");
  const words = [
    ["vni", "id"],
    ["local", "local"],
    ["group", "remote"],
    ["port", "destination-port"],
    ["ttl", "ttl"],
    ["learning", "learning"],
  ] as const;
  return [...setting("parent", lowerDevice), ...pairs(words, options), ...setting("source-port-min", from), ...setting("source-port-max", to)];
}

const macvlanModes: Readonly<Record<string, number>> = { vepa: 1, bridge: 2, private: 3, passthrough: 4, source: 5 };

function macvlanLines({ lowerDevice, options }: Maker, tap: boolean): string[] {
  return [...setting("parent", lowerDevice), `mode=${macvlanModes[String(options.mode ?? "vepa")]}`, ...(tap ? ["tap=true"] : [])];
}

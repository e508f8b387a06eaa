import { ANY, ofFamily, setOf } from "../../resource/addresses";
import { type Fragment, type Line, ruleComment } from "../table/fragment";
import type { NetworkFirewallSpec } from "./types";

export const KIND = "NetworkFirewall";

export const fragmentOf = (name: string, owner: string, spec: NetworkFirewallSpec): Fragment => ({
  kind: KIND,
  name,
  owner,
  spec,
  rules: [...inbound(name, spec), ...outbound(name, spec)],
});

const words = { 4: "ip", 6: "ip6" } as const;
const families = [4, 6] as const;

/** What comes in over another device than the bridge itself: siblings, and bridged frames that br_netfilter shows, are none of it. */
function inbound(name: string, { bridge, inboundFrom }: NetworkFirewallSpec): Line[] {
  if (inboundFrom.includes(ANY)) {
    return [];
  }
  const into = `iifname != "${bridge}" oifname "${bridge}"`;
  const line = (rule: string): Line => ({ chain: "kvmnet_forward", rule: `${into} ${rule} ${ruleComment(KIND, name)}` });
  return [
    line("ct state established,related accept"),
    line("ct status dnat accept"),
    ...families.flatMap((family) => {
      const sources = ofFamily(inboundFrom, family);
      return sources.length > 0 ? [line(`${words[family]} saddr ${setOf(sources)} accept`)] : [];
    }),
    // As libvirt does it: who knocks is told so.
    line("reject with icmpx type port-unreachable"),
  ];
}

/** What is for all who listen is for nobody outside. */
const MULTICAST = { 4: ["224.0.0.0/24", "255.255.255.255"], 6: ["ff02::/16"] } as const;

function outbound(name: string, { bridge, subnets, masquerade, masqueradeExcept }: NetworkFirewallSpec): Line[] {
  return families.flatMap((family): Line[] => {
    const own = ofFamily(subnets, family);
    if (own.length === 0 || !masquerade.includes(`ipv${family}`)) {
      return [];
    }
    const ip = words[family];
    const untouched = [...new Set([...own, ...ofFamily(masqueradeExcept, family), ...MULTICAST[family]])];
    const match = `iifname "${bridge}" ${ip} saddr ${setOf(own)} ${ip} daddr != ${setOf(untouched)}`;
    const line = (rule: string): Line => ({ chain: "kvmnet_srcnat", rule: `${match} ${rule} ${ruleComment(KIND, name)}` });
    // A guest's port below 1024 must not take one that the host itself serves.
    return [line("meta l4proto { tcp, udp } masquerade to :1024-65535"), line("masquerade")];
  });
}

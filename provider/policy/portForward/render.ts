import { ANY, setOf } from "../../resource/addresses";
import { isRange, ports, targetPorts } from "../../resource/portForward/words";
import { type Fragment, type Line, ruleComment } from "../table/fragment";
import type { PortForwardSpec } from "./types";

export const KIND = "PortForward";

/** The rules of a forward. Of what a user writes only addresses and numbers come in here, and the name, which is a word. */
export function fragmentOf(name: string, owner: string, spec: PortForwardSpec): Fragment {
  return { kind: KIND, name, owner, spec, rules: linesOf(name, spec) };
}

function linesOf(name: string, spec: PortForwardSpec): Line[] {
  const ip = spec.family === 4 ? "ip" : "ip6";
  const comment = ruleComment(KIND, name);
  const subnets = setOf(spec.subnets);
  const match = [
    spec.listenAddress === ANY ? `${ip} daddr != ${spec.family === 4 ? "127.0.0.0/8" : "::1"} fib daddr type local` : `${ip} daddr ${spec.listenAddress}`,
    ...(spec.sources.includes(ANY) ? [] : [`${ip} saddr ${setOf(spec.sources)}`]),
    // Its answer would go the straight way, from an address that the guest has not spoken to.
    ...(spec.hairpin ? [] : [`${ip} saddr != ${subnets}`]),
    `${spec.protocol} dport ${ports(spec)}`,
    `dnat ${ip} to ${destination(spec)}`,
    comment,
  ].join(" ");
  const back = `ct status dnat ${ip} saddr ${subnets} ${ip} daddr ${setOf(spec.targetAddresses)} ${spec.protocol} dport ${targetPorts(spec)} masquerade ${comment}`;
  return [
    { chain: "kvmnet_dstnat", rule: match },
    { chain: "kvmnet_local", rule: match },
    ...(spec.hairpin ? [{ chain: "kvmnet_srcnat", rule: back } as const] : []),
    ...(spec.accept ? [{ accept: ip, bridge: spec.accept } as const] : []),
  ];
}

function destination(spec: PortForwardSpec): string {
  const { targetAddresses: all, family } = spec;
  const port = isRange(spec) ? "" : `:${spec.targetPort}`;
  if (all.length > 1) {
    return `numgen inc mod ${all.length} map { ${all.map((address, i) => `${i} : ${address}`).join(", ")} }${port}`;
  }
  return family === 6 && port ? `[${all[0]}]${port}` : `${all[0]}${port}`;
}

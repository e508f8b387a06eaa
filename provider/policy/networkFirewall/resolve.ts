import { unordered } from "../../resource/addresses";
import type { CommonArgs } from "../../resource/kind";
import { bridgeOf, routedNetwork } from "../networks";
import type { Policy } from "../snapshot";
import { pathOf } from "../table/fragment";
import { refusal } from "../table/refusal";
import { allWritten } from "../table/spec";
import { KIND } from "./render";
import { networkFirewallSpec } from "./schema";
import type { Asked, NetworkFirewallArgs, NetworkFirewallSpec } from "./types";

/** The arguments in their normal form. */
export function askedOf({ network, inboundFrom, masquerade, masqueradeExcept }: Omit<NetworkFirewallArgs, keyof CommonArgs> | NetworkFirewallSpec): Asked {
  return {
    network,
    inboundFrom: unordered(inboundFrom),
    masquerade: unordered(masquerade),
    masqueradeExcept: unordered(masqueradeExcept),
  };
}

/** What the arguments come to on this host. Throws what stands against them. */
export function resolve(seen: Policy, asked: Asked): NetworkFirewallSpec {
  const network = routedNetwork(seen.networks, asked.network, "filter");
  return { ...asked, bridge: bridgeOf(network), subnets: unordered(network.subnets.map(({ cidr }) => cidr)) };
}

/** Of two for one network the one would close what the other opens. */
export function refuseSecond(seen: Policy, name: string, { network }: NetworkFirewallSpec): void {
  const other = allWritten(seen.fragments.values(), KIND, networkFirewallSpec).find((one) => one.path !== pathOf(KIND, name) && one.spec.network === network);
  if (other) {
    throw refusal("network", `the NetworkFirewall ${other.name} of ${other.owner} is about ${network} already`, "say in that one who may come in");
  }
}
